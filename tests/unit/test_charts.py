from datetime import date
from xml.etree import ElementTree as ET

import pytest

from unhunch.catalogue import load_catalogue
from unhunch.charts.body_map import muscle_map, pain_map
from unhunch.charts.body_shapes import PAIN_BACK, PAIN_FRONT, shapes_of
from unhunch.charts.levels import LevelRow, level_strip
from unhunch.charts.places import Stretch, places_over_time
from unhunch.charts.plot import Bar, Series, bar_chart, line_chart
from unhunch.charts.position_icons import POSITIONS, position_icon
from unhunch.programme.model import PAIN_SITES


def test_every_main_muscle_of_the_catalogue_is_drawn() -> None:
    catalogue = load_catalogue()
    undrawn = {m for e in catalogue.exercises.values() for m in e.primary if not shapes_of(m)}
    assert undrawn == set()


def test_there_are_fourteen_places_to_mark_pain() -> None:
    assert len(PAIN_SITES) == 14
    assert {*PAIN_BACK, *PAIN_FRONT} == set(PAIN_SITES)


@pytest.mark.parametrize("view", ["front", "back"])
def test_the_body_is_well_formed_and_marks_what_was_chosen(view: str) -> None:
    site = "chest" if view == "front" else "low-back"
    tree = ET.fromstring(pain_map(view, (site,)))
    assert [one.get("data-site") for one in tree.iter() if "is-chosen" in one.get("class", "")] == [site]


def test_a_muscle_that_works_hard_is_not_drawn_as_a_helper_too() -> None:
    picture = muscle_map(("rhomboid-major",), ("rhomboid-minor",), title="")
    assert "muscle-helper" not in picture


@pytest.mark.parametrize("position", POSITIONS)
def test_every_position_is_drawn(position: str) -> None:
    assert ET.fromstring(position_icon(position, title="A & B")).get("aria-label") == "A & B"


def _worst(*values: int | None, days: tuple[int, ...]) -> ET.Element:
    dates = [date(2026, 11, day) for day in days]
    lines = (Series(name="Worst", values=values),)
    return ET.fromstring(line_chart(lines, dates, ["<c>"] * len(days), title="T", described="D", name="n"))


def test_a_line_draws_a_mark_for_each_value_and_none_for_a_gap() -> None:
    assert len(_worst(3, None, 10, days=(1, 2, 3)).findall(".//circle")) == 2


def test_a_day_lies_where_it_lies_in_time() -> None:
    first, second, third = (float(one.get("cx", 0)) for one in _worst(3, 4, 5, days=(1, 2, 11)).findall(".//circle"))
    assert third - second == pytest.approx(9 * (second - first), rel=0.01)


def test_bars_say_in_words_what_they_show() -> None:
    chart = ET.fromstring(bar_chart((Bar(label="w", done=2, planned=3),), title="Sessions", described="2 of 3"))
    assert [chart.findtext("title"), chart.findtext("desc")] == ["Sessions", "2 of 3"]


def test_a_place_has_its_score_in_it_and_is_darker_the_higher_that_is() -> None:
    stretches = [Stretch(label="1 <Nov>", worst={"mid-back": 2}), Stretch(label="8 Nov", worst={"mid-back": 8})]
    svg = ET.fromstring(places_over_time(stretches, title="t", described="d", name="places"))
    assert [one.text for one in svg.iter("text")] == ["2", "1 <Nov>", "8", "8 Nov"]
    mild, strong = (float(one.attrib["fill-opacity"]) for one in svg.iter("path") if "fill-opacity" in one.attrib)
    assert 0 < mild < strong < 1


def test_the_front_is_drawn_only_where_it_hurt_there() -> None:
    def bodies(place: str) -> int:
        made = places_over_time([Stretch(label="", worst={place: 3})], title="t", described="d", name="places")
        return made.count("body-skin")

    assert (bodies("low-back"), bodies("chest")) == (1, 2)


def test_every_cell_of_the_levels_says_its_level_and_one_before_the_first_time_is_empty() -> None:
    rows = [LevelRow(name="Row & pull", levels=(None, 1, 3))]
    svg = ET.fromstring(level_strip(rows, ("a", "b", "c"), title="t", described="d", name="levels"))
    assert [one.text for one in svg.iter("text")] == ["Row & pull", "1", "3", "a", "c"]
    assert [one.attrib["class"] for one in svg.iter("rect")] == ["level-none", "level-1", "level-3"]


@pytest.mark.parametrize(("most", "steps"), [(3, (0, 1, 2, 3, 4)), (12, (0, 5, 10)), (137, (0, 50, 100))])
def test_the_levels_of_bars_are_round_numbers(most: int, steps: tuple[int, ...]) -> None:
    chart = ET.fromstring(bar_chart((Bar(label="", done=most),), title="T", described="D"))
    assert tuple(int(str(one.text)) for one in chart.findall("text") if one.get("text-anchor") == "end") == steps


def test_bars_of_what_nobody_plans_bring_no_pattern_for_what_was_planned() -> None:
    drawn = [bar_chart((Bar(label="", done=1, planned=planned),), title="T", described="D") for planned in (0, 2)]
    assert ["open-hatch" in one for one in drawn] == [False, True]
