"""A report chosen, looked at and saved in a real browser."""

import json
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.accessible import faults
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
    second = page.get_by_role("img", name="Page 2 of")
    second.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert second.evaluate("one => one.naturalHeight / one.naturalWidth") > 1.2
    assert page.get_by_role("img", name="Page 1 of").count() == 1
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save as PDF").click()
    saved.value.save_as(tmp_path / "saved.pdf")
    assert saved.value.suggested_filename.startswith("unhunch-home-programme-")
    assert sizes_of((tmp_path / "saved.pdf").read_bytes()) == {(612, 792)}


def test_a_file_for_a_clinic_is_looked_at_and_saved_with_a_name(
    planned_app: LiveApp, browser: Browser, tmp_path: Path
) -> None:
    page = planned_app.enter(browser)
    page.goto("/today/")
    page.get_by_label("I walked").fill("20")
    page.get_by_role("button", name="Done").click()
    page.wait_for_load_state()
    page.goto("/reports/")
    page.get_by_role("region", name="For a clinic's software").get_by_role("button", name="Look at it").click()
    expect(page.get_by_text("1 day with a walk")).to_be_visible()
    assert faults(page) == []
    page.get_by_label("Your name").fill("Ana Ruiz")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save the file").click()
    saved.value.save_as(tmp_path / "saved.json")
    first = json.loads((tmp_path / "saved.json").read_bytes())["entry"][0]["resource"]
    assert (first["resourceType"], first["name"]) == ("Patient", [{"text": "Ana Ruiz"}])
