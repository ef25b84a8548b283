"""Records as JSON and back: the form of the store's payloads and of the export."""

import math
import re
import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime
from functools import cache
from itertools import chain
from typing import Literal, Union, cast, get_args, get_origin, get_type_hints

from unhunch.errors import InvalidInputError
from unhunch.records import model
from unhunch.records.model import TOP_CHANGE, TOP_SCORE, Record, Value

VERSION = 1
DEEPEST = 32
_TEXT_BREAKER = "\x00"
_PLAIN_TYPES = frozenset({dict, list, str, int, bool, type(None)})
_SCORES = frozenset({"score", "before", "worst", "effort"})

_Reader = Callable[[object, str], object]


_NAMES: Mapping[type[Value], str] = {
    kind: re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind.__name__.removesuffix("Record")).lower() for kind in get_args(Value)
}
KINDS: Mapping[str, type[Value]] = {name: kind for kind, name in _NAMES.items()}


def kind_name(kind: type[Value]) -> str:
    """The short name of a kind of value, as stored and exported: `adverse-event` for AdverseEventRecord."""
    return _NAMES[kind]


def to_json(value: Value) -> dict[str, object]:
    """The value's fields as plain JSON: dates as ISO text, mappings as objects, all fields present."""
    return {name: plain(part) for name, part in _parts(kind_name(type(value)), value).items()}


def _parts(kind: str, value: Value) -> dict[str, object]:
    return {name: getattr(value, name) for name in _readers(kind)[0]}


def from_json(kind: str, payload: object) -> Value:
    """The value that the payload of that kind describes; fields with a default may be missing.

    Raises:
        InvalidInputError: an unknown kind or field, a missing field or one of another type; `where` is its path.
    """
    return _value(kind, payload, kind)


def record_to_json(record: Record) -> dict[str, object]:
    """The record with its version, key, time in UTC and kind, as one line of the export."""
    return {**entry_of(record), "value": to_json(record.value)}


def entry_of(record: Record) -> dict[str, object]:
    """The same, with the value's parts as they are: an encoder with `plain` as its default writes the same text."""
    kind, at = kind_name(type(record.value)), record.at.astimezone(UTC).isoformat()
    return {"version": VERSION, "key": record.key, "at": at, "kind": kind, "value": _parts(kind, record.value)}


def record_from_json(entry: object, where: str = "record") -> Record:
    """The record that one line of an export describes; scores have to be 0-10.

    Raises:
        InvalidInputError: it is of another version, or anything in it does not fit; `where` is its path.
    """
    found = _object(entry, where)
    _only(found, {"version", "key", "at", "kind", "value"}, where)
    if found.get("version") != VERSION or isinstance(found.get("version"), bool):
        raise InvalidInputError(
            "the record has an unknown version", where=f"{where}.version", fix=f"This program reads version {VERSION}"
        )
    key = cast("str", _text(found.get("key"), f"{where}.key"))
    if not key:
        raise InvalidInputError("the key is empty", where=f"{where}.key")
    kind = cast("str", _text(found.get("kind"), f"{where}.kind"))
    value = _value(kind, found.get("value"), f"{where}.value")
    _check_scores(value, f"{where}.value")
    return Record(key=key, at=_moment(found.get("at"), f"{where}.at"), value=value)


def _value(kind: str, payload: object, where: str) -> Value:
    if kind not in KINDS:
        raise InvalidInputError(f"unknown kind of record {kind!r}", where=where)
    known, needed = _readers(kind)
    make = cast("Callable[..., Value]", KINDS[kind])
    if isinstance(payload, dict) and needed <= payload.keys() <= known.keys():
        # Years of records are read at a start: where all is well, nobody asks for paths.
        try:
            return make(**{name: known[name](part, "") for name, part in payload.items()})
        except InvalidInputError:
            pass
    found = _object(payload, where)
    _only(found, set(known), where)
    for name in known:
        if name in needed - found.keys():
            raise InvalidInputError("this field is missing", where=f"{where}.{name}")
    return make(**{name: read(found[name], f"{where}.{name}") for name, read in known.items() if name in found})


def _check_scores(value: Value, where: str) -> None:
    for field in fields(value):
        score = getattr(value, field.name)
        if field.name in _SCORES and score is not None and not 0 <= score <= TOP_SCORE:
            raise InvalidInputError("a score is 0 to 10", where=f"{where}.{field.name}")
    if isinstance(value, model.OutcomeRecord):
        for name, score in value.activities.items():
            if not 0 <= score <= TOP_SCORE:
                raise InvalidInputError("a score is 0 to 10", where=f"{where}.activities.{name}")
        if abs(value.since_start or 0) > TOP_CHANGE:
            raise InvalidInputError("a change is -7 to 7", where=f"{where}.since_start")


@cache
def _readers(kind: str) -> tuple[dict[str, _Reader], frozenset[str]]:
    """What reads each field of the kind, and the fields that have to be there."""
    hints = get_type_hints(KINDS[kind], vars(model))
    every = fields(KINDS[kind])
    needed = (field.name for field in every if field.default is MISSING and field.default_factory is MISSING)
    return {field.name: _reader(hints[field.name]) for field in every}, frozenset(needed)


def _reader(hint: object) -> _Reader:
    """What reads a value of the type from JSON; the types are those of the records' model."""
    plain: dict[object, _Reader] = {
        str: _text, int: _whole, float: _number, bool: _truth, date: _date, datetime: _moment, object: _any,
    }  # fmt: skip
    if hint in plain:
        return plain[hint]
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Literal:
        return _one_of(parts)
    if origin in {Union, types.UnionType}:
        return _or_none(_reader(next(part for part in parts if part is not type(None))))
    if origin is tuple:
        return _row(_reader(parts[0]))
    return _mapping(_reader(parts[1]))


def _one_of(options: tuple[object, ...]) -> _Reader:
    def read(found: object, where: str) -> object:
        if not isinstance(found, str) or found not in options:
            raise InvalidInputError("this is none of " + ", ".join(map(str, options)), where=where)
        return found

    return read


def _or_none(read: _Reader) -> _Reader:
    return lambda found, where: None if found is None else read(found, where)


def _row(read: _Reader) -> _Reader:
    def of(found: object, where: str) -> object:
        if not isinstance(found, list | tuple):
            raise InvalidInputError("this is not a list", where=where)
        return tuple(read(part, f"{where}[{index}]") for index, part in enumerate(found))

    return of


def _mapping(read: _Reader) -> _Reader:
    def of(found: object, where: str) -> object:
        return {name: read(part, f"{where}.{name}") for name, part in _object(found, where).items()}

    return of


def _object(found: object, where: str) -> dict[str, object]:
    if not isinstance(found, dict):
        raise InvalidInputError("this is not an object", where=where)
    if not _are_plain(found):
        for name in found:
            _text(name, where)
    return found


def _only(found: Mapping[str, object], known: set[str], where: str) -> None:
    strange = sorted(set(found) - known)
    if strange:
        raise InvalidInputError(f"unknown field {strange[0]!r}", where=where)


def _text(found: object, where: str) -> object:
    if not isinstance(found, str):
        raise InvalidInputError("this is not a text", where=where)
    # Half characters and NUL can be written in JSON, but no file in UTF-8 and no PostgreSQL can hold them.
    # Plain ASCII, which is nearly all, is told at once.
    halves = not found.isascii() and any("\ud800" <= sign <= "\udfff" for sign in found)
    if halves or _TEXT_BREAKER in found:
        raise InvalidInputError("the text holds characters that can't be kept", where=where)
    return found


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
        return date.fromisoformat(cast("str", _text(found, where)))
    except ValueError:
        raise InvalidInputError("this is not a date", where=where, fix="Write it as 2026-01-31") from None


def _moment(found: object, where: str) -> datetime:
    try:
        at = datetime.fromisoformat(cast("str", _text(found, where)))
        if at.tzinfo is not None:
            return at.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise InvalidInputError("this is not a time with its zone", where=where, fix="Write 2026-01-31T12:00:00+00:00")


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
        kinds = set(map(type, level))
        if not _PLAIN_TYPES.issuperset(kinds):
            return False
        texts = [one for one in level if type(one) is str] if str in kinds else []
        objects = [one for one in level if type(one) is dict] if dict in kinds else []
        # Names and words stand there again and again.
        if not _are_plain({*texts, *chain.from_iterable(objects)}):
            return False
        rows = [one for one in level if type(one) is list] if list in kinds else []
        level = [*chain.from_iterable(map(dict.values, objects)), *chain.from_iterable(rows)]
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
        return {name: _walked(part, f"{where}.{name}", depth + 1) for name, part in _object(found, where).items()}
    if isinstance(found, list | tuple):
        return [_walked(part, f"{where}[{index}]", depth + 1) for index, part in enumerate(found)]
    if isinstance(found, str):
        return _text(found, where)
    if isinstance(found, float) and not math.isfinite(found):
        raise InvalidInputError("the number is too large", where=where)
    if found is None or isinstance(found, bool | int | float):
        return found
    raise InvalidInputError("JSON has no such value", where=where)


def plain(found: object) -> object:
    """A part of a value as plain JSON."""
    if isinstance(found, Mapping):
        return {str(name): plain(part) for name, part in found.items()}
    if isinstance(found, list | tuple):
        return [plain(part) for part in found]
    if isinstance(found, datetime):
        return found.astimezone(UTC).isoformat()
    if isinstance(found, date):
        return found.isoformat()
    return found
