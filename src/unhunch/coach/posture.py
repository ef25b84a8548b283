"""How somebody stands, from three quiet looks with a move between them: nothing is judged, only told.

A look is a second and a half of standing still. Between looks the person steps out of their place and comes back, since
how differently somebody stands from one time to the next is most of what two checks differ by.
"""

from collections.abc import Mapping
from dataclasses import replace
from statistics import fmean, stdev
from typing import Final, Literal, NamedTuple

from unhunch.coach import geometry
from unhunch.coach.frame import HIP, SHOULDER, Frame, plain
from unhunch.coach.geometry import Outline
from unhunch.coach.measures import COUNT_GATE, FORM_GATE, MEASURES, read
from unhunch.coach.times import NEXT_S, Times

LOOKS: Final = 3
LOOK_S: Final = 1.5
# As much as this many frames of a look, or the camera is too slow to tell.
FEWEST: Final = 8
# Shares of the trunk's length: so much of swaying is standing still, so much is having moved.
STILL: Final = 0.04
MOVED: Final = 0.25
# How much of a look has to show the measure.
SEEN: Final = 0.8
VIEWS: Final[Mapping[str, tuple[str, ...]]] = {
    "front": ("shoulder_level", "head_lateral_flexion"),
    "side": ("ear_over_shoulder",),
}
# What a face model reads in the place of the pose. The two read it differently, so that they are never mixed.
FACE_READS: Final = "head_lateral_flexion"
By = Literal["pose", "face"]
# The mean of each measure over a look, by the model that read it.
Look = dict[tuple[str, By], float]


class Moment(NamedTuple):
    """What the person may be told: whether they are `seen`, stand as the view asks, and how far the look is (0 to 1).

    `moving` asks them to step away first; `looks` are done; `values` is the whole check once all of them are.
    """

    seen: bool
    turned: bool
    share: float
    moving: bool
    looks: int
    values: Mapping[str, "Stood"] | None = None


class Stood(NamedTuple):
    """One measure over the looks: its mean and the standard deviation between them, in its unit, and the model that
    read it in all of them.
    """

    value: float
    between: float
    unit: str
    by: By = "pose"


class PostureCheck:
    """One view's check, frame by frame."""

    __slots__ = ("_frames", "_left", "_start", "_times", "looks", "view")

    def __init__(self, view: str) -> None:
        if view not in VIEWS:
            raise ValueError(f"there is no view {view!r}: {' or '.join(VIEWS)}")
        self.view = view
        self.looks: list[Look] = []
        self._frames: list[tuple[Frame, Outline]] = []
        self._start = 0j
        self._left = True
        self._times = Times()

    @property
    def done(self) -> bool:
        """Whether all looks are there."""
        return len(self.looks) >= LOOKS

    def step(self, frame: Frame) -> Moment:
        """What the frame adds; one that can't be used, as `Times` says, adds nothing."""
        if self._times.refusal(frame) is not None:
            return self._told(seen=False)
        if not 0 <= self._times.take(frame.t_s) <= NEXT_S:
            # Nobody knows whether the person stood still in a gap.
            self._frames.clear()
        frame = plain(frame)
        near = geometry.nearer(frame)
        if not geometry.seen(frame, (SHOULDER[near], HIP[near]), COUNT_GATE):
            self._frames.clear()
            self._left = True
            return self._told(seen=False)
        body = geometry.outline(frame)
        return self._seen(frame, body)

    def _seen(self, frame: Frame, body: Outline) -> Moment:
        trunk = max(abs(body.trunk), geometry.TINY)
        left, right = frame.points[SHOULDER["l"]], frame.points[SHOULDER["r"]]
        place = complex((left[0] + right[0]) * frame.aspect, left[1] + right[1]) / 2
        away = abs(place - self._start) / trunk
        if not self._left:
            self._left = away > MOVED
        turned = geometry.view_of(body) == self.view
        if self.done or not self._left or not turned:
            self._frames.clear()
            return self._told(turned=turned)
        if not self._frames or away > STILL:
            self._frames.clear()
            self._start = place
        self._frames.append((frame, body))
        self._finish_look()
        return self._told(turned=True)

    def _finish_look(self) -> None:
        if self._lasted_s() < LOOK_S or len(self._frames) < FEWEST:
            return
        look = _look(self._frames, VIEWS[self.view])
        self._frames.clear()
        if look:
            self.looks.append(look)
            self._left = False

    def _lasted_s(self) -> float:
        return self._frames[-1][0].t_s - self._frames[0][0].t_s if self._frames else 0.0

    def _told(self, *, seen: bool = True, turned: bool = False) -> Moment:
        return Moment(
            seen=seen,
            turned=turned,
            share=min(1.0, self._lasted_s() / LOOK_S),
            moving=not self._left and not self.done,
            looks=len(self.looks),
            values=_stood(self.looks) if self.done else None,
        )


def _look(frames: list[tuple[Frame, Outline]], names: tuple[str, ...]) -> Look:
    """The mean of each measure that most of the frames show, by each model that looked at most of them; the ear's by
    the side that is nearer the camera.
    """
    found: Look = {}
    bare = [(replace(frame, head_roll_deg=None), body) for frame, body in frames]
    rolled = [(frame, body) for frame, body in frames if frame.head_roll_deg is not None]
    for name in names:
        models: tuple[tuple[By, list[tuple[Frame, Outline]]], ...] = (("pose", bare), ("face", rolled))
        for by, own in models if name == FACE_READS else models[:1]:
            values = [value for frame, body in own if (value := read(frame, name, FORM_GATE, body)) is not None]
            if len(values) >= SEEN * len(frames):
                found[_sided(name, frames), by] = fmean(values)
    return found


def _sided(name: str, frames: list[tuple[Frame, Outline]]) -> str:
    if name != "ear_over_shoulder":
        return name
    sides = [geometry.nearer(frame) for frame, _ in frames]
    return f"{name}_{max('lr', key=sides.count)}"


def _stood(looks: list[Look]) -> dict[str, Stood]:
    """The measures that every look shows, each by one model: the face's where it saw all looks."""
    made = {}
    for name, by in sorted((key for key in looks[0] if all(key in look for look in looks)), reverse=True):
        own = [look[name, by] for look in looks]
        made[name] = Stood(fmean(own), stdev(own), _unit(name), by)
    return made


def _unit(name: str) -> str:
    """The unit of a measure, whose name may end in the side that was seen."""
    return MEASURES[name.removesuffix("_l").removesuffix("_r")].unit
