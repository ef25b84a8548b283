"""The course for the planner: what came before, and how light the next week has to be."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from unhunch.adaptation.decide import apply
from unhunch.adaptation.dose import at_most
from unhunch.adaptation.flare import flare_phase
from unhunch.adaptation.model import Decision, FlarePhase
from unhunch.adaptation.outlook import is_deload, is_shrunk
from unhunch.catalogue import Catalogue
from unhunch.programme.model import Course, Standing
from unhunch.progress.model import Progress
from unhunch.progress.rules import number, row, whole

_MAIN = "-main-"
_WEEK = timedelta(days=7)


def course(progress: Progress, decisions: Iterable[Decision], *, start: date, catalogue: Catalogue) -> Course:
    """What the planner needs for the week from `start`, with the decisions that are not in the records yet.

    In a flare-up strength is smaller and lower only for now: the standings in the records stay.
    """
    rules = catalogue.rules
    standings = apply(decisions, progress.standings)
    phase = flare_phase(progress, rules)
    return Course(
        standings=_lowered(standings, phase, catalogue),
        known=tuple(dict.fromkeys(one.exercise for one in progress.exercise_sessions)),
        main_weeks=_main_weeks(progress, start),
        walk_days=progress.walk_days,
        last_strength_day=_last_strength_day(progress, catalogue),
        strength_share=_share(progress, phase, start, catalogue),
        shrink=is_shrunk(progress.weeks, progress.today, rules),
        level_cap=whole(rules, "gate-easy-level") if phase.phase == "rest" else None,
        prescription=progress.prescription,
    )


def _main_weeks(progress: Progress, start: date) -> int:
    """How many weeks before `start` had a main session; a session's id says its kind."""
    done = {one.day for one in progress.exercise_sessions if _MAIN in one.session}
    starts = [week.start for week in progress.weeks if week.start < start]
    return sum(any(begin <= day < begin + _WEEK for day in done) for begin in starts)


def _share(progress: Progress, phase: FlarePhase, start: date, catalogue: Catalogue) -> float:
    if phase.phase == "rest":
        # The gate leaves strength out on days of rest; what comes after them starts at the first share.
        return row(catalogue.rules, "flare-shares")[0]
    light = is_deload(progress.weeks, start, catalogue.rules)
    deload = number(catalogue.rules, "deload-share") if light else 1.0
    return min(phase.strength_share, deload)


def _lowered(standings: Mapping[str, Standing], phase: FlarePhase, catalogue: Catalogue) -> dict[str, Standing]:
    if not phase.max_level_drop:
        return dict(standings)
    return {name: lowered(standing, phase, catalogue) for name, standing in standings.items()}


def lowered(standing: Standing, phase: FlarePhase, catalogue: Catalogue) -> Standing:
    """The standing of a strength exercise as it is for now on the way back from a flare-up."""
    exercise = catalogue.get(standing.exercise)
    level = at_most(exercise, standing.level - phase.max_level_drop)
    if exercise.kind != "strength" or level >= standing.level:
        return standing
    return replace(standing, level=level, repetitions=None, hold_s=None, sets=None)


def _last_strength_day(progress: Progress, catalogue: Catalogue) -> date | None:
    """The last day of strength that needs a rest day after it."""
    days = [one.day for one in progress.exercise_sessions if catalogue.get(one.exercise).frequency.rest_day_between]
    return max(days, default=None)
