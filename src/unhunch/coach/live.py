"""The counter that watches: it reads nothing ahead, takes nothing back, and costs a few millionths of a second."""

import copy
import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from unhunch.coach import keeping
from unhunch.coach.excursions import (
    TOO_FEW,
    Excursion,
    Turn,
    excursions,
    least_of,
    size_of,
    turns_of,
    unlikeness,
    width_of,
)
from unhunch.coach.filters import BELL, belled
from unhunch.coach.frame import Frame
from unhunch.coach.hints import Hint
from unhunch.coach.moments import Moments
from unhunch.coach.rounds import Span
from unhunch.coach.signals import GROUPS, TRUNK_Y, Rows, main_direction, projected
from unhunch.coach.ticks import TICKS_PER_S, Tick, Ticks
from unhunch.coach.times import BREAKS_S

# How far back the counter remembers: a slow repetition with a hold fits in.
MEMORY_TICKS: Final = 20 * TICKS_PER_S
# How often it looks for a repetition, and every how many looks it also looks at another group of columns.
LOOK_TICKS: Final = 4
OTHER_LOOKS: Final = 3
# Every how many readings of a group its weights are found anew.
WEIGH_READS: Final = 2
# A movement is as wide as this part of the trunk at least: a still person's breath, sway and jitter are narrower.
LEAST: Final = 0.07
# ... and so many times as wide as the noise of its own signal: noise alone hardly ever swings so far.
OVER_NOISE: Final = 5.0
# A trunk whose height jumps about by this part of its length is no trunk: the landmarks are nobody's.
SOLID: Final = 0.25
# The bell looks two ticks ahead; until they have come, its end is held.
LAG_TICKS: Final = 2
# How far back counts as a turn, in parts of the width of the remembered signal.
TURN: Final = 0.2
# A way back is over when this much of the way out is undone.
UNDONE: Final = 0.6
# What isn't noticed within this time after the return to rest is not counted any more.
LATEST_S: Final = 1.0
# Another group of columns takes over where it is more regular by this much, so that they don't take turns.
BETTER: Final = 0.15
# How unalike a group's repetitions are follows each look by this share: one frame more or less changes no group.
FOLLOWS: Final = 0.5
# What is usual, the last so many repetitions tell.
USUAL: Final = 8
# Rest changes sides where the person lingers on the other side for this much more of the time, once so many turns are
# seen: after the first way out a hold is all that there is.
LINGERS: Final = 0.5
LINGERING_TURNS: Final = 5


@dataclass(slots=True)
class Reading:
    """How one group of columns is read: its weights, the side away from rest (0: not known yet), its unlikeness, the
    signal that was read, how often, and at which tick.
    """

    columns: tuple[int, ...]
    weights: list[float] = field(default_factory=list)
    away: int = 0
    unlike: float = TOO_FEW
    signal: list[float] = field(default_factory=list)
    reads: int = 0
    at: int = 0


class LiveCounter:
    """Counts while frames come; the same frames give the same spans, whatever else is done."""

    __slots__ = (
        "back_s", "chosen", "clock", "columns", "expect", "hint", "looks", "moments", "readings", "recent", "rows",
        "sizes", "times",
    )  # fmt: skip

    def __init__(self, hint: Hint | None = None) -> None:
        groups = (hint.moves,) if hint else GROUPS
        self.hint = hint
        self.rows, self.clock = Rows(), Ticks()
        self.readings = [Reading(tuple(group)) for group in groups]
        width = max(TRUNK_Y, *(max(group) for group in groups)) + 1
        self.moments = Moments(width)
        self.columns: list[list[float]] = [[] for _ in range(width)]
        self.times: list[float] = []
        self.recent: list[Sequence[float]] = []
        self.chosen = self.looks = 0
        self.back_s = -math.inf
        # How far the last repetitions went.
        self.sizes: list[float] = []
        # The rest, the far turn and the side away from rest of the repetition under way, in the signal in use.
        self.expect: tuple[float, float, int] | None = None

    def step(self, frame: Frame) -> tuple[Span, ...]:
        """The repetitions that are complete now: most often none. The frame is one that `checked` lets through."""
        row = self.rows.row(frame)
        if row is None:
            return ()
        spans: tuple[Span, ...] = ()
        for tick in self.clock.step(frame.t_s, row):
            spans += self._tick(tick, frame.t_s)
        return spans

    def state(self) -> dict[str, Any]:
        """All that the counter knows, as plain values that JSON can keep."""
        return copy.deepcopy(
            {
                "version": keeping.VERSION,
                "hint": self.hint and [list(self.hint.moves), self.hint.away],
                "rows": keeping.rows_kept(self.rows),
                "clock": keeping.clock_kept(self.clock),
                "moments": keeping.moments_kept(self.moments),
                "readings": [
                    [one.weights, one.away, one.unlike, one.signal, one.reads, one.at] for one in self.readings
                ],
                "columns": self.columns,
                "times": self.times,
                "recent": [list(row) for row in self.recent],
                "expect": self.expect and list(self.expect),
                "counts": [self.chosen, self.looks],
                "sizes": self.sizes,
                "back_s": keeping.time_kept(self.back_s),
            }
        )

    @classmethod
    def of(cls, state: Mapping[str, Any]) -> "LiveCounter":
        """The counter that gave `state`, going on where it was.

        Raises:
            ValueError: the state is of another version of the counter.
        """
        if state.get("version") != keeping.VERSION:
            raise ValueError(
                f"this counter's state has version {state.get('version')!r}, not {keeping.VERSION}: start anew"
            )
        state = copy.deepcopy(dict(state))
        hint = state["hint"]
        counter = cls(Hint(tuple(hint[0]), hint[1]) if hint else None)
        counter.rows, counter.clock = keeping.rows_of(state["rows"]), keeping.clock_of(state["clock"])
        counter.moments = keeping.moments_of(state["moments"])
        for reading, kept in zip(counter.readings, state["readings"], strict=True):
            reading.weights, reading.away, reading.unlike, reading.signal, reading.reads, reading.at = kept
        counter.columns, counter.times = state["columns"], state["times"]
        counter.recent = [tuple(row) for row in state["recent"]]
        counter.expect = state["expect"] and tuple(state["expect"])
        counter.chosen, counter.looks = state["counts"]
        counter.sizes, counter.back_s = state["sizes"], keeping.time_of(state["back_s"])
        return counter

    def _tick(self, tick: Tick, now_s: float) -> tuple[Span, ...]:
        if self.times and tick.t_s - self.times[-1] > BREAKS_S:
            self._break()
        self.moments.see(tick)
        if not self.recent:
            self.recent = [tick.row] * (len(BELL) - 1)
        self.recent = [*self.recent[1 - len(BELL) :], tick.row]
        self.times.append(tick.t_s)
        a, b, c, d, e = BELL
        smooth = [
            a * v + b * w + c * x + d * y + e * z for v, w, x, y, z, _ in zip(*self.recent, self.columns, strict=False)
        ]
        if len(self.times) > LAG_TICKS:
            for column, value in zip(self.columns, smooth, strict=True):
                column.append(value)
            if len(self.times) % 2:
                self.moments.add(smooth)
        self.looks += 1
        if len(self.times) <= LAG_TICKS or (self.looks % LOOK_TICKS and not self._returned(tick.row)):
            return ()
        self._forget()
        if self.moments.noise((TRUNK_Y,), (1.0,)) > SOLID * self.rows.size:
            return ()
        return self._look(tick.t_s, now_s)

    def _break(self) -> None:
        """Begin anew after a gap, knowing how the person moves and nothing of what was under way."""
        self.times, self.recent, self.expect, self.moments.last = [], [], None, []
        self.columns = [[] for _ in self.columns]

    def _returned(self, row: Sequence[float]) -> bool:
        """Whether the repetition under way seems to be over, so that a look is due at once."""
        if not self.expect:
            return False
        reading = self.readings[self.chosen]
        value = sum(row[at] * weight for at, weight in zip(reading.columns, reading.weights, strict=True))
        rest, far, away = self.expect
        if (value - far) * away > 0:
            self.expect = (rest, value, away)
        return (far - value) * away > UNDONE * (far - rest) * away

    def _forget(self) -> None:
        over = len(self.times) - MEMORY_TICKS
        if over > 0:
            del self.times[:over]
            for column in self.columns:
                del column[:over]

    def _look(self, tick_s: float, now_s: float) -> tuple[Span, ...]:
        """Look at the group in use for what is complete, and now and then at another. The frame that ended the tick
        came at `now_s`.
        """
        look = self.looks // LOOK_TICKS
        if len(self.readings) > 1 and look % OTHER_LOOKS == 0:
            other = (look // OTHER_LOOKS) % len(self.readings)
            if other != self.chosen:
                self._read(self.readings[other])
                if self.readings[other].unlike < self.readings[self.chosen].unlike - BETTER:
                    self.chosen, self.sizes = other, []
                    self.readings[other].away = 0
        spans: list[Span] = []
        for one, size in self._read(self.readings[self.chosen]):
            leave_s, far_s, back_s = self.times[one.leave], self.times[one.far], self.times[one.back]
            if far_s > self.back_s and back_s >= tick_s - LATEST_S:
                # Few frames a second tell the return no better than that.
                back_s = max(back_s, now_s - LATEST_S)
                if size >= least_of(self.sizes):
                    spans.append((max(leave_s, self.back_s), back_s))
                    self.sizes = [*self.sizes[1 - USUAL :], size]
                self.back_s = back_s
        return tuple(spans)

    def _read(self, reading: Reading) -> list[tuple[Excursion, float]]:
        """Read a group anew: its weights, its side, and the excursions in what is remembered, each with its size."""
        signal = self._signal(reading)
        tail = projected([[row[at] for row in self.recent[1:]] for at in reading.columns], reading.weights)
        signal = signal + belled(tail)[-LAG_TICKS:]
        floor = LEAST * self.rows.size + OVER_NOISE * self.moments.noise(reading.columns, reading.weights)
        width = width_of(signal)
        turns = turns_of(signal, max(floor, TURN * width)) if width > floor / 2 else []
        unlike = unlikeness(turns)
        reading.unlike += (unlike - reading.unlike) * (FOLLOWS if max(unlike, reading.unlike) < TOO_FEW else 1)
        if len(turns) < 3:  # noqa: PLR2004 - out and back are three turns
            self.expect = None
            return []
        self._settle(reading, signal, turns)
        self._expect(turns, reading.away)
        found = excursions(signal, turns, reading.away, UNDONE, bisect_right(self.times, self.back_s) - 1)
        return [(one, size_of(signal, one)) for one in found]

    def _signal(self, reading: Reading) -> list[float]:
        """The remembered signal of a group; most often only what is new is added to it."""
        columns = [self.columns[at] for at in reading.columns]
        new, long = self.looks - reading.at, len(columns[0])
        if reading.reads % WEIGH_READS == 0 or new >= long:
            table = self.moments.table(reading.columns)
            reading.weights = main_direction(table, reading.weights, turns=3 if reading.weights else 12)
            reading.signal = projected(columns, reading.weights)
        else:
            reading.signal += projected([column[long - new :] for column in columns], reading.weights)
            del reading.signal[: len(reading.signal) - long]
        reading.reads += 1
        reading.at = self.looks
        return reading.signal

    def _expect(self, turns: Sequence[Turn], away: int) -> None:
        """Note what return the last turns are waiting for."""
        rest, far = turns[-2:] if (turns[-1].value - turns[-2].value) * away > 0 else turns[-3:-1]
        waits = self.times[far.at] > self.back_s
        self.expect = (rest.value, far.value, away) if waits else None

    def _settle(self, reading: Reading, signal: Sequence[float], turns: Sequence[Turn]) -> None:
        """Keep the side that is away from rest, unless the person clearly lingers there."""
        if self.hint:
            reading.away = self.hint.away_along(reading.weights)
            return
        low, high = min(signal), max(signal)
        if not reading.away:
            first = 1 if turns[1].value > turns[0].value else -1
            reading.away = self._rest_seen(signal, (low + high) / 2) or first
        if len(turns) < LINGERING_TURNS:
            return
        near = (high - low) / 4
        lows, highs = sum(map((low + near).__gt__, signal)), sum(map((high - near).__lt__, signal))
        if (lows - highs) * reading.away < -LINGERS * len(signal):
            reading.away = -reading.away

    def _rest_seen(self, signal: Sequence[float], middle: float) -> int:
        """The side away from the rest that the last repetition came back to, if it is remembered; else 0."""
        at = bisect_left(self.times, self.back_s)
        if self.back_s < self.times[0] or not 0 < at < len(signal):
            return 0
        return 1 if signal[at] < middle else -1
