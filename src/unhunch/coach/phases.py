"""Where in the movement the person is, from how far along its way the watched measure is, sample by sample."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

from unhunch.coach.events import Event, Phase, PhaseChanged
from unhunch.coach.excursions import turns_of
from unhunch.coach.filters import OneEuro
from unhunch.coach.ways import Way, wander

# Calm at rest, and quick enough that a way out of half a second keeps its height.
REST_HZ: Final = 1.5
SPEED: Final = 1.5
# Until the person's own range is known, it is taken to be this share of the drawn one, then the middle of the last few;
# who comes as far as is drawn is there, however much further they went before.
FIRST_RANGE: Final = 0.6
RANGES: Final = 3
NARROWEST: Final = 0.5
WIDEST: Final = 1.0
# A way out counts as a partial repetition from this share of the person's own range on, and from twice what the measure
# strays by at rest.
PARTIAL: Final = 0.15
BEFORE_S: Final = 0.5
CLEAR: Final = 2.0
# ... and so many standard deviations of its measure while this person kept still: an arm that points at the camera is
# told much worse than others, and its bend strays as far as a small movement goes.
STILL: Final = 5.0
# A way out and back takes so long at least.
QUICKEST_S: Final = 0.8
# So long after the return to rest the counter may still tell of a repetition.
UNCOUNTED_S: Final = 0.8
# Samples are kept for so long, for the range and the smoothness of a repetition.
KEPT_S: Final = 30.0


@dataclass(slots=True)
class Phases:
    """The phase, and what it takes to tell the next; plain values that JSON can keep.

    `way` is which of the ways is followed, and `share` how far along it the person is. Of this excursion: its furthest
    `peak`, when it `left_s` rest, whether it `reached` the target, whether the counter has `spoken` of it, and whether
    it was seen to begin at rest (`rested`). Of those before: their `ranges`, the `samples` (time, share) of the last
    while, those that are still `pending` (from, to, peak) since they may yet be counted, and the span of a `whole` one
    that nothing counted.
    """

    phase: Phase = "rest"
    way: int = 0
    share: float = 0.0
    peak: float = 0.0
    reached: bool = False
    spoken: bool = False
    rested: bool = True
    left_s: float = 0.0
    smooth: OneEuro = field(default_factory=lambda: OneEuro(REST_HZ, SPEED))
    ranges: list[float] = field(default_factory=list)
    samples: list[list[float]] = field(default_factory=list)
    pending: list[list[float]] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)

    @classmethod
    def of(cls, smooth: Mapping[str, Any], **rest: Any) -> "Phases":  # noqa: ANN401 - as they were
        """What `dataclasses.asdict` made plain."""
        return cls(**rest, smooth=OneEuro(**smooth))

    @property
    def own(self) -> float:
        """The person's own range, in shares of the drawn one."""
        if not self.ranges:
            return FIRST_RANGE
        return min(WIDEST, max(NARROWEST, sorted(self.ranges)[len(self.ranges) // 2]))

    def step(self, t_s: float, share: float, way: Way, unrest: float = 0.0) -> list[Event]:
        """Take how far along the person is; the change of phase that it makes, if any. `unrest` is the standard
        deviation of the way's measure while the person kept still, in its unit.
        """
        self.share = share = self.smooth.step(t_s, share)
        self.samples.append([t_s, share])
        if t_s - self.samples[0][0] > KEPT_S:
            del self.samples[0]
        self.peak = max(self.peak, share)
        phase = self._next(share, way)
        if phase == self.phase:
            self.rested |= phase == "rest"
            return []
        before, self.phase = self.phase, phase
        if before == "rest":
            self.left_s, self.peak, self.reached, self.spoken = t_s, share, False, False
        self.reached |= phase == "target"
        if phase == "rest":
            self._rested(t_s, way, unrest)
        return [PhaseChanged(t_s, phase)]

    def _next(self, share: float, way: Way) -> Phase:
        own, least = self.own, wander(way.measure) / way.nominal
        if share < max(way.rests * own, least * way.rests / way.leaves):
            return "rest"
        if self.phase == "rest":
            return "out" if share >= max(way.leaves * own, least) else "rest"
        if share >= way.reaches * own:
            return "target"
        if self.phase == "target" and share < way.loses * own:
            return "back"
        return self.phase

    def _rested(self, t_s: float, way: Way, unrest: float) -> None:
        clear = self.peak >= max(CLEAR * wander(way.measure), STILL * unrest) / way.nominal
        if not self.spoken and clear and self.rested:
            if self.reached and t_s - self.left_s >= QUICKEST_S:
                self.whole = [self.left_s, t_s]
            elif not self.reached and self.peak >= PARTIAL * self.own:
                self.pending.append([self.left_s, t_s, self.peak])
        if self.reached or self.spoken:
            self.ranges = [*self.ranges[1 - RANGES :], self.peak]
        self.rested = True

    def uncounted(self, now_s: float) -> list[float]:
        """How far the ways out and back went that fell short of the target and that nothing counted in time, as shares
        of the person's own range.
        """
        due: list[float] = []
        while self.pending and now_s - self.pending[0][1] > UNCOUNTED_S:
            due.append(self.pending.pop(0)[2] / self.own)
        return due

    def taken(self) -> tuple[float, float] | None:
        """From when to when the whole way out and back took that ended now and that nothing has counted; told once."""
        if not self.whole:
            return None
        (start_s, end_s), self.whole = self.whole, []
        return start_s, end_s

    def counted(self, start_s: float, end_s: float) -> None:
        """A repetition was counted: however small, it is as far as this person goes."""
        apart = [one for one in self.pending if one[1] < start_s or one[0] > end_s]
        if len(apart) < len(self.pending):
            self.ranges = [*self.ranges[1 - RANGES :], max(one[2] for one in self.pending if one not in apart)]
        self.pending = apart
        if self.phase != "rest" and end_s > self.left_s:
            self.spoken = True

    def quality(self, start_s: float, end_s: float, way: Way) -> tuple[float, float] | None:
        """The range in the measure's unit and the smoothness of a repetition; None where it was not watched."""
        # What is left of rest before counting says so belongs to the range.
        shares = [share for t_s, share in self.samples if start_s - BEFORE_S <= t_s <= end_s]
        if len(shares) < 3:  # noqa: PLR2004 - out and back take three values
            return None
        span = max(shares) - min(shares)
        turns = turns_of(shares, wander(way.measure) / way.nominal)
        path = sum(abs(later.value - turn.value) for turn, later in pairwise(turns))
        return span * way.nominal, min(1.0, 2 * span / path) if path else 1.0

    def excursion(self) -> list[list[float]]:
        """The samples of the way out and back that ended now, from a little before rest was left."""
        return [one for one in self.samples if one[0] >= self.left_s - BEFORE_S]

    def rest(self) -> None:
        """Judging was interrupted: begin again from rest, with what is known of the person's range."""
        self.phase, self.peak, self.reached, self.pending, self.whole = "rest", 0.0, False, [], []
        self.smooth = OneEuro(REST_HZ, SPEED)

    def resume(self) -> None:
        """A gap is over: a way back whose way out nobody saw is no repetition."""
        self.rested = False
