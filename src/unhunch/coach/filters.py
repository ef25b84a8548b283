"""Smoothing of one number over time: the One-Euro filter, medians, and a short bell."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

# The weights of a bell over five values: about the shape of a Gaussian with a standard deviation of one step.
BELL: Final = (1 / 16, 4 / 16, 6 / 16, 4 / 16, 1 / 16)


@dataclass(slots=True)
class OneEuro:
    """The One-Euro filter of one number: much smoothing at rest, little lag in quick movement.

    `rest_hz` is the cut-off at rest, `speed` how much it opens with each unit a second, `slope_hz` the cut-off of the
    speed itself. Casiez, Roussel and Vogel 2012, doi:10.1145/2207676.2208639.
    """

    rest_hz: float = 1.0
    speed: float = 0.0
    slope_hz: float = 1.0
    t_s: float | None = None
    value: float = 0.0
    slope: float = 0.0

    def step(self, t_s: float, value: float) -> float:
        """The smoothed value at `t_s` seconds; a time that isn't later than the one before changes nothing."""
        if self.t_s is None:
            self.t_s, self.value = t_s, value
            return value
        took_s = t_s - self.t_s
        if took_s <= 0:
            return self.value
        # The speed is taken from the smoothed value, as the authors' own implementations do.
        self.slope += _share(self.slope_hz, took_s) * ((value - self.value) / took_s - self.slope)
        cutoff_hz = self.rest_hz + self.speed * abs(self.slope)
        self.value += _share(cutoff_hz, took_s) * (value - self.value)
        self.t_s = t_s
        return self.value


def _share(cutoff_hz: float, took_s: float) -> float:
    """How much of the way to the new value a first-order low pass goes in `took_s` seconds."""
    return 1 / (1 + 1 / (math.tau * cutoff_hz * took_s))


def median_filtered(values: Sequence[float], width: int = 3) -> list[float]:
    """Each of the values (T,) as the median of the `width` (odd) around it; at the ends, of those there are.

    Raises:
        ValueError: `width` is even or below 1.
    """
    if width < 1 or width % 2 == 0:
        raise ValueError(f"a median over {width} values has no middle: take an odd number")
    reach = width // 2
    return [median(values[max(0, at - reach) : at + reach + 1]) for at in range(len(values))]


def belled(values: Sequence[float], times: int = 1) -> list[float]:
    """The values (T,) smoothed by `BELL`, `times` over; the ends are held."""
    smooth = list(values)
    a, b, c, d, e = BELL
    for _ in range(times if values else 0):
        held = [smooth[0], smooth[0], *smooth, smooth[-1], smooth[-1]]
        smooth = [
            a * v + b * w + c * x + d * y + e * z
            for v, w, x, y, z in zip(held, held[1:], held[2:], held[3:], held[4:], strict=False)
        ]
    return smooth
