import tomllib

import pytest

from tests.plumbing.data import ROOT
from tools.naming import recognised


@pytest.mark.parametrize(
    "answer,lines,known",
    [
        ("Chin tuck; cervical retraction", ["chin|neck tuck|retraction"], True),
        ("neck side bend", ["chin|neck tuck|retraction"], False),
        ("Bird-dog", ["bird dog"], True),
        ("child's pose", ["childs pose"], True),
        ("seated row", ["pull", "row"], True),
        ("", ["row"], False),
    ],
)
def test_a_name_counts_when_all_words_of_a_line_are_in_it(answer: str, lines: list[str], known: bool) -> None:  # noqa: FBT001
    assert recognised(answer, lines) is known


def test_every_exercise_with_a_motion_has_accepted_names() -> None:
    names = tomllib.loads((ROOT / "docs/reference/naming.toml").read_text(encoding="utf-8"))
    moved = {path.parent.name for path in (ROOT / "src/unhunch/catalogue/data/exercises").glob("*/motion.toml")}
    assert moved == names.keys() - {"muscles"}
