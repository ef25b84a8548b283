"""A film in `unhunch analyse`: seen by the pose model, and drawn over."""

import contextlib
import importlib.util
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from unhunch.cli.read import named
from unhunch.errors import InvalidInputError

if TYPE_CHECKING:
    from unhunch.camera import Analysis
    from unhunch.camera.film import Film
    from unhunch.camera.filmed import Filmed
    from unhunch.camera.overlay import Caption

# Seconds done and seconds to do, of one film.
Told = Callable[[float, float], None]
PARTS = ("av", "mediapipe", "PIL")
BEGINNING = 16
# So long a named fault stays in the picture.
SHOWN_S = 2.5


def looks_like_film(file: str) -> bool:
    """Whether the file is to be taken for a film; not, where it can't be read at all."""
    from unhunch.camera import is_film

    path = Path(file)
    try:
        if not path.is_file():
            # A pipe would be waited for.
            return False
        with path.open("rb") as opened:
            return is_film(path.name, opened.read(BEGINNING))
    except (OSError, ValueError):
        return False


def require_parts() -> None:
    """Nothing, where the extra `video` is installed.

    Raises InvalidInputError with how to install it where it is not.
    """
    missing = [name for name in PARTS if importlib.util.find_spec(name) is None]
    if missing == ["mediapipe"]:
        what = f"is a film, and the program that sees people in it has no build for this machine ({sys.platform})"
        raise InvalidInputError(what, fix="Give landmarks instead: docs/reference/analyse.md.")
    if missing:
        what = "is a film, and what reads films is not installed"
        raise InvalidInputError(what, fix="Run ./run video in unhunch's folder; it needs the network once.")


def see(file: str, rate: float | None, told: Told) -> "Filmed":
    """The landmarks in the film.

    Raises InvalidInputError where it can't be read, where nobody is in it, or where a part of the program is missing.
    """
    with named(file):
        require_parts()
    from unhunch.camera.filmed import filmed
    from unhunch.cli.pose_model import pose_model

    with named(file), reading(file, rate) as film:
        length_s = film.length_s or 0.0
        return filmed(film, pose_model(), lambda t_s: told(t_s, max(t_s, length_s)), rated=rate is not None)


@contextlib.contextmanager
def reading(file: str, rate: float | None) -> Iterator["Film"]:
    """The opened film.

    Raises InvalidInputError where it can't be read.
    """
    from unhunch.camera.film import opened

    path = Path(file)
    if not path.stat().st_size:
        raise InvalidInputError("is empty", fix="Was it copied whole?")
    with path.open("rb") as content, opened(content, rate) as film:
        yield film


def draw(file: str, rate: float | None, target: Path, seen: "Filmed", found: "Analysis", told: Told) -> None:
    """Write the film with what was seen drawn into it.

    Raises InvalidInputError where it can't be written.
    """
    from unhunch.camera.overlay import draw_over
    from unhunch.cli.export import target as plain
    from unhunch.cli.export import whole

    captions = captions_of(found)
    with whole(plain(target)) as out, reading(file, rate) as film:
        draw_over(film, out, seen.frames, captions, lambda t_s: told(t_s, seen.until_s))


def captions_of(found: "Analysis") -> Callable[[float], "Caption"]:
    """What to write into the picture at each moment: the count, the phase, and a fault for a while."""
    from unhunch.camera.overlay import Caption
    from unhunch.cli.shipped import read_catalogue

    catalogue = read_catalogue()
    words = catalogue.words()
    known = found.exercise in catalogue.exercises or found.exercise in catalogue.variants
    faults = catalogue.text(found.exercise).faults if known else {}
    ends = [one.end_s for one in found.repetitions]

    def caption(t_s: float) -> "Caption":
        count = sum(end_s <= t_s for end_s in ends)
        lines = [words["cli.analyse.overlay.count"].format_map({"count": str(count)})]
        lines += [words[f"cli.analyse.phase.{phase}"] for at_s, phase in found.phases if at_s <= t_s][-1:]
        fault = next((name for at_s, name in reversed(found.faults) if at_s <= t_s < at_s + SHOWN_S), "")
        return Caption(tuple(lines), (faults[fault].fault if fault in faults else fault).rstrip("."))

    return caption


def film_facts(seen: "Filmed") -> Mapping[str, str]:
    """What the notes on a film name."""
    return {
        "since": clock(seen.other_s or 0.0),
        "until": clock(seen.until_s),
        "whole": clock(seen.length_s or seen.until_s),
        "damaged": str(seen.damaged),
    }


def clock(t_s: float) -> str:
    """Minutes and seconds, as a player shows them."""
    return f"{int(t_s) // 60}:{int(t_s) % 60:02d}"
