"""Everything that one week's plan depends on, as one value, and the plain facts read from it."""

from dataclasses import dataclass
from datetime import date, timedelta

from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Exercise, Level, Place
from unhunch.programme.model import Course, Profile
from unhunch.programme.prescribed import Prescription
from unhunch.screening.model import Clearance

WEEK_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """One person's week to be planned: `index` counts weeks from 0, `start` is its first date."""

    catalogue: Catalogue
    profile: Profile
    clearance: Clearance
    course: Course
    index: int
    start: date


def number(situation: Situation, name: str) -> float:
    """The planner's rule number of that name."""
    return situation.catalogue.rules.number(f"programme.{name}")


def whole(situation: Situation, name: str) -> int:
    """The planner's rule number of that name as a whole number."""
    return int(number(situation, name))


def names(situation: Situation, name: str) -> tuple[str, ...]:
    """The ids that the planner's rule of that name lists, in its order."""
    value = situation.catalogue.rules.value(f"programme.{name}")
    return tuple(str(part) for part in value) if isinstance(value, tuple | list) else (str(value),)


def span(situation: Situation, name: str) -> tuple[int, int]:
    """The low and the high end of the planner's rule of that name."""
    low, high = (int(part) for part in names(situation, name))
    return low, high


def day(situation: Situation, index: int) -> date:
    """The date of the week's day, counted from 0."""
    return situation.start + timedelta(days=index)


def prescription_in(situation: Situation) -> Prescription | None:
    """What a therapist prescribed, where it holds this week."""
    found = situation.course.prescription
    return found if found is not None and found.holds_on(situation.start) else None


def minutes_on(situation: Situation, index: int) -> int:
    """Minutes that the person has on the week's day, and that a therapist leaves them."""
    minutes = situation.profile.minutes[day(situation, index).weekday()]
    found = prescription_in(situation)
    return minutes if found is None or found.minutes_a_day is None else min(minutes, found.minutes_a_day)


def sessions_most(situation: Situation) -> int | None:
    """The most sessions of the week beside the walks that a therapist leaves, or None."""
    found = prescription_in(situation)
    return None if found is None else found.sessions_a_week


def places_on(situation: Situation, index: int) -> tuple[Place, ...]:
    """Places open to the person on the week's day."""
    return situation.profile.places[day(situation, index).weekday()]


def pain(situation: Situation) -> int:
    """Pain when the plan is made, 0-10: the higher of what the profile and the screening heard."""
    return max(situation.profile.pain_now, situation.clearance.pain_now)


def exercises_regularly(situation: Situation) -> bool:
    """Whether the person exercises regularly already."""
    return situation.profile.activity_level in {"regular", "fit"}


def is_cautious(situation: Situation) -> bool:
    """Whether the first sessions of each exercise run at level 1 (decisions, Programme 8)."""
    high = pain(situation) >= number(situation, "cautious-pain")
    return situation.clearance.any_yes or high or not exercises_regularly(situation)


def level_cap(situation: Situation) -> Level | None:
    """The level above which nothing is planned, or None."""
    caps = [cap for cap in (situation.clearance.level_cap, situation.course.level_cap) if cap is not None]
    low = min(caps, default=3)
    return 1 if low <= 1 else 2 if low == 2 else None  # noqa: PLR2004 - levels count from 1 to 3


def is_loaded_allowed(situation: Situation) -> bool:
    """Whether strength may be loaded: not under LOC-1, nor under a clearance capped at level 1."""
    cap = situation.clearance.level_cap
    unloaded = cap is not None and cap <= number(situation, "unloaded-below")
    return situation.clearance.loaded_strength and not unloaded


def is_strength_week(situation: Situation) -> bool:
    """Whether this week may hold strength: not the first one after starting in much pain."""
    first = situation.index == 0
    return not (first and pain(situation) >= number(situation, "no-strength-pain"))


def is_walk_first(situation: Situation) -> bool:
    """Whether this is the week of walking that comes before the exercises (decisions, Programme 7)."""
    course, profile = situation.course, situation.profile
    done = course.main_weeks > 0 or course.walk_days >= whole(situation, "walk-first-days")
    if situation.index > 0 or done or not may_walk(situation):
        return False
    if profile.walk_first is not None:
        return profile.walk_first
    return profile.activity_level == "inactive" or "LOC-1" in situation.clearance.because


def is_small_week(situation: Situation) -> bool:
    """Whether the week owes neither longer sessions nor what comes in them: one of walking, or of a small plan."""
    return is_walk_first(situation) or situation.course.shrink


def may_walk(situation: Situation) -> bool:
    """Whether walks are planned at all: allowed, not hidden, not disliked and not resting."""
    closed = {*situation.profile.dislikes, *situation.clearance.hidden}
    tags = situation.catalogue.get("walking").avoid_if
    barred = set(tags) & set(situation.clearance.tags)
    cleared = "walking" in situation.clearance.exercise_cleared
    open_now = "walking" in situation.clearance.allowed and "walking" not in closed and (not barred or cleared)
    return open_now and not is_walk_resting(situation) and not is_walk_forbidden(situation)


def is_walk_forbidden(situation: Situation) -> bool:
    """Whether a therapist keeps walking out of this week."""
    found = prescription_in(situation)
    return found is not None and found.closes(situation.catalogue.get("walking"), situation.catalogue)


def is_walk_resting(situation: Situation) -> bool:
    """Whether what happened so far keeps walking out of this week."""
    standing = situation.course.standings.get("walking")
    if standing is None:
        return False
    later = standing.left_out_until is not None and standing.left_out_until > situation.start
    return later or standing.dropped or standing.replaced_by is not None


def kit_at(situation: Situation, place: Place) -> frozenset[str]:
    """What the person has at the place; a place provides itself (the pool at the pool)."""
    return frozenset((*situation.profile.equipment.get(place, ()), place))


def missing_kit(situation: Situation, exercise: Exercise, place: Place) -> tuple[str, ...]:
    """The first item of each group of equipment that the place lacks; empty where all is there."""
    kit = kit_at(situation, place)
    groups = situation.catalogue.kit(exercise.id, place, situation.clearance.tags)
    return tuple(group[0] for group in groups if group and kit.isdisjoint(group))


def fits_place(situation: Situation, exercise: Exercise, place: Place) -> bool:
    """Whether the exercise can be done at the place with what is there."""
    return place in exercise.places and not missing_kit(situation, exercise, place)
