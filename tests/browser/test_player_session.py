import re

import pytest
from playwright.sync_api import Page, expect

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
    tell_pain,
    where,
)

__all__ = ["player_app", "seeded_app"]


def _sets(app: PlayerApp) -> list[tuple[object, object]]:
    return [(one["item"], one["set"]) for one in app.kept("set")]


def test_a_whole_session_is_played_by_the_clock_and_each_set_is_kept_once(page: Page, player_app: PlayerApp) -> None:
    come_in(page, player_app, player_app.main_session())
    answer_check(page)
    begin(page)
    for _ in range(400):
        if page.locator("[data-on=after]").is_visible():
            break
        run(page, 10)
    page.locator('[name=worst][value="2"]').check(force=True)
    page.locator('[name=effort][value="4"]').check(force=True)
    page.get_by_role("button", name="Finish").click()
    expect(page.locator("[data-on=next]")).to_be_visible()
    sets = _sets(player_app)
    assert len(sets) == len(set(sets)) > 3
    (finished,) = [one for one in player_app.kept("session") if one["state"] == "finished"]
    assert (finished["worst"], finished["effort"]) == (2, 4)


def test_no_answer_is_chosen_beforehand_and_none_is_left_out(page: Page, player_app: PlayerApp) -> None:
    come_in(page, player_app, player_app.short_session())
    expect(page.locator("[data-on=check]")).to_be_visible()
    assert page.locator("[data-check] input:checked").count() == 0
    page.locator("[data-check] button.big").click()
    expect(page.locator("[data-errors] a")).to_have_count(5)


def test_something_new_leads_to_the_safety_questions(page: Page, player_app: PlayerApp) -> None:
    come_in(page, player_app, player_app.short_session())
    tell_pain(page)
    page.locator('[name=anything_new][value="yes"]').check()
    page.locator('[name=unwell][value="none"]').check()
    page.locator('[name=short_sleep][value="no"]').check()
    page.locator('[name=stress][value="no"]').check()
    page.locator("[data-check] button.big").click()
    expect(page.locator('[data-on=gate] a[href="/screening/"]:visible')).to_have_count(1)


@pytest.mark.parametrize("block", ["alcohol", "fever", "faint"])
def test_nobody_exercises_after_alcohol_with_a_fever_or_feeling_faint(
    page: Page, player_app: PlayerApp, block: str
) -> None:
    come_in(page, player_app, player_app.short_session())
    tell_pain(page)
    page.locator('[name=anything_new][value="no"]').check()
    page.locator(f'[name=unwell][value="{block}"]').check()
    page.locator('[name=short_sleep][value="no"]').check()
    page.locator('[name=stress][value="no"]').check()
    page.locator("[data-check] button.big").click()
    expect(page.locator("[data-on=gate]")).to_be_visible()
    expect(page.locator("[data-on=play]")).to_be_hidden()


def test_a_stop_sign_stops_the_session_and_opens_the_screening(page: Page, player_app: PlayerApp) -> None:
    come_in(page, player_app, player_app.short_session())
    answer_check(page)
    begin(page)
    run(page, 15)
    page.locator("[data-do=hurts]:visible").click()
    page.locator('[data-hurts] [value="chest-pain"]').check()
    page.locator("[data-hurts] button.big").click()
    expect(page.locator('[data-hurts-answer] a[href="/screening/"]')).to_be_visible()
    expect(page.locator("[data-hurts-answer] button:visible")).to_have_count(0)
    (event,) = player_app.kept("adverse-event")
    assert event["sign"] == "chest-pain"


def test_little_pain_goes_on_with_the_session(page: Page, player_app: PlayerApp) -> None:
    come_in(page, player_app, player_app.short_session())
    answer_check(page)
    begin(page)
    run(page, 15)
    before = where(page)[0]
    page.locator("[data-do=hurts]:visible").click()
    page.locator('[data-hurts] [name=score][value="1"]').check(force=True)
    page.locator("[data-hurts] button.big").click()
    page.locator('[data-then="go-on"]:visible').click()
    assert where(page)[0] == before
    expect(page.locator("[data-on=play]")).to_have_attribute("data-phase", "running")


def test_pain_that_is_too_much_stops_this_exercise_and_offers_less(page: Page, player_app: PlayerApp) -> None:
    come_in(page, player_app, player_app.short_session())
    answer_check(page)
    begin(page)
    run(page, 15)
    first = where(page)[0]
    page.locator("[data-do=hurts]:visible").click()
    page.locator('[data-hurts] [name=score][value="6"]').check(force=True)
    page.locator("[data-hurts] button.big").click()
    expect(page.locator('[data-then="go-on"]:visible')).to_have_count(0)
    page.locator('[data-then="leave"]').click()
    assert where(page)[0] != first


def test_the_keys_pause_skip_go_back_and_add_time(page: Page, player_app: PlayerApp) -> None:
    come_in(page, player_app, player_app.short_session())
    answer_check(page)
    page.keyboard.press("Enter")
    play = page.locator("[data-on=play]")
    expect(play).to_have_attribute("data-phase", "running")
    run(page, 2)
    page.locator("[data-name]").focus()
    page.keyboard.press("Space")
    expect(play).to_have_attribute("data-phase", "paused")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowUp")
    run(page, 0.2)
    assert int(page.locator("[data-number]").inner_text()) > 20
    page.keyboard.press("ArrowRight")
    expect(play).to_have_attribute("data-kind", re.compile("work|hold"))
    page.keyboard.press("ArrowLeft")
    expect(play).to_have_attribute("data-kind", "ready")


def test_a_paused_session_stays_where_it_is(page: Page, player_app: PlayerApp) -> None:
    come_in(page, player_app, player_app.short_session())
    answer_check(page)
    begin(page)
    run(page, 4)
    page.locator("[data-do=toggle]").click()
    before = where(page)
    run(page, 120)
    assert where(page) == before


def test_a_machine_that_slept_pauses_instead_of_running_on(page: Page, player_app: PlayerApp) -> None:
    come_in(page, player_app, player_app.short_session())
    answer_check(page)
    begin(page)
    run(page, 4)
    page.clock.fast_forward(600_000)
    run(page, 0.3)
    expect(page.locator("[data-on=play]")).to_have_attribute("data-phase", "paused")
    expect(page.locator("[data-on=play]")).to_have_attribute("data-kind", "ready")


def test_easier_changes_the_exercise_and_says_so(page: Page, player_app: PlayerApp) -> None:
    come_in(page, player_app, player_app.main_session())
    answer_check(page)
    begin(page)
    run(page, 12)
    page.get_by_role("button", name="Easier").click()
    offered = page.locator('[data-easier="swap"]')
    words = offered.inner_text() if offered.is_visible() else ""
    page.locator('[data-easier="swap"]' if words else '[data-easier="leave"]').click()
    if words:
        assert words.startswith(where(page)[0])
    all_sent(page, player_app)
    assert bool(words) == bool([one for one in player_app.kept("note") if one["kind"] == "eased"])


def test_how_steady_it_was_is_asked_beside_the_rest_and_never_assumed(page: Page, player_app: PlayerApp) -> None:
    come_in(page, player_app, player_app.main_session())
    answer_check(page)
    begin(page)
    run_until(page, "[data-dock]")
    page.locator('[data-dock] [data-form="wobbly"]').click()
    if page.locator('[data-dock] [data-ask="two"]').is_visible():
        page.locator('[data-dock] [data-two=""]').click()
    expect(page.locator("[data-on=play]")).to_have_attribute("data-phase", "running")
    page.locator("[data-leave]").click()
    page.locator('[data-leave-for="good"]').click()
    expect(page.locator("[data-on=next]")).to_be_visible()
    forms = [one.get("form") for one in player_app.kept("exercise")]
    assert "wobbly" in forms
    assert "steady" not in forms


def test_leaving_asks_first(page: Page, player_app: PlayerApp) -> None:
    come_in(page, player_app, player_app.short_session())
    answer_check(page)
    begin(page)
    page.locator("[data-leave]").click()
    expect(page.locator('[data-dialog="leave"]')).to_be_visible()
    page.locator('[data-dialog="leave"] [data-close]').click()
    expect(page.locator('[data-dialog="leave"]')).to_be_hidden()
