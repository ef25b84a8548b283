"""When a reminder comes, when it waits, and when it comes no more."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from tests.reminding import Desk, schedule
from unhunch.reminders import Breaks, Daily, Event, Key, Quiet, What, heard, history_of

NIGHT = Quiet(start=time(21), end=time(7))


def desk(**facts: object) -> Desk:
    return Desk(schedule(**facts))  # type: ignore[arg-type]


def at_work() -> Desk:
    """At the desk since nine, with a break every 45 minutes until five."""
    return desk(at=None, breaks=True).on(23, 9)


def test_it_comes_at_its_time_and_not_before() -> None:
    one = desk().on(22, 18)
    one.look()
    one.answer("started")
    assert one.on(23, 17, 59).look() == []
    assert one.on(23, 18).look() == ["session:2026-11-23"]


def test_what_was_over_when_the_times_were_chosen_does_not_come_late() -> None:
    one = desk().on(23, 18)
    one.schedule = replace(one.schedule, since=one.at + timedelta(minutes=1))
    assert one.forward(minutes=2).look() == []
    assert one.on(24, 18).look() == ["session:2026-11-24"]


def test_it_is_announced_once_and_stays_until_it_is_answered() -> None:
    one = desk().on(23, 18)
    one.look()
    (still,) = one.forward(minutes=20).due()
    assert (still.key.text, still.announce) == ("session:2026-11-23", False)
    one.answer("started")
    assert one.due() == ()


def test_one_that_nobody_answers_counts_as_ignored_and_goes() -> None:
    one = desk().on(23, 18)
    one.look()
    assert one.forward(minutes=30).look() == []
    assert (one.due(), one.history.line("session").ignored) == ((), 1)


def test_nothing_is_said_of_what_is_done() -> None:
    one = desk().on(23, 18)
    one.history = replace(one.history, done=frozenset({"session"}))
    assert one.due() == ()


def test_nothing_is_said_on_a_weekday_without_a_time_or_of_a_kind_that_is_off() -> None:
    one = desk().on(23, 19)
    one.schedule = replace(one.schedule, daily={"session": Daily(times=(None,) * 7)})
    assert one.due() == ()
    one.schedule = replace(one.schedule, daily={"session": Daily(times=(time(18),) * 7, on=False)})
    assert one.due() == ()


def test_the_habit_goes_with_it() -> None:
    one = desk().on(23, 18)
    one.schedule = replace(one.schedule, daily={"session": Daily(times=(time(18),) * 7, habit="after tea")})
    assert one.due()[0].habit == "after tea"
    one.look()
    assert one.due()[0].habit == "after tea"


def test_snoozed_it_comes_again_under_the_next_name() -> None:
    one = desk().on(23, 18)
    one.look()
    one.answer("snoozed", 10)
    assert one.forward(minutes=9).look() == []
    assert one.forward(minutes=1).look() == ["session:2026-11-23+1"]


def test_skipped_it_comes_no_more_that_day() -> None:
    one = desk().on(23, 18)
    one.look()
    one.answer("skipped")
    assert one.forward(hours=5).look() == []
    assert one.on(24, 18).look() == ["session:2026-11-24"]


def test_quiet_hours_put_it_off_until_the_morning() -> None:
    one = desk(at=time(22), quiet=NIGHT)
    assert one.on(23, 22).look() == []
    assert one.on(24, 6, 59).look() == []
    assert one.on(24, 7).look() == ["session:2026-11-23"]


def test_quiet_hours_by_day_put_it_off_until_they_end() -> None:
    one = desk(at=time(13), quiet=Quiet(start=time(12), end=time(14)))
    assert one.on(23, 13).look() == []
    assert one.on(23, 14).look() == ["session:2026-11-23"]


@pytest.mark.parametrize("minutes", [30, 600])
def test_a_meeting_or_a_pause_ends_by_itself(minutes: int) -> None:
    one = desk().on(23, 17, 50)
    one.hold(minutes)
    assert one.on(23, 18).look() == []
    assert one.on(23, 17, 50).forward(minutes=minutes).look() == ["session:2026-11-23"]


def test_after_a_long_sleep_only_the_newest_of_a_kind_comes() -> None:
    one = desk(at=time(8))
    one.on(23, 8).look()
    assert one.on(26, 12).look() == ["session:2026-11-26"]


def test_one_that_was_slept_through_waits_for_the_morning_and_a_day_at_most() -> None:
    assert desk().on(24, 7).look() == ["session:2026-11-23"]
    one = desk()
    one.schedule = replace(one.schedule, daily={"session": Daily(times=(time(18), *(None,) * 6))})
    assert one.on(24, 17, 59).keys() == ["session:2026-11-23"]
    assert one.on(24, 18).keys() == []


@pytest.mark.parametrize(
    ("ignored", "days"),
    [(0, [0, 1, 2, 3, 4, 5, 6, 7]), (3, [1, 3, 5, 7]), (6, [3, 7]), (30, [3, 7])],
)
def test_ignored_reminders_become_rarer_and_never_stop(ignored: int, days: list[int]) -> None:
    one = desk().on(1, 18)
    one.look()
    one.answer("skipped")
    one.history = replace(one.history, lines={"session": replace(one.history.line("session"), ignored=ignored)})
    came = []
    for day in range(8):
        if one.on(2 + day, 18).look():
            came.append(day)
            line = one.history.line("session")
            one.history = replace(one.history, lines={"session": replace(line, ignored=ignored)})
    assert came == days


def test_three_ignored_in_a_row_are_counted_and_one_answer_brings_all_back() -> None:
    one = desk()
    for day in (2, 3, 4):
        assert one.on(day, 18).look()
        one.on(day, 19).look()
    assert one.on(5, 18).look() == []
    (found,) = one.on(6, 18).due()
    assert found.rarer
    one.look()
    one.answer("skipped")
    assert one.on(7, 18).look() == ["session:2026-11-07"]


@pytest.mark.parametrize(
    ("what", "ignored"),
    [("shown", 3), ("unseen", 3), ("ignored", 4), ("started", 0), ("snoozed", 0), ("postponed", 0), ("skipped", 0)],
)
def test_only_what_the_person_says_ends_a_row_of_ignored_ones(what: What, ignored: int) -> None:
    one = desk()
    for day in (2, 3, 4):
        one.on(day, 18).look()
        one.on(day, 19).look()
    event = Event(key=Key(kind="session", day=one.now.local.date()), what=what, at=one.at)
    assert heard(one.history, event).line("session").ignored == ignored


def test_one_that_nobody_could_see_is_put_off_and_counts_as_nothing() -> None:
    one = at_work().on(23, 10)
    one.look()
    before = one.history.line("break")
    one.forward(minutes=1).answer("unseen", 10)
    after = one.history.line("break")
    assert (after.ignored, after.last_at, after.numbers) == (before.ignored, before.last_at, before.numbers)
    assert one.forward(minutes=9).look() == []
    assert one.forward(minutes=1).look() == ["break:2026-11-23:1+1"]


def test_a_past_that_was_kept_before_the_word_unseen_is_read_as_it_was_told() -> None:
    key, at = Key(kind="session", day=desk().on(23, 18).now.local.date()), desk().on(23, 18).at
    told = [
        Event(key=key, what="shown", at=at),
        Event(key=key, what="postponed", at=at, until=at + timedelta(minutes=10)),
    ]
    one = desk().on(23, 18, 10)
    one.history = history_of(told)
    assert one.look() == ["session:2026-11-23+1"]


def test_a_break_comes_after_so_much_sitting_and_only_in_working_hours() -> None:
    one = at_work()
    assert one.on(23, 9, 44).look() == []
    assert one.on(23, 9, 45).look() == ["break:2026-11-23:1"]
    assert at_work().on(23, 17).look() == []
    assert at_work().on(23, 8).look() == []


def test_after_a_break_the_sitting_is_counted_anew() -> None:
    one = at_work().on(23, 10)
    one.look()
    one.answer("started")
    assert one.on(23, 10, 44).look() == []
    assert one.on(23, 10, 45).look() == ["break:2026-11-23:2"]


def test_an_ignored_break_does_not_put_off_the_next() -> None:
    one = at_work().on(23, 10)
    one.look()
    one.on(23, 10, 30).look()
    assert one.on(23, 10, 45).look() == ["break:2026-11-23:2"]


def test_who_was_away_from_the_desk_was_not_sitting() -> None:
    one = at_work().on(23, 14)
    one.history = replace(one.history, since=one.at - timedelta(minutes=44))
    assert one.due() == ()
    assert one.forward(minutes=1).look() == ["break:2026-11-23:1"]


def test_twenty_more_seconds_are_twenty_more_seconds() -> None:
    one = at_work().on(23, 10)
    one.look()
    one.answer("postponed", 20 / 60)
    assert one.forward(seconds=19).look() == []
    assert one.forward(seconds=1).look() == ["break:2026-11-23:1+1"]


def test_ignored_breaks_become_rarer_but_one_still_falls_into_the_day() -> None:
    one = at_work()
    one.history = replace(one.history, lines={"break": replace(one.history.line("break"), ignored=30)})
    assert one.on(23, 11, 59).due() == ()
    assert one.on(23, 12).due()[0].rarer


def test_working_hours_may_pass_midnight() -> None:
    one = at_work()
    night = Breaks(on=True, every=timedelta(minutes=45), start=time(22), end=time(6), days=(True, *(False,) * 6))
    one.schedule = replace(one.schedule, breaks=night)
    assert one.on(24, 1).look() == ["break:2026-11-23:1"]
    assert one.on(24, 23).look() == []


@pytest.mark.parametrize(
    ("utc", "comes"),
    [
        # On 29 March 2026 the clock goes from 2 to 3: half past two comes at half past three.
        (datetime(2026, 3, 29, 1, 29, tzinfo=UTC), []),
        (datetime(2026, 3, 29, 1, 30, tzinfo=UTC), ["session:2026-03-29"]),
        # On 25 October 2026 half past two comes twice, and the reminder once.
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), ["session:2026-10-25"]),
    ],
)
def test_a_time_that_the_clock_skips_or_repeats_comes_once(utc: datetime, comes: list[str]) -> None:
    one = desk(at=time(2, 30))
    one.at = utc - timedelta(hours=20)
    one.look()
    one.answer("skipped")
    one.at = utc
    assert one.look() == comes
    assert one.forward(hours=1).look() == ([] if comes else ["session:2026-03-29"])


def test_a_traveller_is_reminded_by_the_clock_where_they_are() -> None:
    one = desk().on(23, 18)
    one.look()
    one.answer("started")
    one.zone = "America/New_York"
    assert one.forward(hours=6).look() == []
    assert one.forward(hours=24).look() == ["session:2026-11-24"]


def test_a_clock_that_was_set_back_repeats_nothing_and_holds_nothing_back() -> None:
    one = desk().on(22, 18)
    one.look()
    one.answer("started")
    one.on(23, 18).look()
    one.answer("snoozed", 600)
    assert one.on(23, 10).look() == []
    assert one.on(23, 18, 1).look() == []
    assert one.on(24, 4).look() == ["session:2026-11-23+1"]
    one = at_work().on(23, 15)
    one.look()
    one.answer("started")
    assert one.on(23, 10).look() == ["break:2026-11-23:2"]


def test_a_name_says_everything_and_nothing_else_is_one() -> None:
    for text in ("session:2026-11-28", "next-day:2026-11-28+2", "break:2026-11-28:3+1"):
        assert Key.parse(text).text == text
    for text in ("", "tea:2026-11-28", "session:2026-11-28:0", "session:28.11.2026", "break:2026-11-28:x", "session"):
        with pytest.raises(ValueError):
            Key.parse(text)
