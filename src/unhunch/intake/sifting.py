"""What of a file counts as a walk: not what was too fast, makes no sense, or is there twice."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol

from unhunch.intake.model import Noted, Program, Taken, Walked, Why

# Walkers who train for races keep 9 km/h for minutes; whoever is faster over a whole outing runs or rides.
FASTEST_KMH: Final = 9.0
# Slower than this, over the minutes in motion, is a recorder left on a table: places wander about by some metres.
SLOWEST_KMH: Final = 1.0
SHORTEST_MIN: Final = 1.0
LONGEST_MIN: Final = 24 * 60.0
# Watches round; more minutes in motion than between start and end are none of this world.
_ROUNDING_MIN: Final = 1.0
# Before this no watch or telephone told of walks.
_FIRST: Final = datetime(2000, 1, 1, tzinfo=UTC)
_AHEAD: Final = timedelta(hours=1)
_HALF: Final = 0.5


class Span(Protocol):
    """Something from `start` to `until`, aware times."""

    @property
    def start(self) -> datetime:
        """When it began."""
        ...

    @property
    def until(self) -> datetime:
        """When it ended."""
        ...


def sift(program: Program, noted: Iterable[Noted], now: datetime) -> Taken:
    """The walks among what was noted, and why the others are none."""
    left_out: Counter[Why] = Counter()
    walks: list[Walked] = []
    for one in noted:
        found = _judged(one, now)
        if isinstance(found, Walked):
            walks.append(found)
        else:
            left_out[found] += 1
    kept = _once(walks)
    left_out["twice"] += len(walks) - len(kept)
    return Taken(program=program, walks=kept, left_out={why: count for why, count in left_out.items() if count})


def is_same_walk(one: Span, other: Span) -> bool:
    """Whether they share half of the shorter one's time or more, as when a watch and a telephone recorded one walk."""
    shared = min(one.until, other.until) - max(one.start, other.start)
    shorter = min(one.until - one.start, other.until - other.start)
    return shared > timedelta() and shared >= _HALF * shorter


def _judged(one: Noted, now: datetime) -> Walked | Why:
    if one.called == "other":
        return "other"
    if one.start is None or one.until is None:
        return "untimed"
    lasted = (one.until - one.start).total_seconds() / 60
    is_sound = 0 <= one.minutes <= lasted + _ROUNDING_MIN and lasted <= LONGEST_MIN
    if not is_sound or one.start < _FIRST or one.until > now + _AHEAD:
        return "odd-time"
    if min(one.minutes, lasted) < SHORTEST_MIN:
        return "short"
    if one.distance_m is not None and (why := _by_speed(one.distance_m, one.minutes)):
        return why
    minutes = round(min(one.minutes, lasted), 1)
    return Walked(start=one.start, until=one.until, minutes=minutes, sure=one.called == "walk")


def _by_speed(metres: float, minutes: float) -> Why | None:
    """Why it is no walk at that speed; a distance of nothing is one that was not measured."""
    speed = metres / 1000 / (minutes / 60)
    if speed > FASTEST_KMH:
        return "fast"
    return "slow" if 0 < speed < SLOWEST_KMH else None


def _once(walks: Sequence[Walked]) -> tuple[Walked, ...]:
    """The walks, oldest first; of those that are the same one, the longest."""
    longest_first = sorted(walks, key=lambda walk: (-walk.minutes, walk.start))
    return tuple(sorted(new_among(longest_first, ()), key=lambda walk: walk.start))


def new_among(walks: Iterable[Walked], there: Iterable[Span]) -> Iterator[Walked]:
    """The walks, in their order, that are the same one as nothing there, nor as one before them."""
    days: dict[int, list[Span]] = {}
    for other in there:
        days.setdefault(other.start.toordinal(), []).append(other)
    for one in walks:
        # No walk is longer than a day, so that one that overlaps began on the same day, or on one beside it.
        day = one.start.toordinal()
        near = (other for beside in (day - 1, day, day + 1) for other in days.get(beside, ()))
        if not any(is_same_walk(one, other) for other in near):
            days.setdefault(day, []).append(one)
            yield one
