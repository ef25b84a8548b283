"""The timer put there, looked at and taken away, with a made-up system that answers or does not."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest

from tests.life import Life, a_life
from tests.session_life import planned_records
from tests.spec.test_service_reminders import choose
from tests.terminal import is_one_line, unhunch
from unhunch.desktop import running
from unhunch.desktop.running import Ran, run_program
from unhunch.desktop.texts import Call
from unhunch.desktop.timers import Timer, install, remove, state, timer_for
from unhunch.errors import InvalidInputError

CALL = Call(python="/usr/bin/python3", home="/home/ann/.local/share/unhunch", every=timedelta(minutes=5))


@dataclass(slots=True)
class Machine:
    """A system that keeps what it is asked, and fails where a word of the command is named."""

    fails: tuple[str, ...] = ()
    asked: list[str] = field(default_factory=list)

    def run(self, command: Sequence[str], *, longest_s: float = 0) -> Ran:
        said = " ".join(command)
        self.asked.append(said)
        return Ran(code=1, out="it is gone\n") if any(word in said for word in self.fails) else Ran(code=0)


def timer(folder: Path, platform: str = "linux") -> Timer:
    return timer_for(platform, replace(CALL, home=str(folder)), {"HOME": str(folder)}, 501)


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("platform", "files", "asked"),
    [
        (
            "linux",
            [".config/systemd/user/unhunch-reminders.service", ".config/systemd/user/unhunch-reminders.timer"],
            "systemctl --user enable --now unhunch-reminders.timer",
        ),
        ("darwin", ["Library/LaunchAgents/org.unhunch.reminders.plist"], "launchctl bootstrap gui/501 {file}"),
        ("win32", ["reminders-task.xml"], "schtasks /Create /TN unhunch-reminders /XML {file} /F"),
    ],
)
def test_each_system_gets_its_files_and_is_told_of_them_and_loses_all_again(
    tmp_path: Path, platform: str, files: list[str], asked: str
) -> None:
    machine = Machine()
    made = timer(tmp_path, platform)
    install(made, machine.run)
    assert sorted(everything(tmp_path)) == files
    assert machine.asked[-1] == asked.format(file=tmp_path / files[0])
    assert remove(made, machine.run)
    assert (everything(tmp_path), remove(made, machine.run)) == ({}, False)


def test_only_systemd_is_called_tested(tmp_path: Path) -> None:
    assert [timer(tmp_path, one).tested for one in ("linux", "darwin", "win32")] == [True, False, False]


def test_installing_again_changes_nothing(tmp_path: Path) -> None:
    machine = Machine()
    install(timer(tmp_path), machine.run)
    before = everything(tmp_path)
    install(timer(tmp_path), machine.run)
    assert everything(tmp_path) == before


@pytest.mark.parametrize("fails", ["show-environment", "daemon-reload", "enable"])
def test_a_system_that_does_not_answer_is_told_in_one_line_and_nothing_is_left(tmp_path: Path, fails: str) -> None:
    with pytest.raises(InvalidInputError, match=r"systemd: the timer can't be set: it is gone\. Or let a calendar"):
        install(timer(tmp_path), Machine(fails=(fails,)).run)
    assert everything(tmp_path) == {}


def test_a_folder_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / ".config").write_text("a file in the way", encoding="ascii")
    with pytest.raises(InvalidInputError, match=r"\.config"):
        install(timer(tmp_path), Machine().run)
    assert list(everything(tmp_path)) == [".config"]


def test_an_older_timer_stays_as_it_was_where_a_new_one_is_refused(tmp_path: Path) -> None:
    install(timer(tmp_path), Machine().run)
    before = everything(tmp_path)
    other = timer_for("linux", replace(CALL, home="/elsewhere"), {"HOME": str(tmp_path)}, 501)
    with pytest.raises(InvalidInputError):
        install(other, Machine(fails=("enable",)).run)
    assert everything(tmp_path) == before


def test_removing_works_without_the_system_and_takes_what_it_left(tmp_path: Path) -> None:
    made = timer(tmp_path)
    install(made, Machine().run)
    (link,) = made.traces
    link.parent.mkdir()
    link.symlink_to(next(iter(made.files)))
    assert remove(made, Machine(fails=("systemctl",)).run)
    assert not link.parent.exists()


def test_what_is_there_is_told_as_what_it_is(tmp_path: Path) -> None:
    made, machine = timer(tmp_path), Machine()
    assert state(made, machine.run) == "none"
    install(made, machine.run)
    assert state(made, machine.run) == "on"
    assert state(made, Machine(fails=("is-active",)).run) == "off"
    next(iter(made.files)).write_text("of another folder", encoding="ascii")
    assert state(made, machine.run) == "other"


def test_another_system_is_told_that_none_is_known(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="calendar"):
        timer(tmp_path, "sunos5")


def test_a_program_that_is_not_there_or_never_ends_is_no_accident() -> None:
    assert run_program(["no-such-program-at-all"]).code == 127
    assert run_program([sys.executable, "-c", "input()"]).code == 1
    assert run_program([sys.executable, "-c", "import time; time.sleep(9)"], longest_s=0.1).code == 127


@pytest.fixture
def ann(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A terminal of somebody's own, in which only made-up programs run."""
    machine = Machine()
    made = replace(a_life().ctx, home=tmp_path)
    monkeypatch.setattr("unhunch.cli.reminders.open_context", lambda: made)
    monkeypatch.setattr(running, "run_program", machine.run)
    monkeypatch.setattr("unhunch.desktop.quiet.run_program", machine.run)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("UNHUNCH_DATABASE_URL", raising=False)
    monkeypatch.setattr("sys.stdin", StringIO())
    return machine


def test_the_terminal_shows_what_will_be_written_before_it_asks(ann: Machine, tmp_path: Path) -> None:
    ran = unhunch("reminders", "install")
    assert (ran.code, is_one_line(replace(ran, out=""))) == (2, True)
    assert all(part in ran.out for part in ("unhunch-reminders.timer", "ExecStart", sys.executable, "enable --now"))
    assert everything(tmp_path / ".config") == {}


def test_the_terminal_sets_and_removes_the_timer(ann: Machine, tmp_path: Path) -> None:
    assert "There is no timer" in unhunch("reminders", "status").out
    assert unhunch("reminders", "install", "--yes").code == 0
    assert "set and running" in unhunch("reminders", "status").out
    assert "nothing of it is left" in unhunch("reminders", "remove").out
    assert everything(tmp_path / ".config") == {}


def test_without_a_session_of_systemd_the_terminal_says_so(ann: Machine, tmp_path: Path) -> None:
    ann.fails = ("systemctl",)
    ran = unhunch("reminders", "install", "--yes")
    assert (ran.code, ran.err.count("\n"), "unhunch calendar FILE" in ran.err) == (2, 1, True)


def test_records_elsewhere_get_no_timer(ann: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNHUNCH_DATABASE_URL", "sqlite:////tmp/of-a-clinic.sqlite3")
    ran = unhunch("reminders", "install", "--yes")
    assert (ran.code, "UNHUNCH_DATABASE_URL" in ran.err) == (2, True)


@pytest.fixture
def planned(ann: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Life:
    """Somebody with a session at six in the evening, and notify-send on their machine."""
    life = a_life()
    life.ctx.store.append("local", planned_records())
    made = Life(ctx=replace(life.ctx, home=tmp_path), clock=life.clock, person="local")
    choose(made, "session")
    life.clock.at = life.clock.at.replace(hour=18, minute=5)
    monkeypatch.setattr("unhunch.cli.reminders.open_context", lambda: made.ctx)
    monkeypatch.setattr("unhunch.desktop.notify.has_extra", lambda: False)
    monkeypatch.setattr("unhunch.desktop.notify.which", lambda _name: "/usr/bin/notify-send")
    monkeypatch.setattr("unhunch.desktop.notify.ByCommand.show", lambda _self, title, _text: shown(ann, title))
    monkeypatch.setattr("unhunch.desktop.zone.local_zone", lambda _environ: "UTC")
    return made


def shown(machine: Machine, title: str) -> bool:
    return machine.run(("show", title)).code == 0


def test_one_look_shows_what_is_due_once_and_writes_nothing_into_the_log(planned: Life, ann: Machine) -> None:
    ann.fails = ("pactl",)
    looks = [unhunch("reminders", "now") for _ in range(2)]
    assert [(one.code, one.out, one.err) for one in looks] == [(0, "", "")] * 2
    assert [one for one in ann.asked if one.startswith("show")] == ["show Time for yourself"]


def test_a_look_that_could_show_nothing_says_so(planned: Life, ann: Machine) -> None:
    ann.fails = ("pactl", "show")
    ran = unhunch("reminders", "now")
    assert (ran.code, "comes again in a little while" in ran.out) == (1, True)


def test_a_look_without_any_reminder_asks_the_system_nothing(ann: Machine, tmp_path: Path) -> None:
    assert (unhunch("reminders", "now").code, ann.asked, everything(tmp_path)) == (0, [], {})
