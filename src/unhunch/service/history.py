"""What was done so far, and taking it all away."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from unhunch.programme.model import PAIN_SITES
from unhunch.records.model import PainRecord, SessionRecord
from unhunch.service.context import Context
from unhunch.service.looked import forget_looks
from unhunch.service.ports import Sought


@dataclass(frozen=True, slots=True, kw_only=True)
class PainPoint:
    """Pain scores 0-10 of one local day, or their means over the week from `day` on; None where none was asked."""

    day: date
    before: float | None
    worst: float | None
    next_day: float | None


def pain_series(ctx: Context, person: str, from_day: date | None = None) -> tuple[PainPoint, ...]:
    """Pain by day, oldest first; of several scores of a day the highest counts."""
    return pain_points(pain_scores(ctx, person, from_day))


def pain_scores(ctx: Context, person: str, from_day: date | None = None) -> tuple[PainRecord, ...]:
    """Every score as it was said, in the order of saying."""
    rows = ctx.store.records(person, PainRecord, sought=Sought(from_day=from_day))
    return tuple(row.value for row in rows if isinstance(row.value, PainRecord))


def pain_points(scores: Iterable[PainRecord]) -> tuple[PainPoint, ...]:
    """The same by day, oldest first; of several scores of a day the highest counts."""
    days: dict[date, dict[str, int]] = {}
    for one in scores:
        said = days.setdefault(one.day, {})
        said[one.moment] = max(one.score, said.get(one.moment, 0))
    return tuple(
        PainPoint(day=day, before=scores.get("before"), worst=scores.get("worst"), next_day=scores.get("next_day"))
        for day, scores in sorted(days.items())
    )


def worst_by_place(ctx: Context, person: str, ends: Sequence[date]) -> tuple[Mapping[str, int], ...]:
    """The highest score said of each place after one of those days and up to the next, for each pair of them."""
    found: tuple[dict[str, int], ...] = tuple({} for _ in ends[1:])
    for record in ctx.store.records(person, PainRecord, sought=Sought(from_day=ends[0])):
        one = record.value
        if not isinstance(one, PainRecord) or one.site not in PAIN_SITES or not ends[0] < one.day <= ends[-1]:
            continue
        worst = found[bisect_left(ends, one.day) - 1]
        worst[one.site] = max(one.score, worst.get(one.site, 0))
    return found


# Beyond this many days, single ones can't be told apart on a phone or on paper.
DAY_BY_DAY = 84


def by_week(points: Iterable[PainPoint]) -> tuple[PainPoint, ...]:
    """The means of each week with anything in it, to one decimal; a week begins on its Monday."""
    weeks: dict[date, list[PainPoint]] = {}
    for point in points:
        weeks.setdefault(monday_of(point.day), []).append(point)
    return tuple(
        PainPoint(
            day=monday,
            before=_mean([one.before for one in days]),
            worst=_mean([one.worst for one in days]),
            next_day=_mean([one.next_day for one in days]),
        )
        for monday, days in sorted(weeks.items())
    )


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def _mean(scores: Iterable[float | None]) -> float | None:
    said = [one for one in scores if one is not None]
    return round(fmean(said), 1) if said else None


def sessions_done(ctx: Context, person: str, from_day: date | None = None) -> tuple[SessionRecord, ...]:
    """How sessions finished or were broken off, by day, oldest first; of one session its last end counts."""
    ended: dict[str, SessionRecord] = {}
    for record in ctx.store.records(person, SessionRecord, sought=Sought(from_day=from_day)):
        if isinstance(record.value, SessionRecord) and record.value.state != "started":
            ended[record.value.session] = record.value
    return tuple(sorted(ended.values(), key=lambda one: one.day))


def delete_everything(ctx: Context, person: str) -> int:
    """How many records were deleted: all of the person's, with drafts and settings; therapists' packs stay.

    Raises:
        StoreError: nothing was deleted, or what was deleted could not be wiped from the disk yet.
    """
    forget_looks(ctx.home)
    return ctx.store.delete_everything(person)
