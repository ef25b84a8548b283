"""What a Linux desktop tells: a call, do not disturb, full screen, and how long nothing was touched."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Final

from unhunch.desktop.bus import Question
from unhunch.desktop.running import Run
from unhunch.service.ports import Sensed

Ask = Callable[[Sequence[Question]], tuple[object, ...]]
_NOTIFICATIONS: Final = "org.freedesktop.Notifications"
# Plasma alone has this property.
_INHIBITED: Final = Question(
    name=_NOTIFICATIONS,
    path="/org/freedesktop/Notifications",
    interface="org.freedesktop.DBus.Properties",
    method="Get",
    told=(_NOTIFICATIONS, "Inhibited"),
)
_MUTTER: Final = Question(
    name="org.gnome.Mutter.IdleMonitor",
    path="/org/gnome/Mutter/IdleMonitor/Core",
    interface="org.gnome.Mutter.IdleMonitor",
    method="GetIdletime",
)
# Plasma says it in milliseconds, and on Wayland not at all.
_SCREEN_SAVER: Final = Question(
    name="org.freedesktop.ScreenSaver",
    path="/org/freedesktop/ScreenSaver",
    interface="org.freedesktop.ScreenSaver",
    method="GetSessionIdleTime",
)
_WINDOW: Final = re.compile(r"window id # (0x[0-9a-f]+)")


def tellings(run: Run, ask: Ask, environ: Mapping[str, str]) -> Iterator[Sensed | None]:
    """What each of those that can be asked says; None from one that can't tell."""
    yield call(run)
    if "GNOME" in environ.get("XDG_CURRENT_DESKTOP", "").upper().split(":"):
        yield gnome_banners(run)
    yield inhibited(ask)
    if environ.get("DISPLAY") and not environ.get("WAYLAND_DISPLAY"):
        yield full_screen(run)


def call(run: Run) -> Sensed | None:
    """Whether a program listens to a microphone, through PulseAudio or PipeWire."""
    ran = run(("pactl", "list", "short", "source-outputs"))
    if ran.code:
        return None
    return Sensed(state="quiet", why="call") if ran.out.strip() else Sensed(state="free")


def gnome_banners(run: Run) -> Sensed | None:
    """Whether GNOME's do not disturb is on."""
    ran = run(("gsettings", "get", "org.gnome.desktop.notifications", "show-banners"))
    return {
        (0, "false"): Sensed(state="quiet", why="do-not-disturb"),
        (0, "true"): Sensed(state="free"),
    }.get((ran.code, ran.out.strip()))


def inhibited(ask: Ask) -> Sensed | None:
    """Whether Plasma's do not disturb is on."""
    (found,) = ask([_INHIBITED])
    if not isinstance(found, bool):
        return None
    return Sensed(state="quiet", why="do-not-disturb") if found else Sensed(state="free")


def full_screen(run: Run) -> Sensed | None:
    """Whether the window in use fills an X11 screen."""
    found = _WINDOW.search(run(("xprop", "-root", "_NET_ACTIVE_WINDOW")).out)
    if found is None or int(found[1], 16) == 0:
        return None
    ran = run(("xprop", "-id", found[1], "_NET_WM_STATE"))
    if ran.code:
        return None
    fills = "_NET_WM_STATE_FULLSCREEN" in ran.out
    return Sensed(state="quiet", why="full-screen") if fills else Sensed(state="free")


def idle(ask: Ask) -> timedelta | None:
    """How long nothing was touched, by GNOME or else by the screen saver; None where neither knows."""
    told = next((one for one in ask([_MUTTER, _SCREEN_SAVER]) if isinstance(one, int)), None)
    return None if told is None else timedelta(milliseconds=told)
