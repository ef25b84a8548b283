"""What is wrong with a motion: joints beyond limits, limbs that slide or go through things, keys without words."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from unhunch.body.angles import limits
from unhunch.body.bones import FINGERS, INDEX, SIDES
from unhunch.body.curves import angles_at
from unhunch.body.kinematics import Track
from unhunch.body.measures import MEASURES
from unhunch.body.motion import Motion
from unhunch.body.play import play
from unhunch.body.skeleton import BODIES, Skeleton, load_skeleton
from unhunch.body.turning import Array, dot, turned
from unhunch.catalogue.model import ExerciseText, Finding

SLIDE_M: Final = 0.005
# A mat, or cloth, gives way this far; the skin's points lie a little apart.
FLOOR_M: Final = 0.02
DEEP_M: Final = 0.025
NEAR_M: Final = 0.06
# A share of a point that counts as none.
BARELY: Final = 0.1
JUDGED_PER_S: Final = 4
Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]


def moments(motion: Motion, per_s: float) -> Array:
    """The times (T,) of a motion's whole loop, that many a second; an alternating one takes both sides' turns."""
    whole = motion.loop_s * (2 if motion.sides == "alternate" else 1)
    return np.linspace(0, whole, max(2, round(whole * per_s) + 1))


def judge(motion: Motion, text: ExerciseText | None, bodies: tuple[str, ...] = BODIES) -> tuple[Finding, ...]:
    """All findings about a motion on those bodies; none means that it may be shown."""
    where = f"exercises/{motion.exercise}/motion.toml"
    rows = [*_limits(motion), *_words(motion, text), *_watches(motion)]
    keys = [moment for key in motion.keys for moment in (key.at_s, key.at_s + key.hold_s)]
    times = np.unique(np.concatenate([moments(motion, JUDGED_PER_S), keys]))
    for name in bodies:
        skeleton = load_skeleton(name)
        track = play(motion, skeleton, times)
        rows += [f"on the body {name!r}, {what}" for what in _on_body(motion, skeleton, track, times)]
    return tuple(Finding(where=where, what=what) for what in rows)


def _limits(motion: Motion) -> Iterator[str]:
    """Keys that ask a joint for more than it can do; faults are judged with what they add to."""
    allowed = limits()
    for key in motion.keys:
        for name, value in key.angles.items():
            low, high = allowed.get(name.removesuffix("_l").removesuffix("_r"), (-np.inf, np.inf))
            if not low <= value <= high:
                yield f"key {key.name!r}: {name} is {value:g}, beyond {low:g} to {high:g} degrees"


def _words(motion: Motion, text: ExerciseText | None) -> Iterator[str]:
    for key in motion.keys:
        if key.words == "start" or text is None:
            continue
        if not 1 <= key.words <= len(text.steps):
            yield f"key {key.name!r}: the text has no step {key.words}"


def _watches(motion: Motion) -> Iterator[str]:
    names = {key.name for key in motion.keys}
    for fault, made in motion.faults.items():
        if made.at is not None and made.at not in names:
            yield f"faults.{fault}: there is no key {made.at!r}"
    for watch in motion.watches:
        if watch.measure not in MEASURES:
            yield f"watch: there is no measure {watch.measure!r}"
        for name in {watch.rest, watch.target} - names:
            yield f"watch {watch.measure}: there is no key {name!r}"


def _on_body(motion: Motion, skeleton: Skeleton, track: Track, times: Array) -> Iterator[str]:
    angles = angles_at(motion, times)
    for side in SIDES:
        yield from _planted(motion, track, angles, side)
    skin = track.skin()
    yield from _through_floor(motion, skeleton, skin, times)
    for side in SIDES:
        yield from _through_body(track, skin, side)


def _planted(motion: Motion, track: Track, angles: dict[str, Array], side: str) -> Iterator[str]:
    """Planted feet and hands that leave a spot which does not itself move."""
    for limb, bone in (("foot", "foot"), ("hand", "hand")):
        contact = motion.contacts.foot_of(side) if limb == "foot" else motion.contacts.hand_of(side)
        if contact is None or getattr(contact, "on", None) is not None or motion.sides == "alternate":
            continue
        moved = [f"{limb}.{place}_{side}" for place in "xyz"]
        planted = angles.get(f"{limb}.planted_{side}", np.ones(len(track.turns))) >= 1
        if any(np.ptp(angles[name]) > 0 for name in moved if name in angles) or not np.any(planted):
            continue
        joint = track.joint(f"{bone}_{side}")[planted]
        slid = float(np.linalg.norm(joint - joint[0], axis=-1).max())
        if slid > SLIDE_M:
            yield f"the {limb} {side} slides {slid * 1000:.0f} mm from where it is planted"


def _through_floor(motion: Motion, skeleton: Skeleton, skin: Array, times: Array) -> Iterator[str]:
    lowest = skin[..., 1].min(axis=1)
    if motion.exercise == "swimming":
        return
    moment = int(np.argmin(lowest))
    if lowest[moment] < -FLOOR_M:
        point = int(np.argmin(skin[moment, :, 1]))
        bone = list(INDEX)[skeleton.carriers[point, 0]]
        yield f"{bone} goes {-lowest[moment] * 1000:.0f} mm into the floor at {times[moment]:.1f} s"


def _through_body(track: Track, skin: Array, side: str) -> Iterator[str]:
    """Finger joints that lie deep under the skin of trunk, head or legs."""
    skeleton = track.skeleton
    solid = _solid(skeleton)
    carriers, normals = skeleton.carriers[solid, 0], skeleton.normals[solid]
    points = skin[:, solid]
    squares = np.sum(points**2, axis=-1)
    rows = np.arange(len(points))
    for joint in (f"hand_{side}", *(f"{finger}_2_{side}" for finger in FINGERS)):
        place = track.joint(joint)
        # The nearest by |p - j|^2 less |j|^2, which does not change the order.
        nearest = np.argmin(squares - 2 * (points @ place[..., None])[..., 0], axis=1)
        gap = place - points[rows, nearest]
        depth = -dot(gap, turned(track.rotations[rows, carriers[nearest]], normals[nearest]))[..., 0]
        # Only skin that is near can say on which side of it a joint lies.
        depth = np.where(np.linalg.norm(gap, axis=-1) < NEAR_M, depth, 0.0)
        moment = int(np.argmax(depth))
        if depth[moment] > DEEP_M:
            bone = list(INDEX)[carriers[nearest[moment]]]
            share = moment / max(1, len(gap) - 1)
            yield f"{joint} is {depth[moment] * 1000:.0f} mm inside the body at {bone}, {share:.0%} of the way through"
            return


def _solid(skeleton: Skeleton) -> Mask:
    """The skin's points (P,) of what a hand must not enter: all but the arms."""
    return np.asarray(skeleton.moved_by("clavicle", "scapula", "humerus", "ulna", "radius", "hand", *FINGERS) < BARELY)
