"""The keys' angles over time: still during a hold, and between two keys along the path of least jerk.

A motion that flows (a gait, a circle) goes through its keys without stopping, along a smooth curve.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np

from unhunch.body.angles import mirrored
from unhunch.body.motion import Motion
from unhunch.body.turning import Array

FREE: Final = "planted"
PLACES: Final = "xyz"


def ease(share: Array) -> Array:
    """How far a movement of least jerk has come (0..1) after a share of its time (Flash and Hogan 1985)."""
    return np.asarray(share**3 * (share * (6 * share - 15) + 10))


def stations(motion: Motion) -> tuple[Array, dict[str, Array]]:
    """The moments (K,) at which a key begins or ends, and each angle's value (K,) there."""
    rows = [(moment, key) for key in motion.keys for moment in sorted({key.at_s, key.at_s + key.hold_s})]
    names = sorted({name for key in motion.keys for name in key.angles})
    if motion.sides == "alternate":
        names = sorted({*names, *(mirrored(name, 0)[0] for name in names)})
    values = {name: np.array([key.angles.get(name, unset(motion, name)) for _, key in rows]) for name in names}
    return np.array([moment for moment, _ in rows]), values


def unset(motion: Motion, name: str) -> float:
    """What a key that does not name an angle means: a planted limb stays where its contact is, an angle is 0."""
    joint, movement = name.split(".", maxsplit=1)
    movement, side = movement[:-2], movement[-1]
    if movement == FREE:
        return 1.0
    if joint in ("hand", "foot") and movement in PLACES:
        contact = motion.contacts.hand_of(side) if joint == "hand" else motion.contacts.foot_of(side)
        return contact.at[PLACES.index(movement)] if contact is not None else 0.0
    return 0.0


def angles_at(motion: Motion, times_s: Array) -> dict[str, Array]:
    """All angles (T,) at those times, as one side does it."""
    moments, values = stations(motion)
    cycle = np.mod(times_s, motion.loop_s)
    if motion.flow:
        return {name: _flowing(motion, moments, values, name, cycle) for name in values}
    if moments[-1] < motion.loop_s:
        moments = np.append(moments, motion.loop_s)
        values = {name: np.append(row, row[0]) for name, row in values.items()}
    return {name: _stopping(moments, row, cycle) for name, row in values.items()}


def _stopping(moments: Array, values: Array, cycle: Array) -> Array:
    """A curve that comes to rest at every station."""
    place = np.clip(np.searchsorted(moments, cycle, side="right") - 1, 0, len(moments) - 2)
    span = moments[place + 1] - moments[place]
    share = ease(np.clip((cycle - moments[place]) / np.maximum(span, 1e-9), 0, 1))
    return np.asarray(values[place] * (1 - share) + values[place + 1] * share)


def _flowing(motion: Motion, moments: Array, values: Mapping[str, Array], name: str, cycle: Array) -> Array:
    """A curve through the stations and on into the next loop, which may be the other side's turn."""
    twin, sign = (name, 1.0) if motion.sides != "alternate" else (mirrored(name, 0)[0], mirrored(name, 1)[1])
    around = sign * values[twin]
    times = np.concatenate([moments - motion.loop_s, moments, moments + motion.loop_s])
    heights = np.concatenate([around, values[name], around])
    keep = np.append(True, np.diff(times) > 0)
    return hermite(times[keep], heights[keep], cycle)


def hermite(moments: Array, values: Array, at: Array) -> Array:
    """The smooth curve through the values that never swings beyond them (Fritsch and Carlson 1980)."""
    span, rise = np.diff(moments), np.diff(values)
    slope = rise / span
    a, b = 2 * span[1:] + span[:-1], span[1:] + 2 * span[:-1]
    same = slope[:-1] * slope[1:] > 0
    left, right = np.where(same, slope[:-1], 1.0), np.where(same, slope[1:], 1.0)
    tangent = np.concatenate([[0.0], np.where(same, (a + b) / (a / left + b / right), 0.0), [0.0]])
    place = np.clip(np.searchsorted(moments, at, side="right") - 1, 0, len(moments) - 2)
    u = np.clip((at - moments[place]) / span[place], 0, 1)
    start = values[place] * (1 + 2 * u) * (1 - u) ** 2 + tangent[place] * span[place] * u * (1 - u) ** 2
    end = values[place + 1] * u**2 * (3 - 2 * u) + tangent[place + 1] * span[place] * u**2 * (u - 1)
    return np.asarray(start + end)


def effort(motion: Motion, times_s: Array, at_key: str | None = None) -> Array:
    """How near the movement is to its target, or to that key: (T,) from 0 away from it to 1 there."""
    moments: list[float] = []
    levels: list[float] = []
    for key in motion.keys:
        there = key.phase == "target" if at_key is None else key.name == at_key
        for moment in sorted({key.at_s, key.at_s + key.hold_s}):
            moments.append(moment)
            levels.append(1.0 if there else 0.0)
    if moments[0] > 0:
        moments, levels = [0.0, *moments], [levels[0], *levels]
    if moments[-1] < motion.loop_s:
        moments, levels = [*moments, motion.loop_s], [*levels, levels[0]]
    return _stopping(np.array(moments), np.array(levels), np.mod(times_s, motion.loop_s))
