"""What ./run test, check and bench say is seen at once, and is kept in the log."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plumbing.data import ROOT
from tools import front_door, parts, tee
from tools.say import Log, open_log
from tools.tee import run_seen

UNIX = pytest.mark.skipif(os.name == "nt", reason="signals are those of Unix")
SEEN = (
    "import sys; from pathlib import Path; from tools.say import open_log; from tools.tee import run_seen; import os; "
    "sys.exit(run_seen([sys.executable, '-c', sys.argv[2]], open_log(Path(sys.argv[1]), 'test'), "
    "env=os.environ, cwd=Path(sys.argv[1])))"
)
ANSWERS_CTRL_C = (
    "import signal, time\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
    "try:\n    print('ready', flush=True)\n    time.sleep(60)\n"
    "except KeyboardInterrupt:\n    print('3 passed', flush=True)\n    raise SystemExit(2)\n"
)


def said(folder: Path, program: str) -> tuple[int, Log]:
    """The exit code of a Python program that was run so, and its log."""
    log = open_log(folder, "test")
    return run_seen([sys.executable, "-c", program], log, env=os.environ, cwd=folder), log


def kept(folder: Path) -> list[str]:
    """The lines of the only log, without the time of day."""
    (path,) = (folder / "var" / "log").iterdir()
    return [line.partition(" ")[2] for line in path.read_text(encoding="utf-8").splitlines()]


TELLS = "import sys; print('out', flush=True); print('err', file=sys.stderr, flush=True); print('end', end='')"


def test_what_it_says_is_seen_and_kept_in_its_order_and_the_exit_code_is_the_commands(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tee, "one_place", lambda: True)
    assert said(tmp_path, TELLS + "; sys.exit(7)")[0] == 7
    assert capfdbinary.readouterr().out == b"out\nerr\nend"
    assert kept(tmp_path)[1:] == ["out", "err", "end", "ended with 7"]


def test_errors_that_go_elsewhere_are_seen_there_and_kept_too(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert said(tmp_path, TELLS)[0] == 0
    assert tuple(capfdbinary.readouterr()) == (b"out\nend", b"err\n")
    assert sorted(kept(tmp_path)[1:]) == ["end", "ended with 0", "err", "out"]


def test_colours_are_shown_and_not_kept(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    said(tmp_path, r"import sys; sys.stdout.buffer.write(b'\x1b[1;31mFAILED\x1b[0m \xc3\xa4 \xff\n')")
    assert b"\x1b[1;31mFAILED\x1b[0m" in capfdbinary.readouterr().out
    assert kept(tmp_path)[1] == "FAILED ä \ufffd"


def test_megabytes_on_both_outputs_come_whole(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    program = (
        "import os\nfor _ in range(20_000):\n    os.write(1, b'o' * 79 + b'\\n')\n    os.write(2, b'e' * 79 + b'\\n')"
    )
    assert said(tmp_path, program)[0] == 0
    assert [len(seen) for seen in capfdbinary.readouterr()] == [20_000 * 80] * 2
    assert sum(line in {"o" * 79, "e" * 79} for line in kept(tmp_path)) == 40_000


@UNIX
def test_it_ends_with_the_command_though_something_it_left_behind_still_holds_the_pipe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tee, "QUIET_S", 0.2)
    program = "import subprocess as s; print(s.Popen(['sleep', '60']).pid, flush=True)"
    assert said(tmp_path, program)[0] == 0
    os.kill(int(kept(tmp_path)[1]), signal.SIGKILL)


@UNIX
def test_what_a_signal_ended_has_the_code_that_a_shell_gives_it(tmp_path: Path) -> None:
    assert said(tmp_path, "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")[0] == 137


def began(folder: Path, program: str) -> "subprocess.Popen[str]":
    """This very thing as a program of its own, in a group of its own, once the command inside said that it is ready."""
    process = subprocess.Popen(
        [sys.executable, "-c", SEEN, str(folder), program],
        cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads are begun here
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


@UNIX
def test_ctrl_c_is_answered_by_the_command_and_its_last_words_are_kept(tmp_path: Path) -> None:
    with began(tmp_path, ANSWERS_CTRL_C) as process:
        process.send_signal(signal.SIGINT)
        assert process.stdout is not None
        assert (process.stdout.read(), process.wait(timeout=30)) == ("3 passed\n", 2)
    assert kept(tmp_path)[-2:] == ["3 passed", "ended with 2"]


@UNIX
def test_a_request_to_end_reaches_the_command(tmp_path: Path) -> None:
    with began(tmp_path, "import time; print('ready', flush=True); time.sleep(60)") as process:
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 143


@UNIX
def test_a_command_whose_reader_went_away_ends(tmp_path: Path) -> None:
    with began(tmp_path, "print('ready', flush=True)\nwhile True: print('more', flush=True)") as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait(timeout=30) != 0


@pytest.mark.parametrize(
    "command, module", [("test", "tools.testing"), ("check", "tools.checks"), ("bench", "benchmarks")]
)
def test_the_front_door_keeps_what_it_attends(
    command: str, module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[tuple[list[str], str | None]] = []

    def seen(command: list[str], _log: Log, *, env: dict[str, str], cwd: Path) -> int:
        ran.append((command[1:3], env.get("UNHUNCH_LOG")))
        return 3 if cwd == ROOT else 1

    monkeypatch.setenv("UNHUNCH_LOG", "another")
    monkeypatch.setattr(front_door, "open_log", lambda _root, name: open_log(tmp_path, name))
    monkeypatch.setattr(front_door, "prepare", lambda *_: None)
    monkeypatch.setattr(parts, "fetch_before_tests", lambda *_: None)
    monkeypatch.setattr(front_door, "run_seen", seen)
    assert front_door.main([command, "-k", "one"]) == 3
    assert ran == [(["-m", module], None)]
