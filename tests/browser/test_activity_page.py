"""Walks brought in from a file, in a real browser."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.activity_files import START, apple, workout, zipped
from tests.browser.accessible import faults
from tests.plumbing import journeys
from tests.plumbing.live import LiveApp


def test_walks_are_looked_at_kept_and_taken_back(live_app: LiveApp, browser: Browser, tmp_path: Path) -> None:
    export = tmp_path / "export.zip"
    export.write_bytes(zipped(apple(workout(), workout(START.replace(hour=17), 20, km=None))))
    page = live_app.enter(browser)
    page.goto("/settings/import/activity/")
    page.get_by_label("Or where it is").fill("/no/such/file")
    page.get_by_role("button", name="Look at it").click()
    page.get_by_role("alert").get_by_text("Check its path").wait_for()
    page.get_by_label("The file of your watch or telephone").set_input_files(export)
    page.get_by_role("button", name="Look at it").click()
    page.get_by_text("2 walks between").wait_for()
    assert faults(page) == []
    page.get_by_role("button", name="Keep these walks").click()
    page.get_by_text("2 walks are kept, 50 minutes.").wait_for()
    page.get_by_role("button", name="Take back").click()
    page.get_by_text("None of these walks counts any more.").wait_for()
    assert journeys.whole(page).get_by_role("button", name="Take back").count() == 0
