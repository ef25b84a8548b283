"""A newcomer's way from the link to the plan, and what a second tab or a broken door does to it."""

import re

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


def test_a_session_is_shortened_and_keeps_its_place(live_app: LiveApp, browser: Browser) -> None:
    page = live_app.enter(browser)
    _change_first_session(page)
    page.locator("form[action$='/shorten/'] button[value='5']").click()
    expect(page.locator(".flash")).to_contain_text("Shortened")
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("[1-5] min"))
    page.goto("/programme/")
    page.get_by_role("button", name="Undo my last change").click()


def test_a_day_is_moved_or_the_reason_is_said(live_app: LiveApp, browser: Browser) -> None:
    page = live_app.enter(browser)
    _change_first_session(page)
    told = page.locator(".flash")
    days = page.locator("#to option")
    for number in range(days.count()):
        _change_first_session(page)
        page.select_option("#to", index=number)
        page.get_by_role("button", name="Move it").click()
        expect(told.first).to_contain_text(re.compile("Moved|Nothing was changed"))
        if "Moved" in told.first.inner_text():
            page.get_by_role("button", name="Undo my last change").click()
            return
    raise AssertionError("no day of the week takes the session")


def test_a_favourite_is_kept_and_let_go_again(live_app: LiveApp, browser: Browser) -> None:
    page = live_app.enter(browser)
    _change_first_session(page)
    item = page.locator(".items details").last
    item.locator("summary").click()
    item.get_by_role("button", name="Keep it every week").click()
    expect(page.locator(".flash")).to_contain_text("It stays in your weeks wherever there is room for it.")
    journeys.whole(page).locator(".items details").last.locator("summary").click()
    page.locator(".items details").last.get_by_role("button", name="Let it go").click()
    expect(page.locator(".flash")).to_contain_text("It may make room for others.")


def test_a_place_of_pain_is_marked_by_keyboard_and_shown_on_the_body(live_app: LiveApp, browser: Browser) -> None:
    page = live_app.enter(browser)
    page.goto("/profile/pain/")
    shape = page.locator("[data-site=neck-back]")
    expect(shape).not_to_have_class(re.compile("is-chosen"))
    page.locator("#site-neck-back").focus()
    page.keyboard.press("Space")
    expect(page.locator("#site-neck-back")).to_be_checked()
    expect(shape).to_have_class(re.compile("is-chosen"))
    page.keyboard.press("Space")
    expect(shape).not_to_have_class(re.compile("is-chosen"))


def test_what_had_to_give_is_told_with_its_week(live_app: LiveApp, browser: Browser) -> None:
    page = live_app.enter(browser)
    page.goto("/programme/")
    for number in range(1, 5):
        told = page.locator(f"#week-{number} .gave summary")
        if told.count():
            expect(told).to_contain_text(f"Week {number}:")


def _change_first_session(page: Page) -> None:
    page.goto("/programme/")
    page.goto(str(page.get_by_role("link", name="Change this session").first.get_attribute("href")))


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


def test_deleting_everything_leaves_nothing_in_the_browser_either(live_app: LiveApp, browser: Browser) -> None:
    page = live_app.enter(browser)
    page.goto("/settings/delete/")
    page.evaluate("localStorage.setItem('unhunch-body', 'man')")
    page.locator("[name=sure]").check()
    page.get_by_role("button", name=re.compile("Delete")).last.click()
    page.wait_for_url("**/welcome/")
    assert page.evaluate("localStorage.length") == 0
