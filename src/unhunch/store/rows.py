"""Rows of the table as they stand, made into records; one that can't be read is told, and all can be taken out."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import TextField
from django.db.models.functions import Cast

from unhunch.errors import InvalidInputError, StoreError
from unhunch.records.codec import from_json
from unhunch.records.model import Record
from unhunch.service.kept import Row, unreadable
from unhunch.store.faults import told
from unhunch.store.models import Entry

_CHUNK = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvage:
    """What can be read, by clinic and person and oldest first, and why each of the others can't."""

    sound: dict[tuple[str, str], list[Record]]
    faults: tuple[str, ...]


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


def whole_rows(
    rows: Iterable[tuple[str, datetime | None, str, object]],
) -> Iterator[tuple[str, datetime | None, str, object]]:
    """The rows as they come.

    Raises:
        StoreError: a column holds what is no value of its type, so that not even the row could be taken out.
    """
    try:
        yield from rows
    except (ValueError, TypeError) as error:
        raise unreadable("its columns", error) from error


def stored_rows(alias: str = "default", *, clinic: str | None = None, person: str | None = None) -> Iterator[Row]:
    """Every row of the table (or of one person) as text, in the order of storing; nothing in it is judged.

    Raises:
        StoreError: the database failed.
    """
    wanted = {"clinic": clinic, "person": person}
    found = Entry.objects.using(alias).filter(**{name: said for name, said in wanted.items() if said is not None})
    text = found.annotate(at_text=Cast("at", TextField()), payload_text=Cast("payload", TextField()))
    columns = ("clinic", "person", "key", "at_text", "kind", "payload_text")
    with told():
        for row in text.order_by("id").values_list(*columns).iterator(chunk_size=_CHUNK):
            named = zip(("clinic", "person", "key", "at", "kind", "payload"), map(_text, row), strict=True)
            yield Row(**dict(named))


def salvage(rows: Iterable[Row], judge: Callable[[Record], object]) -> Salvage:
    """The records that can be read; the judge raises StoreError for what it can't use, which is among the faults."""
    sound: dict[tuple[str, str], list[Record]] = {}
    faults: list[str] = []
    for row in rows:
        try:
            record = record_of(row.key, _moment(row.at), row.kind, _json(row.payload))
            judge(record)
        except StoreError as error:
            faults.append(error.what)
        else:
            sound.setdefault((row.clinic, row.person), []).append(record)
    return Salvage(sound=sound, faults=tuple(faults))


def _text(value: object) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def _moment(text: str) -> datetime | None:
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
