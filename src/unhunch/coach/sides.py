"""Whether left and right are what the stream says: of a picture turned over, and of a side that works for the other.

Left, up and ahead are one hand's three fingers: whoever faces the camera with their left hand on the picture's left has
left and right turned over. That shows where either the picture or the names of the landmarks were turned over; where
both were, as by a model that looked at a mirror, the person in the picture has every part in its place, and only the
side that works can tell.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from unhunch.coach.events import Event, OtherSide, TurnedOver
from unhunch.coach.frame import ANKLE, EAR, HIP, NOSE, SHOULDER, TOE, Frame
from unhunch.coach.geometry import TINY, Outline, Vector, along, in_space, length, less, middle, seen
from unhunch.coach.measures import COUNT_GATE, FORM_GATE, read
from unhunch.coach.phases import QUICKEST_S
from unhunch.coach.ways import Way

# A trunk is asked while so much of its length stands upright in the picture: of who lies, depth is told worst.
UPRIGHT: Final = 0.7
# So many looks are needed, with at least this mean of -1 (left and right turned over) to 1.
LOOKS: Final = 30
SURE: Final = 0.3
# A way out or back is at least this share of the drawn one, and so many of both together tell of a side.
MOVED: Final = 0.5
TOLD_AT: Final = 2

_TRUNK: Final = (SHOULDER["l"], SHOULDER["r"], HIP["l"], HIP["r"])
_HEAD: Final = (NOSE, EAR["l"], EAR["r"])
_FEET: Final = (ANKLE["l"], ANKLE["r"], TOE["l"], TOE["r"])


@dataclass(slots=True)
class Swing:
    """The whole ways out and back of one side, in shares of the drawn one; plain values that JSON can keep."""

    turn: float | None = None
    out: bool = False
    left_s: float = 0.0
    whole: int = 0

    def step(self, t_s: float, share: float) -> None:
        """Take how far along the side is."""
        way = -1.0 if self.out else 1.0
        if self.turn is None or way * (share - self.turn) < 0:
            self.turn = share
            return
        if way * (share - self.turn) < MOVED:
            return
        if self.out and t_s - self.left_s >= QUICKEST_S:
            self.whole += 1
        self.out, self.turn = not self.out, share
        if self.out:
            self.left_s = t_s


@dataclass(slots=True)
class Sides:
    """What is known of left and right; plain values that JSON can keep. `settled` is None until enough was seen, then
    whether left and right are the person's own.
    """

    total: float = 0.0
    looks: int = 0
    settled: bool | None = None
    told: bool = False
    own: Swing = field(default_factory=Swing)
    other: Swing = field(default_factory=Swing)

    @classmethod
    def of(cls, own: Mapping[str, Any], other: Mapping[str, Any], **rest: Any) -> "Sides":  # noqa: ANN401 - as they were
        """What `dataclasses.asdict` made plain."""
        return cls(**rest, own=Swing(**own), other=Swing(**other))

    def begin(self) -> None:
        """A set begins: which side worked before it says nothing."""
        self.told, self.own, self.other = False, Swing(), Swing()

    def step(self, frame: Frame, body: Outline, view: str, pair: tuple[Way, ...]) -> list[Event]:
        """Take a frame in which a person is seen. `pair` are the ways of the side that should work and of the other;
        none where either may.
        """
        told: list[Event] = [TurnedOver(frame.t_s)] if self.look(frame) else []
        return told + (self._worked(frame, body, view, pair) if pair and not self.told else [])

    def look(self, frame: Frame) -> bool:
        """Take a frame; whether it is known by it that left and right are turned over."""
        if self.settled is not None:
            return False
        shown = handed(frame)
        if shown is None:
            return False
        self.total += shown
        self.looks += 1
        if self.looks < LOOKS:
            return False
        mean, self.total, self.looks = self.total / self.looks, 0.0, 0
        if abs(mean) >= SURE:
            self.settled = mean > 0
        return self.settled is False

    def _worked(self, frame: Frame, body: Outline, view: str, pair: tuple[Way, ...]) -> list[Event]:
        for way, swing, gate in zip(pair, (self.own, self.other), (COUNT_GATE, FORM_GATE), strict=True):
            value = read(frame, way.measure, gate, body, view)
            if value is not None:
                swing.step(frame.t_s, way.sign * value / way.nominal)
        if self.own.out or self.own.whole:
            # The side that should work does: whatever the other one does beside it is its own matter.
            self.own, self.other = Swing(), Swing()
        if self.other.whole < TOLD_AT:
            return []
        self.told = True
        return [OtherSide(frame.t_s, pair[1].side)]


def turned_over(frames: Iterable[Frame]) -> bool:
    """Whether left and right of a recording contradict which way its person faces; False where that can't be told."""
    sides = Sides()
    return any(sides.look(frame) for frame in frames)


def handed(frame: Frame) -> float | None:
    """How well left, up and ahead fit together: 1 where they do, -1 where left and right are turned over, near 0 where
    that is hard to see. None where the person does not stand or sit upright, or shows neither face nor feet.

    Head and feet must agree: 0 where they do not, the more doubtful of the two where they do.
    """
    if not seen(frame, _TRUNK, COUNT_GATE):
        return None
    spots = in_space(frame)
    left, right, hip_l, hip_r = (spots[number] for number in _TRUNK)
    up = less(middle(left, right), middle(hip_l, hip_r))
    if up[1] <= UPRIGHT * length((up[0], up[1], 0.0)):
        return None
    aheads = []
    if seen(frame, _HEAD, COUNT_GATE):
        aheads.append(less(spots[NOSE], middle(spots[EAR["l"]], spots[EAR["r"]])))
    if seen(frame, _FEET, COUNT_GATE):
        toes, heels = (middle(spots[joint["l"]], spots[joint["r"]]) for joint in (TOE, ANKLE))
        aheads.append(less(toes, heels))
    shown = [_fits(less(left, right), up, ahead) for ahead in aheads]
    if not shown:
        return None
    return 0.0 if min(shown) * max(shown) < 0 else min(shown, key=abs)


def _fits(left: Vector, up: Vector, ahead: Vector) -> float:
    """The volume that the three directions span, as a share of what they could; its sign is that of their order."""
    size = length(left) * length(up) * length(ahead)
    across = (
        up[1] * ahead[2] - up[2] * ahead[1],
        up[2] * ahead[0] - up[0] * ahead[2],
        up[0] * ahead[1] - up[1] * ahead[0],
    )
    return along(left, across) / size if size > TINY**3 else 0.0
