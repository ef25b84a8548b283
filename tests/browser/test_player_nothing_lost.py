from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.player_stage import (
    PlayerApp,
    all_sent,
    answer_check,
    begin,
    come_in,
    player_app,
    run,
    run_until,
    seeded_app,
    where,
)

__all__ = ["player_app", "seeded_app"]


def _sets(app: PlayerApp) -> list[tuple[object, object]]:
    return [(one["item"], one["set"]) for one in app.kept("set")]


def _to_the_end(page: Page) -> None:
    begin(page)
    run_until(page, "[data-on=after]")
    page.get_by_role("button", name="Finish").click()
    expect(page.locator("[data-on=next]")).to_be_visible()


def test_a_reload_goes_on_at_the_same_step_and_keeps_each_set_once(page: Page, player_app: PlayerApp) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    come_in(page, player_app, player_app.short_session())
    answer_check(page)
    begin(page)
    run(page, 42)
    page.locator("[data-do=toggle]").click()
    before = where(page)
    page.reload()
    expect(page.locator("[data-on=play]")).to_be_visible()
    assert where(page) == before
    _to_the_end(page)
    assert len(_sets(player_app)) == len(set(_sets(player_app))) > 1


def test_a_server_that_is_killed_loses_nothing(page: Page, player_app: PlayerApp) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    come_in(page, player_app, player_app.short_session())
    answer_check(page)
    begin(page)
    run(page, 42)
    all_sent(page, player_app)
    player_app.kill()
    run(page, 60)
    assert page.locator("[data-on=play]").get_attribute("data-phase") == "running"
    page.locator("[data-do=toggle]").click()
    before = where(page)
    player_app.start()
    page.goto(player_app.link)
    page.goto(f"{player_app.url}/session/{player_app.short_session()}/")
    expect(page.locator("[data-on=play]")).to_be_visible()
    assert where(page) == before
    _to_the_end(page)
    assert len(_sets(player_app)) == len(set(_sets(player_app))) > 1


def test_a_dead_network_stops_neither_the_session_nor_its_records(
    page: Page, context: BrowserContext, player_app: PlayerApp
) -> None:
    come_in(page, player_app, player_app.short_session())
    answer_check(page)
    begin(page)
    run(page, 20)
    context.set_offline(offline=True)
    run_until(page, "[data-on=after]")
    stored = len(_sets(player_app))
    context.set_offline(offline=False)
    all_sent(page, player_app)
    sets = _sets(player_app)
    assert len(sets) > stored
    assert len(sets) == len(set(sets))


def test_this_hurts_answers_without_the_network_and_is_kept(
    page: Page, context: BrowserContext, player_app: PlayerApp
) -> None:
    come_in(page, player_app, player_app.short_session())
    answer_check(page)
    begin(page)
    run(page, 15)
    context.set_offline(offline=True)
    page.locator("[data-do=hurts]:visible").click()
    page.locator('[data-hurts] [name=score][value="6"]').check(force=True)
    page.locator("[data-hurts] button.big").click()
    run(page, 4)
    expect(page.locator('[data-answer-title] [data-act="stop"]')).to_be_visible()
    context.set_offline(offline=False)
    all_sent(page, player_app)
    assert [one["score"] for one in player_app.kept("pain") if one["moment"] == "worst"] == [6]


def test_two_windows_do_not_play_the_same_session(page: Page, context: BrowserContext, player_app: PlayerApp) -> None:
    come_in(page, player_app, player_app.short_session())
    answer_check(page)
    begin(page)
    other = context.new_page()
    other.goto(f"{player_app.url}/session/{player_app.short_session()}/")
    expect(other.locator("[data-on=elsewhere]")).to_be_visible()
    other.locator("[data-take-over]").click()
    expect(other.locator("[data-on=play]")).to_be_visible()
    expect(page.locator("[data-on=elsewhere]")).to_be_visible()
