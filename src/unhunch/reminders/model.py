"""What a person wants to be reminded of and when, and what a reminder is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final, Literal, get_args
from zoneinfo import ZoneInfo

Kind = Literal["session", "walk", "next-day", "rescreen", "break"]
# "unseen": it could not be put on the screen, and nobody said anything.
What = Literal["shown", "unseen", "started", "snoozed", "postponed", "skipped", "ignored"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
DAILY: Final[tuple[Kind, ...]] = ("session", "walk", "next-day", "rescreen")
Week = tuple[time | None, time | None, time | None, time | None, time | None, time | None, time | None]
Weekdays = tuple[bool, bool, bool, bool, bool, bool, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The numbers of the catalogue's rules: how long things last, and how ignored reminders become rarer."""

    ignored_after: timedelta
    back_off_after: int
    back_off_most: int
    tolerance: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Daily:
    """One kind's wall times by weekday (Monday first, None: not on that day), and the habit it is tied to."""

    times: Week
    on: bool = True
    habit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Breaks:
    """A break after every `every` of sitting, within working hours; those that end before they start pass midnight."""

    on: bool
    every: timedelta
    start: time
    end: time
    days: Weekdays


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """Wall times from and until which nothing is said; both the same: never quiet."""

    start: time
    end: time

    def holds(self, wall: time) -> bool:
        """Whether it is quiet at that wall time."""
        if self.start <= self.end:
            return self.start <= wall < self.end
        return wall >= self.start or wall < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """All that a person chose; a kind that `daily` lacks never comes.

    `since` (aware UTC) is when they chose it: what would have come before that does not come late.
    """

    daily: Mapping[Kind, Daily]
    breaks: Breaks
    quiet: Quiet
    limits: Limits
    since: datetime | None = None

    @property
    def any_on(self) -> bool:
        """Whether anything comes at all."""
        return self.breaks.on or any(one.on for one in self.daily.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """The aware UTC time and the IANA name of the zone that the person is in."""

    at: datetime
    zone: str

    @property
    def local(self) -> datetime:
        """The same moment on the wall."""
        return self.at.astimezone(ZoneInfo(self.zone))


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A reminder's name: its kind, the local day, of breaks their number on that day, and how often it was put off."""

    kind: Kind
    day: date
    number: int = 0
    again: int = 0

    @property
    def base(self) -> str:
        """The name without how often it was put off, as in `session:2026-11-28` or `break:2026-11-28:3`."""
        number = f":{self.number}" if self.number else ""
        return f"{self.kind}:{self.day.isoformat()}{number}"

    @property
    def text(self) -> str:
        """The whole name, as in `session:2026-11-28+1`."""
        return f"{self.base}+{self.again}" if self.again else self.base

    @classmethod
    def parse(cls, text: str) -> "Key":
        """The key that the text names.

        Raises:
            ValueError: it names none.
        """
        base, _, again = text.partition("+")
        kind, _, rest = base.partition(":")
        day, _, number = rest.partition(":")
        key = cls(
            kind=next((one for one in KINDS if one == kind), "session"),
            day=date.fromisoformat(day),
            number=int(number or 0),
            again=int(again or 0),
        )
        if key.text != text:
            raise ValueError(f"{text!r} names no reminder")
        return key


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened to a reminder at an aware UTC time; one put off comes again at `until`."""

    key: Key
    what: What
    at: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """What is due: since `at` (aware UTC); `announce` where it was not shown yet; `rarer` where it backed off."""

    key: Key
    at: datetime
    announce: bool
    habit: str = ""
    rarer: bool = field(default=False)
