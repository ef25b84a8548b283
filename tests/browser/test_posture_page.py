"""The posture check in the browser, with a camera and looks that are acted: led through, kept or thrown away."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.player_stage import PlayerApp
from tests.plumbing.acted_coach import CAMERA, act

FRONT = {
    "shoulder_level": {"value": 1.4, "between": 0.5, "unit": "deg"},
    "head_lateral_flexion": {"value": -2.2, "between": 1.0, "unit": "deg", "by": "face"},
}
SIDE = {"ear_over_shoulder_r": {"value": 9.6, "between": 1.2, "unit": "% of trunk"}}
STANDING = {"seen": True, "turned": True, "share": 0.5, "moving": False, "looks": 0, "values": None}


@pytest.fixture
def check(page: Page, app: PlayerApp) -> Page:
    """The check's page, with the camera off."""
    page.add_init_script(CAMERA)
    app.let_in(page)
    page.goto(f"{app.url}/posture/")
    return page


def look(page: Page, **more: Any) -> None:
    expect(page.locator("[data-posture]")).to_have_attribute("data-looking", "")
    act(page, moment={**STANDING, **more})


def led_through(page: Page) -> None:
    page.locator("[data-begin]").click()
    look(page, values=FRONT, looks=3)
    expect(page.locator("[data-skip-side]")).to_be_visible()
    look(page, values=SIDE, looks=3)
    expect(page.locator("[data-after]")).to_be_visible()


def states(page: Page) -> list[str]:
    found: list[str] = page.evaluate("() => window.opened.map((track) => track.readyState)")
    return found


def test_the_check_says_at_each_moment_what_to_do(check: Page) -> None:
    assert states(check) == []
    check.locator("[data-begin]").click()
    expect(check.locator("[data-camera-light]")).to_be_visible()
    note = check.locator("[data-note]")
    look(check, turned=False)
    expect(note).to_contain_text("Face the camera")
    look(check)
    expect(note).to_contain_text("as you usually do")
    look(check, looks=1, moving=True)
    expect(note).to_contain_text("step away")
    expect(check.locator("[data-look][data-done]")).to_have_count(1)


def test_the_numbers_are_shown_first_and_kept_only_if_one_says_so(check: Page, app: PlayerApp) -> None:
    led_through(check)
    assert states(check) == ["ended"]
    rows = check.locator("[data-rows] tr")
    expect(rows).to_have_count(3)
    expect(rows.nth(1)).to_contain_text("read from your face")
    expect(rows.nth(2)).to_contain_text("10 % of your trunk")
    assert app.kept("posture") == []
    check.get_by_role("button", name="Keep these numbers").click()
    expect(check.get_by_text("Only its numbers are stored")).to_be_visible()
    (kept,) = app.kept("posture")
    assert kept["by"] == {"head_lateral_flexion": "face"}
    assert kept["values"] == {name: one["value"] for name, one in {**FRONT, **SIDE}.items()}
    expect(check.get_by_text("This is your starting point").first).to_be_visible()
    check.get_by_role("button", name=re.compile("Take back")).click()
    expect(check.get_by_role("heading", name="No check is kept yet")).to_be_visible()


def test_what_is_thrown_away_or_stopped_is_not_kept(check: Page, app: PlayerApp) -> None:
    led_through(check)
    check.get_by_role("button", name="Throw them away").click()
    expect(check.locator("[data-begin]")).to_be_visible()
    check.locator("[data-begin]").click()
    look(check)
    check.get_by_role("button", name="Stop, keep nothing").click()
    expect(check.locator("[data-problem]")).to_contain_text("Nothing was kept")
    assert (app.kept("posture"), set(states(check))) == ([], {"ended"})


def test_two_checks_are_compared_and_only_more_than_noise_is_called_different(check: Page, app: PlayerApp) -> None:
    for _time in range(2):
        led_through(check)
        check.get_by_role("button", name="Keep these numbers").click()
        app.set_time("2026-12-23T09:00:00+00:00")
    expect(check.locator("svg.chart")).to_have_count(3)
    expect(check.locator("section > p", has_text="No change that this can tell from noise")).to_have_count(3)
    results = Axe().run(check)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize(("refusal", "said"), [("NotAllowedError", "address bar"), ("NotFoundError", "no camera")])
def test_without_a_camera_it_says_what_to_do(page: Page, app: PlayerApp, refusal: str, said: str) -> None:
    page.add_init_script(f"{CAMERA}\nwindow.refusal = '{refusal}';")
    app.let_in(page)
    page.goto(f"{app.url}/posture/")
    page.locator("[data-begin]").click()
    expect(page.locator("[data-problem]")).to_contain_text(said)
    expect(page.locator("[data-begin]")).to_be_visible()


def test_of_two_cameras_the_one_kept_is_opened_and_another_begins_the_check_anew(page: Page, app: PlayerApp) -> None:
    page.add_init_script(f"{CAMERA}\nwindow.devices = ['first', 'second'];")
    app.let_in(page)
    page.goto(f"{app.url}/posture/")
    page.evaluate("() => localStorage.setItem('unhunch-camera', 'second')")
    page.locator("[data-begin]").click()
    look(page, looks=1)
    choice = page.locator("[data-camera-choice]")
    expect(choice).to_have_value("second")
    expect(page.locator("[data-look][data-done]")).to_have_count(1)
    act(page, moment=STANDING)
    choice.select_option("first")
    page.wait_for_function("() => window.opened.length === 2")
    assert states(page) == ["ended", "live"]
    assert page.evaluate("() => window.asked.video.deviceId.exact") == "first"
    expect(page.locator("[data-posture]")).to_have_attribute("data-looking", "")
    expect(page.locator("[data-look][data-done]")).to_have_count(0)


def test_a_camera_that_goes_ends_the_check(check: Page) -> None:
    check.locator("[data-begin]").click()
    look(check)
    expect(check.locator("[data-note]")).to_contain_text("as you usually do")
    check.evaluate("() => window.opened[0].dispatchEvent(new Event('ended'))")
    expect(check.locator("[data-problem]")).to_contain_text("Plug it in")
