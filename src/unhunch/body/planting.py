"""Planted limbs: where a hand or foot must be, and the two bones that bring it there."""

from dataclasses import dataclass

import numpy as np

from unhunch.body.bones import ARM, FINGERS, INDEX, LEG
from unhunch.body.kinematics import Track, forward
from unhunch.body.motion import Foot, Hand
from unhunch.body.pose import Pose
from unhunch.body.skeleton import Skeleton
from unhunch.body.turning import (
    Array,
    about_y,
    between,
    columns,
    dot,
    flipped,
    framed,
    swing,
    turned,
    unit,
)

# A limb is never drawn out wholly: at its full length the elbow's or knee's direction would be lost.
FULL_STRETCH = 0.9995


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Limb:
    """A limb that has to reach: its root, its goal and the way its middle bends (T, 3), its two lengths in metres."""

    root: Array
    goal: Array
    bend: Array
    upper_m: float
    lower_m: float

    def middle(self) -> tuple[Array, Array, Array]:
        """The middle joint and the end (T, 3) that lie nearest to the goal, and the unit way of the bend."""
        way = self.goal - self.root
        whole = self.upper_m + self.lower_m
        far = np.linalg.norm(way, axis=-1, keepdims=True)
        reach = np.clip(far, abs(self.upper_m - self.lower_m) + 1e-4, whole * FULL_STRETCH)
        along = unit(way)
        foot = (self.upper_m**2 - self.lower_m**2 + reach**2) / (2 * reach)
        off = np.sqrt(np.maximum(self.upper_m**2 - foot**2, 1e-9))
        bend = unit(self.bend - along * dot(self.bend, along))
        return self.root + along * foot + bend * off, self.root + along * reach, bend


def own_side(spot: Array, side: str) -> Array:
    """A spot or direction (…, 3) given outwards, in the room's terms for a side."""
    return np.asarray(spot * np.array([1.0 if side == "l" else -1.0, 1, 1]))


def carrier(on: str, side: str) -> str:
    """The bone that carries a planted hand: the hand's own side's unless it says opposite."""
    bone, across = (on.removeprefix("opposite "), True) if on.startswith("opposite ") else (on, False)
    if bone in INDEX:
        return bone
    return f"{bone}_{('r' if side == 'l' else 'l') if across else side}"


def wrist_goal(track: Track, hand: Hand, at: Array, side: str) -> tuple[Array, Array, Array, Array]:
    """Where the wrist must be (T, 3), and the ways (T, 3) of fingers, palm and elbow, all in the room."""
    moments = len(track.turns)
    fingers, palm, elbow = (
        np.broadcast_to(own_side(np.array(way, dtype=float), side), (moments, 3))
        for way in (hand.fingers, hand.palm, hand.elbow)
    )
    goal = own_side(at, side) * track.skeleton.leg_m
    if hand.on is not None:
        bone = carrier(hand.on, side)
        goal = track.joint(bone) + turned(track.turn(bone), goal)
        fingers, palm, elbow = (turned(track.turn(bone), way) for way in (fingers, palm, elbow))
    if hand.point == "palm":
        goal = goal - unit(palm) * track.skeleton.palm_m
    return goal, fingers, palm, elbow


def plant_hand(pose: Pose, track: Track, pelvis: Array, hand: Hand, at: Array, planted: Array, side: str) -> Track:
    """The body with that hand on its spot `at` (T, 3), as far as it is `planted` (T,) 0..1."""
    skeleton = track.skeleton
    goal, fingers, palm, elbow = wrist_goal(track, hand, at, side)
    limb = Limb(
        root=track.joint(f"humerus_{side}"),
        goal=goal,
        bend=elbow,
        upper_m=skeleton.length_m(f"humerus_{side}", f"ulna_{side}"),
        lower_m=skeleton.length_m(f"ulna_{side}", f"hand_{side}"),
    )
    middle, end, bend = limb.middle()
    free = pose.turns.copy()
    _aim_arm(pose, (unit(middle - limb.root), unit(end - middle), bend), (fingers, palm), side)
    pose.hand(side, np.full(pose.moments, np.radians(hand.curl)))
    bones = [f"{bone}_{side}" for bone in ARM[2:]] + [b for b in INDEX if b.startswith(FINGERS) and b.endswith(side)]
    return _blended(pose, free, planted, bones, skeleton, pelvis)


def _aim_arm(pose: Pose, arm: tuple[Array, Array, Array], hand: tuple[Array, Array], side: str) -> None:
    """Turn upper arm, forearm and hand into those ways; twists are shared out along them."""
    (upper, fore, bend), (fingers, palm) = arm, hand
    z = -unit(bend - (-upper) * dot(bend, -upper))
    whole = columns(np.cross(-upper, z), -upper, z)
    # The hand's x axis points away from the palm on the left, into it on the right.
    sign = 1.0 if side == "l" else -1.0
    held = framed(-fingers, -palm * sign)
    lower = columns(whole[..., 0], -fore, np.cross(whole[..., 0], -fore))
    thumb = turned(flipped(lower), held[..., 2])
    pronation = np.arctan2(thumb[..., 0], thumb[..., 2])
    girdle = pose[f"scapula_{side}"]
    local = turned(flipped(girdle), upper)
    base = girdle @ swing(np.array([0.0, -1, 0]), local)
    rest = flipped(base) @ whole
    twist = np.arctan2(rest[..., 0, 2], rest[..., 2, 2])
    pose[f"humerus_{side}"] = base @ about_y(twist * 0.5)
    pose[f"humerus_twist_{side}"] = whole
    pose[f"ulna_{side}"] = lower @ about_y(pronation * 0.25)
    pose[f"radius_{side}"] = lower @ about_y(pronation * 0.75)
    pose[f"hand_{side}"] = held


def plant_foot(pose: Pose, track: Track, pelvis: Array, foot: Foot, at: Array, planted: Array, side: str) -> Track:
    """The body with that foot on its spot `at` (T, 3), as far as it is `planted` (T,) 0..1."""
    skeleton = track.skeleton
    goal = own_side(at, side) * skeleton.leg_m
    if foot.flat:
        goal = goal + np.array([0.0, skeleton.sole_m, 0])
    limb = Limb(
        root=track.joint(f"femur_{side}"),
        goal=goal,
        bend=np.broadcast_to(own_side(np.array(foot.knee, dtype=float), side), goal.shape),
        upper_m=skeleton.length_m(f"femur_{side}", f"tibia_{side}"),
        lower_m=skeleton.length_m(f"tibia_{side}", f"foot_{side}"),
    )
    middle, end, bend = limb.middle()
    free = pose.turns.copy()
    thigh, shin = unit(middle - limb.root), unit(end - middle)
    z = unit(bend - (-thigh) * dot(bend, -thigh))
    x = np.cross(-thigh, z)
    ankle = flipped(pose[f"tibia_twist_{side}"]) @ pose[f"foot_{side}"]
    toes = flipped(pose[f"foot_{side}"]) @ pose[f"toes_{side}"]
    pose[f"femur_{side}"] = pose[f"femur_twist_{side}"] = columns(x, -thigh, z)
    lower = columns(x, -shin, np.cross(x, -shin))
    pose[f"tibia_{side}"] = pose[f"tibia_twist_{side}"] = lower
    out = np.radians(foot.toe_out) * (1.0 if side == "l" else -1.0)
    pose[f"foot_{side}"] = about_y(np.full(pose.moments, out)) if foot.flat else lower @ ankle
    pose[f"toes_{side}"] = pose[f"foot_{side}"] @ toes
    return _blended(pose, free, planted, [f"{bone}_{side}" for bone in LEG[1:]], skeleton, pelvis)


def _blended(pose: Pose, free: Array, planted: Array, bones: list[str], skeleton: Skeleton, pelvis: Array) -> Track:
    """The body whose limb is as far from its free turns (T, B, 3, 3) towards its planted ones as it is planted."""
    if np.any(planted < 1):
        for bone in bones:
            pose[bone] = between(free[:, INDEX[bone]], pose[bone], planted)
    return forward(skeleton, pose.turns, pelvis)
