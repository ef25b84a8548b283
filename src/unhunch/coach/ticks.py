"""Frames of any rate, dropped, doubled or late, as rows at one even rate: the clock of the counter."""

import math
from collections.abc import Iterator
from typing import Final, NamedTuple

from unhunch.coach.signals import Row

# Ten moments a second are enough for movements of three quarters of a second and slower, and cheap.
TICKS_PER_S: Final = 10
# A gap of up to a second is bridged; over a longer one nothing is known, and the clock stands still.
BRIDGED_TICKS: Final = 10
# Times are sums of tenths that binary fractions don't hold exactly.
HAIR: Final = 1e-6


class Tick(NamedTuple):
    """A moment of the even rate: its time in seconds, its row (16,), and whether it was seen and not bridged."""

    t_s: float
    row: Row
    real: bool


class Ticks:
    """Gathers rows into ticks: each tick is the mean of the rows of its tenth of a second."""

    __slots__ = ("before", "cell", "count", "start_s", "total")

    def __init__(self) -> None:
        self.start_s: float | None = None
        self.cell = 0
        self.count = 0
        self.total: list[float] = []
        self.before: Tick | None = None

    def step(self, t_s: float, row: Row) -> list[Tick]:
        """The ticks that are complete now that the row at `t_s` seconds has come: most often none, or one."""
        if self.start_s is None:
            self.start_s = t_s
        cell = math.floor((t_s - self.start_s) * TICKS_PER_S + HAIR)
        if self.count and cell == self.cell:
            self.total = [value + more for value, more in zip(self.total, row, strict=True)]
            self.count += 1
            return []
        done = self.finish()
        self.cell, self.count, self.total = cell, 1, list(row)
        return done

    def finish(self) -> list[Tick]:
        """The ticks up to the one under way, which is closed."""
        if not self.count or self.start_s is None:
            return []
        row = tuple(value / self.count for value in self.total)
        tick = Tick(self.start_s + (self.cell + 0.5) / TICKS_PER_S, row, real=True)
        bridge = [] if self.before is None else list(_bridge(self.before, tick))
        self.before, self.count = tick, 0
        return [*bridge, tick]


def _bridge(first: Tick, last: Tick) -> Iterator[Tick]:
    steps = round((last.t_s - first.t_s) * TICKS_PER_S)
    if not 1 < steps <= BRIDGED_TICKS:
        return
    for step in range(1, steps):
        part = step / steps
        row = tuple(a + (b - a) * part for a, b in zip(first.row, last.row, strict=True))
        yield Tick(first.t_s + step / TICKS_PER_S, row, real=False)
