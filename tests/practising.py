"""A made-up person who practises an exercise at a pace of their own, as the coach sees them."""

import numpy as np

from unhunch.body.landmarks import landmarks
from unhunch.body.library import shipped_motions
from unhunch.body.play import play
from unhunch.body.practice import Practice, clock
from unhunch.body.seeing import HIPS, framing, jittered
from unhunch.body.skeleton import load_skeleton
from unhunch.body.turning import Array
from unhunch.coach import Frame
from unhunch.coach.targets import TARGETS

ASPECT = 4 / 3
STILL_S = 3.0
UP_DEG = 4.0
# The exercises whose movement the coach follows.
FOLLOWED = sorted(name for name, one in TARGETS.items() if one.watches and not one.reference)


def practising(exercise: str, pace: float, *, fps: float = 15.0, seed: int = 0, repetitions: int = 5) -> list[Frame]:
    """Three quiet seconds, the repetitions at that pace (1 is as drawn), and two seconds of rest; noise of 1 % of the
    trunk. Nothing is hidden: what hides it takes long to find.
    """
    motion, practice = shipped_motions()[exercise], Practice(repetitions=repetitions, pace=pace, still_s=STILL_S)
    _, moments = clock(motion, practice, fps)
    return _seen(exercise, np.concatenate([moments, np.repeat(moments[-1:], round(2 * fps))]), fps, seed)


def resting(exercise: str, seconds: float, *, fps: float = 15.0, seed: int = 0) -> list[Frame]:
    """Somebody who keeps still as the exercise begins; noise of 1 % of the trunk."""
    return _seen(exercise, np.zeros(round(seconds * fps)), fps, seed)


def _seen(exercise: str, moments: Array, fps: float, seed: int) -> list[Frame]:
    track = play(shipped_motions()[exercise], load_skeleton("woman"), moments)
    points = framing(track, TARGETS[exercise].around_deg, UP_DEG).project(landmarks(track))
    depth = (points[..., 2] - points[:, HIPS, 2].mean(axis=1)[:, None]) / 4
    whole = np.concatenate([points[..., :2], depth[..., None], np.full((*depth.shape, 1), 0.95)], axis=-1)
    return [Frame(at / fps, one, ASPECT) for at, one in enumerate(jittered(whole, 0.01, seed).tolist())]
