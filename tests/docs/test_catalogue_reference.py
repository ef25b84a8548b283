import re
from pathlib import Path

import pytest

from unhunch import load_catalogue
from unhunch.catalogue.coverage import Home, coverage_page, homeless, homes, rows
from unhunch.catalogue.loader import load_homes
from unhunch.catalogue.tables import catalogue_page

CATALOGUE = load_catalogue()
LIVED = homes(CATALOGUE, load_homes())
PAGES = Path(__file__).resolve().parents[2] / "docs" / "reference"
RENEW = "stale: run .venv/bin/python tools/reference.py"


def test_the_coverage_page_is_fresh() -> None:
    assert (PAGES / "coverage.md").read_text("utf-8") == coverage_page(LIVED), RENEW


def test_the_catalogue_page_is_fresh() -> None:
    assert (PAGES / "catalogue.md").read_text("utf-8") == catalogue_page(CATALOGUE), RENEW


@pytest.mark.shared
def test_every_row_of_the_articles_has_a_home(shared: Path) -> None:
    assert homeless((shared / "requirements.md").read_text("utf-8"), LIVED) == ()


@pytest.mark.shared
def test_the_articles_have_134_rows_and_10_conflicts(shared: Path) -> None:
    found = rows((shared / "requirements.md").read_text("utf-8"))
    conflicts = [row for row in found if row.id.startswith("conflict:")]

    assert (len(found) - len(conflicts), len(conflicts)) == (134, 10)


@pytest.mark.shared
def test_no_line_of_the_articles_is_overlooked_by_the_reader_of_rows(shared: Path) -> None:
    text = (shared / "requirements.md").read_text("utf-8")
    lines = [line for line in text.splitlines() if line.startswith("- 00")]

    assert len([row for row in rows(text) if not row.id.startswith("conflict:")]) == len(lines)


def test_a_row_without_a_home_is_found() -> None:
    text = "- 000_c5cfd8122f5630cf.txt:999 — something new\n### Conflicts\n"

    assert [finding.where for finding in homeless(text, {})] == ["000:999"]


def test_a_home_of_no_row_is_found() -> None:
    assert [finding.where for finding in homeless("", {"000:998": ("lesson `x`",)})] == ["000:998"]


def test_rules_and_questions_that_are_named_as_homes_exist() -> None:
    known = {*CATALOGUE.rules.by_id, *CATALOGUE.screening.questions, "walk_first"}
    named = {name for home in load_homes().values() for name in re.findall(r"`([^`]+)`", home.home)}

    assert named - known == set()


def test_what_is_left_out_says_why() -> None:
    assert [row for row, home in load_homes().items() if not (home.home or home.left_out)] == []


def test_a_row_that_is_left_out_shows_its_reason() -> None:
    lived = homes(CATALOGUE, {"000:1": Home(left_out="nobody needs it")})

    assert "left out: nobody needs it" in coverage_page(lived)
