"""One step easier, for one exercise and today: a level down, or the exercise that is its easier form."""

from collections.abc import Collection
from dataclasses import replace

from unhunch.catalogue.model import Dose, Exercise, Level, Span
from unhunch.programme.model import Item, PlannedDose
from unhunch.programme.seconds import item_seconds
from unhunch.session.book import Book


def easier_item(item: Item, catalogue: Book, tags: Collection[str] = ()) -> Item | None:
    """The item one step easier, or None where there is no step down that these tags allow.

    First comes the level below, at its lowest dose; from level 1 the exercise's easier form. The
    same part and reasons stay; changes are those that the tags ask of the new exercise.
    """
    exercise = catalogue.get(item.exercise)
    if item.level > 1:
        below: Level = 2 if item.level == 3 else 1  # noqa: PLR2004 - the top level
        return _at(item, exercise, below, tags, catalogue)
    if exercise.easier is None:
        return None
    other = catalogue.get(exercise.easier)
    if not set(other.avoid_if).isdisjoint(tags):
        return None
    return _at(item, other, 1, tags, catalogue)


def lowest_dose(dose: Dose, exercise: Exercise) -> PlannedDose:
    """The low end of each of the dose's ranges."""
    return PlannedDose(
        sets=_low(dose.sets) or 1,
        repetitions=_low(dose.repetitions),
        hold_s=_low(dose.hold_s),
        duration_s=_low(dose.duration_s),
        rest_s=dose.rest_s,
        tempo=dose.tempo,
        sides=None if exercise.sides == "both" else exercise.sides,
    )


def _low(span: Span | None) -> int | None:
    return span[0] if span else None


def _at(item: Item, exercise: Exercise, level: Level, tags: Collection[str], catalogue: Book) -> Item | None:
    dose = exercise.levels.get(level)
    if dose is None:
        return None
    planned = lowest_dose(dose, exercise)
    carried = tuple(
        f"{exercise.id}.changes.{tag}"
        for tag, change in exercise.modify_if.items()
        if tag in tags and change.change and change.swap_to is None
    )
    return replace(
        item,
        exercise=exercise.id,
        level=level,
        dose=planned,
        seconds=item_seconds(exercise, level, planned, catalogue.rules),
        changes=carried,
    )
