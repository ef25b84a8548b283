"""An exercise of another collection as far as it can be known for certain, and why one can't be."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from unhunch.catalogue.model import Position, Sides

Collection = Literal["wger", "free-exercise-db"]
SketchKind = Literal["strength", "stretch"]
LeftWhy = Literal[
    "name", "words", "expert", "category", "muscle", "area", "kit", "position", "rough", "licence", "language",
    "there", "full",
]  # fmt: skip
LONGEST_NAME: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Name and steps of an exercise in one language, as plain text without doses."""

    name: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """One exercise in the catalogue's own ids; `key` is its id to be.

    `credit` says whose words these are, `url` on what terms. `texts` are by language, English always among them;
    `equipment` are groups, one item of each is needed.
    """

    key: str
    kind: SketchKind
    position: Position
    other_positions: tuple[Position, ...] = ()
    sides: Sides
    primary: tuple[str, ...]
    secondary: tuple[str, ...]
    equipment: tuple[tuple[str, ...], ...]
    texts: Mapping[str, Told]
    credit: str
    url: str

    @property
    def name(self) -> str:
        """Its English name."""
        return self.texts["en"].name


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An exercise that is not taken; `fact` is what it fails by, as the file says it, or empty."""

    name: str
    why: LeftWhy
    fact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a file holds, in its order."""

    collection: Collection
    sketches: tuple[Sketch, ...]
    left_out: tuple[LeftOut, ...]
