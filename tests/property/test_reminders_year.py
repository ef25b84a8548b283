"""A year of somebody's days, through summer time, sleep, travel and clocks that are set wrong and right again.

That nothing comes twice, and nothing while it is to be quiet, is checked at every look. That nothing is lost is
checked of the four daily kinds and of breaks, but not while the clock is wrong, nor within four days of its being set
wrong or two of a journey; of breaks, nor within four days of its being set right: until then, what was said under the
wrong clock may lie in the future. It is somebody who sits all day that is looked at; who was away from the desk is
another test's.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reminding import EVERY_DAY, LIMITS, Desk, daily
from unhunch.reminders import Breaks, Kind, Quiet, Reminder, Schedule, due
from unhunch.reminders.due import rarer_by

ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "UTC")
DAYS = 365
EVERY = timedelta(minutes=45)
QUIET = Quiet(start=time(22), end=time(7))
# Skipped in spring, on the edge of the quiet hours, within them, and plain.
TIMES: dict[Kind, time] = {"session": time(18), "walk": time(2, 30), "next-day": time(7), "rescreen": time(22, 15)}
ANSWERS = ("started", "skipped", "snoozed", "postponed", "unseen", "nothing", "nothing")
PUT_OFF = {"snoozed", "postponed", "unseen"}
WORK = (time(9), time(17))


@dataclass(slots=True)
class Year:
    """What was seen: names announced, the last moments of a break, and from when the clock is trusted.

    `heard_at` is when a break was last announced or answered, `again_at` until when the last one was put off. `checked`
    counts the looks at which breaks were checked for being lost.
    """

    desk: Desk
    chance: Random
    announced: set[str] = field(default_factory=set)
    offset: timedelta = timedelta()
    break_at: datetime | None = None
    sane_from: date = date.min
    even_from: date = date.min
    heard_at: datetime | None = None
    again_at: datetime | None = None
    checked: int = 0

    def live(self, real: datetime) -> None:
        """One look at the page, its answers, and the laws."""
        desk = self.desk
        desk.at = real + self.offset
        desk.settle()
        found = desk.due()
        assert len({one.key.kind for one in found}) == len(found)
        self.check_silence(found)
        names = desk.look()
        assert self.announced.isdisjoint(names), "doubled"
        self.announced.update(names)
        self.check_breaks(found)
        if any(name.startswith("break") for name in names):
            self.heard_at, self.again_at = desk.at, None
        self.check_nothing_lost()
        self.check_no_break_lost()
        for one in desk.due():
            self.answer(one)

    def answer(self, one: Reminder) -> None:
        what = self.chance.choice(ANSWERS)
        if what == "nothing":
            return
        minutes = self.chance.choice((20 / 60, 10, 90)) if what in PUT_OFF else 0
        until = self.desk.at + timedelta(minutes=minutes) if minutes else None
        before = self.desk.history.line(one.key.kind).ignored
        self.desk.tell(what, one, until)  # type: ignore[arg-type]  # one of the answers
        assert self.desk.history.line(one.key.kind).ignored == (before if what == "unseen" else 0)
        if one.key.kind == "break":
            self.again_at = until
            self.heard_at = self.heard_at if what == "unseen" else self.desk.at

    def is_silent(self) -> bool:
        desk = self.desk
        holds = any(one.at <= desk.at < one.until for one in desk.history.holds)
        return desk.schedule.quiet.holds(desk.now.local.time()) or holds

    def check_silence(self, found: tuple[Reminder, ...]) -> None:
        if self.is_silent():
            assert found == ()

    def check_breaks(self, found: tuple[Reminder, ...]) -> None:
        new = [one for one in found if one.key.kind == "break" and one.announce and not one.key.again]
        if new and self.break_at is not None and self.desk.at >= self.break_at:
            assert self.desk.at - self.break_at >= EVERY, "two breaks within the time of one"
        if new:
            self.break_at = self.desk.at

    def check_nothing_lost(self) -> None:
        """Every time of today that is over was announced, unless nobody could or its kind is rarer now."""
        now = self.desk.now.local
        if self.is_silent() or self.offset or now.date() <= self.sane_from:
            return
        for kind, wall in TIMES.items():
            line = self.desk.history.line(kind)
            # What comes in the quiet hours before midnight is said on the next morning.
            day = now.date() - timedelta(days=int(wall >= QUIET.start))
            hour_over = datetime.combine(now.date(), QUIET.end if wall >= QUIET.start else wall) + timedelta(hours=1)
            if now.replace(tzinfo=None) < hour_over:
                continue
            if rarer_by(line, LIMITS) == 1:
                assert f"{kind}:{day}" in self.announced, "lost"
            assert any(
                f"{kind}:{day - timedelta(days=back)}" in self.announced for back in range(LIMITS.back_off_most)
            ), "silent for good"

    def check_no_break_lost(self) -> None:
        """In working hours one came within the time chosen, longer only where it is rarer now or was put off."""
        now = self.desk.now.local
        is_even = not self.offset and now.date() > max(self.sane_from, self.even_from)
        if self.is_silent() or not is_even or not WORK[0] <= now.time() < WORK[1]:
            return
        self.checked += 1
        begin = datetime.combine(now.date(), WORK[0], tzinfo=ZoneInfo(self.desk.zone))
        if self.heard_at is not None and self.heard_at > begin:
            begin = self.heard_at
            if self.again_at is not None:
                assert self.desk.at < self.again_at, "a break that was put off is lost"
                return
        rarer = rarer_by(self.desk.history.line("break"), LIMITS)
        assert self.desk.at - begin < EVERY * rarer, "a break is lost"

    def upset(self, real: datetime) -> None:
        """Now and then the person travels, the clock is set wrong or right, or a meeting begins."""
        draw = self.chance.random()
        if draw < 0.02:
            self.desk.zone = self.chance.choice(ZONES)
            self.sane_from = (real + timedelta(days=2)).date()
        elif draw < 0.03:
            self.offset = timedelta(minutes=self.chance.randint(-3000, 3000))
            self.sane_from = (real + timedelta(days=4)).date()
        elif draw < 0.2:
            if self.offset:
                self.even_from = (real + timedelta(days=4)).date()
            self.offset = timedelta()
        elif draw < 0.23:
            self.desk.at = real + self.offset
            self.desk.hold(self.chance.choice((30, 120, 1500)))


def awake(chance: Random, first: datetime) -> Iterator[datetime]:
    """Moments of a year at which the computer runs: most of the day on most days, now and then not for days."""
    for day in range(DAYS):
        if chance.random() < 0.06:
            continue
        begin, length = chance.uniform(5, 10), chance.uniform(4, 17)
        at = first + timedelta(days=day, hours=begin)
        end = at + timedelta(hours=length)
        while at < end:
            yield at
            at += timedelta(minutes=chance.choice((20, 45, 60, 90, 240)))


def chosen() -> Schedule:
    return Schedule(
        daily={kind: daily(wall.hour, wall.minute) for kind, wall in TIMES.items()},
        breaks=Breaks(on=True, every=EVERY, start=WORK[0], end=WORK[1], days=EVERY_DAY),
        quiet=QUIET,
        limits=LIMITS,
    )


@settings(max_examples=6)
@given(seed=st.integers(0, 10**6), zone=st.sampled_from(ZONES))
def test_in_a_year_no_reminder_is_lost_or_doubled(seed: int, zone: str) -> None:
    chance = Random(seed)
    year = Year(Desk(chosen(), zone=zone), chance)
    last = None
    for real in awake(chance, datetime(2026, 1, 1, tzinfo=UTC)):
        if last is None or real.date() != last.date():
            # After a day on which the computer was off, today is where the looking begins.
            year.sane_from = max(year.sane_from, real.date() if last is None else last.date())
            year.upset(real)
        year.live(real)
        last = real
    assert len(year.announced) > DAYS
    assert year.checked > DAYS // 2


@given(
    minutes=st.lists(st.integers(-4000, 4000), min_size=1, max_size=30), zone=st.sampled_from(ZONES), seed=st.integers()
)
def test_whatever_the_clock_does_a_name_is_announced_once_and_alone(minutes: list[int], zone: str, seed: int) -> None:
    year = Year(Desk(chosen(), zone=zone), Random(seed))
    at = datetime(2026, 3, 28, 12, tzinfo=UTC)
    for step in minutes:
        at += timedelta(minutes=step)
        year.sane_from = date.max
        year.break_at = None
        year.live(at)


@given(hours=st.integers(0, 24 * 400), zone=st.sampled_from(ZONES))
def test_asking_changes_nothing(hours: int, zone: str) -> None:
    desk = Desk(chosen(), zone=zone, at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours))
    assert desk.due() == desk.due()
    later = replace(desk.now, at=desk.at)
    assert due(desk.schedule, desk.history, later) == desk.due()
