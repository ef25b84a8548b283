import json
from pathlib import Path

import pytest

from tests.films import require_people
from tests.terminal import as_a_process

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
EXERCISE = "lateral-raise-band"


def test_what_a_made_up_person_does_is_counted_from_their_film(tmp_path: Path) -> None:
    require_people()
    out = tmp_path / "film.mjpeg"
    asked = ("--fps", "4", "--repetitions", "2", "--pace", "1.25")
    made = as_a_process("figures", "video", EXERCISE, "--out", out, *asked)
    assert made.code == 0, made.err
    truth = json.loads(out.with_suffix(".json").read_text(encoding="utf-8"))["repetitions"]
    ran = as_a_process("analyse", out, "--fps", "4", "--exercise", EXERCISE, "--json")
    assert (ran.code, ran.err) == (0, "")
    (told,) = json.loads(ran.out)
    assert told["count"] == len(truth) == 2
    for one, true in zip(told["repetitions"], truth, strict=True):
        assert one["start_s"] == pytest.approx(true["start_s"], abs=0.4)
        assert one["end_s"] == pytest.approx(true["end_s"], abs=0.4)
