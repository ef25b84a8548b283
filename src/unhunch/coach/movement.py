"""How far each part of the body moved during one repetition: the facts from which its form is judged.

A part's movement is its range (from the 2nd to the 98th percentile) and its spread (standard deviation) over the
repetition. Neither knows where the part began, so that people of different build and bearing can be compared. All is
told of the working arm's side and of the other one, never of left and right; distances are in trunk lengths.
"""

import math
import statistics
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from unhunch.coach.frame import ANKLE, ELBOW, HIP, KNEE, NOSE, SHOULDER, WRIST, Frame
from unhunch.coach.geometry import DOWN, TINY, Vector, along, apart_deg, in_space, length, less, middle, percentile
from unhunch.coach.measures import COUNT_GATE, SCALE_GATE

# A part must be seen in this share of the frames to be told of.
SEEN_SHARE: Final = 0.5
# Half the time over which places are averaged: less than the quickest movement of an arm, more than a sensor's jitter.
CALM_S: Final = 0.07
# Shoulders this far out of the picture's plane (share of their width) hide the far arm, whose joints are guesses then:
# of what they seem to move, half counts.
TURNED: Final = 0.3
FAR_SHARE: Final = 0.5
LOW: Final = 0.02
HIGH: Final = 0.98
FEWEST: Final = 5

_ARM: Final = (SHOULDER, ELBOW, WRIST)
_JOINTS: Final = (*_ARM, HIP, KNEE, ANKLE)

Moment = dict[str, Vector]
"""A moment: the joints that are seen, by name, `near` the working side and `far` the other."""


def movement(frames: Sequence[Frame]) -> dict[str, float]:
    """The range and the spread of all that can be seen of one repetition, as `part.range` and `part.spread`.

    Degrees, or trunk lengths for `_reach`, `_height` and `_shift`. Parts that are too seldom seen are left out, and so
    is all where no arm is seen.
    """
    side = working_side(frames)
    if side is None:
        return {}
    series: dict[str, list[float]] = {}
    moments = list(_calm(frames, list(_moments(frames, side))))
    scale = _trunk_length(moments)
    for moment in moments:
        for part, value in _parts(moment, scale):
            series.setdefault(part, []).append(value)
    needed = max(FEWEST, SEEN_SHARE * len(moments))
    found: dict[str, float] = {}
    for part, values in series.items():
        if len(values) >= needed:
            found[f"{part}.range"] = percentile(values, HIGH) - percentile(values, LOW)
            found[f"{part}.spread"] = statistics.pstdev(values)
    return found


def has_depth(frames: Sequence[Frame]) -> bool:
    """Whether the frames say how near the joints are to the camera."""
    return any(point[2] != 0 for frame in frames for point in frame.points if point[3] >= COUNT_GATE)


def working_side(frames: Sequence[Frame]) -> str | None:
    """The side of the arm that does the exercise, `l` or `r`: that of the arm that moves more. None where no arm is
    seen.
    """
    moved = {side: way for side in "lr" if (way := _moved_deg(frames, side)) is not None}
    far = _far_side(frames)
    if far in moved:
        moved[far] *= FAR_SHARE
    return max(moved, key=lambda side: (moved[side], side)) if moved else None


def _far_side(frames: Sequence[Frame]) -> str:
    """The side that is further from the camera of a person who stands turned; empty of who faces it."""
    turned = []
    for frame in frames:
        if _sees(frame, SHOULDER.values()):
            spots = in_space(frame)
            across = less(spots[SHOULDER["l"]], spots[SHOULDER["r"]])
            turned.append(across[2] / max(length(across), TINY))
    way = statistics.median(turned) if turned else 0.0
    if abs(way) <= TURNED:
        return ""
    return "r" if way > 0 else "l"


def _moved_deg(frames: Sequence[Frame], side: str) -> float | None:
    """How far an arm moves: the ranges of its upper arm and its forearm against straight down, together. None where it
    is not seen.
    """
    upper, lower = [], []
    for frame in frames:
        if _sees(frame, [joint[side] for joint in _ARM]):
            spots = in_space(frame)
            shoulder, elbow, wrist = (spots[joint[side]] for joint in _ARM)
            upper.append(apart_deg(less(elbow, shoulder), DOWN))
            lower.append(apart_deg(less(wrist, elbow), DOWN))
    if not upper:
        return None
    return sum(percentile(one, HIGH) - percentile(one, LOW) for one in (upper, lower)) if len(upper) >= FEWEST else 0.0


def _sees(frame: Frame, landmarks: Iterable[int]) -> bool:
    return all(frame.points[number][3] >= COUNT_GATE for number in landmarks)


def _moments(frames: Sequence[Frame], side: str) -> Iterator[Moment]:
    """The joints of each frame by their part, turned over so that the working arm is always the right one."""
    over = 1.0 if side == "r" else -1.0
    for frame in frames:
        spots = [(x * over, y, z) for x, y, z in in_space(frame)]
        found: Moment = {}
        for name, joint in zip(("shoulder", "elbow", "wrist", "hip", "knee", "ankle"), _JOINTS, strict=True):
            for one in "lr":
                gate = SCALE_GATE if name == "hip" else COUNT_GATE
                if frame.points[joint[one]][3] >= gate:
                    found[f"{name}.{'near' if one == side else 'far'}"] = spots[joint[one]]
        if frame.points[NOSE][3] >= COUNT_GATE:
            found["head"] = spots[NOSE]
        yield found


def _calm(frames: Sequence[Frame], moments: Sequence[Moment]) -> Iterator[Moment]:
    """Each joint's place averaged over the moments around."""
    first = last = 0
    for frame, moment in zip(frames, moments, strict=True):
        while frames[first].t_s < frame.t_s - CALM_S:
            first += 1
        while last < len(frames) and frames[last].t_s <= frame.t_s + CALM_S:
            last += 1
        around = moments[first:last]
        yield {name: _mean([one[name] for one in around if name in one]) for name in moment}


def _mean(places: Sequence[Vector]) -> Vector:
    number = len(places)
    return (sum(p[0] for p in places) / number, sum(p[1] for p in places) / number, sum(p[2] for p in places) / number)


def _trunk_length(moments: Sequence[Moment]) -> float:
    found = [length(less(_shoulders(one), _hips(one))) for one in moments if _has_trunk(one)]
    return max(statistics.median(found), TINY) if found else 1.0


def _has_trunk(moment: Moment) -> bool:
    return all(f"{joint}.{side}" in moment for joint in ("shoulder", "hip") for side in ("near", "far"))


def _shoulders(moment: Moment) -> Vector:
    return middle(moment["shoulder.near"], moment["shoulder.far"])


def _hips(moment: Moment) -> Vector:
    return middle(moment["hip.near"], moment["hip.far"])


def _leans(a: Vector, across: Vector) -> float:
    """How far a direction that points up leans along a level one, in degrees."""
    return math.degrees(math.atan2(along(a, across), a[1]))


def _parts(moment: Moment, scale: float) -> Iterator[tuple[str, float]]:
    """What can be told of a moment: trunk and head, then the arms."""
    if not _has_trunk(moment):
        return
    shoulders, hips = _shoulders(moment), _hips(moment)
    out = less(moment["shoulder.near"], moment["shoulder.far"])
    level = max(math.hypot(out[0], out[2]), TINY)
    side: Vector = (out[0] / level, 0.0, out[2] / level)
    front: Vector = (side[2], 0.0, -side[0])
    trunk = less(shoulders, hips)
    yield "trunk_lean", _leans(trunk, (1.0, 0.0, 0.0))
    yield "trunk_lean_side", _leans(trunk, side)
    yield "trunk_lean_front", _leans(trunk, front)
    yield "shoulder_level", math.degrees(math.atan2(out[1], level))
    yield "shoulder_level_flat", math.degrees(math.atan2(out[1], max(abs(out[0]), TINY)))
    # The line between the shoulders never turns through the camera within a repetition: no jump of the angle.
    yield "trunk_turn", math.degrees(math.asin(max(-1.0, min(1.0, side[2]))))
    yield "shoulders_shift", shoulders[0] / scale
    yield "hips_shift", hips[0] / scale
    if "head" in moment:
        head = less(moment["head"], shoulders)
        yield "head_lean", _leans(head, (1.0, 0.0, 0.0))
        yield "head_lean_side", _leans(head, side)
        yield "head_lean_front", _leans(head, front)
        yield "head_height", head[1] / scale
    if {"elbow.far"} <= moment.keys():
        other = less(moment["elbow.far"], moment["shoulder.far"])
        yield "other_arm", apart_deg(other, DOWN)
        yield "other_arm_flat", apart_deg(_flat(other), DOWN)
    if {"elbow.near", "wrist.near"} <= moment.keys():
        yield from _arm(moment, less(hips, shoulders), (side, front), scale)


def _flat(a: Vector) -> Vector:
    return (a[0], a[1], 0.0)


def _arm(moment: Moment, down: Vector, axes: tuple[Vector, Vector], scale: float) -> Iterator[tuple[str, float]]:
    side, front = axes
    upper = less(moment["elbow.near"], moment["shoulder.near"])
    lower = less(moment["wrist.near"], moment["elbow.near"])
    whole = less(moment["wrist.near"], moment["shoulder.near"])
    yield "arm_elevation", apart_deg(upper, down)
    yield "hand_elevation", apart_deg(whole, DOWN)
    yield "forearm_elevation", apart_deg(lower, DOWN)
    yield "elbow", apart_deg(upper, lower)
    yield "arm_elevation_flat", apart_deg(_flat(upper), _flat(down))
    yield "hand_elevation_flat", apart_deg(_flat(whole), DOWN)
    yield "forearm_elevation_flat", apart_deg(_flat(lower), DOWN)
    yield "elbow_flat", apart_deg(_flat(upper), _flat(lower))
    yield "hand_height", whole[1] / scale
    yield "hand_out_reach", along(whole, side) / scale
    yield "hand_front_reach", along(whole, front) / scale
    yield "elbow_out_reach", along(upper, side) / scale
    yield "elbow_front_reach", along(upper, front) / scale
    yield "forearm_out_reach", along(lower, side) / scale
    yield "forearm_front_reach", along(lower, front) / scale
    yield "hand_flat_reach", whole[0] / scale
