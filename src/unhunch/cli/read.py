"""Reads the files that people give to commands; every fault is one line that says what and where."""

import contextlib
import json
import math
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NoReturn

from unhunch.errors import InvalidInputError

# Answers and profiles are a few kilobytes; an export of ten years of daily use stays under this too.
MOST_BYTES = 200_000_000
SMALL_BYTES = 2_000_000
LONGEST_NUMBER = 300


def read_object(path: str, *, most_bytes: int = SMALL_BYTES) -> Mapping[str, object]:
    """The JSON object in the file.

    Raises InvalidInputError where there is no such file, or it is a folder, too large, not UTF-8, not JSON, has a
    key twice, a number that JSON does not know (NaN), or is anything but an object.
    """
    text = read_text(path, most_bytes=most_bytes)
    try:
        value = json.loads(
            text, object_pairs_hook=unique, parse_constant=no_constant, parse_float=finite, parse_int=whole
        )
    except json.JSONDecodeError as error:
        what = f"not JSON: {error.msg.lower()} in line {error.lineno}, column {error.colno}"
        raise InvalidInputError(what, where=path) from error
    except RecursionError as error:
        raise InvalidInputError("nested too deeply", where=path) from error
    except ValueError as error:
        raise InvalidInputError(str(error), where=path) from error
    if not isinstance(value, dict):
        raise InvalidInputError(f"holds {kind_of(value)}, not an object", where=path, fix='Begin it with "{".')
    return value


def read_text(path: str, *, most_bytes: int = SMALL_BYTES) -> str:
    """The file's text.

    Raises InvalidInputError where it can't be read as UTF-8 text of at most that size.
    """
    content = read_bytes(path, most_bytes=most_bytes)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInputError(f"not UTF-8 text (byte {error.start})", where=path) from error


def read_bytes(path: str, *, most_bytes: int = SMALL_BYTES) -> bytes:
    """The file's content.

    Raises InvalidInputError where there is no such file, or it is a folder, too large or can't be read.
    """
    file = Path(path)
    try:
        if file.is_dir():
            raise InvalidInputError("is a folder, not a file", where=path)
        with file.open("rb") as opened:
            content = opened.read(most_bytes + 1)
    except FileNotFoundError as error:
        raise InvalidInputError("there is no such file", where=path) from error
    except ValueError as error:
        raise InvalidInputError("is not a file's name", where=repr(path)) from error
    except OSError as error:
        raise InvalidInputError((error.strerror or "can't be read").lower(), where=path) from error
    if len(content) > most_bytes:
        raise InvalidInputError(f"larger than {most_bytes // 1_000_000} MB", where=path)
    return content


def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """The pairs as an object; a key that stands twice would silently win over the first."""
    value = dict(pairs)
    if len(value) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        message = f'the key "{twice}" stands twice'
        raise ValueError(message)
    return value


def no_constant(name: str) -> NoReturn:
    """Refuse NaN and the infinities."""
    message = f"not JSON: {name} is not a number that JSON knows"
    raise ValueError(message)


def finite(text: str) -> float:
    """The number, where a computer can hold it."""
    value = float(text)
    if not math.isfinite(value):
        message = f"{text} is too large a number"
        raise ValueError(message)
    return value


def whole(text: str) -> int:
    """The whole number, where it is one that anybody can mean."""
    if len(text) > LONGEST_NUMBER:
        message = f"{text[:9]}… is too large a number"
        raise ValueError(message)
    return int(text)


def kind_of(value: object) -> str:
    """What a JSON value is, in a word."""
    kinds = {list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number")


def parse_date(text: str, *, where: str) -> date:
    """The date that the text writes as YYYY-MM-DD.

    Raises InvalidInputError for anything else.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InvalidInputError(f"{text!r} is not a date", where=where, fix="Write it as YYYY-MM-DD.") from error


@contextlib.contextmanager
def named(path: str) -> Iterator[None]:
    """A block in which every wrong input is said to be in this file."""
    try:
        yield
    except InvalidInputError as error:
        where = f"{path}: {error.where}" if error.where else path
        raise InvalidInputError(error.what, where=where, fix=error.fix) from error
