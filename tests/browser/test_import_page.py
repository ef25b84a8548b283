"""An export brought back, in a real browser: seen first, left, brought in, and a way back saved before."""

import json
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible import faults
from tests.contract.stores import AT, pain, record
from tests.plumbing.live import LiveApp
from unhunch.export.bundle import export_json
from unhunch.store.memory import MemoryStore


def saved(folder: Path, days: int) -> Path:
    """An export of so many days, with a pain score each."""
    store = MemoryStore()
    times = [AT - timedelta(days=60 - number) for number in range(days)]
    store.append("local", [record(f"p{at}", pain(3, day=at.date()), at=at) for at in times])
    file = folder / f"{days}.json"
    file.write_bytes(export_json(store, "local", AT))
    return file


def look(page: Page, file: Path) -> None:
    page.goto("/settings/import/")
    page.get_by_label("The file that unhunch exported").set_input_files(file)
    page.get_by_role("button", name="Look at it").click()


def test_an_export_is_looked_at_left_brought_in_and_saved_before_more_comes(
    live_app: LiveApp, browser: Browser, tmp_path: Path
) -> None:
    page = live_app.enter(browser, width=390)
    look(page, live_app.clock)
    page.get_by_role("alert").get_by_text("not a JSON file").wait_for()
    look(page, saved(tmp_path, 40))
    page.get_by_text("all of it would be added").wait_for()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Leave it").click()
    page.get_by_role("heading", name="Choose a file").wait_for()
    look(page, saved(tmp_path, 40))
    page.get_by_role("button", name="Bring it in").click()
    page.get_by_text("40 records were brought back.").wait_for()

    plain = live_app.enter(browser, script=False)
    look(plain, tmp_path / "40.json")
    expect(plain.get_by_text("Nothing would change")).to_be_visible()
    look(plain, saved(tmp_path, 41))
    expect(plain.get_by_text("1 would be added.")).to_be_visible()
    with plain.expect_download() as download:
        plain.get_by_role("button", name="Export everything").click()
    download.value.save_as(tmp_path / "before.json")
    assert json.loads((tmp_path / "before.json").read_bytes())["count"] == 40
    plain.get_by_role("button", name="Bring it in").click()
    expect(plain.get_by_text("1 record was brought back.")).to_be_visible()
