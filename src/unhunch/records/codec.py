"""Records as JSON and back: the form of the store's payloads and of the export."""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from functools import cache
from typing import cast, get_args

from unhunch.errors import InvalidInputError
from unhunch.records import model
from unhunch.records.model import TOP_CHANGE, TOP_SCORE, Record, Value
from unhunch.records.parts import Reader, a_moment, a_text, an_object, readers

VERSION = 1
_SCORES = frozenset({"score", "before", "worst", "effort"})

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


def from_json(kind: str, payload: object, *, is_plain: bool = False) -> Value:
    """The value that the payload of that kind describes; fields with a default may be missing.

    With `is_plain` it is JSON's own kinds alone, and all its texts are known to be ASCII: then none is looked at again.

    Raises:
        InvalidInputError: an unknown kind or field, a missing field or one of another type; `where` is its path.
    """
    return _value(kind, payload, kind, is_plain=is_plain)


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
    found = an_object(entry, where)
    _only(found, {"version", "key", "at", "kind", "value"}, where)
    if found.get("version") != VERSION or isinstance(found.get("version"), bool):
        raise InvalidInputError(
            "the record has an unknown version", where=f"{where}.version", fix=f"This program reads version {VERSION}"
        )
    key = cast("str", a_text(found.get("key"), f"{where}.key"))
    if not key:
        raise InvalidInputError("the key is empty", where=f"{where}.key")
    kind = cast("str", a_text(found.get("kind"), f"{where}.kind"))
    value = _value(kind, found.get("value"), f"{where}.value")
    _check_scores(value, f"{where}.value")
    return Record(key=key, at=a_moment(found.get("at"), f"{where}.at"), value=value)


def _value(kind: str, payload: object, where: str, *, is_plain: bool = False) -> Value:
    if kind not in KINDS:
        raise InvalidInputError(f"unknown kind of record {kind!r}", where=where)
    known, needed = _readers(kind, is_plain=is_plain)
    make = cast("Callable[..., Value]", KINDS[kind])
    if isinstance(payload, dict) and needed <= payload.keys() <= known.keys():
        # Years of records are read at a start: where all is well, nobody asks for paths.
        try:
            return make(**{name: known[name](part, "") for name, part in payload.items()})
        except InvalidInputError:
            pass
    found = an_object(payload, where)
    _only(found, set(known), where)
    for name in known:
        if name in needed - found.keys():
            raise InvalidInputError("this field is missing", where=f"{where}.{name}")
    return make(**{name: read(found[name], f"{where}.{name}") for name, read in known.items() if name in found})


@cache
def _readers(kind: str, *, is_plain: bool = False) -> tuple[dict[str, Reader], frozenset[str]]:
    return readers(KINDS[kind], is_plain=is_plain)


def _only(found: Mapping[str, object], known: set[str], where: str) -> None:
    strange = sorted(set(found) - known)
    if strange:
        raise InvalidInputError(f"unknown field {strange[0]!r}", where=where)


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
