"""A motion on a body: what every bone does at the moments that are asked for."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from unhunch.body.angles import mirrored
from unhunch.body.bones import ARM, FINGERS, SIDES
from unhunch.body.curves import angles_at, effort
from unhunch.body.kinematics import Track, forward
from unhunch.body.motion import Fault, Foot, Hand, Motion, Settle
from unhunch.body.planting import plant_foot, plant_hand, wrist_goal
from unhunch.body.pose import Pose
from unhunch.body.skeleton import Skeleton
from unhunch.body.turning import Array

STEPS = 25
HALVINGS = 14
# Shares of a point of skin that count as none and as all.
BARELY = 0.05
MOSTLY = 0.9


def play(motion: Motion, skeleton: Skeleton, times_s: Array, fault: Fault | None = None) -> Track:
    """The body over the times (T,) in seconds; `fault` makes that mistake on purpose.

    An alternating motion is done by the drawn side first, then by the other, each for one loop.
    """
    if motion.sides != "alternate":
        return _one_side(motion, skeleton, times_s, fault)
    other = np.mod(times_s, 2 * motion.loop_s) >= motion.loop_s
    first = _one_side(motion, skeleton, times_s, fault)
    # A mistake towards the target changes sides with the movement; one that is always there stays where it is.
    twin = fault if fault is None or fault.always else replace(fault, angles=_mirrored(fault.angles))
    second = _one_side(mirrored_motion(motion), skeleton, times_s, twin)
    turns = np.where(other[:, None, None, None], second.turns, first.turns)
    joints = np.where(other[:, None, None], second.joints, first.joints)
    return Track(skeleton=skeleton, turns=turns, joints=joints)


def _one_side(motion: Motion, skeleton: Skeleton, times_s: Array, fault: Fault | None) -> Track:
    angles = angles_at(motion, times_s)
    if fault is not None:
        angles = mistaken(motion, angles, times_s, fault)
    return posed(motion, skeleton, angles, len(times_s))


def mistaken(motion: Motion, angles: dict[str, Array], times_s: Array, fault: Fault) -> dict[str, Array]:
    """The angles with the fault's degrees added, throughout or as far as the movement is at its target or key."""
    weight = np.ones(len(times_s)) if fault.always else effort(motion, times_s, fault.at)
    found = dict(angles)
    for name, degrees in fault.angles.items():
        found[name] = found.get(name, np.zeros(len(times_s))) + degrees * weight
    return found


def posed(motion: Motion, skeleton: Skeleton, angles: dict[str, Array], moments: int) -> Track:
    """The body whose angles (T,) are given, with its hands, feet and pelvis where the motion plants them."""
    if motion.contacts.reach is not None:
        angles = _reaching(motion, skeleton, angles, moments)
    pose = Pose(angles, moments, motion.thumbs)
    track, pelvis = placed(motion, skeleton, pose)
    # Legs first: a hand may rest on a thigh, and must go where the planted foot brings it.
    for side in SIDES:
        if (foot := motion.contacts.foot_of(side)) is not None:
            at, planted = _spot(angles, "foot", foot, side, moments), _planted(angles, "foot", side, moments)
            track = plant_foot(pose, track, pelvis, foot, at, planted, side)
    for side in SIDES:
        if (hand := motion.contacts.hand_of(side)) is not None:
            at, planted = _spot(angles, "hand", hand, side, moments), _planted(angles, "hand", side, moments)
            track = plant_hand(pose, track, pelvis, hand, at, planted, side)
    return track


def _spot(angles: dict[str, Array], limb: str, contact: Hand | Foot, side: str, moments: int) -> Array:
    """Where a limb is planted over time (T, 3): as a key moves it, else as the contact says."""
    rows = [
        angles.get(f"{limb}.{place}_{side}", np.full(moments, contact.at[number])) for number, place in enumerate("xyz")
    ]
    return np.stack(rows, axis=-1)


def _planted(angles: dict[str, Array], limb: str, side: str, moments: int) -> Array:
    return np.asarray(angles.get(f"{limb}.planted_{side}", np.ones(moments)))


def placed(motion: Motion, skeleton: Skeleton, pose: Pose) -> tuple[Track, Array]:
    """The body in its place in the room, and by how much (T, 3) its pelvis was moved there."""
    contacts, unit_m = motion.contacts, skeleton.leg_m
    shift = np.stack([_place(pose, place) for place in "xyz"], axis=-1) * unit_m
    track = forward(skeleton, pose.turns, shift)
    start = track.joint("pelvis")
    if contacts.pelvis is not None:
        middle = (track.joint("femur_l") + track.joint("femur_r")) / 2
        # A pinned pelvis is where its spot is, and a key's body.x, y, z move it from there.
        track = track.moved(np.array(contacts.pelvis) * unit_m + shift - middle)
    if contacts.stand is not None:
        feet = (track.joint("foot_l") + track.joint("foot_r")) / 2
        goal = np.array([contacts.stand[0], 0, contacts.stand[1]]) * unit_m
        track = track.moved((goal - feet) * np.array([1.0, 0, 1]))
    if contacts.settle is not None:
        lowest = track.skin(settled_on(skeleton, contacts.settle))[..., 1].min(axis=1)
        track = track.moved(np.array([0.0, 1, 0]) * (contacts.settle.height * unit_m - lowest)[:, None])
    return track, shift + track.joint("pelvis") - start


def _place(pose: Pose, place: str) -> Array:
    return np.asarray(pose.angles.get(f"body.{place}", np.zeros(pose.moments)))


def settled_on(skeleton: Skeleton, settle: Settle) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which of the skin's points (P,) may come to rest."""
    arms = skeleton.moved_by(*ARM[1:], *FINGERS)
    if settle.on == "whole":
        return np.ones(len(arms), dtype=np.bool_)
    if settle.on == "no-arms":
        return np.asarray(arms < BARELY)
    ends = skeleton.moved_by("head", "c7", "c5", "c3", "foot", "toes")
    if settle.on == "trunk":
        return np.asarray(arms + ends < BARELY)
    seat = skeleton.moved_by("pelvis", "ilium", "sacrum", "femur_l", "femur_r")
    return np.asarray(seat > MOSTLY)


def _reaching(motion: Motion, skeleton: Skeleton, angles: dict[str, Array], moments: int) -> dict[str, Array]:
    """The angles with the one found for which the left arm just reaches its planted hand."""
    reach = motion.contacts.reach
    assert reach is not None  # noqa: S101 - only called where there is one
    given = angles.get(reach.angle, np.zeros(moments))
    low, high = reach.within
    tries = np.linspace(low, high, STEPS)
    many = {name: np.tile(values, STEPS) for name, values in angles.items()}
    many[reach.angle] = (given[None, :] + tries[:, None]).ravel()
    errors = _miss(motion, skeleton, many, moments * STEPS).reshape(STEPS, moments)
    start, end, first = _bracket(errors, tries)
    for _ in range(HALVINGS):
        middle = (start + end) / 2
        miss = _miss(motion, skeleton, {**angles, reach.angle: given + middle}, moments)
        same = miss * first > 0
        start, first = np.where(same, middle, start), np.where(same, miss, first)
        end = np.where(same, end, middle)
    return {**angles, reach.angle: given + (start + end) / 2}


def _bracket(errors: Array, tries: Array) -> tuple[Array, Array, Array]:
    """For each moment the two neighbouring tries between which the miss changes sign, nearest to no change at all.

    Where it never does, both are the try that misses least.
    """
    crossing = errors[:-1] * errors[1:] < 0
    distance = np.where(crossing, np.abs(tries[:-1] + tries[1:])[:, None], np.inf)
    place = np.argmin(distance, axis=0)
    columns_ = np.arange(errors.shape[1])
    none = ~np.any(crossing, axis=0)
    best = np.argmin(np.abs(errors) + 1e-4 * np.abs(tries)[:, None], axis=0)
    start = np.where(none, tries[best], tries[place])
    end = np.where(none, tries[best], tries[place + 1])
    return start, end, np.where(none, 0.0, errors[place, columns_])


def _miss(motion: Motion, skeleton: Skeleton, angles: dict[str, Array], moments: int) -> Array:
    """By how many metres (T,) the left wrist's goal lies beyond the share of the arm that is used."""
    hand, reach = motion.contacts.hand_of("l"), motion.contacts.reach
    if hand is None or reach is None:
        return np.zeros(moments)
    track, _ = placed(motion, skeleton, Pose(angles, moments, motion.thumbs))
    goal = wrist_goal(track, hand, _spot(angles, "hand", hand, "l", moments), "l")[0]
    arm = skeleton.length_m("humerus_l", "ulna_l") + skeleton.length_m("ulna_l", "hand_l")
    return np.asarray(np.linalg.norm(goal - track.joint("humerus_l"), axis=-1) - reach.extend * arm)


def mirrored_motion(motion: Motion) -> Motion:
    """The same motion begun with the other side, for what is done one side at a time."""
    keys = tuple(replace(key, angles=_mirrored(key.angles)) for key in motion.keys)
    contacts = replace(
        motion.contacts,
        left_hand=motion.contacts.right_hand,
        right_hand=motion.contacts.left_hand,
        left_foot=motion.contacts.right_foot,
        right_foot=motion.contacts.left_foot,
    )
    return replace(motion, keys=keys, contacts=contacts)


def _mirrored(angles: Mapping[str, float]) -> dict[str, float]:
    return dict(mirrored(name, value) for name, value in angles.items())
