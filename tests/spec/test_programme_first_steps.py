from dataclasses import replace

import pytest

from tests.cast import WELL, clearance
from tests.planned import as_long_as_it_is, change, cleared, item, maya, planned, sessions, the_catalogue
from unhunch.programme import check_plan
from unhunch.programme.model import Course, Item, PlannedSession, Programme, Standing

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


def with_superman(session: PlannedSession) -> PlannedSession:
    """The session with a Superman in the place of its first strength exercise."""
    first = next(one for one in session.items if one.part == "strength")
    items = tuple(item("superman") if one is first else one for one in session.items)
    return as_long_as_it_is(replace(session, items=items))


def beside_the_warm_up(session: PlannedSession) -> list[Item]:
    return [one for one in session.items if one.part != "warm-up"]


def test_somebody_new_meets_the_prone_cobra_before_the_superman() -> None:
    at_home = maya(places=(("home",),) * 7, likes=("superman",))
    there = {one.exercise for session in sessions(planned(at_home)) for one in session.items}
    assert "superman" not in there


def test_the_checker_finds_a_locked_exercise_whose_easier_form_was_never_met() -> None:
    at_home = maya(places=(("home",),) * 7)
    found = check_plan(the_catalogue(), at_home, cleared(), change(planned(at_home), "main", with_superman))
    assert "ladder: prone-cobra comes first" in {one.what for one in found}


def test_the_superman_may_come_once_the_cobra_is_known() -> None:
    at_home = maya(places=(("home",),) * 7)
    met = Course(known=("prone-cobra",))
    broken = change(planned(at_home, course=met), "main", with_superman)
    found = check_plan(the_catalogue(), at_home, cleared(), broken, course=met)
    assert not any(one.what.startswith("ladder") for one in found)


def test_the_first_main_sessions_are_short_lists() -> None:
    most = the_catalogue().rules.number("programme.items-start")
    long_days = maya(minutes=(60,) * 7, places=(("home",),) * 7)
    assert all(len(beside_the_warm_up(one)) <= most + 1 for one in sessions(planned(long_days), "main"))


def test_later_main_sessions_may_be_longer() -> None:
    known = tuple(the_catalogue().exercises)
    long_days = maya(minutes=(60,) * 7, places=(("home",),) * 7)
    later = planned(long_days, course=Course(main_weeks=5, known=known))
    most = the_catalogue().rules.number("programme.items-start")
    assert any(len(beside_the_warm_up(one)) > most for one in sessions(later, "main"))


def test_the_daily_dose_is_done_whole_in_main_sessions_once_it_is_past_its_lightest() -> None:
    daily = maya(minutes=(20,) * 7, places=(("home",),) * 7)
    mains = sessions(planned(daily, course=course_at(2)), "main")
    assert any(one.exercise == BAND and one.level == 2 for main in mains for one in main.items)


def test_whoever_is_to_see_a_doctor_first_reads_that_as_the_reason_for_no_longer_sessions() -> None:
    limited = clearance(replace(WELL, answers={**WELL.answers, "BE-9": "yes"}))
    assert limited.allowed == ("walking", "breathing")
    gave = {one.id for one in planned(leave=limited).gave}
    assert "main-days-safety" in gave
