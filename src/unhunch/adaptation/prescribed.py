"""Steps up end where a therapist's prescription ends."""

from dataclasses import replace

from unhunch.adaptation.ladder import Step
from unhunch.programme.model import Standing
from unhunch.programme.prescribed import Prescribed, Prescription


def no_further(step: Step | None, before: Standing, prescription: Prescription | None) -> Step | None:
    """The step as far as the prescription lets it go, or None where it would lead beyond what was prescribed.

    An exercise that a dose was prescribed for gets no more load, no harder form and no larger number than prescribed.
    """
    if step is None or prescription is None:
        return step
    most = prescription.most_level(before.exercise)
    if most is not None and step.standing.level > max(most, before.level):
        return None
    item = prescription.of(before.exercise)
    if item is None or not item.is_dosed:
        return step
    if step.standing.load_step > before.load_step or step.standing.replaced_by != before.replaced_by:
        return None
    after = _within(step.standing, item)
    return None if after == before else replace(step, standing=after)


def _within(standing: Standing, item: Prescribed) -> Standing:
    return replace(
        standing,
        sets=_least(standing.sets, item.sets),
        repetitions=_least(standing.repetitions, item.repetitions),
        hold_s=_least(standing.hold_s, item.hold_s),
    )


def _least(goal: int | None, most: int | None) -> int | None:
    return goal if goal is None or most is None else min(goal, most)
