"""What a session leaves behind: pain, stop signs, the next day, and the plan that changes by it."""

from dataclasses import replace

import pytest

from tests.life import Life, SetClock
from tests.session_life import first, go_to, life, mains, sessions, values
from unhunch.errors import InvalidInputError
from unhunch.records.model import (
    AdverseEventRecord,
    DecisionRecord,
    ExerciseRecord,
    PainRecord,
    SessionRecord,
    SetRecord,
)
from unhunch.service.play import Hurts
from unhunch.service.screening import screening_state
from unhunch.service.session import (
    answer_next_day,
    finish_session,
    next_day_due,
    record_events,
    resume_session,
    stop_session,
    this_hurts,
)
from unhunch.service.today import today

__all__ = ["life"]


def test_every_exercise_done_is_told_with_the_worst_pain_of_the_session(life: Life) -> None:
    life.do(first(life), worst=2)
    told = [one for one in values(life, ExerciseRecord) if isinstance(one, ExerciseRecord)]
    last = {one.item: one for one in told}
    assert {one.worst for one in last.values()} == {2}


def test_an_exercise_that_hurt_explains_the_worst_pain_and_the_others_stay_unanswered(life: Life) -> None:
    session = first(life)
    opened = life.open(session)
    this_hurts(life.ctx, life.person, Hurts(key="h", session=session, item=2, score=4))
    record_events(life.ctx, life.person, life.events(opened))
    finish_session(life.ctx, life.person, session, worst=4, effort=4)
    last = {one.item: one for one in values(life, ExerciseRecord) if isinstance(one, ExerciseRecord)}
    assert last[2].worst == 4
    assert {one.worst for place, one in last.items() if place != 2} == {None}


def test_finishing_twice_changes_nothing_and_answers_the_same(life: Life) -> None:
    once = life.do(first(life))
    count = sum(1 for _ in life.ctx.store.records(life.person))
    again = finish_session(life.ctx, life.person, first(life), worst=9, effort=9)
    assert (again, sum(1 for _ in life.ctx.store.records(life.person))) == (once, count)


def test_a_finished_session_cannot_be_opened_again(life: Life) -> None:
    life.do(first(life))
    with pytest.raises(InvalidInputError):
        life.open(first(life))


def test_breaking_off_keeps_the_sets_done_so_far(life: Life) -> None:
    events = life.events(life.open(first(life)))
    record_events(life.ctx, life.person, events[:5])
    stop_session(life.ctx, life.person, first(life), "phone")
    assert sessions(values(life, SessionRecord)) == ["started", "stopped"]
    assert len([e for e in events[:5] if e.kind == "set"]) == len(values(life, SetRecord))


def test_a_session_broken_off_can_be_taken_up_again(life: Life) -> None:
    life.open(first(life))
    stop_session(life.ctx, life.person, first(life))
    assert life.open(first(life)).session is not None


def test_a_stop_sign_stops_the_session_and_opens_the_screening(life: Life) -> None:
    life.open(first(life))
    sign = life.ctx.catalogue.screening.stop_signs[0].id
    answer = this_hurts(life.ctx, life.person, Hurts(key="h", session=first(life), item=0, score=3, signs=(sign,)))
    state = screening_state(life.ctx, life.person)
    assert (answer.act, state.outcome, state.due) == ("screen", None, ("stop-sign",))
    assert resume_session(life.ctx, life.person, first(life)) is None


def test_severe_pain_in_a_session_opens_the_screening(life: Life) -> None:
    life.open(first(life))
    this_hurts(life.ctx, life.person, Hurts(key="h", session=first(life), item=0, score=8))
    assert screening_state(life.ctx, life.person).due == ("severe",)


def test_a_stop_sign_in_the_closing_moment_is_kept_at_the_last_exercise(life: Life) -> None:
    opened = life.open(first(life))
    assert opened.session is not None
    said = Hurts(key="h", session=first(life), item=len(opened.session.items), score=3, signs=("chest-pain",))
    assert this_hurts(life.ctx, life.person, said).act == "screen"
    (event,) = [one for one in values(life, AdverseEventRecord) if isinstance(one, AdverseEventRecord)]
    assert (event.sign, event.exercise) == ("chest-pain", opened.session.items[-1].exercise)
    assert screening_state(life.ctx, life.person).clearance is None


@pytest.mark.parametrize("beyond", [-1, 1, 99])
def test_pain_at_an_exercise_that_is_not_there_is_refused(life: Life, beyond: int) -> None:
    opened = life.open(first(life))
    assert opened.session is not None
    item = beyond if beyond < 0 else len(opened.session.items) + beyond
    with pytest.raises(InvalidInputError):
        this_hurts(life.ctx, life.person, Hurts(key="h", session=first(life), item=item, score=3))


def test_a_stop_sign_sent_twice_is_kept_once(life: Life) -> None:
    life.open(first(life))
    sign = life.ctx.catalogue.screening.stop_signs[0].id
    said = Hurts(key="h", session=first(life), item=0, score=3, signs=(sign,))
    assert this_hurts(life.ctx, life.person, said) == this_hurts(life.ctx, life.person, said)
    assert len(values(life, AdverseEventRecord)) == 1


def test_two_reds_end_the_session(life: Life) -> None:
    life.open(first(life))
    acts = [
        this_hurts(life.ctx, life.person, Hurts(key=f"h{item}", session=first(life), item=item, score=6)).act
        for item in (1, 2)
    ]
    assert acts == ["stop", "end-session"]


def test_what_hurt_is_not_forgotten_by_the_taps_that_come_after(life: Life) -> None:
    opened = life.open(first(life))
    this_hurts(life.ctx, life.person, Hurts(key="h", session=first(life), item=1, score=6))
    record_events(life.ctx, life.person, life.events(opened))
    last = [one for one in values(life, ExerciseRecord) if isinstance(one, ExerciseRecord) and one.item == 1][-1]
    assert (last.worst, last.stopped, last.form) == (6, True, "steady")


def test_the_next_day_is_asked_about_once(life: Life) -> None:
    life.do(first(life))
    assert next_day_due(life.ctx, life.person) is None
    life.clock.forward(days=1)
    assert next_day_due(life.ctx, life.person) == first(life)
    answer_next_day(life.ctx, life.person, first(life), score=2)
    assert next_day_due(life.ctx, life.person) is None


def test_the_24_hour_question_cannot_be_answered_on_the_same_day(life: Life) -> None:
    life.do(first(life))
    with pytest.raises(InvalidInputError):
        answer_next_day(life.ctx, life.person, first(life), score=2)


def test_the_next_day_question_comes_before_the_next_session(life: Life) -> None:
    life.do(first(life))
    life.clock.forward(days=1)
    assert today(life.ctx, life.person).next == "next-day"


def test_a_session_under_way_is_what_today_offers(life: Life) -> None:
    life.open(first(life))
    seen = today(life.ctx, life.person)
    assert (seen.next, seen.session_id) == ("resume", first(life))


def test_a_red_exercise_is_easier_or_gone_in_the_days_to_come(life: Life) -> None:
    session = first(life)
    opened = life.open(session)
    assert opened.session is not None
    catalogue = life.ctx.catalogue
    place = next(n for n, one in enumerate(opened.session.items) if catalogue.get(one.exercise).kind == "strength")
    name, level = opened.session.items[place].exercise, opened.session.items[place].level
    this_hurts(life.ctx, life.person, Hurts(key="h", session=session, item=place, score=6))
    record_events(life.ctx, life.person, life.events(opened))
    finished = finish_session(life.ctx, life.person, session, worst=6, effort=5)
    later = [item for one in mains(life)[1:] for item in one.items if item.exercise == name]
    assert name in {change.exercise for change in finished.changes}
    assert all(item.level < level for item in later)


def test_two_good_days_make_something_harder_with_its_reason(life: Life) -> None:
    for session in [one.id for one in mains(life)[:3]]:
        go_to(life, session)
        if due := next_day_due(life.ctx, life.person):
            answer_next_day(life.ctx, life.person, due, score=1)
        life.do(session, pain=1, worst=1)
        life.clock.forward(days=1)
        answer_next_day(life.ctx, life.person, session, score=1)
    decided = [one for one in values(life, DecisionRecord) if isinstance(one, DecisionRecord)]
    assert any(one.action == "progress" and one.because for one in decided)


def test_a_walk_and_all_sessions_make_the_day_done(life: Life) -> None:
    for session in [one for one in today(life.ctx, life.person).sessions if one.kind != "walk"]:
        life.do(session.id)
    seen = today(life.ctx, life.person)
    assert (seen.next, seen.dots[0].state) == ("walk", "done")


def test_a_day_gone_by_without_is_never_called_missed(life: Life) -> None:
    life.clock.forward(days=3)
    assert [dot.state for dot in today(life.ctx, life.person).dots[:3]] == ["free", "free", "free"]


def test_a_clock_that_was_set_back_is_said_and_loses_nothing(life: Life) -> None:
    life.do(first(life))
    count = sum(1 for _ in life.ctx.store.records(life.person))
    back = replace(life.ctx, clock=SetClock(at=life.clock.at.replace(year=2025)))
    said = [notice.id for notice in today(back, life.person).notices]
    assert said == ["service.clock-set-back"]
    assert sum(1 for _ in life.ctx.store.records(life.person)) == count


def test_pain_is_kept_with_its_moment(life: Life) -> None:
    life.do(first(life), pain=2, worst=3)
    scores = [one for one in values(life, PainRecord) if isinstance(one, PainRecord)]
    assert [(one.moment, one.score) for one in scores] == [("before", 2), ("worst", 3)]
