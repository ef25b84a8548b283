"""Standings as replayed from decisions, and their JSON."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import cast

from unhunch.catalogue.model import Level
from unhunch.errors import InvalidInputError
from unhunch.programme.dosing import started
from unhunch.programme.model import Standing
from unhunch.programme.prescribed import Prescription
from unhunch.progress.model import ExerciseSession
from unhunch.records.model import DecisionRecord

_DATES = frozenset({"left_out_until", "last_level_up", "changed_on", "judged_to"})
_NAMES = frozenset(field.name for field in fields(Standing))


def standing_to_json(standing: Standing) -> dict[str, object]:
    """The standing's fields as plain JSON, dates as ISO text."""
    found = {name: getattr(standing, name) for name in sorted(_NAMES)}
    return {name: part.isoformat() if isinstance(part, date) else part for name, part in found.items()}


def standing_from_json(found: Mapping[str, object]) -> Standing:
    """The standing that a decision's record holds.

    Raises:
        InvalidInputError: a field is unknown or not of its type.
    """
    strange = sorted(set(found) - _NAMES)
    if strange:
        raise InvalidInputError(f"unknown field {strange[0]!r}", where="change")
    try:
        read = {name: _date(part) if name in _DATES else part for name, part in found.items()}
        return cast("Callable[..., Standing]", Standing)(**read)
    except (TypeError, ValueError) as refused:
        raise InvalidInputError(str(refused), where="change") from refused


def replayed(decisions: Iterable[DecisionRecord], sessions: Iterable[ExerciseSession]) -> dict[str, Standing]:
    """Where each exercise stands: its last change, else the highest level at which it was done.

    `sessions` of a standing are days of it.
    """
    days: dict[str, set[date]] = {}
    levels: dict[str, int] = {}
    for session in sessions:
        days.setdefault(session.exercise, set()).add(session.day)
        levels[session.exercise] = max(session.level, levels.get(session.exercise, 1))
    standings = {name: Standing(exercise=name, level=cast("Level", level)) for name, level in levels.items()}
    for decision in decisions:
        if decision.exercise and decision.change:
            standings[decision.exercise] = standing_from_json(decision.change)
    return {name: replace(standing, sessions=len(days.get(name, ()))) for name, standing in standings.items()}


def as_prescribed(standings: Mapping[str, Standing], prescription: Prescription | None) -> dict[str, Standing]:
    """The standings with the prescribed numbers as goals, where nothing was changed by how it went yet.

    None is above what was prescribed; a level that is lower than prescribed stays as it was done, and is earned.
    """
    if prescription is None:
        return dict(standings)
    within = {name: capped(standing, prescription) for name, standing in standings.items()}
    begun = {
        item.exercise: started(standing, item)
        for item in prescription.items
        if (standing := within.get(item.exercise)) is not None
        and standing.changed_on is None
        and standing.level == item.level
    }
    return {**within, **begun}


def within_cap(standings: Mapping[str, Standing], level_cap: int | None) -> dict[str, Standing]:
    """The standings as the plan takes them under the clearance's cap (None: there is none): no level above it.

    Else a red at the cap would take a step off a level that nobody does, and what is done would stay as it is.
    """
    if level_cap is None:
        return dict(standings)
    return {name: no_higher(standing, level_cap) for name, standing in standings.items()}


def no_higher(standing: Standing, most: int) -> Standing:
    """The standing, from the beginning of that level where it was at a higher one."""
    if standing.level <= most:
        return standing
    level: Level = 1 if most <= 1 else 2
    return replace(standing, level=level, repetitions=None, hold_s=None, sets=None, load_step=0)


def capped(standing: Standing, prescription: Prescription) -> Standing:
    """The standing, no level and no goal of it above what was prescribed."""
    item, most = prescription.of(standing.exercise), prescription.most_level(standing.exercise)
    after = standing if most is None else no_higher(standing, most)
    if item is not None and after.level != standing.level and item.level == after.level:
        after = started(after, item)
    if item is None:
        return after
    return replace(
        after,
        sets=_least(after.sets, item.sets),
        repetitions=_least(after.repetitions, item.repetitions),
        hold_s=_least(after.hold_s, item.hold_s),
    )


def _least(goal: int | None, most: int | None) -> int | None:
    return goal if goal is None or most is None else min(goal, most)


def _date(found: object) -> date | None:
    return None if found is None else date.fromisoformat(str(found))
