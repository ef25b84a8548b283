"""How well one repetition was done: a score, and what decided it.

Where a rule was learned from people whose repetitions were known to be right or wrong, it is a weighted sum of how far
each part of the body moved; else, or where most of those parts are hidden, the exercise's own range and faults decide.
Both tell from the one repetition alone.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from unhunch.coach import targets
from unhunch.coach.course import Course, course
from unhunch.coach.faulting import judged
from unhunch.coach.fidelity_data import LEARNED, Feature, Rule
from unhunch.coach.frame import Frame, checked
from unhunch.coach.geometry import TINY
from unhunch.coach.measures import FORM_GATE, MEASURES, read
from unhunch.coach.movement import has_depth, movement

# A value beyond this many standard deviations says no more than one at it: a tracker's slip must not decide alone.
CLIP: Final = 3.0
# A repetition shorter than this share of the exercise's range is not right (the threshold of the rules).
ENOUGH: Final = 0.75
# How steeply the rules' worst margin becomes a score.
STEEP: Final = 3.0
UNKNOWN: Final = 0.5
SHOWN: Final = 3
FEWEST_FRAMES: Final = 5


class Reason(NamedTuple):
    """One thing that decided: which part or fault, how much of it was seen, what is usual when it is right, its unit,
    and how much it spoke for (positive) or against the repetition.
    """

    name: str
    value: float
    usual: float
    unit: str
    effect: float


class Fidelity(NamedTuple):
    """0 (wrong) to 1 (right), 0.5 the threshold between, and the reasons, the weightiest first.

    Without reasons nothing could be judged, and the score is 0.5.
    """

    score: float
    reasons: tuple[Reason, ...]


# What is asked is of the shoulder blades alone, and no landmark lies on them: counted, not graded (figures.md, d).
UNGRADED: Final = frozenset(("scapular-push-up", "shoulder-blade-squeeze", "shoulder-squeeze"))
NOT_JUDGED: Final = Fidelity(UNKNOWN, ())


def fidelity(repetition: Sequence[Frame], exercise: str) -> Fidelity:
    """How well that repetition of the exercise was done, by either side. Of `UNGRADED` nothing is judged.

    Raises:
        ValueError: a frame is unusable (the message names its index), or there is no such exercise.
    """
    target = targets.named(exercise)
    frames = tuple(checked(repetition))
    if len(frames) < FEWEST_FRAMES or exercise in UNGRADED:
        return NOT_JUDGED
    learned = None
    if exercise in LEARNED:
        learned = _by_learned(LEARNED[exercise]["space" if has_depth(frames) else "flat"], movement(frames))
    return learned or _by_rules(frames, target)


def _by_learned(rule: Rule, moved: Mapping[str, float]) -> Fidelity | None:
    """By what was learned; None where more than half of the parts that it weighs are hidden."""
    seen = {part: features for part, features in rule.parts.items() if f"{part}.range" in moved}
    if len(seen) < len(rule.parts) / 2:
        return None
    effects = {
        part: _effect(ranges, moved[f"{part}.range"]) + _effect(spreads, moved[f"{part}.spread"])
        for part, (ranges, spreads) in seen.items()
    }
    ranked = sorted(effects, key=lambda part: -abs(effects[part]))[:SHOWN]
    reasons = (_reason(part, moved[f"{part}.range"], seen[part][0][-1], effects[part]) for part in ranked)
    return Fidelity(_between_0_and_1(rule.bias + sum(effects.values())), tuple(reasons))


def _effect(feature: Feature, value: float) -> float:
    mean, spread, weight, _ = feature
    return weight * max(-CLIP, min(CLIP, (value - mean) / spread))


def _reason(part: str, value: float, usual: float, effect: float) -> Reason:
    unit = "trunk lengths" if part.endswith(("_reach", "_height", "_shift")) else "deg"
    return Reason(part, round(value, 2), usual, unit, round(effect, 2))


def _between_0_and_1(margin: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, margin))))


def _by_rules(frames: Sequence[Frame], target: targets.Target) -> Fidelity:
    """The worst of all margins decides: 1 is all right, 0 the threshold, less is wrong."""
    way = course(frames, target)
    if way is None:
        return NOT_JUDGED
    reasons = sorted((*_range(way), *_faults(frames, target, way)), key=lambda reason: reason.effect)
    worst = min(reason.effect for reason in reasons)
    return Fidelity(_between_0_and_1(STEEP * worst), tuple(reasons)[:SHOWN])


def _range(way: Course) -> Iterator[Reason]:
    share = way.span / max(way.nominal, TINY)
    effect = max(-1.0, min(1.0, (share - ENOUGH) / (1 - ENOUGH)))
    yield Reason("range_of_motion", round(share, 2), 1.0, "share", round(effect, 2))


def _faults(frames: Sequence[Frame], target: targets.Target, way: Course) -> Iterator[Reason]:
    """Each fault that the coach looks for from here: its measure's change from the repetition's rest to its target,
    against the border beyond which the coach names it.
    """
    for one in judged(target):
        fault = one.fault
        if fault.measure not in MEASURES or fault.always:
            continue
        resting = [read(frame, fault.measure, FORM_GATE) for frame in way.resting(frames)]
        reached = [read(frame, fault.measure, FORM_GATE) for frame in way.reached(frames)]
        before = [value for value in resting if value is not None]
        after = [value for value in reached if value is not None]
        if not before or not after:
            continue
        change = fault.sign * (sum(after) / len(after) - sum(before) / len(before) - fault.usual)
        effect = max(-1.0, min(1.0, 1 - change / one.border))
        yield Reason(fault.id, round(change, 1), 0.0, fault.unit, round(effect, 2))
