"""From which side a muscle's outline is drawn: places on the skin as flat coordinates in metres."""

from dataclasses import dataclass
from typing import Final, Self

import numpy as np

from unhunch.body.turning import Array, unit
from unhunch.figures.rig import smooth
from unhunch.figures.surface import Surface

FLAT: Final = ("back", "front")
ROUND: Final = ("trunk", "neck")
LIMBS: Final = {"arm": ("humerus_l", "ulna_l"), "thigh": ("femur_l", "tibia_l"), "shin": ("tibia_l", "foot_l")}
# The bones that carry the levels of the trunk from the knee upwards; T12 and T8 are where the next segment begins.
LEVELS: Final = (-1, 0, 1, 2, 3, 4, 5)
MARKS: Final = ("tibia_l", "femur_l", "l3_l2", "t11_t9", "t8_t6", "c7_c6", "head")
RADIUS_M: Final = {"trunk": 0.13, "neck": 0.055, "arm": 0.045, "thigh": 0.075, "shin": 0.05}
REACH_M: Final = {"arm": 0.10, "thigh": 0.16, "shin": 0.12, "neck": 0.10}
# The trunk is wider than deep; its angles are those of the circle that it would be.
WIDTH_TO_DEPTH: Final = 1.4
EDGE_M: Final = 0.05


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Place:
    """Where the skin's vertices lie in a view: flat coordinates (V, 2), and metres (V,) inside what the view sees."""

    flat: Array
    limit: Array


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class View:
    """A way to draw outlines on one body."""

    name: str
    past_m: float
    wide_m: float
    heights: Array
    start: Array
    end: Array

    @classmethod
    def of(cls, skin: Surface, name: str, past_m: float = 0.0) -> Self:
        """The view of that name on a body."""
        start, end = LIMBS.get(name, ("c7_c6", "head"))
        return cls(
            name=name,
            past_m=past_m,
            wide_m=float(skin.at("humerus_l")[0]),
            heights=np.array([skin.at(bone)[1] for bone in MARKS]),
            start=skin.at(start),
            end=skin.at(end),
        )

    def metres(self, outline: Array) -> Array:
        """An outline (N, 2) of the data in the view's metres."""
        across, up = outline.T
        if self.name in LIMBS:
            return np.stack([np.radians(across) * RADIUS_M[self.name], up * self.length_m], axis=1)
        height = np.interp(up, LEVELS, self.heights)
        height = height + np.maximum(up - LEVELS[-1], 0) * (self.heights[-1] - self.heights[-2])
        if self.name in FLAT:
            return np.stack([across * self.wide_m, height], axis=1)
        return np.stack([np.radians(across) * RADIUS_M[self.name], height], axis=1)

    @property
    def length_m(self) -> float:
        """The limb's length."""
        return float(np.linalg.norm(self.end - self.start))


def place(view: View, skin: Surface, normal: Array, side: str) -> Place:
    """Where the skin lies in a view of one side; `normal` (V, 3) is that of the outermost surface."""
    points, facing = (values * np.array([1.0 if side == "l" else -1.0, 1, 1]) for values in (skin.vertices, normal))
    if view.name in FLAT:
        return _flat(view, skin, points, facing)
    if view.name in ROUND:
        return _round(view, skin, points)
    return _limb(view, skin, points, side)


def _middle_z(skin: Surface, height: Array) -> Array:
    """The depth (V,) of the middle between the body's front and back at a height."""
    bones = ("femur_l", "l3_l2", "t8_t6", "c7_c6", "head")
    marks = np.array([skin.at(bone) for bone in bones])
    ahead = np.array([0.02, 0.03, 0.025, 0.012, 0.0])
    return np.asarray(np.interp(height, marks[:, 1], marks[:, 2] + ahead))


def _flat(view: View, skin: Surface, points: Array, facing: Array) -> Place:
    """Seen from behind or from the front, as far as the surface looks that way and lies on that half."""
    sign = -1.0 if view.name == "back" else 1.0
    half = (points[:, 2] - _middle_z(skin, points[:, 1])) * sign + view.past_m
    looks = EDGE_M * (facing[:, 2] * sign + 0.25 + view.past_m * 20)
    limit = np.minimum(np.minimum(half, looks), _not_arm(skin, 0.75))
    return Place(flat=points[:, :2], limit=np.minimum(limit, points[:, 0] + 0.012))


def _not_arm(skin: Surface, most: float) -> Array:
    """Positive (V,) where the arm moves less of the skin than that."""
    return (most - skin.arms) * EDGE_M


def _round(view: View, skin: Surface, points: Array) -> Place:
    """Unrolled from around the trunk or neck."""
    stretch = WIDTH_TO_DEPTH if view.name == "trunk" else 1.0
    if view.name == "neck":
        share = (points[:, 1] - view.start[1]) / (view.end[1] - view.start[1])
        middle = view.start[2] + np.clip(share, -0.6, 1.2) * (view.end[2] - view.start[2])
    else:
        middle = _middle_z(skin, points[:, 1])
    around = np.arctan2(points[:, 0], (points[:, 2] - middle) * stretch)
    # The other side's half goes on beyond 0 and 180 degrees, so that a line in the middle fades evenly.
    around = np.where(around < -np.pi / 2, around + 2 * np.pi, around)
    limit = _not_arm(skin, 0.3)
    if view.name == "neck":
        away = np.hypot(points[:, 0], points[:, 2] - middle)
        # Higher up it is slimmer, and the ears do not belong to it.
        reach = REACH_M["neck"] - 0.03 * smooth(view.heights[-1] - 0.06, view.heights[-1] - 0.02, points[:, 1])
        limit = np.minimum(limit, reach - away)
        # In front the neck ends where the jaw begins.
        jaw = (0.5 - skin.moved_by("head")) * EDGE_M + EDGE_M * smooth(np.radians(75), np.radians(95), np.abs(around))
        limit = np.minimum(limit, jaw)
    return Place(flat=np.stack([around * RADIUS_M[view.name], points[:, 1]], axis=1), limit=limit)


def _limb(view: View, skin: Surface, points: Array, side: str) -> Place:
    """Unrolled from around an upper arm, thigh or shin."""
    axis = unit(view.end - view.start)
    ahead = np.array([0.0, 0, 1])
    ahead = unit(ahead - axis * (ahead @ axis))
    outside = np.cross(ahead, axis) * (1 if np.cross(ahead, axis)[0] > 0 else -1)
    away = points - view.start
    along = away @ axis
    if view.name == "arm":
        around = np.arctan2(away @ ahead, away @ outside)
    else:
        around = np.arctan2(away @ outside, away @ ahead)
        around = np.where(around < -np.radians(100), around + 2 * np.pi, around)
    off = np.linalg.norm(away - along[:, None] * axis, axis=1)
    limit = np.minimum(REACH_M[view.name] - off, points[:, 0])
    if view.name == "arm":
        limit = np.minimum(limit, (skin.moved_by("clavicle", "scapula", "humerus", "ulna") - 0.2) * EDGE_M)
    else:
        limit = np.minimum(limit, (0.3 - skin.arms) * EDGE_M)
    del side
    return Place(flat=np.stack([around * RADIUS_M[view.name], along], axis=1), limit=limit)
