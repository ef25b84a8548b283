"""What was read of a person's records, kept in mind: rows never change, so only what is new is read again."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from unhunch.records.model import Record
from unhunch.service.kept import unreadable
from unhunch.service.ports import Sought
from unhunch.store.columns import moment_of, record_of

PEOPLE = 32


@dataclass(slots=True)
class Line:
    """A row as text; its time and its record are made of it when somebody first asks."""

    id: int
    key: str
    kind: str
    topic: str
    at_text: str
    day: str | None
    session: str
    exercise: str
    payload: str
    _at: datetime | None = None
    _record: Record | None = None

    @property
    def at(self) -> datetime:
        """The aware UTC time.

        Raises:
            StoreError: it is no time.
        """
        if self._at is None:
            self._at = moment_of(self.at_text)
        if self._at is None:
            raise unreadable(self.key, "it has no time")
        return self._at

    @property
    def record(self) -> Record:
        """The record that the row holds.

        Raises:
            StoreError: it holds none that can be read.
        """
        payload = self.payload
        if self._record is None:
            self._record = record_of(self.key, self.at, self.kind, payload)
            self.payload = ""
        return self._record

    def is_same(self, other: "Line") -> bool:
        """Whether both are the same row, and not one that came later into its place."""
        return (self.id, self.key, self.at_text) == (other.id, other.key, other.at_text)


_NAMES = ("topic", "session", "exercise")
# A kind alone, or a kind with one of the names and what it says.
_Shelf = tuple[str, str, str]


@dataclass(slots=True)
class Past:
    """A person's lines in order of storing, all of them and on shelves by what they are asked for; they only grow.

    What was worked out of them is kept until one comes.
    """

    lines: list[Line] = field(default_factory=list)
    shelves: dict[_Shelf, list[Line]] = field(default_factory=dict)
    worked_out: dict[Hashable, object] = field(default_factory=dict)

    def oldest_first(self, kinds: Sequence[str], sought: Sought) -> Iterable[Line]:
        """The lines of these kinds (all, if none is named) that fit."""
        if kinds:
            found = [line for kind in kinds for line in self._shelf(kind, sought)]
            found.sort(key=lambda line: line.id)
        else:
            found = list(self.lines)
        return _narrowed(found, sought)

    def newest(self, kind: str, sought: Sought) -> Line | None:
        """The last line of the kind that fits, or None."""
        return next(iter(_narrowed(reversed(self._shelf(kind, sought)), sought)), None)

    def add(self, lines: Iterable[Line]) -> None:
        """Nothing; the lines come behind those that are there."""
        for line in lines:
            self.worked_out.clear()
            self.lines.append(line)
            for shelf in ((line.kind, "", ""), *((line.kind, name, getattr(line, name)) for name in _NAMES)):
                self.shelves.setdefault(shelf, []).append(line)

    def _shelf(self, kind: str, sought: Sought) -> Sequence[Line]:
        """The shortest row of lines in which all that fit must be."""
        named = ((kind, name, wanted) for name, wanted in _named(sought) if wanted is not None)
        shelves = [self.shelves.get(shelf, []) for shelf in ((kind, "", ""), *named)]
        return min(shelves, key=len)


def _narrowed(lines: Iterable[Line], sought: Sought) -> Iterable[Line]:
    """The lines that fit every field that is set, each field looked at only where it is."""
    since, before = sought.since, sought.before
    for name, wanted in _named(sought):
        if wanted is not None:
            lines = filter(_says(name, wanted), lines)
    if sought.from_day is not None:
        # Dates as ISO text are in the order of the days.
        first = sought.from_day.isoformat()
        lines = (line for line in lines if line.day is not None and line.day >= first)
    if since is not None:
        lines = (line for line in lines if line.at >= since)
    if before is not None:
        lines = (line for line in lines if line.at < before)
    return lines


def _says(name: str, wanted: str) -> Callable[[Line], bool]:
    return lambda line: getattr(line, name) == wanted


def _named(sought: Sought) -> Iterator[tuple[str, str | None]]:
    return ((name, getattr(sought, name)) for name in _NAMES)


class Recall:
    """The pasts of the people who were here last, each brought up to date before it is given out.

    `read` gives a person's lines from an id on, oldest first.
    """

    def __init__(self, read: Callable[[str, int], Iterator[Line]]) -> None:
        self._read = read
        self._pasts: OrderedDict[str, Past] = OrderedDict()
        self._lock = Lock()

    def past(self, person: str) -> Past:
        """Everything of the person up to now; also what other programs stored, or deleted."""
        with self._lock:
            known = self._pasts.pop(person, None) or Past()
            found = self._caught_up(person, known)
            self._pasts[person] = found
            while len(self._pasts) > PEOPLE:
                self._pasts.popitem(last=False)
            return found

    def fresh(self, person: str) -> Past:
        """The same read anew and not kept: within a transaction, what is there may still be taken back."""
        past = Past()
        past.add(self._read(person, 0))
        return past

    def forget(self, person: str) -> None:
        """Nothing; what was kept in mind of the person is gone."""
        with self._lock:
            self._pasts.pop(person, None)

    def _caught_up(self, person: str, known: Past) -> Past:
        if not known.lines:
            known.add(self._read(person, 0))
            return known
        last = known.lines[-1]
        new = list(self._read(person, last.id))
        # Where the last line is not there any more, the records were deleted, or this is another file.
        if not new or not new[0].is_same(last):
            return self.fresh(person)
        known.add(new[1:])
        return known
