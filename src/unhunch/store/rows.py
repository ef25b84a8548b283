"""Rows of the table as they stand, made into records; one that can't be read is told, and all can be taken out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import TextField
from django.db.models.functions import Cast

from unhunch.errors import StoreError
from unhunch.records.model import Record
from unhunch.service.kept import Row
from unhunch.store.columns import moment_of, record_of
from unhunch.store.faults import told
from unhunch.store.models import Entry

_CHUNK = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvage:
    """What can be read, by clinic and person and oldest first, and why each of the others can't."""

    sound: dict[tuple[str, str], list[Record]]
    faults: tuple[str, ...]


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
            record = record_of(row.key, moment_of(row.at), row.kind, row.payload)
            judge(record)
        except StoreError as error:
            faults.append(error.what)
        else:
            sound.setdefault((row.clinic, row.person), []).append(record)
    return Salvage(sound=sound, faults=tuple(faults))


def _text(value: object) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)
