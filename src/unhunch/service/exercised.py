"""How much was done and at which level: minutes, walks, strength."""

from collections.abc import Iterable, Mapping
from datetime import date

from unhunch.progress.walks import days_walked, minutes_by_day, standing_walks
from unhunch.records.beside import ImportRecord
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
    """Minutes walked by day, as told or as brought in from other programs, whichever is more."""
    return minutes_by_day(walks_since(ctx, person, from_day))


def days_with_walk(ctx: Context, person: str, from_day: date) -> frozenset[date]:
    """The days on which somebody walked: told, or brought in and long enough."""
    return days_walked(walks_since(ctx, person, from_day), ctx.catalogue)


def walks_since(ctx: Context, person: str, from_day: date | None) -> tuple[WalkRecord, ...]:
    """The walks that stand, from that day on, or all of them."""
    # What was taken back may have been brought in before that day, or after it.
    imports = ctx.store.records(person, ImportRecord)
    return standing_walks((*imports, *ctx.store.records(person, WalkRecord, sought=Sought(from_day=from_day))))


def walked_by_week(ctx: Context, person: str, from_day: date) -> Mapping[date, float]:
    """The same by the Monday of their week."""
    weeks: dict[date, float] = {}
    for day, minutes in walked_by_day(ctx, person, from_day).items():
        weeks[monday_of(day)] = weeks.get(monday_of(day), 0.0) + minutes
    return weeks


def strength_levels(ctx: Context, person: str, from_day: date) -> Mapping[str, tuple[int, int]]:
    """The strength exercises done since, each with the level of its first and of its last day, the latest first."""
    every = {**ctx.catalogue.exercises, **ctx.catalogue.variants}
    strength = [name for name, one in every.items() if one.kind == _STRENGTH]
    found: dict[str, tuple[int, int]] = {}
    days: dict[str, date] = {}
    for name in strength:
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
