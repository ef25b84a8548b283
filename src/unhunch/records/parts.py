"""What reads each part of a record's value from JSON: by its type, and no text that can't be kept."""

import math
import types
from collections.abc import Callable, Iterable
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime
from itertools import chain
from typing import Literal, Union, cast, get_args, get_origin, get_type_hints

from unhunch.errors import InvalidInputError
from unhunch.records import model
from unhunch.records.model import Value

DEEPEST = 32
_TEXT_BREAKER = "\x00"
_PLAIN_TYPES = frozenset({dict, list, str, int, bool, type(None)})

Reader = Callable[[object, str], object]


def readers(kind: type[Value], *, is_plain: bool = False) -> tuple[dict[str, Reader], frozenset[str]]:
    """What reads each field of the kind, and the fields that have to be there.

    With `is_plain` no text is looked at for characters that can't be kept.
    """
    hints = get_type_hints(kind, vars(model))
    every = fields(kind)
    needed = (field.name for field in every if field.default is MISSING and field.default_factory is MISSING)
    return {field.name: _reader(hints[field.name], is_plain=is_plain) for field in every}, frozenset(needed)


def _reader(hint: object, *, is_plain: bool) -> Reader:
    """What reads a value of the type from JSON; the types are those of the records' model."""
    known: dict[object, Reader] = {
        int: _whole, float: _number, bool: _truth, date: _date, datetime: a_moment,
        str: _plain_text if is_plain else a_text, object: _plain_any if is_plain else _any,
    }  # fmt: skip
    if hint in known:
        return known[hint]
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Literal:
        return _one_of(parts)
    if origin in {Union, types.UnionType}:
        return _or_none(_reader(next(part for part in parts if part is not type(None)), is_plain=is_plain))
    if origin is tuple:
        return _row(_reader(parts[0], is_plain=is_plain))
    return _mapping(_reader(parts[1], is_plain=is_plain), _plain_object if is_plain else an_object)


def _one_of(options: tuple[object, ...]) -> Reader:
    def read(found: object, where: str) -> object:
        if not isinstance(found, str) or found not in options:
            raise InvalidInputError("this is none of " + ", ".join(map(str, options)), where=where)
        return found

    return read


def _or_none(read: Reader) -> Reader:
    return lambda found, where: None if found is None else read(found, where)


def _row(read: Reader) -> Reader:
    def of(found: object, where: str) -> object:
        if not isinstance(found, list | tuple):
            raise InvalidInputError("this is not a list", where=where)
        return tuple(read(part, f"{where}[{index}]") for index, part in enumerate(found))

    return of


def _mapping(read: Reader, objects: Callable[[object, str], dict[str, object]]) -> Reader:
    def of(found: object, where: str) -> object:
        return {name: read(part, f"{where}.{name}") for name, part in objects(found, where).items()}

    return of


def _plain_object(found: object, where: str) -> dict[str, object]:
    if not isinstance(found, dict):
        raise InvalidInputError("this is not an object", where=where)
    return found


def an_object(found: object, where: str) -> dict[str, object]:
    """The object, by names that can be kept."""
    read = _plain_object(found, where)
    if not _are_plain(read):
        for name in read:
            a_text(name, where)
    return read


def _plain_text(found: object, where: str) -> str:
    if not isinstance(found, str):
        raise InvalidInputError("this is not a text", where=where)
    return found


def a_text(found: object, where: str) -> object:
    """The text.

    Raises:
        InvalidInputError: it is none, or one that can't be kept everywhere; so with each reader here.
    """
    text = _plain_text(found, where)
    # Half characters and NUL can be written in JSON, but no file in UTF-8 and no PostgreSQL can hold them.
    # Plain ASCII, which is nearly all, is told at once.
    halves = not text.isascii() and any("\ud800" <= sign <= "\udfff" for sign in text)
    if halves or _TEXT_BREAKER in text:
        raise InvalidInputError("the text holds characters that can't be kept", where=where)
    return text


def _whole(found: object, where: str) -> object:
    if isinstance(found, bool) or not isinstance(found, int):
        raise InvalidInputError("this is not a whole number", where=where)
    return found


def _number(found: object, where: str) -> object:
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise InvalidInputError("this is not a number", where=where)
    try:
        number = float(found)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise InvalidInputError("the number is too large", where=where)
    return number


def _truth(found: object, where: str) -> object:
    if not isinstance(found, bool):
        raise InvalidInputError("this is neither true nor false", where=where)
    return found


def _date(found: object, where: str) -> object:
    try:
        return date.fromisoformat(cast("str", a_text(found, where)))
    except ValueError:
        raise InvalidInputError("this is not a date", where=where, fix="Write it as 2026-01-31") from None


def a_moment(found: object, where: str) -> datetime:
    """The aware time in UTC."""
    try:
        at = datetime.fromisoformat(cast("str", a_text(found, where)))
        if at.tzinfo is not None:
            return at.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise InvalidInputError("this is not a time with its zone", where=where, fix="Write 2026-01-31T12:00:00+00:00")


def _plain_any(found: object, where: str) -> object:
    level = [found]
    for _depth in range(DEEPEST + 1):
        nested = [one for one in level if type(one) is dict or type(one) is list]
        if not nested:
            return found
        level = [*chain.from_iterable(one.values() if type(one) is dict else one for one in nested)]
    return _any(found, where)


def _any(found: object, where: str) -> object:
    # A plan holds thousands of values, and is read with every page: only one with a fault in it is walked by path.
    return found if _is_sound(found) else _walked(found, where, 0)


def _is_sound(found: object) -> bool:
    """Whether it can be kept just as it is; False also where a closer look is needed.

    It is looked at level by level, in passes of compiled code: years of plans hold a million values.
    """
    level = [found]
    for _depth in range(DEEPEST + 1):
        if not level:
            return True
        if not _PLAIN_TYPES.issuperset(map(type, level)):
            return False
        objects = [one for one in level if type(one) is dict]
        if not (_are_plain(one for one in level if type(one) is str) and _are_plain(chain.from_iterable(objects))):
            return False
        rows = (one for one in level if type(one) is list)
        level = [*chain.from_iterable(one.values() for one in objects), *chain.from_iterable(rows)]
    return not level


def _are_plain(texts: Iterable[object]) -> bool:
    """Whether all of them are texts of plain ASCII."""
    try:
        whole = "".join(cast("Iterable[str]", texts))
    except TypeError:
        return False
    return whole.isascii() and _TEXT_BREAKER not in whole


def _walked(found: object, where: str, depth: int) -> object:
    if depth > DEEPEST:
        raise InvalidInputError("this is nested too deeply", where=where)
    if isinstance(found, dict):
        return {name: _walked(part, f"{where}.{name}", depth + 1) for name, part in an_object(found, where).items()}
    if isinstance(found, list | tuple):
        return [_walked(part, f"{where}[{index}]", depth + 1) for index, part in enumerate(found)]
    if isinstance(found, str):
        return a_text(found, where)
    if isinstance(found, float) and not math.isfinite(found):
        raise InvalidInputError("the number is too large", where=where)
    if found is None or isinstance(found, bool | int | float):
        return found
    raise InvalidInputError("JSON has no such value", where=where)
