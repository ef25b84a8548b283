"""From how far and at what the camera looks, so that a whole loop fills the picture and nothing is cut off."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from unhunch.body.bones import INDEX
from unhunch.body.curves import stations
from unhunch.body.motion import Motion
from unhunch.body.play import play
from unhunch.body.skeleton import Skeleton
from unhunch.body.turning import Array
from unhunch.figures.shapes import Solid

FOV_DEG: Final = 28.0
ASPECT: Final = 4 / 3.5
MARGIN: Final = 1.09
ROUNDS: Final = 14
# Things that only hint at a room may run out of the picture.
SCENERY: Final = ("wall", "doorway", "desk", "counter", "water", "cable", "pulldown", "barbell")
HAIR_M: Final = 0.03


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """Degrees around the person and up, metres away from the target (x, y, z)."""

    around_deg: float
    up_deg: float
    distance_m: float
    target_m: tuple[float, float, float]


def framed(motion: Motion, skeleton: Skeleton, solids: dict[str, Solid]) -> Camera:
    """The motion's own camera for a body."""
    camera = motion.camera
    points = seen(motion, skeleton)
    if camera.shows == "whole":
        points = np.concatenate([points, *_things(motion, skeleton, solids)])
    return around(points, camera.around, camera.up)


def seen(motion: Motion, skeleton: Skeleton) -> Array:
    """The skin's points (P, 3) that must be in the picture, at every station and halfway between."""
    moments = stations(motion)[0]
    moments = np.unique(np.concatenate([moments, (moments[1:] + moments[:-1]) / 2]))
    if motion.sides == "alternate":
        moments = np.concatenate([moments, moments + motion.loop_s])
    lowest = {"whole": None, "upper": "l3_l2", "head": "t5_t3"}[motion.camera.shows]
    chosen = np.ones(len(skeleton.points), dtype=np.bool_)
    if lowest is not None:
        arms = skeleton.moved_by("humerus", "ulna", "radius", "hand", "thumb", "index", "middle", "ring", "little")
        chosen = skeleton.points[:, 1] > skeleton.head[INDEX[lowest]][1]
        chosen |= (arms > 0.5) & (motion.camera.shows == "upper")
    track = play(motion, skeleton, moments)
    skin = track.skin(chosen).reshape(-1, 3)
    crown = track.joint("head") + track.turn("head") @ np.array([0, 0.19, -0.05])
    return np.concatenate([skin, crown + HAIR_M, crown - HAIR_M])


def _things(motion: Motion, skeleton: Skeleton, solids: dict[str, Solid]) -> list[Array]:
    """The corners of what stands around."""
    found = []
    for prop in motion.props:
        if prop.kind in (*SCENERY, "dumbbells", "dumbbell", "band"):
            continue
        solid = solids[f"prop_{prop.kind.replace('-', '_')}"].turned(x=prop.tip, y=prop.turn)
        found.append(solid.vertices * np.array(prop.size) + np.array(prop.at) * skeleton.leg_m)
    return found


def around(points: Array, around_deg: float, up_deg: float, aspect: float = ASPECT) -> Camera:
    """The camera from that direction that has all points (P, 3) in the picture, as near as can be."""
    a, e = np.radians(around_deg), np.radians(up_deg)
    back = np.array([np.cos(e) * np.sin(a), np.sin(e), np.cos(e) * np.cos(a)])
    right = np.array([np.cos(a), 0, -np.sin(a)])
    up = np.cross(back, right)
    half = np.tan(np.radians(FOV_DEG) / 2)
    target, distance = (points.max(axis=0) + points.min(axis=0)) / 2, 3.0
    for _ in range(ROUNDS):
        away = points - target
        depth = np.maximum(distance - away @ back, 0.2)
        x, y = away @ right / depth / half / aspect, away @ up / depth / half
        target = target + right * (x.max() + x.min()) / 2 * distance * half * aspect
        target = target + up * (y.max() + y.min()) / 2 * distance * half
        distance *= float(max(np.ptp(x), np.ptp(y)) / 2 * MARGIN)
    place = (round(float(target[0]), 4), round(float(target[1]), 4), round(float(target[2]), 4))
    return Camera(around_deg=around_deg, up_deg=up_deg, distance_m=round(distance, 4), target_m=place)
