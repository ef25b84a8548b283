"""Whatever a therapist prescribes, to whomever: the screening, the locks, the doses and the limits hold."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.planned import MONDAY, the_catalogue
from tests.property.test_programme_laws import clearances, courses, profiles
from unhunch.catalogue.model import Exercise
from unhunch.programme import check_plan, plan
from unhunch.programme.assignment import week_of
from unhunch.programme.candidates import pool_of
from unhunch.programme.checker import check_week
from unhunch.programme.explain import what_gave
from unhunch.programme.greedy import fill
from unhunch.programme.model import Course, Gave, Item, Profile, Week
from unhunch.programme.prescribed import NUMBERS, Prescription
from unhunch.programme.prescription_document import read_document
from unhunch.programme.situation import Situation
from unhunch.programme.skeleton import skeleton
from unhunch.programme.words import gave_sentence
from unhunch.screening.model import Clearance

CATALOGUE = the_catalogue()
NAMES = (*CATALOGUE.exercises, *CATALOGUE.variants)
widely = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MOST = {"sets": 5, "repetitions": 30, "hold_s": 60, "duration_s": 3600}


@st.composite
def exercises(draw: st.DrawFn, name: str) -> dict[str, Any]:
    exercise = CATALOGUE.get(name)
    levels = [None, *exercise.levels]
    level = draw(st.sampled_from(levels))
    doses = [dose for at, dose in exercise.levels.items() if level in {None, at}]
    numbers = {
        number: draw(st.integers(10 if number == "duration_s" else 1, MOST[number]))
        for number in NUMBERS
        if (number == "sets" or any(getattr(dose, number) is not None for dose in doses)) and draw(st.booleans())
    }
    days = {} if exercise.kind == "warm-up" or name == "walking" else {"days_a_week": draw(st.integers(1, 7))}
    return {
        "id": name,
        **({} if level is None else {"level": level}),
        **numbers,
        **(days if draw(st.booleans()) else {}),
    }


@st.composite
def prescriptions(draw: st.DrawFn) -> Prescription:
    names = draw(st.lists(st.sampled_from(NAMES), max_size=8, unique=True))
    avoid = draw(st.lists(st.sampled_from([one for one in NAMES if one not in names]), max_size=6, unique=True))
    cap = draw(st.sampled_from([None, None, 1, 2]))
    items = [draw(exercises(name)) for name in names]
    limits = {
        "avoid": avoid,
        "level": cap,
        "sessions_a_week": draw(st.sampled_from([None, None, 1, 3, 6])),
        "minutes_a_day": draw(st.sampled_from([None, None, 4, 16, 30])),
    }
    document = {
        "by": "Anna Schmidt",
        "on": MONDAY.isoformat(),
        "limits": {name: value for name, value in limits.items() if value is not None},
        "exercise": [one for one in items if cap is None or one.get("level", 1) <= cap],
    }
    found, findings = read_document(document, CATALOGUE, MONDAY)
    return found or Prescription(by=f"nobody, for {findings[0].what}", on=MONDAY)


def solved_without_search(profile: Profile, leave: Clearance, course: Course) -> tuple[Week, tuple[Gave, ...]]:
    situation = Situation(
        catalogue=CATALOGUE, profile=profile, clearance=leave, course=course, index=1, start=MONDAY + timedelta(days=7)
    )
    pool = pool_of(situation)
    slots = skeleton(situation, pool)
    week = week_of(situation, pool, slots, fill(situation, pool, slots), provisional=False)
    return week, what_gave(situation, pool, slots, week)


def broken(leave: Clearance, course: Course, found: Prescription, item: Item) -> list[str]:
    """The laws of safety that one item breaks, told from the raw facts alone."""
    exercise: Exercise = CATALOGUE.get(item.exercise)
    standing, asked = course.standings.get(item.exercise), found.of(item.exercise)
    dose = exercise.levels[item.level]
    unlocked = standing is not None and standing.unlocked
    planned = {name: getattr(item.dose, name) or 0 for name in NUMBERS}
    high = {name: (getattr(dose, name) or (1, 1))[1] for name in NUMBERS}
    least = max(item.level, min(exercise.levels))
    laws = {
        "tag": item.exercise in leave.exercise_cleared or set(leave.tags).isdisjoint(exercise.avoid_if),
        "lock": exercise.lock is None or unlocked or item.level <= exercise.lock.level,
        "cap": least == min(exercise.levels) or item.level <= min(leave.level_cap or 3, found.level or 3),
        "range": all(planned[name] <= high[name] for name in NUMBERS if getattr(dose, name) is not None),
        "avoid": item.exercise not in found.avoid,
        "prescribed": asked is None
        or all(planned[name] <= (getattr(asked, name) or planned[name]) for name in NUMBERS),
    }
    return [f"{law}: {item}" for law, holds in laws.items() if not holds]


@widely
@given(profiles(), clearances(), courses(), prescriptions())
def test_a_week_with_a_prescription_keeps_every_rule(
    profile: Profile, leave: Clearance, course: Course, found: Prescription
) -> None:
    course = replace(course, prescription=found)
    week, gave = solved_without_search(profile, leave, course)
    assert check_week(CATALOGUE, profile, leave, week, gave=gave, course=course) == ()
    items = [item for day in week.days for session in day.sessions for item in session.items]
    assert [law for item in items for law in broken(leave, course, found, item)] == []
    assert all(gave_sentence(one, CATALOGUE) for one in gave)


@settings(widely, max_examples=4)
@given(profiles(), clearances(), courses(), prescriptions())
def test_a_solved_plan_with_a_prescription_keeps_every_rule(
    profile: Profile, leave: Clearance, course: Course, found: Prescription
) -> None:
    course = replace(course, prescription=found)
    programme = plan(CATALOGUE, profile, leave, MONDAY, weeks=1, course=course)
    assert check_plan(CATALOGUE, profile, leave, programme, course=course) == ()
