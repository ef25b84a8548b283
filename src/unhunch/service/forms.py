"""Dataclasses from plain JSON objects and back, with faults that say where and what."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from unhunch.errors import InvalidInputError

T = TypeVar("T")


def read_form(kind: type[T], raw: Mapping[str, object], where: str) -> T:
    """The value of that dataclass that the JSON object describes.

    Raises:
        InvalidInputError: the first field that is missing, unknown or does not fit.
    """
    try:
        read: T = _adapter(kind).validate_python(dict(raw))
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        path = ".".join([where, *map(str, first["loc"])])
        raise InvalidInputError(first["msg"], where=path) from error
    return read


def write_form(kind: type[T], value: T) -> dict[str, object]:
    """The dataclass as a JSON object."""
    written: dict[str, object] = _adapter(kind).dump_python(value, mode="json", exclude_none=True)
    return written


# Building one takes milliseconds, reading with it microseconds.
_ADAPTERS: dict[type, TypeAdapter[Any]] = {}


def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    return _ADAPTERS.setdefault(kind, _ADAPTERS.get(kind) or TypeAdapter(kind))
