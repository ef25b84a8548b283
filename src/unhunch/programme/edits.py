"""Changes by hand: each is made, judged by the checker, and taken or refused with the reasons."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Finding
from unhunch.errors import InvalidInputError
from unhunch.programme.assignment import is_walked, session_items, with_walks
from unhunch.programme.candidates import Candidate, Pool, pool_of
from unhunch.programme.checker import check_plan, check_week
from unhunch.programme.explain import what_gave
from unhunch.programme.model import Course, Item, PlannedSession, Profile, Programme, Week
from unhunch.programme.seconds import session_seconds
from unhunch.programme.situation import Situation, names, whole
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


def alternatives(basis: Basis, programme: Programme, session_id: str, item: int) -> tuple[Item, ...]:
    """At most three items that may stand in for the session's item, best first, each accepted by the checker.

    Raises:
        InvalidInputError: there is no such session or item.
    """
    week, session = find(programme, session_id)
    asked = item_at(session, item)
    situation = situation_of(basis, programme, week)
    pool = pool_of(situation)
    found: list[Item] = []
    for candidate in _ranked(situation, pool, session, asked):
        swapped = _swapped(situation, pool, session, asked, candidate)
        if swapped and not judged(basis, programme, week, [(session, swapped)], ahead=False).refused:
            found.append(next(one for one in swapped.items if one.exercise == candidate.id))
        if len(found) == whole(situation, "swaps"):
            break
    return tuple(found)


def swap(basis: Basis, programme: Programme, session_id: str, item: int, exercise: str) -> Edited:
    """The programme with the exercise in the item's place, if the checker accepts it.

    Raises:
        InvalidInputError: there is no such session, item or exercise, or it is not open to the person there.
    """
    week, session = find(programme, session_id)
    asked = item_at(session, item)
    situation = situation_of(basis, programme, week)
    pool = pool_of(situation)
    candidate = next((one for one in _ranked(situation, pool, session, asked) if one.id == exercise), None)
    swapped = None if candidate is None else _swapped(situation, pool, session, asked, candidate)
    if swapped is None:
        raise InvalidInputError(f"{exercise!r} can't stand in for {asked.exercise!r} here", where="exercise")
    return judged(basis, programme, week, [(session, swapped)])


def freeze(profile: Profile, exercise: str, *, frozen: bool = True) -> Profile:
    """The profile with the favourite held on to in the weeks to come, or let go."""
    others = tuple(one for one in profile.frozen if one != exercise)
    return replace(profile, frozen=(*others, exercise) if frozen else others)


def find(programme: Programme, session_id: str) -> tuple[Week, PlannedSession]:
    """The week and the session with this id.

    Raises:
        InvalidInputError: the programme holds no such session.
    """
    for week in programme.weeks:
        for day in week.days:
            for session in day.sessions:
                if session.id == session_id:
                    return week, session
    raise InvalidInputError(f"there is no session {session_id!r} in this plan", where="session")


def item_at(session: PlannedSession, item: int) -> Item:
    """The session's item of that number, from 0.

    Raises:
        InvalidInputError: it has no such item.
    """
    if 0 <= item < len(session.items):
        return session.items[item]
    raise InvalidInputError(f"the session has no item {item}", where="item")


def situation_of(basis: Basis, programme: Programme, week: Week) -> Situation:
    """The situation in which the week stands: the weeks before it taken as done."""
    course = basis.course
    for earlier in programme.weeks[basis.since : week.index]:
        course = projected(basis.catalogue, course, earlier)
    return Situation(
        catalogue=basis.catalogue,
        profile=basis.profile,
        clearance=basis.clearance,
        course=course,
        index=week.index,
        start=week.start,
    )


def judged(
    basis: Basis,
    programme: Programme,
    week: Week,
    changes: Sequence[tuple[PlannedSession, PlannedSession | None]],
    *,
    ahead: bool = True,
) -> Edited:
    """The programme with sessions of the week changed (None: taken out), if the checker accepts the week.

    Later weeks that no longer follow from it are projected anew, unless `ahead` is false.
    """
    return judge_week(basis, programme, week, _changed(week, changes), ahead=ahead)


def judge_week(basis: Basis, programme: Programme, week: Week, changed: Week, *, ahead: bool = True) -> Edited:
    """The same for a whole week in the place of another; its walks are set right by its sessions."""
    situation = situation_of(basis, programme, week)
    pool = pool_of(situation)
    changed = with_walks(situation, changed)
    gave = what_gave(situation, pool, skeleton(situation, pool), changed)
    findings = check_week(basis.catalogue, basis.profile, basis.clearance, changed, gave=gave, course=situation.course)
    if findings:
        return Edited(programme=programme, refused=findings)
    weeks = tuple(changed if one.index == week.index else one for one in programme.weeks)
    others = (one for one in programme.gave if one.week != week.index)
    edited = replace(programme, weeks=weeks, gave=tuple(sorted((*others, *gave), key=lambda one: one.week)))
    return Edited(programme=_carried_on(basis, edited, changed, situation) if ahead else edited)


def resized(basis: Basis, session: PlannedSession, items: tuple[Item, ...]) -> PlannedSession:
    """The session with these items and the minutes that they take."""
    seconds = session_seconds(items, basis.catalogue.get, basis.catalogue.rules)
    return replace(session, items=items, minutes=-(-seconds // 60))


def _carried_on(basis: Basis, programme: Programme, week: Week, situation: Situation) -> Programme:
    later = len(programme.weeks) - week.index - 1
    if not later or not check_plan(
        basis.catalogue, basis.profile, basis.clearance, programme, course=basis.course, since=basis.since
    ):
        return programme
    weeks, gave = follow(situation, week, later)
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


def _ranked(situation: Situation, pool: Pool, session: PlannedSession, asked: Item) -> list[Candidate]:
    """Candidates for the session's kind and place that are not in it, the likest to the item first."""
    if session.kind not in {"main", "micro"} or asked.part == "warm-up":
        return []
    there = {item.exercise for item in session.items}
    exercise = situation.catalogue.get(asked.exercise)
    regions = set(situation.catalogue.regions_of(asked.exercise))

    def likeness(one: Candidate) -> tuple[int, bool, int, bool, bool]:
        muscles = set(one.exercise.primary) & set(exercise.primary)
        kin = one.id in {exercise.easier, exercise.harder}
        same_place = one.exercise.position == exercise.position
        return len(regions & set(one.regions)), one.exercise.kind == exercise.kind, len(muscles), kin, same_place

    open_now = (
        pool.main_at(situation, session.place, walked=is_walked(session))
        if session.kind == "main"
        else pool.micro_at(situation, session.place)
    )
    fitting = [one for one in open_now if one.id not in there]
    return sorted(fitting, key=likeness, reverse=True)


def _swapped(
    situation: Situation, pool: Pool, session: PlannedSession, asked: Item, by: Candidate
) -> PlannedSession | None:
    """The session with the candidate in the item's place, in sound order; None where the rest is no longer open."""
    routine = set(names(situation, "warm-up"))
    others = [one.exercise for one in session.items if one.part != "warm-up" and one is not asked]
    if any(name not in pool.candidates or name in routine for name in others):
        return None
    found = (*(pool.candidates[name] for name in others), by)
    slot = Slot(
        day=0,
        kind=session.kind,
        place=session.place,
        budget_s=session.minutes * 60,
        strength=True,
        walked=is_walked(session),
    )
    items = session_items(situation, pool, slot, found)
    if session.items[0].part != "warm-up":
        items = tuple(item for item in items if item.part != "warm-up")
    chosen = tuple(
        replace(item, because=(*item.because, "rule:programme.swaps")) if item.exercise == by.id else item
        for item in items
    )
    seconds = session_seconds(chosen, situation.catalogue.get, situation.catalogue.rules)
    return replace(session, items=chosen, minutes=-(-seconds // 60))
