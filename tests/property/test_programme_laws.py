import json
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.planned import MONDAY, cleared, maya, the_catalogue
from unhunch.catalogue.model import Place
from unhunch.errors import InvalidInputError
from unhunch.programme import (
    check_plan,
    plan,
    profile_from_json,
    profile_to_json,
    programme_from_json,
    programme_to_json,
)
from unhunch.programme.assignment import week_of
from unhunch.programme.candidates import pool_of
from unhunch.programme.checker import check_week
from unhunch.programme.explain import what_gave
from unhunch.programme.greedy import fill
from unhunch.programme.model import Course, Profile, Programme, Standing
from unhunch.programme.situation import Situation
from unhunch.programme.skeleton import skeleton
from unhunch.screening.model import Clearance

CATALOGUE = the_catalogue()
EXERCISES = tuple(CATALOGUE.exercises)
KITS = tuple(CATALOGUE.equipment)
ROUTINE = ("march-on-the-spot", "heel-digs", "knee-lifts", "shoulder-rolls-warm-up", "knee-bends")
PLACES: tuple[Place, ...] = ("home", "desk", "gym", "outdoors", "pool")
CAUTIOUS_WORDS = (
    ("walking", "breathing"),
    ("walking", "breathing", "warm-up", "mobility", "stretch"),
    ("walking", "breathing", "warm-up", "mobility", "stretch", "strength", "aerobic", "posture"),
    (),
)
quickly = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
widely = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def some_of(names: tuple[Any, ...], most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(names), max_size=most, unique=True).map(tuple)


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    minutes = st.sampled_from([0, 1, 2, 5, 10, 15, 20, 30, 45, 90, 240])
    places = st.lists(st.sampled_from(PLACES), min_size=1, max_size=3, unique=True).map(tuple)
    now = draw(st.integers(0, 7))
    return maya(
        pain_now=now,
        pain_worst=max(5, now),
        activity_level=draw(st.sampled_from(["inactive", "some", "regular", "fit"])),
        minutes=tuple(draw(minutes) for _day in range(7)),
        places=tuple(draw(places) for _day in range(7)),
        equipment={place: draw(some_of(KITS, 8)) for place in ("home", "desk", "gym")},
        likes=draw(some_of(("swimming", "cycling", "yoga", "walking"), 2)),
        dislikes=draw(some_of(EXERCISES, 8) | st.just(ROUTINE[:3])),
        frozen=draw(some_of((*EXERCISES, *CATALOGUE.variants), 4)),
        walk_first=draw(st.sampled_from([None, True, False])),
    )


@st.composite
def walkers(draw: st.DrawFn) -> Profile:
    """People whose sessions may begin with a walk: the routine is closed to them, or they like walking."""
    minutes = st.sampled_from([20, 25, 30, 45, 60, 90])
    places = st.lists(st.sampled_from(PLACES), min_size=1, max_size=3, unique=True).map(tuple)
    closed = draw(st.booleans())
    return maya(
        pain_now=draw(st.integers(0, 5)),
        activity_level=draw(st.sampled_from(["some", "regular", "fit"])),
        minutes=tuple(draw(minutes) for _day in range(7)),
        places=tuple(draw(places) for _day in range(7)),
        likes=draw(some_of(("walking", "swimming", "cycling"), 2)) if closed else ("walking",),
        dislikes=(*ROUTINE[:3], *draw(some_of(EXERCISES, 4))) if closed else (),
        walk_first=False,
    )


@st.composite
def clearances(draw: st.DrawFn) -> Clearance:
    """Clearances as a screening could give them; the limits are set on one that it gave."""
    leave = cleared()
    words = draw(st.sampled_from(CAUTIOUS_WORDS))
    limits = {
        "tags": draw(some_of(tuple(CATALOGUE.tags), 3)),
        "allowed": words,
        "level_cap": draw(st.sampled_from([None, None, 1])),
        "loaded_strength": "strength" in words,
        "unloaded_strength": "strength" in words or draw(st.booleans()),
        "any_yes": draw(st.booleans()),
        "water_asked": draw(st.booleans()),
        "hidden": draw(some_of(EXERCISES, 3)),
    }
    for name, value in limits.items():
        object.__setattr__(leave, name, value)
    return leave


@st.composite
def courses(draw: st.DrawFn) -> Course:
    standings = {
        name: Standing(
            exercise=name,
            level=draw(st.sampled_from([1, 2, 3])),
            rung=draw(st.integers(0, 5)),
            sessions=draw(st.integers(0, 6)),
            unlocked=draw(st.booleans()),
            repetitions=draw(st.sampled_from([None, 3, 12])),
            dropped=draw(st.sampled_from([False, False, True])),
            left_out_until=draw(st.sampled_from([None, None, MONDAY + timedelta(days=4)])),
            replaced_by=draw(st.sampled_from([None, None, CATALOGUE.get(name).easier])),
        )
        for name in draw(some_of(EXERCISES, 6))
    }
    return Course(
        standings=standings,
        known=draw(some_of(EXERCISES, 30)),
        main_weeks=draw(st.integers(0, 3)),
        walk_days=draw(st.sampled_from([0, 7])),
        last_strength_day=draw(st.sampled_from([None, MONDAY - timedelta(days=1)])),
        strength_share=draw(st.sampled_from([1.0, 0.5])),
        shrink=draw(st.sampled_from([False, False, True])),
        level_cap=draw(st.sampled_from([None, None, 1])),
    )


def made(profile: Profile, leave: Clearance, course: Course, days_later: int = 0) -> Programme:
    return plan(CATALOGUE, profile, leave, MONDAY + timedelta(days=days_later), weeks=1, course=course)


@quickly
@given(profiles(), clearances(), courses(), st.integers(0, 6))
def test_a_plan_always_comes_and_the_checker_finds_nothing(
    profile: Profile, leave: Clearance, course: Course, later: int
) -> None:
    programme = made(profile, leave, course, later)
    assert check_plan(CATALOGUE, profile, leave, programme, course=course) == ()


@widely
@given(profiles(), clearances(), courses(), st.integers(0, 6), st.integers(0, 3))
def test_the_week_behind_the_solver_is_sound_for_everybody(
    profile: Profile, leave: Clearance, course: Course, later: int, index: int
) -> None:
    situation = Situation(
        catalogue=CATALOGUE, profile=profile, clearance=leave, course=course, index=index,
        start=MONDAY + timedelta(days=later),
    )  # fmt: skip
    pool = pool_of(situation)
    slots = skeleton(situation, pool)
    week = week_of(situation, pool, slots, fill(situation, pool, slots), provisional=False)
    gave = what_gave(situation, pool, slots, week)
    assert check_week(CATALOGUE, profile, leave, week, gave=gave, course=course) == ()


@settings(quickly, max_examples=15)
@given(walkers(), some_of(tuple(CATALOGUE.tags), 2), courses())
def test_a_walk_before_the_moves_keeps_every_rule(profile: Profile, tags: tuple[str, ...], course: Course) -> None:
    leave = cleared()
    object.__setattr__(leave, "tags", tags)
    programme = made(profile, leave, course)
    assert check_plan(CATALOGUE, profile, leave, programme, course=course) == ()


@settings(quickly, max_examples=5)
@given(profiles(), clearances())
def test_the_same_input_gives_the_same_plan_byte_for_byte(profile: Profile, leave: Clearance) -> None:
    one, other = (json.dumps(programme_to_json(made(profile, leave, Course()), CATALOGUE)) for _time in range(2))
    assert one == other


@settings(quickly, max_examples=5)
@given(profiles(), clearances())
def test_a_programme_comes_back_from_its_json(profile: Profile, leave: Clearance) -> None:
    programme = made(profile, leave, Course())
    assert programme_from_json(json.loads(json.dumps(programme_to_json(programme, CATALOGUE)))) == programme


@given(profiles())
@settings(max_examples=50, deadline=None)
def test_a_profile_comes_back_from_its_json(profile: Profile) -> None:
    assert profile_from_json(json.loads(json.dumps(profile_to_json(profile))), CATALOGUE) == profile


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(
        ["pain_now", "minutes", "places", "activity_level", "equipment", "mon", "home", "likes"]), inner, max_size=5),
    max_leaves=12,
))  # fmt: skip
@settings(max_examples=100, deadline=None)
def test_whatever_comes_as_a_profile_is_read_or_refused_in_one_line(value: object) -> None:
    try:
        refused = ""
        assert profile_from_json(value, CATALOGUE).pain_now in range(11)
    except InvalidInputError as error:
        refused = str(error)
    assert "\n" not in refused
