"""Where the time comes from."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from unhunch.errors import InvalidInputError
from unhunch.service.clock import FileClock, FixedClock, SystemClock, clock_from_environment

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def test_a_clock_file_without_a_rate_stands_still(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    file.write_text("2026-11-23T13:00:00+01:00")
    assert FileClock(file).now() == NOON


def test_a_clock_file_with_a_rate_runs_faster_from_when_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    file.write_text("2026-11-23T12:00:00+00:00 60")
    written = file.stat().st_mtime - 10
    os.utime(file, (written, written))
    passed = FileClock(file).now() - NOON
    assert timedelta(minutes=10) <= passed < timedelta(minutes=20)


def test_whoever_writes_the_file_sets_the_time(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    file.write_text("2026-11-23T12:00:00+00:00")
    clock = FileClock(file)
    file.write_text("2026-11-24T12:00:00+00:00")
    assert clock.now() == NOON + timedelta(days=1)


@pytest.mark.parametrize("text", ["", "noon", "2026-11-23T12:00:00", "2026-11-23T12:00:00+00:00 fast"])
def test_a_clock_file_that_cannot_be_read_says_so(tmp_path: Path, text: str) -> None:
    file = tmp_path / "clock"
    file.write_text(text)
    with pytest.raises(InvalidInputError, match="UNHUNCH_CLOCK_FILE"):
        FileClock(file).now()


def test_a_missing_clock_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError):
        FileClock(tmp_path / "none").now()


def test_the_environment_chooses_the_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNHUNCH_CLOCK_FILE", str(tmp_path / "clock"))
    assert clock_from_environment() == FileClock(tmp_path / "clock")


def test_without_a_file_the_machine_tells_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("UNHUNCH_CLOCK_FILE", raising=False)
    clock = clock_from_environment()
    assert isinstance(clock, SystemClock)
    assert clock.now().utcoffset() == timedelta(0)


def test_a_fixed_clock_tells_its_time_in_utc() -> None:
    assert FixedClock(at=NOON).now() == NOON
