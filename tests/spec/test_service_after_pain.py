"""The days after a session that hurt: what has to go goes, whether or not anything can stand in for it."""

from datetime import timedelta

import pytest

from tests.life import PERSON, PROFILE, Life, a_life
from unhunch.programme.model import Item, PlannedSession, Programme
from unhunch.service.plans import current_programme
from unhunch.service.play import Finished
from unhunch.service.profile import save_profile
from unhunch.service.programme import make_programme
from unhunch.service.session import answer_next_day

NEW = {**PROFILE, "activity_level": "some"}


def newcomer() -> tuple[Life, PlannedSession]:
    life = a_life()
    life.screen()
    save_profile(life.ctx, PERSON, NEW)
    made = make_programme(life.ctx, PERSON, weeks=1)
    first = next(day for day in made.weeks[0].days if any(one.kind == "main" for one in day.sessions))
    life.clock.forward(days=(first.date - made.start).days)
    return life, next(one for one in first.sessions if one.kind == "main")


def plan_now(life: Life) -> Programme:
    found = current_programme(life.ctx, PERSON)
    assert found is not None
    return found


def later_items(life: Life) -> list[Item]:
    today = life.clock.at.date()
    days = [day for day in plan_now(life).weeks[0].days if day.date > today]
    return [item for day in days for session in day.sessions if session.kind != "walk" for item in session.items]


def after_red() -> tuple[Life, PlannedSession, Finished]:
    life, main = newcomer()
    return life, main, life.do(main.id, pain=2, worst=6)


def test_after_a_red_no_exercise_that_has_to_go_is_left_in_the_week() -> None:
    life, _main, finished = after_red()
    gone = {one.exercise for one in finished.changes if one.action in {"swap", "leave_out"}}
    assert gone
    assert gone.isdisjoint(item.exercise for item in later_items(life))


def test_after_a_red_the_warm_up_stays_as_it_was() -> None:
    life, main, finished = after_red()
    warm = {item.exercise for item in main.items if item.part == "warm-up"}
    assert warm.isdisjoint(one.exercise for one in finished.changes)
    assert warm <= {item.exercise for item in later_items(life)}


def test_a_session_with_changes_keeps_its_parts_in_order() -> None:
    life, _main, _finished = after_red()
    order = ("warm-up", "posture", "mobility", "strength", "stretch", "breathing")
    for day in plan_now(life).weeks[0].days:
        for session in day.sessions:
            if session.kind == "main":
                parts = [order.index(item.part) for item in session.items]
                assert parts == sorted(parts)


@pytest.mark.parametrize(("worst", "score", "said"), [(2, 2, False), (4, 4, True)])
def test_a_slow_night_after_pain_is_said_on_the_items_that_come_next(worst: int, score: int, said: bool) -> None:  # noqa: FBT001 - a table's column
    life, main = newcomer()
    life.do(main.id, pain=2, worst=worst)
    life.clock.forward(days=1)
    answer_next_day(life.ctx, PERSON, main.id, score=score)
    strength = [item for item in later_items(life) if item.part == "strength"]
    eased = {one for item in strength for one in item.changes}
    assert ("adaptation.changes.smaller-range" in eased) is said


def test_the_first_day_after_a_good_session_is_as_planned() -> None:
    life, main = newcomer()
    before = plan_now(life)
    life.do(main.id, pain=2, worst=2)
    life.clock.at += timedelta(days=1)
    assert plan_now(life) == before
