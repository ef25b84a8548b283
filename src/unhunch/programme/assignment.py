"""What fills a frame: exercises by slot, put in order and made into the week's sessions."""

from collections.abc import Mapping, Sequence
from itertools import permutations

from unhunch.catalogue.model import Exercise, Part, Place, Position
from unhunch.programme.candidates import Candidate, Measured, Pool
from unhunch.programme.dosing import changes_for, walk_dose
from unhunch.programme.eligibility import WALKING, wanted
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
        if may_walk(situation):
            sessions.append(_walk(situation, index))
        days.append(Day(date=day(situation, index), sessions=tuple(sessions)))
    return Week(index=situation.index, start=situation.start, days=tuple(days), provisional=provisional)


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
        because=_because(situation, exercise, measured, (*candidate.regions,), rules),
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
    warm = pool.warm_up_at(situation, slot.place)
    routine = tuple(item_of(situation, move, move.main, ("programme.warm-up",)) for move in warm)
    before = warm[-1].exercise.position if warm else None
    return routine + tuple(
        item_of(situation, candidate, candidate.main, _main_rules(candidate))
        for candidate in in_order(situation, found, before)
    )


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
        *(f"region:{region}" for region in regions),
        *(f"rule:{rule}" for rule in rules),
        *(f"source:{source}" for source in sources),
        *(f"like:{liked}" for liked in likes),
    )


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
        minutes=(dose.duration_s or 0) // 60,
        items=(item,),
        optional=minutes_on(situation, index) == 0,
    )
