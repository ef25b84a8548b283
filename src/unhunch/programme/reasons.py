"""Why something is missing from a week: the reason that holds, so that what is said of it is true."""

from collections.abc import Iterable, Mapping, Sequence

from unhunch.catalogue.model import Place
from unhunch.programme.candidates import Candidate, Pool
from unhunch.programme.eligibility import Reason, family_of, put_off, refusal
from unhunch.programme.greedy import free_seconds, measured_in, open_for
from unhunch.programme.prescribed import Prescribed
from unhunch.programme.situation import (
    WEEK_DAYS,
    Situation,
    fits_place,
    is_loaded_allowed,
    is_small_week,
    is_strength_week,
    minutes_on,
    missing_kit,
    number,
    places_on,
    whole,
)
from unhunch.programme.skeleton import Slot
from unhunch.programme.worth import is_new

# What opens by itself comes first, then what the person may change, then what the safety answers close: an exercise
# is refused for safety before anything else, so a dislike among the reasons alone keeps its exercise out.
_WHY_REFUSED: tuple[tuple[Reason, str], ...] = (
    ("pain", "pain"), ("resting", "rest"), ("dropped", "rest"), ("dislike", "dislike"), ("therapist", "therapist"),
    ("tag", "safety"), ("hidden", "safety"), ("kind", "safety"), ("loaded", "safety"), ("water", "safety"),
    ("liking", "dislike"), ("walk", "time"),
)  # fmt: skip

# A favourite that is closed goes by the sentences of what is liked, where they are true of the reason.
_WHY_NOT_KEPT: Mapping[Reason, str] = {
    "dropped": "liked-rest", "resting": "liked-rest", "dislike": "liked-disliked", "therapist": "liked-therapist",
    "water": "liked-water", "tag": "liked-closed", "hidden": "liked-closed", "kind": "liked-closed",
    "loaded": "liked-closed", "pain": "kept-pain", "walk": "kept-walk", "only-prescribed": "kept-prescribed",
}  # fmt: skip


def why_refused(pool: Pool, asked: Iterable[str]) -> str:
    """Why none of the exercises asked for is open, in one word: pain, rest, dislike, safety or time."""
    met = {pool.refused[name][0] for name in asked if name in pool.refused}
    return next((words for reason, words in _WHY_REFUSED if reason in met), "safety")


def why_no_strength(situation: Situation, pool: Pool, slots: Sequence[Slot], least: int) -> str:
    """Why loaded strength comes on fewer than `least` days, in one word."""
    exercises = situation.catalogue.exercises.values()
    firm = [one for one in pool.candidates.values() if one.exercise.frequency.rest_day_between]
    mains = [slot for slot in slots if slot.kind == "main"]
    fitting = [slot for slot in mains if any(one in pool.main_at(situation, slot.place) for one in firm)]
    if not firm:
        return why_refused(pool, (one.id for one in exercises if one.frequency.rest_day_between))
    reasons: tuple[tuple[str, bool], ...] = (
        ("safety", "strength" not in situation.clearance.allowed or not is_loaded_allowed(situation)),
        ("pain", not is_strength_week(situation)),
        ("warm-up", not has_warm_up(situation, pool)),
        ("time", len(long_days(situation)) < least),
        ("mains", len(mains) < least),
        ("kit", len(fitting) < least),
        ("rest", sum(slot.strength for slot in mains) < least),
        ("new", all(is_new(situation, one) for one in firm)),
    )
    return next((why for why, holds in reasons if holds), "choice")


def why_no_region(
    situation: Situation, pool: Pool, slots: Sequence[Slot], region: str
) -> tuple[str, Mapping[str, str]]:
    """Why the region does not come up, in one word with the facts that its sentence needs."""
    open_to = [one for one in pool.candidates.values() if region in one.regions]
    if not open_to:
        exercises = situation.catalogue.exercises
        return why_refused(pool, (name for name in exercises if region in situation.catalogue.regions_of(name))), {}
    places = _places(situation, slots)
    lacking = [
        kit[0]
        for one in open_to
        for place in places
        if place in one.exercise.places and (kit := missing_kit(situation, one.exercise, place))
    ]
    fitting = [one for one in open_to for place in places if one in pool.main_at(situation, place, walked=True)]
    if not fitting:
        return ("kit", {"kit": lacking[0]}) if lacking else ("place", {})
    if all(is_new(situation, one) for one in fitting):
        return "new", {}
    return "time" if has_warm_up(situation, pool) else "warm-up", {}


def why_not_liked(pool: Pool, exercise: str) -> str:
    """Why a long move that the person likes is not planned, in one word."""
    if exercise not in pool.refused:
        return "room"
    if pool.refused[exercise][0] == "water":
        return "water"
    words = {"rest": "rest", "dislike": "disliked", "therapist": "therapist"}
    return words.get(why_refused(pool, [exercise]), "closed")


def why_not_prescribed(situation: Situation, pool: Pool, item: Prescribed) -> str:
    """Why a prescribed exercise does not come up in the week, in one word."""
    off = put_off(situation, item)
    if off is not None:
        return off
    closed = refusal(situation, situation.catalogue.get(item.exercise)) or pool.refused.get(item.exercise)
    if closed is not None:
        return dict(_WHY_REFUSED)[closed[0]]
    if is_small_week(situation):
        return "later"
    candidate = pool.candidates.get(item.exercise)
    if candidate is None or not any(
        fits_place(situation, candidate.exercise, place)
        for index in range(WEEK_DAYS)
        for place in places_on(situation, index)
    ):
        return "place"
    if candidate.waits:
        return "ladder"
    return "new" if is_new(situation, candidate) else "room"


def why_not_kept(situation: Situation, pool: Pool, slots: Sequence[Slot], name: str, planned: Iterable[str]) -> str:
    """The id of what says why a favourite that the person holds on to is not among the week's `planned` exercises."""
    kin = family_of(situation, name)
    open_now = [one for one in pool.candidates.values() if one.family == kin]
    if not open_now:
        exercise = situation.catalogue.get
        closed = (refusal(situation, exercise(one)) or pool.refused.get(one) for one in (name, kin))
        return next((_WHY_NOT_KEPT[found[0]] for found in closed if found and found[0] in _WHY_NOT_KEPT), "kept-room")
    places = {place for n in range(WEEK_DAYS) if minutes_on(situation, n) for place in places_on(situation, n)}
    held = any(one in open_for(situation, pool, slot) for one in open_now for slot in slots)
    counted = [one for name in planned if (one := pool.candidates.get(name)) and one.exercise.kind != "warm-up"]
    new = {one.family for one in counted if is_new(situation, one)}
    reasons: tuple[tuple[str, bool], ...] = (
        ("place", not any(fits_place(situation, one.exercise, place) for one in open_now for place in places)),
        ("walk", not held and any(one.after_walk for one in open_now)),
        ("ladder", not held and any(one.waits for one in open_now)),
        ("new", all(is_new(situation, one) for one in open_now) and len(new) >= number(situation, "new-a-week")),
    )
    return f"kept-{next((why for why, holds in reasons if holds), 'room')}"


def why_no_neck(situation: Situation, pool: Pool, slots: Sequence[Slot], wanted: int) -> str:
    """Why a day's sessions hold fewer neck moves than wanted, in one word: place, few, time or choice."""
    found = {slot: [one for one in open_for(situation, pool, slot) if one.exercise.moves_neck] for slot in slots}
    if not any(found.values()):
        return "place"
    room = sum(slot.copies * _most_that_fit(situation, pool, slot, moves) for slot, moves in found.items())
    often = {one.id: one.times_a_day for moves in found.values() for one in moves}
    if sum(often.values()) < wanted:
        return "few"
    return "time" if room < wanted else "choice"


def has_whole_week(situation: Situation, pool: Pool, slots: Sequence[Slot], candidate: Candidate) -> bool:
    """Whether the days that could hold the exercise are as many as a week of it asks for."""
    days = {
        slot.day
        for slot in slots
        if candidate in open_for(situation, pool, slot) and _most_that_fit(situation, pool, slot, [candidate])
    }
    return len(days) >= candidate.days_low


def long_days(situation: Situation) -> tuple[int, ...]:
    """The days with the minutes for a main session."""
    return tuple(
        index for index in range(WEEK_DAYS) if minutes_on(situation, index) >= whole(situation, "main-day-min")
    )


def has_warm_up(situation: Situation, pool: Pool) -> bool:
    """Whether a warm-up is open somewhere: the routine or the walk, whatever time it takes."""
    return any(
        pool.warm_up_at(situation, place) or pool.warm_up_at(situation, place, walked=True)
        for index in (long_days(situation) or range(WEEK_DAYS))
        for place in places_on(situation, index)
    )


def _most_that_fit(situation: Situation, pool: Pool, slot: Slot, moves: Sequence[Candidate]) -> int:
    """How many of the moves fit into the slot by themselves, the shortest first."""
    shortest_first = sorted(moves, key=lambda one: measured_in(one, slot).seconds)
    counts = range(len(shortest_first), 0, -1)
    return next((n for n in counts if free_seconds(situation, pool, slot, shortest_first[:n]) >= 0), 0)


def _places(situation: Situation, slots: Sequence[Slot]) -> tuple[Place, ...]:
    used = [slot.place for slot in slots if slot.kind == "main"]
    of_days = [place for index in range(WEEK_DAYS) for place in places_on(situation, index)]
    return tuple(dict.fromkeys((*used, *of_days)))
