"""Weeks as planned and as done."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from unhunch.programme.model import Programme
from unhunch.progress.model import WeekDone
from unhunch.records.model import NoteRecord, Record
from unhunch.records.replay import of_kind, sessions_by_day

_COUNTED = frozenset({"main", "micro"})
# Kinds of notes that say that somebody was ill.
EXCUSING = ("ill", "fever")
_WEEK = timedelta(days=7)


def weeks_done(records: Sequence[Record], plans: Iterable[Programme], today: date) -> tuple[WeekDone, ...]:
    """The weeks that began up to today, oldest first; of two plans for a date the later one counts.

    A session broken off counts as done: coming is what adherence measures.
    """
    planned: dict[date, set[str]] = {}
    starts: set[date] = set()
    for programme in plans:
        for week in programme.weeks:
            starts.add(week.start)
            for day in week.days:
                named = {one.id for one in day.sessions if one.kind in _COUNTED and not one.optional}
                planned[day.date] = named
    done = {
        day: {one.session for one in sessions if one.kind in _COUNTED}
        for day, sessions in sessions_by_day(records).items()
    }
    ill = {value.day for _, value in of_kind(records, NoteRecord) if value.kind in EXCUSING}
    return tuple(_week(start, planned, done, ill) for start in _whole_weeks(starts) if start <= today)


def _whole_weeks(starts: Iterable[date]) -> list[date]:
    """The starts without those that lie inside an earlier week (a plan made anew in mid-week)."""
    kept: list[date] = []
    for start in sorted(starts):
        if not kept or start - kept[-1] >= _WEEK:
            kept.append(start)
    return kept


def _week(start: date, planned: dict[date, set[str]], done: dict[date, set[str]], ill: set[date]) -> WeekDone:
    days = [start + timedelta(days=index) for index in range(_WEEK.days)]
    return WeekDone(
        start=start,
        planned=sum(len(planned.get(day, ())) for day in days),
        done=sum(len(done.get(day, ())) for day in days),
        excused=sum(len(planned.get(day, set()) - done.get(day, set())) for day in days if day in ill),
    )
