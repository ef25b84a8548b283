"""Forward kinematics: bones' turns to joints in space, and the skin's points with them."""

from dataclasses import dataclass

import numpy as np

from unhunch.body.bones import BONES, INDEX, PARENT
from unhunch.body.skeleton import Skeleton
from unhunch.body.turning import Array


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Track:
    """A body over T moments: `turns` (T, B, 3, 3) against anatomical standing, joints (T, B, 3) in metres."""

    skeleton: Skeleton
    turns: Array
    joints: Array

    @property
    def rotations(self) -> Array:
        """The turns (T, B, 3, 3) against the pose in which the body was drawn."""
        return np.asarray(self.turns @ self.skeleton.neutral)

    def joint(self, bone: str) -> Array:
        """A bone's joint over time (T, 3)."""
        return np.asarray(self.joints[:, INDEX[bone]])

    def turn(self, bone: str) -> Array:
        """A bone's turn over time (T, 3, 3)."""
        return np.asarray(self.turns[:, INDEX[bone]])

    def moved(self, by: Array) -> "Track":
        """The same body moved by (T, 3) metres."""
        return Track(skeleton=self.skeleton, turns=self.turns, joints=self.joints + by[:, None])

    def end(self, bone: str) -> Array:
        """A bone's far end over time (T, 3)."""
        number = INDEX[bone]
        arm = self.skeleton.neutral[number] @ (self.skeleton.tail[number] - self.skeleton.head[number])
        return np.asarray(self.joint(bone) + self.turn(bone) @ arm)

    def skin(self, chosen: np.ndarray[tuple[int], np.dtype[np.bool_]] | None = None) -> Array:
        """The skin's points over time (T, P, 3), all or those chosen (P,)."""
        skeleton = self.skeleton
        rows = slice(None) if chosen is None else chosen
        points, carriers, shares = skeleton.points[rows], skeleton.carriers[rows], skeleton.shares[rows]
        turned = np.swapaxes(self.rotations, -1, -2)
        found = np.zeros((len(self.turns), len(points), 3))
        # Bone by bone: a turn for each point would be copied once a point and moment, which takes far longer.
        for bone in range(len(BONES)):
            own, place = np.nonzero((carriers == bone) & (shares > 0))
            arm = points[own] - skeleton.head[bone]
            found[:, own] += shares[own, place, None] * (arm @ turned[:, bone] + self.joints[:, bone, None])
        return found


def forward(skeleton: Skeleton, turns: Array, pelvis: Array) -> Track:
    """The body whose bones have those turns (T, B, 3, 3) and whose pelvis is moved by (T, 3) metres from its rest."""
    joints = np.zeros((len(turns), len(BONES), 3))
    for bone, number in INDEX.items():
        carrier = PARENT[bone]
        if carrier is None:
            joints[:, number] = skeleton.head[number] + pelvis
            continue
        up = INDEX[carrier]
        arm = skeleton.neutral[up] @ (skeleton.head[number] - skeleton.head[up])
        joints[:, number] = joints[:, up] + turns[:, up] @ arm
    return Track(skeleton=skeleton, turns=turns, joints=joints)
