"""A prescription held against the catalogue's doses: what is more than an exercise has, is cut."""

from dataclasses import replace

from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Dose, Exercise, Level
from unhunch.programme.prescribed import NUMBERS, Cut, Prescribed, Prescription

_ONCE = (1, 1)


def cut_to_range(found: Prescription, catalogue: Catalogue) -> Prescription:
    """The prescription with a level for each dose and no number above that level's range; `cuts` tell what was cut.

    A number below the range stays as it is: less is never made more.
    """
    items: list[Prescribed] = []
    cuts: list[Cut] = []
    for one in found.items:
        levelled = replace(one, level=_level_of(one, catalogue.get(one.exercise), found.level))
        item, gone = _cut(levelled, catalogue.get(one.exercise))
        items.append(item)
        cuts += gone
    return replace(found, items=tuple(items), cuts=tuple(cuts))


def _level_of(one: Prescribed, exercise: Exercise, most: Level | None) -> Level | None:
    """The level as prescribed; else the one at which least is cut, the lowest of those."""
    if one.level is not None or not any(getattr(one, name) is not None for name in NUMBERS):
        return one.level if one.level in exercise.levels or one.level is None else min(exercise.levels)
    open_to = sorted(level for level in exercise.levels if most is None or level <= most) or [min(exercise.levels)]
    return min(open_to, key=lambda level: (_loss(one, exercise.levels[level]), level))


def _loss(one: Prescribed, dose: Dose) -> float:
    shares = [(asked - min(asked, high)) / asked for _name, asked, high in _numbers(one, dose)]
    missing = sum(getattr(one, name) is not None and _high(dose, name) is None for name in NUMBERS)
    return round(sum(shares) + missing, 6)


def _cut(one: Prescribed, exercise: Exercise) -> tuple[Prescribed, list[Cut]]:
    if one.level is None:
        dose_days = exercise.frequency.per_week
        numbers: list[tuple[str, int, int]] = []
    else:
        dose_days = exercise.levels[one.level].per_week or exercise.frequency.per_week
        numbers = _numbers(one, exercise.levels[one.level])
    if one.days_a_week is not None:
        numbers = [*numbers, ("days_a_week", one.days_a_week, dose_days[1])]
    cuts = [
        Cut(exercise=one.exercise, name=name, asked=asked, most=high) for name, asked, high in numbers if asked > high
    ]
    return replace(one, **{cut.name: cut.most for cut in cuts}), cuts  # type: ignore[arg-type]  # all are whole numbers


def _numbers(one: Prescribed, dose: Dose) -> list[tuple[str, int, int]]:
    """Name, number and most of what is prescribed and part of the dose."""
    found: list[tuple[str, int, int]] = []
    for name in NUMBERS:
        asked, high = getattr(one, name), _high(dose, name)
        if asked is not None and high is not None:
            found.append((name, asked, high))
    return found


def _high(dose: Dose, name: str) -> int | None:
    span: tuple[int, int] | None = getattr(dose, name)
    if span is None and name == "sets":
        span = _ONCE
    return None if span is None else span[1]
