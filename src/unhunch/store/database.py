"""The Store port on Django's ORM: SQLite or PostgreSQL."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import local
from typing import cast

from django.db import connections, transaction
from django.db.models import QuerySet

from unhunch.records.codec import kind_name, to_json
from unhunch.records.model import Record, Value
from unhunch.service.ports import Sought, T
from unhunch.store.faults import told
from unhunch.store.health import forget_damaged
from unhunch.store.models import Entry, Erasure
from unhunch.store.recall import Line, Past, Recall
from unhunch.store.storable import require_storable, topic, typed

_CHUNK = 2000
_KEYS_AT_ONCE = 500
# Straight in SQL, since each page asks several times for what is new, and the ORM takes longer to say it than to do it.
_LINES = """
SELECT id, "key", kind, topic, CAST("at" AS TEXT), CAST("day" AS TEXT), session, exercise, CAST(payload AS TEXT)
FROM store_entry WHERE clinic = %s AND person = %s AND id >= %s ORDER BY id
"""


class _Held(local):
    """The pasts by person that this thread is working something out of."""

    def __init__(self) -> None:
        self.pasts: dict[str, Past] = {}


class DatabaseStore:
    """Records in one database; every row carries the person and the clinic."""

    def __init__(self, *, clinic: str = "local", alias: str = "default") -> None:
        self.clinic = clinic
        self.alias = alias
        self._recall = Recall(self._lines)
        self._held = _Held()

    def append(self, person: str, records: Iterable[Record]) -> int:
        """Store what is new, all or nothing; return how many were new.

        Raises:
            StoreError: nothing was stored.
        """
        fresh = require_storable(person, records)
        self._held.pasts.pop(person, None)
        with told(), transaction.atomic(using=self.alias):
            self._queue_up(person)
            known = self._known(person, [record.key for record in fresh])
            rows = [self._row(person, record) for record in fresh if record.key not in known]
            Entry.objects.using(self.alias).bulk_create(rows, batch_size=_KEYS_AT_ONCE)
            return len(rows)

    def records(self, person: str, *kinds: type[Value], sought: Sought | None = None) -> Iterator[Record]:
        """Records of the kinds (all, if none is named), oldest first.

        Raises:
            StoreError: the database failed while they were read, or one of them can't be read.
        """
        lines = self._past(person).oldest_first([kind_name(kind) for kind in kinds], sought or Sought())
        yield from (line.record for line in lines)

    def latest(self, person: str, kind: type[Value], sought: Sought | None = None) -> Record | None:
        """The newest record of the kind that fits, or None.

        Raises:
            StoreError: the database failed, or what is there can't be read.
        """
        line = self._past(person).newest(kind_name(kind), sought or Sought())
        return None if line is None else line.record

    def worked_out(self, person: str, what: Hashable, make: Callable[[], T]) -> T:
        """What `make` works out of the person's records, kept until anything of theirs is stored or deleted.

        What it asks for is told as it stands now, without asking the database each time what is new.

        Raises:
            StoreError: the database failed.
        """
        past = self._past(person)
        if what in past.worked_out:
            return cast("T", past.worked_out[what])
        count = len(past.lines)
        with self._holding(person, past):
            made = make()
        # What came in between may be in it or not: then it is not kept.
        now = self._past(person)
        if now is past and len(now.lines) == count:
            now.worked_out[what] = made
        return made

    def delete_everything(self, person: str) -> int:
        """Delete all that is stored of the person; return how many records that was.

        In SQLite the file is rewritten and the log emptied, so that the words are gone from the disk too, and damaged
        files that were set aside go with them.

        Raises:
            StoreError: nothing was deleted, or the file could not be rewritten afterwards.
        """
        with told():
            with transaction.atomic(using=self.alias):
                self._held.pasts.pop(person, None)
                self._queue_up(person)
                mark = Erasure.objects.using(self.alias).create(clinic=self.clinic, person=person)
                rows = self._of(person)
                count = rows.count()
                # Straight to SQL: the ORM would read every row into memory first to look for relations.
                rows._raw_delete(self.alias)  # noqa: SLF001
                mark.delete()
            self._recall.forget(person)
            self._wipe()
        return count

    def _of(self, person: str) -> QuerySet[Entry]:
        return Entry.objects.using(self.alias).filter(clinic=self.clinic, person=person)

    def _past(self, person: str) -> Past:
        if connections[self.alias].in_atomic_block:
            return self._recall.fresh(person)
        return self._held.pasts.get(person) or self._recall.past(person)

    @contextmanager
    def _holding(self, person: str, past: Past) -> Iterator[None]:
        """The person's past is this one for this thread, until it stores or deletes something itself."""
        if person in self._held.pasts:
            yield
            return
        self._held.pasts[person] = past
        try:
            yield
        finally:
            self._held.pasts.pop(person, None)

    def _lines(self, person: str, first: int) -> Iterator[Line]:
        """The person's rows from the id on, as text: what can't be read hurts only whoever asks for it."""
        with told(), connections[self.alias].cursor() as cursor:
            cursor.execute(_LINES, [self.clinic, person, first])
            while rows := cursor.fetchmany(_CHUNK):
                yield from (Line(*row) for row in rows)

    def _known(self, person: str, keys: list[str]) -> set[str]:
        known: set[str] = set()
        for begin in range(0, len(keys), _KEYS_AT_ONCE):
            part = keys[begin : begin + _KEYS_AT_ONCE]
            known.update(self._of(person).filter(key__in=part).values_list("key", flat=True))
        return known

    def _row(self, person: str, record: Record) -> Entry:
        return Entry(
            clinic=self.clinic,
            person=person,
            key=record.key,
            kind=kind_name(type(record.value)),
            topic=topic(record.value),
            at=record.at,
            day=getattr(record.value, "day", None),
            session=typed(record, "session"),
            exercise=typed(record, "exercise"),
            payload=to_json(record.value),
        )

    def _queue_up(self, person: str) -> None:
        """One writer a person at a time. SQLite's IMMEDIATE does it for the whole file already."""
        connection = connections[self.alias]
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{self.clinic}/{person}"])

    def _wipe(self) -> None:
        connection = connections[self.alias]
        if connection.vendor == "sqlite" and not connection.in_atomic_block:
            with connection.cursor() as cursor:
                cursor.execute("VACUUM")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            forget_damaged(Path(str(connection.settings_dict["NAME"])).parent)
