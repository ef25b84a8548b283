"""The pictures in pages: which there are, under which address, and what is said of them."""

from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from unhunch.catalogue.model import ExerciseText
from unhunch.figures.shown import BODIES, NO_PICTURES, Key, Pictures, read_pictures
from unhunch.web.assets import pictures_prefix
from unhunch.web.vendor import part


@cache
def pictures() -> Pictures:
    """What is there to be shown; read once, as the files are served as they were at the start."""
    folder = Path(settings.UNHUNCH_PICTURES)
    try:
        text = (folder / "figures.json").read_text(encoding="utf-8")
    except OSError:
        return NO_PICTURES
    return read_pictures(text, {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()})


def address(name: str | None) -> str:
    """Where the browser finds one of the pictures' files; empty for none."""
    return f"{pictures_prefix(Path(settings.UNHUNCH_PICTURES))}{name}" if name else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One key of an exercise in words, with its pictures' addresses (empty where there is none)."""

    key: Key
    words: str
    still: str
    drawing: str


def moments(exercise: str, text: ExerciseText) -> tuple[Moment, ...]:
    """The keys of the exercise's figure in the words of its steps; none where it has no figure."""
    figure = pictures().figure(exercise)
    return tuple(_moment(exercise, key, text) for key in figure.keys) if figure else ()


def _moment(exercise: str, key: Key, text: ExerciseText) -> Moment:
    return Moment(
        key=key,
        words=words_of(key, text),
        still=address(pictures().still(exercise, key.name)),
        drawing=address(pictures().drawing(exercise, key.name)),
    )


def words_of(key: Key, text: ExerciseText) -> str:
    """What the exercise's text says of the key: its start, or one of its steps."""
    if key.words == "start":
        return text.start
    return text.steps[key.words - 1] if 0 < key.words <= len(text.steps) else text.start


def small_still(exercise: str, text: ExerciseText) -> tuple[str, str] | None:
    """The address and the words of the one picture that shows the exercise best, or None."""
    figure = pictures().figure(exercise)
    still = pictures().still(exercise, figure.telling.name) if figure else None
    return (address(still), words_of(figure.telling, text)) if figure and still else None


def sources() -> dict[str, Any]:
    """Where the browser finds what draws a live figure; `three` is empty while it has not been fetched."""
    mistakes = {body: address(pictures().mistakes(body)) for body in BODIES if pictures().mistakes(body)}
    return {"three": part("three"), "bodies": bodies(), "faults": mistakes}


def bodies() -> dict[str, str]:
    """The addresses of the bodies that are there."""
    return {body: address(pictures().body(body)) for body in BODIES if pictures().body(body)}


def wire(exercise: str, text: ExerciseText) -> dict[str, Any] | None:
    """What the browser's figure has to know of the exercise, or None where nobody has drawn it.

    The names are those of `figures.json`; each key also has its words and the address of its still.
    """
    figure = pictures().figure(exercise)
    if figure is None:
        return None
    shown = moments(exercise, text)
    return {
        **asdict(figure),
        "exercise": exercise,
        "keys": [{**asdict(one.key), "words": one.words, "still": one.still} for one in shown],
        "loop": address(pictures().loop(exercise)),
    }
