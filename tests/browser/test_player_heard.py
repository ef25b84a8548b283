"""What a session sounds like, and how it keeps the screen awake; the browser's parts are stood in for."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.player_stage import PlayerApp, answer_check, begin, come_in, pause, player_app, run, seeded_app
from tests.plumbing.acted_voice import FOREIGN, LOCAL, REMOTE, heard, with_voices

__all__ = ["player_app", "seeded_app"]

NOTES = {
    "ready": [392],
    "position": [392],
    "work": [523, 659],
    "hold": [523, 659],
    "rest": [523, 392],
    "switch": [440, 554],
}


def _come_in(page: Page, app: PlayerApp, *voices: dict[str, object]) -> None:
    page.add_init_script(with_voices(*voices))
    come_in(page, app, app.short_session())
    answer_check(page)


@pytest.mark.parametrize("voices", [(), (REMOTE,)], ids=["none", "remote"])
def test_without_a_voice_of_this_machine_nothing_is_spoken(
    page: Page, player_app: PlayerApp, voices: tuple[dict[str, object], ...]
) -> None:
    _come_in(page, player_app, *voices)
    expect(page.locator("[data-mute=voice]")).to_be_disabled()
    begin(page)
    run(page, 60)
    assert heard(page, "spoken") == []


def test_without_a_voice_in_the_language_nothing_is_spoken_and_the_session_goes_to_its_end(
    page: Page, player_app: PlayerApp
) -> None:
    _come_in(page, player_app, FOREIGN, REMOTE)
    expect(page.locator("[data-mute=voice]")).to_be_disabled()
    begin(page)
    for _ in range(60):
        if page.locator("[data-on=after]").is_visible():
            break
        run(page, 10)
    expect(page.locator("[data-on=after]")).to_be_visible()
    assert heard(page, "spoken") == []


def test_only_the_voice_of_this_machine_speaks(page: Page, player_app: PlayerApp) -> None:
    _come_in(page, player_app, REMOTE, FOREIGN, LOCAL)
    begin(page)
    run(page, 60)
    spoken = heard(page, "spoken")
    assert len(spoken) > 3
    assert {one[0] for one in spoken if isinstance(one, list)} == {"In this machine"}


def test_the_voice_can_be_muted(page: Page, player_app: PlayerApp) -> None:
    _come_in(page, player_app, LOCAL)
    page.locator("[data-mute=voice]").click()
    begin(page)
    run(page, 30)
    assert heard(page, "spoken") == []


def test_each_step_has_its_tone(page: Page, player_app: PlayerApp) -> None:
    _come_in(page, player_app)
    begin(page)
    pause(page)
    play = page.locator("[data-on=play]")
    kinds: list[str] = [str(play.get_attribute("data-kind"))]
    assert heard(page, "notes") == NOTES[kinds[0]]
    for _ in range(12):
        page.locator("[data-do=skip]").click()
        kind = str(play.get_attribute("data-kind"))
        if kind == "done":
            break
        before = len(heard(page, "notes"))
        page.locator("[data-do=toggle]").click()
        page.locator("[data-do=toggle]").click()
        assert heard(page, "notes")[before : before + len(NOTES[kind])] == NOTES[kind]
        kinds.append(kind)
    assert len(kinds) > 3


def test_the_screen_is_kept_awake_while_the_session_runs_and_no_longer(page: Page, player_app: PlayerApp) -> None:
    _come_in(page, player_app)
    assert page.evaluate("window.heard.awake") == 0
    begin(page)
    run(page, 1)
    assert page.evaluate("window.heard.awake") == 1
    pause(page)
    assert page.evaluate("window.heard.awake") == 0
    page.locator("[data-do=toggle]").click()
    run(page, 1)
    assert page.evaluate("window.heard.awake") == 1
    page.locator("[data-leave]").click()
    assert page.evaluate("window.heard.awake") == 0
