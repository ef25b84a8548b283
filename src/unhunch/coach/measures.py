"""What a single frame measures: angles and distances of the person in the picture's plane.

The names and signs are those of the exact measures in `body.measures`. A measure belongs to a view and needs its
landmarks; it is None where the view is another or a landmark is less surely seen than the gate. How far off it may be
stands in `bars`.
"""

import math
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from unhunch.coach import geometry
from unhunch.coach.bars import FACE_ROLL, Bar, bar
from unhunch.coach.frame import ANKLE, EAR, ELBOW, EYE, HIP, KNEE, NOSE, SHOULDER, WRIST, Frame
from unhunch.coach.geometry import TINY, Outline, between_deg, right_of_deg

# Below these a landmark is a guess: joints that are half hidden are off by up to 43 degrees (camera.md, section 5).
FORM_GATE: Final = 0.8
COUNT_GATE: Final = 0.5
# Hips under a table or behind the thighs are guessed well enough to say how big the person is, and which way is up, but
# they drift: no form is judged by them.
SCALE_GATE: Final = 0.1

# Pose's eyes and ears roll by this share of a true side-bend (figures.md, section 4); a face model's by all of it.
POSE_ROLL_SHARE: Final = 0.65
# The line from ear to nose runs this far down in a head that is held level (measured on the bodies).
NOSE_BELOW_EAR_DEG: Final = 9.0
# The nose lies this many half eye-distances in front of the eyes (measured on the bodies).
NOSE_REACH: Final = 1.0
# Ear and eyes lie above the joint of skull and neck by this much of the trunk's length (measured on the bodies).
EAR_ABOVE_JOINT: Final = 8.0
EYE_ABOVE_JOINT: Final = 12.5
# Shoulder width in per cent of the trunk's length, of a person seen straight from the front (figures.md, lesson d).
FRONT_WIDTH: Final = 72.0
PER_CENT: Final = 100

Read = Callable[[Frame, Outline], float]


class Measure(NamedTuple):
    """How to read one measure, its unit, the view it is for (None: either), the landmarks it needs, and its `wander`:
    what a person who keeps still before an ordinary camera may stray by, one standard deviation in its unit. Rest,
    phases and the smallest movement are told by it; how far off it may be from the truth is another matter (`bars`).
    `by_trunk` is whether it is told against the trunk, which hips that are guesses would move.
    """

    unit: str
    view: str | None
    needs: tuple[int, ...]
    wander: float
    read: Read
    by_trunk: bool = True


def _pair(*pairs: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(pair[side] for pair in pairs for side in "lr")


def _sideways(body: Outline) -> float:
    """The trunk's lean to the person's left in the picture, in degrees."""
    return right_of_deg(body.trunk, 1j)


def _head_lateral_flexion(frame: Frame, body: Outline) -> float:
    """Against the trunk where the hips are seen, else against the line of the shoulders."""
    spots = body.spots
    if geometry.seen(frame, _pair(HIP), COUNT_GATE):
        lean = _sideways(body)
    else:
        lean = right_of_deg(spots[SHOULDER["l"]] - spots[SHOULDER["r"]], 1)
    if frame.head_roll_deg is not None:
        return frame.head_roll_deg - lean
    return (right_of_deg(spots[EYE["l"]] - spots[EYE["r"]], 1) - lean) / POSE_ROLL_SHARE


def _head_rotation(_: Frame, body: Outline) -> float:
    left, right = body.spots[EYE["l"]], body.spots[EYE["r"]]
    across = (left - right) / 2
    if abs(across) < TINY:
        return 0.0
    off = ((body.spots[NOSE] - (left + right) / 2) / across).real
    return math.degrees(math.atan(off / NOSE_REACH))


def _seen_from_side(body: Outline) -> tuple[str, complex, complex]:
    """The nearer side, the direction up the trunk, and the one across it to where the person looks, of length 1."""
    side = body.near
    up = body.trunk / abs(body.trunk)
    return side, up, up * -1j * geometry.ahead(body, side)


def _head_flexion(_: Frame, body: Outline) -> float:
    side, up, front = _seen_from_side(body)
    line = body.spots[NOSE] - body.spots[EAR[side]]
    along, rise = (line / front).real, (line / up).real
    return math.degrees(math.atan2(-rise, along)) - NOSE_BELOW_EAR_DEG


def _ear_over_shoulder(_: Frame, body: Outline) -> float:
    side, _up, front = _seen_from_side(body)
    off = body.spots[EAR[side]] - body.shoulders
    return (off / front).real / abs(body.trunk) * PER_CENT


def _ear_shoulder_height(frame: Frame, body: Outline) -> float:
    """By the nearer ear from the side; from the front by the eyes, since hair and hands hide ears. One eye will do: a
    head that leans lifts it by no more than a hundredth of the trunk.
    """
    if geometry.view_of(body) == "side":
        high = body.spots[EAR[body.near]]
        return ((high - body.shoulders) / body.trunk).real * PER_CENT - EAR_ABOVE_JOINT
    sure = [body.spots[eye] for eye in EYE.values() if frame.points[eye][3] >= COUNT_GATE]
    high = sum(sure) / len(sure) if sure else body.spots[EYE[body.near]]
    return ((high - body.shoulders) / body.trunk).real * PER_CENT - EYE_ABOVE_JOINT


def _shoulder_level(frame: Frame, body: Outline) -> float:
    """Against the line of the hips where it is seen, else against the level."""
    shoulders = body.spots[SHOULDER["l"]] - body.spots[SHOULDER["r"]]
    hips = body.spots[HIP["l"]] - body.spots[HIP["r"]]
    if not geometry.seen(frame, _pair(HIP), COUNT_GATE):
        hips = 1
    return -right_of_deg(shoulders, hips)


def _shoulder_width(_: Frame, body: Outline) -> float:
    return abs(body.spots[SHOULDER["l"]] - body.spots[SHOULDER["r"]]) / abs(body.trunk) * PER_CENT


def _trunk_inclination(_: Frame, body: Outline) -> float:
    return between_deg(body.trunk, 1j)


def _trunk_lateral_flexion(_: Frame, body: Outline) -> float:
    return _sideways(body)


def _trunk_rotation(frame: Frame, body: Outline) -> float:
    """By how much narrower the shoulders look than from the front; the shoulder that goes back says which way."""
    share = min(1.0, _shoulder_width(frame, body) / FRONT_WIDTH)
    left, right = frame.points[SHOULDER["l"]][2], frame.points[SHOULDER["r"]][2]
    return math.copysign(math.degrees(math.acos(share)), left - right)


def _arm_elevation(side: str) -> Read:
    def read(_: Frame, body: Outline) -> float:
        return between_deg(body.spots[ELBOW[side]] - body.spots[SHOULDER[side]], -body.trunk)

    return read


def _bend(root: int, joint: int, end: int) -> Read:
    def read(_: Frame, body: Outline) -> float:
        spots = body.spots
        return between_deg(spots[joint] - spots[root], spots[end] - spots[joint])

    return read


def _hip_flexion(side: str) -> Read:
    def read(_: Frame, body: Outline) -> float:
        return between_deg(body.spots[KNEE[side]] - body.spots[HIP[side]], -body.trunk)

    return read


_SHOULDERS: Final = _pair(SHOULDER)
_TRUNK: Final = _pair(SHOULDER, HIP)
_SHARE: Final = "% of trunk"

MEASURES: Final[dict[str, Measure]] = {
    "head_lateral_flexion": Measure(
        "deg", "front", (*_pair(EYE), *_SHOULDERS), 7.3, _head_lateral_flexion, by_trunk=False
    ),
    "head_rotation": Measure("deg", "front", (NOSE, *_pair(EYE)), 10.0, _head_rotation, by_trunk=False),
    "head_flexion": Measure("deg", "side", (NOSE,), 6.8, _head_flexion),
    "ear_over_shoulder": Measure(_SHARE, "side", (), 3.0, _ear_over_shoulder),
    "ear_shoulder_height": Measure(_SHARE, None, (), 2.5, _ear_shoulder_height),
    "shoulder_level": Measure("deg", "front", _SHOULDERS, 2.0, _shoulder_level, by_trunk=False),
    "shoulder_width": Measure(_SHARE, "front", _SHOULDERS, 3.0, _shoulder_width),
    "trunk_inclination": Measure("deg", None, (), 2.0, _trunk_inclination),
    "trunk_lateral_flexion": Measure("deg", "front", _TRUNK, 4.8, _trunk_lateral_flexion),
    "trunk_rotation": Measure("deg", None, _SHOULDERS, 15.0, _trunk_rotation),
    **{
        f"arm_elevation_{side}": Measure("deg", None, (SHOULDER[side], ELBOW[side]), 4.7, _arm_elevation(side))
        for side in "lr"
    },
    **{
        f"elbow_flexion_{side}": Measure(
            "deg",
            None,
            (SHOULDER[side], ELBOW[side], WRIST[side]),
            3.1,
            _bend(SHOULDER[side], ELBOW[side], WRIST[side]),
            by_trunk=False,
        )
        for side in "lr"
    },
    **{
        f"knee_flexion_{side}": Measure(
            "deg", None, (HIP[side], KNEE[side], ANKLE[side]), 7.3, _bend(HIP[side], KNEE[side], ANKLE[side])
        )
        for side in "lr"
    },
    **{f"hip_flexion_{side}": Measure("deg", None, (HIP[side], KNEE[side]), 5.0, _hip_flexion(side)) for side in "lr"},
}


def bar_of(name: str, frame: Frame, view: str) -> Bar:
    """The errors of a measure in a frame; a face model's roll of the head has its own."""
    with_face = name == "head_lateral_flexion" and frame.head_roll_deg is not None
    return FACE_ROLL if with_face else bar(name, view)


def read(
    frame: Frame, name: str, gate: float = FORM_GATE, body: Outline | None = None, view: str | None = None
) -> float | None:
    """The value of a measure in its unit, or None where the frame does not show it.

    `gate` is the visibility that each landmark needs (`FORM_GATE` to judge, `COUNT_GATE` to count); `body` is the
    frame's outline where it is there already, and `view` the person's view where that is known from frames before.
    """
    measure = MEASURES[name]
    body = geometry.outline(frame) if body is None else body
    view = geometry.view_of(body) if view is None else view
    if measure.view not in (None, view) or abs(body.trunk) < TINY:
        return None
    near = body.near
    if not geometry.seen(frame, _needed(frame, name, view, near), gate):
        return None
    judged = gate >= FORM_GATE and measure.by_trunk
    if not geometry.seen(frame, (SHOULDER[near], HIP[near]), COUNT_GATE if judged else SCALE_GATE):
        return None
    return measure.read(frame, body)


def _needed(frame: Frame, name: str, view: str, near: str) -> tuple[int, ...]:
    """The landmarks that must be seen: from the side, only the nearer ones can be."""
    own = MEASURES[name].needs
    if name == "trunk_inclination":
        return (SHOULDER[near], HIP[near])
    if name in ("head_flexion", "ear_over_shoulder"):
        # The nose says where ahead is.
        return (NOSE, EAR[near], SHOULDER[near])
    if name == "ear_shoulder_height":
        return (EAR[near], SHOULDER[near]) if view == "side" else (_surer_eye(frame), *_SHOULDERS)
    return own


def _surer_eye(frame: Frame) -> int:
    return max(EYE.values(), key=lambda eye: frame.points[eye][3])
