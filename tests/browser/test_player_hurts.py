"""Saying that it hurts at every moment of a session: to which exercise it belongs, and what is offered then."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.player_stage import (
    PlayerApp,
    all_sent,
    answer_check,
    begin,
    come_in,
    pause,
    player_app,
    run,
    run_until,
    say_it_hurts,
    seeded_app,
    skip_to,
)

__all__ = ["player_app", "seeded_app"]


@pytest.fixture
def under_way(page: Page, player_app: PlayerApp) -> PlayerApp:
    """A session that runs; any error in the page's own code fails the test."""
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    come_in(page, player_app, player_app.main_session())
    answer_check(page)
    begin(page)
    return player_app


def _last_item(page: Page) -> int:
    page.locator("[data-do=skip]").wait_for()
    return int(page.locator("[data-over]").inner_text().split(" of ")[1].split()[0]) - 1


def test_a_stop_sign_in_the_closing_moment_stops_and_is_kept(page: Page, under_way: PlayerApp) -> None:
    pause(page)
    skip_to(page, "done")
    last = _last_item(page)
    say_it_hurts(page, sign="chest-pain")
    expect(page.locator('[data-hurts-answer] a[href="/screening/"]')).to_be_visible()
    all_sent(page, under_way)
    (event,) = under_way.kept("adverse-event")
    (told,) = [one for one in under_way.kept("exercise") if one.get("stopped")]
    assert (event["sign"], event["exercise"], told["item"]) == ("chest-pain", told["exercise"], last)


def test_much_pain_in_the_closing_moment_belongs_to_the_last_exercise(page: Page, under_way: PlayerApp) -> None:
    pause(page)
    skip_to(page, "done")
    last = _last_item(page)
    say_it_hurts(page, score=6)
    expect(page.locator('[data-then="leave"]')).to_be_hidden()
    page.locator('[data-then="go-on"]:visible').click()
    run_until(page, "[data-on=after]")
    assert [one["item"] for one in under_way.kept("exercise") if one.get("stopped")] == [last]


def test_pain_while_getting_ready_belongs_to_the_exercise_before(page: Page, under_way: PlayerApp) -> None:
    pause(page)
    skip_to(page, "ready", exercise=2)
    say_it_hurts(page, score=6)
    expect(page.get_by_text("That exercise is over for today")).to_be_visible()
    expect(page.locator('[data-then="easier"]')).to_be_hidden()
    page.locator('[data-then="go-on"]:visible').click()
    expect(page.locator("[data-over]")).to_contain_text("Exercise 2 of")
    all_sent(page, under_way)
    assert [one["item"] for one in under_way.kept("exercise") if one.get("stopped")] == [0]


def test_pain_from_the_first_work_on_belongs_to_this_exercise(page: Page, under_way: PlayerApp) -> None:
    pause(page)
    skip_to(page, "ready", exercise=2)
    page.locator("[data-do=skip]").click()
    say_it_hurts(page, score=6)
    page.locator('[data-then="leave"]').click()
    all_sent(page, under_way)
    assert [one["item"] for one in under_way.kept("exercise") if one.get("stopped")] == [1]


def _to_the_questions_after(page: Page) -> None:
    pause(page)
    skip_to(page, "done")
    page.locator("[data-do=toggle]").click()
    run(page, 5)
    expect(page.locator("[data-on=after]")).to_be_visible()


def test_pain_after_the_session_can_be_said_too(page: Page, under_way: PlayerApp) -> None:
    _to_the_questions_after(page)
    say_it_hurts(page, score=6)
    expect(page.locator("[data-hurts-answer] button:visible")).to_have_count(1)
    page.locator('[data-then="nothing"]').click()
    expect(page.locator("[data-on=after]")).to_be_visible()
    page.get_by_role("button", name="Finish").click()
    expect(page.locator("[data-on=next]")).to_be_visible()
    assert [one["score"] for one in under_way.kept("pain") if one["moment"] == "worst"] == [6]


def test_a_stop_sign_after_the_session_opens_the_safety_questions(page: Page, under_way: PlayerApp) -> None:
    _to_the_questions_after(page)
    say_it_hurts(page, score=3)
    page.locator('[data-then="nothing"]').click()
    say_it_hurts(page, score=3, sign="numb-tingling-weak")
    page.locator('[data-hurts-answer] a[href="/screening/"]').click()
    page.wait_for_url("**/screening/**")
    assert [one["sign"] for one in under_way.kept("adverse-event")] == ["numb-tingling-weak"]
