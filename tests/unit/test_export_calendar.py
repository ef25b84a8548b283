"""The calendar file, read back: its recurrences, its alarms, its names, and nothing about health."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]  # it ships no types
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from tests.life import Life
from tests.planned import the_catalogue
from tests.session_life import life
from unhunch.export.calendar import calendar_file, entries_of, person_calendar
from unhunch.reminders import Breaks, Daily, Quiet, Schedule
from unhunch.service.clearance import end_clearance
from unhunch.service.forms import write_form
from unhunch.service.schedule import Choices, first_choices, save_choices, schedule_of

__all__ = ["life"]
STAMP = datetime(2026, 11, 28, 12, tzinfo=UTC)
# A Saturday.
FIRST = date(2026, 11, 28)
TITLES = {"session": "Time for yourself", "walk": "Time for a walk", "break": "Time for a break"}
WALLS = st.times().map(lambda wall: wall.replace(second=0, microsecond=0))
NEVER = Quiet(start=time(0), end=time(0))


def schedule(**facts: object) -> Schedule:
    chosen = schedule_of(first_choices(the_catalogue()), the_catalogue())
    return replace(chosen, **{"quiet": NEVER, **facts})  # type: ignore[arg-type]


def events(chosen: Schedule) -> list[Event]:
    data = calendar_file(entries_of(chosen, FIRST), TITLES, "Reminders", STAMP)  # type: ignore[arg-type]
    return list(Calendar.from_ical(data).walk("VEVENT"))  # type: ignore[arg-type]


def moments(event: Event, days: int = 14) -> list[datetime]:
    """The wall times at which a calendar shows the event, from its first day on."""
    starts = event.start
    assert isinstance(starts, datetime)
    (rule,) = [line[6:] for line in event.to_ical().decode().splitlines() if line.startswith("RRULE:")]
    end = datetime.combine(FIRST, time()) + timedelta(days=days, seconds=-1)
    return list(rrulestr(rule, dtstart=starts).between(datetime.combine(FIRST, time()), end, inc=True))


@settings(max_examples=25)
@given(times=st.tuples(*[st.none() | WALLS] * 7))
def test_every_time_that_was_chosen_recurs_on_its_weekday_and_no_other(times: tuple[time | None, ...]) -> None:
    found = events(schedule(daily={"session": Daily(times=times)}))  # type: ignore[arg-type]  # seven of them
    shown = sorted(moment for event in found for moment in moments(event))
    days = [FIRST + timedelta(days=index) for index in range(14)]
    wanted = [(day, times[day.weekday()]) for day in days]
    assert shown == [datetime.combine(day, wall) for day, wall in wanted if wall is not None]
    assert len({str(event["UID"]) for event in found}) == len(found)


def test_times_are_those_on_the_wall_wherever_the_person_is() -> None:
    (event,) = events(schedule(daily={"session": Daily(times=(time(18),) * 7)}))
    assert event.start == datetime(2026, 11, 28, 18)  # noqa: DTZ001 - of no zone, on purpose
    assert "TZID" not in event["DTSTART"].params


def test_an_alarm_rings_at_the_time_itself() -> None:
    (event,) = events(schedule(daily={"walk": Daily(times=(time(12, 30),) * 7)}))
    (alarm,) = event.alarms.times
    assert (alarm.alarm.ACTION, alarm.trigger) == ("DISPLAY", event.start)


def test_another_time_keeps_the_name_so_that_the_entry_moves() -> None:
    names = [
        str(event["UID"])
        for hour in (8, 18)
        for event in events(schedule(daily={"session": Daily(times=(time(hour),) * 7)}))
    ]
    assert len(names) == 2
    assert len(set(names)) == 1


def test_what_falls_into_the_quiet_hours_comes_when_they_end() -> None:
    chosen = schedule(
        daily={"session": Daily(times=(time(22), *(None,) * 6))}, quiet=Quiet(start=time(21), end=time(7))
    )
    (event,) = events(chosen)
    # Monday evening's comes on Tuesday morning.
    assert moments(event, 7) == [datetime(2026, 12, 1, 7)]  # noqa: DTZ001 - of no zone, on purpose


def test_breaks_come_every_45_minutes_of_the_working_hours() -> None:
    days = (True, True, True, True, True, False, False)
    breaks = Breaks(on=True, every=timedelta(minutes=45), start=time(9), end=time(12), days=days)
    found = events(schedule(daily={}, breaks=breaks))
    assert [moments(event)[0].time() for event in found] == [time(9, 45), time(10, 30), time(11, 15)]
    assert {moment.weekday() for event in found for moment in moments(event)} == {0, 1, 2, 3, 4}


def test_breaks_of_a_night_shift_belong_to_the_next_day_after_midnight() -> None:
    breaks = Breaks(on=True, every=timedelta(hours=1), start=time(22), end=time(2), days=(True, *(False,) * 6))
    found = events(schedule(daily={}, breaks=breaks))
    assert [moments(event, 7)[0].strftime("%a %H") for event in found] == ["Mon 23", "Tue 00", "Tue 01"]


def test_the_same_choices_give_the_same_bytes() -> None:
    chosen = schedule(daily={"session": Daily(times=(time(18),) * 7)})
    one, other = (calendar_file(entries_of(chosen, FIRST), TITLES, "x", STAMP) for _ in range(2))  # type: ignore[arg-type]
    assert one == other


def choose(life: Life, habit: str = "") -> None:
    chosen = first_choices(life.ctx.catalogue)
    on = {name: replace(getattr(chosen, name), on=True) for name in ("walk", "rescreen", "breaks")}
    chosen = replace(chosen, session=replace(chosen.session, on=True, habit=habit), **on)
    save_choices(life.ctx, life.person, write_form(Choices, chosen))


def titles(life: Life) -> set[str]:
    return {str(one["SUMMARY"]) for one in Calendar.from_ical(person_calendar(life.ctx, life.person)).walk("VEVENT")}


def test_with_nothing_chosen_it_is_empty_and_still_a_calendar(life: Life) -> None:
    book = Calendar.from_ical(person_calendar(life.ctx, life.person))
    assert (str(book["VERSION"]), book.walk("VEVENT")) == ("2.0", [])


def test_its_words_say_nothing_about_health(life: Life) -> None:
    choose(life, habit="after the pain diary")
    data = person_calendar(life.ctx, life.person).decode().lower()
    assert titles(life) == {*TITLES.values(), "A few questions"}
    assert not any(word in data for word in ("pain", "back", "exercise", "screen" + "ing", "diary"))


def test_the_safety_questions_stand_on_the_day_on_which_they_come_again(life: Life) -> None:
    choose(life)
    book = Calendar.from_ical(person_calendar(life.ctx, life.person))
    (one,) = [event for event in book.events if str(event["UID"]).startswith("rescreen")]
    assert one.start == datetime(2026, 12, 21, 9)  # noqa: DTZ001 - of no zone, on purpose


def test_exercise_stands_in_it_only_while_it_is_cleared(life: Life) -> None:
    choose(life)
    end_clearance(life.ctx, life.person, "changed")
    assert titles(life) == set()


@pytest.mark.parametrize("language", ["de", "es"])
def test_its_titles_are_in_the_persons_language(life: Life, language: str) -> None:
    from unhunch.service.settings import save_settings  # noqa: PLC0415 - only here

    choose(life)
    save_settings(life.ctx, life.person, {"language": language})
    assert titles(life) == {
        text for name, text in life.ctx.catalogue.words(language).items() if name.startswith("reminders.calendar.")
    }


def test_the_terminal_writes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, life: Life) -> None:
    from tests.terminal import unhunch  # noqa: PLC0415 - only here
    from unhunch.cli import calendar  # noqa: PLC0415 - only here

    monkeypatch.setattr(calendar, "open_context", lambda: life.ctx)
    monkeypatch.setattr(calendar, "PERSON", life.person)
    file = tmp_path / "mine.ics"
    empty = unhunch("calendar", file)
    assert (empty.code, "nothing in it yet" in empty.out) == (0, True)
    choose(life)
    assert unhunch("calendar", file).code == 0
    assert len(Calendar.from_ical(file.read_bytes()).walk("VEVENT")) > 3
