"""How much was done and at which level: minutes, walks, strength."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from unhunch.catalogue import Catalogue
from unhunch.progress.walks import days_walked, minutes_by_day, standing_walks
from unhunch.records.beside import ImportRecord
from unhunch.records.model import ExerciseRecord, SessionRecord, WalkRecord
from unhunch.service.context import Context
from unhunch.service.history import monday_of
from unhunch.service.ports import Sought
from unhunch.service.settings import load_settings

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


def walked_by_week(walked: Mapping[date, float]) -> Mapping[date, float]:
    """The minutes of those days by the Monday of their week."""
    weeks: dict[date, float] = {}
    for day, minutes in walked.items():
        weeks[monday_of(day)] = weeks.get(monday_of(day), 0.0) + minutes
    return weeks


def strength_names(catalogue: Catalogue) -> tuple[str, ...]:
    """The strength exercises, variants with them."""
    every = {**catalogue.exercises, **catalogue.variants}
    return tuple(name for name, one in every.items() if one.kind == _STRENGTH)


def strength_levels(ctx: Context, person: str, ends: Sequence[date]) -> Mapping[str, tuple[int | None, ...]]:
    """The strength exercises done so far, each with its level on each of those days; None before it was first done.

    Only those that were done between the first and the last of the days, the one done last first.
    """
    zone = ZoneInfo(load_settings(ctx, person).time_zone)
    found: dict[str, tuple[int | None, ...]] = {}
    days: dict[str, date] = {}
    for name in strength_names(ctx.catalogue):
        last = ctx.store.latest(person, ExerciseRecord, Sought(exercise=name))
        if last is None or not isinstance(last.value, ExerciseRecord) or last.value.day <= ends[0]:
            continue
        # Only what stands at each end is read: over a year there are thousands.
        found[name] = tuple(_level_on(ctx, person, name, _midnight_after(day, zone)) for day in ends)
        days[name] = last.value.day
    return {name: found[name] for name in sorted(found, key=lambda one: (-days[one].toordinal(), one))}


def _level_on(ctx: Context, person: str, exercise: str, before: datetime) -> int | None:
    kept = ctx.store.latest(person, ExerciseRecord, Sought(exercise=exercise, before=before))
    return kept.value.level if kept is not None and isinstance(kept.value, ExerciseRecord) else None


def _midnight_after(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=zone).astimezone(UTC)
