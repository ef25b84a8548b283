"""A prescription in the planner and before the checker: put in, held to its limits, and each breach caught."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha256

import pytest

from tests.planned import (
    MONDAY,
    change_items,
    cleared,
    items,
    maya,
    planned,
    sessions,
    the_catalogue,
)
from unhunch.programme import because_sentences, check_plan, programme_to_json
from unhunch.programme.assignment import week_of
from unhunch.programme.candidates import pool_of
from unhunch.programme.greedy import fill
from unhunch.programme.model import Course, Item, Programme, Standing
from unhunch.programme.prescribed import Prescribed, Prescription
from unhunch.programme.seconds import item_seconds
from unhunch.programme.situation import Situation
from unhunch.programme.skeleton import skeleton

ANGEL = Prescribed(exercise="wall-angel", level=2, sets=2, repetitions=9, days_a_week=3)
RX = Prescription(
    by="Anna Schmidt",
    on=date(2026, 11, 12),
    items=(ANGEL, Prescribed(exercise="dead-bug", level=1)),
    avoid=("chin-tuck",),
    level=2,
    sessions_a_week=5,
    minutes_a_day=25,
)


def with_it(found: Prescription, course: Course | None = None) -> Course:
    return replace(course or Course(), prescription=found)


@cache
def made() -> Programme:
    return planned(course=with_it(RX))


def broken(programme: Programme, found: Prescription = RX, course: Course | None = None) -> set[str]:
    findings = check_plan(the_catalogue(), maya(), cleared(), programme, course=with_it(found, course))
    return {one.what.partition(":")[0] for one in findings}


def longer(item: Item, repetitions: int) -> Item:
    dose = replace(item.dose, repetitions=repetitions)
    seconds = item_seconds(the_catalogue().get(item.exercise), item.level, dose, the_catalogue().rules)
    return replace(item, dose=dose, seconds=seconds)


def test_the_plan_is_sound_and_holds_what_was_prescribed_as_prescribed() -> None:
    assert broken(made()) == set()
    angels = [one for one in items(made()) if one.exercise == "wall-angel"]
    assert [(one.level, one.dose.sets, one.dose.repetitions) for one in angels] == [(2, 2, 9)] * 3


def test_each_item_says_by_whom_it_was_prescribed() -> None:
    angel = next(one for one in items(made()) if one.exercise == "wall-angel")
    assert because_sentences(angel, the_catalogue())[0] == "Prescribed by Anna Schmidt."
    assert because_sentences(angel, the_catalogue(), "de")[0] == "Verordnet von: Anna Schmidt."


def test_its_limits_hold() -> None:
    inside = [one for one in sessions(made()) if one.kind != "walk"]
    assert len(inside) <= 5
    assert all(one.minutes <= 25 for one in inside)
    assert "chin-tuck" not in {one.exercise for one in items(made())}


@pytest.mark.parametrize(
    ("found", "rule"),
    [
        (replace(RX, avoid=("wall-stretch", "upper-back-stretch-3", "upper-back-stretch-2")), "therapist"),
        (replace(RX, items=(replace(ANGEL, repetitions=8),)), "therapist"),
        (replace(RX, items=(replace(ANGEL, level=1),)), "therapist"),
        (replace(RX, items=(replace(ANGEL, days_a_week=2),)), "therapist"),
        (replace(RX, level=1), "therapist"),
        (replace(RX, sessions_a_week=4), "therapist"),
        (replace(RX, minutes_a_day=9), "therapist"),
        (replace(RX, items=(*RX.items, Prescribed(exercise="plank-counter"))), "prescribed"),
        (replace(RX, by="Somebody else"), "prescribed"),
    ],
)
def test_a_plan_that_does_less_or_more_than_a_prescription_lets_it_is_caught(found: Prescription, rule: str) -> None:
    assert rule in broken(made(), found)


def test_a_dose_beyond_the_prescribed_one_is_caught() -> None:
    more = change_items(made(), "main", lambda one: longer(one, 10) if one.exercise == "wall-angel" else one)
    assert "therapist" in broken(more)


def test_less_than_the_catalogues_range_is_sound_where_it_was_prescribed() -> None:
    few = replace(RX, items=(replace(ANGEL, repetitions=6),))
    programme = planned(course=with_it(few))
    assert broken(programme, few) == set()
    assert {one.dose.repetitions for one in items(programme) if one.exercise == "wall-angel"} == {6}


@pytest.mark.parametrize(
    ("change", "gave"),
    [
        (lambda rx: replace(rx, items=(Prescribed(exercise="superman", level=2),)), "prescribed-lock"),
        (lambda rx: replace(rx, items=(Prescribed(exercise="ytw-weighted"),)), "prescribed-place"),
        (lambda rx: replace(rx, items=(Prescribed(exercise="swimming"),)), "prescribed-safety"),
        (lambda rx: replace(rx, items=(Prescribed(exercise="plank-counter"),)), "prescribed-ladder"),
        (lambda rx: replace(rx, avoid=("walking",)), "walk-therapist"),
        (lambda rx: replace(rx, sessions_a_week=2), "main-days-therapist"),
    ],
)
def test_what_does_not_come_is_said_with_its_reason(change: Callable[[Prescription], Prescription], gave: str) -> None:
    found = change(RX)
    programme = planned(course=with_it(found))
    assert gave in {one.id for one in programme.gave}
    assert broken(programme, found) == set()


def test_an_answer_closes_what_was_prescribed() -> None:
    found = replace(RX, items=(Prescribed(exercise="superman", level=1),))
    leave, course = cleared("pregnancy"), with_it(found)
    programme = planned(leave=leave, course=course)
    assert "superman" not in {one.exercise for one in items(programme)}
    assert [dict(one.facts) for one in programme.gave if one.id == "prescribed-safety"] == [{"exercise": "superman"}]
    assert check_plan(the_catalogue(), maya(), leave, programme, course=course) == ()


def test_a_prescribed_variant_stands_in_for_its_parent() -> None:
    found = replace(RX, items=(Prescribed(exercise="plank-knees"),))
    programme = planned(course=with_it(found))
    names = {one.exercise for one in items(programme)}
    assert "plank-knees" in names
    assert names.isdisjoint({"plank", "plank-counter"})


def test_a_careful_start_and_what_was_changed_by_how_it_went_stay_below_it() -> None:
    careful = planned(maya(pain_now=3), course=with_it(RX))
    assert {one.level for one in items(careful) if one.exercise == "wall-angel"} == {1}
    lowered = Standing(exercise="wall-angel", level=2, sessions=4, repetitions=8, changed_on=MONDAY)
    went = planned(course=with_it(RX, Course(standings={"wall-angel": lowered})))
    assert {one.dose.repetitions for one in items(went) if one.exercise == "wall-angel"} == {8}


def test_walking_is_as_long_as_prescribed_and_no_longer() -> None:
    found = replace(RX, items=(Prescribed(exercise="walking", level=2, duration_s=1200),), minutes_a_day=None)
    programme = planned(course=with_it(found))
    walks = [one.dose.duration_s or 0 for one in items(programme) if one.exercise == "walking"]
    assert max(walks) == 1200
    assert broken(programme, found) == set()


def test_after_its_last_day_it_leads_no_week() -> None:
    over = replace(RX, until=date(2026, 11, 22))
    assert planned(course=with_it(over)) == planned()


def test_without_a_prescription_the_plan_is_byte_for_byte_what_it_was() -> None:
    """The greedy week, which is the same on every platform. Who changes the catalogue or the planner pins it anew."""
    situation = Situation(
        catalogue=the_catalogue(), profile=maya(), clearance=cleared(), course=Course(), index=0, start=MONDAY
    )
    pool = pool_of(situation)
    slots = skeleton(situation, pool)
    week = week_of(situation, pool, slots, fill(situation, pool, slots), provisional=False)
    text = json.dumps(programme_to_json(Programme(start=MONDAY, weeks=(week,)), the_catalogue()), sort_keys=True)
    assert sha256(text.encode()).hexdigest() == "13bb3e23f821c00c379e473f0376b716e3afd1ddf37f88cb34e0c2897e9a8517"
