"""Reminders from pages, the running program and the system's timer together: none lost, none twice, none in a call."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.life import Life, a_life
from tests.session_life import first, life, planned_records
from tests.spec.test_service_reminders import choose
from unhunch.records.beside import ReminderRecord
from unhunch.reminders import Stretch, at_desk
from unhunch.service.announcing import Desk, Outcome, Watch, announce
from unhunch.service.ports import Sensed
from unhunch.service.reminders import answer, look, rarer_now
from unhunch.service.session import record_events
from unhunch.service.settings import save_settings

__all__ = ["life"]
MINUTE = timedelta(minutes=1)
FIVE = timedelta(minutes=5)
PATIENCE = timedelta(minutes=2)
CALL = Sensed(state="quiet", why="call")
AWAY = Sensed(idle=timedelta(minutes=9))
HERE = Sensed(state="free", idle=timedelta(seconds=20))


@dataclass(slots=True)
class Screen:
    """A notifier that keeps what it was given."""

    ready: bool = True
    works: bool = True
    shown: list[tuple[str, str]] = field(default_factory=list)

    def is_ready(self) -> bool:
        return self.ready

    def show(self, title: str, text: str) -> bool:
        if self.works:
            self.shown.append((title, text))
        return self.works


def at(life: Life, hour: int, minute: int = 0) -> Life:
    life.clock.at = life.clock.at.replace(hour=hour, minute=minute, second=0)
    return life


def tell(life: Life, screen: Screen, sensed: Sensed = HERE, *, patience: timedelta = timedelta()) -> Outcome:
    desk = Desk(sensed=sensed, every=FIVE, before=Stretch(since=life.clock.at - 8 * FIVE, last=life.clock.at - FIVE))
    return announce(life.ctx, life.person, screen, desk, patience=patience)


def records(life: Life, what: str = "shown") -> list[str]:
    rows = (one.value for one in life.ctx.store.records(life.person, ReminderRecord))
    return [one.reminder for one in rows if isinstance(one, ReminderRecord) and one.what == what]


def test_what_is_due_is_told_once_in_words_that_anybody_may_see(life: Life) -> None:
    choose(life, "session", session=replace(choose(life).session, on=True, habit="After my pain pills"))
    screen = Screen()
    assert [tell(at(life, 18), screen), tell(at(life, 18, 5), screen)] == ["told", "nothing"]
    assert screen.shown == [("Time for yourself", "Open unhunch when it suits you.")]


@pytest.mark.parametrize(("language", "title"), [("de", "Zeit für dich"), ("es", "Un rato para ti")])
def test_it_is_told_in_the_persons_language(life: Life, language: str, title: str) -> None:
    choose(life, "session")
    save_settings(life.ctx, life.person, {"language": language})
    screen = Screen()
    tell(at(life, 18), screen)
    assert screen.shown[0][0] == title


@pytest.mark.parametrize(
    ("sensed", "screen", "outcome"),
    [(CALL, Screen(), "quiet"), (AWAY, Screen(), "away"), (HERE, Screen(ready=False), "blind")],
)
def test_at_a_bad_moment_it_waits_and_is_told_afterwards(
    life: Life, sensed: Sensed, screen: Screen, outcome: Outcome
) -> None:
    choose(life, "session")
    assert tell(at(life, 18), screen, sensed) == outcome
    assert records(life) == []
    screen.ready = True
    assert tell(at(life, 19), screen) == "told"


def test_nobody_is_spoken_to_in_the_middle_of_a_session(life: Life) -> None:
    choose(life, "walk", "session")
    opened = at(life, 18).open(first(life))
    assert tell(life, Screen()) == "quiet"
    life.clock.forward(minutes=14)
    record_events(life.ctx, life.person, life.events(opened)[:1])
    life.clock.forward(minutes=14)
    assert tell(life, Screen()) == "quiet"
    life.clock.forward(minutes=1)
    assert tell(life, Screen()) == "told"


def test_nothing_is_told_where_nothing_was_chosen(life: Life) -> None:
    assert tell(at(life, 18), Screen()) == "off"


def test_one_that_could_not_be_shown_comes_again_and_was_not_ignored(life: Life) -> None:
    choose(life, "session")
    screen = Screen(works=False)
    assert tell(at(life, 18), screen) == "failed"
    screen.works = True
    assert [tell(at(life, 18, 5), screen), tell(at(life, 18, 11), screen)] == ["nothing", "told"]
    assert (records(life)[-1], records(life, "ignored")) == ("session:2026-11-23+1", [])
    assert (records(life, "unseen"), records(life, "postponed")) == (["session:2026-11-23"], [])


def test_a_broken_notifier_does_not_undo_that_reminders_come_more_rarely(life: Life) -> None:
    choose(life, "session")
    screen, day = Screen(), life.clock.at
    for later in range(3):
        life.clock.at = day + timedelta(days=later)
        assert tell(at(life, 18), screen) == "told"
        assert tell(at(life, 19), screen) == "nothing"
    life.clock.at = day + timedelta(days=4)
    assert rarer_now(life.ctx, life.person) == {"session"}
    screen.works = False
    assert tell(at(life, 18), screen) == "failed"
    assert rarer_now(life.ctx, life.person) == {"session"}


def test_the_timer_leaves_what_is_new_to_those_who_look_more_often(life: Life) -> None:
    choose(life, "session")
    screen = Screen()
    assert tell(at(life, 18, 1), screen, patience=PATIENCE) == "nothing"
    assert tell(at(life, 18, 2), screen, patience=PATIENCE) == "told"


def test_a_page_that_looks_has_precedence_until_it_looks_no_more(life: Life) -> None:
    choose(life, "session")
    watch, screen = Watch(), Screen()
    watch.page_looks(at(life, 17, 59).clock.at)
    assert watch.look(at(life, 18).ctx, life.person, screen, HERE) == "page"
    assert watch.look(at(life, 18, 3).ctx, life.person, screen, HERE) == "told"


def test_a_page_is_told_of_a_call_and_of_an_absence_only_while_that_is_fresh(life: Life) -> None:
    watch, screen = Watch(), Screen()
    hours = timedelta(hours=3)
    assert (watch.keeps_quiet(life.ctx), watch.awake(life.ctx, hours)) == (False, hours)
    watch.look(life.ctx, life.person, screen, replace(CALL, idle=timedelta(minutes=6)))
    assert (watch.keeps_quiet(life.ctx), watch.awake(life.ctx, hours)) == (True, timedelta())
    life.clock.forward(minutes=3)
    assert (watch.keeps_quiet(life.ctx), watch.awake(life.ctx, None)) == (False, None)
    watch.forget()
    assert watch.stretch is None


def test_who_was_away_from_the_desk_gets_no_break_on_coming_back(life: Life) -> None:
    choose(life, "breaks")
    at(life, 13)
    back = Stretch(since=life.clock.at - MINUTE, last=life.clock.at - MINUTE)
    desk = Desk(sensed=HERE, every=FIVE, before=back)
    assert announce(life.ctx, life.person, Screen(), desk) == "nothing"
    assert (
        announce(life.ctx, life.person, Screen(), replace(desk, before=replace(back, since=back.since - 9 * FIVE)))
        == "told"
    )


NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SPANS = st.timedeltas(timedelta(), timedelta(hours=3))


@settings(max_examples=50)
@given(gap=SPANS, stretch=SPANS, idle=st.none() | SPANS)
def test_a_stretch_at_the_desk_goes_on_or_begins_now(
    gap: timedelta, stretch: timedelta, idle: timedelta | None
) -> None:
    before = Stretch(since=NOON - gap - stretch, last=NOON - gap)
    after = at_desk(before, NOON, idle=idle, every=FIVE, away=FIVE)
    goes_on = gap < 2 * FIVE and (idle is None or idle < FIVE)
    assert after == Stretch(since=before.since if goes_on else NOON, last=NOON)


def test_a_stretch_begins_now_where_nothing_is_known_or_the_clock_was_set_back() -> None:
    fresh = Stretch(since=NOON, last=NOON)
    later = Stretch(since=NOON, last=NOON + timedelta(hours=1))
    assert [at_desk(one, NOON, idle=None, every=FIVE, away=FIVE) for one in (None, later)] == [fresh, fresh]


@dataclass(slots=True)
class House:
    """A computer on which a page, the running program and the timer all look, and what each of them announced."""

    life: Life
    screen: Screen = field(default_factory=Screen)
    watch: Watch = field(default_factory=Watch)
    stretch: Stretch | None = None
    by_page: list[str] = field(default_factory=list)

    def minute(self, *, page: bool, app: bool, sensed: Sensed) -> None:
        """One minute in which each looks as often as it does; every fifth the timer."""
        ctx, person = self.life.ctx, self.life.person
        if page:
            self.watch.page_looks(ctx.clock.now())
            one = None if self.watch.keeps_quiet(ctx) else look(ctx, person, self.watch.awake(ctx, timedelta(hours=8)))
            self.by_page += [one.key] if one is not None and one.announce else []
        if app:
            self.watch.look(ctx, person, self.screen, sensed)
        if ctx.clock.now().minute % 5 == 0:
            desk = Desk(sensed=sensed, every=FIVE, before=self.stretch)
            self.stretch = desk.after(ctx)
            announce(ctx, person, self.screen, desk, patience=PATIENCE)


HOURS = range(11, 20)
PRESENT = st.lists(st.booleans(), min_size=len(HOURS), max_size=len(HOURS))


@settings(max_examples=3, suppress_health_check=[HealthCheck.too_slow])
@given(pages=PRESENT, apps=PRESENT, calls=PRESENT)
def test_with_all_three_together_nothing_is_lost_and_nothing_comes_twice(
    pages: list[bool], apps: list[bool], calls: list[bool]
) -> None:
    life = a_life()
    life.ctx.store.append(life.person, planned_records())
    choose(life, "session", "walk", "breaks", quiet_start=time(21), quiet_end=time(7))
    house = House(life=life)
    answered = 0
    for hour, page, app, busy in zip(HOURS, pages, apps, calls, strict=True):
        in_a_call, before = busy and hour < HOURS[-1], len(house.screen.shown)
        for minute in range(60):
            at(life, hour, minute)
            house.minute(page=page, app=app, sensed=CALL if in_a_call else HERE)
            if len(house.by_page) + len(house.screen.shown) > answered:
                answer(life.ctx, life.person, records(life)[-1], "skipped")
                answered += 1
        assert not in_a_call or len(house.screen.shown) == before
    told = records(life)
    assert len(told) == len(set(told)) == len(house.by_page) + len(house.screen.shown)
    assert {"session:2026-11-23", "walk:2026-11-23"} <= set(told)
    breaks = [key for key in told if key.startswith("break")]
    assert breaks == [f"break:2026-11-23:{number}" for number in range(1, len(breaks) + 1)]
