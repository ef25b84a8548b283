"""The person's own rest: two quiet seconds of what is watched."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from unhunch.coach.ways import Way, wander

QUIET_S: Final = 2.0
# A frame rate of 5 a second gives so many values in that time.
FEWEST: Final = 8
# Longer gaps than this are no quiet: nobody knows what happened in them.
GAP_S: Final = 0.5
# Values may be off the first by so many times their measure's wander and this share of the way: noise is, a movement
# goes on.
WANDER: Final = 2.0
WANDER_SHARE: Final = 0.12
# A measure must be seen in so many of the quiet values.
SEEN: Final = 0.8
# Few values tell a standard deviation too small often: so much is added, over their number.
FEW: Final = 2.0
# Quiet nearer to the target than this share of the way is a hold, not a rest.
NEAR_REST: Final = 0.5


@dataclass(slots=True)
class Neutral:
    """Gathers quiet values until two seconds of them are together; plain values that JSON can keep.

    `base` is then the mean of each measure that was seen, `unrest` its standard deviation, and `chosen` the watched
    measure that leads.
    """

    base: dict[str, float] = field(default_factory=dict)
    unrest: dict[str, float] = field(default_factory=dict)
    chosen: int = -1
    since_s: float = 0.0
    last_s: float = 0.0
    count: int = 0
    sums: dict[str, list[float]] = field(default_factory=dict)

    @property
    def known(self) -> bool:
        """Whether the person's rest is known."""
        return self.chosen >= 0

    def forget(self) -> None:
        """Start anew."""
        self.base, self.unrest, self.chosen, self.count, self.sums = {}, {}, -1, 0, {}

    def step(self, t_s: float, values: Mapping[str, float], ways: tuple[tuple[Way, ...], ...]) -> bool:
        """Take the values of a moment; whether the rest is known with it."""
        if self.count and (t_s - self.last_s > GAP_S or self._moved(values, ways)):
            self.count, self.sums = 0, {}
        if not self.count:
            self.since_s = t_s
        self.last_s = t_s
        self.count += 1
        for name, value in values.items():
            kept = self.sums.setdefault(name, [value, 0.0, 0.0, 0.0])
            kept[1] += value
            kept[2] += 1
            kept[3] += (value - kept[0]) ** 2
        if t_s - self.since_s < QUIET_S or self.count < FEWEST:
            return False
        return self._set(ways)

    def _moved(self, values: Mapping[str, float], ways: tuple[tuple[Way, ...], ...]) -> bool:
        for way in _all(ways):
            first, value = self.sums.get(way.measure), values.get(way.measure)
            if first is None or value is None:
                continue
            mean = first[1] / first[2]
            if abs(value - mean) > WANDER * wander(way.measure) + WANDER_SHARE * way.nominal:
                return True
        return False

    def _set(self, ways: tuple[tuple[Way, ...], ...]) -> bool:
        known = {name: sums for name, sums in self.sums.items() if sums[2] >= SEEN * self.count}
        base = {name: total / count for name, (_, total, count, _) in known.items()}
        chosen = next((at for at, some in enumerate(ways) if any(_near_rest(way, base) for way in some)), -1)
        self.count, self.sums = 0, {}
        if chosen < 0:
            return False
        self.base, self.chosen = base, chosen
        self.unrest = {name: _spread(base[name], *sums) for name, sums in known.items()}
        return True


def _spread(mean: float, first: float, _total: float, count: float, squares: float) -> float:
    """The standard deviation of values whose squared distances from the first add up to `squares`, on the safe side
    where few of them tell it.
    """
    return math.sqrt(max(0.0, squares / count - (mean - first) ** 2)) * (1 + FEW / count)


def _near_rest(way: Way, base: Mapping[str, float]) -> bool:
    value = base.get(way.measure)
    # A small movement is no larger than what people's own rests, as they are seen, are off the drawn one.
    near = max(NEAR_REST * way.nominal, min(way.nominal, way.off))
    return value is not None and way.sign * (value - way.rest) < near


def _all(ways: Iterable[tuple[Way, ...]]) -> Iterable[Way]:
    return (way for some in ways for way in some)
