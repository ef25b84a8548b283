"""Ways through the pages that several browser tests take."""

from collections.abc import Mapping

from playwright.sync_api import Page


def whole(page: Page) -> Page:
    """The page once all of it is there: after a click it may be half read, and what is counted then is too little."""
    page.wait_for_load_state()
    return page


def welcome(page: Page, *, country: str = "GB", age: str = "41") -> None:
    """Nothing; the welcome page was filled in and sent."""
    page.goto("/welcome/")
    page.select_option("#country", country)
    page.fill("#age", age)
    page.get_by_role("button", name="Start the safety questions").click()
    whole(page)


def answer_all(page: Page, said: Mapping[str, str] | None = None, *, pain: int = 3) -> None:
    """Nothing; every screen was answered with no but for what was `said`, up to the summary or an emergency."""
    for _screen in range(14):
        if "/summary/" in whole(page).url or "/emergency/" in page.url:
            return
        if page.locator("#pain_now").count():
            page.locator(f"[name=pain_now][value='{pain}']").click(force=True)
        for question, answer in (said or {}).items():
            field = page.locator(f"[name='{question}'][value='{answer}']")
            # A follow-up is there before it is asked, and hidden.
            if field.count() and field.is_visible() and not field.is_checked():
                field.click()
        if "/emergency/" not in page.url:
            page.get_by_role("button", name="None of these").click()


def profile(page: Page, minutes: tuple[int, ...] = (20, 20, 20, 20, 20, 20, 0)) -> None:
    """Nothing; the five steps of the profile were filled in for somebody at home, and the plan was made."""
    page.goto("/profile/")
    page.locator(".site-between-blades").click()
    page.locator("[name=pain_average][value='3']").click(force=True)
    page.locator("[name=pain_worst][value='5']").click(force=True)
    _next(page)
    page.fill("#goal", "Sit through a film")
    page.fill("#activity-0", "Carrying shopping")
    page.locator("[name=activity-score-0][value='5']").click(force=True)
    page.locator("[name=activity_level][value=regular]").check()
    _next(page)
    for day, given in enumerate(minutes):
        page.fill(f"#minutes-{day}", str(given))
    _next(page)
    page.locator("[name=kit-home][value=resistance-band]").check()
    _next(page)
    page.locator("[name=walk_first][value=no]").check()
    page.get_by_role("button", name="Make my plan").last.click()
    # Other tests may keep the machine busy, and the plan is the one thing that takes seconds.
    page.get_by_role("button", name="Make my plan").click(timeout=90_000)
    page.wait_for_url("**/programme/")


def _next(page: Page) -> None:
    page.get_by_role("button", name="Continue").last.click()
