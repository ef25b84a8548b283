"""Which exercises a person may do this week, and why the others stay out."""

from dataclasses import dataclass
from typing import Literal

from unhunch.catalogue.model import Exercise
from unhunch.programme.prescribed import Prescribed
from unhunch.programme.situation import Situation, is_loaded_allowed, is_strength_week, names, prescription_in

WALKING = "walking"
Reason = Literal[
    "kind", "water", "hidden", "tag", "dislike", "dropped", "resting", "loaded", "pain", "walk", "liking", "therapist",
    "only-prescribed",
]  # fmt: skip
PutOff = Literal["lock", "cap"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """An exercise that stands for `asked` (itself, or what a tag or a standing swaps it for)."""

    asked: str
    exercise: Exercise
    swapped_by: tuple[str, ...] = ()


def family(exercise: Exercise) -> str:
    """The id under which an exercise and its variants count as one."""
    return exercise.parent or exercise.id


def family_of(situation: Situation, exercise_id: str) -> str:
    """The same for an id, which may be of an exercise that the catalogue no longer has."""
    catalogue = situation.catalogue
    has = exercise_id in catalogue.exercises or exercise_id in catalogue.variants
    return family(catalogue.get(exercise_id)) if has else exercise_id


def chosen(situation: Situation, exercise_id: str) -> Chosen:
    """The exercise after the swaps of standings and tags, followed to their end."""
    seen = [exercise_id]
    by: list[str] = []
    while True:
        following = _swap(situation, seen[-1])
        if following is None or following[0] in seen:
            exercise = situation.catalogue.get(seen[-1])
            return Chosen(asked=exercise_id, exercise=exercise, swapped_by=tuple(by))
        seen.append(following[0])
        by.append(following[1])


def _swap(situation: Situation, exercise_id: str) -> tuple[str, str] | None:
    standing = situation.course.standings.get(exercise_id)
    if standing is not None and standing.replaced_by:
        return standing.replaced_by, "standing"
    exercise = situation.catalogue.get(exercise_id)
    for tag in situation.clearance.tags:
        modification = exercise.modify_if.get(tag)
        if modification is not None and modification.swap_to:
            return modification.swap_to, tag
    return None


def refusal(situation: Situation, exercise: Exercise) -> tuple[Reason, str] | None:
    """Why the exercise stays out this week with the fact behind it, or None where it may come."""
    return (
        _closed_by_safety(situation, exercise)
        or _closed_unless_prescribed(situation, exercise)
        or _closed_by_course(situation, exercise)
        or _closed_by_swap(situation, exercise)
    )


def _closed_by_swap(situation: Situation, exercise: Exercise) -> tuple[Reason, str] | None:
    """Something else has to be done in its place; where swaps lead round in a circle, none of them is left."""
    following = _swap(situation, exercise.id)
    if following is None:
        return None
    return ("dropped", exercise.id) if following[1] == "standing" else ("tag", following[1])


def _closed_by_safety(situation: Situation, exercise: Exercise) -> tuple[Reason, str] | None:
    clearance = situation.clearance
    kin = {exercise.id, exercise.parent or exercise.id}
    word = WALKING if exercise.id == WALKING else exercise.kind
    # Where nothing is allowed (under 18), unloaded strength is not either.
    light = bool(clearance.allowed) and clearance.unloaded_strength
    unloaded = exercise.kind == "strength" and not exercise.loaded and light
    barred = [tag for tag in clearance.tags if tag in exercise.avoid_if]
    closed: tuple[tuple[Reason, bool, str], ...] = (
        ("kind", word not in clearance.allowed and not unloaded, word),
        ("water", "pool" in exercise.places and not clearance.water_asked, exercise.id),
        ("hidden", not kin.isdisjoint(clearance.hidden), exercise.id),
        ("tag", bool(barred) and exercise.id not in clearance.exercise_cleared, next(iter(barred), "")),
        ("loaded", exercise.loaded and not is_loaded_allowed(situation), exercise.id),
        ("pain", exercise.kind == "strength" and not is_strength_week(situation), exercise.id),
        ("therapist", is_forbidden(situation, exercise), exercise.id),
        ("dislike", not kin.isdisjoint(situation.profile.dislikes), exercise.id),
    )
    return next(((reason, fact) for reason, holds, fact in closed if holds), None)


def _closed_unless_prescribed(situation: Situation, exercise: Exercise) -> tuple[Reason, str] | None:
    """Nobody of unhunch has judged it; a therapist's prescription, and nothing else, lifts this."""
    closed = exercise.only_prescribed and not is_prescribed(situation, exercise.id)
    return ("only-prescribed", exercise.id) if closed else None


def _closed_by_course(situation: Situation, exercise: Exercise) -> tuple[Reason, str] | None:
    standing = situation.course.standings.get(exercise.id)
    if standing is not None and standing.dropped:
        return "dropped", exercise.id
    if standing is not None and standing.left_out_until and standing.left_out_until > situation.start:
        return "resting", exercise.id
    liked = exercise.id in wanted(situation) or is_prescribed(situation, exercise.id)
    if exercise.id in names(situation, "by-liking") and not liked:
        return "liking", exercise.id
    return None


def wanted(situation: Situation) -> frozenset[str]:
    """Exercises that the person likes or holds on to."""
    return frozenset((*situation.profile.likes, *situation.profile.frozen))


def is_forbidden(situation: Situation, exercise: Exercise) -> bool:
    """Whether a therapist keeps the exercise out of this week."""
    found = prescription_in(situation)
    return found is not None and found.closes(exercise, situation.catalogue)


def asked_for(situation: Situation) -> tuple[Prescribed, ...]:
    """The exercises that a therapist asks for this week, whether they are open or not."""
    found = prescription_in(situation)
    return () if found is None else found.items


def put_off(situation: Situation, item: Prescribed) -> PutOff | None:
    """Why a prescribed exercise is left out as prescribed: its level is locked, or above the screening's cap."""
    if item.level is None:
        return None
    exercise = situation.catalogue.get(item.exercise)
    standing = situation.course.standings.get(item.exercise)
    unlocked = standing is not None and standing.unlocked
    if exercise.lock is not None and not unlocked and item.level > exercise.lock.level:
        return "lock"
    cap = situation.clearance.level_cap
    return "cap" if cap is not None and item.level > cap else None


def is_prescribed(situation: Situation, exercise_id: str) -> bool:
    """Whether the exercise is to be put in because a therapist prescribed it."""
    found = prescription_in(situation)
    item = None if found is None else found.of(exercise_id)
    return item is not None and put_off(situation, item) is None
