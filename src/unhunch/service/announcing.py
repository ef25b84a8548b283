"""Reminders outside of any page: from the running program or from the system's timer, each at a good moment."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from unhunch.records.model import SessionRecord, SetRecord
from unhunch.reminders import Kind, Stretch, at_desk
from unhunch.service.context import Context
from unhunch.service.ports import Notifier, Sensed
from unhunch.service.reminder_rules import rule_minutes
from unhunch.service.reminders import look, put_off_unseen
from unhunch.service.schedule import load_schedule
from unhunch.service.settings import language_for, load_settings

Outcome = Literal["off", "page", "quiet", "away", "blind", "nothing", "told", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What is known of the person at this computer; `every` is how often it is looked at, `zone` an IANA name or ""."""

    sensed: Sensed
    every: timedelta
    before: Stretch | None = None
    zone: str = ""

    def after(self, ctx: Context) -> Stretch:
        """Since when they are there, with this look."""
        away = rule_minutes(ctx.catalogue.rules, "away-after-min")
        return at_desk(self.before, ctx.clock.now(), idle=self.sensed.idle, every=self.every, away=away)


def announce(
    ctx: Context, person: str, notifier: Notifier, desk: Desk, *, patience: timedelta = timedelta()
) -> Outcome:
    """What came of it: one reminder was told, or why none was.

    Nothing is taken as shown that could not be: in a call, while nobody is there, or without a screen it waits.
    """
    if not load_schedule(ctx, person).any_on:
        return "off"
    hindered = _hindered(ctx, person, notifier, desk.sensed)
    if hindered is not None:
        return hindered
    stretch = desk.after(ctx)
    one = look(ctx, person, stretch.last - stretch.since, desk.zone, patience=patience)
    if one is None or not one.announce:
        return "nothing"
    if notifier.show(*_neutral(ctx, person, one.kind)):
        return "told"
    put_off_unseen(ctx, person, one.key)
    return "failed"


def is_exercising(ctx: Context, person: str) -> bool:
    """Whether a session is under way in the player, as far as what it kept of late tells."""
    last = ctx.store.latest(person, SessionRecord)
    if last is None or not isinstance(last.value, SessionRecord) or last.value.state != "started":
        return False
    done = ctx.store.latest(person, SetRecord)
    moved = last.at if done is None else max(last.at, done.at)
    return timedelta() <= ctx.clock.now() - moved < rule_minutes(ctx.catalogue.rules, "exercising-min")


def _hindered(ctx: Context, person: str, notifier: Notifier, sensed: Sensed) -> Outcome | None:
    """Why it is no moment to show anything."""
    if sensed.state == "quiet" or is_exercising(ctx, person):
        return "quiet"
    if sensed.idle is not None and sensed.idle >= rule_minutes(ctx.catalogue.rules, "away-after-min"):
        return "away"
    return None if notifier.is_ready() else "blind"


def _neutral(ctx: Context, person: str, kind: Kind) -> tuple[str, str]:
    """Title and text that a lock screen may show to anybody: the calendar's titles, and no habit."""
    words = ctx.catalogue.words(language_for(ctx, load_settings(ctx, person)))
    return words.get(f"reminders.calendar.{kind}", words["reminders.calendar"]), words["reminders.outside"]


@dataclass(slots=True)
class Watch:
    """What the running program keeps in mind between its looks."""

    page_at: datetime | None = None
    sensed: Sensed = field(default_factory=Sensed)
    stretch: Stretch | None = None

    def page_looks(self, now: datetime) -> None:
        """Keep in mind that a page asked just now."""
        self.page_at = now

    def forget(self) -> None:
        """Keep nothing of the person in mind: no reminder is on."""
        self.sensed, self.stretch = Sensed(), None

    def look(self, ctx: Context, person: str, notifier: Notifier, sensed: Sensed, zone: str = "") -> Outcome:
        """What came of this look; a page that looks has precedence."""
        desk = self.senses(ctx, sensed, zone)
        if self._page_is_open(ctx):
            return "page"
        return announce(ctx, person, notifier, desk)

    def senses(self, ctx: Context, sensed: Sensed, zone: str = "") -> Desk:
        """The desk as the system tells it now, kept in mind for open pages; nothing is announced."""
        every = timedelta(seconds=float(ctx.catalogue.rules.number("reminders.app-every-s")))
        desk = Desk(sensed=sensed, every=every, before=self.stretch, zone=zone)
        self.sensed, self.stretch = sensed, desk.after(ctx)
        return desk

    def keeps_quiet(self, ctx: Context) -> bool:
        """Whether the system told of late that it is no moment to speak."""
        return self.sensed.state == "quiet" and self._is_fresh(ctx)

    def awake(self, ctx: Context, told: timedelta | None) -> timedelta | None:
        """How long the person has been at this computer: what a page knows, shortened by what the system tells."""
        if self.stretch is None or not self._is_fresh(ctx):
            return told
        known = self.stretch.last - self.stretch.since
        return known if told is None else min(told, known)

    def _page_is_open(self, ctx: Context) -> bool:
        return self.page_at is not None and timedelta() <= ctx.clock.now() - self.page_at < _page_looks(ctx)

    def _is_fresh(self, ctx: Context) -> bool:
        return self.stretch is not None and timedelta() <= ctx.clock.now() - self.stretch.last < _page_looks(ctx)


def _page_looks(ctx: Context) -> timedelta:
    return timedelta(seconds=float(ctx.catalogue.rules.number("reminders.page-looks-s")))
