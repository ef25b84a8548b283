"""Plain readers of a row of records, oldest first."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TypeVar

from unhunch.records.model import (
    ClearanceRecord,
    ExerciseRecord,
    PlanRecord,
    ProfileRecord,
    Record,
    ScreeningRecord,
    SessionRecord,
    SetRecord,
    Value,
)

Kind = TypeVar("Kind", bound=Value)


def in_order(records: Iterable[Record]) -> tuple[Record, ...]:
    """Each key once (its first record), by time; records of one time keep their order."""
    first: dict[str, Record] = {}
    for record in records:
        first.setdefault(record.key, record)
    return tuple(sorted(first.values(), key=lambda record: record.at))


def of_kind(records: Iterable[Record], kind: type[Kind]) -> Iterator[tuple[datetime, Kind]]:
    """The values of one kind with their times, in the order of the records."""
    for record in records:
        if isinstance(record.value, kind):
            yield record.at, record.value


def latest(records: Iterable[Record], kind: type[Kind]) -> tuple[datetime, Kind] | None:
    """The last value of the kind with its time, or None."""
    found = None
    for found in of_kind(records, kind):  # noqa: B007 - the last one is what is asked for
        pass
    return found


def latest_screening(records: Iterable[Record]) -> tuple[datetime, ScreeningRecord] | None:
    """The last screening that was answered to its end, with its time, or None."""
    found = None
    for at, value in of_kind(records, ScreeningRecord):
        if value.complete:
            found = (at, value)
    return found


def latest_profile(records: Iterable[Record]) -> ProfileRecord | None:
    """The profile in force, or None."""
    found = latest(records, ProfileRecord)
    return found[1] if found else None


def latest_plan(records: Iterable[Record]) -> PlanRecord | None:
    """The plan in force, or None."""
    found = latest(records, PlanRecord)
    return found[1] if found else None


def cleared_on(records: Iterable[Record], kind: str) -> dict[str, date]:
    """The date of the last clinician's clearance of that kind, by question or exercise id."""
    return {
        name: value.on for _, value in of_kind(records, ClearanceRecord) if value.kind == kind for name in value.ids
    }


def sessions_by_day(records: Iterable[Record]) -> dict[date, tuple[SessionRecord, ...]]:
    """Sessions finished or stopped, by local day; of one session the last word counts."""
    last: dict[str, SessionRecord] = {}
    for _, value in of_kind(records, SessionRecord):
        if value.state != "started":
            last[value.session] = value
    days: dict[date, list[SessionRecord]] = {}
    for value in last.values():
        days.setdefault(value.day, []).append(value)
    return {day: tuple(values) for day, values in sorted(days.items())}


def exercises_of(records: Iterable[Record]) -> dict[tuple[str, int], ExerciseRecord]:
    """How each item of each session went, by session and item; a later record supersedes an earlier one."""
    return {(value.session, value.item): value for _, value in of_kind(records, ExerciseRecord)}


def sets_of(records: Iterable[Record]) -> dict[tuple[str, int], tuple[SetRecord, ...]]:
    """The sets that were done (not those skipped), by session and item; each set and side counts once."""
    found: dict[tuple[str, int], dict[tuple[int, str | None], SetRecord]] = {}
    for _, value in of_kind(records, SetRecord):
        found.setdefault((value.session, value.item), {})[(value.set, value.side)] = value
    return {
        place: done
        for place, sets in found.items()
        if (done := tuple(value for value in sets.values() if not value.skipped))
    }
