"""Reminders from what was chosen to what was said to them, and breaks from the offer to the dose that they add."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from tests.life import Life
from tests.session_life import first, life, values
from unhunch.errors import InvalidInputError, NotClearedError
from unhunch.programme.seconds import session_seconds
from unhunch.records.beside import ReminderRecord
from unhunch.records.model import SetRecord
from unhunch.service.attendance import weeks_of
from unhunch.service.breaks import break_session
from unhunch.service.clearance import end_clearance
from unhunch.service.forms import write_form
from unhunch.service.history import sessions_done
from unhunch.service.past import closed_exercises, read_progress
from unhunch.service.reminders import Shown, answer, held_until, look, meet, pause, rarer_now, resume
from unhunch.service.schedule import Choices, first_choices, load_choices, load_schedule, save_choices, undo_choices
from unhunch.service.session import session_under_way
from unhunch.service.settings import local_date
from unhunch.service.today import today

__all__ = ["life"]
AWAKE = timedelta(hours=8)


def choose(life: Life, *on: str, **facts: object) -> Choices:
    chosen = first_choices(life.ctx.catalogue)
    for name in on:
        chosen = replace(chosen, **{name: replace(getattr(chosen, name), on=True)})
    return save_choices(life.ctx, life.person, write_form(Choices, replace(chosen, **facts)))  # type: ignore[arg-type]


def to(life: Life, hour: int, minute: int = 0) -> None:
    life.clock.at = life.clock.at.replace(hour=hour, minute=minute, second=0)


def keys(life: Life) -> list[str]:
    one = look(life.ctx, life.person, AWAKE)
    return [one.key] if one is not None and one.announce else []


def shown(life: Life, awake: timedelta | None = None) -> Shown:
    one = look(life.ctx, life.person, awake)
    assert one is not None
    return one


def told(life: Life) -> list[str]:
    return [one.what for one in values(life, ReminderRecord) if isinstance(one, ReminderRecord)]


def test_before_anything_is_chosen_nothing_ever_comes(life: Life) -> None:
    assert not load_schedule(life.ctx, life.person).any_on
    to(life, 20)
    assert look(life.ctx, life.person) is None


def test_what_is_offered_first_are_the_rules_numbers(life: Life) -> None:
    chosen = first_choices(life.ctx.catalogue)
    assert (chosen.breaks.every_min, chosen.breaks.start, chosen.quiet_start) == (45, time(9), time(21))


def test_the_session_is_reminded_of_at_its_time_and_leads_to_it(life: Life) -> None:
    choose(life, "session")
    assert keys(life) == []
    to(life, 18)
    one = shown(life)
    assert (one.key, one.announce, one.session) == ("session:2026-11-23", True, today(life.ctx, life.person).session_id)


def test_a_second_page_shows_it_too_but_announces_nothing(life: Life) -> None:
    choose(life, "session")
    to(life, 18)
    assert keys(life) == ["session:2026-11-23"]
    assert not shown(life).announce


def test_there_is_one_at_a_time_and_the_next_once_it_is_answered(life: Life) -> None:
    choose(life, "session", "walk")
    to(life, 18)
    assert (keys(life), keys(life)) == (["session:2026-11-23"], [])
    answer(life.ctx, life.person, "session:2026-11-23", "skipped")
    assert keys(life) == ["walk:2026-11-23"]


def test_a_session_that_was_done_is_not_reminded_of(life: Life) -> None:
    choose(life, "session")
    for session in today(life.ctx, life.person).sessions:
        if session.kind != "walk" and not session.optional:
            life.do(session.id)
    to(life, 18)
    assert look(life.ctx, life.person) is None


def test_the_question_of_the_next_day_comes_only_where_it_is_open(life: Life) -> None:
    choose(life, "next_day")
    to(life, 10)
    life.do(first(life))
    assert keys(life) == []
    life.clock.forward(days=1)
    to(life, 9)
    assert keys(life) == ["next-day:2026-11-24"]


def test_a_screening_that_is_due_again_is_reminded_of_and_exercise_is_not(life: Life) -> None:
    choose(life, "session", "rescreen", "walk", "breaks")
    end_clearance(life.ctx, life.person, "changed")
    to(life, 18)
    assert keys(life) == ["rescreen:2026-11-23"]


@pytest.mark.parametrize("what", ["started", "snoozed", "postponed", "skipped"])
def test_an_answer_is_kept_as_what_it_is_and_once(life: Life, what: str) -> None:
    choose(life, "session")
    to(life, 18)
    look(life.ctx, life.person)
    for _tap in range(2):
        answer(life.ctx, life.person, "session:2026-11-23", what)  # type: ignore[arg-type]  # one of the answers
    assert told(life) == ["shown", what]
    assert keys(life) == []


def test_snoozed_it_comes_again_after_ten_minutes(life: Life) -> None:
    choose(life, "session")
    to(life, 18)
    look(life.ctx, life.person)
    answer(life.ctx, life.person, "session:2026-11-23", "snoozed")
    to(life, 18, 10)
    assert keys(life) == ["session:2026-11-23+1"]
    with pytest.raises(InvalidInputError, match="over"):
        answer(life.ctx, life.person, "session:2026-11-23", "skipped")


def test_unanswered_it_is_kept_as_ignored(life: Life) -> None:
    choose(life, "session")
    to(life, 18)
    look(life.ctx, life.person)
    to(life, 18, 30)
    assert keys(life) == []
    assert told(life) == ["shown", "ignored"]


def test_three_ignored_in_a_row_make_a_kind_rarer_until_one_is_answered(life: Life) -> None:
    choose(life, "session", session=replace(first_choices(life.ctx.catalogue).session, on=True))
    for _day in range(3):
        to(life, 18)
        assert len(keys(life)) == 1
        to(life, 19)
        look(life.ctx, life.person)
        life.clock.forward(days=1)
    assert rarer_now(life.ctx, life.person) == {"session"}
    to(life, 18)
    assert keys(life) == []
    life.clock.forward(days=1)
    (name,) = keys(life)
    answer(life.ctx, life.person, name, "skipped")
    assert rarer_now(life.ctx, life.person) == frozenset()


@pytest.mark.parametrize("key", ["", "session:2026-11-24", "tea", "session:2026-11-23+1", "break:2026-11-23:999"])
def test_a_reminder_that_was_never_shown_can_not_be_answered(life: Life, key: str) -> None:
    choose(life, "session")
    to(life, 18)
    look(life.ctx, life.person)
    with pytest.raises(InvalidInputError):
        answer(life.ctx, life.person, key, "skipped")


def test_in_a_meeting_nothing_is_said_and_then_it_comes_again(life: Life) -> None:
    choose(life, "session")
    to(life, 18)
    look(life.ctx, life.person)
    until = meet(life.ctx, life.person, "session:2026-11-23", time(19, 15))
    assert (until.hour, until.minute) == (19, 15)
    to(life, 19, 14)
    assert (keys(life), held_until(life.ctx, life.person)) == ([], until)
    to(life, 19, 15)
    assert (keys(life), held_until(life.ctx, life.person)) == (["session:2026-11-23+1"], None)


def test_no_meeting_lasts_until_tomorrow(life: Life) -> None:
    choose(life, "session")
    to(life, 18)
    look(life.ctx, life.person)
    with pytest.raises(InvalidInputError, match="that long"):
        meet(life.ctx, life.person, "session:2026-11-23", time(17))


def test_a_pause_ends_by_itself_or_by_hand(life: Life) -> None:
    choose(life, "session")
    to(life, 18)
    until = pause(life.ctx, life.person, 1)
    assert (keys(life), held_until(life.ctx, life.person)) == ([], until)
    resume(life.ctx, life.person)
    assert keys(life) == ["session:2026-11-23"]
    with pytest.raises(InvalidInputError):
        pause(life.ctx, life.person, 10_000)


def test_choices_are_taken_back_and_again(life: Life) -> None:
    assert not undo_choices(life.ctx, life.person)
    choose(life, "session")
    choose(life, "session", "walk")
    assert undo_choices(life.ctx, life.person)
    assert not load_choices(life.ctx, life.person).walk.on
    assert load_choices(life.ctx, life.person).session.on
    assert undo_choices(life.ctx, life.person)
    assert load_choices(life.ctx, life.person).walk.on


def test_minutes_between_breaks_stay_within_the_rule(life: Life) -> None:
    breaks = replace(first_choices(life.ctx.catalogue).breaks, on=True, every_min=5)
    assert choose(life, breaks=breaks).breaks.every_min == 30


def raw(chosen: Choices, **facts: object) -> dict[str, object]:
    return {**write_form(Choices, chosen), **facts}


@pytest.mark.parametrize("facts", [{"quiet_start": "25:00"}, {"quiet_start": "21:00Z"}, {"tea": 1}, {"session": None}])
def test_choices_that_do_not_fit_are_refused(life: Life, facts: dict[str, object]) -> None:
    with pytest.raises(InvalidInputError):
        save_choices(life.ctx, life.person, raw(first_choices(life.ctx.catalogue), **facts))


def in_a_break(life: Life) -> str:
    choose(life, "breaks")
    to(life, 10)
    one = shown(life, AWAKE)
    assert (one.key, one.session) == ("break:2026-11-23:1", "2026-11-23-break-1")
    return one.session


def test_who_came_to_the_desk_just_now_gets_no_break_yet(life: Life) -> None:
    choose(life, "breaks")
    to(life, 10)
    assert look(life.ctx, life.person, timedelta(minutes=44)) is None
    assert shown(life, timedelta(minutes=45)).kind == "break"


def test_a_break_takes_a_minute_or_two_of_moves_that_are_open_and_fit_a_desk(life: Life) -> None:
    catalogue, closed = life.ctx.catalogue, closed_exercises(life.ctx, life.person)
    for number in range(1, 10):
        made = break_session(life.ctx, life.person, f"2026-11-23-break-{number}", number)
        assert made is not None
        assert session_seconds(made.items, catalogue.get, catalogue.rules) <= 120
        assert all("desk" in catalogue.get(item.exercise).places for item in made.items)
        assert closed.isdisjoint(item.exercise for item in made.items)
        assert not any(catalogue.get(item.exercise).loaded for item in made.items)


def test_breaks_take_turns(life: Life) -> None:
    made = [break_session(life.ctx, life.person, "2026-11-23-break-1", number) for number in (1, 2)]
    assert len({one.items[0].exercise for one in made if one is not None}) == 2


def test_a_break_is_a_session_with_its_questions_and_its_sets_count(life: Life) -> None:
    session = in_a_break(life)
    life.do(session)
    assert {one.session for one in values(life, SetRecord) if isinstance(one, SetRecord)} == {session}
    assert session in {one.session for one in read_progress(life.ctx, life.person).exercise_sessions}
    assert [one.kind for one in sessions_done(life.ctx, life.person)] == ["break"]


def test_breaks_make_no_week_look_kept_whose_sessions_were_not(life: Life) -> None:
    life.do(in_a_break(life))
    day = local_date(life.ctx, life.person)
    (week,) = weeks_of(life.ctx, life.person, sessions_done(life.ctx, life.person), day, day)
    assert week.done == 0
    assert [one.done for one in read_progress(life.ctx, life.person).weeks] == [0]


def test_a_break_that_was_begun_stands_in_nobodys_way(life: Life) -> None:
    main = first(life)
    life.open(main)
    life.open(in_a_break(life))
    assert session_under_way(life.ctx, life.person) == main


def test_without_a_clearance_there_is_no_break(life: Life) -> None:
    session = in_a_break(life)
    end_clearance(life.ctx, life.person, "changed")
    with pytest.raises(NotClearedError):
        break_session(life.ctx, life.person, session, 1)
    life.clock.forward(minutes=60)
    assert look(life.ctx, life.person, AWAKE) is None


def test_a_break_that_nobody_put_together_is_no_session(life: Life) -> None:
    for name in ("2026-11-23-break-0", "2026-11-23-break-", "x-break-1"):
        with pytest.raises(InvalidInputError):
            life.open(name)
