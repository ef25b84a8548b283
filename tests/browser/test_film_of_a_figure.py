import json
from pathlib import Path

import pytest

from tests.films import require_people
from tests.terminal import as_a_process

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
EXERCISE = "lateral-raise-band"
SCENE = ("--ground", "busy", "--light", "0.8", "--fault", "shrug")
JPEG = b"\xff\xd8\xff"


def test_a_film_has_a_picture_for_every_frame_of_its_truth_and_what_it_shows_is_counted(tmp_path: Path) -> None:
    require_people()
    out = tmp_path / "film.mjpeg"
    asked = ("--fps", "4", "--repetitions", "2", "--pace", "1.25", "--still", "1", "--height", "240", "--quick")
    # In a process of its own: one process has room for one Playwright.
    made = as_a_process("figures", "video", EXERCISE, "--out", out, *asked, *SCENE)
    assert made.code == 0, made.err
    told = json.loads(out.with_suffix(".json").read_text(encoding="utf-8"))
    assert out.read_bytes().count(JPEG) == len(told["frames"])
    assert {tuple(frame["faults"]) for frame in told["frames"]} == {("shrug",)}
    truth = told["repetitions"]
    ran = as_a_process("analyse", out, "--fps", "4", "--exercise", EXERCISE, "--json")
    assert (ran.code, ran.err) == (0, "")
    (seen,) = json.loads(ran.out)
    assert seen["count"] == len(truth) == 2
    for one, true in zip(seen["repetitions"], truth, strict=True):
        assert one["start_s"] == pytest.approx(true["start_s"], abs=0.4)
        assert one["end_s"] == pytest.approx(true["end_s"], abs=0.4)
