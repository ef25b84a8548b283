"""A therapist's folder, in a real browser: seen first, left, added, replaced by a later one, and taken away."""

import shutil
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible import faults
from tests.plumbing.live import LiveApp
from tests.terminal import EXAMPLES


def look(page: Page, folder: Path) -> None:
    page.goto("/settings/packs/")
    page.get_by_label("Where is its folder?").fill(str(folder))
    page.get_by_role("button", name="Look at it").first.click()


def test_a_folder_is_looked_at_left_added_replaced_and_removed(
    live_app: LiveApp, browser: Browser, tmp_path: Path
) -> None:
    pack = Path(shutil.copytree(EXAMPLES / "pack", tmp_path / "from-anna"))
    page = live_app.enter(browser, width=390)
    look(page, pack)
    page.get_by_text("1 exercise would be added.").wait_for()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Leave it").click()
    page.get_by_text("There is none yet.").wait_for()
    look(page, pack)
    page.get_by_role("button", name="Add it").click()
    page.get_by_text("The pack was added.").wait_for()

    words = pack / "exercises" / "towel-slide" / "text.en.toml"
    words.write_text(words.read_text(encoding="utf-8").replace("Towel slide", "Long slide"), encoding="utf-8")
    plain = live_app.enter(browser, script=False)
    look(plain, pack)
    expect(plain.get_by_text("It takes the place of the pack from-anna")).to_be_visible()
    plain.get_by_role("button", name="Put it in its place").click()
    plain.get_by_role("button", name="Remove").click()
    expect(plain.get_by_text("The one before it is there again.")).to_be_visible()
    words.write_text("surprise = 1\n", encoding="utf-8")
    look(plain, pack)
    expect(plain.get_by_role("alert")).to_contain_text("text.en.toml")
    plain.get_by_role("button", name="Remove").click()
    expect(plain.get_by_text("There is none yet.")).to_be_visible()
