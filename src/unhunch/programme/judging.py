"""A change by hand is judged by the checker, and taken or refused with the reasons."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Finding
from unhunch.programme.assignment import with_walks
from unhunch.programme.candidates import Pool, pool_of
from unhunch.programme.checker import check_plan, check_week
from unhunch.programme.explain import what_gave
from unhunch.programme.model import Course, PlannedSession, Profile, Programme, Week
from unhunch.programme.situation import Situation
from unhunch.programme.skeleton import Slot, skeleton
from unhunch.programme.weeks import NO_COURSE, follow, projected
from unhunch.screening.model import Clearance


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a programme was made from: `course` is what happened before its week number `since`."""

    catalogue: Catalogue
    profile: Profile
    clearance: Clearance
    course: Course = NO_COURSE
    since: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """The programme after a change; `refused` lists what the checker found, and then nothing was changed."""

    programme: Programme
    refused: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What all changes of one week are judged on: the situation in which it stands, and what is open in it."""

    basis: Basis
    programme: Programme
    week: Week
    situation: Situation
    pool: Pool
    slots: tuple[Slot, ...]


def ground_of(basis: Basis, programme: Programme, week: Week) -> Ground:
    """The ground of the week; the weeks before it are taken as done."""
    course = basis.course
    for earlier in programme.weeks[basis.since : week.index]:
        course = projected(basis.catalogue, course, earlier)
    situation = Situation(
        catalogue=basis.catalogue,
        profile=basis.profile,
        clearance=basis.clearance,
        course=course,
        index=week.index,
        start=week.start,
    )
    pool = pool_of(situation)
    slots = skeleton(situation, pool)
    return Ground(basis=basis, programme=programme, week=week, situation=situation, pool=pool, slots=slots)


def judged(
    ground: Ground, changes: Sequence[tuple[PlannedSession, PlannedSession | None]], *, ahead: bool = True
) -> Edited:
    """The programme with sessions of the week changed (None: taken out), if the checker accepts the week.

    Later weeks that no longer follow from it are projected anew, unless `ahead` is false.
    """
    return judge_week(ground, _changed(ground.week, changes), ahead=ahead)


def judge_week(ground: Ground, changed: Week, *, ahead: bool = True) -> Edited:
    """The same for a whole week in the place of another; its walks are set right by its sessions."""
    basis, situation, programme = ground.basis, ground.situation, ground.programme
    changed = with_walks(situation, changed)
    gave = what_gave(situation, ground.pool, ground.slots, changed)
    findings = check_week(basis.catalogue, basis.profile, basis.clearance, changed, gave=gave, course=situation.course)
    if findings:
        return Edited(programme=programme, refused=findings)
    weeks = tuple(changed if one.index == changed.index else one for one in programme.weeks)
    others = (one for one in programme.gave if one.week != changed.index)
    edited = replace(programme, weeks=weeks, gave=tuple(sorted((*others, *gave), key=lambda one: one.week)))
    return Edited(programme=_carried_on(ground, edited, changed) if ahead else edited)


def _carried_on(ground: Ground, programme: Programme, week: Week) -> Programme:
    basis = ground.basis
    later = len(programme.weeks) - week.index - 1
    if not later or not check_plan(
        basis.catalogue, basis.profile, basis.clearance, programme, course=basis.course, since=basis.since
    ):
        return programme
    weeks, gave = follow(ground.situation, week, later)
    kept = programme.weeks[: week.index + 1]
    before = (one for one in programme.gave if one.week <= week.index)
    return replace(programme, weeks=(*kept, *weeks), gave=(*before, *gave))


def _changed(week: Week, changes: Sequence[tuple[PlannedSession, PlannedSession | None]]) -> Week:
    instead = {old.id: new for old, new in changes}
    days = tuple(
        replace(
            day,
            sessions=tuple(new for one in day.sessions if (new := instead.get(one.id, one)) is not None),
        )
        for day in week.days
    )
    return replace(week, days=days)
