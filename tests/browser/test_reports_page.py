"""A report chosen, looked at and saved in a real browser."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.plumbing.live import LiveApp
from tests.plumbing.paper import sizes_of


def test_a_home_programme_is_chosen_looked_at_and_saved(planned_app: LiveApp, browser: Browser, tmp_path: Path) -> None:
    page = planned_app.enter(browser)
    page.goto("/progress/")
    page.get_by_role("link", name="Choose one").click()
    card = page.get_by_role("region", name="Home programme")
    card.get_by_label("The week to come").check()
    card.get_by_label("Paper").select_option("letter")
    card.get_by_role("button", name="Look at it").click()
    picture = page.get_by_role("img", name="The first page, as it will be printed")
    page.wait_for_load_state("networkidle")
    assert picture.evaluate("one => one.naturalHeight / one.naturalWidth") > 1.2
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save as PDF").click()
    saved.value.save_as(tmp_path / "saved.pdf")
    assert saved.value.suggested_filename.startswith("unhunch-home-programme-")
    assert sizes_of((tmp_path / "saved.pdf").read_bytes()) == {(612, 792)}
