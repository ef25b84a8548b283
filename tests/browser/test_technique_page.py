"""A technique with its timer in the browser: begun, paused, ended by the clock, answered; never beyond its most."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import faults
from tests.browser.player_stage import PlayerApp


@pytest.fixture
def heat(page: Page, app: PlayerApp) -> Page:
    """The page about heat, with a clock that the test turns."""
    page.clock.install()
    app.let_in(page)
    page.goto(f"{app.url}/learn/heat/")
    page.get_by_role("button", name="Start").click()
    return page


def test_heat_runs_with_looks_at_the_skin_and_is_kept_with_its_answer(heat: Page, app: PlayerApp) -> None:
    expect(heat.locator("[data-number]")).to_have_text("15:00")
    assert faults(heat) == []
    heat.clock.run_for("05:01")
    expect(heat.locator("[data-said]")).to_contain_text("look at your skin")
    heat.clock.run_for("10:00")
    expect(heat.get_by_role("heading", name="Did it help?")).to_be_focused()
    heat.get_by_role("button", name="It feels better").click()
    expect(heat.get_by_text("Good that you took the time")).to_be_visible()
    kept = app.kept("technique")
    assert {(one["seconds"], one["technique"]) for one in kept} == {(900, "heat")}
    assert (len({one["use"] for one in kept}), kept[-1]["felt"]) == (1, "better")
    expect(heat.locator("[data-closed]")).to_contain_text("it begins again at")


def test_a_pause_holds_the_time_but_never_keeps_the_heat_on_beyond_its_most(heat: Page) -> None:
    heat.clock.run_for("05:00")
    heat.get_by_role("button", name="Pause").click()
    heat.clock.run_for("10:00")
    expect(heat.locator("[data-number]")).to_have_text("10:00")
    heat.clock.run_for("15:00")
    expect(heat.get_by_role("heading", name="Did it help?")).to_be_visible()
    expect(heat.locator("[data-seconds]")).to_have_value("300")


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_the_circle_breathes_unless_motion_is_unwanted(page: Page, app: PlayerApp, motion: str) -> None:
    page.emulate_media(reduced_motion="reduce" if motion == "reduce" else "no-preference")
    page.clock.install()
    app.let_in(page)
    page.goto(f"{app.url}/learn/relaxation/")
    card = page.locator("#slow-breathing")
    card.get_by_role("button", name="Start").click()
    expect(card.locator("[data-label]")).to_have_text("Breathe in")
    expect(card.locator("[data-circle]")).to_be_visible(visible=motion != "reduce")
    page.clock.run_for(5500)
    expect(card.locator("[data-label]")).to_have_text("Breathe out")
    card.get_by_role("button", name="Stop").click()
    expect(card.get_by_role("button", name="Start")).to_be_visible()
    assert app.kept("technique") == []


def test_tensing_and_letting_go_take_turns_and_a_pause_holds_them(page: Page, app: PlayerApp) -> None:
    page.clock.install()
    app.let_in(page)
    page.goto(f"{app.url}/learn/relaxation/")
    card = page.locator("#tense-and-let-go")
    card.get_by_role("button", name="Start").click()
    expect(card.locator("[data-label]")).to_have_text("Tense")
    expect(card.locator("[data-said]")).to_have_text("Tense one part, at half strength.")
    page.clock.run_for("00:06")
    expect(card.locator("[data-label]")).to_have_text("Let go")
    card.get_by_role("button", name="Pause").click()
    page.clock.run_for("10:00")
    expect(card.locator("[data-label]")).to_have_text("Paused")
    card.get_by_role("button", name="Go on").click()
    expect(card.locator("[data-label]")).to_have_text("Let go")
    page.clock.run_for("00:15")
    expect(card.locator("[data-said]")).to_have_text("Tense the next part.")
    expect(card.locator("[data-whole]")).to_contain_text("9:3")


PACE = """async () => {
    const { breathAt, isOver, looksDue, tenseAt } = await import("/technique/pace.js");
    return {
        looks: [0, 299, 300, 899, 900].map((gone) => looksDue(gone, 300, 900)),
        over: [[899, 899], [900, 900], [300, 1799], [300, 1800]].map(([gone, since]) => isOver(gone, 900, since, 1800)),
        open: isOver(10, 900, 99999, 0),
        halves: [0, 4, 5, 9, 10].map((gone) => breathAt(gone, 10).half),
        rounds: [0, 5, 19, 20, 600, 650, 669].map((gone) => Object.values(tenseAt(gone, 5, 15, 670))),
        short: [0, 5].map((gone) => Object.values(tenseAt(gone, 5, 15, 12))),
        widths: [0, 5, 10].map((gone) => breathAt(gone, 10).width),
    };
}"""


def test_looks_end_and_breath_follow_the_numbers_alone(modules: Page) -> None:
    assert modules.evaluate(PACE) == {
        "looks": [0, 0, 1, 2, 2],
        "over": [False, True, False, True],
        "open": False,
        "halves": ["in", "in", "out", "out", "in"],
        "rounds": [
            ["tense", 0, 0, 5],
            ["letGo", 0, 0, 15],
            ["letGo", 0, 14, 15],
            ["tense", 1, 0, 5],
            ["tense", 30, 0, 5],
            ["letGo", 32, 5, 25],
            ["letGo", 32, 24, 25],
        ],
        "short": [["tense", 0, 0, 5], ["letGo", 0, 0, 7]],
        "widths": [0, 1, 0],
    }


def test_the_plan_shows_what_was_put_beside_it(page: Page, app: PlayerApp) -> None:
    app.let_in(page)
    page.goto(f"{app.url}/learn/heat/")
    page.get_by_text("Put it into my plan").click()
    for day in ("Monday", "Wednesday"):
        page.get_by_label(day).check()
    page.get_by_role("button", name="Put it in", exact=True).click()
    expect(page.get_by_text("Monday, Wednesday, before the session")).to_be_visible()
    page.goto(f"{app.url}/programme/")
    expect(page.locator("#week-1").get_by_role("link", name="Warm the sore place")).to_have_count(2)
    assert faults(page) == []
