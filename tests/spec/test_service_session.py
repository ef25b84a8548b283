"""A session from its first question to the adapted next day, and what can go wrong on the way."""

from dataclasses import replace

import pytest

from tests.life import Life, a_life
from tests.session_life import check, first, life, values
from unhunch.errors import InvalidInputError, NotClearedError
from unhunch.records.model import (
    SetRecord,
)
from unhunch.service.play import PlayerEvent, SessionCheck
from unhunch.service.screening import screening_state
from unhunch.service.session import (
    open_session,
    parse_event,
    record_events,
    resume_session,
    session_under_way,
)
from unhunch.service.today import today

__all__ = ["life"]


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


@pytest.mark.parametrize("days", [1, 3])
def test_a_session_left_on_an_earlier_day_is_not_resumed_but_asks_its_questions_again(life: Life, days: int) -> None:
    opened = life.open(first(life))
    record_events(life.ctx, life.person, life.events(opened)[:3])
    step = PlayerEvent(key="s", at=life.clock.at, session=first(life), kind="step", step=17)
    record_events(life.ctx, life.person, [step])
    life.clock.forward(days=days)
    assert resume_session(life.ctx, life.person, first(life)) is None
    again = open_session(life.ctx, life.person, first(life), check(5))
    assert (again.gate, again.step, again.done_sets) == ("easy", 0, ())
    assert resume_session(life.ctx, life.person, first(life)) == again


def test_a_session_of_an_earlier_day_stays_shut_where_something_is_new(life: Life) -> None:
    life.open(first(life))
    life.clock.forward(days=2)
    assert open_session(life.ctx, life.person, first(life), check(2, "yes")).timeline is None
    assert resume_session(life.ctx, life.person, first(life)) is None


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


def test_what_the_camera_measured_is_kept_with_its_set(life: Life) -> None:
    event = life.events(life.open(first(life)))[0]
    fault = life.ctx.catalogue.get(event.exercise).faults[0].id
    seen = replace(event, seen_repetitions=7, seen_range=61.5, seen_unit="deg", faults=(fault, "of-another-exercise"))
    record_events(life.ctx, life.person, [seen])
    (kept,) = values(life, SetRecord)
    assert isinstance(kept, SetRecord)
    assert (kept.seen_repetitions, kept.seen_range, kept.seen_unit, kept.faults) == (7, 61.5, "deg", (fault,))


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
