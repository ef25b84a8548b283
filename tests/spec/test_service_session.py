"""A session from its first question to the adapted next day, and what can go wrong on the way."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import pytest

from tests.life import Life, SetClock, a_life
from unhunch.errors import InvalidInputError, NotClearedError
from unhunch.programme.model import PlannedSession
from unhunch.records.model import (
    AdverseEventRecord,
    DecisionRecord,
    ExerciseRecord,
    PainRecord,
    Record,
    SessionRecord,
    SetRecord,
)
from unhunch.service.play import Hurts, PlayerEvent, SessionCheck
from unhunch.service.programme import current_programme, find_session
from unhunch.service.screening import screening_state
from unhunch.service.session import (
    answer_next_day,
    finish_session,
    next_day_due,
    open_session,
    parse_event,
    record_events,
    resume_session,
    session_under_way,
    stop_session,
    this_hurts,
)
from unhunch.service.today import today
from unhunch.store.memory import MemoryStore


@cache
def planned_records() -> tuple[Record, ...]:
    """Screened, filled in and planned once; each test goes on from a copy."""
    life = a_life()
    life.begin()
    return tuple(life.ctx.store.records(life.person))


@pytest.fixture
def life() -> Life:
    store = MemoryStore()
    made = a_life(store)
    store.append(made.person, planned_records())
    return made


def mains(life: Life) -> list[PlannedSession]:
    programme = current_programme(life.ctx, life.person)
    assert programme is not None
    return [one for week in programme.weeks for day in week.days for one in day.sessions if one.kind == "main"]


def first(life: Life) -> str:
    return mains(life)[0].id


def go_to(life: Life, session: str) -> None:
    programme = current_programme(life.ctx, life.person)
    assert programme is not None
    day, _ = find_session(programme, session)
    life.clock.forward(days=(day - life.clock.at.date()).days)


def values(life: Life, kind: type) -> list[object]:
    return [record.value for record in life.ctx.store.records(life.person, kind)]


def sessions(rows: Iterable[object]) -> list[str]:
    return [one.state for one in rows if isinstance(one, SessionRecord)]


def check(pain: int = 2, new: str = "no", **more: object) -> SessionCheck:
    return replace(SessionCheck(pain_now=pain, anything_new="no", unwell=False), anything_new=new, **more)  # type: ignore[arg-type]


def test_today_offers_the_session_that_is_planned(life: Life) -> None:
    seen = today(life.ctx, life.person)
    assert seen.next == "session"
    assert seen.session_id in {one.id for one in seen.sessions}


def test_opening_a_session_starts_it_with_its_whole_timeline(life: Life) -> None:
    opened = life.open(first(life))
    assert (opened.gate, opened.step) == ("full", 0)
    assert opened.timeline is not None
    assert opened.session is not None
    assert len(opened.limits) == len(opened.session.items)


def test_without_a_clearance_no_session_opens() -> None:
    life = a_life()
    with pytest.raises(NotClearedError):
        life.open("2026-11-23-main-1")


def test_a_session_that_is_not_planned_cannot_be_opened(life: Life) -> None:
    with pytest.raises(InvalidInputError):
        life.open("2030-01-01-main-1")


@pytest.mark.parametrize(
    ("said", "gate", "due"),
    [
        (check(8), "locked", ("severe",)),
        (check(9), "locked", ("severe",)),
        (check(2, "yes"), "screen", ("anything-new",)),
        (check(2, "unsure"), "screen", ("anything-new",)),
        (check(2, blocks=("fever",)), "screen", ("anything-new",)),
        (check(2, unwell=True), "screen", ("anything-new",)),
        (check(2, blocks=("alcohol",)), "rest", ()),
        (check(7), "flare", ()),
        (check(5), "easy", ()),
        (check(4), "hold", ()),
        (check(2), "full", ()),
    ],
)
def test_the_gate_before_a_session(life: Life, said: SessionCheck, gate: str, due: tuple[str, ...]) -> None:
    opened = open_session(life.ctx, life.person, first(life), said)
    assert (opened.gate, screening_state(life.ctx, life.person).due) == (gate, due)


@pytest.mark.parametrize("pain", [5, 6, 7])
def test_with_much_pain_there_is_no_strength(life: Life, pain: int) -> None:
    opened = life.open(first(life), pain=pain)
    assert opened.session is not None
    assert not any(life.ctx.catalogue.get(item.exercise).kind == "strength" for item in opened.session.items)
    assert opened.session.items


def test_a_session_opened_by_mistake_twice_is_one_session(life: Life) -> None:
    life.open(first(life))
    life.open(first(life))
    assert session_under_way(life.ctx, life.person) == first(life)
    life.do(first(life))
    assert session_under_way(life.ctx, life.person) is None


def test_after_a_break_the_session_goes_on_at_the_same_step(life: Life) -> None:
    opened = life.open(first(life))
    step = PlayerEvent(key="s", at=life.clock.at, session=first(life), kind="step", step=17)
    record_events(life.ctx, life.person, [step])
    resumed = resume_session(life.ctx, life.person, first(life))
    assert resumed is not None
    assert (resumed.step, resumed.session, resumed.timeline) == (17, opened.session, opened.timeline)


def test_a_session_that_is_over_is_not_resumed(life: Life) -> None:
    life.do(first(life))
    assert resume_session(life.ctx, life.person, first(life)) is None


def test_events_sent_twice_are_kept_once(life: Life) -> None:
    events = life.events(life.open(first(life)))
    once = record_events(life.ctx, life.person, events)
    again = record_events(life.ctx, life.person, events)
    assert (once.new, again.new, again.keys) == (len(events), 0, once.keys)


def test_a_batch_with_one_bad_event_is_refused_whole(life: Life) -> None:
    events = life.events(life.open(first(life)))
    with pytest.raises(InvalidInputError):
        record_events(life.ctx, life.person, [*events, replace(events[0], key="bad", item=99)])
    assert values(life, SetRecord) == []


@pytest.mark.parametrize(
    "change",
    [
        {"session": "2026-11-29-main-9"},
        {"item": -1},
        {"exercise": "headstand"},
        {"set": 0},
        {"kind": "step", "step": None},
        {"kind": "pain", "score": None},
        {"kind": "pain", "score": 11},
        {"kind": "exercise", "worst": -1},
    ],
)
def test_an_event_that_cannot_be_is_refused(life: Life, change: dict[str, object]) -> None:
    event = life.events(life.open(first(life)))[0]
    with pytest.raises(InvalidInputError):
        record_events(life.ctx, life.person, [replace(event, **change)])  # type: ignore[arg-type]


def test_an_event_from_a_browser_with_a_wrong_clock_gets_a_time_that_can_be(life: Life) -> None:
    events = life.events(life.open(first(life)))
    life.clock.forward(minutes=5)
    record_events(life.ctx, life.person, [replace(events[0], at=life.clock.at.replace(year=2031))])
    (kept,) = list(life.ctx.store.records(life.person, SetRecord))
    assert kept.at == life.clock.at


def test_an_event_is_read_from_json() -> None:
    raw = {"key": "k", "at": "2026-11-23T09:00:00Z", "session": "s", "kind": "step", "step": 3}
    assert parse_event(raw).step == 3


@pytest.mark.parametrize("raw", [{}, {"key": "k"}, {"key": "k", "at": "x", "session": "s", "kind": "jump"}])
def test_an_event_that_cannot_be_read_says_where(raw: dict[str, object]) -> None:
    with pytest.raises(InvalidInputError, match="event"):
        parse_event(raw)


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
