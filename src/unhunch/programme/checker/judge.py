"""The verdict on a week and on a programme: every finding of every rule."""

from dataclasses import replace
from datetime import date

from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Finding
from unhunch.programme.checker.case import Case, finding
from unhunch.programme.checker.frame import check_frame
from unhunch.programme.checker.kept import check_kept
from unhunch.programme.checker.ladder import check_ladder
from unhunch.programme.checker.order import check_order
from unhunch.programme.checker.prescribed import check_prescribed
from unhunch.programme.checker.rhythm import check_rhythm
from unhunch.programme.checker.safety import check_safety
from unhunch.programme.model import Course, Gave, Profile, Programme, Week
from unhunch.screening.model import Clearance

NO_COURSE = Course()


def check_week(
    catalogue: Catalogue,
    profile: Profile,
    clearance: Clearance,
    week: Week,
    *,
    gave: tuple[Gave, ...],
    course: Course = NO_COURSE,
) -> tuple[Finding, ...]:
    """Everything wrong with the week, given what was said to have given; none means that it may be offered."""
    case = Case(catalogue=catalogue, profile=profile, clearance=clearance, course=course, week=week, gave=gave)
    every = (check_safety, check_frame, check_order, check_rhythm, check_ladder, check_prescribed, check_kept)
    return tuple(one for check in every for one in check(case))


def check_plan(
    catalogue: Catalogue,
    profile: Profile,
    clearance: Clearance,
    programme: Programme,
    *,
    course: Course = NO_COURSE,
    since: int = 0,
) -> tuple[Finding, ...]:
    """Everything wrong with the weeks from number `since` on; `course` is what happened before that week.

    What follows is held against the course that would come of doing the weeks before it as planned.
    """
    found: list[Finding] = []
    if not programme.weeks[since:]:
        found.append(finding("weeks", "programme", "there is no week"))
    for week in programme.weeks[since:]:
        found += check_week(catalogue, profile, clearance, week, gave=programme.gave, course=course)
        if week.provisional != (week.index > since):
            found.append(finding("provisional", f"week {week.index}", "only the next week is firm"))
        course = _done(catalogue, course, week)
    return tuple(found)


def _done(catalogue: Catalogue, course: Course, week: Week) -> Course:
    """The course after the week, had it been done as planned."""
    known, firm = set(course.known), {course.last_strength_day} - {None}
    for day in week.days:
        for session in day.sessions:
            names = [item.exercise for item in session.items if _exists(catalogue, item.exercise)]
            known.update(names)
            if any(catalogue.get(name).frequency.rest_day_between for name in names):
                firm.add(day.date)
    kinds = [[session.kind for session in day.sessions] for day in week.days]
    walked = [any(item.exercise == "walking" for one in day.sessions for item in one.items) for day in week.days]
    last: date | None = max((one for one in firm if one is not None), default=None)
    return replace(
        course,
        known=tuple(sorted(known)),
        main_weeks=course.main_weeks + any("main" in one for one in kinds),
        walk_days=course.walk_days + sum(walked),
        last_strength_day=last,
    )


def _exists(catalogue: Catalogue, name: str) -> bool:
    return name in catalogue.exercises or name in catalogue.variants
