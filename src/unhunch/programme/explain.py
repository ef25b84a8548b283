"""What had to give in a week, as ids and facts; read off the finished week, however it was made."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from unhunch.programme.candidates import Candidate, Pool
from unhunch.programme.dosing import start_level
from unhunch.programme.eligibility import WALKING, asked_for, family_of, put_off
from unhunch.programme.model import Gave, PlannedSession, Week
from unhunch.programme.reasons import (
    has_warm_up,
    has_whole_week,
    long_days,
    why_no_neck,
    why_no_region,
    why_no_strength,
    why_not_kept,
    why_not_liked,
    why_not_prescribed,
)
from unhunch.programme.situation import (
    WEEK_DAYS,
    Situation,
    is_walk_first,
    is_walk_forbidden,
    is_walk_resting,
    may_walk,
    minutes_on,
    missing_kit,
    names,
    sessions_most,
    span,
    whole,
)
from unhunch.programme.skeleton import Slot
from unhunch.programme.worth import neck_moves


def what_gave(situation: Situation, pool: Pool, slots: Sequence[Slot], week: Week) -> tuple[Gave, ...]:
    """Everything that gave in the week, in the order in which a person would want to hear it."""
    if not situation.clearance.allowed:
        # Only people under age are allowed nothing at all; every other reason would be a false one.
        return (Gave(id="adults-only", week=week.index),)
    found = [*_prescribed(situation, pool, week)]
    found += [*_days(situation, week), *_walks(situation), *_fit_walks(situation, week)]
    if is_walk_first(situation):
        found.append(Gave(id="walk-first"))
    elif situation.course.shrink:
        found.append(Gave(id="shrink"))
    else:
        found += [*_mains(situation, pool, week), *_strength(situation, pool, slots, week)]
        found += [*_regions(situation, pool, slots, week), *_kit_by_place(situation, pool, slots, week)]
        found += _liked(situation, pool, week)
        found += [*_kept(situation, pool, slots, week, found), *_alike(week)]
    found += [*_neck(situation, pool, slots, week), *_minima(situation, pool, slots, week)]
    return tuple(replace(one, week=week.index) for one in found)


def _prescribed(situation: Situation, pool: Pool, week: Week) -> Iterator[Gave]:
    """Each prescribed exercise that the week holds not once, or not as prescribed."""
    planned = {item.exercise for _index, session in sessions_of(week) for item in session.items}
    for item in asked_for(situation):
        off = put_off(situation, item)
        if off is not None or item.exercise not in planned:
            why = off or why_not_prescribed(situation, pool, item)
            yield Gave(id=f"prescribed-{why}", facts={"exercise": item.exercise})


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
            limited = sessions_most(situation) is not None
            yield Gave(id="day-empty-therapist" if limited else "day-empty", facts={"day": day})
        short = [one for one in week.days[index].sessions if one.kind == "micro" and one.minutes < least]
        if short and minutes >= least:
            yield Gave(id="micro-short", facts={"day": day})


def _walks(situation: Situation) -> Iterator[Gave]:
    if not may_walk(situation):
        disliked = "walking" in situation.profile.dislikes and "walking" in situation.clearance.allowed
        forbidden = "walk-therapist" if is_walk_forbidden(situation) else "walk-closed"
        resting = "walk-rest" if is_walk_resting(situation) else forbidden
        yield Gave(id="walk-disliked" if disliked else resting)


def _fit_walks(situation: Situation, week: Week) -> Iterator[Gave]:
    """The days on which somebody fit walks for the warm-up alone, shorter than their daily walk."""
    if situation.profile.activity_level != "fit":
        return
    walking = situation.catalogue.get(WALKING)
    daily = walking.levels[start_level(situation, walking)].duration_s
    least = daily[0] if daily else 0
    walks = [item for _index, one in sessions_of(week) for item in one.items if one.kind == "main"]
    short = [item for item in walks if item.exercise == WALKING and (item.dose.duration_s or 0) < least]
    if short:
        minutes = {"minutes": str((short[0].dose.duration_s or 0) // 60), "wanted": str(least // 60)}
        yield Gave(id="warm-up-walk", facts={"days": str(len(short)), **minutes})


def _mains(situation: Situation, pool: Pool, week: Week) -> Iterator[Gave]:
    planned = sum(session.kind == "main" for _index, session in sessions_of(week))
    wanted = min(whole(situation, "main-days"), len(long_days(situation)))
    if planned < wanted:
        closed = {"mobility", "stretch", "strength"}.isdisjoint(situation.clearance.allowed)
        most = sessions_most(situation)
        few = "main-days-therapist" if most is not None and most < wanted else "main-days"
        warm = few if has_warm_up(situation, pool) else "main-days-warm-up"
        why = "main-days-safety" if closed else warm
        yield Gave(id=why, facts={"planned": str(planned), "wanted": str(wanted)})


def _strength(situation: Situation, pool: Pool, slots: Sequence[Slot], week: Week) -> Iterator[Gave]:
    least = span(situation, "strength-days")[0]
    days = {
        index
        for index, session in sessions_of(week)
        for item in session.items
        if situation.catalogue.get(item.exercise).frequency.rest_day_between
    }
    if len(days) < least:
        why = why_no_strength(situation, pool, slots, least)
        yield Gave(id=f"strength-{why}", facts={"days": str(len(days)), "wanted": str(least)})


def _regions(situation: Situation, pool: Pool, slots: Sequence[Slot], week: Week) -> Iterator[Gave]:
    covered = _covered(situation, week)
    for region in situation.catalogue.regions:
        if region not in covered:
            reason, facts = why_no_region(situation, pool, slots, region)
            yield Gave(id=f"region-{reason}", facts={"region": region, **facts})


def _covered(situation: Situation, week: Week) -> set[str]:
    return {
        region
        for _index, session in sessions_of(week)
        for item in session.items
        for region in situation.catalogue.regions_of(item.exercise)
    }


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
            yield Gave(id=f"liked-{why_not_liked(pool, asked)}", facts={"exercise": asked})


def _kept(situation: Situation, pool: Pool, slots: Sequence[Slot], week: Week, said: Sequence[Gave]) -> Iterator[Gave]:
    """Each favourite held on to that the week lacks, unless `said` names it; of walking its own sentences tell."""
    catalogue = situation.catalogue
    planned = {item.exercise for _index, session in sessions_of(week) for item in session.items}
    kin = {family_of(situation, name) for name in planned}
    named = {one.facts.get("exercise") for one in said}
    for name in dict.fromkeys(situation.profile.frozen):
        known = name in catalogue.exercises or name in catalogue.variants
        if known and name not in named and family_of(situation, name) not in {*kin, WALKING}:
            yield Gave(id=why_not_kept(situation, pool, slots, name, planned), facts={"exercise": name})


def _neck(situation: Situation, pool: Pool, slots: Sequence[Slot], week: Week) -> Iterator[Gave]:
    """On how many days with a short session neck moves come less often than asked, by the reason."""
    if not any(one.micro is not None and one.exercise.moves_neck for one in pool.candidates.values()):
        return
    short: Counter[str] = Counter()
    for index, day in enumerate(week.days):
        moves = [item for session in day.sessions for item in session.items]
        times = sum(situation.catalogue.get(item.exercise).moves_neck for item in moves)
        wanted = neck_moves(situation, index)
        if times < wanted and any(session.kind == "micro" for session in day.sessions):
            of_day = [slot for slot in slots if slot.day == index]
            short[why_no_neck(situation, pool, of_day, wanted)] += 1
    for why, days in sorted(short.items()):
        yield Gave(id=f"neck-{why}", facts={"days": str(days)})


def _alike(week: Week) -> Iterator[Gave]:
    seen: set[frozenset[str]] = set()
    for _index, session in sessions_of(week):
        if session.kind == "main":
            holds = frozenset(item.exercise for item in session.items)
            if holds in seen:
                yield Gave(id="alike")
                return
            seen.add(holds)


def _minima(situation: Situation, pool: Pool, slots: Sequence[Slot], week: Week) -> Iterator[Gave]:
    days: dict[str, set[int]] = defaultdict(set)
    for index, session in sessions_of(week):
        for item in session.items:
            if item.part not in {"walking", "warm-up"}:
                days[item.exercise].add(index)
    for exercise in sorted(days):
        candidate = pool.candidates.get(exercise)
        frequency = situation.catalogue.get(exercise).frequency
        low = frequency.per_week[0] if candidate is None else candidate.days_low
        if len(days[exercise]) < low:
            facts = {"exercise": exercise, "days": str(len(days[exercise])), "wanted": str(low)}
            yield Gave(id=f"weekly-minimum{_why_seldom(situation, pool, slots, candidate)}", facts=facts)


def _why_seldom(situation: Situation, pool: Pool, slots: Sequence[Slot], candidate: Candidate | None) -> str:
    if candidate is not None and candidate.after_walk:
        return "-walk"
    return "-choice" if candidate is not None and has_whole_week(situation, pool, slots, candidate) else ""
