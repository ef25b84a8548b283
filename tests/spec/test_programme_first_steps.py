from dataclasses import replace

import pytest

from tests.planned import cleared, maya, planned, the_catalogue
from unhunch.programme import check_plan
from unhunch.programme.model import Course, Programme, Standing

BAND = "lateral-raise-band"


def days_with(programme: Programme, exercise: str) -> int:
    return sum(
        any(item.exercise == exercise for session in day.sessions for item in session.items)
        for day in programme.weeks[0].days
    )


def course_at(level: int) -> Course:
    up = Standing(exercise=BAND, level=level, sessions=6, unlocked=level > 1)  # type: ignore[arg-type]
    return Course(standings={BAND: up}, known=(BAND,))


@pytest.mark.parametrize(("level", "most"), [(1, 3), (2, 5)])
def test_the_band_raise_comes_as_often_as_its_level_allows(level: int, most: int) -> None:
    daily = maya(minutes=(20,) * 7, places=(("home",),) * 7)
    assert days_with(planned(daily, course=course_at(level)), BAND) == most


def test_the_checker_finds_a_band_raise_that_comes_too_often_for_its_level() -> None:
    daily = maya(minutes=(20,) * 7, places=(("home",),) * 7)
    at_two = planned(daily, course=course_at(2))
    light = replace(course_at(1), standings={BAND: replace(course_at(1).standings[BAND], unlocked=True)})
    found = check_plan(the_catalogue(), daily, cleared(), at_two, course=light)
    assert "weekly-maximum: 5 days, at most 3" in {one.what for one in found if one.where == BAND}
