"""Sentences for people as ids with facts; the words themselves stand in the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unhunch.catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """The id of a sentence in the words of the catalogue, and the facts that go into it."""

    id: str
    facts: Mapping[str, str] = field(default_factory=dict)


def say(catalogue: "Catalogue", sentence: Sentence, language: str = "en") -> str:
    """The sentence in the person's language.

    Raises:
        KeyError: the words hold no such id.
    """
    return catalogue.words(language)[sentence.id].format(**sentence.facts)
