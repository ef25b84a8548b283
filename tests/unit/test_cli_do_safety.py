"""What keeps a session in the terminal safe: whose pain it is, the day it belongs to, being unwell."""

import pytest

from tests.hands import Hands, ctx, first_session_seconds, kept, played
from unhunch.cli.opened import PERSON
from unhunch.cli.run_of_steps import Run, felt_item
from unhunch.records.model import AdverseEventRecord, ExerciseRecord, NoteRecord, PainRecord, SessionRecord, SetRecord
from unhunch.service.context import Context
from unhunch.service.session import SessionCheck, open_session
from unhunch.service.today import today

__all__ = ["ctx"]

A_DAY_S = 86_400.0


def opened(ctx: Context) -> Run:
    session = today(ctx, PERSON).session_id
    assert session is not None
    made = open_session(ctx, PERSON, session, SessionCheck(pain_now=2, anything_new="no", unwell=False))
    assert made.timeline is not None
    assert made.session is not None
    return Run(steps=made.timeline.steps, items=made.session.items)


def test_pain_belongs_to_the_exercise_before_until_the_next_one_works(ctx: Context) -> None:
    run = opened(ctx)
    for index, step in enumerate(run.steps):
        before = [one.item for one in run.steps[: index + 1] if one.kind in {"work", "hold", "walk"}]
        assert felt_item(run.at(index)) == (before[-1] if before else 0), step


def test_a_stop_sign_in_the_closing_moment_is_kept_and_ends_the_clearance(ctx: Context) -> None:
    planned_s = first_session_seconds(ctx)
    hands = Hands(keys={planned_s - 1: "h"}, answers={"Is any of these there": "1"})
    assert played(ctx, hands) == 3
    (event,) = kept(ctx, AdverseEventRecord)
    last = next(one for one in today(ctx, PERSON).sessions if one.id == event.session).items[-1]
    assert (event.sign, event.exercise) == ("chest-pain", last.exercise)
    assert today(ctx, PERSON).next in ("screen", "locked")


@pytest.mark.parametrize("key", ["?", "e", "h"])
def test_every_key_works_in_the_closing_moment(ctx: Context, key: str) -> None:
    planned_s = first_session_seconds(ctx)
    assert played(ctx, Hands(keys={planned_s - 1: key})) == 0
    assert [one.state for one in kept(ctx, SessionRecord)] == ["started", "finished"]


def test_much_pain_after_the_last_exercise_is_that_exercises_own(ctx: Context) -> None:
    planned_s = first_session_seconds(ctx)
    hands = Hands(keys={planned_s - 1: "h"}, answers={"How much does it hurt": "6", "What now?": "go on"})
    assert played(ctx, hands) == 0
    stopped = [one for one in kept(ctx, ExerciseRecord) if one.stopped]
    assert {one.item for one in stopped} == {max(one.item for one in kept(ctx, SetRecord))}


def test_where_it_hurts_is_asked_and_kept(ctx: Context) -> None:
    played(ctx, Hands(keys={20: "h"}, answers={"Where is it": "4"}))
    assert "between-blades" in [one.site for one in kept(ctx, PainRecord)]


def test_pain_in_the_chest_is_a_stop_sign_wherever_it_is_said(ctx: Context) -> None:
    assert played(ctx, Hands(keys={20: "h"}, answers={"Where is it": "10"})) == 3
    assert [one.sign for one in kept(ctx, AdverseEventRecord)] == ["chest-pain"]


def test_being_ill_in_another_way_is_asked_and_makes_the_day_easier(ctx: Context) -> None:
    hands = Hands(answers={"Is one of these so": "4"})
    assert played(ctx, hands) == 0
    assert any("ill in another way" in question for question in hands.asked)
    assert [one.kind for one in kept(ctx, NoteRecord) if one.kind == "ill"] == ["ill"]


def test_a_session_left_for_later_asks_its_questions_again_on_another_day(ctx: Context) -> None:
    planned_s = first_session_seconds(ctx)
    session = today(ctx, PERSON).session_id
    assert session is not None
    played(ctx, Hands(keys={planned_s / 2: "q"}))
    sets = len(kept(ctx, SetRecord))
    hands = Hands(passed_s=2 * A_DAY_S)
    assert played(ctx, hands, session=session) == 0
    assert any("pain right now" in question for question in hands.asked)
    assert len(kept(ctx, SetRecord)) > 2 * sets


def test_a_session_of_another_day_does_not_begin_where_something_is_new(ctx: Context) -> None:
    planned_s = first_session_seconds(ctx)
    session = today(ctx, PERSON).session_id
    assert session is not None
    played(ctx, Hands(keys={planned_s / 2: "q"}))
    sets = kept(ctx, SetRecord)
    hands = Hands(passed_s=A_DAY_S, answers={"Has anything new": "yes"})
    assert played(ctx, hands, session=session) == 3
    assert kept(ctx, SetRecord) == sets
