"""The dose that a standing stands for, and what would make it smaller or larger."""

import math
from dataclasses import replace

from unhunch.catalogue.model import Exercise, Level, Span
from unhunch.programme.dosing import shared
from unhunch.programme.model import PlannedDose, Standing
from unhunch.programme.seconds import Numbers
from unhunch.progress.rules import names, whole

LEVELS: tuple[Level, ...] = (1, 2, 3)
RANGE = 1


def at_most(exercise: Exercise, level: int) -> Level:
    """The exercise's highest level that is no higher than asked, else its lowest."""
    below = [has for has in LEVELS if has in exercise.levels and has <= level]
    return below[-1] if below else min(exercise.levels)


def dose_of(exercise: Exercise, standing: Standing, rules: Numbers, *, share: float = 1.0) -> PlannedDose:
    """The dose of the standing: its goals within the level's range, smaller by its rung and by `share` of strength.

    The planner reads standings in the same way.
    """
    level = at_most(exercise, standing.level)
    dose = exercise.levels[level]
    # Goals were set for the standing's level; at another one its low end counts.
    kept = standing.level == level
    sets = _goal(standing.sets if kept else None, dose.sets) or 1
    hold_s = _goal(standing.hold_s if kept else None, dose.hold_s)
    rung = standing.rung
    raised = kept and rung < rules.number("programme.rung-repetitions")
    if rung >= rules.number("programme.rung-sets"):
        sets = max(1, sets - 1)
    if rung >= rules.number("programme.rung-hold") and hold_s is not None:
        hold_s = max(1, math.floor(hold_s * rules.number("programme.rung-hold-share")))
    planned = PlannedDose(
        sets=sets,
        repetitions=_goal(standing.repetitions if raised else None, dose.repetitions),
        hold_s=hold_s,
        duration_s=dose.duration_s[0] if dose.duration_s else None,
        tempo=dose.tempo,
        sides=exercise.sides,
        rest_s=dose.rest_s if sets > 1 else None,
    )
    if exercise.kind == "strength" and share < 1:
        planned = shared(planned, share)
        return planned if planned.sets > 1 else replace(planned, rest_s=None)
    return planned


def volume(planned: PlannedDose) -> int:
    """Sets times repetitions times seconds of hold (one where there is none): a measure of the same exercise only."""
    return planned.sets * (planned.repetitions or 1) * (planned.hold_s or 1)


def is_rung_felt(exercise: Exercise, standing: Standing, rung: int, rules: Numbers) -> bool:
    """Whether that rung of the ladder makes this exercise easier than the rung before it."""
    dose = exercise.levels[at_most(exercise, standing.level)]
    if rung == RANGE:
        still = exercise.kind == "strength" and dose.repetitions == (1, 1)
        return dose.repetitions is not None and not still
    if rung == whole(rules, "down-rungs"):
        return is_weighted(exercise, rules)
    before, after = (dose_of(exercise, replace(standing, rung=step), rules) for step in (rung - 1, rung))
    return before != after


def is_weighted(exercise: Exercise, rules: Numbers) -> bool:
    """Whether the exercise is done with a band, a weight or a machine."""
    kit = {one for group in exercise.equipment for one in group}
    return not kit.isdisjoint(names(rules, "load-kit"))


def _goal(goal: int | None, of: Span | None) -> int | None:
    if of is None:
        return None
    return of[0] if goal is None else max(of[0], min(goal, of[1]))
