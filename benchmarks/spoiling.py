"""Recordings made worse on purpose: what a poor camera, a slow machine or a mirrored picture makes of them."""

import random
from collections.abc import Callable
from typing import Final

import numpy as np

from tests.moving import mirrored
from unhunch.coach import Frame

# The rate of the recordings that are spoiled.
FPS: Final = 30


def dropped(frames: list[Frame]) -> list[Frame]:
    """A fifth of the frames never came."""
    chance = random.Random(1)
    return [one for one in frames if chance.random() > 0.2]


def frozen(frames: list[Frame]) -> list[Frame]:
    """For a second in the middle the picture stood still."""
    middle = len(frames) // 2
    return [
        Frame(one.t_s, frames[middle].points) if middle <= at < middle + FPS else one for at, one in enumerate(frames)
    ]


def shaken(frames: list[Frame]) -> list[Frame]:
    """Landmark noise of 1 % of the trunk's usual length."""
    chance = random.Random(1)
    long = [
        np.hypot(*(np.mean([p[a][:2], p[b][:2]], axis=0) - np.mean([p[c][:2], p[d][:2]], axis=0)))
        for p, a, b, c, d in ((one.points, 11, 12, 23, 24) for one in frames[::10])
        if p[11][3]
    ]
    size = 0.01 * float(np.median(long)) if long else 0.0
    return [
        Frame(one.t_s, [(*(value + chance.gauss(0, size) for value in p[:3]), p[3]) for p in one.points])
        for one in frames
    ]


def at_rate(frames: list[Frame], fps: float) -> list[Frame]:
    """The frames at another rate, landmarks between two frames on the straight line."""
    found = []
    for step in range(int((len(frames) - 1) / FPS * fps) + 1):
        place = step / fps * FPS
        at = min(int(place), len(frames) - 1)
        one, two, part = frames[at], frames[min(at + 1, len(frames) - 1)], place - at
        points = [
            (*(a + (b - a) * part for a, b in zip(p[:3], q[:3], strict=True)), p[3]) if p[3] and q[3] else p
            for p, q in zip(one.points, two.points, strict=True)
        ]
        found.append(Frame(step / fps, points))
    return found


ROUGH: Final[dict[str, Callable[[list[Frame]], list[Frame]]]] = {
    "20 % dropped": dropped,
    "a second frozen": frozen,
    "mirrored": mirrored,
    "noise 1 % of the trunk": shaken,
    "10 fps": lambda frames: at_rate(frames, 10),
    "60 fps": lambda frames: at_rate(frames, 60),
}
