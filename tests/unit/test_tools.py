import errno
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from tests.plumbing.data import ROOT
from tools import lengths, lock
from tools.environment import Workshop, current, fingerprint, kept, reason
from tools.front_door import os_error_line
from tools.say import Log, open_log, progress
from tools.testing import closing_lines


def test_the_lock_the_exports_and_pyproject_agree() -> None:
    assert list(lock.findings(ROOT)) == []


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The files that have to agree, to be spoiled."""
    (tmp_path / "requirements").mkdir()
    listings = [f"requirements/{path.name}" for path in (ROOT / "requirements").glob("*.txt")]
    for name in ("pyproject.toml", "uv.lock", *listings):
        (tmp_path / name).write_text((ROOT / name).read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


SPOILS = {
    "another range in pyproject": ("pyproject.toml", '"django>=5.2,<5.3"', '"django>=5.1,<5.3"'),
    "one more dependency": ("pyproject.toml", '"rich>=15,<16",', '"rich>=15,<16", "left-pad",'),
    "another development tool": ("pyproject.toml", '"pytest>=9.1.1,<9.2"', '"pytest>=9.1,<10"'),
    "another version exported": ("requirements/run.txt", "django==5.2.", "django==5.1."),
    "another decoder of films": ("pyproject.toml", '"av>=18.1,<19"', '"av>=18,<20"'),
    "another decoder exported": ("requirements/video.txt", "av==18.", "av==17."),
    "another notifier exported": ("requirements/desktop.txt", "desktop-notifier==6.2.", "desktop-notifier==6.1."),
    "a part not exported": ("requirements/run.txt", "waitress==", "waitress-not=="),
    "a hash changed": ("requirements/run.txt", "--hash=sha256:", "--hash=sha256:0"),
    "a private mirror": ("uv.lock", "https://pypi.org/simple", "https://mirror.example/simple"),
}


@pytest.mark.parametrize(("name", "old", "new"), SPOILS.values(), ids=SPOILS)
def test_a_lock_that_disagrees_is_found(name: str, old: str, new: str, copied: Path) -> None:
    path = copied / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert list(lock.findings(copied))


def test_a_function_that_has_grown_too_long_is_found(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "long.py").write_text("def long():\n" + "    pass\n" * 60, encoding="utf-8")
    assert [finding.split()[0] for finding in lengths.findings(tmp_path)] == ["src/long.py:1:"]


def test_a_module_that_has_grown_too_long_is_found(tmp_path: Path) -> None:
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "long.py").write_text("x = 1\n" * 301, encoding="utf-8")
    assert len(list(lengths.findings(tmp_path))) == 1


COUNTS = {"passed": 5, "failed": 0, "skipped": 2, "browser_not_run": 0}


def test_the_last_lines_say_how_long_it_took_and_count_the_tests() -> None:
    assert closing_lines(COUNTS, seconds=754.4) == ["took 12 min 34 s", "5 passed, 0 failed, 2 skipped"]


@pytest.mark.parametrize(("seconds", "warned"), [(0, False), (900, False), (900.5, True), (4000, True)])
def test_tests_that_took_longer_than_a_quarter_of_an_hour_are_warned_about(seconds: float, *, warned: bool) -> None:
    assert any("longer than the 15 minutes" in line for line in closing_lines(COUNTS, seconds=seconds)) is warned


def test_browser_tests_that_were_not_run_are_counted_with_a_remedy() -> None:
    lines = closing_lines({**COUNTS, "browser_not_run": 2}, seconds=60)
    assert lines[0] == "browser tests: 2 not run, install chromium"
    assert "chromium" in lines[1].lower()
    assert lines[-1] == "5 passed, 0 failed, 2 skipped"


@pytest.mark.parametrize(
    ("number", "says"), [(errno.ENOSPC, "disk is full"), (errno.EROFS, "can't be written"), (errno.EACCES, "can't be")]
)
def test_a_disk_that_can_not_be_used_is_said_in_one_line(number: int, says: str) -> None:
    line = os_error_line(OSError(number, os.strerror(number), "/somewhere"))
    assert says in line
    assert "\n" not in line


@pytest.mark.parametrize(
    ("output", "says"),
    [
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("Temporary failure in name resolution", "network can't be reached"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "not the one the lock names"),
        ("something nobody has seen", "did not finish"),
    ],
)
def test_a_failed_installation_ends_with_one_line_that_helps(output: str, says: str, tmp_path: Path) -> None:
    line = reason(output, Log(path=tmp_path / "log", file=StringIO()))
    assert says in line
    assert "\n" not in line


def test_an_environment_without_a_stamp_is_not_current(tmp_path: Path) -> None:
    assert not current(Workshop(root=tmp_path), "run")


def test_what_reads_films_is_kept_when_the_lock_changes(tmp_path: Path) -> None:
    workshop = Workshop(root=tmp_path)
    workshop.venv.mkdir()
    assert kept(workshop, "run") == "run"
    workshop.stamp.write_text('{"video": "of an older lock"}', encoding="utf-8")
    assert (kept(workshop, "run"), kept(workshop, "dev")) == ("video", "dev")


def test_the_fingerprint_follows_the_lock(copied: Path) -> None:
    before = fingerprint(Workshop(root=copied))
    (copied / "uv.lock").write_text("changed", encoding="utf-8")
    assert fingerprint(Workshop(root=copied)) != before


def test_progress_is_shown_in_plain_lines(capsys: pytest.CaptureFixture[str]) -> None:
    listen = progress(2)
    for line in ("Collecting django==5.2", "  Downloading django", "Collecting rich==15", "Collecting rich==15"):
        listen(line)
    assert capsys.readouterr().out == "      2 of 2 · rich\n"


def test_only_the_newest_logs_are_kept(tmp_path: Path) -> None:
    for _ in range(14):
        open_log(tmp_path, "start").file.close()
    assert len(list((tmp_path / "var" / "log").iterdir())) == 10


def test_the_front_door_explains_itself() -> None:
    shown = subprocess.run([sys.executable, ROOT / "run", "help"], check=True, capture_output=True, text=True).stdout
    assert shown.startswith("usage: ./run")


def test_a_command_that_is_not_there_ends_with_two() -> None:
    ran = subprocess.run([sys.executable, ROOT / "run", "fly"], check=False, capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (2, "")


def test_the_front_door_is_written_so_that_an_old_python_reads_it() -> None:
    text = (ROOT / "run").read_text(encoding="utf-8")
    assert not any(sign in text for sign in ("f'", 'f"', " -> ", ": str", ":="))
