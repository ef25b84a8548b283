"""Whether the one person is there, the same one, and turned as the exercise is judged."""

import math
from dataclasses import dataclass
from typing import Final

from unhunch.coach.events import Event, Found, Lost, OtherPerson, RightView, SidesSwapped, WrongView
from unhunch.coach.frame import HIP, SHOULDER, Frame
from unhunch.coach.measures import COUNT_GATE
from unhunch.coach.ways import shoulders_seen

LOST_S: Final = 0.5
# So long must be seen what was lost, so that a flicker is no return.
FOUND_S: Final = 0.2
# A step to the side is quicker than this long a gap between two frames tells.
SAME_S: Final = 0.5
# Shoulders narrower than this share of the trunk cross over in any turn.
WIDE: Final = 0.3
PAUSE_S: Final = 1.5
# So long the view must be wrong or right before it is said: at rest, and while the movement itself may turn the trunk.
VIEW_S: Final = 1.0
VIEW_MOVING_S: Final = 4.0
# The least trunk in picture heights that says anything.
LEAST_TRUNK: Final = 0.02


@dataclass(slots=True)
class Watching:
    """One thing that may be lost: when it was last seen and since when; plain values that JSON can keep."""

    seen_s: float | None = None
    since_s: float | None = None
    lost: bool = False

    def resume(self) -> None:
        """A gap is over: what was seen before it tells nothing of now."""
        self.seen_s = self.since_s = None

    def step(self, t_s: float, *, seen: bool) -> bool:
        """Take a moment; whether it is lost or found by it."""
        if self.seen_s is None:
            self.seen_s = t_s
        if seen:
            self.seen_s = t_s
            self.since_s = t_s if self.since_s is None else self.since_s
        else:
            self.since_s = None
        long_gone = not self.lost and t_s - self.seen_s > LOST_S
        back = self.lost and self.since_s is not None and t_s - self.since_s >= FOUND_S
        if long_gone or back:
            self.lost = not self.lost
        return long_gone or back


@dataclass(slots=True)
class Identity:
    """Where the shoulders were, to tell when they are somebody else's; plain values that JSON can keep."""

    t_s: float = 0.0
    x: float = 0.0
    y: float = 0.0
    across: float = 0.0
    trunk: float = 0.0
    until_s: float | None = None

    def paused(self, t_s: float) -> bool:
        """Whether judging pauses."""
        return self.until_s is not None and t_s < self.until_s

    def step(self, frame: Frame) -> list[Event]:
        """Take a frame in which the trunk may be seen; what changed in a way that no person moves."""
        points, wide = frame.points, frame.aspect
        lx, ly, _, left = points[SHOULDER["l"]]
        rx, ry, _, right = points[SHOULDER["r"]]
        hlx, hly, _, hip_l = points[HIP["l"]]
        hrx, hry, _, hip_r = points[HIP["r"]]
        if left < COUNT_GATE or right < COUNT_GATE or hip_l < COUNT_GATE or hip_r < COUNT_GATE:
            return []
        x, y, across = (lx + rx) * wide / 2, (ly + ry) / 2, (lx - rx) * wide
        trunk = math.hypot(x - (hlx + hrx) * wide / 2, y - (hly + hry) / 2)
        told: list[Event] = []
        if self.trunk > LEAST_TRUNK and frame.t_s - self.t_s <= SAME_S:
            told = self._compared(frame.t_s, math.hypot(x - self.x, y - self.y), across)
        self.t_s, self.x, self.y, self.across, self.trunk = frame.t_s, x, y, across, trunk
        return told

    def _compared(self, t_s: float, jump: float, across: float) -> list[Event]:
        event: Event | None = None
        if jump > self.trunk:
            event = OtherPerson(t_s)
        elif across * self.across < 0 and min(abs(across), abs(self.across)) > WIDE * self.trunk:
            event = SidesSwapped(t_s)
        if event is None:
            return []
        again = self.paused(t_s)
        self.until_s = t_s + PAUSE_S
        return [] if again else [event]


@dataclass(slots=True)
class Turned:
    """Whether the person is turned as the exercise is judged; plain values that JSON can keep."""

    wrong: bool = False
    other_s: float | None = None

    def resume(self) -> None:
        """A gap is over: what was seen before it tells nothing of now."""
        self.other_s = None

    def step(self, t_s: float, wanted: str, *, right: bool | None, at_rest: bool) -> list[Event]:
        """Take whether the view is right (None: between the two); what there is to say about it."""
        if right is None or right != self.wrong:
            # Nothing new: right and told so, or wrong and told so.
            self.other_s = None
            return []
        if self.other_s is None:
            self.other_s = t_s
        if t_s - self.other_s < (VIEW_S if at_rest or self.wrong else VIEW_MOVING_S):
            return []
        self.wrong, self.other_s = not self.wrong, None
        return [WrongView(t_s, wanted) if self.wrong else RightView(t_s)]


def person(watching: Watching, frame: Frame) -> list[Event]:
    """Take whether the person is seen at all."""
    if not watching.step(frame.t_s, seen=shoulders_seen(frame)):
        return []
    return [Lost(frame.t_s, "person") if watching.lost else Found(frame.t_s, "person")]


def limbs(watching: Watching, t_s: float, *, seen: bool) -> list[Event]:
    """Take whether the limbs are seen that show the movement."""
    if not watching.step(t_s, seen=seen):
        return []
    return [Lost(t_s, "limbs") if watching.lost else Found(t_s, "limbs")]
