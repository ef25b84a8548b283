"""The reminders' page, its calendar, its private address, and what an open page asks."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from tests.cast import NOON
from tests.plumbing.pages import door, person
from tests.unit.test_web_forms import WORDS, screened
from unhunch.records.beside import ReminderRecord
from unhunch.service.clock import FixedClock
from unhunch.service.schedule import Choices, load_choices

__all__ = ["door", "person"]
FORM = {
    "session-on": "on", "session-time": "18:00", "session-day": ["0", "2", "4"], "habit": "After my  morning coffee",
    "walk-time": "12:30", "next_day-time": "09:00", "rescreen-on": "on", "rescreen-time": "08:15",
    "every": "50", "work-start": "08:00", "work-end": "16:30", "work-day": ["0", "1"],
    "quiet-start": "22:00", "quiet-end": "06:30",
}  # fmt: skip
PAGE = "/settings/reminders/"


@pytest.fixture
def noon(person: Client, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """The local person at noon of a Monday."""
    monkeypatch.setattr("unhunch.web.context.clock_from_environment", lambda: FixedClock(at=NOON))
    return person  # type: ignore[return-value]  # pytest takes a plain value too


def chosen() -> Choices:
    from unhunch.web.context import PERSON, use_context  # noqa: PLC0415 - Django has to be set up first

    return load_choices(use_context(), PERSON)


def text(client: Client, path: str = PAGE) -> str:
    return client.get(path).content.decode()


def test_before_anything_is_chosen_the_page_says_what_will_be_here(person: Client) -> None:
    assert "Nothing comes until you switch it on" in text(person)
    assert "data-reminders" not in text(person, "/settings/")


def test_what_the_form_says_is_kept(person: Client) -> None:
    assert person.post(PAGE, FORM).status_code == 302
    found = chosen()
    walls = [wall.isoformat("minutes") if wall else None for wall in found.session.times]
    assert walls == ["18:00", None, "18:00", None, "18:00", None, None]
    assert (found.session.habit, found.walk.on, found.rescreen.on) == ("After my morning coffee", False, True)
    assert (found.breaks.every_min, found.breaks.days[:3]) == (50, (True, True, False))
    assert found.quiet_end.isoformat("minutes") == "06:30"


def test_a_day_may_have_another_time_and_shows_it_again(person: Client) -> None:
    person.post(PAGE, {**FORM, "session-time-2": "07:15"})
    assert [str(wall) for wall in chosen().session.times[:3]] == ["18:00:00", "None", "07:15:00"]
    assert 'name="session-time-2" value="07:15"' in text(person)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"session-day": []}, "at least one day"),
        ({"breaks-on": "on", "work-day": []}, "at least one working day"),
        ({"breaks-on": "on", "work-end": "08:00"}, "begin and end at the same time"),
    ],
)
def test_what_could_never_come_is_told_and_not_kept(person: Client, change: dict[str, Any], said: str) -> None:
    before = chosen()
    answer = person.post(PAGE, {**FORM, **change})
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert chosen() == before


def test_the_last_change_is_taken_back(person: Client) -> None:
    person.post(PAGE, FORM)
    assert "Undo the last change" in text(person)
    person.post("/settings/reminders/undo/")
    assert not any(one.on for one in chosen().daily().values())
    assert not chosen().breaks.on


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(form=st.dictionaries(st.sampled_from([*FORM, "session-time-3", "breaks-on", "go", "hours"]), WORDS))
def test_the_forms_take_anything(person: Client, form: dict[str, str]) -> None:
    assert person.post(PAGE, form).status_code in {302, 422}
    assert person.post("/settings/reminders/pause/", form).status_code == 302


def test_everything_is_paused_and_goes_on(person: Client) -> None:
    person.post(PAGE, FORM)
    person.post("/settings/reminders/pause/", {"hours": "24"})
    assert "Back on now" in text(person)
    person.post("/settings/reminders/pause/", {"hours": "0"})
    assert "Back on now" not in text(person)


def test_the_calendar_says_what_is_in_it_and_can_be_saved(person: Client) -> None:
    screened(person)
    person.post(PAGE, FORM)
    assert "In the file: the times of the reminders above" in text(person)
    answer = person.get("/settings/reminders/calendar/")
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert len(Calendar.from_ical(answer.content).walk("VEVENT")) >= 1


def address(client: Client) -> str:
    page = client.post("/settings/reminders/feed/", {"go": "new"}).content.decode()
    (found,) = re.findall(r"http://[^\"]+(/calendar/[A-Za-z0-9_-]+\.ics)", page)
    return str(found)


def test_the_private_address_is_shown_once_and_needs_no_cookie(person: Client, settings: Any) -> None:
    person.post(PAGE, FORM)
    path = address(person)
    assert path not in text(person)
    settings.UNHUNCH_OPEN_DOOR = False
    answer = person.get(path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert Calendar.from_ical(answer.content).name == "VCALENDAR"
    assert not answer.cookies
    assert person.get(PAGE).status_code == 403


def test_another_secret_gets_nothing_at_all(person: Client, settings: Any) -> None:
    person.post(PAGE, FORM)
    path = address(person)
    settings.UNHUNCH_OPEN_DOOR = False
    other = path[:12] + ("A" if path[12] != "A" else "B") + path[13:]
    answer = person.get(other)
    assert (answer.status_code, answer.content) == (404, b"")
    assert person.post(path).status_code in {403, 405}
    assert person.get("/calendar/short.ics").status_code == 403
    assert person.get(path, headers={"host": "evil.example"}).status_code == 400


def test_a_new_address_ends_the_one_before_and_each_can_be_taken_away(person: Client) -> None:
    person.post(PAGE, FORM)
    old = address(person)
    new = address(person)
    assert (person.get(old).status_code, person.get(new).status_code) == (404, 200)
    person.post("/settings/reminders/feed/", {"go": "none"})
    assert person.get(new).status_code == 404


def test_while_nobody_can_tell_the_address_is_closed(person: Client, settings: Any, monkeypatch: Any) -> None:
    from unhunch.errors import StoreError  # noqa: PLC0415 - only here

    def broken(*_facts: object) -> bool:
        raise StoreError("the disk is gone", fix="")

    person.post(PAGE, FORM)
    path = address(person)
    settings.UNHUNCH_OPEN_DOOR = False
    monkeypatch.setattr("unhunch.web.local.opens_feed", broken)
    answer = person.get(path)
    assert (answer.status_code, answer.content) == (404, b"")


def test_before_an_address_was_made_there_is_none_to_guess(person: Client) -> None:
    assert person.get(f"/calendar/{'A' * 43}.ics").status_code == 404


def looked(client: Client, **asked: object) -> dict[str, Any] | None:
    answer = client.post("/api/reminders/look", asked, content_type="application/json")
    assert answer.status_code == 200
    found: dict[str, Any] | None = answer.json()["reminder"]
    return found


def due_again(client: Client) -> None:
    """Safety questions that are due again, reminded of since the morning."""
    from unhunch.service.clearance import end_clearance  # noqa: PLC0415 - Django has to be set up first
    from unhunch.web.context import PERSON, use_context  # noqa: PLC0415 - the same

    screened(client)
    end_clearance(use_context(), PERSON, "changed")
    client.post(PAGE, {**FORM, "rescreen-time": "12:00"})


def answered(client: Client, **said: str) -> int:
    return client.post("/api/reminders/answer", said, content_type="application/json").status_code


def kept() -> list[str]:
    from unhunch.web.context import PERSON, use_context  # noqa: PLC0415 - as above

    rows = use_context().store.records(PERSON, ReminderRecord)
    return [row.value.what for row in rows if isinstance(row.value, ReminderRecord)]


def test_an_open_page_is_told_what_is_due_and_says_what_was_answered(noon: Client) -> None:
    due_again(noon)
    one = looked(noon, awake_s=60)
    assert one is not None
    assert (one["title"], one["announce"], one["start"]) == ("The safety questions, once more", True, "/today/")
    assert one["outside"] == "A few questions"
    again = looked(noon)
    assert again is not None
    assert not again["announce"]
    assert answered(noon, key=one["key"], what="snoozed") == 200
    assert (looked(noon), kept()) == (None, ["shown", "snoozed"])


def test_a_meeting_ends_by_the_wall_clock_where_the_computer_is(noon: Client) -> None:
    due_again(noon)
    one = looked(noon)
    assert one is not None
    assert answered(noon, key=one["key"], what="meeting", until="14:30", zone="Europe/Berlin") == 200
    from unhunch.service.reminders import held_until  # noqa: PLC0415 - Django has to be set up first
    from unhunch.web.context import PERSON, use_context  # noqa: PLC0415 - the same

    assert held_until(use_context(), PERSON) == datetime(NOON.year, NOON.month, NOON.day, 13, 30, tzinfo=UTC)


def test_an_answer_to_nothing_is_refused_in_words(noon: Client) -> None:
    assert answered(noon, key="tea", what="skipped") == 422
    assert answered(noon, key="session:2026-11-23", what="skipped") == 422
    assert answered(noon, key="session:2026-11-23", what="liked") == 422


def test_pages_look_for_reminders_once_one_is_on(person: Client) -> None:
    screened(person)
    person.post(PAGE, FORM)
    assert "data-reminders" in text(person, "/exercises/")
    assert "data-reminders" not in text(person, "/profile/pain/")


@pytest.mark.parametrize("language", ["de", "es"])
def test_the_page_speaks_the_persons_language(person: Client, language: str) -> None:
    person.post("/settings/", {"language": language})
    assert {"de": "Erinnerungen", "es": "Recordatorios"}[language] in text(person)
