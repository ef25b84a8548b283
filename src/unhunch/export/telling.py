"""What every part of a report is told from, and how it is said."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Words
from unhunch.export.section import first_of, short
from unhunch.service.reporting import Report
from unhunch.session.wording import word

MOST_POINTS: Final = 3
LONGEST_POINT: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What every part of a report is told from; `days` is the period's length."""

    report: Report
    catalogue: Catalogue
    language: str
    parts: frozenset[str]

    @property
    def words(self) -> Words:
        """The sentences in the report's language."""
        return self.catalogue.words(self.language)

    @property
    def days(self) -> int:
        """How many days the period has."""
        return (self.report.last - self.report.first).days + 1

    @property
    def appendix(self) -> bool:
        """Whether more stands in an appendix."""
        return "appendix" in self.parts

    def say(self, key: str, **facts: object) -> str:
        """A sentence of the report."""
        return word(self.words, f"report.{key}", **facts)

    def name(self, exercise: str) -> str:
        """An exercise's name, or its id where a pack took it away."""
        known = exercise in self.catalogue.exercises or exercise in self.catalogue.variants
        return self.catalogue.text(exercise, self.language).name if known else exercise

    def few(self, points: Sequence[str], most: int = MOST_POINTS) -> tuple[str, ...]:
        """As many of the points as the first page has room for, each cut where it is long."""
        return first_of([short(one, LONGEST_POINT) for one in points], most, self.words, appendix=self.appendix)
