from datetime import date

import pytest

from tests.planned import MONDAY, cleared, maya, the_catalogue
from unhunch.programme.dosing import dose_at, start_level, top_level, walk_dose
from unhunch.programme.model import Course, Profile, Standing
from unhunch.programme.situation import Situation


def situation(profile: Profile | None = None, course: Course | None = None, **leave: object) -> Situation:
    clearance = cleared()
    for name, value in leave.items():
        object.__setattr__(clearance, name, value)
    return Situation(
        catalogue=the_catalogue(),
        profile=profile or maya(),
        clearance=clearance,
        course=course or Course(),
        index=0,
        start=MONDAY,
    )


def standing(name: str, **facts: object) -> Course:
    return Course(standings={name: Standing(exercise=name, **facts)})  # type: ignore[arg-type]


LEVELS: dict[str, tuple[str, Situation, int]] = {
    "the well start at level 2": ("chin-tuck", situation(), 2),
    "pain of 3 starts at level 1": ("chin-tuck", situation(maya(pain_now=3)), 1),
    "no regular exercise starts at level 1": ("chin-tuck", situation(maya(activity_level="some")), 1),
    "any yes starts at level 1": ("chin-tuck", situation(any_yes=True), 1),
    "one session is not yet two": (
        "chin-tuck", situation(maya(pain_now=3), standing("chin-tuck", level=2, sessions=1)), 1,
    ),
    "two sessions lift the first level": (
        "chin-tuck", situation(maya(pain_now=3), standing("chin-tuck", level=2, sessions=2)), 2,
    ),
    "a locked exercise stays at level 1": ("superman", situation(), 1),
    "a lock holds against a standing": ("superman", situation(course=standing("superman", level=2, sessions=9)), 1),
    "records lift a lock": (
        "superman", situation(course=standing("superman", level=2, sessions=9, unlocked=True)), 2,
    ),
    "a standing leads": ("chin-tuck", situation(course=standing("chin-tuck", level=3, sessions=9)), 3),
    "a cap holds against a standing": (
        "chin-tuck", situation(course=standing("chin-tuck", level=3, sessions=9), level_cap=1), 1,
    ),
    "a course's cap holds too": ("chin-tuck", situation(course=Course(level_cap=1)), 1),
    "walking does not start at level 1": ("walking", situation(maya(pain_now=3)), 2),
    "walking starts small for the inactive": ("walking", situation(maya(activity_level="inactive")), 1),
    "walking starts large for the fit": ("walking", situation(maya(activity_level="fit")), 3),
    "walking keeps to a cap": ("walking", situation(maya(activity_level="fit"), level_cap=1), 1),
}  # fmt: skip


@pytest.mark.parametrize("case", LEVELS)
def test_the_level_at_the_start(case: str) -> None:
    name, given, level = LEVELS[case]
    assert start_level(given, the_catalogue().get(name)) == level


def test_without_records_nothing_is_open_above_level_two() -> None:
    assert top_level(situation(), the_catalogue().get("chin-tuck")) == 2


@pytest.mark.parametrize(
    "facts, repetitions, sets, hold_s",
    [
        ({}, 10, 1, 5),
        ({"repetitions": 12}, 12, 1, 5),
        ({"repetitions": 99}, 15, 1, 5),
        ({"repetitions": 12, "rung": 1}, 12, 1, 5),
        ({"repetitions": 12, "rung": 2}, 10, 1, 5),
        ({"hold_s": 8, "rung": 3}, 10, 1, 8),
        ({"hold_s": 8, "rung": 4}, 10, 1, 4),
    ],
)
def test_goals_stay_in_range_and_rungs_make_less(
    facts: dict[str, object], repetitions: int, sets: int, hold_s: int
) -> None:
    name = "prone-scapular-squeeze"
    given = situation(course=standing(name, level=2, sessions=5, **facts))
    dose = dose_at(given, the_catalogue().get(name), 2)
    assert (dose.repetitions, dose.sets, dose.hold_s) == (repetitions, sets, hold_s)


def test_an_exercise_without_sets_has_no_rest_between_them() -> None:
    assert dose_at(situation(), the_catalogue().get("prone-scapular-squeeze"), 2).rest_s is None


@pytest.mark.parametrize(
    "minutes, seconds",
    [(0, 300), (10, 300), (15, 300), (20, 1200), (200, 1200)],
)
def test_a_walk_fits_beside_the_minutes_of_its_day(minutes: int, seconds: int) -> None:
    assert walk_dose(situation(maya(minutes=(minutes,) * 7)), 0)[1].duration_s == seconds


def test_the_week_of_walking_walks_as_long_as_fits() -> None:
    assert walk_dose(situation(maya(walk_first=True, minutes=(25,) * 7)), 0)[1].duration_s == 1500


def test_a_resting_exercise_comes_back_on_its_date() -> None:
    course = standing("chin-tuck", level=1, left_out_until=date(2026, 11, 23))
    assert start_level(situation(course=course), the_catalogue().get("chin-tuck")) == 1
