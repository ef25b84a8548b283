import json
from pathlib import Path

import pytest

from tests.terminal import as_a_process, unhunch

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


def test_a_film_has_a_picture_for_every_frame_of_its_truth(tmp_path: Path) -> None:
    out = tmp_path / "film.mjpeg"
    # In a process of its own: one process has room for one Playwright.
    ran = as_a_process(
        "figures", "video", "shoulder-blade-squeeze", "--out", out, "--fps", "1", "--repetitions", "1",
        "--ground", "busy", "--light", "0.6", "--fault", "shrug",
    )  # fmt: skip
    assert ran.code == 0, ran.err
    truth = json.loads(out.with_suffix(".json").read_text(encoding="utf-8"))
    assert out.read_bytes().count(b"\xff\xd8\xff") == len(truth["frames"]) == 7
    assert truth["frames"][0]["faults"] == ["shrug"]


def test_there_is_no_film_of_a_body_without_a_figure(tmp_path: Path) -> None:
    ran = unhunch("figures", "video", "cat-cow", "--out", str(tmp_path / "x"), "--body", "older")
    assert ran.code == 2
    assert "woman, man" in ran.err
