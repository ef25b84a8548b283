"""What was done so far, and taking it all away."""

from dataclasses import dataclass
from datetime import date

from unhunch.records.model import ExerciseRecord, PainRecord, SessionRecord, SetRecord
from unhunch.service.context import Context
from unhunch.service.ports import Sought


@dataclass(frozen=True, slots=True, kw_only=True)
class PainPoint:
    """One local day's pain scores 0-10; None where that one was not asked."""

    day: date
    before: int | None
    worst: int | None
    next_day: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One session of the past: how it ended and what was in it (exercise ids in order)."""

    session: SessionRecord
    exercises: tuple[str, ...]
    sets: int


def pain_series(ctx: Context, person: str, from_day: date | None = None) -> tuple[PainPoint, ...]:
    """Pain by day, oldest first; of several scores of a day the highest counts."""
    days: dict[date, dict[str, int]] = {}
    for record in ctx.store.records(person, PainRecord, sought=Sought(from_day=from_day)):
        if isinstance(record.value, PainRecord):
            scores = days.setdefault(record.value.day, {})
            moment = record.value.moment
            scores[moment] = max(record.value.score, scores.get(moment, 0))
    return tuple(
        PainPoint(day=day, before=scores.get("before"), worst=scores.get("worst"), next_day=scores.get("next_day"))
        for day, scores in sorted(days.items())
    )


def sessions_done(ctx: Context, person: str, from_day: date | None = None) -> tuple[Done, ...]:
    """Sessions finished or broken off, by day, oldest first; of one session its last end counts."""
    ended: dict[str, SessionRecord] = {}
    items: dict[str, dict[int, str]] = {}
    sets: dict[str, set[tuple[int, int]]] = {}
    kinds = (SessionRecord, SetRecord, ExerciseRecord)
    for record in ctx.store.records(person, *kinds, sought=Sought(from_day=from_day)):
        match record.value:
            case SessionRecord(state="finished" | "stopped") as value:
                ended[value.session] = value
            case SetRecord(skipped=False) as value:
                items.setdefault(value.session, {})[value.item] = value.exercise
                sets.setdefault(value.session, set()).add((value.item, value.set))
            case ExerciseRecord() as value:
                items.setdefault(value.session, {})[value.item] = value.exercise
            case _:
                pass
    done = [_done(one, items.get(name, {}), len(sets.get(name, ()))) for name, one in ended.items()]
    return tuple(sorted(done, key=lambda one: one.session.day))


def delete_everything(ctx: Context, person: str) -> int:
    """How many records were deleted: all of the person's, with drafts and settings; therapists' packs stay.

    Raises:
        StoreError: nothing was deleted, or what was deleted could not be wiped from the disk yet.
    """
    return ctx.store.delete_everything(person)


def _done(ended: SessionRecord, items: dict[int, str], sets: int) -> Done:
    return Done(session=ended, exercises=tuple(items[place] for place in sorted(items)), sets=sets)
