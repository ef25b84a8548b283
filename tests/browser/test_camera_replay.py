"""A set watched again as a ghost, with an acted camera and coach: offered, marked, kept only if one says so."""

import re
from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.player_stage import PlayerApp
from tests.browser.test_camera_page import watched
from tests.plumbing.acted_coach import act

COUNTED = {"counted": 1, "range": 71.0, "unit": "deg"}


@pytest.fixture
def posted(page: Page) -> list[str]:
    """Every address to which the page sends anything."""
    found: list[str] = []
    page.on("request", lambda one: found.append(one.url) if one.method == "POST" else None)
    return found


def set_done(page: Page, app: PlayerApp) -> None:
    """A set of eight was led by the camera, and a shrug named in it."""
    watched(page, app)
    page.wait_for_timeout(1500)
    act(page, events=[{"kind": "cue", "fault": "shrug"}])
    page.wait_for_timeout(1500)
    for counted in range(1, 9):
        act(page, account={**COUNTED, "counted": counted}, events=[{"kind": "repetition", "number": counted}])
        if counted < 8:
            expect(page.locator("[data-number]")).to_have_text(str(counted + 1))
    expect(page.locator("[data-on=play]")).not_to_have_attribute("data-kind", "work")


def at_the_end(page: Page) -> None:
    page.locator("[data-leave]").click()
    page.locator("[data-leave-for=good]").click()
    expect(page.locator("[data-player][data-screen=next]")).to_be_visible()


def cue_of(page: Page) -> str:
    facts = page.evaluate("() => JSON.parse(document.getElementById('camera-facts').textContent).cues")
    return str(facts["lateral-raise-band"]["shrug"])


def drawn(page: Page, within: str) -> int:
    """How many of the stage's dots have any colour."""
    found: int = page.evaluate(
        """(within) => { const stage = document.querySelector(`${within} [data-ghost]`);
            const { data } = stage.getContext("2d").getImageData(0, 0, stage.width, stage.height);
            return data.filter((value, at) => at % 4 === 3 && value > 0).length; }""",
        within,
    )
    return found


def test_in_the_rest_a_set_can_be_watched_again_while_the_clock_goes_on_and_nothing_plays_by_itself(
    page: Page, app: PlayerApp
) -> None:
    set_done(page, app)
    over = page.locator("[data-replay-over]")
    expect(over).to_be_hidden()
    page.locator("[data-replay-offer]").click()
    expect(over).to_be_visible()
    time = over.locator("[data-replay-time]").text_content()
    expect(page.locator("[data-on=play]")).to_have_attribute("data-phase", "running")
    assert drawn(page, "[data-replay-over]") > 1000
    for name in ("hurts", "toggle", "skip"):
        expect(page.locator(f"[data-do={name}]:visible").first).to_be_visible()
    assert over.locator("[data-replay-time]").text_content() == time
    over.locator("[data-replay-play]").click()
    expect(over.locator("[data-replay-time]")).not_to_have_text(str(time))
    over.locator("[data-replay-close]").click()
    expect(over).to_be_hidden()
    expect(page.locator("[data-replay-offer]")).to_be_focused()


def test_the_fault_is_marked_where_and_when_it_was_named_and_found_by_keyboard(page: Page, app: PlayerApp) -> None:
    set_done(page, app)
    page.locator("[data-replay-offer]").click()
    over = page.locator("[data-replay-over]")
    expect(over.locator(".g-mark")).to_have_count(1)
    expect(over.locator(".g-repetition")).to_have_count(8)
    before = over.locator("[data-replay-caption]")
    expect(before).not_to_have_attribute("data-fault", "")
    over.locator("[data-replay-next]").press("Enter")
    expect(over.locator("[data-replay-caption][data-fault]")).to_have_text(cue_of(page))
    scrub = over.locator("[data-scrub]")
    expect(scrub).to_have_attribute("aria-valuetext", re.compile(re.escape(cue_of(page))))
    scrub.focus()
    scrub.press("End")
    expect(over.locator("[data-replay-caption]")).to_have_text("Repetition 8")
    scrub.press("Home")
    expect(over.locator("[data-replay-caption]")).to_have_text("The set begins.")


def test_the_next_set_takes_the_stage_from_the_replay(page: Page, app: PlayerApp) -> None:
    set_done(page, app)
    page.locator("[data-replay-offer]").click()
    page.locator("[data-do=back]").click()
    for _ in range(3):
        if page.locator("[data-on=play]").get_attribute("data-kind") == "work":
            break
        page.locator("[data-do=skip]").click()
    expect(page.locator("[data-replay-over]")).to_be_hidden()
    expect(page.locator("[data-replay-offer]")).to_be_hidden()


def test_at_the_end_nothing_is_sent_until_it_is_kept_and_then_it_stands_under_progress(
    page: Page, app: PlayerApp, posted: list[str]
) -> None:
    set_done(page, app)
    at_the_end(page)
    end = page.locator("[data-replays]")
    expect(end).to_be_visible()
    end.locator("[data-replay-set]").first.click()
    assert drawn(page, "[data-replays]") > 1000
    assert (app.kept("replay"), [one for one in posted if one.endswith("/replays")]) == ([], [])
    violations = Axe().run(page)
    assert violations.violations_count == 0, violations.generate_report()
    end.locator("[data-replay-keep]").click()
    expect(end.locator("[data-replay-said]")).to_have_text("It is kept, as points.")
    (kept,) = app.kept("replay")
    assert (kept["exercise"], kept["faults"], kept["mirrored"]) == ("lateral-raise-band", ["shrug"], True)
    assert as_points(kept["looks"])
    page.goto(f"{app.url}/progress/")
    page.locator("#replays a").click()
    expect(page.locator(".g-mark")).to_have_count(1)
    assert drawn(page, "[data-replay-here]") > 1000
    violations = Axe().run(page)
    assert violations.violations_count == 0, violations.generate_report()
    page.goto(f"{app.url}/progress/")
    page.get_by_role("button", name=re.compile("Take back")).click()
    expect(page.locator("#replays")).to_contain_text("Those that you keep stand here")
    violations = Axe().run(page)
    assert violations.violations_count == 0, violations.generate_report()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#replays a")).to_have_count(1)


def as_points(looks: Any) -> bool:
    """Whether it is ten looks a second at most, each a time and 17 points in whole thousandths."""
    gaps = [after[0] - before[0] for before, after in pairwise(looks)]
    return min(gaps) >= 100 and {len(look) for look in looks} == {35}


def test_who_wants_little_motion_gets_the_moments_as_pictures_that_stand_still(page: Page, app: PlayerApp) -> None:
    page.emulate_media(reduced_motion="reduce")
    set_done(page, app)
    at_the_end(page)
    end = page.locator("[data-replays]")
    end.locator("[data-replay-set]").first.click()
    expect(end.locator("[data-replay-play]")).to_be_hidden()
    expect(end.locator("[data-replay-slow]")).to_be_hidden()
    expect(end.locator("[data-stills] li")).to_have_count(1)
    expect(end.locator("[data-replay-caption][data-fault]")).to_have_text(cue_of(page))


def test_a_set_that_the_timer_led_is_not_offered(page: Page, app: PlayerApp) -> None:
    watched(page, app)
    page.locator("[data-camera-tap]").click()
    at_the_end(page)
    expect(page.locator("[data-replays]")).to_be_hidden()
