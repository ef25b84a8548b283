"""Charts of outcomes and days: broken where nobody answered, with levels drawn, each kind of day a shape of its own."""

import re
from dataclasses import replace
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest

from unhunch.charts.outcome import Level, Point, outcome_chart
from unhunch.charts.since_start import Sides, since_start_chart
from unhunch.charts.strip import Cell, day_shape, day_strip

START = date(2026, 10, 5)
KINDS = ("done", "part", "rest", "pause", "free", "open")


def chart(*points: Point, levels: tuple[Level, ...] = ()) -> ET.Element:
    labels = [str(one.day) for one in points]
    return ET.fromstring(outcome_chart(points, levels, labels, title="A & B", described="C <d>", name="n"))


def weeks(*values: float | None) -> list[Point]:
    return [
        Point(day=START + timedelta(weeks=place), value=value, spread=1.0)
        for place, value in enumerate(values)
        if value is not None
    ]


def test_it_says_in_words_what_it_shows() -> None:
    made = chart(*weeks(5, 4))
    assert [made.findtext("title"), made.findtext("desc")] == ["A & B", "C <d>"]


def test_a_line_is_broken_where_weeks_went_by_without_an_answer() -> None:
    whole, broken = chart(*weeks(5, 4, 4, 3)), chart(*weeks(5, 4, None, None, None, 3, 3))
    assert [len(one.findall(".//path[@class='line-1']")) for one in (whole, broken)] == [1, 2]


def test_what_is_asked_at_long_and_uneven_times_is_one_line() -> None:
    points = [Point(day=START + timedelta(weeks=week), value=5.0) for week in (0, 2, 4, 8, 20)]
    labels = [""] * len(points)
    made = ET.fromstring(outcome_chart(points, (), labels, title="T", described="D", name="n", breaks=False))
    assert len(made.findall(".//path[@class='line-1']")) == 1


def test_what_lies_behind_a_mean_is_drawn_thin_below_it_each_with_a_shape_of_its_own() -> None:
    thin = ((6, 4, None, None), (4, 4, 1, None))
    points = [replace(one, thin=values) for one, values in zip(weeks(5, 4), thin, strict=True)]
    made = chart(*points)
    looks = [one.get("class") for one in made.iter() if one.tag == "path"]
    assert looks.index("line-1") > max(place for place, look in enumerate(looks) if look == "line-thin")
    assert (looks.count("line-thin"), looks.count("mark-thin")) == (3, 5)
    shapes = {re.sub(r"^M[\d.]+ [\d.]+", "", str(one.get("d"))) for one in made.findall(".//path[@class='mark-thin']")}
    assert len(shapes) == 3


def test_a_band_never_leaves_the_scale() -> None:
    made = chart(Point(day=START, value=0.5, spread=3.0), Point(day=START + timedelta(weeks=1), value=9.8, spread=3.0))
    path = str(made.findall(".//path[@class='spread']")[0].get("d"))
    heights = [float(pair.split()[1]) for pair in path[1:-1].split("L")]
    axis = [float(one.get("y1", 0)) for one in made.findall(".//line") if one.get("class") in {"axis", "grid"}]
    assert (min(heights), max(heights)) == (min(axis), max(axis))


def test_a_level_beyond_the_scale_is_not_drawn() -> None:
    levels = (Level(value=3.0, words="here", kind="better"), Level(value=11.0, words="there", kind="worse"))
    made = chart(*weeks(5, 4), levels=levels)
    assert [one.text for one in made.findall(".//text[@class='level-words']")] == ["here"]


def test_a_single_point_is_drawn_with_its_spread() -> None:
    made = chart(*weeks(5))
    assert (len(made.findall(".//circle")), len(made.findall(".//path[@class='spread']"))) == (1, 1)


def test_every_day_of_the_strip_says_what_it_is() -> None:
    cells = [Cell(day=START + timedelta(days=place), kind=kind, words=f"<{kind}>") for place, kind in enumerate(KINDS)]
    made = ET.fromstring(day_strip(cells, "MTWTFSS", [(START, "Oct")], title="T", described="D"))
    assert [one.findtext("title") for one in made.findall("g")] == [f"<{kind}>" for kind in KINDS]


def test_days_of_a_week_stand_below_each_other_and_weeks_beside() -> None:
    cells = [Cell(day=START + timedelta(days=place), kind="done", words="") for place in (0, 1, 7)]
    made = ET.fromstring(day_strip(cells, "MTWTFSS", (), title="T", described="D"))
    first, below, beside = ((one.get("x"), one.get("y")) for one in made.findall("g/rect"))
    assert (first[0], first[1]) == (below[0], beside[1])
    assert first[1] != below[1]


@pytest.mark.parametrize("kind", KINDS)
def test_no_two_kinds_of_day_have_the_same_shape(kind: str) -> None:
    def shape(name: str) -> list[tuple[str, str | None]]:
        parts = ET.fromstring(f"<g>{day_shape(name, 0, 0)}</g>")
        return [(one.tag, one.get("class")) for one in parts]

    assert [one for one in KINDS if shape(one) == shape(kind)] == [kind]


def test_a_change_since_the_start_is_drawn_above_0_where_it_is_better_and_below_where_it_is_worse() -> None:
    changes = [(START + timedelta(weeks=week), change) for week, change in ((0, -3), (2, 0), (4, 7))]
    sides = Sides(better="up <", same="at", worse="down")
    drawn = since_start_chart(changes, 7, sides, ["a", "b", "c"], title="A & B", described="C <d>", name="n")
    made = ET.fromstring(drawn)
    zero = float(made.find(".//line[@class='axis']").get("y1", 0))  # type: ignore[union-attr]  # there is one
    worse, same, better = (float(one.get("cy", 0)) for one in made.findall(".//circle"))
    assert better < same == zero < worse
    assert [made.findtext("title"), made.findtext("desc")] == ["A & B", "C <d>"]
    assert [one.text for one in made.findall(".//text[@class='level-words']")] == ["up <", "at", "down"]
