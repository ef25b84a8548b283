"""How much was done and at which level: minutes, walks, strength."""

from collections.abc import Iterable, Mapping
from datetime import date

from unhunch.catalogue import Catalogue
from unhunch.records.model import ExerciseRecord, SessionRecord, WalkRecord
from unhunch.service.context import Context
from unhunch.service.history import monday_of
from unhunch.service.ports import Sought

_STRENGTH = "strength"


def minutes_by_week(done: Iterable[SessionRecord]) -> Mapping[date, float]:
    """Minutes of those sessions by the Monday of their week."""
    found: dict[date, float] = {}
    for one in done:
        found[monday_of(one.day)] = found.get(monday_of(one.day), 0.0) + one.minutes
    return found


def walked_by_day(ctx: Context, person: str, from_day: date) -> Mapping[date, float]:
    """Minutes walked by day; of two ticks of a day the longer one counts."""
    days: dict[date, float] = {}
    for row in ctx.store.records(person, WalkRecord, sought=Sought(from_day=from_day)):
        if isinstance(row.value, WalkRecord):
            days[row.value.day] = max(row.value.minutes, days.get(row.value.day, 0.0))
    return days


def walked_by_week(ctx: Context, person: str, from_day: date) -> Mapping[date, float]:
    """The same by the Monday of their week."""
    weeks: dict[date, float] = {}
    for day, minutes in walked_by_day(ctx, person, from_day).items():
        weeks[monday_of(day)] = weeks.get(monday_of(day), 0.0) + minutes
    return weeks


def strength_names(catalogue: Catalogue) -> tuple[str, ...]:
    """The strength exercises, variants with them."""
    every = {**catalogue.exercises, **catalogue.variants}
    return tuple(name for name, one in every.items() if one.kind == _STRENGTH)


def strength_levels(ctx: Context, person: str, from_day: date) -> Mapping[str, tuple[int, int]]:
    """The strength exercises done since, each with the level of its first and of its last day, the latest first."""
    found: dict[str, tuple[int, int]] = {}
    days: dict[str, date] = {}
    for name in strength_names(ctx.catalogue):
        since = Sought(from_day=from_day, exercise=name)
        # Only the first and the last are read: over a year there are thousands.
        first = next(ctx.store.records(person, ExerciseRecord, sought=since), None)
        last = ctx.store.latest(person, ExerciseRecord, since)
        match (first and first.value, last and last.value):
            case (ExerciseRecord(level=then), ExerciseRecord(level=now, day=day)):
                found[name] = (then, now)
                days[name] = day
            case _:
                pass
    return {name: found[name] for name in sorted(found, key=lambda one: (-days[one].toordinal(), one))}
