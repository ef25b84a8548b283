"""What a timeline needs of the catalogue, so that a small book of tests can stand in for it."""

from collections.abc import Mapping
from typing import Protocol

from unhunch.catalogue.model import Exercise, ExerciseText
from unhunch.programme.seconds import Numbers


class Book(Protocol):
    """Exercises, their words, the sentences and the rules."""

    @property
    def rules(self) -> Numbers:
        """Rule data by id."""
        ...

    def get(self, exercise: str, /) -> Exercise:
        """The exercise or variant behind the id."""
        ...

    def text(self, exercise: str, language: str = "en", /) -> ExerciseText:
        """Its words in one language."""
        ...

    def words(self, language: str, /) -> Mapping[str, str]:
        """Sentences by id."""
        ...
