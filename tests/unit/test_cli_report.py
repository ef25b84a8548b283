"""`unhunch report` in the terminal: what it writes, and the one line where it can't."""

import io
import json
import stat
import zipfile
from argparse import ArgumentParser
from functools import cache
from pathlib import Path

import pytest

from tests.life import MORNING, Life, a_life
from tests.life import PERSON as SOMEBODY
from tests.plumbing.paper import sizes_of, words_by_page, words_of
from tests.terminal import Ran, is_one_line, unhunch
from unhunch.cli import report
from unhunch.export.choices import PARTS_OF, SIZES
from unhunch.export.typeset import PAPERS
from unhunch.export.wished import USUAL_DAYS
from unhunch.records.codec import KINDS
from unhunch.records.model import Record, ReplayRecord
from unhunch.service.plans import require_programme
from unhunch.service.programme import tick_walk


@cache
def records_of_a_beginner() -> tuple[Record, ...]:
    """Somebody screened, filled in and planned for a week, once for all tests."""
    made = a_life()
    made.begin()
    return tuple(made.ctx.store.records(made.person))


@pytest.fixture
def begun(life: Life) -> Life:
    """The same person with a plan."""
    life.ctx.store.append(life.person, records_of_a_beginner())
    return life


@pytest.fixture
def life(monkeypatch: pytest.MonkeyPatch) -> Life:
    """Somebody new, whose records the command is given instead of the person's own."""
    made = a_life()
    monkeypatch.setattr(report, "open_context", lambda: made.ctx)
    monkeypatch.setattr(report, "PERSON", SOMEBODY)
    return made


def written(path: Path, *words: object) -> bytes:
    ran = unhunch("report", *words, "--out", path)
    assert (ran.code, ran.err) == (0, ""), ran.err
    return path.read_bytes()


def refused(ran: Ran, what: str) -> bool:
    return is_one_line(ran) and what in ran.err


def test_what_help_offers_is_what_there_is() -> None:
    parser = ArgumentParser()
    report.arguments(parser)
    offered = {action.dest: action.choices for action in parser._actions}
    assert (tuple(USUAL_DAYS), PAPERS, SIZES) == (report.KINDS, report.PAPERS, offered["drawings"])
    assert offered["without"] == [part for kind in report.KINDS for part in PARTS_OF[kind]]


def test_a_handout_is_written_on_the_paper_and_in_the_language_asked_for(begun: Life, tmp_path: Path) -> None:
    pdf = written(tmp_path / "a.pdf", "handout", "--paper", "letter", "--language", "de")
    assert sizes_of(pdf) == {(612, 792)}
    assert "Dein Programm für zu Hause" in words_of(pdf)
    assert stat.S_IMODE((tmp_path / "a.pdf").stat().st_mode) == 0o600


def test_a_handout_is_written_without_what_was_left_out(begun: Life, tmp_path: Path) -> None:
    pdf = written(tmp_path / "a.pdf", "handout", "--without", "steps", "--without", "faults", "--drawings", "none")
    assert "Left out, as you chose: the drawings, how each exercise is done, what often goes wrong." in words_of(pdf)


def test_a_progress_report_is_written_with_and_without_its_appendix(begun: Life, tmp_path: Path) -> None:
    programme = require_programme(begun.ctx, begun.person)
    begun.do(next(one.id for one in programme.weeks[0].days[0].sessions if one.kind != "walk"))
    assert len(words_by_page(written(tmp_path / "a.pdf", "progress", "--days", 7))) > 1
    assert len(words_by_page(written(tmp_path / "b.pdf", "progress", "--without", "appendix"))) == 1


def test_the_tables_are_written_as_one_zip(begun: Life, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(written(tmp_path / "a.zip", "tables"))) as packed:
        assert {name.removesuffix(".csv") for name in packed.namelist()} == set(KINDS)


def test_the_file_for_a_clinic_is_written_with_and_without_a_name(begun: Life, tmp_path: Path) -> None:
    tick_walk(begun.ctx, begun.person, MORNING.date(), 20)
    plain, named = (
        json.loads(written(tmp_path / "a.json", "fhir", "--days", 7, *more))["entry"][0]["resource"]
        for more in ((), ("--name", "Ana Ruiz", "--language", "es"))
    )
    assert "name" not in plain
    assert (named["name"], named["language"]) == ([{"text": "Ana Ruiz"}], "es")


def test_kept_replays_are_written_as_one_zip(life: Life, tmp_path: Path) -> None:
    assert refused(unhunch("report", "opensim", "--out", tmp_path / "a.zip"), "no replay is kept")
    look = (0, *(500, 300) * 17)
    kept = ReplayRecord(replay="r", session="s", day=MORNING.date(), exercise="chin-tuck", set=1, looks=(look,))
    life.ctx.store.append(life.person, [Record(key="r", at=MORNING, value=kept)])
    with zipfile.ZipFile(io.BytesIO(written(tmp_path / "a.zip", "opensim"))) as packed:
        assert packed.namelist() == ["README.txt", "2026-11-23-chin-tuck-set-1.trc"]


def test_a_handout_without_the_safety_questions_is_refused(life: Life, tmp_path: Path) -> None:
    assert refused(unhunch("report", "handout", "--out", tmp_path / "a.pdf"), "the safety questions come first")
    assert list(tmp_path.iterdir()) == []


def test_a_handout_without_a_plan_is_refused(life: Life, tmp_path: Path) -> None:
    life.screen()
    assert refused(unhunch("report", "handout", "--out", tmp_path / "a.pdf"), "there is no plan yet")


def test_a_report_of_a_time_without_records_is_refused(begun: Life, tmp_path: Path) -> None:
    ran = unhunch("report", "progress", "--days", 3, "--out", tmp_path / "a.pdf")
    assert refused(ran, "nothing was kept in the last 3 days")


@pytest.mark.parametrize("place", ["folder", "nowhere/a.pdf"])
def test_a_file_that_can_not_be_written_is_refused(place: str, begun: Life, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert is_one_line(unhunch("report", "handout", "--out", tmp_path / place))


@pytest.mark.parametrize(
    "words",
    [
        ("handout", "--days", 0), ("handout", "--days", 29), ("progress", "--days", 367), ("handout", "--days", "x"),
        ("handout", "--paper", "a3"), ("handout", "--language", "xx"), ("handout", "--without", "camera"),
        ("progress", "--without", "steps"), ("progress", "--drawings", "large"), ("handout", "--drawings", "huge"),
        ("tables", "--drawings", "none"), ("handout", "--without", "stop"), ("handout", "--without", "dose"),
        ("progress", "--without", "events"), ("tables", "--days", 3), ("nothing",), (),
        ("fhir", "--days", 367), ("fhir", "--without", "camera"), ("fhir", "--language", "xx"),
        ("opensim", "--days", 3), ("progress", "--name", "Ana"), ("fhir", "--name", "x" * 201),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_on_one_line(words: tuple[object, ...], begun: Life, tmp_path: Path) -> None:
    assert is_one_line(unhunch("report", *words, "--out", tmp_path / "a.pdf"))
    assert list(tmp_path.iterdir()) == []
