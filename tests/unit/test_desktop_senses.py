"""What each system tells of a call, of full screen and of nobody's being there, read from made-up answers."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from ctypes import Structure
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.life import MORNING
from unhunch.desktop import linux, macos, windows
from unhunch.desktop.bus import Question
from unhunch.desktop.kept import FILE, forget_stretch, load_stretch, save_stretch
from unhunch.desktop.notify import ByCommand, find_notifier
from unhunch.desktop.quiet import sense, sensed_of
from unhunch.desktop.running import Ran, Run
from unhunch.desktop.zone import local_zone
from unhunch.reminders import Stretch
from unhunch.service.ports import Sensed

SILENT = Ran(code=127)
MICROPHONE = "52\t1\t240\tprotocol-native.c\ts16le 1ch 16000Hz\n"


def answers(given: Mapping[str, str]) -> Run:
    """A system on which the programs whose commands begin so say that, and all others are missing."""

    def run(command: Sequence[str]) -> Ran:
        said = " ".join(command)
        return next((Ran(code=0, out=out) for begin, out in given.items() if said.startswith(begin)), SILENT)

    return run


def bus(**given: object) -> linux.Ask:
    """A D-Bus on which methods of these names answer so."""

    def ask(questions: Sequence[Question]) -> tuple[object, ...]:
        return tuple(given.get(one.method) for one in questions)

    return ask


GNOME = {"XDG_CURRENT_DESKTOP": "ubuntu:GNOME", "WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}
X11 = {"DISPLAY": ":0"}
WINDOW = "_NET_ACTIVE_WINDOW(WINDOW): window id # 0x3a00007\n"
ROOT, STATE = "xprop -root", "xprop -id 0x3a00007"


@pytest.mark.parametrize(
    ("programs", "on_bus", "environ", "state", "why"),
    [
        ({}, {}, {}, "unknown", ""),
        ({}, {}, {**GNOME, **X11}, "unknown", ""),
        ({"pactl": MICROPHONE}, {}, {}, "quiet", "call"),
        ({"pactl": ""}, {}, {}, "free", ""),
        ({"pactl": "", "gsettings": "false\n"}, {}, GNOME, "quiet", "do-not-disturb"),
        ({"pactl": "", "gsettings": "true\n"}, {}, GNOME, "free", ""),
        ({"gsettings": "false\n"}, {}, {"XDG_CURRENT_DESKTOP": "KDE"}, "unknown", ""),
        ({"gsettings": "No such schema\n"}, {}, GNOME, "unknown", ""),
        ({}, {"Get": True}, {}, "quiet", "do-not-disturb"),
        ({}, {"Get": False}, {}, "free", ""),
        ({}, {"Get": "no such property"}, {}, "unknown", ""),
        ({ROOT: WINDOW, STATE: "_NET_WM_STATE(ATOM) = _NET_WM_STATE_FULLSCREEN\n"}, {}, X11, "quiet", "full-screen"),
        ({ROOT: WINDOW, STATE: "_NET_WM_STATE(ATOM) = \n"}, {}, X11, "free", ""),
        ({ROOT: WINDOW}, {}, X11, "unknown", ""),
        ({ROOT: "_NET_ACTIVE_WINDOW(WINDOW): window id # 0x0\n"}, {}, X11, "unknown", ""),
        ({ROOT: WINDOW, STATE: "_NET_WM_STATE_FULLSCREEN\n"}, {}, GNOME, "unknown", ""),
    ],
)
def test_a_linux_desktop_is_understood(
    programs: dict[str, str], on_bus: dict[str, object], environ: dict[str, str], state: str, why: str
) -> None:
    found = sensed_of(linux.tellings(answers(programs), bus(**on_bus), environ), None)
    assert (found.state, found.why) == (state, why)


@pytest.mark.parametrize(
    ("on_bus", "idle_s"),
    [
        ({}, None),
        ({"GetIdletime": 61_000}, 61),
        ({"GetSessionIdleTime": 3_000}, 3),
        ({"GetIdletime": 1_000, "GetSessionIdleTime": 9_000}, 1),
    ],
)
def test_how_long_nothing_was_touched_on_linux(on_bus: dict[str, object], idle_s: float | None) -> None:
    assert linux.idle(bus(**on_bus)) == (None if idle_s is None else timedelta(seconds=idle_s))


def test_how_long_nothing_was_touched_on_macos() -> None:
    printed = '  | |   "HIDIdleTime" = 65000000000\n'
    assert macos.idle(answers({"ioreg": printed})) == timedelta(seconds=65)
    assert macos.idle(answers({})) is None


def windows_that(state: int = 5, *, fails: int = 0, last_ms: int = 0, now_ms: int = 0) -> Any:
    def notification_state(place: Any) -> int:
        place._obj.value = state
        return fails

    def last_input(place: Any) -> int:
        assert isinstance(place._obj, Structure)
        place._obj.at_ms = last_ms
        return int(not fails)

    return SimpleNamespace(
        shell32=SimpleNamespace(SHQueryUserNotificationState=notification_state),
        user32=SimpleNamespace(GetLastInputInfo=last_input),
        kernel32=SimpleNamespace(GetTickCount=lambda: now_ms),
    )


@pytest.mark.parametrize(
    ("number", "state", "why"),
    [
        (2, "quiet", "full-screen"),
        (3, "quiet", "full-screen"),
        (4, "quiet", "presentation"),
        (5, "free", ""),
        (6, "quiet", "do-not-disturb"),
    ],
)
def test_windows_states_are_understood(number: int, state: str, why: str) -> None:
    assert windows.presenting(windows_that(number)) == Sensed(state=state, why=why)  # type: ignore[arg-type]


def test_windows_that_tells_nothing_is_unknown() -> None:
    assert (windows.presenting(windows_that(1)), windows.presenting(windows_that(5, fails=1))) == (None, None)
    assert windows.idle(windows_that(fails=1)) is None


@pytest.mark.parametrize(
    ("last_ms", "now_ms", "idle_s"), [(1_000, 4_000, 3), ((1 << 32) - 1_000, 1_000, 2), ((1 << 32) - 500, -500, 0)]
)
def test_windows_clock_of_touches_begins_anew_after_49_days(last_ms: int, now_ms: int, idle_s: int) -> None:
    assert windows.idle(windows_that(last_ms=last_ms, now_ms=now_ms)) == timedelta(seconds=idle_s)


@pytest.mark.skipif(sys.platform == "win32", reason="these are Windows' own libraries")
def test_elsewhere_there_are_no_such_libraries() -> None:
    assert (windows.presenting(), windows.idle()) == (None, None)
    assert sense("win32", {}) == sense("sunos5", {}) == Sensed()


def test_one_that_objects_outweighs_all_that_do_not() -> None:
    free, quiet = Sensed(state="free"), Sensed(state="quiet", why="call")
    assert sensed_of([free, None, quiet], timedelta(seconds=1)) == Sensed(
        state="quiet", why="call", idle=timedelta(seconds=1)
    )


def test_a_command_shows_words_and_never_reads_them_as_options(tmp_path: Path) -> None:
    asked: list[Sequence[str]] = []

    def run(command: Sequence[str]) -> Ran:
        asked.append(command)
        return Ran(code=0)

    assert ByCommand(command=("notify-send", "--"), run=run).show("-u", "a; b")
    assert asked == [("notify-send", "--", "-u", "a; b")]
    assert not ByCommand(command=(str(tmp_path / "none"),)).is_ready()


def test_where_nobody_can_show_anything_that_is_known_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    nobody = find_notifier("linux", extra=False)
    assert (nobody.is_ready(), nobody.show("a", "b")) == (False, False)
    assert not find_notifier("win32", extra=False).is_ready()


@pytest.mark.parametrize(
    ("named", "zone"), [("Europe/Berlin", "Europe/Berlin"), (":Asia/Tokyo", "Asia/Tokyo"), ("/usr/share", "")]
)
def test_the_zone_is_the_one_that_the_environment_names(named: str, zone: str) -> None:
    assert local_zone({"TZ": named}) == zone


def test_the_zone_is_where_the_machines_clock_points_to(tmp_path: Path) -> None:
    target = tmp_path / "zoneinfo" / "Europe" / "Madrid"
    target.parent.mkdir(parents=True)
    target.touch()
    (tmp_path / "localtime").symlink_to(target)
    assert local_zone({}, str(tmp_path / "localtime")) == "Europe/Madrid"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"since": 1, "last": 2}', '{"since": "2026-11-23", "last": "x"}'])
def test_a_stretch_that_cannot_be_read_begins_anew(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert load_stretch(tmp_path) is None


def test_a_stretch_is_kept_and_forgotten(tmp_path: Path) -> None:
    stretch = Stretch(since=MORNING, last=MORNING + timedelta(minutes=5))
    save_stretch(tmp_path, stretch)
    assert load_stretch(tmp_path) == stretch
    forget_stretch(tmp_path)
    assert load_stretch(tmp_path) is None
    save_stretch(tmp_path / "none", stretch)
    assert list(tmp_path.iterdir()) == []


BLOCKED = """
import sys
for name in ("desktop_notifier", "dbus_fast"):
    sys.modules[name] = None
from unhunch.desktop import bus, linux, notify, quiet
print(linux.idle(bus.ask), quiet.sense("linux", {}).idle, notify.ByExtra().is_ready())
"""


def test_without_the_extra_nothing_breaks_and_nothing_is_known() -> None:
    ran = subprocess.run([sys.executable, "-c", BLOCKED], check=True, capture_output=True, text=True)
    assert ran.stdout.split() == ["None", "None", "False"]


def test_looking_for_the_extra_loads_nothing_of_it() -> None:
    probe = "import sys, unhunch.desktop.notify as n, unhunch.desktop.quiet; n.has_extra(); print(sorted(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", probe], check=True, capture_output=True, text=True)
    assert "desktop_notifier" not in ran.stdout
    assert "dbus_fast" not in ran.stdout
