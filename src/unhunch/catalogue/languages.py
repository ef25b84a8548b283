"""The languages that may be offered: those in which nothing that keeps a person safe is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from unhunch.catalogue.contents import Catalogue

FIRST = "en"
"""The language in which everything is written first."""

# Sentences of the pages beside the exercises that a person acts upon.
_SAFETY = ("adaptation.", "posture.", "programme.", "progress.", "report.", "screening.", "service.", "session.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language by what it calls itself; `reviewed_by` is the clinician who read its safety texts, or empty."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    name: str
    reviewed_by: str = ""


def lacking(catalogue: "Catalogue", language: str) -> Iterator[str]:
    """The ids of the safety texts that the language lacks: exercises, questions, tags, techniques, sentences."""
    texts = catalogue.texts.get(language, {})
    yield from (f"exercises.{name}" for name in (*catalogue.exercises, *catalogue.variants) if name not in texts)
    if language not in catalogue.screening.texts:
        yield "screening"
    words = catalogue.all_words.get(language, {})
    needed = (name for name in catalogue.all_words.get(FIRST, {}) if name.startswith(_SAFETY))
    yield from (f"words.{name}" for name in needed if name not in words)
    lore = catalogue.lore.get(language)
    for part in ("tags", "techniques", "faults", "faq", "education"):
        there = getattr(lore, part, {})
        yield from (f"{part}.{name}" for name in getattr(catalogue, part) if name not in there)
