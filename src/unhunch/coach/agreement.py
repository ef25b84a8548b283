"""Which repetitions are told: the live counter's, who knows no rest, or those that the watched measure shows.

The counter follows any movement, but it may take the target for the rest, and misses small ones. The phases know the
person's own rest and follow only what the exercise moves. They lead from their first whole repetition on, until they
and the counter contradict each other: who is wrong then is not known, and the counter misses less.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from unhunch.coach.phases import Phases
from unhunch.coach.rounds import Span

# So long after its end a span of the counter waits for the phases to come back to rest: less than the second within
# which a repetition is to be told, by what passes until the next of five looks a second.
WAITS_S: Final = 0.75


@dataclass(slots=True)
class Agreement:
    """The counter's spans that wait, whether the phases lead, and when the last repetition ended; plain values that
    JSON can keep.
    """

    waiting: list[list[float]] = field(default_factory=list)
    leads: bool = False
    back_s: float | None = None

    def step(self, now_s: float, spans: Sequence[Span], phases: Phases, *, follows: bool) -> list[Span]:
        """The repetitions to tell now, of those that the counter has just found and the phases have just ended.

        `follows` is whether the phases see what they follow.
        """
        told = self._whole(phases)
        self.waiting += [list(span) for span in spans]
        for span in list(self.waiting):
            agreed = _agreed(now_s, span, phases) if follows and self.leads else True
            if agreed is None:
                continue
            self.waiting.remove(span)
            fresh = self._fresh(span[0], span[1]) if agreed else []
            for one in fresh:
                phases.counted(*one)
            told += fresh
            self.leads &= agreed
        return told

    def _whole(self, phases: Phases) -> list[Span]:
        whole = phases.taken()
        if not whole:
            return []
        self.leads = True
        self.waiting = [one for one in self.waiting if one[0] >= whole[1]]
        return self._fresh(*whole)

    def _fresh(self, start_s: float, end_s: float) -> list[Span]:
        """The span without what was told before; nothing if most of it was."""
        if self.back_s is not None:
            if (start_s + end_s) / 2 < self.back_s:
                return []
            start_s = max(start_s, self.back_s)
        self.back_s = end_s
        return [(start_s, end_s)]


def _agreed(now_s: float, span: Sequence[float], phases: Phases) -> bool | None:
    """Whether the phases agree that the person is back at rest; None while they may yet. A movement that they don't see
    is no contradiction: however small, it is as far as this person goes.
    """
    if phases.phase == "rest":
        return True
    return None if now_s - span[1] < WAITS_S else phases.phase == "back"
