"""The week's frame: which day holds which kind of session, where, how long, and where strength may be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from unhunch.catalogue.model import Place
from unhunch.programme.candidates import Candidate, Pool
from unhunch.programme.eligibility import is_prescribed
from unhunch.programme.model import SessionKind
from unhunch.programme.situation import (
    WEEK_DAYS,
    Situation,
    day,
    exercises_regularly,
    fits_place,
    is_cautious,
    is_small_week,
    is_walk_first,
    minutes_on,
    names,
    places_on,
    sessions_most,
    span,
    whole,
)

PLACE_ORDER: tuple[Place, ...] = ("home", "gym", "desk", "outdoors", "pool")
MICRO_ORDER: tuple[Place, ...] = ("desk", "home", "gym", "outdoors", "pool")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One session to be filled: `budget_s` is the most seconds it may take.

    `strength` tells whether loaded strength may be in it, `walked` whether the day's walk is its warm-up;
    `copies` how often a micro-session is offered that day; `exercise` is what an aerobic session consists of.
    """

    day: int
    kind: SessionKind
    place: Place
    budget_s: int
    strength: bool = False
    copies: int = 1
    exercise: str = ""
    optional: bool = False
    walked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """A place for a main session: how many regions, loaded exercises and prescribed ones (of them loaded) it holds."""

    place: Place
    regions: int
    loaded: int
    walked: bool
    asked: int = 0
    asked_loaded: int = 0


def skeleton(situation: Situation, pool: Pool) -> tuple[Slot, ...]:
    """The week's sessions apart from the walks, by day: main, aerobic, micro."""
    alone = is_small_week(situation)
    mains = {} if alone else _main_days(situation, pool)
    aerobic = {} if alone else _aerobic_days(situation, pool, mains)
    strength = _strength_days(situation, mains)
    walked = _walked_days(situation, pool, mains, {index: slot.budget_s // 60 for index, slot in aerobic.items()})
    slots: list[Slot] = []
    for index in range(WEEK_DAYS):
        left = minutes_on(situation, index)
        if index in aerobic:
            slots.append(aerobic[index])
            left -= aerobic[index].budget_s // 60
        if index in mains:
            length = _main_minutes(situation, left, walked=index in walked)
            slots.append(
                Slot(
                    day=index, kind="main", place=mains[index].place, budget_s=length * 60,
                    strength=index in strength, walked=index in walked,
                )
            )  # fmt: skip
            left -= length
        slots.extend(_micro_slots(situation, pool, index, left))
    order = {"main": 0, "aerobic": 1, "micro": 2, "walk": 3}
    return tuple(sorted(_as_many_as_may(situation, slots), key=lambda slot: (slot.day, order[slot.kind])))


def _as_many_as_may(situation: Situation, slots: Sequence[Slot]) -> list[Slot]:
    """The slots that a therapist's limit leaves: the longer ones first, then one for each day that has none."""
    left = sessions_most(situation)
    if left is None:
        return list(slots)
    busy = {slot.day for slot in slots if slot.kind != "micro"}

    def rank(slot: Slot) -> tuple[bool, bool, bool, bool, bool, int]:
        micro = slot.kind == "micro"
        asked = slot.exercise != "" and is_prescribed(situation, slot.exercise)
        return not asked, micro, micro and slot.copies > 1, not slot.strength, micro and slot.day in busy, slot.day

    kept: list[Slot] = []
    for slot in sorted(slots, key=rank):
        copies = min(slot.copies, left)
        if copies:
            kept.append(replace(slot, copies=copies))
            left -= copies
    return kept


def _main_days(situation: Situation, pool: Pool) -> dict[int, _Choice]:
    """Days of the main sessions with their places: as many as asked, spread, where most can be done."""
    open_days = {
        index: choice
        for index in range(WEEK_DAYS)
        if minutes_on(situation, index) >= whole(situation, "main-day-min")
        and (choice := _best_place(situation, pool, index)) is not None
    }
    wish = whole(situation, "main-days-active" if exercises_regularly(situation) else "main-days")
    most = sessions_most(situation)
    count = min(wish, len(open_days), len(open_days) if most is None else most)

    def worth(days: tuple[int, ...]) -> tuple[int, ...]:
        firm = [index for index in days if open_days[index].loaded]
        longest = whole(situation, "main-longest-min")
        return (
            min(len(_spread(situation, firm)), span(situation, "strength-days")[1]),
            sum(open_days[index].asked for index in days),
            sum(open_days[index].regions for index in days),
            -_crowding(days),
            sum(min(longest, minutes_on(situation, index)) for index in days),
            len({open_days[index].place for index in days}),
            *(-index for index in days),
        )

    best = max(combinations(sorted(open_days), count), key=worth)
    return {index: open_days[index] for index in best}


def _crowding(days: Sequence[int]) -> int:
    return sum(later - earlier == 1 for earlier, later in pairwise(days))


def _best_place(situation: Situation, pool: Pool, index: int) -> _Choice | None:
    choices = []
    for place in PLACE_ORDER:
        if place not in places_on(situation, index):
            continue
        walked = not pool.warm_up_at(situation, place)
        if walked and not _has_time_to_walk(situation, pool, index, place):
            continue
        found = pool.main_at(situation, place, walked=walked)
        if any(candidate.exercise.kind != "breathing" for candidate in found):
            regions = len({region for candidate in found for region in candidate.regions})
            loaded = sum(candidate.exercise.frequency.rest_day_between for candidate in found)
            asked = [candidate for candidate in found if candidate.prescribed]
            firm = sum(candidate.exercise.frequency.rest_day_between for candidate in asked)
            choices.append(
                _Choice(
                    place=place, regions=regions, loaded=loaded, walked=walked, asked=len(asked), asked_loaded=firm
                )
            )  # fmt: skip
    return max(choices, key=lambda choice: (choice.asked, choice.regions, choice.loaded), default=None)


def _has_time_to_walk(situation: Situation, pool: Pool, index: int, place: Place) -> bool:
    enough = minutes_on(situation, index) >= whole(situation, "walked-main-min")
    return enough and bool(pool.warm_up_at(situation, place, walked=True))


def _walked_days(
    situation: Situation, pool: Pool, mains: dict[int, _Choice], taken: Mapping[int, int]
) -> frozenset[int]:
    """Days whose main session begins with the walk: all where nothing else warms up, else a few long ones.

    `taken` are the minutes by day that other sessions have. People who like the walk, or a move that
    needs it, have it on every day long enough; others who are past their first steps on their longest.
    """
    needed = frozenset(index for index, choice in mains.items() if choice.walked)
    if pool.walk is None:
        return needed
    wished = [pool.walk, *(one for one in pool.candidates.values() if one.after_walk)]
    liked = any(one.liked for one in wished)
    least = whole(situation, "walked-day-liked" if liked else "walked-day")
    most = len(mains) if liked else 0 if is_cautious(situation) else whole(situation, "walked-mains")
    left = {index: minutes_on(situation, index) - taken.get(index, 0) for index in mains}
    fitting = [
        index
        for index, choice in mains.items()
        if index not in needed and left[index] >= least and pool.warm_up_at(situation, choice.place, walked=True)
    ]
    longest_first = sorted(fitting, key=lambda index: (mains[index].loaded, -left[index], index))
    return needed | frozenset(longest_first[: max(0, most - len(needed))])


def _strength_days(situation: Situation, mains: dict[int, _Choice]) -> frozenset[int]:
    """Days on which loaded strength may be: never two running, the last week's counted, the best kitted first."""
    low, high = span(situation, "strength-days")
    most = low if is_cautious(situation) else high
    firm = sorted(index for index in mains if mains[index].loaded)
    count = min(most, len(_spread(situation, firm)))
    apart = [days for days in combinations(firm, count) if _spread(situation, days) == days]

    def worth(days: tuple[int, ...]) -> tuple[int, ...]:
        asked = sum(mains[index].asked_loaded for index in days)
        return asked, sum(mains[index].loaded for index in days), *(-index for index in days)

    best = max(apart, key=worth)
    return frozenset(best)


def _spread(situation: Situation, days: Iterable[int]) -> tuple[int, ...]:
    """The most of the days that keep their distance from each other and from the last strength day."""
    gap = whole(situation, "strength-gap-days")
    last = situation.course.last_strength_day
    kept: list[int] = []
    for index in sorted(days):
        since_last = gap if last is None else (day(situation, index) - last).days
        if since_last >= gap and (not kept or index - kept[-1] >= gap):
            kept.append(index)
    return tuple(kept)


def _aerobic_days(situation: Situation, pool: Pool, mains: dict[int, _Choice]) -> dict[int, Slot]:
    """Swimming and cycling for those who like them, first on days without a main session."""
    taken: dict[int, Slot] = {}
    for asked in names(situation, "aerobic"):
        candidate = pool.candidates.get(asked)
        if candidate is None:
            continue
        minutes = -(-_with_end(situation, candidate) // 60)
        open_days = [
            (index in mains, -minutes_on(situation, index), index, place)
            for index in range(WEEK_DAYS)
            if index not in taken and (place := _aerobic_place(situation, candidate, index)) is not None
            and minutes_on(situation, index) - minutes >= _least_beside(situation, mains.get(index))
        ]  # fmt: skip
        for _busy, _long, index, place in sorted(open_days)[: candidate.days_low]:
            taken[index] = Slot(day=index, kind="aerobic", place=place, budget_s=minutes * 60, exercise=candidate.id)
    return taken


def _with_end(situation: Situation, candidate: Candidate) -> int:
    return candidate.main.seconds + int(situation.catalogue.rules.number("session.done-s"))


def _aerobic_place(situation: Situation, candidate: Candidate, index: int) -> Place | None:
    exercise = candidate.exercise
    for place in exercise.places:
        if place in places_on(situation, index) and fits_place(situation, exercise, place):
            return place
    return None


def _least_beside(situation: Situation, main: _Choice | None) -> int:
    """Minutes that an aerobic session has to leave for the day's main session."""
    return 0 if main is None else _shortest(situation, walked=main.walked)


def _shortest(situation: Situation, *, walked: bool) -> int:
    return whole(situation, "walked-main-min" if walked else "main-day-min")


def _main_minutes(situation: Situation, left: int, *, walked: bool) -> int:
    """Minutes of the main session: what the day has, less a little for the micro-sessions."""
    shortest = _shortest(situation, walked=walked)
    longest = whole(situation, "walked-longest-min" if walked else "main-longest-min")
    low, high = span(situation, "micro")
    spare = left - shortest
    kept = 0 if spare < low else min(spare, high + whole(situation, "micro-repeat-min"))
    return min(longest, left - kept)


def _micro_slots(situation: Situation, pool: Pool, index: int, left: int) -> list[Slot]:
    """The day's small dose and, where minutes are left, the neck moves that come back later in the day."""
    place = _micro_place(situation, pool, index)
    if left < 1 or place is None:
        return []
    optional = is_walk_first(situation)
    high = span(situation, "micro")[1]
    first = min(high, left)
    whole_day = left == minutes_on(situation, index)
    if first < span(situation, "micro")[0] and not whole_day:
        return []
    slots = [Slot(day=index, kind="micro", place=place, budget_s=first * 60, optional=optional)]
    again = whole(situation, "micro-repeat-min")
    copies = 0 if situation.course.shrink else min(whole(situation, "micro-repeats"), (left - first) // again)
    can_repeat = any(candidate.times_a_day > 1 for candidate in pool.micro_at(situation, place))
    if copies and can_repeat:
        slots.append(Slot(day=index, kind="micro", place=place, budget_s=again * 60, copies=copies, optional=True))
    return slots


def _micro_place(situation: Situation, pool: Pool, index: int) -> Place | None:
    fitting = {
        place: len(pool.micro_at(situation, place)) for place in MICRO_ORDER if place in places_on(situation, index)
    }
    most = max(fitting.values(), default=0)
    return next((place for place, found in fitting.items() if found == most), None) if most else None
