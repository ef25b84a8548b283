"""Landmarks in JSON: what `unhunch figures landmarks` prints, a list of frames, or one frame a line."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from unhunch.coach.frame import FARTHEST, Frame
from unhunch.errors import InvalidInputError

SHAPE: Final = 'A frame is {"t_s": seconds, "points": [[x, y, z, visibility], ... 33 times]}.'
Placed = tuple[str, Frame]


def json_frames(text: str) -> Iterator[Placed]:
    """Each frame with the place where it stands in the text.

    Raises InvalidInputError for what is no JSON, or no frames.
    """
    try:
        value = _parsed(text)
    except json.JSONDecodeError as error:
        # After a first whole frame comes another: one frame a line. Anything else is one broken document.
        if text.lstrip().startswith("{") and error.msg == "Extra data":
            yield from _lines(text)
            return
        raise _not_json(error, error.lineno) from error
    yield from _document(value)


def _parsed(text: str) -> object:
    """The JSON value; numbers are decimal, and NaN is read so that it can be named where it stands.

    Raises JSONDecodeError for what is none, InvalidInputError for what is nested too deeply.
    """
    try:
        return json.loads(text, parse_int=float)
    except RecursionError as error:
        raise InvalidInputError("nested too deeply", fix=SHAPE) from error


def _not_json(error: json.JSONDecodeError, line: int) -> InvalidInputError:
    what = f"not JSON: {error.msg.lower()} in column {error.colno}"
    return InvalidInputError(what, where=f"line {line}", fix="Is the file whole?")


def _lines(text: str) -> Iterator[Placed]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                value = _parsed(line)
            except json.JSONDecodeError as error:
                raise _not_json(error, number) from error
            yield f"line {number}", _frame(value, f"line {number}", 1.0)


def _document(value: object) -> Iterator[Placed]:
    """The frames of a list, of an object with `frames`, or of an object that is one."""
    if isinstance(value, dict) and "frames" not in value and "points" in value:
        yield "line 1", _frame(value, "line 1", 1.0)
        return
    aspect = 1.0
    if isinstance(value, dict):
        if "frames" not in value:
            raise InvalidInputError('holds no "frames"', fix=SHAPE)
        aspect = _number(value.get("aspect", 1.0), "aspect", "")
        value = value["frames"]
    if not isinstance(value, list):
        raise InvalidInputError("holds no list of frames", fix=SHAPE)
    for number, one in enumerate(value):
        where = f"frame {number} (the first is 0)"
        yield where, _frame(one, where, aspect)


def _frame(value: object, where: str, aspect: float) -> Frame:
    """One frame; `aspect` is that of the picture where the frame says nothing of its own.

    Raises InvalidInputError for anything else.
    """
    if not isinstance(value, dict) or not {"t_s", "points"} <= value.keys():
        raise InvalidInputError("is no frame", where=where, fix=SHAPE)
    points = value["points"]
    if not isinstance(points, list):
        raise InvalidInputError("its points are no list", where=where, fix=SHAPE)
    roll = value.get("head_roll_deg")
    return Frame(
        _number(value["t_s"], "t_s", where),
        tuple(_point(number, point, where) for number, point in enumerate(points)),
        _aspect(value, aspect, where),
        None if roll is None else _number(roll, "head_roll_deg", where),
    )


def _aspect(value: Mapping[str, object], given: float, where: str) -> float:
    return _number(value["aspect"], "aspect", where) if "aspect" in value else given


def _point(number: int, value: object, where: str) -> Sequence[float]:
    """A point; coordinates of one that is not seen are never read, so they may be anything, and become 0."""
    if not isinstance(value, list) or len(value) != 4:  # noqa: PLR2004 - x, y, z and visibility
        raise InvalidInputError(f"point {number} is not x, y, z and visibility", where=where, fix=SHAPE)
    return settled([_number(one, f"point {number}", where, of_point=value[3] == 0) for one in value])


def settled(values: Sequence[float]) -> Sequence[float]:
    """The point, with zeros for coordinates that are no numbers, or absurd ones, where it is not seen."""
    x, y, z, visibility = values
    if visibility != 0:
        return (x, y, z, visibility)
    return (*(value if abs(value) <= FARTHEST else 0.0 for value in (x, y, z)), visibility)


def _number(value: object, name: str, where: str, *, of_point: bool = False) -> float:
    """The number; not a number where a hidden point has none.

    Raises InvalidInputError for anything but a number.
    """
    if isinstance(value, float):
        return value
    if of_point and value is None:
        return math.nan
    raise InvalidInputError(f"{name} holds something that is no number", where=where, fix=SHAPE)
