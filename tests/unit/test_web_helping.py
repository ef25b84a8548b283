"""What helps on the Progress page and in the report: as sentences and as a chart, or what is missing."""

import re
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from tests.life import Life
from tests.plumbing.pages import door, person
from tests.unit.test_web_review import add, life, shown
from unhunch.charts.ranges import Range, range_chart
from unhunch.export.report_appendix import appendix
from unhunch.export.telling import Telling
from unhunch.records.model import PainRecord, WalkRecord
from unhunch.service.reporting import read_report

__all__ = ["door", "life", "person"]


def walked(one: Life) -> None:
    """Two months of pain each day, which is three points lower after each second day, that with a walk."""
    today = one.clock.at.date()
    days = [(today - timedelta(days=back), back % 2) for back in range(60, -1, -1)]
    pain = (PainRecord(moment="now", score=6 if walks else 3, day=day) for day, walks in days)
    add(one, *pain, *(WalkRecord(day=day, minutes=20.0) for day, walks in days if walks))


def test_a_clear_difference_is_said_with_its_range_drawn_and_in_a_table(person: Client, life: Life) -> None:
    walked(life)
    page = shown(person, "/progress/")
    section = page[page.index('id="helps-h"') :].split("</section>")[0]
    assert re.search(r"A walk:.*Less pain after it", section)
    assert "It can&#x27;t know why days differ" in section
    assert re.search(r"On the day after a walk your pain was \d\.\d points lower than without", section)
    assert all(one in section for one in ('id="helps-t"', 'id="helps-d"', "The same as a table", "Heat</strong>"))


def test_before_there_are_days_enough_the_page_says_what_is_missing(person: Client, life: Life) -> None:
    add(life, PainRecord(moment="now", score=4, day=life.clock.at.date()))
    page = shown(person, "/progress/")
    assert "<strong>A walk</strong>: Days still missing: 12 with it, 22 without." in page
    assert 'id="helps-t"' not in page


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_the_report_tells_it_in_its_appendix_as_no_cause(person: Client, life: Life, language: str) -> None:
    walked(life)
    telling = Telling(
        report=read_report(life.ctx, life.person),
        catalogue=life.ctx.catalogue,
        language=language,
        parts=frozenset({"appendix"}),
    )
    title = life.ctx.catalogue.words(language)["report.table.helping"]
    (section,) = [one for one in appendix(telling) if one.title == title]
    name = life.ctx.catalogue.words(language)["progress.helps.name.walk"]
    assert [point.startswith(f"{name}: ") for point in section.points] == [True]


def chart(*rows: Range) -> ET.Element:
    return ET.fromstring(range_chart(rows, ("a < b", "c"), title="A & B", described="C <d>", name="n"))


def test_a_chart_says_in_words_what_it_shows() -> None:
    made = chart(Range(name="<heat>", mean=-0.5, low=-1.0, high=0.0, kind="no-difference"))
    assert [made.findtext("title"), made.findtext("desc")] == ["A & B", "C <d>"]
    assert "<heat>" in [one.text for one in made.findall("text")]


def test_a_range_lies_on_its_side_of_zero_and_within_the_chart() -> None:
    made = chart(
        Range(name="less", mean=-3.0, low=-4.2, high=-1.0, kind="helps"),
        Range(name="more", mean=1.0, low=0.5, high=1.5, kind="worse"),
    )
    zero = next(float(one.get("x1", 0)) for one in made.findall("line") if one.get("class") == "axis")
    ends = [
        (float(one.get("x1", 0)), float(one.get("x2", 0)))
        for one in made.findall("line")
        if one.get("class") == "range-line"
    ]
    width = float(str(made.get("viewBox")).split()[2])
    assert 0 < ends[0][0] < ends[0][1] < zero < ends[1][0] < ends[1][1] < width


def test_less_more_and_neither_have_a_mark_of_their_own() -> None:
    kinds = [
        chart(Range(name="", mean=0.0, low=-1.0, high=1.0, kind=kind)) for kind in ("helps", "worse", "no-difference")
    ]
    marks = [(one.find("circle"), one.find("rect")) for one in kinds]
    assert [(dot is not None, square is not None) for dot, square in marks] == [
        (True, False),
        (False, True),
        (True, False),
    ]
