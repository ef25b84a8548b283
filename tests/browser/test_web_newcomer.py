"""A newcomer's way from the link to the plan, and what a second tab or a broken door does to it."""

from playwright.sync_api import Browser, Page, expect

from tests.plumbing import journeys
from tests.plumbing.live import LiveApp


def test_a_newcomer_gets_from_the_link_to_a_plan(live_app: LiveApp, browser: Browser) -> None:
    page = live_app.enter(browser)
    journeys.welcome(page)
    journeys.answer_all(page)
    page.get_by_role("button", name="My answers are right").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You can go on")
    journeys.profile(page, (20, 0, 20, 0, 20, 10, 0))
    expect(page.get_by_role("heading", level=1)).to_have_text("Your four weeks")
    page.goto("/today/")
    expect(page.get_by_role("link", name="Start").first).to_be_visible()


def test_the_later_weeks_are_said_to_be_sketches(live_app: LiveApp, browser: Browser) -> None:
    page = live_app.enter(browser)
    page.goto("/programme/")
    expect(page.locator(".week-fold summary", has_text="a sketch")).to_have_count(3)


def test_each_exercise_of_the_plan_says_why_it_is_there(live_app: LiveApp, browser: Browser) -> None:
    page = live_app.enter(browser)
    page.goto("/programme/")
    first = page.locator(".items details").first
    first.locator("summary").click()
    expect(first.locator("p.soft").first).not_to_be_empty()


def test_a_swap_keeps_the_plan_whole_and_can_be_undone(live_app: LiveApp, browser: Browser) -> None:
    page = live_app.enter(browser)
    before = _first_session(page)
    page.goto(_swap_link(page))
    name = page.locator(".ex-card h2").first.inner_text()
    page.get_by_role("button", name="Take this one").first.click()
    expect(page.locator(".flash")).to_contain_text("Swapped")
    expect(page.locator(".items")).to_contain_text(name)
    page.goto("/programme/")
    page.get_by_role("button", name="Undo my last change").click()
    assert _first_session(page) == before


def _first_session(page: Page) -> str:
    page.goto("/programme/")
    return page.locator(".session").first.locator("summary").first.inner_text() + "".join(
        page.locator(".session").first.locator(".item-text").all_text_contents()
    )


def _swap_link(page: Page) -> str:
    page.goto("/programme/")
    page.goto(str(page.get_by_role("link", name="Change this session").first.get_attribute("href")))
    links = [str(one.get_attribute("href")) for one in page.locator("a[href*='/swap/']").all()]
    for link in links:
        page.goto(link)
        if page.locator(".ex-card").count():
            return link
    raise AssertionError("no exercise of the session can be swapped")


def test_a_second_tab_is_told_kindly_and_loses_nothing(live_app: LiveApp, browser: Browser) -> None:
    one, two = live_app.enter(browser), live_app.enter(browser)
    one.goto("/profile/goal/")
    two.goto("/profile/goal/")
    one.fill("#goal", "First tab")
    one.get_by_role("button", name="Continue").last.click()
    two.fill("#goal", "Second tab")
    two.get_by_role("button", name="Continue").last.click()
    expect(two.locator("#stale")).to_contain_text("another tab")
    expect(two.locator("#goal")).to_have_value("Second tab")


def test_without_the_link_nobody_comes_in(live_app: LiveApp, browser: Browser) -> None:
    context = browser.new_context(base_url=live_app.base)
    page = context.new_page()
    response = page.goto("/today/")
    assert response is not None
    assert response.status == 403
    expect(page.get_by_role("heading", level=1)).to_have_text("Open unhunch from your terminal")
    context.close()


def test_the_link_works_once(live_app: LiveApp, browser: Browser) -> None:
    live_app.enter(browser)
    late = browser.new_context()
    response = late.new_page().goto(live_app.link)
    assert response is not None
    assert response.status == 403
    late.close()
