"""What changes for each exercise, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from unhunch.adaptation.evidence import Limits, Outing, Outings, is_ready, limits_of, outings, why_down, why_hold
from unhunch.adaptation.flare import flare_phase
from unhunch.adaptation.gaps import gap_decisions, waits_until
from unhunch.adaptation.ladder import Step, after_red, walk_down
from unhunch.adaptation.model import Decision
from unhunch.adaptation.outlook import course_decisions
from unhunch.adaptation.prescribed import no_further
from unhunch.adaptation.progression import Climb, is_level_up, step_up
from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Exercise
from unhunch.programme.model import Programme, Standing
from unhunch.progress.model import Progress
from unhunch.progress.rules import whole

RED = "adaptation.down.red"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One exercise to be judged: where it stands, all its days, and those since its last change."""

    exercise: Exercise
    standing: Standing
    days: tuple[Outing, ...]
    fresh: tuple[Outing, ...]
    limits: Limits


def decide(programme: Programme | None, progress: Progress, *, catalogue: Catalogue) -> tuple[Decision, ...]:
    """Everything that changes now, each with its because; what was decided before (`progress.acted`) is left out.

    Safety first: after a stop sign nothing but the screening is decided, after a gap nothing but its steps back.
    Of `programme` only whether an exercise is in it counts: what is not planned any more is not made harder.
    Source: adaptation rules, sections 1-7; decisions, Adaptation 1-5.
    """
    limits = limits_of(catalogue.rules)
    found = [*course_decisions(progress, catalogue, limits)]
    if not any(one.action == "stop" for one in found):
        gaps = gap_decisions(progress, catalogue)
        found.extend(gaps or _by_exercise(programme, progress, catalogue, limits))
    return tuple(one for one in found if one.key not in progress.acted)


def apply(decisions: Iterable[Decision], standings: Mapping[str, Standing]) -> dict[str, Standing]:
    """The standings after the decisions."""
    changed = {one.exercise: one.change for one in decisions if one.change is not None}
    return {**standings, **changed}


def _by_exercise(
    programme: Programme | None, progress: Progress, catalogue: Catalogue, limits: Limits
) -> list[Decision]:
    seen = outings(progress, catalogue, limits)
    cases = [_case(name, progress, seen, catalogue, limits) for name in seen]
    found: list[Decision] = []
    for case in cases:
        # Each swap sees those before it, so that two exercises never stand in for each other.
        found.extend(_down(case, _after(found, progress), catalogue))
    changed = {one.exercise for one in found}
    if not progress.missed_safety_answer and flare_phase(progress, catalogue.rules).phase == "none":
        planned = _planned(programme)
        up = [case for case in cases if case.exercise.id not in changed and _is_in(case.exercise.id, planned)]
        found.extend(_ups(up, _after(found, progress), catalogue))
        found.extend(_returns(progress, seen, found, catalogue, limits))
    changed = {one.exercise for one in found}
    found.extend(one for case in cases if case.exercise.id not in changed for one in _hold(case))
    return found


def _after(found: Iterable[Decision], progress: Progress) -> Progress:
    """The progress with the decisions so far in it."""
    return replace(progress, standings=apply(found, progress.standings)) if found else progress


def _is_in(exercise: str, planned: frozenset[str] | None) -> bool:
    return planned is None or exercise in planned


def _case(name: str, progress: Progress, seen: Outings, catalogue: Catalogue, limits: Limits) -> Case:
    standing = progress.standings.get(name) or Standing(exercise=name)
    days = seen[name]
    judged = standing.judged_to
    fresh = days if judged is None else tuple(day for day in days if day.day > judged)
    return Case(exercise=catalogue.get(name), standing=standing, days=days, fresh=fresh, limits=limits)


def _down(case: Case, progress: Progress, catalogue: Catalogue) -> list[Decision]:
    if case.standing.dropped or case.standing.replaced_by:
        return []
    why = why_down(case.fresh, case.limits)
    if not why:
        return []
    day = case.fresh[-1].day
    waits = waits_until(case.standing, progress.today, catalogue.rules)
    if waits is not None:
        return _rested(case.standing, waits, day, why)
    act = after_red if why == RED else walk_down
    step = act(case.exercise, case.standing, progress, catalogue)
    return [_decision(step, day, progress.today, why), *_newcomer(step, day, progress)]


def _rested(standing: Standing, until: date, day: date, why: str) -> list[Decision]:
    """Left out until it may change again: no second change within the week, and no pain meanwhile either."""
    if standing.left_out_until is not None and standing.left_out_until >= until:
        return []
    change = replace(standing, left_out_until=until)
    because = (why, "adaptation.step.rest-of-week")
    return [Decision(exercise=standing.exercise, action="leave_out", because=because, on=day, change=change)]


def _newcomer(step: Step, day: date, progress: Progress) -> list[Decision]:
    """An exercise that comes in for another and was never done starts at level 1."""
    name = step.standing.replaced_by
    if not name or name in progress.standings:
        return []
    change = Standing(exercise=name)
    return [Decision(exercise=name, action="hold", because=("adaptation.step.starts-low",), on=day, change=change)]


def _ups(cases: Iterable[Case], progress: Progress, catalogue: Catalogue) -> list[Decision]:
    left = _level_ups_left(progress, catalogue)
    found: list[Decision] = []
    for case in cases:
        if not _may_rise(case, progress, catalogue):
            continue
        now = _after(found, progress)
        climb = Climb(exercise=case.exercise, standing=case.standing, days=case.days, fresh=case.fresh)
        step = no_further(step_up(climb, now, catalogue), case.standing, progress.prescription)
        if step is None or (is_level_up(step, case.standing) and left < 1):
            continue
        left -= is_level_up(step, case.standing)
        day = case.fresh[-1].day
        found += [_decision(step, day, progress.today, "adaptation.up.ready"), *_newcomer(step, day, now)]
    return found


def _may_rise(case: Case, progress: Progress, catalogue: Catalogue) -> bool:
    standing = case.standing
    if standing.dropped or standing.replaced_by or waits_until(standing, progress.today, catalogue.rules):
        return False
    return is_ready(case.fresh, case.exercise, case.limits)


def _level_ups_left(progress: Progress, catalogue: Catalogue) -> int:
    """How many exercises may still go up a level before the next session."""
    since = progress.last_active or progress.today
    risen = sum(one.last_level_up is not None and one.last_level_up >= since for one in progress.standings.values())
    return whole(catalogue.rules, "up-level-per-session") - risen


def _returns(
    progress: Progress, seen: Outings, found: Iterable[Decision], catalogue: Catalogue, limits: Limits
) -> list[Decision]:
    """Exercises that come back, at level 1, when what stands in for them went well since."""
    changed = {one.exercise for one in found}
    back: list[Decision] = []
    for standing in progress.standings.values():
        stand_in = standing.replaced_by
        harder = catalogue.get(standing.exercise).harder
        if not stand_in or stand_in == harder or standing.dropped or standing.exercise in changed:
            continue
        since = standing.changed_on
        days = [day for day in seen.get(stand_in, ()) if since is None or day.day > since]
        waits = waits_until(standing, progress.today, catalogue.rules)
        if waits or not is_ready(days, catalogue.get(stand_in), limits):
            continue
        after = replace(standing, replaced_by=None, rung=1)
        step = Step(action="swap", standing=after, because="adaptation.step.comes-back")
        back.append(_decision(step, days[-1].day, progress.today, "adaptation.up.stand-in"))
    return back


def _hold(case: Case) -> list[Decision]:
    if not case.fresh or case.standing.dropped or case.standing.replaced_by:
        return []
    why = why_hold(case.fresh[-1], case.exercise, case.limits)
    if not why:
        return []
    return [Decision(exercise=case.exercise.id, action="hold", because=(why,), on=case.fresh[-1].day)]


def _decision(step: Step, day: date, today: date, why: str) -> Decision:
    change = replace(step.standing, changed_on=today, judged_to=day)
    because = (why, step.because)
    return Decision(exercise=change.exercise, action=step.action, because=because, on=day, change=change)


def _planned(programme: Programme | None) -> frozenset[str] | None:
    if programme is None:
        return None
    return frozenset(
        item.exercise
        for week in programme.weeks
        for day in week.days
        for session in day.sessions
        for item in session.items
    )
