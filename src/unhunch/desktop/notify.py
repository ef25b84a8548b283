"""A few words on the person's screen: by the extra `desktop` where it is installed, else by the system's command."""

import logging
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from shutil import which
from typing import TYPE_CHECKING, Any, Final, TypeVar

from unhunch.desktop.bus import run_apart
from unhunch.desktop.running import Run, run_program
from unhunch.service.ports import Notifier

if TYPE_CHECKING:
    from desktop_notifier import DesktopNotifier

T = TypeVar("T")
EXTRA: Final = "desktop_notifier"
_LONGEST_S: Final = 10.0
_APPLE: Final = ("on run argv", "display notification (item 2 of argv) with title (item 1 of argv)", "end run")
_COMMANDS: Final[Mapping[str, tuple[str, ...]]] = {
    "linux": ("notify-send", "--app-name=unhunch", "--"),
    "darwin": ("osascript", *(word for line in _APPLE for word in ("-e", line))),
}


def has_extra() -> bool:
    """Whether the extra `desktop` is installed."""
    return find_spec(EXTRA) is not None


@dataclass(frozen=True, slots=True)
class ByExtra:
    """By desktop-notifier: D-Bus, Windows' own, or macOS's notification centre."""

    def is_ready(self) -> bool:
        """Whether somebody answers who shows notifications."""
        return bool(_done(self._abilities))

    def show(self, title: str, text: str) -> bool:
        """Whether it was handed over."""
        return bool(_done(lambda: self._send(title, text)))

    async def _abilities(self) -> int:
        return len(await self._notifier().get_capabilities())

    async def _send(self, title: str, text: str) -> bool:
        sent: list[bool] = []
        # It writes what went wrong into a log and says nothing; that it was sent it says.
        await self._notifier().send(title, text, on_dispatched=lambda: sent.append(True))
        return bool(sent)

    def _notifier(self) -> "DesktopNotifier":
        from desktop_notifier import DesktopNotifier  # noqa: PLC0415 - the extra

        logging.getLogger(EXTRA).setLevel(logging.ERROR)
        return DesktopNotifier(app_name="unhunch", app_icon=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ByCommand:
    """By a program of the system that takes a title and a text."""

    command: tuple[str, ...]
    run: Run = run_program

    def is_ready(self) -> bool:
        """Whether there is such a program."""
        return which(self.command[0]) is not None

    def show(self, title: str, text: str) -> bool:
        """Whether it said that it did."""
        return self.run((*self.command, title, text)).code == 0


@dataclass(frozen=True, slots=True)
class FirstReady:
    """By the first of several ways that would be seen; without any, nothing is."""

    ways: tuple[Notifier, ...]

    def is_ready(self) -> bool:
        """Whether one of them is."""
        return any(one.is_ready() for one in self.ways)

    def show(self, title: str, text: str) -> bool:
        """Whether it was put there."""
        return any(one.is_ready() and one.show(title, text) for one in self.ways)


def find_notifier(platform: str, *, extra: bool) -> Notifier:
    """The ways of this system; `platform` is `sys.platform`."""
    first = (ByExtra(),) if extra else ()
    command = _COMMANDS.get(platform)
    return FirstReady((*first, *((ByCommand(command=command),) if command else ())))


def _done(make: Callable[[], Coroutine[Any, Any, T]]) -> T | None:
    """What came of it, or None: there are as many ways to fail as there are systems, and none may end the program."""
    try:
        return run_apart(make(), _LONGEST_S)
    except Exception:  # noqa: BLE001 - as said above
        return None
