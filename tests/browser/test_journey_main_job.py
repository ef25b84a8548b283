"""The main job, whole: from the link to the next day, whose plan has changed by how the session felt."""

import json
import re
import sqlite3
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.player_stage import FEW_PICTURES, answer_check, begin, heading, run
from tests.plumbing import journeys
from tests.plumbing.live import LiveApp

TOMORROW = "2026-11-24T09:00:00+00:00"
MOST_TURNS, TURN_S = 300, 8


def test_a_newcomer_is_screened_planned_guided_and_has_a_plan_that_learns(live_app: LiveApp, browser: Browser) -> None:
    page = live_app.enter(browser)
    elsewhere: list[str] = []
    # The window's own, so that a worker's or a second page's requests count too.
    page.context.on("request", lambda one: None if _is_ours(one.url, live_app.base) else elsewhere.append(one.url))
    _screened(page)
    _profiled(page)
    session = _today(page)
    sore = _played(page)
    _recorded_once(live_app.home, session)
    live_app.clock.write_text(TOMORROW, encoding="utf-8")
    page.goto("/today/")
    planned = _doses(page, sore)
    page.goto("/today/")
    _slow_to_settle(page)
    told = page.get_by_role("status").filter(has_text=sore)
    expect(told).to_contain_text("It had not settled by the next day.")
    after = _doses(page, sore)
    assert after != planned
    assert elsewhere == []


def _is_ours(url: str, base: str) -> bool:
    return url.startswith((f"{base}/", "data:", f"blob:{base}/"))


def _screened(page: Page) -> None:
    """Nothing; every screen was answered, one follow-up among them, and the summary confirmed."""
    journeys.welcome(page)
    for number in range(1, 13):
        if "/summary/" in journeys.whole(page).url:
            break
        assert page.locator("fieldset.question input:checked").count() == 0, f"screen {number} answers by itself"
        if page.locator("#pain_now").count():
            page.locator("[name=pain_now][value='3']").click(force=True)
        if page.locator("[name='CA-4']").count():
            page.locator("[name='CA-4'][value=yes]").click()
            expect(page.locator("#CA-4-which")).to_be_visible()
            page.locator("[name='CA-4-which'][value=wrist]").check()
        page.get_by_role("button", name="None of these").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    page.get_by_role("button", name="My answers are right").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You can go on, with care")


def _profiled(page: Page) -> None:
    journeys.profile(page, (15, 15, 15, 0, 15, 0, 0))


def _today(page: Page) -> str:
    """The id of today's session."""
    page.goto("/today/")
    link = str(page.get_by_role("link", name="Start").first.get_attribute("href"))
    return link.strip("/").rpartition("/")[2]


def _doses(page: Page, exercise: str) -> list[str]:
    """What the plan says of the exercise, on each day."""
    page.goto("/programme/")
    items = page.locator(".week").first.locator(".item-text", has_text=exercise)
    return [" ".join(words.split()) for words in items.all_text_contents()]


def _slow_to_settle(page: Page) -> None:
    expect(page.get_by_role("heading", name="How is the pain the day after?")).to_be_visible()
    page.locator("[name=score][value='6']").click(force=True)
    page.get_by_role("button", name="Save").click()


def _recorded_once(home: Path, session: str) -> None:
    sets = [(one["item"], one["set"], one["side"]) for one in _kept(home, "set") if one["session"] == session]
    assert len(sets) == len(set(sets)) > 5
    assert [one["state"] for one in _kept(home, "session")] == ["started", "finished"]


def _played(page: Page) -> str:
    """The name of the exercise that hurt a little; the whole session was done, by the clock, nothing skipped."""
    page.clock.install()
    page.add_init_script(FEW_PICTURES)
    page.get_by_role("link", name="Start").first.click()
    answer_check(page, pain=3)
    begin(page)
    sore, taps = "", 0
    for _ in range(MOST_TURNS):
        if page.locator("[data-on=after]").is_visible():
            break
        run(page, TURN_S)
        if not sore and page.locator("[data-on=play][data-kind=work]").count() and taps:
            sore = _hurt_a_little(page)
        taps += _tapped(page)
    assert taps > 1
    expect(page.get_by_role("heading", level=1)).not_to_have_text(re.compile("well done", re.IGNORECASE))
    page.locator('[name=worst][value="4"]').check(force=True)
    page.locator('[name=effort][value="5"]').check(force=True)
    page.get_by_role("button", name="Finish").click()
    expect(page.locator("[data-next-words] p").first).not_to_be_empty()
    return sore


def _hurt_a_little(page: Page) -> str:
    """The exercise under way, of which the person said that it hurts 4 of 10, which is amber."""
    name = heading(page)
    page.locator("[data-do=hurts]:visible").click()
    page.locator('[data-hurts] [name=score][value="4"]').check(force=True)
    page.locator("[data-hurts] button.big").click()
    expect(page.locator("[data-answer-words] p").first).not_to_be_empty()
    page.locator("[data-then=go-on]:visible, [data-then=ease]:visible").click()
    return name


def _tapped(page: Page) -> int:
    """How many taps were given beside the rest; at once, since the rest goes on and takes its questions with it."""
    if page.locator("[data-dock] [data-form]:visible").count():
        page.locator('[data-dock] [data-form="steady"]').dispatch_event("click")
        return 1
    if page.locator("[data-dock] [data-two]:visible").count():
        page.locator('[data-dock] [data-two=""]').dispatch_event("click")
        return 1
    return 0


def _kept(home: Path, kind: str) -> list[dict[str, object]]:
    with sqlite3.connect(home / "unhunch.sqlite3") as db:
        rows = db.execute("select payload from store_entry where kind = ? order by id", (kind,)).fetchall()
    return [json.loads(row[0]) for row in rows]
