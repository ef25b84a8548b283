"""Weeks of somebody's use as records, so that pages have something to show: rising pain, every kind of answer."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from unhunch.records.model import (
    ExerciseRecord,
    NoteRecord,
    OutcomeRecord,
    PainRecord,
    Record,
    SessionRecord,
    SetRecord,
    Value,
    WalkRecord,
)

FIRST = date(2026, 11, 23)
DAYS = 28
AFTERWARDS = "2026-12-21T09:00:00+00:00"
_ROW = "seated-row"
_EVERY = 14
_OWN = ("Sitting at my desk for an hour", "Lifting my daughter", "Sleeping through the night")


def weeks_lived() -> tuple[Record, ...]:
    """Four weeks of records: pain each day, a session and a set before the camera each second, walks, three askings."""
    made = ((day, value) for place in range(DAYS) for day, value in _one_day(place))
    return tuple(
        Record(key=f"lived-{number}", at=datetime.combine(day, time(18), tzinfo=UTC), value=value)
        for number, (day, value) in enumerate(made)
    )


def _one_day(place: int) -> Iterator[tuple[date, Value]]:
    day, pain = FIRST + timedelta(days=place), 2 + place * 4 // DAYS
    yield day, PainRecord(moment="now", score=pain, day=day)
    if place % 3:
        yield day, WalkRecord(day=day, minutes=20.0 + place)
    if place % 2 == 0:
        yield from ((day, value) for value in _session(day, pain, place))
    if place == DAYS // 2 + 1:
        yield day, NoteRecord(kind="ill", day=day)
    if place % _EVERY == 0 or place == DAYS - 1:
        scores = {name: max(0, 7 - number - place // 5) for number, name in enumerate(_OWN)}
        yield day, OutcomeRecord(day=day, activities=scores, since_start=-place // _EVERY)


def _session(day: date, pain: int, place: int) -> Iterator[Value]:
    name = f"{day}-main-1"
    yield PainRecord(moment="before", score=pain, day=day, session=name, site="between-blades")
    yield SetRecord(
        session=name, day=day, item=0, exercise=_ROW, set=1, level=1, repetitions=10, seen_range=60.0 + place,
        seen_unit="deg",
    )  # fmt: skip
    yield ExerciseRecord(session=name, day=day, item=0, exercise=_ROW, level=1, before=pain, worst=pain)
    yield SessionRecord(session=name, state="finished", day=day, kind="main", minutes=20.0, effort=4, worst=pain)
