"""The store that the others are measured against: lists in memory."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from threading import Lock
from typing import cast

from unhunch.records.model import Record, Value
from unhunch.service.ports import Sought, T
from unhunch.store.storable import require_storable, topic


class MemoryStore:
    """Records by person in the order in which they came; gone when the program ends."""

    def __init__(self) -> None:
        self._records: dict[str, dict[str, Record]] = {}
        self._by_kind: dict[tuple[str, type[Value]], list[Record]] = {}
        self._lock = Lock()
        self._kept: dict[str, dict[Hashable, object]] = {}

    def append(self, person: str, records: Iterable[Record]) -> int:
        """Store what is new; return how many were new."""
        fresh = require_storable(person, records)
        with self._lock:
            held = self._records.setdefault(person, {})
            new = [record for record in fresh if record.key not in held]
            held.update({record.key: record for record in new})
            for record in new:
                self._by_kind.setdefault((person, type(record.value)), []).append(record)
            if new:
                self._kept.pop(person, None)
            return len(new)

    def records(self, person: str, *kinds: type[Value], sought: Sought | None = None) -> Iterator[Record]:
        """Records of the kinds (all, if none is named), oldest first."""
        with self._lock:
            one = self._by_kind.get((person, kinds[0]), ()) if len(kinds) == 1 else None
            held = tuple(self._records.get(person, {}).values() if one is None else one)
        return (
            record
            for record in held
            if (not kinds or isinstance(record.value, kinds)) and (sought is None or _fits(record, sought))
        )

    def latest(self, person: str, kind: type[Value], sought: Sought | None = None) -> Record | None:
        """The newest record of the kind that fits, or None."""
        wanted = sought or Sought()
        with self._lock:
            held = reversed(self._by_kind.get((person, kind), ()))
            return next((one for one in held if _fits(one, wanted)), None)

    def worked_out(self, person: str, what: Hashable, make: Callable[[], T]) -> T:
        """What `make` works out of the person's records, kept until anything of theirs is stored or deleted."""
        with self._lock:
            past = self._kept.setdefault(person, {})
        if what not in past:
            past[what] = make()
        return cast("T", past[what])

    def delete_everything(self, person: str) -> int:
        """Delete all that is stored of the person; return how many records that was."""
        with self._lock:
            self._kept.pop(person, None)
            for one in [key for key in self._by_kind if key[0] == person]:
                del self._by_kind[one]
            return len(self._records.pop(person, {}))


def _fits(record: Record, sought: Sought) -> bool:
    """Whether every field that is set fits the record."""
    value = record.value
    if sought.topic is not None and topic(value) != sought.topic:
        return False
    if sought.since is not None and record.at < sought.since:
        return False
    if sought.before is not None and record.at >= sought.before:
        return False
    if sought.from_day is not None:
        day = getattr(value, "day", None)
        if day is None or day < sought.from_day:
            return False
    return all(
        wanted is None or getattr(value, name, "") == wanted
        for name, wanted in (("session", sought.session), ("exercise", sought.exercise))
    )
