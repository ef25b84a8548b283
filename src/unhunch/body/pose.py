"""Angles to the turn of each bone against anatomical standing."""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from unhunch.body.bones import BONES, FINGERS, INDEX, LUMBAR, NECK, PARENT, SIDES, THORACIC
from unhunch.body.turning import Array, about, about_x, about_y, about_z, mirror, swing, turned

Angles = Mapping[str, Array]

# Shares of the lumbar bend that its three segments take, from below.
LUMBAR_SHARES: Final = (0.35, 0.40, 0.25)
NECK_SHARES: Final = (0.4, 0.3, 0.3)
# Scapulohumeral rhythm: above 40 degrees of elevation the girdle takes this share of what is added.
RHYTHM_FROM_DEG: Final = 40.0
RHYTHM_SHARE: Final = 0.22
# An arm that would have to turn out further than this turns in instead.
TURNED_IN_DEG: Final = -100.0
THUMBS: Final = {
    "back": (0.0, 0, -1),
    "front": (0.0, 0, 1),
    "up": (0.0, 1, 0),
    "down": (0.0, -1, 0),
    "in": (-1.0, 0, 0),
    "out": (1.0, 0, 0),
}


class Pose:
    """The turns (T, B, 3, 3) of all bones for angles over T moments, built from the pelvis outwards."""

    def __init__(self, angles: Angles, moments: int, thumbs: str | None = None) -> None:
        self.angles = angles
        self.moments = moments
        self.thumbs = thumbs
        self.turns = np.tile(np.eye(3), (moments, len(BONES), 1, 1))
        self._trunk()
        for side in SIDES:
            self._arm(side)
            self.hand(side)
            self._leg(side)

    def __getitem__(self, bone: str) -> Array:
        """The turn (T, 3, 3) of one bone."""
        return np.asarray(self.turns[:, INDEX[bone]])

    def __setitem__(self, bone: str, turn: Array) -> None:
        self.turns[:, INDEX[bone]] = turn

    def rad(self, angle: str, side: str = "") -> Array:
        """One angle over time (T,) in radians; one that nothing sets is 0."""
        found = self.angles.get(f"{angle}_{side}" if side else angle)
        return np.radians(found) if found is not None else np.zeros(self.moments)

    def _trunk(self) -> None:
        turn, tilt, lean = (self.rad(f"body.{name}") for name in ("turn", "tilt", "lean"))
        self["pelvis"] = about_y(turn) @ about_x(tilt) @ about_z(-lean)
        self["sacrum"] = self["pelvis"]
        tuck = self.rad("neck.retraction")
        self._bend(LUMBAR, "lumbar", LUMBAR_SHARES)
        self._bend(THORACIC, "thoracic", (0.25, 0.25, 0.25, 0.25))
        self._bend(NECK, "neck", NECK_SHARES, first=-tuck)
        self._bend(("head",), "head", (1.0,), first=tuck)

    def _bend(self, bones: tuple[str, ...], part: str, shares: tuple[float, ...], first: Array | float = 0.0) -> None:
        """Share one part's three bends out among its segments; `first` is more flexion for its first."""
        flexion, side, rotation = (self.rad(f"{part}.{name}") for name in ("flexion", "lateral_flexion", "rotation"))
        for number, (bone, share) in enumerate(zip(bones, shares, strict=True)):
            more = first if number == 0 else 0.0
            own = about_y(rotation * share) @ about_z(-side * share) @ about_x(flexion * share + more)
            self[bone] = self[PARENT[bone] or ""] @ own

    def _arm(self, side: str) -> None:
        own = sided(side)
        retraction, elevation = self.rad("scapula.retraction", side), self.rad("scapula.elevation", side)
        upper = self._swing(side)
        raised = np.arccos(np.clip(upper[:, 1, 1], -1, 1))
        rhythm = np.maximum(0.0, raised - np.radians(RHYTHM_FROM_DEG)) * RHYTHM_SHARE
        self[f"clavicle_{side}"] = self["t2_t1"] @ own(about_y(retraction) @ about_z(elevation + rhythm * 0.75))
        girdle = about_y(retraction * 0.35) @ about_z(rhythm * 0.25)
        self[f"scapula_{side}"] = self[f"clavicle_{side}"] @ own(girdle)
        twist, pronation = self._twist(side, upper)
        self[f"humerus_{side}"] = self["t2_t1"] @ own(upper @ about_y(twist * 0.5))
        self[f"humerus_twist_{side}"] = self["t2_t1"] @ own(upper @ about_y(twist))
        self._forearm(side, pronation)

    def _swing(self, side: str) -> Array:
        """The turn of the hanging arm into its direction, as that of a left arm against the thorax."""
        if f"arm.abduction_{side}" in self.angles:
            out, lift = self.rad("arm.abduction", side), self.rad("arm.lift", side)
            flat = np.cos(lift)
            direction = np.stack([np.sin(out) * flat, -np.cos(out) * flat, -np.sin(lift)], axis=-1)
            return swing(np.array([0.0, -1, 0]), direction)
        plane = self.rad("shoulder.plane", side)
        axis = turned(about_y(-plane), np.broadcast_to(np.array([0.0, 0, 1]), (self.moments, 3)))
        return about(axis, self.rad("shoulder.elevation", side))

    def _twist(self, side: str, upper: Array) -> tuple[Array, Array]:
        """The upper arm's rotation about itself and the forearm's pronation, as given or as the thumbs ask."""
        if self.thumbs is None:
            return -self.rad("shoulder.rotation", side), self.rad("forearm.pronation", side)
        wanted = np.broadcast_to(np.array(THUMBS[self.thumbs]), (self.moments, 3))
        local = turned(np.swapaxes(upper, -1, -2), wanted)
        whole = np.degrees(np.arctan2(local[:, 0], local[:, 2]))
        whole = np.radians(np.where(whole < TURNED_IN_DEG, whole + 360, whole))
        return whole * 0.5, -whole * 0.5

    def _forearm(self, side: str, pronation: Array) -> None:
        own = sided(side)
        bend = about_x(-self.rad("elbow.flexion", side))
        upper = self[f"humerus_twist_{side}"]
        self[f"ulna_{side}"] = upper @ own(bend @ about_y(-pronation * 0.25))
        self[f"radius_{side}"] = upper @ own(bend @ about_y(-pronation * 0.75))
        flexion, deviation = self.rad("wrist.flexion", side), self.rad("wrist.ulnar_deviation", side)
        self[f"hand_{side}"] = upper @ own(bend @ about_y(-pronation) @ about_x(deviation) @ about_z(-flexion))

    def hand(self, side: str, curl: Array | None = None) -> None:
        """Let the fingers follow the hand, bent by `curl` (T,) radians a joint."""
        own, bend = sided(side), self.rad("fingers.flexion", side) if curl is None else curl
        for finger in FINGERS:
            if finger != "thumb":
                self[f"{finger}_palm_{side}"] = self[f"hand_{side}"]
            by = about_z(-bend * (0.25 if finger == "thumb" else 1.0))
            for joint in (1, 2, 3):
                bone = f"{finger}_{joint}_{side}"
                self[bone] = self[PARENT[bone] or ""] @ own(by)

    def _leg(self, side: str) -> None:
        own = sided(side)
        flexion, abduction, rotation = (self.rad(f"hip.{name}", side) for name in ("flexion", "abduction", "rotation"))
        self[f"ilium_{side}"] = self["pelvis"]
        hip = about_z(abduction) @ about_x(-flexion)
        self[f"femur_{side}"] = self["pelvis"] @ own(hip @ about_y(-rotation * 0.5))
        self[f"femur_twist_{side}"] = self["pelvis"] @ own(hip @ about_y(-rotation))
        shin = self[f"femur_twist_{side}"] @ own(about_x(self.rad("knee.flexion", side)))
        self[f"tibia_{side}"] = self[f"tibia_twist_{side}"] = shin
        ankle = about_y(self.rad("foot.toe_out", side)) @ about_x(-self.rad("ankle.dorsiflexion", side))
        self[f"foot_{side}"] = shin @ own(ankle)
        self[f"toes_{side}"] = self[f"foot_{side}"] @ own(about_x(-self.rad("toes.extension", side)))


def sided(side: str) -> Callable[[Array], Array]:
    """What makes a turn written for the left side fit a side."""
    return mirror if side == "r" else np.asarray
