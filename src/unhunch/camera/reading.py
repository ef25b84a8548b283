"""What stands in a file of landmarks, whichever of its forms it has: the frames, or what is wrong and where."""

import math
from collections.abc import Iterable
from typing import Final

from unhunch.camera.notation import json_frames
from unhunch.camera.table import table_frames
from unhunch.coach.frame import RECORDED_S, Frame, fault_of
from unhunch.errors import InvalidInputError

FORMS: Final = "docs/reference/analyse.md shows the forms."
# How the files of films and pictures begin: at which byte, and with what.
_FILMS: Final = (
    (4, b"ftyp"), (4, b"moov"), (4, b"mdat"), (0, b"\x1a\x45\xdf\xa3"), (0, b"RIFF"), (0, b"OggS"), (0, b"FLV"),
    (0, b"\x00\x00\x01\xba"), (0, b"\x00\x00\x01\xb3"), (0, b"\x30\x26\xb2\x75"), (0, b"ID3"),
)  # fmt: skip
_PICTURES: Final = ((b"\xff\xd8\xff", "a picture"), (b"\x89PNG", "a picture"), (b"GIF8", "a picture"))
_ARCHIVES: Final = ((b"PK\x03\x04", "an archive"), (b"\x1f\x8b", "an archive"))
_FILM_NAMES: Final = (
    *(".mp4", ".mov", ".m4v", ".avi", ".mkv", ".webm", ".mjpeg", ".mjpg", ".mpg", ".mpeg", ".wmv", ".3gp", ".ts"),
    *(".mts", ".m2ts", ".ogv", ".flv", ".mxf", ".h264", ".hevc"),
)


def is_film(name: str, beginning: bytes) -> bool:
    """Whether the file of that name, which begins with these bytes, is to be taken for a film."""
    named = name.lower().endswith(_FILM_NAMES)
    return named or any(beginning[at : at + len(mark)] == mark for at, mark in _FILMS)


def not_landmarks(name: str, beginning: bytes) -> InvalidInputError | None:
    """What a file is that can't hold landmarks, judged by its first bytes and its name; None for any other."""
    if is_film(name, beginning):
        return InvalidInputError("is a film, not landmarks", fix=FORMS)
    kind = next((what for mark, what in (*_PICTURES, *_ARCHIVES) if beginning.startswith(mark)), None)
    return InvalidInputError(f"is {kind}, not landmarks or a film", fix=FORMS) if kind else None


def frames_in(content: bytes) -> tuple[Frame, ...]:
    """The frames that the file's content holds, in their order; at least one.

    It may be the JSON of `unhunch figures landmarks`, a JSON list of frames, one JSON frame a line, or the table that
    `table_text` writes. A frame with the time of the one before it is kept: the coach leaves it out.

    Raises InvalidInputError, with the line or the frame, for anything that is no landmarks.
    """
    wrong = not_landmarks("", content[:16])
    if wrong:
        raise wrong
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInputError(f"not UTF-8 text (byte {error.start})", fix=FORMS) from error
    begin = text.lstrip()[:1]
    if not begin:
        raise InvalidInputError("is empty", fix=FORMS)
    found = json_frames(text) if begin in "[{" else table_frames(text)
    return sound(found)


def sound(placed: Iterable[tuple[str, Frame]]) -> tuple[Frame, ...]:
    """The frames, each of which the coach can read; `placed` says where each stands.

    Raises InvalidInputError for the first that it can't, or where there is none.
    """
    frames: list[Frame] = []
    for where, frame in placed:
        before_s = frames[-1].t_s if frames else None
        wrong = fault_of(frame, before_s, math.inf)
        if frames and frame.t_s - frames[0].t_s > RECORDED_S:
            wrong = wrong or f"its time is {frame.t_s:g} s, more than a day after the first"
        if wrong:
            raise InvalidInputError(wrong, where=where, fix=_fix(wrong))
        frames.append(frame)
    if not frames:
        raise InvalidInputError("holds no frame", fix=FORMS)
    return tuple(frames)


def _fix(wrong: str) -> str:
    """What to do about it."""
    if "before" in wrong:
        return "Put the frames in the order of their times."
    if "points, not" in wrong:
        return "Give all 33 points; one that is not seen has visibility 0."
    if "is seen, but" in wrong:
        return "Give it numbers, or visibility 0."
    if "time is" in wrong:
        return "Give t_s in seconds."
    return FORMS
