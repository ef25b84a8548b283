"""The plan: one week solved at a time, the weeks after it projected and printed as provisional."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from unhunch.catalogue import Catalogue
from unhunch.programme.assignment import week_of
from unhunch.programme.candidates import Candidate, Pool, pool_of
from unhunch.programme.checker import check_week
from unhunch.programme.eligibility import WALKING
from unhunch.programme.explain import what_gave
from unhunch.programme.greedy import fill
from unhunch.programme.model import Course, Gave, Profile, Programme, Week
from unhunch.programme.situation import WEEK_DAYS, Situation
from unhunch.programme.skeleton import skeleton
from unhunch.programme.solver import solve
from unhunch.programme.worth import is_new
from unhunch.screening.model import Clearance

NO_COURSE = Course()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedWeek:
    """One week with what gave in it, and how it was found: `gap` and `nodes` are None for a greedy one."""

    week: Week
    gave: tuple[Gave, ...]
    gap: float | None = None
    nodes: int | None = None


def plan(
    catalogue: Catalogue,
    profile: Profile,
    clearance: Clearance,
    start: date,
    *,
    weeks: int = 4,
    course: Course = NO_COURSE,
) -> Programme:
    """A programme of `weeks` weeks from `start`: the first is firm, the others are provisional.

    The same input gives the same programme. What had to give is in `gave`. Source: decisions.
    """
    first = Situation(catalogue=catalogue, profile=profile, clearance=clearance, course=course, index=0, start=start)
    solved, gave = _solved(first, weeks)
    return Programme(start=start, weeks=solved, gave=gave)


def plan_week(  # noqa: PLR0913 - a week is planned from all that a plan is, and from what came before
    catalogue: Catalogue,
    profile: Profile,
    clearance: Clearance,
    start: date,
    index: int,
    course: Course,
    previous: Programme,
    *,
    weeks: int | None = None,
) -> Programme:
    """The programme `previous` with week `index` solved anew; earlier weeks stay, later ones are projected.

    `start` is the programme's first date, `course` what has happened up to that week's eve; `weeks` is
    how many the programme has then (as many as before, at least up to this one). `gave` keeps what it
    says of the earlier weeks.
    """
    first = Situation(
        catalogue=catalogue,
        profile=profile,
        clearance=clearance,
        course=course,
        index=index,
        start=start + timedelta(days=WEEK_DAYS * index),
    )
    solved, gave = _solved(first, max(1, (len(previous.weeks) if weeks is None else weeks) - index))
    earlier = tuple(one for one in previous.gave if one.week < index)
    return Programme(start=start, weeks=(*previous.weeks[:index], *solved), gave=(*earlier, *gave))


def follow(situation: Situation, week: Week, weeks: int) -> tuple[tuple[Week, ...], tuple[Gave, ...]]:
    """So many provisional weeks after `week`, which stands in `situation`, and what gave in them."""
    after = _next(situation, week)
    solved, gave = _solved(after, weeks)
    return tuple(replace(one, provisional=True) for one in solved), gave


def _next(situation: Situation, week: Week) -> Situation:
    return replace(
        situation,
        course=projected(situation.catalogue, situation.course, week),
        index=situation.index + 1,
        start=situation.start + timedelta(days=WEEK_DAYS),
    )


def _solved(first: Situation, weeks: int) -> tuple[tuple[Week, ...], tuple[Gave, ...]]:
    """That many weeks from the first one's situation on, each after the first provisional, and what gave."""
    solved: list[Week] = []
    gave: list[Gave] = []
    situation = first
    for _week in range(weeks):
        planned = best_week(situation, provisional=situation.index > first.index)
        solved.append(planned.week)
        gave += planned.gave
        situation = _next(situation, planned.week)
    return tuple(solved), tuple(gave)


def best_week(situation: Situation, *, provisional: bool = False, gap: float | None = None) -> PlannedWeek:
    """The solver's week if the checker accepts it, else the greedy one."""
    pool = pool_of(situation)
    slots = skeleton(situation, pool)

    def made(filling: Mapping[int, tuple[Candidate, ...]]) -> PlannedWeek:
        week = week_of(situation, pool, slots, filling, provisional=provisional)
        return PlannedWeek(week=week, gave=what_gave(situation, pool, slots, week))

    quick = fill(situation, pool, slots)
    answer = solve(situation, narrowed(situation, pool, quick), slots, quick, gap=gap)
    if answer is not None:
        best = made(answer.filling)
        if not is_refused(situation, best):
            return replace(best, gap=answer.gap, nodes=answer.nodes)
    return made(quick)


def narrowed(situation: Situation, pool: Pool, filling: Mapping[int, tuple[Candidate, ...]]) -> Pool:
    """The pool with no other new exercises than the filling brings; a week brings few, and choosing is slow."""
    met = {candidate.family for found in filling.values() for candidate in found}
    return replace(
        pool,
        candidates={
            name: candidate
            for name, candidate in pool.candidates.items()
            if candidate.exercise.kind in {"warm-up", "aerobic"}
            or candidate.family in met
            or not is_new(situation, candidate)
        },
    )


def is_refused(situation: Situation, planned: PlannedWeek) -> bool:
    """Whether the independent checker finds anything against the week."""
    findings = check_week(
        situation.catalogue,
        situation.profile,
        situation.clearance,
        planned.week,
        gave=planned.gave,
        course=situation.course,
    )
    return bool(findings)


def projected(catalogue: Catalogue, course: Course, week: Week) -> Course:
    """The course after the week if it is done as planned; levels stay as they are."""
    exercises: dict[str, None] = dict.fromkeys(course.known)
    strength: list[date] = []
    walks = mains = 0
    for day in week.days:
        walks += any(item.exercise == WALKING for session in day.sessions for item in session.items)
        for session in day.sessions:
            mains += session.kind == "main"
            exercises.update(dict.fromkeys(item.exercise for item in session.items))
            if any(catalogue.get(item.exercise).frequency.rest_day_between for item in session.items):
                strength.append(day.date)
    return replace(
        course,
        known=tuple(exercises),
        main_weeks=course.main_weeks + int(mains > 0),
        walk_days=course.walk_days + walks,
        last_strength_day=max(strength) if strength else course.last_strength_day,
    )
