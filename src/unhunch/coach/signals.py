"""From landmarks to a few numbers a moment that move with the body, whatever its place, its size and its side.

A row holds where the limbs are against the shoulders and the hips, the left and the right taken together: their
heights, their spread and their shift. Turning the picture round changes at most the sign of a shift; moving the person
changes nothing; a bigger person has bigger numbers, and `Rows.size` says how big.
"""

import math
from collections.abc import Sequence
from operator import mul, sub
from typing import Final

from unhunch.coach.frame import ANKLE, ELBOW, HIP, KNEE, NOSE, SHOULDER, WRIST, Frame

# Counting may lean on a landmark that is seen this surely; below it the limb is taken to be where it was last seen.
SEEN: Final = 0.5
# A person whose hips can't be seen is taken to have a trunk of so many shoulder widths.
TRUNK_PER_SHOULDERS: Final = 1.4
# How slowly the remembered size follows: one part in so many frames, so that no single movement changes it.
SIZE_FRAMES: Final = 90

# Where each axis of each frame was stretched to 0..1, nobody knows how long the trunk is, and noise along the narrow
# axis looks like a movement: the trunk is taken to be so much of the picture at least (chosen on the even half of
# Countix and on figures that keep still; benchmarks/coach_counting.py).
STRETCHED_SIZE: Final = 0.6
# So near to the picture's borders the outermost landmarks lie then.
BORDER: Final = 0.02

NAMES: Final = (
    "wrist_y", "elbow_y", "head_y", "trunk_y", "knee_y", "ankle_y",
    "wrist_dx", "elbow_dx", "shoulder_dx", "knee_dx", "ankle_dx",
    "wrist_x", "elbow_x", "head_x", "trunk_x",
    "wrist_z",
)  # fmt: skip
TRUNK_Y: Final = NAMES.index("trunk_y")
# What is looked at when the movement is unknown. Most exercises work against gravity, so heights come first; spread
# and shift are wanted for those that don't, and bring more noise where the picture's sides were stretched.
LEGS: Final = (3, 4, 5)
GROUPS: Final = (tuple(range(6)), tuple(range(11)), LEGS, tuple(range(15)))
# Of an exercise in which nothing tells which way a column goes, it is arms, neck or back that move: the heights of
# trunk and legs alone would cost a fifth more and see nothing.
UPPER: Final = tuple(group for group in GROUPS if group != LEGS)
# Heights of the arms alone have a vote as well, where there is time to look at more.
ARMS: Final = (0, 1)

Row = tuple[float, ...]
# Where a point was last seen against its middle: x, y and z.
Offset = tuple[float, float, float]


class Rows:
    """Makes rows from frames, and remembers where each limb was last seen and how big the person is."""

    __slots__ = ("held", "least", "size")

    def __init__(self, held: dict[int, Offset] | None = None, size: float = 0.0, least: float | None = None) -> None:
        self.held: dict[int, Offset] = held or {}
        self.size = size
        # How big the person is at least, which the first frame tells.
        self.least = least

    def row(self, frame: Frame) -> Row | None:
        """The row (16,) of a frame in picture heights, or None where no shoulder is seen."""
        points, aspect, held = frame.points, frame.aspect, self.held
        top = self._middle(points, SHOULDER["l"], SHOULDER["r"], aspect)
        if top is None:
            return None
        below = self._middle(points, HIP["l"], HIP["r"], aspect)
        if self.least is None:
            self.least = STRETCHED_SIZE if _is_stretched(points) else 0.0
        self._grow(top, below)
        self._hold(points, (13, 14, 15, 16, NOSE), top, aspect)
        if below is not None:
            self._hold(points, (25, 26, 27, 28), below, aspect)
            held[-1] = (top[0] - below[0], top[1] - below[1], 0.0)
        none = (0.0, 0.0, 0.0)
        at = held.get
        el, er, wl, wr = at(13, none), at(14, none), at(15, none), at(16, none)
        kl, kr, al, ar = at(25, none), at(26, none), at(27, none), at(28, none)
        head, trunk = at(0, none), at(-1, none)
        return (
            (wl[1] + wr[1]) / 2, (el[1] + er[1]) / 2, head[1], trunk[1], (kl[1] + kr[1]) / 2, (al[1] + ar[1]) / 2,
            (wl[0] - wr[0]) / 2, (el[0] - er[0]) / 2, at(11, none)[0], (kl[0] - kr[0]) / 2, (al[0] - ar[0]) / 2,
            (wl[0] + wr[0]) / 2, (el[0] + er[0]) / 2, head[0], trunk[0],
            (wl[2] + wr[2]) / 2,
        )  # fmt: skip

    def _middle(
        self, points: Sequence[Sequence[float]], left: int, right: int, aspect: float
    ) -> tuple[float, float, float] | None:
        """The middle of a pair; of a half-hidden one, by what was last seen between the two. None: both are hidden."""
        lx, ly, lz, seen_l = points[left]
        rx, ry, rz, seen_r = points[right]
        if seen_l >= SEEN and seen_r >= SEEN:
            self.held[left] = ((lx - rx) * aspect / 2, (ly - ry) / 2, (lz - rz) * aspect / 2)
            return (lx + rx) * aspect / 2, (ly + ry) / 2, (lz + rz) * aspect / 2
        half = self.held.get(left, (0.0, 0.0, 0.0))
        if seen_l >= SEEN:
            return lx * aspect - half[0], ly - half[1], lz * aspect - half[2]
        if seen_r >= SEEN:
            return rx * aspect + half[0], ry + half[1], rz * aspect + half[2]
        return None

    def _hold(
        self,
        points: Sequence[Sequence[float]],
        numbers: tuple[int, ...],
        middle: tuple[float, float, float],
        aspect: float,
    ) -> None:
        held = self.held
        mx, my, mz = middle
        for number in numbers:
            x, y, z, seen = points[number]
            if seen >= SEEN:
                held[number] = (x * aspect - mx, y - my, z * aspect - mz)

    def _grow(self, top: tuple[float, float, float], below: tuple[float, float, float] | None) -> None:
        """Follow the length of the trunk, slowly."""
        if below is not None:
            length = math.hypot(top[0] - below[0], top[1] - below[1])
        else:
            half = self.held.get(SHOULDER["l"], (0.0, 0.0, 0.0))
            length = 2 * math.hypot(half[0], half[1]) * TRUNK_PER_SHOULDERS
        self.size = max(self.least or 0.0, self.size + (length - self.size) / SIZE_FRAMES if self.size else length)


def _is_stretched(points: Sequence[Sequence[float]]) -> bool:
    """Whether the landmarks that are seen reach from border to border of the picture, along both axes."""
    for axis in (0, 1):
        places = [point[axis] for point in points if point[3] > 0]
        if abs(min(places)) > BORDER or abs(max(places) - 1) > BORDER:
            return False
    return True


assert (ELBOW["l"], WRIST["l"], KNEE["l"], ANKLE["l"]) == (13, 15, 25, 27)  # noqa: S101 - the numbers used above


def covariance(columns: Sequence[Sequence[float]]) -> list[list[float]]:
    """How the columns (D, T) vary together (D, D)."""
    size = len(columns)
    count = max(1, len(columns[0]))
    centred = []
    for column in columns:
        mean = sum(column) / count
        centred.append([value - mean for value in column])
    table = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(i, size):
            table[i][j] = table[j][i] = sum(map(mul, centred[i], centred[j])) / count
    return table


def main_direction(
    table: Sequence[Sequence[float]], start: Sequence[float] | None = None, turns: int = 24
) -> list[float]:
    """The unit vector (D,) along which a covariance (D, D) is widest, by power iteration from `start`, or from the
    column that varies most. Zeros where nothing varies.
    """
    size = len(table)
    widest = max(range(size), key=lambda at: table[at][at])
    vector = list(start) if start and any(start) else [float(at == widest) for at in range(size)]
    for _ in range(turns):
        turned = [sum(map(mul, line, vector)) for line in table]
        length = math.sqrt(sum(map(mul, turned, turned)))
        if length == 0:
            return [0.0] * size
        before, vector = vector, [value / length for value in turned]
        if max(map(sub, vector, before)) < FOUND and min(map(sub, vector, before)) > -FOUND:
            break
    return vector


def projected(columns: Sequence[Sequence[float]], weights: Sequence[float]) -> list[float]:
    """The columns (D, T) as one signal (T,), each weighed; those that hardly count are left out."""
    signal = [0.0] * len(columns[0])
    for column, weight in zip(columns, weights, strict=True):
        if abs(weight) > LIGHT:
            signal = [value + weight * more for value, more in zip(signal, column, strict=True)]
    return signal


# A direction that turns by less than this is found.
FOUND: Final = 1e-3
# A weight below this changes a signal by less than its noise.
LIGHT: Final = 0.06
