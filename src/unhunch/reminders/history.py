"""What the person did with reminders so far, folded so that asking what is due looks at little."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from unhunch.reminders.model import Event, Key, Kind, Limits, Now, What


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The last word on one reminder."""

    again: int
    what: What
    at: datetime
    until: datetime | None = None

    def is_open(self, now: Now, limits: Limits) -> bool:
        """Whether it was shown and still waits for an answer."""
        return self.what == "shown" and -limits.tolerance <= now.at - self.at < limits.ignored_after

    def is_put_off(self) -> bool:
        """Whether it is to come again."""
        return self.what in {"snoozed", "postponed", "unseen"}

    def waits(self, now: Now, limits: Limits) -> bool:
        """Whether it was put off and its time has not come; a clock that was set back does not make it longer."""
        return _within(self.at, self.until, now, limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A meeting or a pause from `at` until `until`, both aware UTC: nothing is said, and it ends by itself."""

    at: datetime
    until: datetime

    def holds(self, now: Now, limits: Limits) -> bool:
        """Whether it is still on."""
        return _within(self.at, self.until, now, limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One kind's past: the last word by base key, how many were ignored in a row, and the newest of them.

    `open` are the base keys of those that were shown and of which nothing was heard since. `numbers` is the highest
    number of a break by its day.
    """

    told: Mapping[str, Told] = field(default_factory=dict)
    open: tuple[str, ...] = ()
    ignored: int = 0
    last_day: date | None = None
    last_at: datetime | None = None
    numbers: Mapping[date, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The past of every kind, what holds everything back, and what is done.

    `done` are the kinds for which there is nothing left to do now, `done_on` the days on which what a kind reminds of
    was done: their reminders do not come late. `since` is when the present stretch at the desk began (aware UTC), None
    where nobody knows.
    """

    lines: Mapping[Kind, Line] = field(default_factory=dict)
    holds: tuple[Hold, ...] = ()
    done: frozenset[Kind] = frozenset()
    done_on: Mapping[Kind, frozenset[date]] = field(default_factory=dict)
    since: datetime | None = None

    def line(self, kind: Kind) -> Line:
        """The kind's past, empty where nothing happened."""
        return self.lines.get(kind, _EMPTY)


_EMPTY = Line()


def history_of(events: Iterable[Event]) -> History:
    """The history after the events, oldest first."""
    told: dict[Kind, dict[str, Told]] = {}
    lines: dict[Kind, Line] = {}
    for event in events:
        kind = event.key.kind
        told.setdefault(kind, {})[event.key.base] = _word(event)
        lines[kind] = _after(lines.get(kind, _EMPTY), event)
    return History(lines={kind: replace(line, told=told[kind]) for kind, line in lines.items()})


def heard(history: History, event: Event) -> History:
    """The history after one event more."""
    kind = event.key.kind
    line = history.line(kind)
    told = {**line.told, event.key.base: _word(event)}
    return replace(history, lines={**history.lines, kind: replace(_after(line, event), told=told)})


def _word(event: Event) -> Told:
    return Told(again=event.key.again, what=event.what, at=event.at, until=event.until)


def _after(line: Line, event: Event) -> Line:
    """The line with all but the last words brought up to date; what nobody could see says nothing of the person."""
    others = tuple(base for base in line.open if base != event.key.base)
    return replace(
        line,
        open=(*others, event.key.base) if event.what == "shown" else others,
        ignored=_ignored(line.ignored, event.what),
        last_day=event.key.day,
        # That nobody answered shows only later; the break was offered when it was shown.
        last_at=line.last_at if event.what in {"ignored", "unseen"} else event.at,
        numbers=_numbered(line.numbers, event.key),
    )


def _ignored(before: int, what: What) -> int:
    """How many were ignored in a row: an answer ends it, and only an answer."""
    if what == "ignored":
        return before + 1
    return before if what in {"shown", "unseen"} else 0


def _numbered(numbers: Mapping[date, int], key: Key) -> Mapping[date, int]:
    return {**numbers, key.day: key.number} if key.number > numbers.get(key.day, 0) else numbers


def _within(at: datetime, until: datetime | None, now: Now, limits: Limits) -> bool:
    return until is not None and at - limits.tolerance <= now.at < until
