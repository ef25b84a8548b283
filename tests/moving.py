"""People made of sines for the motion coach's tests: they raise their arms, stand still, breathe and sway."""

import math
import random
from collections.abc import Callable, Sequence

from unhunch.coach import Frame

# x to the right and y downward in the picture, for the landmarks that the counter reads.
STANDING = {
    0: (0.5, 0.22), 7: (0.52, 0.21), 8: (0.48, 0.21), 11: (0.56, 0.3), 12: (0.44, 0.3),
    23: (0.54, 0.58), 24: (0.46, 0.58),
    25: (0.54, 0.75), 26: (0.46, 0.75), 27: (0.54, 0.92), 28: (0.46, 0.92),
}  # fmt: skip
TRUNK = 0.28
ARMS = {13: (11, 0.12), 14: (12, 0.12), 15: (11, 0.23), 16: (12, 0.23)}
Points = list[tuple[float, float, float, float]]


def standing(arms: float = 0.0, breath: float = 0.0, sway: float = 0.0, noise: Callable[[], float] = float) -> Points:
    """A person's 33 points; `arms` from 0 (hanging) to 1 (overhead), the others in picture heights."""
    points: Points = []
    for number in range(33):
        x, y = STANDING.get(number, (0.5, 0.25))
        if number in ARMS:
            shoulder, length = ARMS[number]
            x, y = STANDING[shoulder]
            x += (1 if number % 2 else -1) * length * math.sin(math.radians(8 + 160 * arms))
            y += length * math.cos(math.radians(8 + 160 * arms))
        lift = breath if number <= 16 else 0.0
        points.append((x + sway + noise(), y - lift + noise(), noise(), 0.9))
    return points


def jitter(share: float, seed: int) -> Callable[[], float]:
    """Noise of this share of the trunk."""
    chance = random.Random(seed)
    return lambda: chance.gauss(0, share * TRUNK)


def still(
    seconds: float = 60, fps: float = 30, share: float = 0.01, seed: int = 0, breath: float = 0.02
) -> list[Frame]:
    """Somebody who stands, breathes fifteen times a minute and sways."""
    noise = jitter(share, seed)
    times = [at / fps for at in range(int(seconds * fps))]
    return [
        Frame(t, standing(0.0, breath * TRUNK * math.sin(t * math.tau / 4), 0.02 * math.sin(0.7 * t), noise))
        for t in times
    ]


def raising(  # each argument is one thing that differs between people
    repetitions: int = 6,
    fps: float = 30,
    period_s: float = 2.5,
    rest_s: float = 2.0,
    share: float = 0.005,
    seed: int = 0,
    ways: Sequence[float] = (),
) -> list[Frame]:
    """Somebody who raises both arms and lowers them, with a rest before and after the set.

    All the way, or a part of it for each repetition: then there are as many as `ways`.
    """
    noise = jitter(share, seed)
    far = ways or (1.0,) * repetitions
    end_s = rest_s + len(far) * period_s
    frames = []
    for at in range(int((end_s + rest_s) * fps)):
        t = at / fps
        done = (t - rest_s) / period_s
        out = far[int(done)] * (1 - math.cos(done * math.tau)) / 2 if rest_s < t < end_s else 0.0
        frames.append(Frame(t, standing(out, noise=noise)))
    return frames


def mirrored(frames: Sequence[Frame]) -> list[Frame]:
    """The same people in a mirrored picture, where a model takes left for right."""
    twins = {number: number + (1 if number % 2 else -1) for number in range(7, 33)}
    # Three landmarks an eye.
    twins |= {number: number + (3 if number < 4 else -3) for number in range(1, 7)}
    return [
        Frame(one.t_s, [(1 - x, y, z, v) for x, y, z, v in (one.points[twins.get(at, at)] for at in range(33))])
        for one in frames
    ]


def flipped(frames: Sequence[Frame]) -> list[Frame]:
    """The picture turned over after a model looked at it: the names of the landmarks are right."""
    return [Frame(one.t_s, [(1 - x, y, z, v) for x, y, z, v in one.points], one.aspect) for one in frames]


def placed(frames: Sequence[Frame], scale: float, x: float, y: float) -> list[Frame]:
    """The same people nearer or further, elsewhere in the picture."""
    return [
        Frame(one.t_s, [(px * scale + x, py * scale + y, pz * scale, v) for px, py, pz, v in one.points])
        for one in frames
    ]


def chaos(seconds: float = 60, fps: float = 30, seed: int = 0) -> list[Frame]:
    """Landmarks that are nobody: anywhere, and elsewhere in the next frame."""
    chance = random.Random(seed)
    return [
        Frame(at / fps, [(chance.random(), chance.random(), chance.random() - 0.5, 1.0) for _ in range(33)])
        for at in range(int(seconds * fps))
    ]


def stretched(frames: Sequence[Frame]) -> list[Frame]:
    """The same frames with each axis of each frame stretched to 0..1, as some collections keep them."""
    found = []
    for one in frames:
        *axes, seen = zip(*one.points, strict=True)
        spread = [[(v - min(axis)) / ((max(axis) - min(axis)) or 1) for v in axis] for axis in axes]
        found.append(Frame(one.t_s, list(zip(*spread, seen, strict=True))))
    return found
