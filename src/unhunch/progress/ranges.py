"""How far each exercise goes, as the camera measured it, against the smallest change that it can tell."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median

from unhunch.coach.bars import bar
from unhunch.coach.targets import TARGETS
from unhunch.progress.lines import Line
from unhunch.progress.posture import Z_95
from unhunch.records.model import SetRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeLine(Line):
    """One exercise's range, the median of each day's sets; the camera standing elsewhere comes on top of its noise."""

    exercise: str


def range_lines(sets: Iterable[SetRecord]) -> tuple[RangeLine, ...]:
    """A line for each exercise of whose range the camera tells anything, the one done last first.

    Both sides of an exercise are taken together; what was measured in another unit than the last set's is left out.
    """
    found: dict[tuple[str, str], dict[date, list[float]]] = {}
    units: dict[str, str] = {}
    for one in sets:
        if one.seen_range is not None and not one.skipped:
            units[one.exercise] = one.seen_unit
            found.setdefault((one.exercise, one.seen_unit), {}).setdefault(one.day, []).append(one.seen_range)
    noises = {name: _noise(name, unit) for name, unit in units.items()}
    lines = [
        _line(name, units[name], found[name, units[name]], noise) for name, noise in noises.items() if noise is not None
    ]
    return tuple(sorted(lines, key=lambda line: (-line.points[-1][0].toordinal(), line.exercise)))


def _line(exercise: str, unit: str, days: Mapping[date, Iterable[float]], noise: float) -> RangeLine:
    points = tuple((day, median(values)) for day, values in sorted(days.items()))
    return RangeLine(exercise=exercise, unit=unit, points=points, noise=noise)


def _noise(exercise: str, unit: str) -> float | None:
    """The smallest detectable change of the range: 1.96 times the root of 2 times the error of one way.

    None where the exercise has no measure in that unit, or the camera tells nothing of how it changes.
    """
    target = TARGETS.get(exercise)
    measure = next((watch.measure for watch in target.watches if watch.unit == unit), None) if target else None
    if target is None or measure is None:
        return None
    error = bar(measure, target.camera)
    return Z_95 * math.sqrt(2) * error.change if error.tells else None
