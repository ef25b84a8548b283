"""Walks from a file in the terminal: shown, asked about, kept, taken back."""

import io
from pathlib import Path

import pytest

from tests.activity_files import START, apple, gpx, workout
from tests.cast import NOON
from tests.terminal import is_one_line, unhunch
from unhunch import load_catalogue
from unhunch.cli import import_activity
from unhunch.cli.opened import PERSON
from unhunch.records.model import WalkRecord
from unhunch.service.activity import imports_of
from unhunch.service.clock import FixedClock
from unhunch.service.context import Context
from unhunch.service.exercised import walks_since
from unhunch.service.looked import FOLDER
from unhunch.store.memory import MemoryStore

TRACK = gpx([(10.0, 13.9)] * 180)


@pytest.fixture
def ctx(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Context:
    made = Context(store=MemoryStore(), clock=FixedClock(at=NOON), catalogue=load_catalogue(), home=tmp_path)
    monkeypatch.setattr(import_activity, "open_context", lambda: made)
    return made


def answered(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Somebody at a terminal who types these."""
    typed = io.StringIO("".join(f"{line}\n" for line in lines))
    monkeypatch.setattr(typed, "isatty", lambda: True)
    monkeypatch.setattr(typed, "fileno", lambda: 0)
    monkeypatch.setattr("unhunch.cli.keyboard.TerminalKeyboard.line", lambda _self, _question: typed.readline().strip())
    monkeypatch.setattr("sys.stdin", typed)


def walks(ctx: Context) -> tuple[WalkRecord, ...]:
    return walks_since(ctx, PERSON, None)


def file(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "walks"
    path.write_bytes(content)
    return path


def test_it_says_what_would_change_and_keeps_nothing_where_nobody_can_say_yes(ctx: Context, tmp_path: Path) -> None:
    ran = unhunch("import-activity", file(tmp_path, apple(workout(), workout(kind="Running"))))
    assert (ran.code, walks(ctx), list((tmp_path / FOLDER).iterdir())) == (0, (), [])
    for said in ("1 walk on 20 November 2026", "1 recorded as", "0 minutes become 30", "Nothing was kept"):
        assert said in ran.out


def test_with_yes_it_keeps_them_and_says_how_to_take_them_back(ctx: Context, tmp_path: Path) -> None:
    ran = unhunch("import-activity", "--yes", file(tmp_path, apple(workout())))
    (made,) = imports_of(ctx, PERSON)
    assert f"--undo {made.brought}" in ran.out
    assert unhunch("import-activity", "--undo", made.brought).code == 0
    assert walks(ctx) == ()


@pytest.mark.parametrize(("options", "kept"), [(("--yes",), 0), (("--yes", "--walks"), 1), (("--walks",), 0)])
def test_a_file_that_does_not_say_what_it_was_needs_that_said(
    ctx: Context, tmp_path: Path, options: tuple[str, ...], kept: int
) -> None:
    assert unhunch("import-activity", *options, file(tmp_path, TRACK)).code == 0
    assert len(walks(ctx)) == kept


@pytest.mark.parametrize(("lines", "kept"), [(("yes", "yes"), 1), (("yes", "no"), 0), (("no",), 0)])
def test_at_a_terminal_it_asks(
    ctx: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...], kept: int
) -> None:
    answered(monkeypatch, *lines)
    assert unhunch("import-activity", file(tmp_path, TRACK)).code == 0
    assert len(walks(ctx)) == kept


def test_many_days_are_cut_short(ctx: Context, tmp_path: Path) -> None:
    many = apple(*(workout(START.replace(day=day), km=None) for day in range(1, 20)))
    assert "9 earlier days change too" in unhunch("import-activity", "--yes", file(tmp_path, many)).out


@pytest.mark.parametrize("words", [("no-such-file",), (), ("--undo", "x"), ("--undo", "x", "file"), ("a\0b",)], ids=str)
def test_what_does_not_fit_is_one_line(ctx: Context, words: tuple[str, ...]) -> None:
    assert is_one_line(unhunch("import-activity", *words))


def test_a_damaged_file_keeps_nothing(ctx: Context, tmp_path: Path) -> None:
    assert is_one_line(unhunch("import-activity", "--yes", file(tmp_path, apple(workout())[:-9])))
    assert walks(ctx) == ()
