"""An emergency answer shows its action at once and holds until it is properly ended."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.accessible import faults
from tests.plumbing import journeys
from tests.plumbing.homes import copy_records
from tests.plumbing.live import LiveApp


@pytest.fixture
def fresh_app(live_app: LiveApp, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveApp]:
    """The program with nobody in it, as it is again for the next test."""
    records, kept = live_app.home / "unhunch.sqlite3", tmp_path_factory.mktemp("kept") / "nobody.sqlite3"
    copy_records(records, kept)
    yield live_app
    copy_records(kept, records)


def _tap(app: LiveApp, browser: Browser, *, country: str = "GB") -> Page:
    page = app.enter(browser)
    journeys.welcome(page, country=country)
    page.locator("[name='EM-1'][value=yes]").click()
    page.wait_for_url("**/screening/emergency/")
    return page


def test_the_tap_itself_shows_the_number_and_every_other_page_leads_back(fresh_app: LiveApp, browser: Browser) -> None:
    page = _tap(fresh_app, browser)
    expect(page.locator(".alarm-call")).to_have_text("999")
    for path in ("/today/", "/exercises/", "/learn/", "/programme/", "/screening/1/"):
        page.goto(path)
        assert page.url.endswith("/screening/emergency/"), path


def test_a_tap_before_the_script_has_come_counts_when_it_comes(fresh_app: LiveApp, browser: Browser) -> None:
    page = fresh_app.enter(browser)
    late: list[Route] = []

    def hold(script: Route) -> None:
        late.append(script)

    page.route("**/screening*.js", hold)
    page.goto("/welcome/")
    page.select_option("#country", "GB")
    page.fill("#age", "41")
    with page.expect_request("**/screening*.js"):
        page.get_by_role("button", name="Start the safety questions").click()
    page.locator("[name='EM-1'][value=yes]").click()
    assert page.url.endswith("/screening/1/")
    late.pop().continue_()
    page.wait_for_url("**/screening/emergency/")


@pytest.mark.parametrize(
    ("number", "age", "taps"),
    [
        (6, "41", ("UR-8=yes", "UR-8-signs=unsteady", "UR-8-signs=dropping-things")),
        (6, "41", ("UR-8=yes", "UR-8-signs=unsure")),
        (8, "65", ("BE-7=yes", "BE-7-checked=no")),
        (8, "65", ("BE-7=unsure", "BE-7-checked=unsure")),
    ],
)
def test_a_follow_up_that_makes_an_emergency_of_it_shows_the_action_on_the_tap(
    fresh_app: LiveApp, browser: Browser, number: int, age: str, taps: tuple[str, ...]
) -> None:
    page = fresh_app.enter(browser)
    journeys.welcome(page, age=age)
    page.goto(f"/screening/{number}/")
    for tap in taps:
        assert page.url.endswith(f"/screening/{number}/")
        name, _, value = tap.partition("=")
        page.locator(f"[name='{name}'][value='{value}']").click()
    page.wait_for_url("**/screening/emergency/")


def test_not_sure_and_a_choice_take_each_others_place(fresh_app: LiveApp, browser: Browser) -> None:
    page = fresh_app.enter(browser)
    journeys.welcome(page)
    page.goto("/screening/9/")
    page.locator("[name='CA-4'][value=yes]").click()
    wrist, unsure = (page.locator(f"[name='CA-4-which'][value={value}]") for value in ("wrist", "unsure"))
    wrist.click()
    unsure.click()
    assert not wrist.is_checked()
    wrist.click()
    assert not unsure.is_checked()


def test_an_unknown_country_gets_both_numbers_and_its_own(fresh_app: LiveApp, browser: Browser) -> None:
    page = _tap(fresh_app, browser, country="")
    expect(page.locator(".alarm-call")).to_have_text(["112", "911"])
    expect(page.locator("main")).to_contain_text("your local emergency number")


def test_a_mistaken_tap_is_confirmed_on_a_second_screen_and_all_questions_come_again(
    fresh_app: LiveApp, browser: Browser
) -> None:
    page = _tap(fresh_app, browser)
    page.get_by_role("link", name="by mistake").click()
    expect(page.locator("main")).to_contain_text("Right now or today, do you have any of these?")
    page.get_by_role("button", name="It was a mistake").click()
    page.wait_for_url("**/screening/1/")
    assert page.locator("input[type=radio]:checked").count() == 0


def test_who_was_seen_says_the_day_and_answers_again(fresh_app: LiveApp, browser: Browser) -> None:
    page = _tap(fresh_app, browser)
    page.get_by_role("link", name="I have been seen").click()
    page.fill("#on", "2026-11-24")
    page.locator("form").evaluate("form => form.noValidate = true")
    page.get_by_role("button", name="I was seen").click()
    expect(page.locator("#on-error")).to_be_visible()
    page.fill("#on", "2026-11-23")
    page.get_by_role("button", name="I was seen").click()
    page.wait_for_url("**/screening/1/")


def test_without_script_the_whole_screening_works_and_an_emergency_shows_on_sending(
    fresh_app: LiveApp, browser: Browser
) -> None:
    page = fresh_app.enter(browser, script=False)
    journeys.welcome(page)
    page.get_by_role("button", name="Continue").last.click()
    expect(page.locator("#problems li")).to_have_count(4)
    journeys.answer_all(page, {"BE-4": "yes"})
    expect(page.locator("#BE-4-weeks .error-text")).to_have_text("Please choose at least one.")
    journeys.answer_all(page, {"BE-4-weeks": "after-birth", "CA-1": "yes"})
    expect(page.locator("#CA-1-which .error-text")).to_have_text("Please choose at least one.")
    page.goto("/screening/summary/")
    expect(page.locator("#CA-1-which")).to_be_visible()
    journeys.answer_all(page, {"CA-1-which": "unsure"})
    expect(page.locator("dd", has_text="I gave birth in the last 12 weeks")).to_be_visible()
    for number, question in ((3, "BE-4"), (4, "LOC-1")):
        page.goto(f"/screening/{number}/")
        page.locator(f"[name='{question}'][value='{'no' if question == 'BE-4' else 'yes'}']").check()
        page.get_by_role("button", name="Continue").last.click()
    page.goto("/screening/summary/")
    page.get_by_role("button", name="My answers are right").click()
    expect(page.locator("#nhs")).to_be_visible()
    page.get_by_role("button", name="I have read it").click()
    page.wait_for_url("**/profile/pain/")
    page.goto("/settings/")
    page.get_by_role("button", name="Answer the safety questions again").click()
    page.locator("[name='EM-3'][value=unsure]").check()
    page.get_by_role("button", name="Continue").last.click()
    expect(page.locator(".alarm-call")).to_have_text("999")


def test_an_urgent_answer_gives_a_page_to_print_and_no_exercise(fresh_app: LiveApp, browser: Browser) -> None:
    page = fresh_app.enter(browser)
    journeys.welcome(page)
    journeys.answer_all(page, {"UR-3": "unsure"})
    page.get_by_role("button", name="My answers are right").click()
    expect(page.get_by_role("button", name="Print this page")).to_be_visible()
    page.goto("/profile/")
    assert "/profile/" not in page.url


def test_axe_finds_no_violation_on_the_way_through_the_questions(fresh_app: LiveApp, browser: Browser) -> None:
    page = fresh_app.enter(browser)
    found: list[str] = []

    def look() -> None:
        found.extend(faults(page))

    page.goto("/progress/")
    look()
    page.goto("/programme/")
    look()
    journeys.welcome(page)
    page.get_by_role("button", name="Continue").last.click()
    look()
    journeys.answer_all(page, {"LOC-1": "yes"})
    look()
    page.get_by_role("button", name="My answers are right").click()
    look()
    page.goto("/settings/")
    page.get_by_role("button", name="Answer the safety questions again").click()
    page.locator("[name='EM-1'][value=yes]").click()
    page.wait_for_url("**/screening/emergency/")
    look()
    for path in ("/screening/emergency/mistake/", "/screening/emergency/seen/"):
        page.goto(path)
        look()
    assert found == []
