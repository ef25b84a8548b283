"""Daily scores that hang together, told apart by what was done: a regression whose errors carry over from day to day.

What is left of a score after the columns is a slow wave (it keeps a share of itself from one day to the next) and a
day's own noise. How much of each is not known: all of a small grid is fitted, and each fit counts by how well it tells
the scores. Every fit is exact (a Kalman filter over the days that have a score), and its scale is marginalised.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log, sqrt
from operator import mul
from statistics import NormalDist
from typing import Final

# How much of the wave is left after a day, and which share of the variance is the day's own noise.
Point = tuple[float, float]
GRID: Final[tuple[Point, ...]] = (
    (0.0, 0.0), (0.4, 0.0), (0.7, 0.0), (0.7, 0.5), (0.92, 0.0), (0.9, 0.4), (0.98, 0.5),
)  # fmt: skip
# A column that never changes would leave the equations without an answer.
_HELD: Final = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A value for each score, and how far its effect may lie from 0, in standard deviations of the errors."""

    values: Sequence[float]
    prior_sd: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """An effect in points: its mean, its standard deviation, and the degrees of freedom of its Student's t."""

    mean: float
    sd: float
    freedom: float

    def between(self, share: float) -> tuple[float, float]:
        """The middle range that holds so much of what is believed about it."""
        reach = self.sd * _student(0.5 + share / 2, self.freedom)
        return self.mean - reach, self.mean + reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimated:
    """The effects in the order of the columns, and the point of the grid that tells the scores best."""

    effects: tuple[Estimate, ...]
    likeliest: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fit:
    """One point of the grid: log of how well it tells the scores, the effects and their scaled spreads."""

    evidence: float
    means: tuple[float, ...]
    variances: tuple[float, ...]


def estimated(
    days: Sequence[int], scores: Sequence[float], columns: Sequence[Column], grid: Sequence[Point] = GRID
) -> Estimated:
    """The effect of each column, over the whole grid.

    `days` are the numbers of the days with a score, rising; there have to be more of them than columns and six.
    """
    gaps = [0, *(after - before for before, after in pairwise(days))]
    fits = [_fit(gaps, scores, columns, point) for point in grid]
    best = max(fit.evidence for fit in fits)
    weights = [exp(fit.evidence - best) for fit in fits]
    freedom = len(scores) - 1.0 - len(columns)
    effects = tuple(
        _mixed(weights, [fit.means[place] for fit in fits], [fit.variances[place] for fit in fits], freedom)
        for place in range(len(columns))
    )
    likeliest = max(zip(weights, grid, strict=True))[1]
    return Estimated(effects=effects, likeliest=likeliest)


def _mixed(weights: Sequence[float], means: Sequence[float], variances: Sequence[float], freedom: float) -> Estimate:
    """The fits together: how far they lie apart counts as uncertainty."""
    whole = sum(weights)
    mean = sum(map(mul, weights, means)) / whole
    apart = sum(w * (v + (m - mean) ** 2) for w, m, v in zip(weights, means, variances, strict=True))
    return Estimate(mean=mean, sd=sqrt(apart / whole), freedom=freedom)


def _fit(gaps: Sequence[int], scores: Sequence[float], columns: Sequence[Column], point: Point) -> _Fit:
    """The fit at that point of the grid."""
    steps = _steps(gaps, *point)
    rows = [[1.0] * len(scores), *(column.values for column in columns), scores]
    root = _root([_whitened(values, steps) for values in rows], [0.0, *(one.prior_sd**-2 for one in columns), 0.0])
    size = len(columns) + 1
    freedom = len(scores) - size
    # What the columns leave of the scores: the last number of the root, squared.
    left = max(root[size][size] ** 2, _HELD)
    told = sum(log(step[2]) for step in steps) - sum(log(root[place][place]) for place in range(size))
    means, spreads = _solved(root, size)
    return _Fit(
        evidence=told - freedom / 2 * log(left),
        means=means[1:],
        variances=tuple(left / freedom * one for one in spreads[1:]),
    )


def _steps(gaps: Sequence[int], keeps: float, noise: float) -> list[tuple[float, float, float]]:
    """What each score does to the wave: its share left since the last one, the gain, and the score's own weight."""
    wave, spread = 1.0 - noise, 1.0 - noise
    found: list[tuple[float, float, float]] = []
    for gap in gaps:
        left = float(keeps**gap)
        spread = left * left * spread + wave * (1.0 - left * left)
        seen = spread + noise
        gain = spread / seen
        spread *= 1.0 - gain
        found.append((left, gain, seen**-0.5))
    return found


def _whitened(values: Sequence[float], steps: Sequence[tuple[float, float, float]]) -> list[float]:
    """The values without what the days before tell of them, each by its weight."""
    wave = 0.0
    found: list[float] = []
    for value, (left, gain, weight) in zip(values, steps, strict=True):
        wave *= left
        new = value - wave
        wave += gain * new
        found.append(new * weight)
    return found


def _root(rows: Sequence[Sequence[float]], priors: Sequence[float]) -> list[list[float]]:
    """The lower Cholesky root of the rows' products with each other, the priors added along the middle."""
    root: list[list[float]] = []
    for place, row in enumerate(rows):
        line: list[float] = []
        for other in range(place):
            product = sum(map(mul, row, rows[other])) - sum(map(mul, line, root[other]))
            line.append(product / root[other][other])
        middle = sum(map(mul, row, row)) + priors[place] - sum(map(mul, line, line))
        line.append(sqrt(max(middle, _HELD)))
        root.append(line)
    return root


def _solved(root: Sequence[Sequence[float]], size: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The effects, and the middle of the inverse of their equations."""
    inverse: list[list[float]] = []
    for place in range(size):
        line = [
            -sum(root[place][step] * inverse[step][column] for step in range(column, place)) / root[place][place]
            for column in range(place)
        ]
        inverse.append([*line, 1.0 / root[place][place]])
    told = root[size]
    means = tuple(sum(inverse[row][place] * told[row] for row in range(place, size)) for place in range(size))
    return means, tuple(sum(inverse[row][place] ** 2 for row in range(place, size)) for place in range(size))


def _student(share: float, freedom: float) -> float:
    """The quantile of Student's t, from the normal one (Cornish and Fisher's series); good from five degrees on."""
    z = NormalDist().inv_cdf(share)
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / freedom + second / freedom**2 + third / freedom**3
