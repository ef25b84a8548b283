"""What pictures there are: `figures.json` as typed values, with the stills, loops and drawings beside it."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from pydantic import TypeAdapter

Body = Literal["woman", "man"]
Metres = tuple[float, float, float]
BODIES: tuple[Body, ...] = ("woman", "man")


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """From where the picture is taken: degrees around the person and up, metres away, the point looked at."""

    around_deg: float
    up_deg: float
    distance_m: float
    target_m: Metres


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Which hands hold a thing, and what kind it is."""

    hands: tuple[Literal["l", "r"], ...]
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prop:
    """A thing in the picture: the mesh to show and where it stands, for each body."""

    node: str
    at_m: Mapping[Body, Metres]
    turn_deg: float = 0
    tip_deg: float = 0
    size: Metres = (1, 1, 1)
    held: Held | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A moment of the loop that the exercise's words name: its start, or one of its steps (from 1)."""

    name: str
    at_s: float
    hold_s: float = 0
    phase: Literal["rest", "target"] | None = None
    words: int | Literal["start"] = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A mistake made on purpose: the animation that shows it."""

    animation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How one exercise is shown; its animation bears its id.

    `side` is the side of the person that works as drawn, where only one does.
    """

    loop_s: float
    sides: Literal["both", "one", "alternate"] = "both"
    side: Literal["l", "r"] | None = None
    view: Mapping[Body, View]
    lit: tuple[str, ...] = ()
    props: tuple[Prop, ...] = ()
    keys: tuple[Key, ...]
    faults: Mapping[str, Fault] = field(default_factory=dict)

    @property
    def telling(self) -> Key:
        """The key that shows the exercise best: where it is at its target."""
        return next((key for key in self.keys if key.phase == "target"), self.keys[-1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """All figures by exercise."""

    version: Literal[1]
    exercises: Mapping[str, Figure]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """The figures, and the names of the files that are there to be shown."""

    figures: Mapping[str, Figure]
    files: Collection[str]

    def figure(self, exercise: str) -> Figure | None:
        """How the exercise is shown, or None where nobody has drawn it."""
        return self.figures.get(exercise)

    def body(self, body: Body) -> str | None:
        """The file with that body and all its movements, where it is there."""
        return self._there(f"{body}.glb")

    def mistakes(self, body: Body) -> str | None:
        """The file with that body's mistakes made on purpose, where it is there."""
        return self._there(f"{body}-faults.glb")

    def still(self, exercise: str, key: str) -> str | None:
        """The picture of one key, where it is there."""
        return self._there(f"stills/{exercise}--{key}.webp")

    def loop(self, exercise: str) -> str | None:
        """The moving picture, where it is there."""
        return self._there(f"loops/{exercise}.avif")

    def drawing(self, exercise: str, key: str) -> str | None:
        """The drawing of one key for print, where it is there."""
        return self._there(f"drawings/{exercise}--{key}.svgz")

    def _there(self, name: str) -> str | None:
        return name if name in self.files else None


NO_PICTURES = Pictures(figures={}, files=frozenset())


@cache
def _shape() -> TypeAdapter[Manifest]:
    return TypeAdapter(Manifest)


def read_pictures(text: str, files: Collection[str]) -> Pictures:
    """The pictures that `figures.json` tells of, of which the named files are there.

    Raises:
        ValueError: the text is not JSON, or not a manifest of this version.
    """
    manifest = _shape().validate_python(json.loads(text))
    return Pictures(figures=manifest.exercises, files=frozenset(files))
