"""Reminders from the running program: chosen on the page, looked for beside the server, and never against a page."""

import threading
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.test import Client

from tests.plumbing.pages import door, person
from tests.unit.test_web_reminders import FORM, PAGE, chosen, due_again, kept, looked, noon, text
from unhunch.desktop.background import Background
from unhunch.service.announcing import Outcome
from unhunch.service.ports import Sensed

__all__ = ["door", "noon", "person"]
ON = {**FORM, "desktop-offered": "1", "desktop-on": "on", "rescreen-time": "12:00"}


class Screen:
    """A notifier that keeps what it was given."""

    def __init__(self) -> None:
        self.shown: list[tuple[str, str]] = []

    def is_ready(self) -> bool:
        return True

    def show(self, title: str, text: str) -> bool:
        self.shown.append((title, text))
        return True


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[Screen]:
    """A desktop on which notifications are kept, and that tells nothing by itself."""
    from unhunch.web.watching import use_watch  # noqa: PLC0415 - Django has to be set up first

    made = Screen()
    use_watch.cache_clear()
    monkeypatch.setattr("unhunch.web.watching.find_notifier", lambda _platform, **_facts: made)
    monkeypatch.setattr("unhunch.web.watching.local_zone", lambda _environ: "")
    senses(monkeypatch, Sensed())
    yield made
    use_watch.cache_clear()


def senses(monkeypatch: pytest.MonkeyPatch, sensed: Sensed) -> None:
    monkeypatch.setattr("unhunch.web.watching.sense", lambda _platform, _environ: sensed)


def program_looks() -> Outcome:
    from unhunch.web.watching import look  # noqa: PLC0415 - Django has to be set up first

    return look()


def test_the_choice_is_kept_and_taken_back(person: Client) -> None:
    person.post(PAGE, ON)
    assert chosen().desktop
    assert "They come while unhunch runs" in text(person)
    person.post("/settings/reminders/undo/")
    assert not chosen().desktop


def test_without_the_extra_the_page_says_how_to_install_it_and_the_choice_stays(
    person: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.post(PAGE, ON)
    monkeypatch.setattr("unhunch.web.pages.reminders.has_extra", lambda: False)
    page = text(person)
    assert ("./run desktop" in page, 'name="desktop-on"' in page) == (True, False)
    assert "They come while a page of unhunch is open" in page
    person.post(PAGE, FORM)
    assert chosen().desktop


def test_the_running_program_says_nothing_where_it_was_not_asked_to(noon: Client, screen: Screen) -> None:
    due_again(noon)
    assert (program_looks(), screen.shown) == ("off", [])


def test_the_running_program_tells_once_what_a_page_then_shows_without_announcing(noon: Client, screen: Screen) -> None:
    due_again(noon)
    noon.post(PAGE, ON)
    assert [program_looks(), program_looks()] == ["told", "nothing"]
    assert screen.shown == [("A few questions", "Open unhunch when it suits you.")]
    one = looked(noon)
    assert one is not None
    assert (one["announce"], kept(), program_looks()) == (False, ["shown"], "page")


def test_an_open_page_too_is_silent_in_a_call(noon: Client, screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    due_again(noon)
    noon.post(PAGE, ON)
    senses(monkeypatch, Sensed(state="quiet", why="call"))
    assert (program_looks(), looked(noon), kept()) == ("quiet", None, [])
    senses(monkeypatch, Sensed(state="free"))
    assert program_looks() == "page"
    assert looked(noon) is not None


def test_an_open_page_is_silent_in_a_call_though_the_program_itself_is_to_say_nothing(
    noon: Client, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    due_again(noon)
    assert not chosen().desktop
    senses(monkeypatch, Sensed(state="quiet", why="full screen"))
    assert (program_looks(), looked(noon), kept()) == ("off", None, [])
    senses(monkeypatch, Sensed(state="free"))
    assert (program_looks(), screen.shown) == ("off", [])
    assert looked(noon) is not None


def test_the_system_is_asked_nothing_while_no_reminder_is_on(
    noon: Client, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def telling(platform: str, _environ: object) -> Sensed:
        asked.append(platform)
        return Sensed()

    monkeypatch.setattr("unhunch.web.watching.sense", telling)
    noon.post(PAGE, {name: value for name, value in ON.items() if name not in {"session-on", "rescreen-on"}})
    assert (chosen().desktop, program_looks(), asked) == (True, "off", [])
    noon.post(PAGE, {**FORM, "desktop-offered": "1"})
    assert (chosen().desktop, program_looks(), len(asked)) == (False, "off", 1)


def test_the_server_looks_beside_its_work_only_with_the_extra(person: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from unhunch.web.watching import watching  # noqa: PLC0415 - Django has to be set up first

    assert isinstance(watching(), Background)
    monkeypatch.setattr("unhunch.web.watching.has_extra", lambda: False)
    assert isinstance(watching(), nullcontext)


def test_what_runs_beside_the_server_goes_on_after_a_failure_and_ends_with_it(caplog: pytest.LogCaptureFixture) -> None:
    enough, turns = threading.Event(), 0

    def turn() -> None:
        nonlocal turns
        turns += 1
        if turns == 1:
            raise ValueError("the first time fails")
        enough.set()

    with Background(turn, 0.001) as made:
        assert enough.wait(timeout=20)
    assert not made._thread.is_alive()
    assert "a look for reminders failed" in caplog.text


@pytest.mark.parametrize(("seen", "comes"), [(False, False), (True, True)])
def test_whom_a_camera_sees_sit_still_is_there_though_nothing_is_touched(
    noon: Client, screen: Screen, monkeypatch: pytest.MonkeyPatch, *, seen: bool, comes: bool
) -> None:
    from unhunch.service import reminders  # noqa: PLC0415 - Django has to be set up first

    told: list[timedelta | None] = []
    monkeypatch.setattr(reminders, "look", lambda _ctx, _person, awake, _zone: told.append(awake))
    noon.post(PAGE, ON)
    senses(monkeypatch, Sensed(state="free", idle=timedelta(minutes=20)))
    program_looks()
    assert looked(noon, awake_s=3000, seen=seen) is None
    assert told == [timedelta(seconds=3000) if comes else timedelta()]
