"""Ids that must exist, and what tags, kit and swaps must not contradict."""

from collections.abc import Iterator

from unhunch.catalogue.checks.scope import Scope, unknown
from unhunch.catalogue.model import Exercise, Finding


def name_findings(scope: Scope) -> Iterator[Finding]:
    """Findings about ids that exercises name."""
    sources, tags = frozenset(scope.catalogue.sources), frozenset(scope.catalogue.tags)
    kit, muscles = frozenset(scope.catalogue.equipment), frozenset(scope.catalogue.muscles)
    for exercise in scope.exercises.values():
        where = scope.where(exercise.id)
        yield from unknown(where, "source", _sources(exercise), sources)
        yield from unknown(where, "tag", iter([*exercise.avoid_if, *exercise.modify_if]), tags)
        yield from unknown(where, "kit", _kit(exercise), kit)
        yield from unknown(where, "muscle", iter([*exercise.primary, *exercise.secondary]), muscles)
        yield from unknown(where, "region", iter(exercise.helps), frozenset(scope.catalogue.region_facts))
        yield from unknown(where, "exercise", _exercises(exercise), scope.known)
        yield from unknown(where, "shared fault", iter(exercise.shared_faults), frozenset(scope.catalogue.faults))
        yield from _tag_findings(scope, exercise, where)
        yield from _shape_findings(scope, exercise, where)


def _sources(exercise: Exercise) -> Iterator[str]:
    for dose in exercise.levels.values():
        yield from dose.source.values()
    yield exercise.frequency.source
    if exercise.frequency.per_day_source:
        yield exercise.frequency.per_day_source
    if exercise.lock:
        yield exercise.lock.source
    yield from (change.source for change in exercise.modify_if.values())
    yield from (fault.source for fault in exercise.faults)
    yield from (target.source for target in exercise.motion)
    yield from (report.source for report in exercise.reported)
    yield from exercise.sources


def _kit(exercise: Exercise) -> Iterator[str]:
    needs = (change.needs for change in exercise.modify_if.values())
    for groups in (exercise.equipment, *exercise.equipment_at.values(), *needs):
        for group in groups:
            yield from group


def _exercises(exercise: Exercise) -> Iterator[str]:
    swaps = (change.swap_to for change in exercise.modify_if.values())
    yield from (n for n in (exercise.easier, exercise.harder, exercise.parent, *swaps) if n)


def _tag_findings(scope: Scope, exercise: Exercise, where: str) -> Iterator[Finding]:
    for tag, change in exercise.modify_if.items():
        here = f"{where}: modify_if.{tag}"
        if tag in exercise.avoid_if:
            yield Finding(where=here, what="stands in avoid_if too", fix="Keep the stricter one.")
        if change.change == (change.swap_to is not None):
            yield Finding(where=here, what="must be either a change or a swap")
        other = scope.found(change.swap_to) if change.swap_to else None
        if other is None:
            continue
        again = other.modify_if.get(tag)
        if tag in other.avoid_if or (again is not None and again.swap_to is not None):
            yield Finding(where=here, what=f"swaps to {other.id!r}, which that tag closes too")


def _shape_findings(scope: Scope, exercise: Exercise, where: str) -> Iterator[Finding]:
    if not exercise.places:
        yield Finding(where=where, what="has no place to do it")
    if not exercise.primary:
        yield Finding(where=where, what="has no primary muscle")
    if not exercise.sources:
        yield Finding(where=where, what="has no source")
    for groups in (exercise.equipment, *exercise.equipment_at.values()):
        if any(not group for group in groups):
            yield Finding(where=f"{where}: equipment", what="has an empty group")
    for place in exercise.equipment_at:
        if place not in exercise.places:
            yield Finding(where=f"{where}: equipment_at.{place}", what="is not one of its places")
    parent = scope.found(exercise.parent) if exercise.parent else None
    if parent is not None and parent.parent is not None:
        yield Finding(where=f"{where}: parent", what="is a variant itself")
    if (exercise.parent is None) != (exercise.relation is None):
        yield Finding(where=where, what="needs parent and relation together, or neither")
