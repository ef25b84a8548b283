"""How long the way out and the way back take, and whether that is so quick that momentum does the work.

A way's time is taken between two heights of the person's own excursion, not from rest to target: what is rest and what
is the target is a matter of taste, and where a movement begins and ends is slow. The ideal is measured in the same way
of the drawn movement (tools/coach_targets.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from unhunch.coach.events import Cue, Event, Mended
from unhunch.coach.faulting import Faulting
from unhunch.coach.target import Fault, Target
from unhunch.coach.ways import Way

# A way is timed between these shares of its own height: above what still counts as rest, and below where it lingers.
LOW: Final = 0.25
HIGH: Final = 0.9
# So many quick repetitions in a row are no accident, and the first of a set is never judged: people find their pace.
IN_A_ROW: Final = 2
FIRST: Final = 1
# Mended is what takes so much longer than the border, in shares of it.
WELL_BEYOND: Final = 0.3
MINUTE_S: Final = 60.0
# Repetitions further apart than so many of their own lengths have a pause between them, and no cadence.
PAUSE: Final = 3.0
TINY_S: Final = 1e-6

Samples = Sequence[Sequence[float]]
"""Times in seconds, each with how far along the way the person is then."""


class Timed(NamedTuple):
    """The seconds of the way out and of the way back, between `LOW` and `HIGH` of the height, and the seconds between
    two looks, which is what either may be off by.
    """

    out_s: float
    back_s: float
    look_s: float


def timed(samples: Samples) -> Timed | None:
    """How long one excursion's ways took; None where it is not whole or was looked at too seldom."""
    if len(samples) < 3:  # noqa: PLR2004 - out and back take three looks
        return None
    peak = max(range(len(samples)), key=lambda at: samples[at][1])
    low, high = LOW * samples[peak][1], HIGH * samples[peak][1]
    out = _climb(samples[: peak + 1], low, high)
    back = _climb([(-t_s, share) for t_s, share in reversed(samples[peak:])], low, high)
    if out is None or back is None:
        return None
    return Timed(out, back, (samples[-1][0] - samples[0][0]) / (len(samples) - 1))


def _climb(samples: Samples, low: float, high: float) -> float | None:
    """The seconds from the last time at `low` to the first at `high` after it; None if it does not begin below."""
    under = next((at for at in range(len(samples) - 1, -1, -1) if samples[at][1] <= low), None)
    if under is None:
        return None
    over = next(at for at in range(under, len(samples)) if samples[at][1] >= high)
    return _crossed(samples, over, high) - _crossed(samples, under + 1, low)


def _crossed(samples: Samples, at: int, height: float) -> float:
    """When the height was passed, on the straight line from the sample before."""
    (before_s, before), (t_s, share) = samples[at - 1], samples[at]
    return before_s + (t_s - before_s) * (height - before) / (share - before)


@dataclass(slots=True)
class Tempo:
    """How many repetitions of this set were timed, and how many in a row were quick; plain values for JSON."""

    done: int = 0
    quick: int = 0

    def forget(self) -> None:
        """A new set begins."""
        self.done = self.quick = 0

    def step(
        self, found: Timed | None, fault: Fault, border: Timed, faulting: Faulting, now_s: float, cool_down_s: float
    ) -> list[Event]:
        """Take a repetition's times; what to say of the fault. `border` is what either way must take at least."""
        if found is None:
            return []
        self.done += 1
        # What is named must be quick even if the looks came at the worst moments.
        lacks = max(border.out_s - found.out_s, border.back_s - found.back_s) - found.look_s / 2
        if lacks > 0 and self.done > FIRST:
            self.quick += 1
        else:
            self.quick = 0
        if self.quick >= IN_A_ROW and faulting.may(fault.id, now_s, cool_down_s):
            return faulting.said(Cue(now_s, fault.id, lacks / found.look_s))
        room = min(found.out_s / border.out_s, found.back_s / border.back_s)
        if faulting.current == fault.id and room >= 1 + WELL_BEYOND:
            faulting.current = ""
            return [Mended(now_s, fault.id)]
        return []


def border_of(fault: Fault, way: Way, planned: tuple[float, float]) -> Timed:
    """What the ways must take at least: the fault's share of the ideal, or of the plan where that asks for less.

    `planned` is the plan's way out and way back as shares of the ideal ones.
    """
    out, back = (min(1.0, share) for share in planned)
    return Timed(fault.threshold * way.out_s * out, fault.threshold * way.back_s * back, 0.0)


def planned(target: Target, out_s: float | None, back_s: float | None) -> tuple[float, float]:
    """The plan's way out and way back as shares of the drawn ones; 1 where the plan or the drawing says nothing."""
    drawn = _drawn_s(target)
    shares = [1.0 if not asked or not own else asked / own for asked, own in zip((out_s, back_s), drawn, strict=True)]
    return shares[0], shares[1]


def cadence(before_s: float | None, span: tuple[float, float]) -> float | None:
    """Repetitions a minute, from the start of the one before to that of this one; None after a pause, which is longer
    than so many repetitions.
    """
    if before_s is None:
        return None
    apart_s, took_s = span[0] - before_s, span[1] - span[0]
    return MINUTE_S / apart_s if 0 < apart_s <= PAUSE * max(took_s, TINY_S) else None


def _drawn_s(target: Target) -> tuple[float, float]:
    """The seconds of the ideal's way out, from leaving rest to the first target, and of the last way back."""
    at = [number for number, key in enumerate(target.keys) if key.phase == "target"]
    if not at:
        return 0.0, 0.0
    rest = next((key for key in reversed(target.keys[: at[0]]) if key.phase == "rest"), target.keys[0])
    last = target.keys[at[-1]]
    again = next((key.at_s for key in target.keys[at[-1] + 1 :] if key.phase == "rest"), target.loop_s)
    return target.keys[at[0]].at_s - rest.at_s - rest.hold_s, again - last.at_s - last.hold_s
