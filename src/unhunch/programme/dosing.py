"""The level and the dose of each exercise: from the standing, within the locks and the caps."""

import math
from dataclasses import replace

from unhunch.catalogue.model import Dose, Exercise, Level, Span
from unhunch.programme.eligibility import WALKING
from unhunch.programme.model import PlannedDose, Standing
from unhunch.programme.prescribed import Prescribed
from unhunch.programme.situation import (
    Situation,
    is_cautious,
    is_walk_first,
    level_cap,
    minutes_on,
    number,
    prescription_in,
    whole,
)

LEVELS: tuple[Level, ...] = (1, 2, 3)
# The first step down takes range away, which no number of a dose shows.
SMALLER_RANGE = "adaptation.changes.smaller-range"


def top_level(situation: Situation, exercise: Exercise) -> Level:
    """The highest level at which the exercise may be planned this week (decisions, Programme 8)."""
    standing = situation.course.standings.get(exercise.id)
    top: int = min(level_cap(situation) or 3, _prescribed_level(situation, exercise) or 3)
    if exercise.id == WALKING:
        return _as_level(top)
    if standing is None:
        top = min(top, whole(situation, "top-start-level"))
    locked = exercise.lock is not None and not (standing is not None and standing.unlocked)
    if exercise.lock is not None and locked:
        top = min(top, exercise.lock.level)
    sessions = standing.sessions if standing is not None else 0
    if is_cautious(situation) and sessions < number(situation, "level-one-sessions"):
        top = 1
    return _as_level(top)


def start_level(situation: Situation, exercise: Exercise) -> Level:
    """The level at which the exercise is planned: its standing's or its own, within the top level."""
    standing = situation.course.standings.get(exercise.id)
    wish = standing.level if standing is not None else _first_level(situation, exercise)
    return at_most(exercise, _as_level(min(wish, top_level(situation, exercise))))


def at_most(exercise: Exercise, level: Level) -> Level:
    """The exercise's highest level that is no higher than asked, else its lowest."""
    below = [has for has in LEVELS if has in exercise.levels and has <= level]
    return below[-1] if below else min(exercise.levels)


def days_a_week(situation: Situation, exercise: Exercise, level: Level) -> Span:
    """How many days a week the exercise comes while the person is at that level of it, low and high.

    As many as prescribed, where that is no more than the exercise has.
    """
    low, high = exercise.levels[level].per_week or exercise.frequency.per_week
    item = prescribed(situation, exercise)
    if item is None or item.days_a_week is None:
        return low, high
    return (min(item.days_a_week, high),) * 2


def prescribed(situation: Situation, exercise: Exercise) -> Prescribed | None:
    """What a therapist prescribed of the exercise, where that holds this week; it caps the dose, put in or not."""
    found = prescription_in(situation)
    return None if found is None else found.of(exercise.id)


def dose_at(situation: Situation, exercise: Exercise, level: Level) -> PlannedDose:
    """The dose of the level, moved to the standing's goals and made smaller by its rung; never above a prescription."""
    return no_more_than(_dose_at(situation, exercise, level), prescribed(situation, exercise))


def _dose_at(situation: Situation, exercise: Exercise, level: Level) -> PlannedDose:
    dose = exercise.levels[level]
    standing = situation.course.standings.get(exercise.id)
    item = prescribed(situation, exercise)
    planned = PlannedDose(
        sets=_low(dose.sets) or 1,
        repetitions=_low(dose.repetitions),
        hold_s=_low(dose.hold_s),
        duration_s=_low(dose.duration_s),
        rest_s=dose.rest_s if (_low(dose.sets) or 1) > 1 else None,
        tempo=dose.tempo,
        sides=exercise.sides,
    )
    goals = standing
    if item is not None and item.level == level and (standing is None or standing.changed_on is None):
        # Nothing was changed by how it went yet: the prescribed dose is where it starts.
        goals = started(standing or Standing(exercise=exercise.id, level=level), item)
    if goals is not None and goals.level == level:
        planned = _with_goals(planned, dose, goals)
    if item is not None and item.level == level and item.duration_s and dose.duration_s and not (goals and goals.rung):
        planned = replace(planned, duration_s=min(item.duration_s, dose.duration_s[1]))
    if standing is not None and standing.rung:
        planned = _down(situation, planned, dose, standing.rung)
    if exercise.kind == "strength" and situation.course.strength_share < 1:
        planned = shared(planned, situation.course.strength_share)
    return planned if planned.sets > 1 else replace(planned, rest_s=None)


def walk_dose(situation: Situation, index: int) -> tuple[Level, PlannedDose]:
    """The day's walk: the highest level of the person's whose time fits beside the day's minutes.

    In the week of walking it is as long as fits, otherwise as short as its level allows, or as prescribed.
    """
    walking = situation.catalogue.get(WALKING)
    item = prescribed(situation, walking)
    most = max(minutes_on(situation, index), whole(situation, "walk-beside-min")) * 60
    wish = start_level(situation, walking)
    if item is None or item.duration_s is None:
        return _walk_up_to(walking, wish, most, longest=is_walk_first(situation))
    if item.level is not None and item.level <= wish and item.duration_s <= most:
        return item.level, PlannedDose(duration_s=item.duration_s)
    return _walk_up_to(walking, wish, min(most, item.duration_s), longest=True)


def _walk_up_to(walking: Exercise, wish: Level, most: int, *, longest: bool) -> tuple[Level, PlannedDose]:
    for level in reversed(LEVELS):
        times = walking.levels[level].duration_s if level in walking.levels else None
        if level <= wish and times is not None and times[0] <= most:
            return level, PlannedDose(duration_s=min(times[1], most) if longest else times[0])
    return 1, PlannedDose(duration_s=most)


def changes_for(situation: Situation, exercise: Exercise) -> tuple[str, ...]:
    """Ids of the texts of the changes that the person's tags, and steps down the ladder, ask of the exercise."""
    standing = situation.course.standings.get(exercise.id)
    smaller = (SMALLER_RANGE,) if standing is not None and standing.rung else ()
    return smaller + tuple(
        f"{exercise.id}.changes.{tag}"
        for tag in situation.clearance.tags
        if tag in exercise.modify_if and exercise.modify_if[tag].change and not exercise.modify_if[tag].swap_to
    )


def no_more_than(dose: PlannedDose, item: Prescribed | None) -> PlannedDose:
    """The dose with no number above what was prescribed."""
    if item is None:
        return dose
    after = replace(
        dose,
        sets=_smaller(dose.sets, item.sets) or 1,
        repetitions=_capped(dose.repetitions, item.repetitions),
        hold_s=_capped(dose.hold_s, item.hold_s),
        duration_s=_capped(dose.duration_s, item.duration_s),
    )
    return after if after.sets > 1 else replace(after, rest_s=None)


def started(standing: Standing, item: Prescribed) -> Standing:
    """The standing with the prescribed numbers as its goals."""
    return replace(
        standing,
        sets=item.sets if item.sets is not None else standing.sets,
        repetitions=item.repetitions if item.repetitions is not None else standing.repetitions,
        hold_s=item.hold_s if item.hold_s is not None else standing.hold_s,
    )


def _prescribed_level(situation: Situation, exercise: Exercise) -> int | None:
    found = prescription_in(situation)
    return None if found is None else found.most_level(exercise.id)


def _first_level(situation: Situation, exercise: Exercise) -> int:
    item = prescribed(situation, exercise)
    if item is not None and item.level is not None:
        return item.level
    if exercise.id != WALKING:
        return exercise.default_level
    by_activity = {"inactive": "walk-level-inactive", "fit": "walk-level-fit"}
    rule = by_activity.get(situation.profile.activity_level)
    return whole(situation, rule) if rule else exercise.default_level


def _with_goals(planned: PlannedDose, dose: Dose, standing: Standing) -> PlannedDose:
    sets = _within(standing.sets, dose.sets) or planned.sets
    return replace(
        planned,
        sets=sets,
        repetitions=_within(standing.repetitions, dose.repetitions) or planned.repetitions,
        hold_s=_within(standing.hold_s, dose.hold_s) or planned.hold_s,
        rest_s=dose.rest_s if sets > 1 else None,
    )


def _down(situation: Situation, planned: PlannedDose, dose: Dose, rung: int) -> PlannedDose:
    if rung >= whole(situation, "rung-repetitions"):
        lower = _low(dose.repetitions)
        planned = replace(planned, repetitions=_smaller(planned.repetitions, lower))
    if rung >= whole(situation, "rung-sets"):
        planned = replace(planned, sets=max(1, planned.sets - 1))
    if rung >= whole(situation, "rung-hold") and planned.hold_s is not None:
        share = number(situation, "rung-hold-share")
        planned = replace(planned, hold_s=max(1, math.floor(planned.hold_s * share)))
    return planned


def shared(planned: PlannedDose, share: float) -> PlannedDose:
    """The dose with about that share of its sets; of a single set, that share of its repetitions or its hold."""
    if planned.sets > 1:
        return replace(planned, sets=max(1, math.floor(planned.sets * share + 0.5)))
    if planned.repetitions is not None and planned.repetitions > 1:
        return replace(planned, repetitions=max(1, math.ceil(planned.repetitions * share)))
    if planned.hold_s is not None:
        return replace(planned, hold_s=max(1, math.ceil(planned.hold_s * share)))
    return planned


def _within(goal: int | None, of: Span | None) -> int | None:
    if goal is None or of is None:
        return None
    return max(of[0], min(goal, of[1]))


def _smaller(one: int | None, other: int | None) -> int | None:
    return one if other is None else other if one is None else min(one, other)


def _capped(planned: int | None, most: int | None) -> int | None:
    return planned if planned is None or most is None else min(planned, most)


def _low(of: Span | None) -> int | None:
    return None if of is None else of[0]


def _as_level(value: int) -> Level:
    return 1 if value <= 1 else 2 if value == 2 else 3  # noqa: PLR2004 - levels count from 1 to 3
