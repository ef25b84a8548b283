"""Walks told and walks brought in from other programs: which of them stand, and which days were walked.

A person who ticks a walk says that they did it. A watch notes the way to the kitchen too; days of which only it tells
count as walked from the shortest walk on that the catalogue has for anybody.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from unhunch.catalogue import Catalogue
from unhunch.records.beside import ImportRecord
from unhunch.records.model import Record, ScreeningRecord, WalkRecord

_WALKING = "walking"
_MINUTE_S = 60


def standing_walks(records: Iterable[Record]) -> tuple[WalkRecord, ...]:
    """The walks among the records, less those whose import was taken back."""
    walks: list[WalkRecord] = []
    kept: dict[str, bool] = {}
    for record in records:
        match record.value:
            case WalkRecord() as walk:
                walks.append(walk)
            case ImportRecord(brought=name, kept=is_kept):
                kept[name] = is_kept
            case _:
                pass
    return tuple(one for one in walks if not one.brought or kept.get(one.brought, False))


def minutes_by_day(walks: Iterable[WalkRecord]) -> Mapping[date, float]:
    """Minutes walked by day: the longest that was told, or all together that was brought in, whichever is more.

    What was told and what was brought in are the same walks as a rule, and never add up.
    """
    told: dict[date, float] = {}
    brought: dict[date, float] = {}
    for one in walks:
        if one.brought:
            brought[one.day] = brought.get(one.day, 0.0) + one.minutes
        else:
            told[one.day] = max(one.minutes, told.get(one.day, 0.0))
    return {day: max(told.get(day, 0.0), brought.get(day, 0.0)) for day in {**told, **brought}}


def days_walked(walks: Iterable[WalkRecord], catalogue: Catalogue) -> frozenset[date]:
    """The days on which somebody walked: told, or long enough."""
    every = tuple(walks)
    told = {one.day for one in every if not one.brought}
    least = shortest_walk(catalogue)
    return frozenset(day for day, minutes in minutes_by_day(every).items() if day in told or minutes >= least)


def days_for_the_plan(records: Iterable[Record], catalogue: Catalogue) -> frozenset[date]:
    """The days walked that a plan may rest on: of those brought in, none before the first screening.

    Before it nobody asked whether walking is safe, and years of a watch's walks must not shorten the start.
    """
    every = tuple(records)
    screened = [row.at.date() for row in every if isinstance(row.value, ScreeningRecord) and row.value.complete]
    first = min(screened, default=date.max)
    walks = (one for one in standing_walks(every) if not one.brought or one.day >= first)
    return days_walked(walks, catalogue)


def shortest_walk(catalogue: Catalogue) -> float:
    """The minutes of the shortest walk that the catalogue has."""
    times = [dose.duration_s[0] for dose in catalogue.get(_WALKING).levels.values() if dose.duration_s]
    return min(times) / _MINUTE_S
