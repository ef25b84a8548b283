"""What holds on every page: axe finds nothing, nothing is fetched elsewhere, nothing runs over the edge."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible import faults
from tests.browser.player_stage import PlayerApp, free_port
from tests.plumbing.live import LiveApp
from tests.plumbing.weeks_lived import AFTERWARDS

PAGES = (
    "/today/",
    "/programme/",
    "/exercises/",
    "/exercises/bent-over-row/",
    "/learn/",
    "/learn/heat/",
    "/learn/relaxation/",
    "/learn/ergonomics/",
    "/learn/massage/",
    "/learn/safety/",
    "/progress/",
    "/progress/range/",
    "/review/",
    "/posture/",
    "/desk/",
    "/reports/",
    "/reports/handout/",
    "/reports/progress/",
    "/settings/",
    "/settings/import/",
    "/settings/import/activity/",
    "/settings/delete/",
    "/settings/prescription/",
    "/settings/packs/",
    "/settings/reminders/",
    "/settings/cleared/",
    "/screening/result/",
    "/profile/pain/",
    "/profile/goal/",
    "/profile/week/",
    "/profile/kit/",
    "/profile/rest/",
    "/welcome/",
    "/no-such-page/",
)
# What these show of weeks behind somebody, with at least so many charts, is not there when a plan has just been made.
FILLED = {"/progress/": 8, "/progress/range/": 1, "/review/": 0}
WIDTHS = (320, 390)
# The inside of an A4 page, in CSS pixels.
PAPER = 718


def _session(page: Page) -> str:
    page.goto("/programme/")
    return str(page.get_by_role("link", name="Change this session").first.get_attribute("href"))


def test_axe_finds_no_violation_on_any_page_in_either_theme(planned_app: LiveApp, browser: Browser) -> None:
    page = planned_app.enter(browser)
    found: list[str] = []
    for path in (*PAGES, _session(page)):
        page.goto(path)
        found += faults(page)
    assert found == []


def test_no_page_asks_anybody_else_for_anything_or_breaks_its_own_policy(
    planned_app: LiveApp, browser: Browser
) -> None:
    page = planned_app.enter(browser)
    elsewhere: list[str] = []
    refused: list[str] = []
    page.on("request", lambda one: None if one.url.startswith(planned_app.base) else elsewhere.append(one.url))
    page.on("console", lambda one: refused.append(one.text) if "Content Security Policy" in one.text else None)
    for path in (*PAGES, _session(page)):
        page.goto(path)
    assert (elsewhere, refused) == ([], [])


def test_no_page_has_to_be_pushed_sideways_on_a_phone(planned_app: LiveApp, browser: Browser) -> None:
    page = planned_app.enter(browser)
    wide: list[tuple[str, int]] = []
    for path in (*PAGES, _session(page)):
        page.goto(path)
        wide += [(path, width) for width in WIDTHS if _runs_over(page, width)]
    assert wide == []


@pytest.fixture
def lived_app(tmp_path: Path) -> Iterator[PlayerApp]:
    """The server of somebody with four weeks behind them."""
    app = PlayerApp(home=tmp_path / "home", port=free_port())
    app.start("--lived")
    app.set_time(AFTERWARDS)
    yield app
    app.kill()


def test_pages_with_weeks_behind_them_hold_too_on_a_screen_and_on_paper(lived_app: PlayerApp, page: Page) -> None:
    lived_app.let_in(page)
    found: list[str] = []
    for path, least in FILLED.items():
        page.goto(lived_app.url + path)
        charts = page.locator("svg.chart[role=img]")
        assert charts.count() >= least
        found += faults(page)
        found += [f"{path} at {width} px" for width in WIDTHS if _runs_over(page, width)]
        page.emulate_media(media="print")
        found += [f"{path} on paper"] if _runs_over(page, PAPER) else []
        assert page.get_by_role("navigation").filter(visible=True).count() == 0
        assert all(one.is_visible() for one in charts.all())
        page.emulate_media(media="screen")
    assert found == []


def _runs_over(page: Page, width: int) -> bool:
    page.set_viewport_size({"width": width, "height": 844})
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


def test_today_weighs_less_than_150_kb(planned_app: LiveApp, browser: Browser) -> None:
    page = planned_app.enter(browser)
    weights: list[int] = []
    page.on("requestfinished", lambda one: weights.append(one.sizes()["responseBodySize"]))
    page.goto("/today/", wait_until="networkidle")
    assert 0 < sum(weights) < 150_000


def test_the_exercises_are_found_as_one_types(planned_app: LiveApp, browser: Browser) -> None:
    page = planned_app.enter(browser)
    page.goto("/exercises/")
    page.fill("#q", "chin tuck")
    names = page.locator("[data-list] > li:not([hidden]) strong").all_text_contents()
    assert "Chin tuck" in names
    assert len(names) < 10
    expect(page.locator("[data-count]")).to_have_text(f"{len(names)} exercises")
    page.fill("#q", "bird dog")
    expect(page.locator("[data-count]")).to_have_text("1 exercise")
    page.fill("#q", "nothing of ours")
    expect(page.locator("[data-count]")).to_have_text("0 exercises")


def test_the_exercises_are_found_without_script_too(planned_app: LiveApp, browser: Browser) -> None:
    page = planned_app.enter(browser, script=False)
    page.goto("/exercises/?q=chin+tuck&place=desk")
    shown = page.locator("[data-list] > li:not([hidden])").count()
    assert 1 < shown < 10
    expect(page.locator("[data-count]")).to_have_text(f"{shown} exercises")


def test_the_keyboard_alone_gets_through_the_first_screen(planned_app: LiveApp, browser: Browser) -> None:
    page = planned_app.enter(browser)
    page.goto("/settings/")
    page.get_by_role("button", name="Answer the safety questions again").press("Enter")
    page.wait_for_url("**/screening/1/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").strip() == "Skip to the page"
    page.keyboard.press("Enter")
    for _question in range(page.locator("fieldset.question").count()):
        _tab_to(page, "input[type=radio]:not(:checked)")
        page.keyboard.press("ArrowRight")
        _tab_to(page, "summary")
    _tab_to(page, "button.big")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/screening/2/"))


def _tab_to(page: Page, selector: str) -> None:
    for _press in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"the Tab key does not lead to {selector}")
