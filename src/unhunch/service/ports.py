"""What the use cases need from outside: a store, a clock, a notifier."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Protocol

from unhunch.records.model import Record, Value


class Store(Protocol):
    """Append-only records by person. The same key appended twice is stored once."""

    def append(self, person: str, records: Iterable[Record]) -> int:
        """Store what is new, all or nothing; return how many were new."""
        ...

    def records(
        self, person: str, *kinds: type[Value], since: datetime | None = None
    ) -> Iterator[Record]:
        """Records of the kinds (all, if none is named), oldest first."""
        ...

    def latest(self, person: str, kind: type[Value]) -> Record | None:
        """The newest record of the kind, or None."""
        ...

    def delete_everything(self, person: str) -> int:
        """Delete all that is stored of the person; return how many records that was."""
        ...


class Clock(Protocol):
    """Where the time comes from."""

    def now(self) -> datetime:
        """The aware UTC time."""
        ...
