"""A week filled without a solver: slot by slot, what is still owed first, then what is worth most."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from unhunch.programme.candidates import Candidate, Measured, Pool
from unhunch.programme.seconds import change_seconds
from unhunch.programme.situation import Situation, is_small_week, span, whole
from unhunch.programme.skeleton import Slot
from unhunch.programme.worth import is_new, item_worth, items_most, neck_moves, new_left, part_most, skips_a_step


@dataclass(slots=True, kw_only=True)
class _Tally:
    """What is planned so far: days of each exercise, times on each day, regions covered, neck moves by day."""

    days: dict[str, set[int]] = field(default_factory=dict)
    times: dict[tuple[str, int], int] = field(default_factory=dict)
    regions: dict[str, int] = field(default_factory=dict)
    neck: dict[int, int] = field(default_factory=dict)
    new: set[str] = field(default_factory=set)
    mains: list[frozenset[str]] = field(default_factory=list)
    new_most: int = 0


def measured_in(candidate: Candidate, slot: Slot) -> Measured:
    """The candidate's level, dose and seconds in that kind of session."""
    return (candidate.micro or candidate.main) if slot.kind == "micro" else candidate.main


def open_for(situation: Situation, pool: Pool, slot: Slot) -> tuple[Candidate, ...]:
    """The candidates that the slot may hold: fit for its place, loaded ones on strength days only."""
    if slot.kind == "aerobic":
        return ()
    if slot.kind == "micro":
        found = pool.micro_at(situation, slot.place)
        return tuple(candidate for candidate in found if candidate.times_a_day >= slot.copies)
    return tuple(
        candidate
        for candidate in pool.main_at(situation, slot.place, walked=slot.walked)
        if (slot.strength or not candidate.exercise.frequency.rest_day_between)
        and not (candidate.exercise.lock and skips_a_step(situation, candidate, slot))
    )


def fixed_seconds(situation: Situation, pool: Pool, slot: Slot) -> int:
    """Seconds of the slot that no choice changes: the warm-up with its changes, the last words."""
    rules = situation.catalogue.rules
    total = int(rules.number("session.done-s"))
    if slot.kind != "main":
        return total
    before = None
    for move in pool.warm_up_at(situation, slot.place, walked=slot.walked):
        total += move.main.seconds + change_seconds(before, move.exercise, rules)
        before = move.exercise
    return total


def free_seconds(situation: Situation, pool: Pool, slot: Slot, found: Sequence[Candidate]) -> int:
    """Seconds surely left in the slot with the candidates in it: each part pays for each of its positions."""
    change_s = int(situation.catalogue.rules.number("session.position-s"))
    groups = {(candidate.exercise.kind, candidate.exercise.position) for candidate in found}
    booked = sum(measured_in(candidate, slot).seconds for candidate in found)
    return open_seconds(situation, pool, slot) - booked - change_s * len(groups)


def open_seconds(situation: Situation, pool: Pool, slot: Slot) -> int:
    """Seconds of the slot that are there to be filled; the first position of a micro-session is free."""
    change_s = int(situation.catalogue.rules.number("session.position-s"))
    free = slot.budget_s - fixed_seconds(situation, pool, slot)
    return free + change_s if slot.kind == "micro" else free


def fill(situation: Situation, pool: Pool, slots: Sequence[Slot]) -> dict[int, tuple[Candidate, ...]]:
    """Candidates by the slot's number; every hard rule holds, whatever the slots are."""
    tally = _Tally(new_most=new_left(situation, pool, slots))
    filling: dict[int, tuple[Candidate, ...]] = {}
    order = sorted(range(len(slots)), key=lambda at: (slots[at].kind != "main", slots[at].copies, at))
    for at in order:
        slot = slots[at]
        found = _fill_one(situation, pool, slot, tally)
        if slot.kind == "main":
            found = _unlike(situation, pool, slot, found, tally)
            tally.mains.append(frozenset(candidate.id for candidate in found))
        for candidate in found:
            _count(situation, candidate, slot, tally)
        filling[at] = found
    return filling


def _fill_one(situation: Situation, pool: Pool, slot: Slot, tally: _Tally) -> tuple[Candidate, ...]:
    found: tuple[Candidate, ...] = ()
    left = [candidate for candidate in open_for(situation, pool, slot) if _may(situation, candidate, slot, tally)]
    while left:
        # Of equals the first.
        best = max(left, key=lambda one: _rank(situation, one, slot, tally, found))
        left.remove(best)
        if _is_enough(situation, slot, found) and not any(_rank(situation, best, slot, tally, found)[:4]):
            continue
        if _takes(situation, pool, slot, found, best):
            found = (*found, best)
            left = [one for one in left if one.family != best.family and _still_new(situation, found, one, tally)]
    return found


def _is_enough(situation: Situation, slot: Slot, found: Sequence[Candidate]) -> bool:
    return slot.kind == "main" and len(found) >= items_most(situation)


def _takes(situation: Situation, pool: Pool, slot: Slot, found: Sequence[Candidate], one: Candidate) -> bool:
    kind = one.exercise.kind
    same = sum(other.exercise.kind == kind for other in found)
    most = part_most(situation, kind) if slot.kind == "main" else whole(situation, "micro-items")
    if same >= most or (slot.kind == "micro" and len(found) >= most):
        return False
    return free_seconds(situation, pool, slot, (*found, one)) >= 0


def _may(situation: Situation, candidate: Candidate, slot: Slot, tally: _Tally) -> bool:
    days = tally.days.get(candidate.id, set())
    if slot.day not in days and len(days) >= candidate.days_high:
        return False
    if tally.times.get((candidate.id, slot.day), 0) + slot.copies > candidate.times_a_day:
        return False
    return _still_new(situation, (), candidate, tally)


def _still_new(situation: Situation, found: Sequence[Candidate], one: Candidate, tally: _Tally) -> bool:
    if not is_new(situation, one):
        return True
    new = tally.new | {candidate.family for candidate in found if is_new(situation, candidate)}
    return one.family in new or len(new) < tally.new_most


def _rank(
    situation: Situation, candidate: Candidate, slot: Slot, tally: _Tally, found: Sequence[Candidate]
) -> tuple[int, int, int, int, float, int]:
    covered = {region for one in found for region in one.regions}
    uncovered = [r for r in candidate.regions if not tally.regions.get(r) and r not in covered]
    days = tally.days.get(candidate.id, set())
    owed = len(days) < candidate.days_low and (bool(days) or slot.kind == "micro")
    regions = 0 if is_small_week(situation) else len(uncovered)
    neck = _owes_neck(situation, candidate, slot, tally, found)
    asked = candidate.prescribed and len(days) < candidate.days_low
    return int(asked), int(neck), regions, int(owed), item_worth(situation, candidate, slot), -len(days)


def _owes_neck(
    situation: Situation, candidate: Candidate, slot: Slot, tally: _Tally, found: Sequence[Candidate]
) -> bool:
    """Whether the candidate is one of the neck moves that the day of this short session still lacks."""
    if slot.kind != "micro" or not candidate.exercise.moves_neck:
        return False
    here = slot.copies * sum(one.exercise.moves_neck for one in found)
    return tally.neck.get(slot.day, 0) + here < neck_moves(situation, slot.day)


def _unlike(
    situation: Situation, pool: Pool, slot: Slot, found: tuple[Candidate, ...], tally: _Tally
) -> tuple[Candidate, ...]:
    """The same session with one exercise changed where an earlier one of the week is just like it."""
    if frozenset(candidate.id for candidate in found) not in tally.mains:
        return found
    others = [one for one in open_for(situation, pool, slot) if one not in found]
    for at in reversed([at for at, one in enumerate(found) if not one.prescribed]):
        rest = (*found[:at], *found[at + 1 :])
        for one in others:
            fresh = frozenset(candidate.id for candidate in (*rest, one)) not in tally.mains
            kin = {candidate.family for candidate in rest}
            fits = _takes(situation, pool, slot, rest, one) and _may(situation, one, slot, tally)
            if fresh and fits and one.family not in kin and _still_new(situation, rest, one, tally):
                return (*rest, one)
    return found[:-1] if len(found) > 1 else found


def _count(situation: Situation, candidate: Candidate, slot: Slot, tally: _Tally) -> None:
    tally.days.setdefault(candidate.id, set()).add(slot.day)
    key = (candidate.id, slot.day)
    tally.times[key] = tally.times.get(key, 0) + slot.copies
    if candidate.exercise.moves_neck:
        tally.neck[slot.day] = tally.neck.get(slot.day, 0) + slot.copies
    for region in candidate.regions:
        tally.regions[region] = tally.regions.get(region, 0) + 1
    if is_new(situation, candidate):
        tally.new.add(candidate.family)


def shortest_micro_s(situation: Situation, slot: Slot) -> int:
    """Seconds below which the micro-session is shorter than it should be."""
    low = span(situation, "micro")[0]
    return min(slot.budget_s, (low - 1) * 60 + 1)
