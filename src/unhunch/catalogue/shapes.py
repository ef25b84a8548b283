"""Plain tables into typed values: pydantic's adapters, and its errors as findings."""

from collections.abc import Hashable, Iterator, Mapping
from functools import cache
from typing import TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from unhunch.catalogue.model import Exercise, ExerciseText
from unhunch.catalogue.reading import Folder, Table

T = TypeVar("T")


@cache
def _adapter(shape: Hashable) -> TypeAdapter[object]:
    """The one adapter of a type; building it is the slow part."""
    return TypeAdapter(cast("type", shape))


def typed(folder: Folder, where: str, shape: type[T], value: object, *, words: bool = False) -> T | None:
    """The value as `shape`, or None after adding one finding for each fault.

    With `words` there is nothing but text in it, which pydantic never takes for anything else.
    """
    fitting = _adapter(cast("Hashable", shape))
    try:
        found = fitting.validate_python(value)
        bent = [] if words else list(_bent(value, fitting.dump_python(found)))
    except ValidationError as error:
        for fault in error.errors(include_url=False, include_context=False):
            folder.say(f"{where}: {_path(fault['loc'])}", fault["msg"])
        return None
    except RecursionError:
        folder.say(where, "is nested too deeply")
        return None
    for path, what in bent:
        folder.say(f"{where}: {path}", what)
    # The adapter returns what it was built for; its cache can't say so in types.
    return None if bent else cast("T", found)


def _bent(given: object, taken: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Where pydantic was too kind: a text or a truth value that it took for a number, or the like."""
    match given, taken:
        case (Mapping(), Mapping()):
            for key, value in given.items():
                yield from _bent(value, taken.get(key), f"{path}.{key}" if path else str(key))
        case (list(), list() | tuple()):
            for number, (value, other) in enumerate(zip(given, taken, strict=False)):
                yield from _bent(value, other, f"{path}.{number}")
        case (int() | float() | str(), int() | float() | str()) if type(given) is not type(taken):
            if isinstance(given, bool) or not (isinstance(given, int) and isinstance(taken, float)):
                yield path, f"is {given!r}, where {taken!r} belongs"


def exercise_of(folder: Folder, where: str, table: Table) -> Exercise | None:
    """The facts of an exercise file."""
    levels = table.get("levels")
    if isinstance(levels, Mapping):
        table = {**table, "levels": {_level(key): dose for key, dose in levels.items()}}
    return typed(folder, where, Exercise, table)


def text_of(folder: Folder, where: str, table: Table) -> ExerciseText | None:
    """The words of an exercise file."""
    return typed(folder, where, ExerciseText, table, words=True)


def exercise_schema() -> dict[str, object]:
    """The JSON Schema of an exercise's facts, as `unhunch schema exercise` prints it."""
    return _adapter(Exercise).json_schema()


def _level(key: object) -> object:
    return int(key) if key in {"1", "2", "3"} and isinstance(key, str) else key


def _path(location: tuple[int | str, ...]) -> str:
    return ".".join(str(step) for step in location) or "(whole file)"
