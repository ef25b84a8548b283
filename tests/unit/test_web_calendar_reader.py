"""The private address read by the parser of a calendar server, which shares nothing with what wrote the file."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any, Final

import pytest
import vobject  # type: ignore[import-untyped]  # it ships no types
from django.test import Client

from tests.plumbing.pages import door, person
from tests.reminding import BERLIN, Desk
from tests.unit.test_web_forms import screened
from tests.unit.test_web_reminders import FORM, PAGE, address
from unhunch.reminders import Schedule
from unhunch.reminders.walls import moment
from unhunch.service.clock import FixedClock
from unhunch.service.schedule import load_schedule
from unhunch.service.settings import save_settings

__all__ = ["door", "person"]
MONDAY: Final = datetime(2026, 3, 23, 11, tzinfo=UTC)
# On 29 March 2026, in the middle of the one, half past two is skipped; on 25 October, in the other, it comes twice.
WINDOWS: Final = (datetime(2026, 3, 24, 23, tzinfo=UTC), datetime(2026, 10, 20, 22, tzinfo=UTC))
LENGTH: Final = timedelta(days=10)
CHOSEN: Final = {
    **FORM, "session-day": ["0", "2", "6"], "walk-on": "on", "walk-time": "02:30", "next_day-on": "on",
    "breaks-on": "on", "work-day": ["0", "6"], "quiet-start": "00:00", "quiet-end": "00:00",
}  # fmt: skip
TITLES: Final = {
    "session": "Time for yourself", "walk": "Time for a walk", "break": "Time for a break",
    "rescreen": "A few questions",
}  # fmt: skip


@pytest.fixture
def feed(person: Client, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The private address of the local person, cleared and in Berlin, who chose everything."""
    monkeypatch.setattr("unhunch.web.context.clock_from_environment", lambda: FixedClock(at=MONDAY))
    from unhunch.web.context import PERSON, use_context  # noqa: PLC0415 - Django has to be set up first

    screened(person)
    save_settings(use_context(), PERSON, {"time_zone": BERLIN})
    person.post(PAGE, CHOSEN)
    return address(person)  # type: ignore[return-value]  # pytest takes a plain value too


def schedule() -> Schedule:
    from unhunch.web.context import PERSON, use_context  # noqa: PLC0415 - as above

    return load_schedule(use_context(), PERSON)


def fetched(feed: str) -> bytes:
    """What a calendar gets that has the address and nothing else."""
    return Client(headers={"host": "127.0.0.1:8765"}).get(feed).content


def events(data: bytes) -> list[Any]:
    return list(vobject.readOne(data.decode()).vevent_list)


def kind_of(event: Any) -> str:
    return str(event.uid.value).partition("-")[0].partition("@")[0]


def read(found: list[Any], begin: datetime) -> set[tuple[str, datetime]]:
    """The moments (aware UTC) at which a calendar in Berlin rings in those days."""
    naive = begin.replace(tzinfo=None)
    walls = (
        (kind_of(event), wall)
        for event in found
        if "rrule" in event.contents
        for wall in event.getrruleset(addRDate=True).between(naive - LENGTH, naive + 2 * LENGTH, inc=True)
    )
    rung = {(kind, moment(wall.date(), wall.time(), BERLIN)) for kind, wall in walls}
    return {(kind, at) for kind, at in rung if begin <= at < begin + LENGTH}


def announced(begin: datetime) -> set[tuple[str, datetime]]:
    """What a page that looks every ten minutes announces in those days to somebody who answers everything at once."""
    desk, said = Desk(schedule(), zone=BERLIN, at=begin - timedelta(days=1)), set()
    while desk.at < begin + LENGTH:
        desk.settle()
        for one in desk.due():
            if one.announce and one.key.kind in {"session", "walk", "break"}:
                said.add((one.key.kind, desk.at))
            desk.tell("shown", one)
            desk.tell("started", one)
        desk.at += timedelta(minutes=10)
    return {(kind, at) for kind, at in said if at >= begin}


def test_another_programs_reader_rings_when_the_page_would_speak_up(feed: str) -> None:
    found = events(fetched(feed))
    for begin in WINDOWS:
        rung = read(found, begin)
        assert {kind for kind, _ in rung} == {"session", "walk", "break"}
        assert rung == announced(begin)


def test_another_programs_reader_finds_names_that_stay_alarms_and_neutral_titles(
    feed: str, person: Client, settings: Any
) -> None:
    settings.UNHUNCH_OPEN_DOOR = False
    first, again = (fetched(feed) for _ in range(2))
    assert first == again
    found = events(first)
    names = [str(one.uid.value) for one in found]
    assert len(names) == len(set(names))
    # The question of the next day belongs to a session that was done, and no calendar knows of that.
    assert {kind_of(one) for one in found} == set(TITLES)
    for one in found:
        assert (one.valarm.action.value, one.valarm.trigger.value) == ("DISPLAY", timedelta())
        assert one.summary.value == one.valarm.description.value == TITLES[kind_of(one)]
        assert one.dtstart.value.tzinfo is None
    settings.UNHUNCH_OPEN_DOOR = True
    person.post(PAGE, {**CHOSEN, "session-time": "17:00", "walk-time": "07:10"})
    moved = events(fetched(feed))
    assert [str(one.uid.value) for one in moved] == names
    assert {one.dtstart.value.time() for one in moved if kind_of(one) == "session"} == {time(17)}
