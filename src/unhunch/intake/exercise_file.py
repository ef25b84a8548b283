"""A JSON file of exercises, whichever of the two collections it is of."""

import json
from collections.abc import Callable, Mapping
from typing import Final, NoReturn

from unhunch.errors import RefusedFileError
from unhunch.intake import free_exercise_db, wger
from unhunch.intake.sketch import Collection, Found, LeftOut, Sketch

# All of free-exercise-db takes 1 MB; all of wger in all its languages some 10.
MOST_BYTES: Final = 20_000_000
MOST_ROWS: Final = 5_000
_AGAIN: Final = "Get it once more, or choose another file"
_READERS: Final[Mapping[Collection, Callable[[Mapping[str, object]], Sketch | LeftOut]]] = {
    "wger": wger.sketch_of,
    "free-exercise-db": free_exercise_db.sketch_of,
}


def read_exercises(data: bytes) -> Found:
    """What the file holds.

    Raises:
        RefusedFileError: it is no JSON, too large, or of neither collection.
    """
    if len(data) > MOST_BYTES:
        raise RefusedFileError(f"this file is larger than {MOST_BYTES // 1_000_000} MB", kind="large", fix=_AGAIN)
    rows = _rows(_parsed(data))
    collection = _collection(rows)
    if len(rows) > MOST_ROWS:
        raise RefusedFileError(f"this file holds more than {MOST_ROWS} exercises", kind="large", fix=_AGAIN)
    read = [_READERS[collection](row) if isinstance(row, dict) else LeftOut(name="?", why="name") for row in rows]
    return Found(
        collection=collection,
        sketches=tuple(one for one in read if isinstance(one, Sketch)),
        left_out=tuple(one for one in read if isinstance(one, LeftOut)),
    )


def _parsed(data: bytes) -> object:
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise RefusedFileError("this file is no JSON, or it is cut short", kind="damaged", fix=_AGAIN) from error


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _rows(value: object) -> list[object]:
    """The exercises: a list, the results of a page, or one by itself."""
    if isinstance(value, dict):
        results = value.get("results")
        return list(results) if isinstance(results, list) else [value]
    return list(value) if isinstance(value, list) else []


def _collection(rows: list[object]) -> Collection:
    for row in rows:
        if isinstance(row, dict) and ("translations" in row or "exercises" in row):
            return "wger"
        if isinstance(row, dict) and "primaryMuscles" in row:
            return "free-exercise-db"
    raise RefusedFileError("this file is neither of wger nor of free-exercise-db", kind="unknown", fix=_AGAIN)
