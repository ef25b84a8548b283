"""A film's landmarks, with what is to be said of the film itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from unhunch.camera.film import Film, pictures
from unhunch.camera.pose import EVERY_S, seen_in
from unhunch.coach.frame import Frame
from unhunch.errors import InvalidInputError

UNSEEN: Final = "Is the whole person in the picture, near enough and in the light?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filmed:
    """The frames that were seen, up to `until_s`, in a film that says it lasts `length_s` (None: it does not say).

    `other_s` is since when somebody else is in it too, `damaged` how many packets could not be decoded. `notes` name
    what limits it: `other-person`, `cut-short`, `damaged`, `no-times`.
    """

    frames: tuple[Frame, ...]
    until_s: float
    length_s: float | None
    other_s: float | None
    damaged: int
    notes: tuple[str, ...]


def filmed(film: Film, model: bytes, told: Callable[[float], None], *, rated: bool = False) -> Filmed:
    """The person's landmarks in the film; `told` is given the seconds that are done, picture by picture.

    `rated` says that somebody named the rate of a film without times.

    Raises:
        InvalidInputError: nobody is seen in it, or its pictures can't be decoded.
        ImportError: the extra `video` is not installed.
    """
    frames: list[Frame] = []
    other_s: float | None = None
    for frame, other_s in seen_in(pictures(film, every_s=EVERY_S), model):  # noqa: B007 - the last one counts
        frames.append(frame)
        told(frame.t_s)
    if not any(point[3] for frame in frames for point in frame.points):
        raise InvalidInputError("nobody is seen in it", fix=UNSEEN)
    said = {
        "other-person": other_s is not None,
        "cut-short": film.cut,
        "damaged": film.damaged > 0,
        "no-times": film.timeless and not rated,
    }
    return Filmed(
        frames=tuple(frames),
        until_s=film.until_s,
        length_s=film.length_s,
        other_s=other_s,
        damaged=film.damaged,
        notes=tuple(name for name, holds in said.items() if holds),
    )
