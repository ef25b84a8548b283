"""What the checks look at: the exercises in question, and the catalogue that they stand in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from unhunch.catalogue.contents import Catalogue
from unhunch.catalogue.model import Exercise, ExerciseText, Finding


class Where(Protocol):
    """Names the file of an exercise's facts, or of its words in a language."""

    def __call__(self, exercise_id: str, language: str = "") -> str:
        """The file as findings name it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Exercises under check; `known` are all ids that may be named, readable or not."""

    catalogue: Catalogue
    exercises: Mapping[str, Exercise]
    texts: Mapping[str, Mapping[str, ExerciseText]]
    known: frozenset[str]
    where: Where

    def found(self, exercise_id: str) -> Exercise | None:
        """The exercise of that id, here or in the catalogue; None for one that can't be read."""
        here = self.exercises.get(exercise_id)
        there = self.catalogue.exercises.get(exercise_id)
        return here or there or self.catalogue.variants.get(exercise_id)


def unknown(where: str, what: str, named: Iterator[str], known: frozenset[str]) -> Iterator[Finding]:
    """A finding for each named id that isn't known."""
    for name in dict.fromkeys(named):
        if name not in known:
            yield Finding(where=where, what=f"names the {what} {name!r}, which doesn't exist")
