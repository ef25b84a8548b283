"""What had to give in a week, as ids and facts; read off the finished week, however it was made."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from unhunch.catalogue.model import Place
from unhunch.programme.candidates import Pool
from unhunch.programme.eligibility import Reason
from unhunch.programme.model import Gave, PlannedSession, Week
from unhunch.programme.situation import (
    WEEK_DAYS,
    Situation,
    is_loaded_allowed,
    is_strength_week,
    is_walk_first,
    is_walk_resting,
    may_walk,
    minutes_on,
    missing_kit,
    names,
    places_on,
    span,
    whole,
)
from unhunch.programme.skeleton import Slot
from unhunch.programme.worth import is_new

_WHY_REFUSED: tuple[tuple[Reason, str], ...] = (
    ("tag", "safety"), ("hidden", "safety"), ("kind", "safety"), ("loaded", "safety"), ("water", "safety"),
    ("pain", "pain"),
    ("resting", "rest"), ("dropped", "rest"), ("dislike", "dislike"), ("liking", "dislike"), ("walk", "dislike"),
)  # fmt: skip


def what_gave(situation: Situation, pool: Pool, slots: Sequence[Slot], week: Week) -> tuple[Gave, ...]:
    """Everything that gave in the week, in the order in which a person would want to hear it."""
    if not situation.clearance.allowed:
        # Only people under age are allowed nothing at all; every other reason would be a false one.
        return (Gave(id="adults-only"),)
    found = [*_days(situation, week), *_walks(situation)]
    if is_walk_first(situation):
        found.append(Gave(id="walk-first"))
    elif situation.course.shrink:
        found.append(Gave(id="shrink"))
    else:
        found += [*_mains(situation, week), *_strength(situation, pool, slots, week)]
        found += [*_regions(situation, pool, slots, week), *_kit_by_place(situation, pool, slots, week)]
        found += [*_liked(situation, pool, week), *_alike(week)]
    found += _minima(situation, week)
    return tuple(found)


def sessions_of(week: Week) -> Iterator[tuple[int, PlannedSession]]:
    """The week's sessions with the number of their day."""
    for index, day in enumerate(week.days):
        for session in day.sessions:
            yield index, session


def _days(situation: Situation, week: Week) -> Iterator[Gave]:
    least = span(situation, "micro")[0]
    for index in range(WEEK_DAYS):
        kinds = {session.kind for session in week.days[index].sessions} - {"walk"}
        minutes = minutes_on(situation, index)
        day = str(week.days[index].date.weekday())
        if minutes > 0 and not kinds:
            yield Gave(id="day-empty", facts={"day": day})
        short = [one for one in week.days[index].sessions if one.kind == "micro" and one.minutes < least]
        if short and minutes >= least:
            yield Gave(id="micro-short", facts={"day": day})


def _walks(situation: Situation) -> Iterator[Gave]:
    if not may_walk(situation):
        disliked = "walking" in situation.profile.dislikes and "walking" in situation.clearance.allowed
        resting = "walk-rest" if is_walk_resting(situation) else "walk-closed"
        yield Gave(id="walk-disliked" if disliked else resting)


def _mains(situation: Situation, week: Week) -> Iterator[Gave]:
    planned = sum(session.kind == "main" for _index, session in sessions_of(week))
    shortest = whole(situation, "main-day-min")
    long_days = sum(minutes_on(situation, index) >= shortest for index in range(WEEK_DAYS))
    wanted = min(whole(situation, "main-days"), long_days)
    if planned < wanted:
        closed = {"mobility", "stretch", "strength"}.isdisjoint(situation.clearance.allowed)
        why = "main-days-safety" if closed else "main-days"
        yield Gave(id=why, facts={"planned": str(planned), "wanted": str(wanted)})


def _strength(situation: Situation, pool: Pool, slots: Sequence[Slot], week: Week) -> Iterator[Gave]:
    least = span(situation, "strength-days")[0]
    days = {
        index
        for index, session in sessions_of(week)
        for item in session.items
        if situation.catalogue.get(item.exercise).frequency.rest_day_between
    }
    if len(days) >= least:
        return
    facts = {"days": str(len(days)), "wanted": str(least)}
    firm = [one for one in pool.candidates.values() if one.exercise.frequency.rest_day_between]
    if "strength" not in situation.clearance.allowed or not is_loaded_allowed(situation):
        yield Gave(id="strength-safety", facts=facts)
    elif not is_strength_week(situation):
        yield Gave(id="strength-pain", facts=facts)
    elif not any(slot.kind == "main" for slot in slots):
        yield Gave(id="strength-time", facts=facts)
    elif not any(one in pool.main_at(situation, slot.place) for slot in slots for one in firm):
        yield Gave(id="strength-kit", facts=facts)
    else:
        yield Gave(id="strength-rest", facts=facts)


def _regions(situation: Situation, pool: Pool, slots: Sequence[Slot], week: Week) -> Iterator[Gave]:
    covered = _covered(situation, week)
    for region in situation.catalogue.regions:
        if region not in covered:
            reason, facts = _why_not(situation, pool, slots, region)
            yield Gave(id=f"region-{reason}", facts={"region": region, **facts})


def _covered(situation: Situation, week: Week) -> set[str]:
    return {
        region
        for _index, session in sessions_of(week)
        for item in session.items
        for region in situation.catalogue.regions_of(item.exercise)
    }


def _why_not(situation: Situation, pool: Pool, slots: Sequence[Slot], region: str) -> tuple[str, Mapping[str, str]]:
    open_to = [one for one in pool.candidates.values() if region in one.regions]
    if not open_to:
        kin = [name for name in situation.catalogue.exercises if region in situation.catalogue.regions_of(name)]
        met = {pool.refused[name][0] for name in kin if name in pool.refused}
        return next((words for reason, words in _WHY_REFUSED if reason in met), "safety"), {}
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
    return "time", {}


def _places(situation: Situation, slots: Sequence[Slot]) -> tuple[Place, ...]:
    used = [slot.place for slot in slots if slot.kind == "main"]
    of_days = [place for index in range(WEEK_DAYS) for place in places_on(situation, index)]
    return tuple(dict.fromkeys((*used, *of_days)))


def _kit_by_place(situation: Situation, pool: Pool, slots: Sequence[Slot], week: Week) -> Iterator[Gave]:
    """A region that is covered elsewhere but at no main session of a place, for want of kit there."""
    covered = _covered(situation, week)
    for place in dict.fromkeys(slot.place for slot in slots if slot.kind == "main"):
        here = {region for one in pool.main_at(situation, place, walked=True) for region in one.regions}
        for region in situation.catalogue.regions:
            lacking = [
                kit[0]
                for one in pool.candidates.values()
                if region in one.regions
                and place in one.exercise.places
                and (kit := missing_kit(situation, one.exercise, place))
            ]
            if region in covered and region not in here and lacking:
                yield Gave(id="region-place-kit", facts={"region": region, "place": place, "kit": lacking[0]})


def _liked(situation: Situation, pool: Pool, week: Week) -> Iterator[Gave]:
    planned = {item.exercise for _index, session in sessions_of(week) for item in session.items}
    for asked in names(situation, "aerobic"):
        if asked in situation.profile.likes and asked not in planned:
            closed = asked in pool.refused
            yield Gave(id="liked-closed" if closed else "liked-room", facts={"exercise": asked})


def _alike(week: Week) -> Iterator[Gave]:
    seen: set[frozenset[str]] = set()
    for _index, session in sessions_of(week):
        if session.kind == "main":
            holds = frozenset(item.exercise for item in session.items)
            if holds in seen:
                yield Gave(id="alike")
                return
            seen.add(holds)


def _minima(situation: Situation, week: Week) -> Iterator[Gave]:
    days: dict[str, set[int]] = defaultdict(set)
    for index, session in sessions_of(week):
        for item in session.items:
            if item.part not in {"walking", "warm-up"}:
                days[item.exercise].add(index)
    for exercise in sorted(days):
        low = situation.catalogue.get(exercise).frequency.per_week[0]
        if len(days[exercise]) < low:
            facts = {"exercise": exercise, "days": str(len(days[exercise])), "wanted": str(low)}
            walk = exercise in names(situation, "after-walk")
            yield Gave(id="weekly-minimum-walk" if walk else "weekly-minimum", facts=facts)
