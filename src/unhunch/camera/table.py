"""Landmarks as a table (CSV): one row a frame, the same form to read and to write."""

import csv
import io
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from unhunch.camera.notation import Placed, settled
from unhunch.coach.frame import POINTS, Frame
from unhunch.errors import InvalidInputError

TIME: Final = "t_s"
ASPECT: Final = "aspect"
ROLL: Final = "head_roll_deg"
POINT_COLUMNS: Final = tuple(f"{part}{number}" for number in range(POINTS) for part in "xyzv")
SHAPE: Final = "The columns are t_s and x0,y0,z0,v0 to x32,y32,z32,v32; aspect and head_roll_deg may stand beside them."


def table_text(frames: Sequence[Frame]) -> str:
    """The frames as CSV: `t_s`, `aspect`, `head_roll_deg` where it is known, then x, y, z and visibility of each point.

    Numbers are written so that reading them gives the very same.
    """
    rolled = any(frame.head_roll_deg is not None for frame in frames)
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow((TIME, ASPECT, *((ROLL,) if rolled else ()), *POINT_COLUMNS))
    for frame in frames:
        roll = "" if frame.head_roll_deg is None else repr(float(frame.head_roll_deg))
        values = (repr(float(value)) for point in frame.points for value in point)
        own = (roll,) if rolled else ()
        rows.writerow((repr(float(frame.t_s)), repr(float(frame.aspect)), *own, *values))
    return out.getvalue()


def table_frames(text: str) -> Iterator[Placed]:
    """Each frame of the table with its line.

    Raises InvalidInputError for what is no such table.
    """
    rows = csv.reader(io.StringIO(text, newline=""))
    try:
        head = [name.strip() for name in next(rows, [])]
        places = _places(head)
        for row in rows:
            if any(cell.strip() for cell in row):
                where = f"line {rows.line_num}"
                if len(row) != len(head):
                    what = f"has {len(row)} cells, its heading {len(head)}"
                    raise InvalidInputError(what, where=where, fix="Is the file whole?")
                yield where, _frame(row, places, where)
    except csv.Error as error:
        raise InvalidInputError(f"not CSV: {error}", where=f"line {rows.line_num}", fix=SHAPE) from error


def _places(head: Sequence[str]) -> Mapping[str, int]:
    """Where each column stands.

    Raises InvalidInputError where one is missing or stands twice.
    """
    missing = [name for name in (TIME, *POINT_COLUMNS) if name not in head]
    if len(missing) > POINTS:
        raise InvalidInputError("is neither JSON nor a table of landmarks", where="line 1", fix=SHAPE)
    if missing:
        raise InvalidInputError(f"has no column {missing[0]}", where="line 1", fix=SHAPE)
    twice = next((name for name in (TIME, ASPECT, ROLL, *POINT_COLUMNS) if head.count(name) > 1), None)
    if twice:
        raise InvalidInputError(f"the column {twice} stands twice", where="line 1", fix=SHAPE)
    return {name: place for place, name in enumerate(head)}


def _frame(row: Sequence[str], places: Mapping[str, int], where: str) -> Frame:
    cells = [row[places[name]] for name in POINT_COLUMNS]
    seen = [_number(cell, name, where) for name, cell in zip(POINT_COLUMNS[3::4], cells[3::4], strict=True)]
    points = [
        settled(
            [
                *(_number(cells[4 * number + at], POINT_COLUMNS[4 * number + at], where, seen=one) for at in range(3)),
                one,
            ]
        )
        for number, one in enumerate(seen)
    ]
    aspect = row[places[ASPECT]] if ASPECT in places else "1"
    roll = row[places[ROLL]].strip() if ROLL in places else ""
    return Frame(
        _number(row[places[TIME]], TIME, where),
        tuple(points),
        _number(aspect, ASPECT, where),
        _number(roll, ROLL, where) if roll else None,
    )


def _number(cell: str, name: str, where: str, *, seen: float = 1.0) -> float:
    """The number in the cell; an empty cell of a point that is not seen is not a number.

    Raises InvalidInputError for anything else.
    """
    if not cell.strip() and seen == 0:
        return math.nan
    try:
        return float(cell)
    except ValueError as error:
        shown = cell if len(cell) <= len("-0.1234567890123456") else f"{cell[:16]}…"
        raise InvalidInputError(f"{name} is {shown!r}, no number", where=where, fix=SHAPE) from error
