"""How the live counter reads one group of columns: the direction in which they move most, and what is done along it."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Final, NamedTuple

from unhunch.coach.excursions import (
    FEWEST,
    TOO_FEW,
    Excursion,
    Turn,
    Usual,
    excursions,
    least_of,
    size_of,
    smaller,
    turns_of,
    unlikeness,
    width_of,
)
from unhunch.coach.filters import belled
from unhunch.coach.hints import Hint
from unhunch.coach.memory import LAG_TICKS, Memory
from unhunch.coach.signals import main_direction, projected
from unhunch.coach.ticks import TICKS_PER_S

# Every how many readings the weights are found anew.
WEIGH_READS: Final = 2
# A movement is as wide as this part of the trunk at least: a still person's breath, sway and jitter are narrower.
LEAST: Final = 0.07
# ... and so many times as wide as the noise of its own signal: noise alone hardly ever swings so far.
OVER_NOISE: Final = 5.0
# How far back counts as a turn, in parts of the width of the remembered signal.
TURN: Final = 0.2
# A way back is over when this much of the way out is undone.
UNDONE: Final = 0.6
# What isn't noticed within this time after the return to rest is not counted any more.
LATEST_S: Final = 1.0
# How unalike the repetitions are follows each look by this share: one frame more or less changes little.
FOLLOWS: Final = 0.5
# What is usual, the last so many repetitions tell.
USUAL: Final = 8
# Rest changes sides where the person lingers on the other side for this much more of the time, once so many turns are
# seen: after the first way out a hold is all that there is.
LINGERS: Final = 0.5
LINGERING_TURNS: Final = 5


class Done(NamedTuple):
    """A complete repetition: when it left rest, was furthest, and was back, in seconds."""

    leave_s: float
    far_s: float
    back_s: float


@dataclass(slots=True)
class Reading:
    """How one group of columns is read, and what was seen in it; plain values that JSON can keep.

    `weights` are those of the columns, `away` the side away from rest (0: not known yet), `unlike` how unalike its
    repetitions are, `signal` what was read, `reads` how often and `at` which tick. `count` repetitions were seen; the
    last of them were of these `sizes` and took these `spans`, and the last one was back at `back_s`. `expect` is the
    rest, the far turn and the side away from rest of the repetition under way.
    """

    columns: tuple[int, ...]
    weights: list[float] = field(default_factory=list)
    away: int = 0
    unlike: float = TOO_FEW
    signal: list[float] = field(default_factory=list)
    reads: int = 0
    at: int = 0
    count: int = 0
    sizes: list[float] = field(default_factory=list)
    spans: list[tuple[float, float]] = field(default_factory=list)
    back_s: float = -math.inf
    expect: tuple[float, float, int] | None = None

    def returned(self, row: Sequence[float]) -> bool:
        """Whether the repetition under way seems to be over, so that a look is due at once."""
        if not self.expect:
            return False
        value = sum(row[at] * weight for at, weight in zip(self.columns, self.weights, strict=True))
        rest, far, away = self.expect
        if (value - far) * away > 0:
            self.expect = (rest, value, away)
        return (far - value) * away > UNDONE * (far - rest) * away

    def look(self, memory: Memory, trunk: float, now_s: float, hint: Hint | None) -> list[Done]:
        """What is complete since the last look, of a person whose trunk is `trunk` long. The frame that ended the last
        tick came at `now_s`.
        """
        times, found = memory.times, []
        for one, size in self._read(memory, trunk, hint):
            far_s, back_s = times[one.far], times[one.back]
            if far_s <= self.back_s or back_s < times[-1] - LATEST_S:
                continue
            # Few frames a second tell the return no better than that.
            back_s = max(back_s, now_s - LATEST_S)
            if size >= least_of(self.sizes):
                found.append(Done(max(times[one.leave], self.back_s), far_s, back_s))
                self.count += 1
                self.sizes = [*self.sizes[1 - USUAL :], size]
                self.spans = [*self.spans[1 - USUAL :], (times[one.leave], times[one.back])]
            self.back_s = back_s
        return found

    def _read(self, memory: Memory, trunk: float, hint: Hint | None) -> list[tuple[Excursion, float]]:
        """Read the group anew: its weights, its side, and the excursions since the last repetition with their sizes."""
        self._follow(memory)
        least, noise = LEAST * trunk, OVER_NOISE * memory.moments.noise(self.columns, self.weights)
        tail = projected([[row[at] for row in memory.recent[1:]] for at in self.columns], self.weights)
        signal = self.signal + belled(tail)[-LAG_TICKS:]
        ordered = sorted(signal)
        width = width_of(ordered)
        turns = turns_of(signal, max(least + noise, TURN * width)) if width > (least + noise) / 2 else []
        unlike = unlikeness(turns)
        self.unlike += (unlike - self.unlike) * (FOLLOWS if max(unlike, self.unlike) < TOO_FEW else 1)
        if len(turns) < 3:  # noqa: PLR2004 - out and back are three turns
            self.expect = None
            return []
        self._settle(signal, ordered, turns, memory.times, hint)
        self._expect(turns, memory.times)
        after = bisect_right(memory.times, self.back_s) - 1
        found = excursions(signal, turns, self.away, UNDONE, after)
        if not (found or hint):
            # Of a movement that is known its watched measure tells the smaller ones, too.
            found = self._smaller(signal, memory.times, max(least, noise), max(0, after))
        return [(one, size_of(signal, one)) for one in found]

    def _smaller(self, signal: Sequence[float], times: Sequence[float], floor: float, after: int) -> list[Excursion]:
        """The smaller repetitions since a place in the signal, where it is known what is usual."""
        remembered = [signal[bisect_left(times, at_s)] for span in self.spans for at_s in span if at_s >= times[0]]
        if len(self.sizes) < FEWEST or not remembered:
            return []
        takes_s = median(back_s - leave_s for leave_s, back_s in self.spans)
        usual = Usual(median(self.sizes), takes_s * TICKS_PER_S, median(remembered))
        found = smaller(signal[after:], usual, self.away, floor, UNDONE)
        return [Excursion(one.leave + after, one.far + after, one.back + after) for one in found]

    def _follow(self, memory: Memory) -> None:
        """Bring the signal up to the last tick; most often only what is new is added to it."""
        columns = [memory.columns[at] for at in self.columns]
        new, long = memory.ticks - self.at, len(columns[0])
        if self.reads % WEIGH_READS == 0 or new >= long:
            table = memory.moments.table(self.columns)
            self.weights = main_direction(table, self.weights, turns=3 if self.weights else 12)
            self.signal = projected(columns, self.weights)
        else:
            self.signal += projected([column[long - new :] for column in columns], self.weights)
            del self.signal[: len(self.signal) - long]
        self.reads += 1
        self.at = memory.ticks

    def _expect(self, turns: Sequence[Turn], times: Sequence[float]) -> None:
        """Note what return the last turns are waiting for."""
        rest, far = turns[-2:] if (turns[-1].value - turns[-2].value) * self.away > 0 else turns[-3:-1]
        waits = times[far.at] > self.back_s
        self.expect = (rest.value, far.value, self.away) if waits else None

    def _settle(
        self,
        signal: Sequence[float],
        ordered: Sequence[float],
        turns: Sequence[Turn],
        times: Sequence[float],
        hint: Hint | None,
    ) -> None:
        """Keep the side that is away from rest, unless the person clearly lingers there."""
        if hint:
            self.away = hint.away_along(self.weights)
            return
        low, high = ordered[0], ordered[-1]
        if not self.away:
            first = 1 if turns[1].value > turns[0].value else -1
            self.away = self._rest_seen(signal, (low + high) / 2, times) or first
        if len(turns) < LINGERING_TURNS:
            return
        near = (high - low) / 4
        lows, highs = bisect_left(ordered, low + near), len(ordered) - bisect_right(ordered, high - near)
        if (lows - highs) * self.away < -LINGERS * len(signal):
            self.away = -self.away

    def _rest_seen(self, signal: Sequence[float], middle: float, times: Sequence[float]) -> int:
        """The side away from the rest that the last repetition came back to, if it is remembered; else 0."""
        at = bisect_left(times, self.back_s)
        if self.back_s < times[0] or not 0 < at < len(signal):
            return 0
        return 1 if signal[at] < middle else -1
