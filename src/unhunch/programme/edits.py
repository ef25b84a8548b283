"""Changes by hand: each is made, judged by the checker, and taken or refused with the reasons."""

from dataclasses import replace

from unhunch.errors import InvalidInputError
from unhunch.programme.assignment import is_walked, session_items
from unhunch.programme.candidates import Candidate, Pool
from unhunch.programme.judging import Basis, Edited, ground_of, judged
from unhunch.programme.model import Item, PlannedSession, Profile, Programme, Week
from unhunch.programme.seconds import session_seconds
from unhunch.programme.situation import Situation, names, whole
from unhunch.programme.skeleton import Slot


def alternatives(basis: Basis, programme: Programme, session_id: str, item: int) -> tuple[Item, ...]:
    """At most three items that may stand in for the session's item, best first, each accepted by the checker.

    Raises:
        InvalidInputError: there is no such session or item.
    """
    week, session = find(programme, session_id)
    asked = item_at(session, item)
    ground = ground_of(basis, programme, week)
    found: list[Item] = []
    for candidate in _ranked(ground.situation, ground.pool, session, asked):
        swapped = _swapped(ground.situation, ground.pool, session, asked, candidate)
        if swapped and not judged(ground, [(session, swapped)], ahead=False).refused:
            found.append(next(one for one in swapped.items if one.exercise == candidate.id))
        if len(found) == whole(ground.situation, "swaps"):
            break
    return tuple(found)


def swap(basis: Basis, programme: Programme, session_id: str, item: int, exercise: str) -> Edited:
    """The programme with the exercise in the item's place, if the checker accepts it.

    Raises:
        InvalidInputError: there is no such session, item or exercise, or it is not open to the person there.
    """
    week, session = find(programme, session_id)
    asked = item_at(session, item)
    ground = ground_of(basis, programme, week)
    situation, pool = ground.situation, ground.pool
    candidate = next((one for one in _ranked(situation, pool, session, asked) if one.id == exercise), None)
    swapped = None if candidate is None else _swapped(situation, pool, session, asked, candidate)
    if swapped is None:
        raise InvalidInputError(f"{exercise!r} can't stand in for {asked.exercise!r} here", where="exercise")
    return judged(ground, [(session, swapped)])


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


def resized(basis: Basis, session: PlannedSession, items: tuple[Item, ...]) -> PlannedSession:
    """The session with these items and the minutes that they take."""
    seconds = session_seconds(items, basis.catalogue.get, basis.catalogue.rules)
    return replace(session, items=items, minutes=-(-seconds // 60))


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
