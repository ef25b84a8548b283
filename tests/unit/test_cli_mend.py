import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.terminal import as_a_process, is_one_line, unhunch

DAMAGED = b"not a database at all, but maybe somebody can save some of it"


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("UNHUNCH_HOME", str(tmp_path))
    monkeypatch.delenv("UNHUNCH_DATABASE_URL", raising=False)
    return tmp_path


@pytest.fixture
def damaged(home: Path) -> Path:
    file = home / "unhunch.sqlite3"
    file.write_bytes(DAMAGED)
    return file


def test_without_records_there_is_nothing_to_mend(home: Path) -> None:
    ran = unhunch("mend")
    assert (ran.code, "nothing to mend" in ran.out) == (0, True)


def test_a_damaged_file_is_kept_aside_whole(damaged: Path) -> None:
    assert unhunch("mend", "--yes").code == 0
    kept = next(damaged.parent.glob("unhunch.sqlite3.damaged-*"))
    assert (damaged.exists(), kept.read_bytes()) == (False, DAMAGED)


def test_without_a_yes_where_nobody_can_be_asked_nothing_changes(
    damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert is_one_line(unhunch("mend"))
    assert damaged.read_bytes() == DAMAGED


@pytest.mark.parametrize("said, moved", [("y", True), ("yes", True), ("", False), ("n", False)])
def test_the_person_is_asked_first(damaged: Path, monkeypatch: pytest.MonkeyPatch, said: str, *, moved: bool) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: said)
    unhunch("mend")
    assert damaged.exists() is not moved


def test_a_database_of_ones_own_is_not_touched(damaged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNHUNCH_DATABASE_URL", "postgresql://somewhere/unhunch")
    assert is_one_line(unhunch("mend", "--yes"))
    assert damaged.exists()


def with_a_row_that_nobody_can_read(home: Path) -> bytes:
    """The file, sound in itself, with one walk that can be read and one that can't."""
    assert as_a_process("today").code == 0
    file = home / "unhunch.sqlite3"
    row = (
        "insert into store_entry (clinic, person, key, kind, topic, at, session, exercise, payload) "
        "values (?,?,?,?,?,?,?,?,?)"
    )
    good = '{"day": "2026-11-23", "minutes": 20.0}'
    with closing(sqlite3.connect(file)) as direct:
        for key, payload in (("good", good), ("bad", '{"day": "2026-11-23", "minutes": 20.0, "surprise": 1}')):
            direct.execute(row, ("local", "local", key, "walk", "", "2026-11-23 12:00:00", "", "", payload))
        direct.commit()
        direct.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file.read_bytes()


def test_what_can_be_read_goes_on_and_the_whole_file_is_kept_aside(home: Path) -> None:
    before = with_a_row_that_nobody_can_read(home)
    told = as_a_process("export", home / "export.json")
    assert (told.code, "mend" in told.err, "export --raw" in told.err) == (1, True, True)
    raw = as_a_process("export", "--raw", "-").json["rows"]
    assert isinstance(raw, list)
    assert [one["key"] for one in raw] == ["good", "bad"]
    assert is_one_line(as_a_process("mend"))
    assert as_a_process("mend", "--yes").code == 0
    assert next(home.glob("unhunch.sqlite3.damaged-*")).read_bytes() == before
    records = as_a_process("export", "-").json["records"]
    assert isinstance(records, list)
    assert [one["key"] for one in records] == ["good"]
