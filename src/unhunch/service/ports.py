"""What the use cases need from outside: a store, a clock, a notifier, and what the system tells of the person."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, Protocol, TypeVar

from unhunch.records.model import Record, Value

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which records are wanted beyond their kind: every field that is set has to fit.

    `since` is an aware UTC time and `from_day` a local date, both inclusive; `before` is a time that is not. `topic`
    is what the value calls itself: a note's, a reminder's or a clearance's kind, a score's moment, a session's state,
    an event's sign, a decision's action, the technique of whatever was done or chosen beside the exercises.
    """

    since: datetime | None = None
    before: datetime | None = None
    from_day: date | None = None
    session: str | None = None
    exercise: str | None = None
    topic: str | None = None


class Store(Protocol):
    """Append-only records by person, kept in the order in which they were stored.

    The same key appended twice is stored once: the first one stays. The order is that of storing and
    not that of `at`, so a clock that was set back can't push a new answer behind an old one.
    """

    def append(self, person: str, records: Iterable[Record]) -> int:
        """Store what is new, all or nothing; return how many were new.

        Raises:
            StoreError: nothing was stored.
        """
        ...

    def records(self, person: str, *kinds: type[Value], sought: Sought | None = None) -> Iterator[Record]:
        """Records of the kinds (all, if none is named), oldest first."""
        ...

    def latest(self, person: str, kind: type[Value], sought: Sought | None = None) -> Record | None:
        """The newest record of the kind that fits, or None."""
        ...

    def worked_out(self, person: str, what: Hashable, make: Callable[[], T]) -> T:
        """What `make` works out of the person's records, kept until anything of theirs is stored or deleted.

        `what` names it, together with everything else that it depends on, such as the day.
        """
        ...

    def delete_everything(self, person: str) -> int:
        """Delete all that is stored of the person; return how many records that was."""
        ...


class Clock(Protocol):
    """Where the time comes from."""

    def now(self) -> datetime:
        """The aware UTC time."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensed:
    """What the operating system tells: whether it is a moment to keep quiet, why, and how long nothing was touched.

    `why` is the id of the reason, as in `call`, empty where there is none; `idle` is None where nobody knows.
    """

    state: Literal["quiet", "free", "unknown"] = "unknown"
    why: str = ""
    idle: timedelta | None = None


class Notifier(Protocol):
    """What puts a few words on the person's screen, outside of any page."""

    def is_ready(self) -> bool:
        """Whether anything would be seen, as far as that can be known before."""
        ...

    def show(self, title: str, text: str) -> bool:
        """Whether it was put there; never raises."""
        ...
