"""Which fault to name now: one at a time, the most harmful first, with time to mend it and praise for it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from unhunch.coach.bars import DIFFERENCE, Bar, bar
from unhunch.coach.events import Cue, Event, Mended
from unhunch.coach.frame import Frame
from unhunch.coach.geometry import Outline
from unhunch.coach.measures import FORM_GATE, MEASURES
from unhunch.coach.target import Fault, Target
from unhunch.coach.ways import SIGNED, is_timed, other_side, value_of

# So many looks of one phase at the target must agree on average, over so long.
LOOKS: Final = 3
LOOKS_S: Final = 0.3
# Mended is what stays so far within the border, in shares of it: a hair's breadth is no mending.
WELL_WITHIN: Final = 0.3
# The same fault is named again after so many cool-downs only.
AGAIN: Final = 3.0
# What goes further than drawn is no more usual for it: it may be the fault itself.
DEEPEST: Final = 1.0
PHASE_TIME: Final = "phase_time"


class Judged(NamedTuple):
    """A fault that this view shows: its measure on the drawn side and the other, the `error` of a change of it, and the
    border, in the measure's unit, beyond which its change from the person's own rest, less the usual one, is the fault.

    `sure` is whether the fault as it is meant is as large as that error; a smaller one is named only where it is
    larger than meant, and never counts as sure.
    """

    fault: Fault
    measures: tuple[str, str]
    error: float
    border: float
    signed: bool
    sure: bool


def judged(target: Target) -> tuple[Judged, ...]:
    """The faults of the exercise that can be judged, in the order of harm; none where its movement is not followed."""
    found: list[Judged] = []
    if not target.watches:
        return ()
    for fault in target.faults:
        if fault.view not in (target.camera, "either"):
            # Its measure may be read from here too, but its border is that of another view.
            continue
        shown = fault.measure in MEASURES and MEASURES[fault.measure].view in (None, target.camera)
        if shown or (fault.measure == DIFFERENCE and target.camera == "front" and target.sides == "both"):
            error = bar(fault.measure, target.camera)
            if error.tells:
                found.append(_judged(fault, error))
    return tuple(found)


def _judged(fault: Fault, error: Bar) -> Judged:
    pair, border = (fault.measure, other_side(fault.measure)), border_of(fault, error)
    return Judged(fault, pair, error.change, border, fault.measure in SIGNED, fault.threshold >= error.change)


def border_of(fault: Fault, error: Bar) -> float:
    """How far beyond what is usual the fault begins, in its measure's unit."""
    return max(fault.threshold, math.hypot(error.change, error.usual * fault.usual))


def hurried(target: Target) -> tuple[Fault, ...]:
    """The faults of the exercise that show in how little time a way takes, where the ideal time is known."""
    known = is_timed(target.watches[0], target.camera) if target.watches else False
    return tuple(one for one in target.faults if one.measure == PHASE_TIME and one.sign < 0 and known)


def unseen(target: Target) -> tuple[str, ...]:
    """The ids of the exercise's faults that nobody looks for: this view does not show them, or not well enough."""
    looked_for = {one.fault.id for one in judged(target)} | {one.id for one in hurried(target)}
    return tuple(fault.id for fault in target.faults if fault.id not in looked_for)


@dataclass(slots=True)
class Faulting:
    """What was seen of each fault in this phase at the target, and what was said; plain values that JSON can keep.

    `seen` holds per fault the sum of how far it is beyond its border, the number of looks, and when the first was.
    """

    seen: dict[str, list[float]] = field(default_factory=dict)
    current: str = ""
    cued_s: dict[str, float] = field(default_factory=dict)

    def begin(self) -> None:
        """A new phase at the target begins."""
        self.seen = {}

    def look(self, one: Judged, frame: Frame, body: Outline, base: Mapping[str, float], at: "Place") -> None:
        """Look at one fault, where the person is."""
        beyond = _beyond(one, frame, body, base, at)
        if beyond is not None:
            kept = self.seen.setdefault(one.fault.id, [0.0, 0.0, frame.t_s])
            kept[0] += beyond
            kept[1] += 1

    def cue(self, t_s: float, faults: tuple[Judged, ...], cool_down_s: float) -> list[Event]:
        """The cue to give now, if any."""
        for one in faults:
            beyond = self._mean(one.fault.id, t_s)
            if beyond > 0 and self.may(one.fault.id, t_s, cool_down_s):
                return self.said(Cue(t_s, one.fault.id, beyond / one.error, one.sure))
        return []

    def may(self, name: str, t_s: float, cool_down_s: float) -> bool:
        """Whether a fault may be named now: nothing was for a while, and not the same one over and over."""
        last = max(self.cued_s.values(), default=None)
        if last is not None and t_s - last < cool_down_s:
            return False
        before = self.cued_s.get(name)
        return before is None or self.current != name or t_s - before >= AGAIN * cool_down_s

    def said(self, cue: Cue) -> list[Event]:
        """The cue, which is the one to be mended from now on."""
        self.current, self.cued_s[cue.fault] = cue.fault, cue.t_s
        return [cue]

    def ended(self, t_s: float, faults: tuple[Judged, ...]) -> list[Event]:
        """The phase at the target is over; praise where the fault that was named is gone."""
        border = next((one.border for one in faults if one.fault.id == self.current), None)
        if border is None or self._mean(self.current, t_s) >= -WELL_WITHIN * border:
            return []
        gone, self.current = self.current, ""
        return [Mended(t_s, gone)]

    def _mean(self, name: str, t_s: float) -> float:
        """How far beyond its border on average; 0 where too little was seen to tell."""
        total, count, first_s = self.seen.get(name, (0.0, 0.0, t_s))
        return total / count if count >= LOOKS and t_s - first_s >= LOOKS_S else 0.0


class Place(NamedTuple):
    """Where the person is: at `depth` (0 rest, 1 the drawn target) of a way that is `turned`, seen from `view`."""

    depth: float
    turned: int
    view: str


def _beyond(one: Judged, frame: Frame, body: Outline, base: Mapping[str, float], at: Place) -> float | None:
    """How far beyond its border the fault is, in the measure's unit; None where it isn't seen well enough."""
    fault, turned, view = one.fault, at.turned, at.view
    depth = min(max(at.depth, 0.0), DEEPEST)
    drawn, other = one.measures
    both = turned == 0
    worst: float | None = None
    for measure in one.measures if both and drawn != other else (drawn if turned >= 0 else other,):
        value = value_of(frame, measure, body, view, FORM_GATE) if measure in base else None
        if value is None:
            continue
        off = value - base[measure] - fault.usual * depth * (turned if one.signed and turned else 1)
        if one.signed:
            off = abs(off) if both else off * fault.sign * turned
        else:
            off *= fault.sign
        worst = off if worst is None else max(worst, off)
    return None if worst is None else worst - one.border
