"""Doses: every number has its source, lies within bounds, and levels don't run downhill."""

import re
from collections.abc import Iterator
from dataclasses import fields
from itertools import pairwise

from unhunch.catalogue.checks.scope import Scope
from unhunch.catalogue.contents import Rules
from unhunch.catalogue.model import Dose, Exercise, Finding, Level

LEVELS: tuple[Level, ...] = (1, 2, 3)
_NUMBERS = tuple(f.name for f in fields(Dose) if f.name != "source")
_TEMPO = re.compile(r"\d{1,2}-\d{1,2}-\d{1,2}")


def dose_findings(scope: Scope) -> Iterator[Finding]:
    """Findings about doses, frequencies, locks and loads."""
    rules = scope.catalogue.rules
    for exercise in scope.exercises.values():
        where = scope.where(exercise.id)
        for level in _needed(exercise):
            if level not in exercise.levels:
                yield Finding(where=f"{where}: levels", what=f"lacks level {level}")
        for level, dose in exercise.levels.items():
            yield from _one(f"{where}: levels.{level}", dose, rules)
        yield from _order(where, exercise)
        yield from _frequency(where, exercise, rules)
        yield from _load(where, exercise, rules)


def _needed(exercise: Exercise) -> tuple[Level, ...]:
    """All levels; of what nobody has judged the lowest alone, as a therapist says what comes after it."""
    return LEVELS[:1] if exercise.only_prescribed else LEVELS


def _one(where: str, dose: Dose, rules: Rules) -> Iterator[Finding]:
    said = {name: getattr(dose, name) for name in _NUMBERS if getattr(dose, name) is not None}
    for name in said.keys() - dose.source.keys():
        yield Finding(where=f"{where}.{name}", what="has no source", fix="Add it to `source`.")
    for name in dose.source.keys() - said.keys():
        yield Finding(where=f"{where}.source.{name}", what="is the source of a number not given")
    if said.keys().isdisjoint({"repetitions", "count", "duration_s"}):
        yield Finding(where=where, what="says neither repetitions, nor a count, nor a duration")
    tempo = said.pop("tempo", None)
    if tempo is not None and not _TEMPO.fullmatch(tempo):
        yield Finding(where=f"{where}.tempo", what=f"is {tempo!r}", fix="Write it as 2-1-3.")
    for name, value in said.items():
        yield from _within(f"{where}.{name}", value, name.replace("_", "-"), rules)


def _within(where: str, value: int | tuple[int, int], rule: str, rules: Rules) -> Iterator[Finding]:
    """A finding where a number or range is inverted or outside the bounds of its rule."""
    low, high = value if isinstance(value, tuple) else (value, value)
    bounds = _bounds(rules, rule)
    if low > high:
        yield Finding(where=where, what=f"runs from {low} down to {high}")
    if bounds and (min(low, high) < bounds[0] or max(low, high) > bounds[1]):
        yield Finding(where=where, what=f"is outside {bounds[0]:g} to {bounds[1]:g}")


def _bounds(rules: Rules, name: str) -> tuple[float, float] | None:
    """The two numbers of `catalogue.<name>`, or None where there is no such rule."""
    rule = rules.by_id.get(f"catalogue.{name}")
    match rule.value if rule else None:
        case (int() | float() as low, int() | float() as high):
            return low, high
        case _:
            return None


def _work(dose: Dose, end: int) -> int:
    """How much a dose asks for at the low (0) or high (1) end; comparable within one exercise."""
    each = 1 if dose.hold_s is None else dose.hold_s[end]
    times = dose.count or (1 if dose.repetitions is None else dose.repetitions[end])
    long = 1 if dose.duration_s is None else dose.duration_s[end]
    return (1 if dose.sets is None else dose.sets[end]) * max(each, 1) * times * long


def _order(where: str, exercise: Exercise) -> Iterator[Finding]:
    there = [level for level in LEVELS if level in exercise.levels]
    for lower, upper in pairwise(there):
        below, above = exercise.levels[lower], exercise.levels[upper]
        if any(_work(below, end) > _work(above, end) for end in (0, 1)):
            yield Finding(where=f"{where}: levels", what=f"level {lower} asks more than level {upper}")


def _frequency(where: str, exercise: Exercise, rules: Rules) -> Iterator[Finding]:
    often = exercise.frequency
    yield from _within(f"{where}: frequency.per_week", often.per_week, "per-week", rules)
    if often.per_day is not None:
        yield from _within(f"{where}: frequency.per_day", often.per_day, "per-day", rules)
    if (often.per_day is None) != (often.per_day_source is None):
        yield Finding(where=f"{where}: frequency", what="needs per_day and its source together")


def _load(where: str, exercise: Exercise, rules: Rules) -> Iterator[Finding]:
    if exercise.default_level not in exercise.levels:
        yield Finding(where=f"{where}: default_level", what="is a level that has no dose")
    if exercise.loaded and exercise.kind != "strength":
        yield Finding(where=f"{where}: loaded", what="is true for something that is no strength move")
    if exercise.frequency.rest_day_between and not exercise.loaded:
        yield Finding(where=f"{where}: frequency", what="asks for a rest day without a load")
    if exercise.lock:
        value = exercise.lock.opens_after_sessions
        yield from _within(f"{where}: lock", value, "lock-sessions", rules)
