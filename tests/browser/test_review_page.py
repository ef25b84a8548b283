"""The look back in the browser: found on Today, agreed to with one tap, and gone until the next week."""

from playwright.sync_api import Page, expect

from tests.browser.accessible import faults
from tests.browser.player_stage import PlayerApp

A_WEEK_LATER = "2026-12-01T09:00:00+00:00"


def test_a_week_is_looked_back_at_and_agreed_to(page: Page, app: PlayerApp) -> None:
    app.let_in(page)
    app.set_time(A_WEEK_LATER)
    page.goto(f"{app.url}/today/")
    page.get_by_role("link", name="Look back at the week").click()
    expect(page.get_by_role("heading", name="A look at your week")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="That suits me").click()
    expect(page.get_by_text("You looked back at this week")).to_be_visible()
    assert [one["answer"] for one in app.kept("review")] == ["agreed"]
    page.goto(f"{app.url}/today/")
    expect(page.get_by_role("link", name="Look back at the week")).to_have_count(0)
