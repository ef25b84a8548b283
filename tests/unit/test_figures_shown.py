import json
from pathlib import Path

import pytest

from tests.plumbing.figure import FIRST, figure, make_pictures
from unhunch.figures.shown import NO_PICTURES, read_pictures

TEXT = json.dumps({"version": 1, "exercises": {FIRST: figure()}})


def test_what_is_listed_but_not_there_is_not_shown() -> None:
    found = read_pictures(TEXT, {f"stills/{FIRST}--up.webp", "woman.glb"})
    assert [found.still(FIRST, key) for key in ("up", "down")] == [f"stills/{FIRST}--up.webp", None]
    assert [found.body("woman"), found.body("man"), found.loop(FIRST)] == ["woman.glb", None, None]


def test_an_exercise_is_shown_best_at_its_first_target() -> None:
    told = read_pictures(TEXT, ()).figure(FIRST)
    assert told is not None
    assert told.telling.name == "up"


def test_without_a_target_the_last_moment_shows_it() -> None:
    keys = [{"name": name, "at_s": 0, "hold_s": 0, "phase": None, "words": "start"} for name in ("a", "b")]
    told = read_pictures(json.dumps({"version": 1, "exercises": {"x": figure(keys=keys)}}), ()).figure("x")
    assert told is not None
    assert told.telling.name == "b"


def test_an_exercise_that_nobody_has_drawn_has_no_figure() -> None:
    assert NO_PICTURES.figure(FIRST) is None


@pytest.mark.parametrize("text", ["{", '{"version": 2, "exercises": {}}', '{"version": 1, "exercises": {"x": {}}}'])
def test_a_manifest_that_can_not_be_read_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_pictures(text, ())


def test_the_shipped_manifest_is_read_where_there_is_one(repository: Path) -> None:
    path = repository / "src" / "unhunch" / "figures" / "pictures" / "figures.json"
    files = {one.relative_to(path.parent).as_posix() for one in path.parent.rglob("*")}
    found = read_pictures(path.read_text(encoding="utf-8"), files)
    assert all(found.still(name, told.telling.name) for name, told in found.figures.items())
    loops = [found.loop(name) for name in found.figures]
    assert all(name and (path.parent / name).read_bytes()[4:12] == b"ftypavis" for name in loops)


def test_pictures_for_tests_are_as_the_contract_says(tmp_path: Path) -> None:
    folder = make_pictures(tmp_path / "pictures", [FIRST])
    assert read_pictures((folder / "figures.json").read_text(encoding="utf-8"), ()).figure(FIRST)
