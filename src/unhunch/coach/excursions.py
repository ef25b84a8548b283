"""A signal's way out and back: its turning points, the excursions between them, and how alike these are."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

# A way back must be so much of the way out (and the other way round), or the repetition was a partial one.
BACK: Final = 0.4
# Within this part of the excursion next to rest, the person is at rest.
AT_REST: Final = 0.15
# A way out of less than this part of the person's usual one is a partial repetition; so many tell what is usual.
PARTIAL: Final = 0.25
FEWEST: Final = 3
# A smaller repetition takes between this share of the usual time and its inverse, and begins and ends within this part
# of the usual size of the usual rest.
ALIKE: Final = 1.8
NEAR_REST: Final = 0.3
# A way is told from turns that go back by a little less than it is wide.
WITHIN: Final = 0.8
# The noise of a second difference of white noise is sqrt(6) times its own; the median of a half-normal is 0.6745.
SECOND_DIFFERENCE: Final = 0.6745 * math.sqrt(6)
# How unalike repetitions are taken to be when there are too few to tell.
TOO_FEW: Final = 2.0
TELLING_TURNS: Final = 5
# So that the logarithm of nothing is a number.
TINY: Final = 1e-9


class Turn(NamedTuple):
    """A turning point: where in the signal, and its value."""

    at: int
    value: float


class Excursion(NamedTuple):
    """Out from rest and back: the places in the signal of leaving rest, of the far turn, and of being back."""

    leave: int
    far: int
    back: int


def turns_of(signal: Sequence[float], threshold: float) -> list[Turn]:
    """The turning points of a signal (T,) that moves by more than `threshold` between them, lows and highs in turn.

    The first is where the first such movement began; the last is the furthest point since the last that is sure.
    Empty where nothing moves so much.
    """
    places = enumerate(signal)
    found = _first_way(places, threshold)
    if not found:
        return []
    far_at, far = found.pop()
    rising = far > found[0].value
    for at, value in places:
        off = value - far if rising else far - value
        if off > 0:
            far_at, far = at, value
        elif off < -threshold:
            found.append(Turn(far_at, far))
            rising, far_at, far = not rising, at, value
    return [*found, Turn(far_at, far)]


def _first_way(places: Iterator[tuple[int, float]], threshold: float) -> list[Turn]:
    """Where the first movement by more than the threshold began, and the place that shows it; empty if none does."""
    low_at = high_at = 0
    low, high = math.inf, -math.inf
    for at, value in places:
        if value > high:
            high, high_at = value, at
        if value < low:
            low, low_at = value, at
        if high - low > threshold:
            found = [Turn(low_at, low), Turn(high_at, high)]
            return found if low_at < high_at else found[::-1]
    return []


def excursions(
    signal: Sequence[float], turns: Sequence[Turn], away: int, last_back: float = BACK, after: int = -1
) -> list[Excursion]:
    """The complete ways out and back among a signal's turns, where `away` from rest is up (1) or down (-1)."""
    found = []
    last = len(turns) - 2
    for number in range(1, last + 1):
        rest, far, again = turns[number - 1 : number + 2]
        if far.at <= after:
            continue
        out, back = (far.value - rest.value) * away, (far.value - again.value) * away
        if out <= 0 or (number == 1 and out < BACK * back) or (number == last and back < last_back * out):
            continue
        found.append(Excursion(_leaving(signal, rest, far), far.at, _arriving(signal, far, again)))
    return found


def _leaving(signal: Sequence[float], rest: Turn, far: Turn) -> int:
    """The last moment at rest before the way out."""
    near = abs(far.value - rest.value) * AT_REST
    return next((at for at in range(far.at, rest.at, -1) if abs(signal[at] - rest.value) <= near), rest.at)


def _arriving(signal: Sequence[float], far: Turn, rest: Turn) -> int:
    """The first moment at rest after the way back."""
    near = abs(far.value - rest.value) * AT_REST
    return next((at for at in range(far.at, rest.at) if abs(signal[at] - rest.value) <= near), rest.at)


def away_side(signal: Sequence[float], turns: Sequence[Turn], known: int = 0) -> int:
    """Up (1) or down (-1): the side that is away from rest, because more complete ways out and back lead there; where
    they are as many, the side that is known of the exercise (0: none is), else rest is where the person lingers.
    """
    up, down = (len(excursions(signal, turns, away)) for away in (1, -1))
    if up != down:
        return 1 if up > down else -1
    if known:
        return known
    middle = (min(signal) + max(signal)) / 2
    return 1 if sum(1 if value < middle else -1 for value in signal) >= 0 else -1


def unlikeness(turns: Sequence[Turn]) -> float:
    """How unalike the movements between turns are in size and in time: 0 as from a machine, 1 as from chance."""
    if len(turns) < TELLING_TURNS:
        return TOO_FEW
    sizes = [abs(b.value - a.value) for a, b in pairwise(turns)]
    takes = [[b.at - a.at for a, b in pairwise(some)] for some in (turns[0::2], turns[1::2])]
    return _spread(sizes) + min(map(_spread, takes))


def _spread(values: Sequence[float]) -> float:
    """The median distance from the median, as a ratio (its logarithm); 1 for a single value."""
    if len(values) < 2:  # noqa: PLR2004 - one value has no spread
        return 1.0
    middle = sorted(values)[len(values) // 2]
    if middle <= 0:
        return 1.0
    apart = sorted([abs(math.log(max(value, TINY) / middle)) for value in values])
    return apart[len(apart) // 2]


def noise_of(signal: Sequence[float]) -> float:
    """The standard deviation of what jumps about in a signal (T,), whatever slow movement it rides on."""
    bends = [abs(a - 2 * b + c) for a, b, c in zip(signal, signal[1:], signal[2:], strict=False)]
    return median(bends) / SECOND_DIFFERENCE if bends else 0.0


def width_of(ordered: Sequence[float], outside: float = 0.03) -> float:
    """How wide a signal swings whose values (T,) come in rising order, without the share `outside` at either end."""
    cut = int(len(ordered) * outside)
    return ordered[-1 - cut] - ordered[cut] if ordered else 0.0


def size_of(signal: Sequence[float], one: Excursion) -> float:
    """How far it goes from where it began and ended, in the signal's unit."""
    return abs(signal[one.far] - (signal[one.leave] + signal[one.back]) / 2)


def least_of(sizes: Sequence[float]) -> float:
    """How far a repetition goes at least, by the sizes of others; 0 while too few tell."""
    return PARTIAL * median(sizes) if len(sizes) >= FEWEST else 0.0


def whole(signal: Sequence[float], found: Sequence[Excursion]) -> list[Excursion]:
    """Those that are no partial repetitions beside the others."""
    sizes = [size_of(signal, one) for one in found]
    least = least_of(sizes)
    return [one for one, size in zip(found, sizes, strict=True) if size >= least]


class Usual(NamedTuple):
    """What a person's repetitions usually are: their size, how many places they take, and the value at rest."""

    size: float
    takes: float
    rest: float


def with_smaller(signal: Sequence[float], found: Sequence[Excursion], away: int, floor: float) -> list[Excursion]:
    """Those found, and the smaller ones between them; none is added while too few tell what is usual."""
    if len(found) < FEWEST:
        return list(found)
    size = median(size_of(signal, one) for one in found)
    takes = median(one.back - one.leave for one in found)
    rest = median((signal[one.leave] + signal[one.back]) / 2 for one in found)
    others = smaller(signal, Usual(size, takes, rest), away, floor)
    apart = [one for one in others if all(one.back <= known.leave or known.back <= one.leave for known in found)]
    return sorted([*found, *apart])


def smaller(signal: Sequence[float], usual: Usual, away: int, floor: float, last_back: float = BACK) -> list[Excursion]:
    """The ways from the usual rest and back to it, in about the usual time, that are no partial repetitions. What
    wobbles at the far end of a repetition does not begin there. What is narrower than `floor` is no movement.
    """
    size, takes, rest = usual
    turns = turns_of(signal, max(floor, WITHIN * PARTIAL * size))

    def fits(one: Excursion) -> bool:
        off = max(abs(signal[one.leave] - rest), abs(signal[one.back] - rest))
        in_time = takes <= ALIKE * (one.back - one.leave) and one.back - one.leave <= ALIKE * takes
        return in_time and off <= NEAR_REST * size and size_of(signal, one) >= PARTIAL * size

    return [one for one in excursions(signal, turns, away, last_back) if fits(one)]
