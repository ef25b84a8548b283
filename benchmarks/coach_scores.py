"""What the live coach found of made-up people's films beside what was done in them: repetitions, holds and faults."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from benchmarks.coach_films import Seen
from benchmarks.row import Row
from unhunch.coach import Cue, HoldDone

HOLD_S: Final = 0.4
REPETITIONS: Final = 0.98
HOLDS: Final = 0.98
F1: Final = 0.85
# So many names of the worst are told.
WORST: Final = 6


class Tally(NamedTuple):
    """Of a fault: planted and cued, planted and not, cued where it was not planted."""

    hits: int = 0
    misses: int = 0
    false: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where nothing was planted and nothing cued."""
        return 2 * self.hits / max(1, 2 * self.hits + self.misses + self.false)

    def __str__(self) -> str:
        """Precision, recall, F1 and the three numbers."""
        precision, recall = self.hits / max(1, self.hits + self.false), self.hits / max(1, self.hits + self.misses)
        of = f"{self.hits} seen, {self.misses} missed, {self.false} false"
        return f"precision {precision:.2f}, recall {recall:.2f}, F1 {self.f1:.2f} ({of})"


def tallied(films: Sequence[Seen]) -> dict[tuple[str, str], Tally]:
    """The tally of each exercise and fault that was planted or cued, in their order."""
    found: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for one in films:
        cued = {event.fault for event in one.events if isinstance(event, Cue)}
        if one.planted is not None:
            found[one.exercise, one.planted][0 if one.planted in cued else 1] += 1
        for name in cued - {one.planted}:
            found[one.exercise, name][2] += 1
    return {key: Tally(*numbers) for key, numbers in sorted(found.items())}


def total(tallies: Sequence[Tally]) -> Tally:
    """All tallies together."""
    return Tally(*(sum(column) for column in zip(*tallies, strict=True))) if tallies else Tally()


def worst(numbers: Mapping[str, int], most: int | None = None) -> str:
    """The names with their numbers, the largest first, `most` at most; nothing if that is 0."""
    if most == 0:
        return ""
    ranked = sorted(((number, name) for name, number in numbers.items() if number), key=lambda one: (-one[0], one[1]))
    told = ", ".join(f"{name} {number}" for number, name in ranked[:most])
    left = len(ranked) - len(ranked[:most])
    return f"{told} and {left} more" if left else told


def faults_row(name: str, films: Sequence[Seen]) -> Row:
    """All faults together, against the F1 that is wanted."""
    whole = total(list(tallied(films).values()))
    return Row(name=name, value=str(whole), limit=f"F1 {F1:g}", holds=whole.f1 >= F1)


def counted(name: str, films: Sequence[Seen], most: int | None = None) -> Row:
    """How many repetitions were counted, and where not as many as were done: each film, or the `most` worst exercises
    (0: none is named).
    """
    right = sum(min(one.counted, one.done) for one in films)
    extra = sum(max(0, one.counted - one.done) for one in films)
    done = sum(one.done for one in films)
    if most is None:
        off = ", ".join(f"{one.exercise} {one.counted}" for one in films if one.counted != one.done)
        off = f"; not 5: {off}" if off else ""
    else:
        wrong: Counter[str] = Counter()
        for one in films:
            wrong[one.exercise] += abs(one.counted - one.done)
        off = f"; most wrong: {worst(wrong, most)}" if most and wrong.total() else ""
    return Row(
        name=name,
        value=f"{right} of {done}, {extra} too many{off}",
        limit=f"{REPETITIONS:.0%}",
        holds=right >= REPETITIONS * done and extra <= (1 - REPETITIONS) * done,
    )


def held(name: str, films: Sequence[Seen], most: int | None = None) -> Iterator[Row]:
    """How many holds were told to within 0.4 s, and that none of a movement too small to be timed was told."""
    offs = [(one.exercise, off) for one in films if one.timed for off in _off_s(one)]
    inside = sum(abs(off) <= HOLD_S for _, off in offs)
    wrong: dict[str, list[float]] = defaultdict(list)
    for exercise, off in offs:
        if not abs(off) <= HOLD_S:
            wrong[exercise].append(off)
    if most is None:
        bad = "; ".join(f"{exercise} {' '.join(f'{off:+.1f}' for off in some)}" for exercise, some in wrong.items())
    else:
        bad = worst({exercise: len(some) for exercise, some in wrong.items()}, most)
    yield Row(
        name=name,
        value=f"{inside} of {len(offs)} within {HOLD_S:g} s" + (f"; not: {bad}" if bad else ""),
        limit=f"{HOLDS:.0%}",
        holds=inside >= HOLDS * len(offs),
    )
    small = [off for one in films if not one.timed for off in _off_s(one)]
    told = sum(not math.isnan(off) for off in small)
    yield Row(name=f"{name} too small to be timed", value=f"{told} of {len(small)} told", limit="0", holds=not told)


def _off_s(one: Seen) -> list[float]:
    """By how many seconds each hold that was told is off; not a number of those that were not told."""
    told = [event.seconds for event in one.events if isinstance(event, HoldDone)]
    found = [seconds - held for seconds, held in zip(told, one.holds_s, strict=False)]
    return found + [float("nan")] * (len(one.holds_s) - len(found))
