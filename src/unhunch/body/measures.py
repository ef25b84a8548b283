"""What a motion measures, exactly: the numbers that the coach estimates from landmarks, read off the bones.

Each is a value over time (T,) in its unit; signs as in `angles`. The names are those that a motion's `watch` uses.
"""

from collections.abc import Callable
from typing import Final

import numpy as np

from unhunch.body.bones import THORACIC
from unhunch.body.kinematics import Track
from unhunch.body.turning import Array, dot, flipped, turned, unit


def between_deg(a: Array, b: Array) -> Array:
    """The angle (T,) between directions (T, 3)."""
    return np.degrees(np.arccos(np.clip(dot(unit(a), unit(b))[..., 0], -1, 1)))


def middle(track: Track, bone: str) -> Array:
    """The middle (T, 3) between the left and the right joint."""
    return (track.joint(f"{bone}_l") + track.joint(f"{bone}_r")) / 2


def trunk_axes(track: Track) -> tuple[Array, Array, Array]:
    """Up the trunk, to its left and forward (T, 3): hips to shoulders, shoulder to shoulder, and across both."""
    up = unit(middle(track, "humerus") - middle(track, "femur"))
    left = track.joint("humerus_l") - track.joint("humerus_r")
    left = unit(left - up * dot(left, up))
    return up, left, np.cross(left, up)


def head_lateral_flexion(track: Track) -> Array:
    """How far the head leans to the person's left against the trunk."""
    up, left, _ = trunk_axes(track)
    crown = turned(track.turn("head"), np.array([0.0, 1, 0])[None])
    return np.degrees(np.arctan2(dot(crown, left), dot(crown, up)))[..., 0]


def head_flexion(track: Track) -> Array:
    """How far the head is bent forward against the trunk."""
    up, _, ahead = trunk_axes(track)
    crown = turned(track.turn("head"), np.array([0.0, 1, 0])[None])
    return np.degrees(np.arctan2(dot(crown, ahead), dot(crown, up)))[..., 0]


def head_rotation(track: Track) -> Array:
    """How far the face is turned to the person's left against the shoulders."""
    _, left, ahead = trunk_axes(track)
    face = turned(track.turn("head"), np.array([0.0, 0, 1])[None])
    return np.degrees(np.arctan2(dot(face, left), dot(face, ahead)))[..., 0]


def ear_over_shoulder(track: Track) -> Array:
    """How far the ear lies in front of the shoulder, in per cent of the trunk's length; less is a tucked chin."""
    _, _, ahead = trunk_axes(track)
    ear = track.joint("head") + turned(track.turn("head"), np.array([0.0, 0.016, -0.013])[None])
    return dot(ear - middle(track, "humerus"), ahead)[..., 0] / trunk_m(track) * 100


def ear_shoulder_height(track: Track) -> Array:
    """The height of the ears over the shoulders along the trunk, in per cent of the trunk's length."""
    up, _, _ = trunk_axes(track)
    return dot(track.joint("head") - middle(track, "humerus"), up)[..., 0] / trunk_m(track) * 100


def trunk_m(track: Track) -> Array:
    """The trunk's length (T,) from the middle of the hips to the middle of the shoulders."""
    return np.asarray(np.linalg.norm(middle(track, "humerus") - middle(track, "femur"), axis=-1))


def shoulder_level(track: Track) -> Array:
    """How far the left shoulder is higher than the right, as the angle of their line against the hips' line."""
    shoulders = track.joint("humerus_l") - track.joint("humerus_r")
    hips = track.joint("femur_l") - track.joint("femur_r")
    up = unit(middle(track, "humerus") - middle(track, "femur"))
    return np.asarray(90 - between_deg(shoulders, up) - (90 - between_deg(hips, up)))


def shoulder_width(track: Track) -> Array:
    """The distance between the shoulders in per cent of the trunk's length: all that a squeeze shows of itself."""
    width = np.linalg.norm(track.joint("humerus_l") - track.joint("humerus_r"), axis=-1)
    return np.asarray(width / trunk_m(track) * 100)


def trunk_inclination(track: Track) -> Array:
    """The trunk's angle against the upright."""
    up, _, _ = trunk_axes(track)
    return between_deg(up, np.broadcast_to(np.array([0.0, 1, 0]), up.shape))


def trunk_lateral_flexion(track: Track) -> Array:
    """How far the chest leans to the person's left against the pelvis."""
    return _within_trunk(track, 1, 0)


def trunk_rotation(track: Track) -> Array:
    """How far the chest is turned to the person's left against the pelvis."""
    step = flipped(track.turn("pelvis")) @ track.turn(THORACIC[-1])
    return np.degrees(np.arctan2(step[:, 0, 2], step[:, 2, 2]))


def thoracic_flexion(track: Track) -> Array:
    """How far the upper back is rounded from the twelfth thoracic vertebra to the first; an arch is negative."""
    step = flipped(track.turn("l1_t12")) @ track.turn(THORACIC[-1])
    return np.degrees(np.arctan2(step[:, 2, 1], step[:, 1, 1]))


def _within_trunk(track: Track, row: int, column: int) -> Array:
    step = flipped(track.turn("pelvis")) @ track.turn(THORACIC[-1])
    return -np.degrees(np.arctan2(step[:, column, row], step[:, row, row]))


def _arm_elevation(side: str) -> Callable[[Track], Array]:
    def measured(track: Track) -> Array:
        up, _, _ = trunk_axes(track)
        return between_deg(track.joint(f"ulna_{side}") - track.joint(f"humerus_{side}"), -up)

    return measured


def _bend(root: str, joint: str, end: str) -> Callable[[Track], Array]:
    def measured(track: Track) -> Array:
        upper = track.joint(joint) - track.joint(root)
        return between_deg(upper, track.joint(end) - track.joint(joint))

    return measured


def _hip(side: str) -> Callable[[Track], Array]:
    def measured(track: Track) -> Array:
        up, _, _ = trunk_axes(track)
        return between_deg(track.joint(f"tibia_{side}") - track.joint(f"femur_{side}"), -up)

    return measured


MEASURES: Final[dict[str, Callable[[Track], Array]]] = {
    "head_lateral_flexion": head_lateral_flexion,
    "head_flexion": head_flexion,
    "head_rotation": head_rotation,
    "ear_over_shoulder": ear_over_shoulder,
    "ear_shoulder_height": ear_shoulder_height,
    "shoulder_level": shoulder_level,
    "shoulder_width": shoulder_width,
    "trunk_inclination": trunk_inclination,
    "trunk_lateral_flexion": trunk_lateral_flexion,
    "trunk_rotation": trunk_rotation,
    "thoracic_flexion": thoracic_flexion,
    **{f"arm_elevation_{side}": _arm_elevation(side) for side in "lr"},
    **{f"elbow_flexion_{side}": _bend(f"humerus_{side}", f"ulna_{side}", f"hand_{side}") for side in "lr"},
    **{f"knee_flexion_{side}": _bend(f"femur_{side}", f"tibia_{side}", f"foot_{side}") for side in "lr"},
    **{f"hip_flexion_{side}": _hip(side) for side in "lr"},
}

UNITS: Final = dict.fromkeys(MEASURES, "deg") | dict.fromkeys(
    ("ear_over_shoulder", "ear_shoulder_height", "shoulder_width"), "% of trunk"
)
