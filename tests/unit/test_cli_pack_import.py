"""`unhunch catalogue import`: shown first, added with a yes."""

import io
from pathlib import Path

import pytest

from tests.cast import NOON
from tests.exercise_files import fed, file_of, page_of, wger
from tests.planned import the_catalogue
from tests.terminal import is_one_line, unhunch
from unhunch.cli import catalogue
from unhunch.service.clock import FixedClock
from unhunch.service.context import Context
from unhunch.store.memory import MemoryStore


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home of somebody with records of their own."""
    made = Context(store=MemoryStore(), clock=FixedClock(at=NOON), catalogue=the_catalogue(), home=tmp_path / "home")
    monkeypatch.setattr(catalogue, "open_context", lambda: made)
    monkeypatch.setenv("UNHUNCH_HOME", str(made.home))
    return made.home


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with one exercise to take and one to leave."""
    path = tmp_path / "exercises.json"
    path.write_bytes(file_of(fed(), fed(name="Big Pull", id="b", equipment="barbell")))
    return path


def packs(home: Path) -> list[str]:
    return sorted(one.name for one in (home / "packs").glob("*"))


def answered(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    """Somebody at a terminal who types this."""
    typed = io.StringIO(f"{answer}\n")
    monkeypatch.setattr(typed, "isatty", lambda: True)
    monkeypatch.setattr(typed, "fileno", lambda: 0)
    monkeypatch.setattr("unhunch.cli.keyboard.TerminalKeyboard.line", lambda _self, _question: typed.readline().strip())
    monkeypatch.setattr("sys.stdin", typed)


def test_where_nobody_can_say_yes_it_is_only_shown(home: Path, file: Path) -> None:
    ran = unhunch("catalogue", "import", file)
    for said in ("1 exercise would be added", "Thread and Reach", "heavy: Big Pull (barbell)", "Nothing was added."):
        assert said in ran.out
    assert (ran.code, packs(home), list((home / "looked-at").iterdir())) == (0, [], [])


@pytest.mark.parametrize(("answer", "added"), [("yes", ["free-exercise-db"]), ("no", [])])
def test_it_is_added_where_somebody_says_yes(
    home: Path, file: Path, monkeypatch: pytest.MonkeyPatch, answer: str, added: list[str]
) -> None:
    answered(monkeypatch, answer)
    unhunch("catalogue", "import", file)
    assert packs(home) == added


def test_with_yes_it_is_added_by_its_name_and_can_be_removed(home: Path, file: Path) -> None:
    assert "unhunch catalogue remove mine" in unhunch("catalogue", "import", file, "--name", "mine", "--yes").out
    assert unhunch("catalogue", "list").out == "mine\n"
    unhunch("catalogue", "remove", "mine")
    assert packs(home) == []


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff"])
def test_what_is_no_such_file_is_refused_on_one_line(home: Path, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    assert is_one_line(unhunch("catalogue", "import", path, "--yes"))
    assert packs(home) == []


@pytest.mark.parametrize("words", [("nowhere.json",), ("--name", "../x")])
def test_a_name_that_can_not_be_used_is_refused_on_one_line(home: Path, file: Path, words: tuple[str, ...]) -> None:
    given = words if len(words) == 1 else (file, *words)
    assert is_one_line(unhunch("catalogue", "import", *given, "--yes"))
    assert packs(home) == []


def test_a_name_that_is_taken_is_refused_on_one_line(home: Path, file: Path, tmp_path: Path) -> None:
    (home / "packs" / "mine").mkdir(parents=True)
    other = tmp_path / "other.json"
    other.write_bytes(page_of(wger()))
    assert is_one_line(unhunch("catalogue", "import", other, "--name", "mine", "--yes"))
    assert list((home / "packs" / "mine").iterdir()) == []
