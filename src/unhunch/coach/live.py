"""The counter that watches: it reads nothing ahead, takes nothing back, and costs a few millionths of a second."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from unhunch.coach.excursions import Excursion, away_side, excursions, turns_of, unlikeness, width_of
from unhunch.coach.filters import BELL
from unhunch.coach.frame import Frame
from unhunch.coach.hints import Hint
from unhunch.coach.moments import Moments
from unhunch.coach.signals import GROUPS, Rows, main_direction, projected
from unhunch.coach.ticks import TICKS_PER_S, Tick, Ticks

Span = tuple[float, float]

# How far back the counter remembers: a slow repetition with a hold fits in.
MEMORY_TICKS: Final = 20 * TICKS_PER_S
# How often it looks for a repetition, and every how many looks it also looks at another group of columns.
LOOK_TICKS: Final = 4
OTHER_LOOKS: Final = 3
# A movement is as wide as this part of the trunk at least, and so many times as wide as its noise (as offline).
LEAST: Final = 0.10
OVER_NOISE: Final = 6.0
# How far back counts as a turn, in parts of the width of the remembered signal.
TURN: Final = 0.3
# A way back is over when this much of the way out is undone.
UNDONE: Final = 0.75
# What isn't noticed within this time after the return to rest is not counted any more.
LATEST_S: Final = 1.0
# Another group of columns takes over where it is more regular by this much, so that they don't take turns.
BETTER: Final = 0.15
# Rest changes sides where the person lingers on the other side for this much more of the time.
LINGERS: Final = 0.3


@dataclass(slots=True)
class Reading:
    """How one group of columns is read: its weights, the side away from rest (0: not known yet), its unlikeness."""

    columns: tuple[int, ...]
    weights: list[float] = field(default_factory=list)
    away: int = 0
    unlike: float = math.inf


class LiveCounter:
    """Counts while frames come; the same frames give the same spans, whatever else is done."""

    __slots__ = ("back_s", "chosen", "clock", "columns", "hint", "looks", "moments", "readings", "recent", "rows", "times")

    def __init__(self, hint: Hint | None = None) -> None:
        groups = (hint.moves,) if hint else GROUPS
        self.hint = hint
        self.rows, self.clock = Rows(), Ticks()
        self.readings = [Reading(tuple(group)) for group in groups]
        width = max(max(group) for group in groups) + 1
        self.moments = Moments(width)
        self.columns: list[list[float]] = [[] for _ in range(width)]
        self.times: list[float] = []
        self.recent: list[Sequence[float]] = []
        self.chosen = self.looks = 0
        self.back_s = -math.inf

    def step(self, frame: Frame) -> tuple[Span, ...]:
        """The repetitions that are complete now: most often none. The frame is one that `checked` lets through."""
        row = self.rows.row(frame)
        if row is None:
            return ()
        spans: tuple[Span, ...] = ()
        for tick in self.clock.step(frame.t_s, row):
            spans += self._tick(tick)
        return spans

    def _tick(self, tick: Tick) -> tuple[Span, ...]:
        self.recent = [*self.recent[-4:], tick.row]
        self.moments.see(tick)
        if len(self.recent) < len(BELL):
            return ()
        a, b, c, d, e = BELL
        smooth = [
            a * v + b * w + c * x + d * y + e * z
            for v, w, x, y, z, _ in zip(*self.recent, self.columns, strict=False)
        ]
        for column, value in zip(self.columns, smooth, strict=True):
            column.append(value)
        self.times.append(tick.t_s - 2 / TICKS_PER_S)
        self.moments.add(smooth)
        self.looks += 1
        if self.looks % LOOK_TICKS:
            return ()
        self._forget()
        return self._look(tick.t_s)

    def _forget(self) -> None:
        over = len(self.times) - MEMORY_TICKS
        if over > 0:
            del self.times[:over]
            for column in self.columns:
                del column[:over]

    def _look(self, now_s: float) -> tuple[Span, ...]:
        """Look at the group in use for what is complete, and now and then at another."""
        look = self.looks // LOOK_TICKS
        if len(self.readings) > 1 and look % OTHER_LOOKS == 0:
            other = (look // OTHER_LOOKS) % len(self.readings)
            if other != self.chosen:
                self._read(self.readings[other])
                if self.readings[other].unlike < self.readings[self.chosen].unlike - BETTER:
                    self.chosen = other
        spans: list[Span] = []
        for one in self._read(self.readings[self.chosen]):
            leave_s, far_s, back_s = self.times[one.leave], self.times[one.far], self.times[one.back]
            if far_s > self.back_s and back_s >= now_s - LATEST_S:
                spans.append((max(leave_s, self.back_s), back_s))
                self.back_s = back_s
        return tuple(spans)

    def _read(self, reading: Reading) -> list[Excursion]:
        """Read a group anew: its weights, its side, and the excursions in what is remembered."""
        table = self.moments.table(reading.columns)
        reading.weights = main_direction(table, reading.weights, turns=3 if reading.weights else 12)
        signal = projected([self.columns[at] for at in reading.columns], reading.weights)
        floor = max(LEAST * self.rows.size, OVER_NOISE * self.moments.noise(reading.columns, reading.weights))
        width = width_of(signal)
        turns = turns_of(signal, max(floor, TURN * width)) if width > floor / 2 else []
        reading.unlike = unlikeness(turns)
        if len(turns) < 3:  # noqa: PLR2004 - out and back are three turns
            return []
        self._settle(reading, signal, away_side(signal, turns))
        return excursions(signal, turns, reading.away, UNDONE)

    def _settle(self, reading: Reading, signal: Sequence[float], guess: int) -> None:
        """Keep the side that is away from rest, unless the person clearly lingers there."""
        if self.hint:
            reading.away = self.hint.away_along(reading.weights)
        elif not reading.away:
            reading.away = guess
        else:
            low, high = min(signal), max(signal)
            near = (high - low) / 4
            lows, highs = sum(v < low + near for v in signal), sum(v > high - near for v in signal)
            if (lows - highs) * reading.away < -LINGERS * len(signal):
                reading.away = -reading.away
