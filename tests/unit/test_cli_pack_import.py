"""`unhunch catalogue import`: shown first, added with a yes."""

from pathlib import Path

import pytest

from tests.exercise_files import fed, file_of, page_of, wger
from tests.terminal import is_one_line, unhunch


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, db: None) -> Path:
    """A home of its own."""
    monkeypatch.setenv("UNHUNCH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("UNHUNCH_DATABASE_URL", "")
    return tmp_path / "home"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with one exercise to take and one to leave."""
    path = tmp_path / "exercises.json"
    path.write_bytes(file_of(fed(), fed(name="Big Pull", id="b", equipment="barbell")))
    return path


def test_without_a_yes_it_is_only_shown(home: Path, file: Path) -> None:
    ran = unhunch("catalogue", "import", file)
    assert (ran.code, "Thread and Reach" in ran.out, "Nothing was added." in ran.out) == (0, True, True)
    assert "heavy: Big Pull (barbell)" in ran.out
    assert not (home / "packs").exists()


def test_with_a_yes_it_is_added_and_can_be_removed(home: Path, file: Path) -> None:
    assert "unhunch catalogue remove mine" in unhunch("catalogue", "import", file, "--name", "mine", "--yes").out
    assert [one.name for one in (home / "packs").iterdir()] == ["mine"]
    assert unhunch("catalogue", "list").out == "mine\n"
    unhunch("catalogue", "remove", "mine")
    assert list((home / "packs").iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"[]"])
def test_what_is_no_such_file_is_refused_on_one_line(home: Path, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    assert is_one_line(unhunch("catalogue", "import", path, "--yes"))
    assert not (home / "packs").exists()


@pytest.mark.parametrize("words", [("nowhere.json",), ("--name", "../x")])
def test_a_name_that_can_not_be_used_is_refused_on_one_line(home: Path, file: Path, words: tuple[str, ...]) -> None:
    given = words if len(words) == 1 else (file, *words)
    assert is_one_line(unhunch("catalogue", "import", *given, "--yes"))
    assert not (home / "packs").exists()


def test_a_name_that_is_taken_is_refused(home: Path, file: Path, tmp_path: Path) -> None:
    unhunch("catalogue", "import", file, "--name", "mine", "--yes")
    other = tmp_path / "other.json"
    other.write_bytes(page_of(wger()))
    assert is_one_line(unhunch("catalogue", "import", other, "--name", "mine", "--yes"))
    assert [one.name for one in (home / "packs").iterdir()] == ["mine"]
