"""The counter that watches: it reads nothing ahead, takes nothing back, and costs a few millionths of a second."""

import copy
import math
from collections.abc import Mapping, Sequence
from typing import Any, Final

from unhunch.coach import keeping
from unhunch.coach.excursions import FEWEST
from unhunch.coach.frame import Frame
from unhunch.coach.hints import Hint
from unhunch.coach.memory import LAG_TICKS, Memory
from unhunch.coach.reading import Done, Reading
from unhunch.coach.rounds import Span
from unhunch.coach.signals import GROUPS, TRUNK_Y, Rows
from unhunch.coach.ticks import Tick, Ticks
from unhunch.coach.times import BREAKS_S

# How often each group of columns is looked at, besides when a repetition seems to be over.
LOOK_TICKS: Final = 4
# A trunk whose height jumps about by this part of its length is no trunk: the landmarks are nobody's.
SOLID: Final = 0.25
# Each group counts for itself. What groups of so much of the weight have seen is counted, and a group weighs less the
# more unalike its repetitions are: so no frame more or less turns the count over.
SHARE: Final = 0.45
STRICT: Final = 2.0
# Of an exercise that is known to be done, what any of its three groups has seen surely enough.
SHARE_KNOWN: Final = 0.3
# Where each frame's axes were stretched, so many groups must have seen the first repetitions, until it is known how the
# person moves: one alone may see sway and noise alike for once.
AT_FIRST: Final = 2


class LiveCounter:
    """Counts while frames come; the same frames give the same spans, whatever else is done."""

    __slots__ = ("back_s", "clock", "hint", "memory", "readings", "rows", "total")

    def __init__(self, hint: Hint | None = None, groups: Sequence[Sequence[int]] = GROUPS) -> None:
        groups = (hint.moves,) if hint else groups
        self.hint = hint
        self.rows, self.clock = Rows(), Ticks()
        self.readings = [Reading(tuple(group)) for group in groups]
        self.memory = Memory(max(TRUNK_Y, *(max(group) for group in groups)) + 1)
        self.total, self.back_s = 0, -math.inf

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
        kept = {
            "version": keeping.VERSION,
            "hint": self.hint and [list(self.hint.moves), self.hint.away],
            "rows": keeping.rows_kept(self.rows),
            "clock": keeping.clock_kept(self.clock),
            "memory": keeping.memory_kept(self.memory),
            "readings": [keeping.reading_kept(one) for one in self.readings],
            "total": self.total,
            "back_s": keeping.time_kept(self.back_s),
        }
        return copy.deepcopy(kept)

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
        hint = state["hint"]
        counter = cls(Hint(tuple(hint[0]), hint[1]) if hint else None)
        counter.rows, counter.clock = keeping.rows_of(state["rows"]), keeping.clock_of(state["clock"])
        counter.memory = keeping.memory_of(state["memory"])
        counter.readings = [keeping.reading_of(kept) for kept in state["readings"]]
        counter.total, counter.back_s = state["total"], keeping.time_of(state["back_s"])
        return counter

    def _tick(self, tick: Tick, now_s: float) -> tuple[Span, ...]:
        memory = self.memory
        if memory.times and tick.t_s - memory.times[-1] > BREAKS_S:
            memory.clear()
            for one in self.readings:
                one.expect = None
        memory.add(tick)
        if len(memory.times) <= LAG_TICKS or now_s - tick.t_s > BREAKS_S:
            # What was complete before a gap is told too late after it.
            return ()
        due = memory.ticks % LOOK_TICKS == 0
        looking = [one for one in self.readings if one.returned(tick.row) or due]
        if not looking:
            return ()
        memory.forget()
        if memory.moments.noise((TRUNK_Y,), (1.0,)) > SOLID * self.rows.size:
            return ()
        found = [(one.unlike, done) for one in looking for done in one.look(memory, self.rows.size, now_s, self.hint)]
        return self._counted([done for _, done in sorted(found)])

    def _counted(self, found: Sequence[Done]) -> tuple[Span, ...]:
        """What is counted of the repetitions that groups have seen now, those of the most regular group first."""
        fresh = next((one for one in found if one.far_s > self.back_s), None)
        if fresh is None or self.agreed <= self.total:
            return ()
        span = (max(fresh.leave_s, self.back_s), fresh.back_s)
        self.total, self.back_s = self.total + 1, fresh.back_s
        return (span,)

    @property
    def _share(self) -> float:
        return SHARE if len(self.readings) == len(GROUPS) else SHARE_KNOWN

    @property
    def agreed(self) -> int:
        """How many repetitions the groups of enough weight have seen."""
        weights = [math.exp(-STRICT * one.unlike) for one in self.readings]
        ranked = sorted(zip(self.readings, weights, strict=True), key=lambda one: -one[0].count)
        needed, together = self._share * sum(weights), 0.0
        fewest = min(len(ranked), AT_FIRST if self.rows.least and self.total < FEWEST else 1)
        for number, (reading, weight) in enumerate(ranked, 1):
            together += weight
            if together >= needed and number >= fewest:
                return reading.count
        return 0
