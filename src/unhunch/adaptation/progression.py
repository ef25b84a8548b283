"""Steps up: earned, one thing at a time, the smallest first."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from unhunch.adaptation.dose import LEVELS, at_most, dose_of, is_rung_felt, is_weighted, volume
from unhunch.adaptation.evidence import Outing, asks_form, is_pain_free
from unhunch.adaptation.ladder import Step, at_bottom, is_open
from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Exercise, Level, Span
from unhunch.programme.model import PlannedDose, Standing
from unhunch.programme.seconds import Numbers
from unhunch.progress.model import Progress
from unhunch.progress.rules import names, number, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Climb:
    """What a step up is judged by: the exercise, its standing, all its days, and the days since the last change."""

    exercise: Exercise
    standing: Standing
    days: Sequence[Outing]
    fresh: Sequence[Outing]


def step_up(climb: Climb, progress: Progress, catalogue: Catalogue) -> Step | None:
    """The next step up, or None at the top of what is open: rung, start level, dose, load, level, harder move.

    Source: adaptation rules, section 2; the climb back comes before any step beyond the old dose.
    """
    rules = catalogue.rules
    if climb.standing.rung:
        return _rung_up(climb, rules)
    released = _released(climb, progress, rules)
    if released:
        return released
    dose = climb.exercise.levels[at_most(climb.exercise, climb.standing.level)]
    for name, span in (("repetitions", dose.repetitions), ("hold_s", dose.hold_s), ("sets", dose.sets)):
        step = _within_range(climb, name, span, rules)
        if step:
            return step
    if climb.exercise.kind not in names(rules, "up-kinds") or not _is_easy(climb, rules):
        return None
    return _loaded(climb, rules) or _level_up(climb, progress, rules) or _harder(climb, progress, catalogue)


def is_unlocked(climb: Climb) -> bool:
    """Whether the exercise may leave the level that it is locked at: after enough sessions there without pain."""
    lock = climb.exercise.lock
    if lock is None or climb.standing.unlocked:
        return True
    return sum(is_pain_free(day) for day in climb.days) >= lock.opens_after_sessions


def is_level_up(step: Step, before: Standing) -> bool:
    """Whether the step leads to a higher level or to a harder exercise."""
    return step.standing.level > before.level or step.standing.replaced_by != before.replaced_by


def _rung_up(climb: Climb, rules: Numbers) -> Step:
    felt = [rung for rung in range(1, climb.standing.rung) if is_rung_felt(climb.exercise, climb.standing, rung, rules)]
    after = replace(climb.standing, rung=max(felt, default=0))
    return Step(action="progress", standing=after, because="adaptation.step.back-up")


def _released(climb: Climb, progress: Progress, rules: Numbers) -> Step | None:
    """From the first sessions at level 1 to the exercise's own level; a cap or a lock holds it."""
    standing, exercise = climb.standing, climb.exercise
    if standing.level >= exercise.default_level or standing.sessions < whole(rules, "start-level-sessions"):
        return None
    return _level_up(climb, progress, rules, because="adaptation.step.released")


def _within_range(climb: Climb, name: str, span: Span | None, rules: Numbers) -> Step | None:
    standing = climb.standing
    now = _goal(standing, name, span)
    if span is None or now is None or now >= _top(climb.exercise, name, span, rules):
        return None
    most = min(now + _largest(name, now, rules), _top(climb.exercise, name, span, rules))
    for goal in range(most, now, -1):
        after = _with_goal(standing, name, goal)
        if not _is_too_long(climb.exercise, dose_of(climb.exercise, after, rules), rules):
            return Step(action="progress", standing=after, because=f"adaptation.step.more-{name.removesuffix('_s')}")
    return None


def _largest(name: str, now: int, rules: Numbers) -> int:
    """The most that may be added: a fifth of the dose, one at least, and no more than the step's own limit."""
    fifth = math.floor(now * number(rules, "up-volume-percent") / 100)
    limit = {"repetitions": "up-repetitions-most", "hold_s": "up-hold-most-s"}.get(name)
    return max(1, min(fifth, whole(rules, limit))) if limit else 1


def _top(exercise: Exercise, name: str, span: Span, rules: Numbers) -> int:
    if exercise.kind == "stretch" and name == "hold_s":
        return max(span[0], min(span[1], whole(rules, "up-stretch-hold-s")))
    return span[1]


def _goal(standing: Standing, name: str, span: Span | None) -> int | None:
    if span is None:
        return None
    goal: int | None = getattr(standing, name)
    return span[0] if goal is None else max(span[0], min(goal, span[1]))


def _with_goal(standing: Standing, name: str, goal: int) -> Standing:
    if name == "repetitions":
        return replace(standing, repetitions=goal)
    return replace(standing, hold_s=goal) if name == "hold_s" else replace(standing, sets=goal)


def _is_too_long(exercise: Exercise, dose: PlannedDose, rules: Numbers) -> bool:
    """Whether a stretch would hold a muscle for longer than helps."""
    if exercise.kind != "stretch" or dose.hold_s is None:
        return False
    return dose.sets * (dose.repetitions or 1) * dose.hold_s > number(rules, "up-stretch-total-s")


def _is_easy(climb: Climb, rules: Numbers) -> bool:
    """Whether "two more were easy" was said both times, where it is asked."""
    if not asks_form(climb.exercise):
        return True
    return all(day.two_more for day in climb.fresh[-whole(rules, "up-sessions") :])


def _loaded(climb: Climb, rules: Numbers) -> Step | None:
    standing = climb.standing
    room = standing.load_step < standing.level * whole(rules, "up-load-steps-per-level")
    if not room or climb.exercise.kind != "strength" or not is_weighted(climb.exercise, rules):
        return None
    after = replace(standing, load_step=standing.load_step + 1, repetitions=None, hold_s=None, sets=None)
    return Step(action="progress", standing=after, because="adaptation.step.more-load")


def _level_up(
    climb: Climb, progress: Progress, rules: Numbers, *, because: str = "adaptation.step.level-up"
) -> Step | None:
    standing, exercise = climb.standing, climb.exercise
    above = [level for level in LEVELS if level in exercise.levels and level > standing.level]
    if not above or above[0] > _ceiling(climb, progress, rules):
        return None
    after = replace(_risen(standing, above[0]), last_level_up=progress.today)
    if exercise.lock is not None and above[0] > exercise.lock.level:
        after = replace(after, unlocked=True)
    if _is_too_long(exercise, dose_of(exercise, after, rules), rules):
        return None
    if because == "adaptation.step.level-up" and not _fits_week(climb, after, progress, rules):
        return None
    return Step(action="progress", standing=after, because=because)


def _risen(standing: Standing, level: Level) -> Standing:
    return replace(at_bottom(standing, level), load_step=standing.load_step)


def _ceiling(climb: Climb, progress: Progress, rules: Numbers) -> int:
    top = whole(rules, "top-level")
    if progress.level_cap is not None:
        top = min(top, progress.level_cap)
    lock = climb.exercise.lock
    return min(top, lock.level) if lock is not None and not is_unlocked(climb) else top


def _fits_week(climb: Climb, after: Standing, progress: Progress, rules: Numbers) -> bool:
    """Whether the rise is a fifth at most, or no other exercise went up a level within the week.

    A step to the next level can't be made smaller: one such step a week may pass the fifth, alone.
    """
    before, then = (volume(dose_of(climb.exercise, one, rules)) for one in (climb.standing, after))
    if then <= before * (1 + number(rules, "up-volume-percent") / 100):
        return True
    week = whole(rules, "up-change-days")
    return not any(
        standing.last_level_up is not None and (progress.today - standing.last_level_up).days < week
        for standing in progress.standings.values()
    )


def _harder(climb: Climb, progress: Progress, catalogue: Catalogue) -> Step | None:
    harder = climb.exercise.harder
    at_top = climb.standing.level >= _ceiling(climb, progress, catalogue.rules) == whole(catalogue.rules, "top-level")
    if not at_top or not harder or not is_open(harder, progress, catalogue):
        return None
    after = replace(climb.standing, replaced_by=harder, last_level_up=progress.today)
    return Step(action="progress", standing=after, because="adaptation.step.harder")
