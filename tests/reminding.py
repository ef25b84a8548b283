"""A person with reminders: a schedule in few words, and what happens when they are shown and answered."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta

from unhunch.reminders import (
    Breaks,
    Daily,
    Event,
    History,
    Hold,
    Limits,
    Now,
    Quiet,
    Reminder,
    Schedule,
    What,
    due,
    heard,
    lapsed,
)

BERLIN = "Europe/Berlin"
LIMITS = Limits(
    ignored_after=timedelta(minutes=30), back_off_after=3, back_off_most=4, tolerance=timedelta(minutes=120)
)
EVERY_DAY = (True,) * 7
NEVER_QUIET = Quiet(start=time(0), end=time(0))


def daily(hour: int, minute: int = 0, habit: str = "") -> Daily:
    return Daily(times=(time(hour, minute),) * 7, habit=habit)


def schedule(*, at: time | None = time(18), breaks: bool = False, quiet: Quiet = NEVER_QUIET) -> Schedule:
    return Schedule(
        daily={} if at is None else {"session": Daily(times=(at,) * 7)},
        breaks=Breaks(on=breaks, every=timedelta(minutes=45), start=time(9), end=time(17), days=EVERY_DAY),
        quiet=quiet,
        limits=LIMITS,
    )


@dataclass(slots=True)
class Desk:
    """A computer on which reminders are shown and answered, its time told in the person's zone."""

    schedule: Schedule
    zone: str = BERLIN
    history: History = field(default_factory=History)
    at: datetime = datetime(2026, 11, 23, 7, tzinfo=UTC)

    def on(self, day: int, hour: int, minute: int = 0) -> "Desk":
        """The wall clock on that day of November 2026, in the zone of the winter (UTC+1)."""
        self.at = datetime(2026, 11, 1, tzinfo=UTC) + timedelta(days=day - 1, hours=hour - 1, minutes=minute)
        return self

    def forward(self, **by: float) -> "Desk":
        self.at += timedelta(**by)
        return self

    @property
    def now(self) -> Now:
        return Now(at=self.at, zone=self.zone)

    def due(self) -> tuple[Reminder, ...]:
        return due(self.schedule, self.history, self.now)

    def keys(self) -> list[str]:
        return [one.key.text for one in self.due()]

    def tell(self, what: What, one: Reminder, until: datetime | None = None) -> None:
        self.history = heard(self.history, Event(key=one.key, what=what, at=self.at, until=until))

    def settle(self) -> None:
        """Keep what was ignored, as the service does before it asks what is due."""
        for key in lapsed(self.history, self.schedule.limits, self.now):
            self.history = heard(self.history, Event(key=key, what="ignored", at=self.at))

    def look(self) -> list[str]:
        """What the page announces now."""
        self.settle()
        found = [one for one in self.due() if one.announce]
        for one in found:
            self.tell("shown", one)
        return [one.key.text for one in found]

    def answer(self, what: What, minutes: float | None = None) -> None:
        (one,) = self.due()
        self.tell(what, one, None if minutes is None else self.at + timedelta(minutes=minutes))

    def hold(self, minutes: float) -> None:
        self.history = replace(self.history, holds=(Hold(at=self.at, until=self.at + timedelta(minutes=minutes)),))
