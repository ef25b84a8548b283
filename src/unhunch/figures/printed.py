"""The drawings for print, read from the folder of the pictures."""

import gzip
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from unhunch.figures.shown import Pictures, read_pictures

SHIPPED: Final = Path(__file__).parent / "pictures"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """One moment of an exercise as SVG; `words` says which of its text: the start, or a step (from 1)."""

    svg: str
    words: int | Literal["start"]


def read_drawings(folder: Path, exercises: Iterable[str]) -> Mapping[str, tuple[Drawing, ...]]:
    """Each exercise's drawings in the order of its movement; none where nobody has drawn it, or there are no pictures.

    Raises:
        ValueError: `figures.json` in the folder is no manifest of this version.
    """
    try:
        text = (folder / "figures.json").read_text(encoding="utf-8")
    except OSError:
        return {}
    drawn = folder / "drawings"
    pictures = read_pictures(text, {f"drawings/{path.name}" for path in drawn.glob("*.svgz")})
    return {exercise: _of(folder, pictures, exercise) for exercise in exercises}


def _of(folder: Path, pictures: Pictures, exercise: str) -> tuple[Drawing, ...]:
    figure = pictures.figure(exercise)
    found = [(key, pictures.drawing(exercise, key.name)) for key in figure.keys] if figure else []
    return tuple(
        Drawing(svg=gzip.decompress((folder / name).read_bytes()).decode("utf-8"), words=key.words)
        for key, name in found
        if name is not None
    )
