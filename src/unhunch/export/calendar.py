"""Reminders as a calendar file with alarms, for a calendar that rings while unhunch is closed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vDuration, vRecur

from unhunch.reminders import Breaks, Kind, Quiet, Schedule
from unhunch.reminders.walls import out_of_quiet
from unhunch.service.clearance import screening_state
from unhunch.service.context import Context
from unhunch.service.schedule import load_schedule
from unhunch.service.settings import language_for, load_settings

NAME: Final = "unhunch.ics"
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_REPEATED: Final[tuple[Kind, ...]] = ("session", "walk")
_LASTS: Final = timedelta(minutes=5)
_READ_AGAIN: Final = timedelta(hours=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the calendar: its name, its title, its first wall time, and the weekdays of which it comes again."""

    uid: str
    kind: Kind
    starts: datetime
    weekdays: tuple[int, ...] = ()


def person_calendar(ctx: Context, person: str) -> bytes:
    """The person's reminders as a calendar file (UTF-8); exercise stands in it only while it is cleared."""
    chosen, state = load_settings(ctx, person), screening_state(ctx, person)
    zone = ZoneInfo(chosen.time_zone)
    schedule = load_schedule(ctx, person)
    stamp = schedule.since or datetime(1970, 1, 1, tzinfo=UTC)
    first = stamp.astimezone(zone).date()
    entries = list(entries_of(schedule, first)) if state.clearance is not None else []
    if state.expires_at is not None:
        entries.extend(again_on(schedule, state.expires_at.astimezone(zone).date()))
    words = ctx.catalogue.words(language_for(ctx, chosen))
    titles = {one.kind: words[f"reminders.calendar.{one.kind}"] for one in entries}
    return calendar_file(entries, titles, words["reminders.calendar"], stamp)


def entries_of(schedule: Schedule, first: date) -> Iterator[Entry]:
    """What comes every week from the local day `first` on: the session, the walk, the breaks."""
    for kind in _REPEATED:
        plan = schedule.daily.get(kind)
        if plan is not None and plan.on:
            walls = [
                out_of_quiet(first - timedelta(days=first.weekday() - index), wall, schedule.quiet)
                for index, wall in enumerate(plan.times)
                if wall is not None
            ]
            yield from _weekly(kind, walls, first)
    if schedule.breaks.on:
        yield from _breaks(schedule.breaks, schedule.quiet, first)


def again_on(schedule: Schedule, day: date) -> Iterator[Entry]:
    """The safety questions on the day on which they come again."""
    plan = schedule.daily.get("rescreen")
    wall = plan.times[day.weekday()] if plan is not None and plan.on else None
    if wall is not None:
        yield Entry(uid="rescreen", kind="rescreen", starts=datetime.combine(*out_of_quiet(day, wall, schedule.quiet)))


def calendar_file(entries: Iterable[Entry], titles: Mapping[Kind, str], name: str, stamp: datetime) -> bytes:
    """The entries as iCalendar (RFC 5545): wall times of no zone, so that they hold wherever the person is.

    Names stay the same when times change, so that a calendar moves its entry. `stamp` (aware UTC) is the time of the
    last change: the same choices give the same bytes.
    """
    book = Calendar()
    book.add("prodid", "-//unhunch//unhunch//EN")
    book.add("version", "2.0")
    book.add("x-wr-calname", name)
    book.add("refresh-interval", vDuration(_READ_AGAIN), parameters={"VALUE": "DURATION"})
    for entry in entries:
        book.add_component(_event(entry, titles[entry.kind], stamp))
    return bytes(book.to_ical())


def _event(entry: Entry, title: str, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", f"{entry.uid}@unhunch.invalid")
    event.add("dtstamp", stamp)
    event.add("summary", title)
    event.add("dtstart", entry.starts)
    event.add("duration", _LASTS)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    if entry.weekdays:
        event.add("rrule", vRecur(freq="WEEKLY", byday=[_WEEKDAYS[day] for day in entry.weekdays]))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta())
    event.add_component(alarm)
    return event


def _weekly(kind: Kind, walls: Iterable[tuple[date, time]], first: date) -> Iterator[Entry]:
    """One entry for each wall time, named by the first weekday that has it."""
    days: dict[time, list[int]] = {}
    for day, wall in walls:
        days.setdefault(wall, []).append(day.weekday())
    for wall, found in days.items():
        weekdays = tuple(sorted(set(found)))
        name = f"{kind}-{_WEEKDAYS[weekdays[0]].lower()}"
        yield Entry(uid=name, kind=kind, starts=_start(first, wall, weekdays), weekdays=weekdays)


def _breaks(breaks: Breaks, quiet: Quiet, first: date) -> Iterator[Entry]:
    """An entry for each break of the working hours; what falls into the quiet hours is left out."""
    begin, length = datetime.combine(first, breaks.start), _length(breaks)
    worked = [day for day, works in enumerate(breaks.days) if works]
    for number in range(1, int(length / breaks.every) + 1 if worked else 1):
        at = begin + breaks.every * number
        if quiet.holds(at.time()) or at - begin >= length:
            continue
        later = (at.date() - first).days
        weekdays = tuple(sorted((day + later) % len(_WEEKDAYS) for day in worked))
        starts = _start(first, at.time(), weekdays)
        yield Entry(uid=f"break-{number}", kind="break", starts=starts, weekdays=weekdays)


def _length(breaks: Breaks) -> timedelta:
    """How long the working hours are, past midnight too."""
    whole = timedelta(days=1)
    hours = datetime.combine(date.min, breaks.end) - datetime.combine(date.min, breaks.start)
    return hours % whole


def _start(first: date, wall: time, weekdays: tuple[int, ...]) -> datetime:
    """The first day from `first` on that is one of the weekdays, at the wall time."""
    week = (first + timedelta(days=index) for index in range(len(_WEEKDAYS)))
    return datetime.combine(next(day for day in week if day.weekday() in weekdays), wall)
