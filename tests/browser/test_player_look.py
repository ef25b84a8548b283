import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible import faults
from tests.browser.player_stage import (
    PlayerApp,
    answer_check,
    begin,
    come_in,
    player_app,
    run,
    run_until,
    seeded_app,
)

__all__ = ["player_app", "seeded_app"]


def _faults(page: Page) -> list[str]:
    """What axe finds; its own timers need the page's clock to go on."""
    page.clock.resume()
    return faults(page)


def _window(browser: Browser, width: int = 390, height: int = 844) -> Page:
    page = browser.new_context(
        viewport={"width": width, "height": height},
        reduced_motion="reduce",
    ).new_page()
    page.set_default_timeout(20_000)
    return page


def test_every_state_of_the_player_is_accessible(browser: Browser, player_app: PlayerApp) -> None:
    page = _window(browser)
    outside: list[str] = []
    page.on("request", lambda request: outside.append(request.url) if player_app.url not in request.url else None)
    come_in(page, player_app, player_app.main_session())
    expect(page.locator("[data-on=check]")).to_be_visible()
    found = _faults(page)
    answer_check(page)
    found += _faults(page)
    begin(page)
    run(page, 15)
    page.locator("[data-do=toggle]").click()
    found += _faults(page)
    page.locator("[data-do=hurts]:visible").click()
    found += _faults(page)
    page.locator('[data-hurts] [name=score][value="1"]').check(force=True)
    page.locator("[data-hurts] button.big").click()
    expect(page.locator("[data-hurts-answer]")).to_be_visible()
    found += _faults(page)
    assert found == []
    assert outside == []
    page.context.close()


@pytest.mark.parametrize(("width", "height"), [(390, 844), (844, 390), (1280, 800), (320, 640), (820, 1180)])
def test_the_session_fits_the_screen_without_scrolling(
    browser: Browser, player_app: PlayerApp, width: int, height: int
) -> None:
    page = _window(browser, width, height)
    come_in(page, player_app, player_app.short_session())
    answer_check(page)
    begin(page)
    run(page, 15)
    for control in ("toggle", "back", "skip", "more", "hurts"):
        expect(page.locator(f"[data-do={control}]").first).to_be_in_viewport(ratio=0.99)
    ring = page.locator("[data-ring]").bounding_box()
    assert ring is not None
    assert ring["width"] >= 0.3 * min(width, height)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_a_session_is_done_with_the_keyboard_alone(page: Page, player_app: PlayerApp) -> None:
    come_in(page, player_app, player_app.short_session())
    expect(page.locator("[data-on=check]")).to_be_visible()
    for question, key in (("pain_now", "1"), ("anything_new", "no"), ("short_sleep", "no"), ("stress", "no")):
        page.locator(f'[name={question}][value="{key}"]').focus()
        page.keyboard.press("Space")
    page.locator('[name=unwell][value="none"]').focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("[data-on=play]")).to_be_visible()
    page.keyboard.press("Enter")
    run_until(page, "[data-on=after]")
    page.locator('[name=worst][value="1"]').focus()
    page.keyboard.press("Space")
    page.locator('[name=effort][value="3"]').focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("[data-on=next]")).to_be_visible()
    (finished,) = [one for one in player_app.kept("session") if one["state"] == "finished"]
    assert finished["effort"] == 3


def test_captions_are_told_to_screen_readers_politely(page: Page, player_app: PlayerApp) -> None:
    come_in(page, player_app, player_app.short_session())
    answer_check(page)
    expect(page.locator("[data-caption]")).to_have_attribute("aria-live", "polite")
    begin(page)
    run(page, 1)
    expect(page.locator("[data-caption]")).not_to_be_empty()


def test_under_reduced_motion_the_ring_moves_in_quarters(browser: Browser, player_app: PlayerApp) -> None:
    page = _window(browser)
    come_in(page, player_app, player_app.short_session())
    answer_check(page)
    begin(page)
    seen = set()
    for _ in range(9):
        run(page, 1)
        seen.add(page.locator("[data-arc]").get_attribute("stroke-dashoffset"))
    assert len(seen) <= 4
    page.context.close()
