"""What a row's columns say: a record, a time, JSON; whatever they hold, the answer is in words."""

import contextlib
import json
from datetime import UTC, datetime

import orjson

from unhunch.errors import InvalidInputError
from unhunch.records.codec import from_json
from unhunch.records.model import Record
from unhunch.service.kept import unreadable

# Eighteen digits in a row, each told as a nought.
_NOUGHTS = bytes.maketrans(b"123456789", b"000000000")
_LONG = b"0" * 18


def record_of(key: str, at: datetime | None, kind: str, payload: str) -> Record:
    """The record that the columns hold; the payload is its JSON.

    Raises:
        StoreError: they hold none that can be read.
    """
    if at is None:
        raise unreadable(key, "it has no time")
    try:
        found, is_plain = json_of(payload)
        return Record(key=key, at=at.astimezone(UTC), value=from_json(kind, found, is_plain=is_plain))
    except InvalidInputError as error:
        raise unreadable(key, error) from error


def moment_of(text: str) -> datetime | None:
    """The aware time that the database's text means, or None where it is none."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def json_of(text: str) -> tuple[object, bool]:
    """What the JSON says, or the text itself where it is none; and whether it is known that all its words are plain."""
    # Three times as quick; but whole numbers that are too long for a machine's word would come as fractions.
    with contextlib.suppress(ValueError):
        if _LONG not in text.encode().translate(_NOUGHTS):
            return orjson.loads(text), text.isascii() and "\\u" not in text
    # This one takes NaN and half characters too: who reads the record then says what is wrong with it.
    try:
        return json.loads(text), False
    except (ValueError, RecursionError):
        return text, False
