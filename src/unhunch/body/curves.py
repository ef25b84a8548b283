"""The keys' angles over time: still during a hold, and between two keys along the path of least jerk."""

from typing import Final

import numpy as np

from unhunch.body.motion import Motion
from unhunch.body.turning import Array

FREE: Final = "planted"


def ease(share: Array) -> Array:
    """How far a movement of least jerk has come (0..1) after a share of its time (Flash and Hogan 1985)."""
    return np.asarray(share**3 * (share * (6 * share - 15) + 10))


def stations(motion: Motion) -> tuple[Array, list[dict[str, float]]]:
    """The moments (K,) at which a key begins or ends, closed into a loop, and the angles at each."""
    moments: list[float] = []
    poses: list[dict[str, float]] = []
    names = sorted({name for key in motion.keys for name in key.angles})
    for key in motion.keys:
        full = {name: key.angles.get(name, _unset(name)) for name in names}
        for moment in {key.at_s, key.at_s + key.hold_s}:
            moments.append(moment)
            poses.append(full)
    order = np.argsort(moments, kind="stable")
    moments, poses = [moments[n] for n in order], [poses[n] for n in order]
    if moments[-1] < motion.loop_s:
        moments.append(motion.loop_s)
        poses.append(poses[0])
    return np.array(moments), poses


def _unset(name: str) -> float:
    """A limb is planted where nothing else is said; an angle is 0."""
    return 1.0 if f".{FREE}" in name else 0.0


def angles_at(motion: Motion, times_s: Array) -> dict[str, Array]:
    """All angles (T,) at those times, as one side does it."""
    moments, poses = stations(motion)
    cycle = np.mod(times_s, motion.loop_s)
    place = np.clip(np.searchsorted(moments, cycle, side="right") - 1, 0, len(moments) - 2)
    span = moments[place + 1] - moments[place]
    share = ease(np.clip((cycle - moments[place]) / np.maximum(span, 1e-9), 0, 1))
    found = {}
    for name in poses[0]:
        values = np.array([pose[name] for pose in poses])
        found[name] = values[place] * (1 - share) + values[place + 1] * share
    return found


def effort(motion: Motion, times_s: Array) -> Array:
    """How near the movement is to its target at those times: (T,) from 0 at rest to 1 at the target."""
    moments, values = [0.0], [0.0]
    for key in motion.keys:
        level = 1.0 if key.phase == "target" else 0.0
        for moment in (key.at_s, key.at_s + key.hold_s):
            moments.append(moment)
            values.append(level)
    moments.append(max(motion.loop_s, moments[-1]))
    values.append(values[1])
    values[0] = values[1]
    cycle = np.mod(times_s, motion.loop_s)
    place = np.clip(np.searchsorted(moments, cycle, side="right") - 1, 0, len(moments) - 2)
    start, end = np.array(moments)[place], np.array(moments)[place + 1]
    share = ease(np.clip((cycle - start) / np.maximum(end - start, 1e-9), 0, 1))
    levels = np.array(values)
    return np.asarray(levels[place] * (1 - share) + levels[place + 1] * share)
