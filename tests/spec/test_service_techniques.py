"""Techniques in a person's life: kept, answered, put into the plan and out, and never counted as exercise."""

from dataclasses import replace

import pytest

from tests.life import Life, a_life
from unhunch.errors import InvalidInputError
from unhunch.records.beside import ChecklistRecord, ExtraRecord, TechniqueRecord
from unhunch.records.codec import record_from_json, record_to_json
from unhunch.service.techniques import (
    done_by_day,
    extras,
    keep_ticks,
    keep_use,
    last_in,
    offer_now,
    put_back,
    put_in,
    take_out,
    tick_off,
    ticked,
    uses,
)
from unhunch.service.today import today

HEAT = ("heat", "warmth")
BREATHING = ("relaxation", "slow-breathing")


def warmed(life: Life, use: str = "one", seconds: int = 900, felt: str | None = None) -> None:
    keep_use(life.ctx, life.person, *HEAT, use=use, seconds=seconds, felt=felt)  # type: ignore[arg-type]


def test_nothing_is_offered_before_the_safety_questions_or_after_a_warning_sign() -> None:
    life = a_life()
    assert offer_now(life.ctx, life.person, *HEAT).needs_screening
    life.screen()
    assert offer_now(life.ctx, life.person, *HEAT).is_open
    urgent = a_life()
    urgent.screen(yes=("UR-1",))
    assert offer_now(urgent.ctx, urgent.person, *HEAT).needs_screening


def test_under_18_nothing_is_offered() -> None:
    life = a_life()
    life.screen(age=16)
    assert offer_now(life.ctx, life.person, *BREATHING).needs_screening


def test_an_answer_belongs_to_the_use_and_counts_it_once() -> None:
    life = a_life()
    life.screen()
    warmed(life)
    warmed(life)
    life.clock.forward(minutes=2)
    warmed(life, felt="worse")
    (one,) = uses(life.ctx, life.person, "heat")
    assert (one.value.felt, one.value.seconds) == ("worse", 900)
    assert offer_now(life.ctx, life.person, *HEAT).felt_worse
    life.clock.forward(days=1)
    assert offer_now(life.ctx, life.person, *HEAT).is_open


@pytest.mark.parametrize("seconds", [-1, 30 * 60 + 1])
def test_heat_for_longer_than_its_most_is_not_kept(seconds: int) -> None:
    life = a_life()
    with pytest.raises(InvalidInputError, match="never takes so long"):
        warmed(life, seconds=seconds)


@pytest.mark.parametrize("name", [("heat", "sauna"), ("magnets", "warmth"), ("posture", "neutral")])
def test_what_has_no_timer_is_not_kept_as_done(name: tuple[str, str]) -> None:
    life = a_life()
    with pytest.raises(InvalidInputError):
        keep_use(life.ctx, life.person, *name, use="one", seconds=60)
    assert uses(life.ctx, life.person) == ()


def test_it_is_put_into_the_plan_taken_out_and_put_back_as_it_was() -> None:
    life = a_life()
    put_in(life.ctx, life.person, *HEAT, weekdays={4, 0}, moment="before")
    take_out(life.ctx, life.person, *HEAT)
    take_out(life.ctx, life.person, *HEAT)
    assert [one.weekdays for one in extras(life.ctx, life.person)] == [()]
    back = put_back(life.ctx, life.person, *HEAT)
    assert (back.weekdays, back.moment) == ((0, 4), "before")
    assert last_in(life.ctx, life.person, *HEAT) == back


@pytest.mark.parametrize(
    ("name", "weekdays", "moment"),
    [
        (HEAT, {0}, "after"),
        (HEAT, set[int](), "before"),
        (HEAT, {7}, "before"),
        (("cold", "cooling"), {0}, "own"),
        (("massage", "ball"), {0}, "own"),
    ],
)
def test_only_what_the_facts_allow_is_put_into_the_plan(name: tuple[str, str], weekdays: set[int], moment: str) -> None:
    life = a_life()
    with pytest.raises(InvalidInputError):
        put_in(life.ctx, life.person, *name, weekdays=weekdays, moment=moment)
    assert extras(life.ctx, life.person) == ()


def test_what_never_was_in_the_plan_is_not_put_back() -> None:
    life = a_life()
    with pytest.raises(InvalidInputError, match="not in your plan"):
        put_back(life.ctx, life.person, *HEAT)


def test_a_tick_counts_once_and_is_no_exercise() -> None:
    life = a_life()
    life.begin()
    before = today(life.ctx, life.person)
    put_in(life.ctx, life.person, *BREATHING, weekdays=range(7), moment="after")
    tick_off(life.ctx, life.person, *BREATHING)
    tick_off(life.ctx, life.person, *BREATHING)
    assert done_by_day(life.ctx, life.person) == {before.day: {BREATHING}}
    assert len(uses(life.ctx, life.person)) == 1
    after = today(life.ctx, life.person)
    assert replace(after, screening=before.screening) == before


def test_ticks_of_a_list_are_remembered_whole() -> None:
    life = a_life()
    keep_ticks(life.ctx, life.person, "ergonomics", ["feet", "elbows"])
    keep_ticks(life.ctx, life.person, "ergonomics", ["elbows", "feet"])
    assert ticked(life.ctx, life.person, "ergonomics") == ("elbows", "feet")
    assert len(list(life.ctx.store.records(life.person, ChecklistRecord))) == 1
    keep_ticks(life.ctx, life.person, "ergonomics", [])
    assert ticked(life.ctx, life.person, "ergonomics") == ()


@pytest.mark.parametrize(("technique", "name"), [("ergonomics", "pillow"), ("heat", "feet"), ("nothing", "feet")])
def test_what_is_on_no_list_is_not_ticked(technique: str, name: str) -> None:
    life = a_life()
    with pytest.raises(InvalidInputError, match="not on the list"):
        keep_ticks(life.ctx, life.person, technique, [name])


def test_every_kind_goes_out_and_comes_back() -> None:
    life = a_life()
    warmed(life, felt="better")
    put_in(life.ctx, life.person, *HEAT, weekdays=[2], moment="own")
    keep_ticks(life.ctx, life.person, "sleep", ["room"])
    records = list(life.ctx.store.records(life.person))
    assert {type(one.value) for one in records} == {TechniqueRecord, ExtraRecord, ChecklistRecord}
    assert [record_from_json(record_to_json(one)) for one in records] == records
