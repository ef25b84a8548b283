"""What fills a frame: exercises by slot, put in order and made into the week's sessions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import permutations

from unhunch.catalogue.model import Exercise, Part, Place, Position
from unhunch.programme.candidates import Candidate, Measured, Pool
from unhunch.programme.dosing import changes_for, walk_dose
from unhunch.programme.eligibility import WALKING, is_prescribed, wanted
from unhunch.programme.model import Day, Item, PlannedSession, Week
from unhunch.programme.seconds import item_seconds, session_seconds
from unhunch.programme.situation import (
    WEEK_DAYS,
    Situation,
    day,
    is_walk_first,
    may_walk,
    minutes_on,
    names,
    places_on,
    prescription_in,
)
from unhunch.programme.skeleton import Slot

WALK_PLACES: tuple[Place, ...] = ("outdoors", "home", "gym")
Filling = Mapping[int, tuple[Candidate, ...]]
_PARTS: Mapping[str, Part] = {
    "warm-up": "warm-up", "mobility": "mobility", "strength": "strength", "stretch": "stretch",
    "breathing": "breathing", "posture": "posture", "aerobic": "aerobic",
}  # fmt: skip


def week_of(situation: Situation, pool: Pool, slots: Sequence[Slot], filling: Filling, *, provisional: bool) -> Week:
    """The week whose slots hold what `filling` gives them, by the slot's number, with its walks."""
    days = []
    for index in range(WEEK_DAYS):
        sessions: list[PlannedSession] = []
        for at, slot in enumerate(slots):
            if slot.day == index and (items := session_items(situation, pool, slot, filling.get(at, ()))):
                sessions.extend(_sessions(situation, slot, items, sessions))
        days.append(Day(date=day(situation, index), sessions=_with_walk(situation, index, sessions)))
    return Week(index=situation.index, start=situation.start, days=tuple(days), provisional=provisional)


def with_walks(situation: Situation, week: Week) -> Week:
    """The week with a walk on each day that has none, and no second one beside a session that begins with it."""
    days = [
        replace(one, sessions=_with_walk(situation, index, one.sessions)) for index, one in enumerate(week.days)
    ]  # fmt: skip
    return replace(week, days=tuple(days))


def is_walked(session: PlannedSession) -> bool:
    """Whether a main session begins with the day's walk."""
    return session.kind == "main" and session.items[:1] != () and session.items[0].exercise == WALKING


def _with_walk(situation: Situation, index: int, sessions: Sequence[PlannedSession]) -> tuple[PlannedSession, ...]:
    if not may_walk(situation):
        return tuple(sessions)
    if any(is_walked(session) for session in sessions):
        return tuple(session for session in sessions if session.kind != "walk")
    has = any(session.kind == "walk" for session in sessions)
    return tuple(sessions) if has else (*sessions, _walk(situation, index))


def in_order(situation: Situation, found: Sequence[Candidate], before: Position | None) -> tuple[Candidate, ...]:
    """The candidates by part and, within a part, by position, so that positions change least.

    `before` is the position that the session is in when they begin.
    """
    parts = [
        [candidate for candidate in found if candidate.exercise.kind == part]
        for part in names(situation, "parts")
        if part != "warm-up"
    ]
    best: tuple[Candidate, ...] = ()
    position = before
    for place, part in enumerate(parts):
        following = next((later[0].exercise.position for later in parts[place + 1 :] if later), None)
        groups = list(dict.fromkeys(candidate.exercise.position for candidate in part))
        if not groups:
            continue
        order = min(permutations(groups), key=lambda ways: _turns(position, ways, following))
        best += tuple(candidate for way in order for candidate in part if candidate.exercise.position == way)
        position = order[-1]
    return best


def _turns(before: Position | None, ways: Sequence[Position], after: Position | None) -> tuple[int, int]:
    first = int(before is not None and before != ways[0])
    return first, int(after is not None and ways[-1] != after)


def item_of(situation: Situation, candidate: Candidate, measured: Measured, rules: Sequence[str]) -> Item:
    """The candidate as a session's item, with why it is there."""
    exercise = candidate.exercise
    return Item(
        exercise=exercise.id,
        part=_PARTS[exercise.kind],
        level=measured.level,
        dose=measured.dose,
        seconds=measured.seconds,
        changes=candidate.changes,
        because=_because(situation, exercise, measured, candidate.regions or exercise.helps, rules),
    )


def session_items(situation: Situation, pool: Pool, slot: Slot, found: Sequence[Candidate]) -> tuple[Item, ...]:
    """The slot's items in order, warm-up included, that `found` makes; empty where nothing was found."""
    if slot.kind == "aerobic":
        swim = pool.candidates[slot.exercise]
        return (item_of(situation, swim, swim.main, ("programme.aerobic",)),)
    if not found:
        return ()
    if slot.kind == "micro":
        return tuple(
            item_of(situation, candidate, candidate.micro or candidate.main, _micro_rules(situation, candidate))
            for candidate in in_order(situation, found, None)
        )
    warm = pool.warm_up_at(situation, slot.place, walked=slot.walked)
    before = warm[-1].exercise.position if warm else None
    return warm_up_items(situation, pool, slot.place, walked=slot.walked) + tuple(
        item_of(situation, candidate, candidate.main, _main_rules(candidate))
        for candidate in in_order(situation, found, before)
    )


def warm_up_items(situation: Situation, pool: Pool, place: Place, *, walked: bool = False) -> tuple[Item, ...]:
    """The routine at the place as items, or the walk in its stead; empty where it is not open there."""
    rules = ("programme.warm-up-walk", "programme.walk-daily") if walked else ("programme.warm-up",)
    moves = pool.warm_up_at(situation, place, walked=walked)
    return tuple(replace(item_of(situation, move, move.main, rules), part="warm-up") for move in moves)


def _main_rules(candidate: Candidate) -> tuple[str, ...]:
    rules = ["programme.parts"]
    if candidate.regions:
        rules.append("programme.regions")
    if candidate.exercise.frequency.rest_day_between:
        rules.append("programme.strength-days")
    return tuple(rules)


def _micro_rules(situation: Situation, candidate: Candidate) -> tuple[str, ...]:
    daily = candidate.id in names(situation, "daily-dose")
    return ("programme.micro", "programme.daily-dose") if daily else ("programme.micro",)


def _because(
    situation: Situation, exercise: Exercise, measured: Measured, regions: Sequence[str], rules: Sequence[str]
) -> tuple[str, ...]:
    dose = exercise.levels[measured.level]
    sources = dict.fromkeys((*dose.source.values(), exercise.frequency.source))
    kin = {exercise.id, exercise.parent or exercise.id}
    likes = [asked for asked in sorted(kin) if asked in wanted(situation)]
    return (
        *_prescribed_by(situation, exercise),
        *(f"region:{region}" for region in regions),
        *(f"rule:{rule}" for rule in rules),
        *(f"source:{source}" for source in sources),
        *(f"like:{liked}" for liked in likes),
    )


def _prescribed_by(situation: Situation, exercise: Exercise) -> tuple[str, ...]:
    found = prescription_in(situation)
    return (f"prescribed:{found.by}",) if found is not None and is_prescribed(situation, exercise.id) else ()


def _sessions(
    situation: Situation, slot: Slot, items: tuple[Item, ...], earlier: Sequence[PlannedSession]
) -> list[PlannedSession]:
    seconds = session_seconds(items, situation.catalogue.get, situation.catalogue.rules)
    first = sum(session.kind == slot.kind for session in earlier) + 1
    return [
        PlannedSession(
            id=f"{day(situation, slot.day).isoformat()}-{slot.kind}-{number}",
            kind=slot.kind,
            place=slot.place,
            minutes=-(-seconds // 60),
            items=items,
            optional=slot.optional,
        )
        for number in range(first, first + slot.copies)
    ]


def _walk(situation: Situation, index: int) -> PlannedSession:
    walking = situation.catalogue.get(WALKING)
    level, dose = walk_dose(situation, index)
    seconds = item_seconds(walking, level, dose, situation.catalogue.rules)
    measured = Measured(level=level, dose=dose, seconds=seconds)
    rules = ["programme.walk-daily"]
    if is_walk_first(situation):
        rules.append("programme.walk-first-days")
    item = Item(
        exercise=WALKING,
        part="walking",
        level=level,
        dose=dose,
        seconds=seconds,
        changes=changes_for(situation, walking),
        because=_because(situation, walking, measured, (), rules),
    )
    open_places = places_on(situation, index)
    place = next((place for place in WALK_PLACES if place in open_places), WALK_PLACES[0])
    return PlannedSession(
        id=f"{day(situation, index).isoformat()}-walk-1",
        kind="walk",
        place=place,
        minutes=-(-(dose.duration_s or 0) // 60),
        items=(item,),
        optional=minutes_on(situation, index) == 0,
    )
