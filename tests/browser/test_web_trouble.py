"""A disk that is full, read-only or damaged: a page that says so, and nothing is lost."""

import sqlite3
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.player_stage import PlayerApp, free_port

TROUBLES = {
    "read-only": ("PRAGMA query_only=ON;", "can't be written"),
    "full": ("PRAGMA max_page_count=1;", "full"),
}


@pytest.fixture(scope="module")
def window(app: PlayerApp, browser: Browser) -> Iterator[Page]:
    """A window of the local person; its cookie outlives the server."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(app.link)
    yield page
    context.close()


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlayerApp]:
    made = PlayerApp(home=tmp_path_factory.mktemp("trouble") / "home", port=free_port())
    made.start()
    yield made
    made.kill()


@pytest.mark.parametrize("trouble", TROUBLES)
def test_what_cannot_be_saved_is_said_and_what_was_saved_stays(window: Page, app: PlayerApp, trouble: str) -> None:
    sql, told = TROUBLES[trouble]
    app.kill()
    app.start(sql)
    before = _everything(app)
    if trouble == "full":
        # A small thing may still fit where there is no room for a plan.
        window.goto(f"{app.url}/programme/make/")
        window.get_by_role("button", name="Make my plan").click(timeout=90_000)
    else:
        window.goto(f"{app.url}/settings/")
        window.get_by_text("Very large").click()
        window.get_by_role("button", name="Keep these settings").click()
    expect(window.get_by_role("heading", level=1)).to_have_text("Your records cannot be reached just now")
    expect(window.locator(".lead")).to_contain_text(told)
    assert _everything(app)[: len(before)] == before
    app.kill()
    app.start()
    window.goto(f"{app.url}/today/")
    expect(window.get_by_role("heading", level=1)).to_have_text("Today")
    assert _everything(app)[: len(before)] == before


def test_a_file_damaged_in_the_middle_of_the_day_is_said_and_left_as_it_is(window: Page, app: PlayerApp) -> None:
    file = app.home / "unhunch.sqlite3"
    with sqlite3.connect(file) as direct:
        direct.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    direct.close()
    whole = file.read_bytes()
    damaged = b"not a database " * 6 + b" " * 10 + whole[100:]
    file.write_bytes(damaged)
    window.goto(f"{app.url}/today/")
    expect(window.get_by_role("heading", level=1)).to_have_text("Your records cannot be reached just now")
    assert file.read_bytes() == damaged
    file.write_bytes(whole)
    window.goto(f"{app.url}/today/")
    expect(window.get_by_role("heading", level=1)).to_have_text("Today")


def test_a_clock_that_was_set_back_is_said_and_nothing_is_lost(window: Page, app: PlayerApp) -> None:
    before = _everything(app)
    clock = app.home.parent / "clock"
    clock.write_text("2026-11-20T09:00:00+00:00", encoding="utf-8")
    window.goto(f"{app.url}/today/")
    expect(window.locator(".note").first).to_contain_text("clock shows an earlier day")
    clock.write_text("2026-11-23T09:00:00+00:00", encoding="utf-8")
    window.goto(f"{app.url}/today/")
    expect(window.locator(".note")).to_have_count(0)
    assert _everything(app)[: len(before)] == before


def _everything(app: PlayerApp) -> list[tuple[object, ...]]:
    with sqlite3.connect(app.home / "unhunch.sqlite3") as db:
        return list(db.execute("select id, kind, payload from store_entry order by id"))
