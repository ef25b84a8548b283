"""The posture check before a fake camera, with the real pose model: three looks at the figure from the front."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import BrowserType, expect

from tests.browser.player_stage import PlayerApp, playing
from tests.plumbing.fake_camera import browser_with_camera, figure, still

pytestmark = [pytest.mark.timeout(900)]
WAIT_MS = 240_000
SHOWN_S = 4
AWAY_S = 1


@pytest.fixture
def app(tmp_path: Path, camera_parts_here: Path) -> Iterator[PlayerApp]:
    """A server with a person, and with the camera's real parts."""
    with playing(tmp_path, UNHUNCH_VENDOR=str(camera_parts_here)) as app:
        yield app


def empty(like: bytes) -> bytes:
    """A picture of the same size without anybody."""
    out = io.BytesIO()
    Image.new("RGB", Image.open(io.BytesIO(like)).size, (178, 170, 160)).save(out, "JPEG")
    return out.getvalue()


def test_three_looks_end_in_numbers_that_a_body_has(app: PlayerApp, browser_type: BrowserType, tmp_path: Path) -> None:
    front = figure(tmp_path, "neutral-posture", 1, "--around", "0")[0]
    with browser_with_camera(browser_type, tmp_path / "film.mjpeg") as (browser, camera):
        camera.show(still(front, SHOWN_S), still(empty(front), AWAY_S))
        page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
        page.set_default_timeout(WAIT_MS)
        app.let_in(page)
        page.goto(f"{app.url}/posture/")
        page.locator("[data-begin]").click()
        page.locator("[data-skip-side]").click()
        expect(page.locator("[data-after]")).to_be_visible(timeout=WAIT_MS)
        page.get_by_role("button", name="Keep these numbers").click()
        expect(page.get_by_text("Only its numbers are stored")).to_be_visible()
    (kept,) = app.kept("posture")
    values = kept["values"]
    assert isinstance(values, dict)
    assert set(values) == {"shoulder_level", "head_lateral_flexion"}
    assert abs(values["shoulder_level"]) < 5
    assert abs(values["head_lateral_flexion"]) < 8
