"""What Windows tells: a presentation, a program in full screen, quiet time, and how long nothing was touched."""

import ctypes
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final, Protocol

from unhunch.service.ports import Sensed

# QUERY_USER_NOTIFICATION_STATE, shellapi.h: not present (1) is idle time's to tell.
_STATES: Final[Mapping[int, Sensed]] = {
    2: Sensed(state="quiet", why="full-screen"),
    3: Sensed(state="quiet", why="full-screen"),
    4: Sensed(state="quiet", why="presentation"),
    5: Sensed(state="free"),
    6: Sensed(state="quiet", why="do-not-disturb"),
    7: Sensed(state="quiet", why="full-screen"),
}
_TICKS: Final = 1 << 32


class _Library(Protocol):
    """Functions of one library, found by their names."""

    def __getattr__(self, name: str) -> Callable[..., int]: ...


class Libraries(Protocol):
    """Windows' own libraries."""

    @property
    def shell32(self) -> _Library:
        """shell32.dll."""
        ...

    @property
    def user32(self) -> _Library:
        """user32.dll."""
        ...

    @property
    def kernel32(self) -> _Library:
        """kernel32.dll."""
        ...


class _LastInput(ctypes.Structure):
    """LASTINPUTINFO, winuser.h."""

    _fields_ = (("size", ctypes.c_uint32), ("at_ms", ctypes.c_uint32))


def presenting(libraries: Libraries | None = None) -> Sensed | None:
    """What SHQueryUserNotificationState says; None where it does not answer."""
    state = ctypes.c_int(0)
    try:
        failed = (libraries or _libraries()).shell32.SHQueryUserNotificationState(ctypes.byref(state))
    except (AttributeError, OSError):
        return None
    return None if failed else _STATES.get(state.value)


def idle(libraries: Libraries | None = None) -> timedelta | None:
    """How long nothing was touched by GetLastInputInfo; its clock begins anew every 49 days."""
    last = _LastInput(size=ctypes.sizeof(_LastInput))
    try:
        known = libraries or _libraries()
        if not known.user32.GetLastInputInfo(ctypes.byref(last)):
            return None
        now_ms = int(known.kernel32.GetTickCount())
    except (AttributeError, OSError):
        return None
    return timedelta(milliseconds=(now_ms - last.at_ms) % _TICKS)


def _libraries() -> Libraries:
    """The ones of this machine; an AttributeError elsewhere."""
    found: Libraries = ctypes.windll  # type: ignore[attr-defined]
    return found
