"""Posture checks over time, each measure against the person's own first check; nothing is judged.

A change is told only where it is larger than the smallest detectable one: what three looks in one check differ by,
taken twice, and never less than the noise that the rules name (clinical/adaptation.md, section 10).
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from unhunch.programme.seconds import Numbers
from unhunch.progress.lines import Line
from unhunch.progress.rules import number
from unhunch.records.model import PostureRecord, Record

# The measures that may be kept, with their unit, and the largest that a body can do.
MEASURES: Final[Mapping[str, tuple[str, float]]] = {
    "ear_over_shoulder_l": ("% of trunk", 100.0),
    "ear_over_shoulder_r": ("% of trunk", 100.0),
    "shoulder_level": ("deg", 90.0),
    "head_lateral_flexion": ("deg", 90.0),
}
# The models that may have read a measure. What two of them read is never compared.
POSE: Final = "pose"
MODELS: Final[Mapping[str, tuple[str, ...]]] = {"head_lateral_flexion": ("face", POSE)}
LOOKS: Final = 3
# Two-sided 95 % of a normal distribution.
Z_95: Final = 1.96


@dataclass(frozen=True, slots=True, kw_only=True)
class PostureLine(Line):
    """One measure over the checks in which one model read it."""

    measure: str
    by: str


def kept_checks(records: Iterable[Record]) -> tuple[PostureRecord, ...]:
    """The checks that stand, in the order in which they were first kept."""
    last: dict[str, PostureRecord] = {}
    for record in records:
        if isinstance(record.value, PostureRecord):
            last[record.value.check] = record.value
    return tuple(one for one in last.values() if one.kept)


def posture_lines(checks: Iterable[PostureRecord], rules: Numbers) -> tuple[PostureLine, ...]:
    """A line for each measure with anything in it, and for each model that read it."""
    made = []
    every = tuple(checks)
    for name, by in ((one, model) for one in MEASURES for model in MODELS.get(one, (POSE,))):
        own = [one for one in every if name in one.values and one.by.get(name, POSE) == by]
        if own:
            points = tuple((one.day, one.values[name]) for one in own)
            noise = _noise(own, name, rules)
            made.append(PostureLine(measure=name, by=by, unit=MEASURES[name][0], points=points, noise=noise))
    return tuple(made)


def _noise(own: list[PostureRecord], name: str, rules: Numbers) -> float:
    spread = max(one.between.get(name, 0.0) for one in own)
    least = number(rules, "posture-noise-deg" if MEASURES[name][0] == "deg" else "posture-noise-trunk")
    return max(least, Z_95 * math.sqrt(2) * spread / math.sqrt(LOOKS))
