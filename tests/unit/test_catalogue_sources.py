"""Nothing stands for a source that was forgotten: it is found, wherever a number or a judgement is."""

import shutil
from pathlib import Path

import pytest

from unhunch.catalogue import findings_report, parse
from unhunch.catalogue.parsing import DATA

BRIDGE = "exercises/bridge/exercise.toml"
PLANK = "exercises/plank/exercise.toml"
FORGOTTEN = [
    (BRIDGE, 'high-bp = { source = "expert" }', "high-bp = {}", "modify_if.high-bp.source: Field required"),
    (
        PLANK,
        'deg = [170, 180]\nnote = "shoulder-hip-ankle"\nsource = "expert"',
        "deg = [170, 180]",
        "motion.0.source: Field",
    ),
    (PLANK, 'view = "side"\nsource = "expert"', 'view = "side"', "faults.0.source: Field required"),
    ("faults.toml", 'view = "side"\nsource = "expert"', 'view = "side"', "slump: source: Field required"),
    ("regions.toml", 'source = "decisions"', "", "scapular-retractors: source: Field required"),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), FORGOTTEN)
def test_a_source_that_is_left_out_is_found(tmp_path: Path, file: str, old: str, new: str, said: str) -> None:
    path = Path(shutil.copytree(DATA, tmp_path / "data")) / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    assert said in findings_report(parse(tmp_path / "data")[1])
