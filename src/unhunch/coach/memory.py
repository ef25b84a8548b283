"""What the live counter remembers: the last seconds of each column, smoothed, and how the columns vary together."""

from collections.abc import Sequence
from typing import Final

from unhunch.coach.filters import BELL
from unhunch.coach.moments import Moments
from unhunch.coach.ticks import TICKS_PER_S, Tick

# How far back the counter remembers: a slow repetition with a hold fits in.
MEMORY_TICKS: Final = 20 * TICKS_PER_S
# The bell looks two ticks ahead; until they have come, its end is held.
LAG_TICKS: Final = 2


class Memory:
    """The times of the remembered ticks, their smoothed columns up to `LAG_TICKS` ago, and the rows since.

    `ticks` is how many came in all; `moments` forgets slowly and knows the noise and the directions of the movement.
    """

    __slots__ = ("columns", "moments", "recent", "ticks", "times")

    def __init__(self, width: int) -> None:
        self.moments = Moments(width)
        self.columns: list[list[float]] = [[] for _ in range(width)]
        self.times: list[float] = []
        self.recent: list[Sequence[float]] = []
        self.ticks = 0

    def add(self, tick: Tick) -> None:
        """Remember a tick."""
        self.moments.see(tick)
        if not self.recent:
            self.recent = [tick.row] * (len(BELL) - 1)
        self.recent = [*self.recent[1 - len(BELL) :], tick.row]
        self.times.append(tick.t_s)
        self.ticks += 1
        if len(self.times) <= LAG_TICKS:
            return
        a, b, c, d, e = BELL
        smooth = [
            a * v + b * w + c * x + d * y + e * z for v, w, x, y, z, _ in zip(*self.recent, self.columns, strict=False)
        ]
        for column, value in zip(self.columns, smooth, strict=True):
            column.append(value)
        if len(self.times) % 2:
            self.moments.add(smooth)

    def forget(self) -> None:
        """Let go of what is too long ago."""
        over = len(self.times) - MEMORY_TICKS
        if over > 0:
            del self.times[:over]
            for column in self.columns:
                del column[:over]

    def clear(self) -> None:
        """Begin anew after a gap, knowing how the person moves and nothing of what was under way."""
        self.times, self.recent, self.moments.last = [], [], []
        self.columns = [[] for _ in self.columns]
