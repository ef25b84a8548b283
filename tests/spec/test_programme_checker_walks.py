"""Plans that warm up with a walk are held to every rule too."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from tests.planned import (
    as_long_as_it_is,
    item,
    maya,
    planned,
    replace_session,
    sessions,
)
from tests.spec.test_programme_checker import broken_rules
from unhunch.programme.model import Course, Item, PlannedSession, Profile, Programme, Standing


def few_moves() -> Profile:
    """Somebody for whom the routine is closed: each main session begins with the walk."""
    closed = ("march-on-the-spot", "heel-digs", "knee-lifts")
    return maya(minutes=(45,) * 7, places=(("home",),) * 7, dislikes=closed, frozen=("upper-back-stretch-1",))


@cache
def walked() -> Programme:
    return planned(few_moves())


def with_roll_down(programme: Programme) -> PlannedSession:
    names = [(one, [item.exercise for item in one.items]) for one in sessions(programme, "main")]
    return next(one for one, held in names if "upper-back-stretch-1" in held)


def in_its_walk(how: Callable[[tuple[Item, ...]], tuple[Item, ...]]) -> Programme:
    """The walked plan with the items of the session that holds the roll-down changed."""
    old = with_roll_down(walked())
    return replace_session(walked(), old, as_long_as_it_is(replace(old, items=how(old.items))))


def as_warm_up(found: Item) -> Item:
    return replace(found, part="warm-up")


def test_a_plan_that_warms_up_with_walks_has_no_finding() -> None:
    assert broken_rules(walked(), few_moves()) == set()


WALK_BREAKS: dict[str, tuple[str, Callable[[tuple[Item, ...]], tuple[Item, ...]]]] = {
    "the roll-down without its walk": ("after-walk", lambda found: found[1:]),
    "the roll-down after a short walk": (
        "after-walk",
        lambda found: (as_warm_up(item("walking", 1)), *found[1:]),
    ),
    "the roll-down after the routine": (
        "after-walk",
        lambda found: (*(item(name) for name in ("shoulder-rolls-warm-up", "knee-bends")), *found[1:]),
    ),
    "the roll-down before its walk": ("after-walk", lambda found: (*found[1:], found[0])),
    "a walk of half the minutes": (
        "warm-up",
        lambda found: (replace(found[0], dose=replace(found[0].dose, duration_s=600)), *found[1:]),
    ),
    "a walk of twice the minutes": (
        "warm-up",
        lambda found: (replace(found[0], dose=replace(found[0].dose, duration_s=2400)), *found[1:]),
    ),
    "nothing but a walk": ("warm-up", lambda found: found[:1]),
    "the day's walk taken out": ("walk", lambda found: found[1:]),
}


@pytest.mark.parametrize("case", WALK_BREAKS)
def test_a_walk_before_the_moves_that_breaks_a_rule_is_caught(case: str) -> None:
    rule, how = WALK_BREAKS[case]
    assert rule in broken_rules(in_its_walk(how), few_moves())


def test_a_second_walk_beside_a_session_that_begins_with_one_is_caught() -> None:
    old, spare = with_roll_down(walked()), sessions(walked(), "walk")[0]
    again = replace(spare, id=f"{old.id[:10]}-walk-1")
    assert "walk" in broken_rules(replace_session(walked(), old, old, again), few_moves())


def test_a_walk_as_warm_up_for_somebody_held_at_level_one_is_caught() -> None:
    assert "level" in broken_rules(walked(), few_moves(), course=Course(level_cap=1))


def test_a_walk_as_warm_up_for_somebody_whose_walking_rests_is_caught() -> None:
    resting = Course(standings={"walking": Standing(exercise="walking", level=2, dropped=True)})
    assert "course" in broken_rules(walked(), few_moves(), course=resting)
