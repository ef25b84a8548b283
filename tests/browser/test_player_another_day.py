"""A session that waited for another day begins with its questions, whichever way one comes back to it."""

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.player_stage import (
    PlayerApp,
    answer_check,
    begin,
    come_in,
    pause,
    player_app,
    run,
    seeded_app,
)

__all__ = ["player_app", "seeded_app"]

TOMORROW = "2026-11-24T07:00:00+00:00"
A_NIGHT_MS = 22 * 3600 * 1000


def _left_in_the_middle(page: Page, app: PlayerApp) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    come_in(page, app, app.short_session())
    page.clock.set_system_time("2026-11-23T09:00:00")
    answer_check(page)
    begin(page)
    run(page, 42)
    pause(page)


def _next_morning(page: Page, app: PlayerApp) -> None:
    app.set_time(TOMORROW)
    page.clock.fast_forward(A_NIGHT_MS)


def test_a_reload_on_another_day_asks_the_questions_again(page: Page, player_app: PlayerApp) -> None:
    _left_in_the_middle(page, player_app)
    _next_morning(page, player_app)
    page.reload()
    expect(page.locator("[data-on=check]")).to_be_visible()
    expect(page.locator("[data-on=play]")).to_be_hidden()


def test_a_window_left_paused_overnight_asks_the_questions_again(page: Page, player_app: PlayerApp) -> None:
    _left_in_the_middle(page, player_app)
    _next_morning(page, player_app)
    page.locator("[data-do=toggle]").click()
    expect(page.locator("[data-on=check]")).to_be_visible()
    answer_check(page, pain=2)
    expect(page.locator("[data-on=play]")).to_have_attribute("data-kind", "ready")
    assert [one["day"] for one in player_app.kept("session") if one["state"] == "started"] == [
        "2026-11-23",
        "2026-11-24",
    ]


def test_what_is_new_overnight_keeps_the_paused_session_shut(page: Page, player_app: PlayerApp) -> None:
    _left_in_the_middle(page, player_app)
    _next_morning(page, player_app)
    page.keyboard.press("Space")
    expect(page.locator("[data-on=check]")).to_be_visible()
    page.locator('[name=pain_now][value="2"]').check(force=True)
    page.locator('[name=anything_new][value="yes"]').check()
    page.locator('[name=unwell][value="none"]').check()
    page.locator('[name=short_sleep][value="no"]').check()
    page.locator("[data-check] button.big").click()
    expect(page.locator("[data-on=gate]")).to_be_visible()


def test_without_the_server_another_day_does_not_go_on_unasked(
    page: Page, context: BrowserContext, player_app: PlayerApp
) -> None:
    _left_in_the_middle(page, player_app)
    _next_morning(page, player_app)
    context.set_offline(offline=True)
    page.locator("[data-do=toggle]").click()
    expect(page.locator("[data-on=away]")).to_be_visible()
    context.set_offline(offline=False)
    page.locator("[data-again]").click()
    expect(page.locator("[data-on=check]")).to_be_visible()


def test_the_same_day_goes_on_at_the_same_place(page: Page, player_app: PlayerApp) -> None:
    _left_in_the_middle(page, player_app)
    page.clock.fast_forward(3 * 3600 * 1000)
    page.locator("[data-do=toggle]").click()
    expect(page.locator("[data-on=play]")).to_have_attribute("data-phase", "running")
