"""How columns vary together and how noisy each is, kept up to date tick by tick without looking back."""

import math
from collections.abc import Sequence
from typing import Final

from unhunch.coach.ticks import Tick

# How many are remembered: a quarter of a minute for the movement, of which every other tick is told, and five seconds
# for the noise.
MOVEMENT_TICKS: Final = 75
NOISE_TICKS: Final = 50
# The mean size of a second difference of white noise is sqrt(6) times its own, and of a half-normal sqrt(2 / pi).
MEAN_SECOND_DIFFERENCE: Final = math.sqrt(6 * 2 / math.pi)
# How much more noise is allowed for where few ticks have told of it, and where ticks are bridged.
FEW_SEEN: Final = 3.0
BRIDGED: Final = 0.8


class Moments:
    """Means, covariances and noise of `width` columns, the latest counting most."""

    __slots__ = ("bends", "count", "covariance", "last", "mean", "real", "seen")

    def __init__(self, width: int) -> None:
        self.count = self.seen = 0
        self.real = 1.0
        self.mean = [0.0] * width
        self.covariance = [[0.0] * (at + 1) for at in range(width)]
        self.bends = [0.0] * width
        self.last: list[Sequence[float]] = []

    def see(self, tick: Tick) -> None:
        """Learn the noise from a tick as it came; one that was bridged has none of its own."""
        self.real += (tick.real - self.real) / NOISE_TICKS
        if not tick.real:
            return
        if len(self.last) == 2:  # noqa: PLR2004 - a second difference takes three values
            self.seen += 1
            share = 1 / min(self.seen, NOISE_TICKS)
            self.bends = [
                bend + share * (abs(a - b - b + c) - bend)
                for bend, a, b, c in zip(self.bends, *self.last, tick.row, strict=False)
            ]
        self.last = [*self.last[-1:], tick.row]

    def add(self, smooth: Sequence[float]) -> None:
        """Learn the movement from a smoothed tick."""
        self.count += 1
        share = 1 / min(self.count, MOVEMENT_TICKS)
        apart = [value - mean for value, mean in zip(smooth, self.mean, strict=True)]
        self.mean = [mean + share * off for mean, off in zip(self.mean, apart, strict=True)]
        keep = 1 - share
        for line, off in zip(self.covariance, apart, strict=True):
            part = share * off
            line[:] = [keep * (value + part * other) for value, other in zip(line, apart, strict=False)]

    def table(self, columns: Sequence[int]) -> list[list[float]]:
        """The covariance (D, D) of some of the columns, in any order."""
        half = self.covariance
        return [[half[a][b] if a >= b else half[b][a] for b in columns] for a in columns]

    def noise(self, columns: Sequence[int], weights: Sequence[float]) -> float:
        """The standard deviation of the noise in the signal of these columns and weights: on the safe side where few
        ticks have told of it, or where ticks are bridged, which leaves less to smooth it by.
        """
        doubt = 1 + FEW_SEEN / max(1, self.seen) + BRIDGED * (1 - self.real)
        parts = (weight * self.bends[at] for at, weight in zip(columns, weights, strict=True))
        return doubt * math.sqrt(sum(part * part for part in parts)) / MEAN_SECOND_DIFFERENCE
