"""Ladders: going easier or harder always ends somewhere."""

from collections.abc import Callable, Iterator

from unhunch.catalogue.checks.scope import Scope
from unhunch.catalogue.model import Exercise, Finding


def ladder_findings(scope: Scope) -> Iterator[Finding]:
    """A finding for each ladder that runs in a circle, and for a step both up and down."""
    ways: tuple[tuple[str, Callable[[Exercise], str | None]], ...] = (
        ("easier", lambda exercise: exercise.easier),
        ("harder", lambda exercise: exercise.harder),
    )
    for exercise in scope.exercises.values():
        where = scope.where(exercise.id)
        for way, step in ways:
            circle = _circle(scope, exercise, step)
            if circle:
                yield Finding(where=f"{where}: {way}", what=f"runs in a circle: {' > '.join(circle)}")
        if exercise.easier and exercise.easier == exercise.harder:
            yield Finding(where=f"{where}: easier", what="is the harder one too")


def _circle(scope: Scope, start: Exercise, step: Callable[[Exercise], str | None]) -> tuple[str, ...]:
    """The ids from `start` back to itself, or none."""
    seen = [start.id]
    here: Exercise | None = start
    while here is not None:
        after = step(here)
        if after == start.id:
            return (*seen, after)
        if after is None or after in seen:
            return ()
        seen.append(after)
        here = scope.found(after)
    return ()
