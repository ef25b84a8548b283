"""What a row's columns say: a record, a time, JSON; whatever they hold, the answer is in words."""

import contextlib
import json
import re
from datetime import UTC, datetime

import orjson

from unhunch.errors import InvalidInputError
from unhunch.records.codec import from_json
from unhunch.records.model import Record
from unhunch.service.kept import unreadable

# In an object or a list, a number stands behind one of these.
_LONG = re.compile(r"[:,\[\s]-?[0-9]{18}")


def record_of(key: str, at: datetime | None, kind: str, payload: object) -> Record:
    """The record that the columns hold.

    Raises:
        StoreError: they hold none that can be read.
    """
    if at is None:
        raise unreadable(key, "it has no time")
    try:
        return Record(key=key, at=at.astimezone(UTC), value=from_json(kind, payload))
    except InvalidInputError as error:
        raise unreadable(key, error) from error


def moment_of(text: str) -> datetime | None:
    """The aware time that the database's text means, or None where it is none."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def json_of(text: str) -> object:
    """What the JSON says, or the text itself where it is none."""
    # Three times as quick; but whole numbers that are too long for a machine's word would come as fractions.
    if text.startswith(("{", "[")) and not _LONG.search(text):
        with contextlib.suppress(ValueError):
            return orjson.loads(text)
    # This one takes NaN and half characters too: who reads the record then says what is wrong with it.
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
