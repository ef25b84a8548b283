"""The lock of what comes from npm, and one set of it at a time."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.plumbing.data import ROOT
from tools.npm import SETS, Part, listing_of, needed, npm_environment, npm_of_wheel


def test_every_part_is_pinned_by_its_hash_and_to_no_mirror() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    parts = {name: part for name, part in lock["packages"].items() if name}
    assert all(part["integrity"].startswith("sha512-") for part in parts.values())
    assert all(
        part.get("resolved", "https://registry.npmjs.org/").startswith("https://registry.npmjs.org/")
        for part in parts.values()
    )


def test_package_json_and_its_lock_agree_on_exact_versions() -> None:
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    for name, version in {**wanted["dependencies"], **wanted["devDependencies"]}.items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)
        assert lock["packages"][f"node_modules/{name}"]["version"] == version


def test_the_camera_s_parts_are_those_that_report_nothing_to_their_maker() -> None:
    """From tasks-vision 1.0.0 and PyPI's mediapipe 0.10.35 on they send how they are used to Google, unasked.

    A newer version of any of these needs a new look at what it sends: docs/adr/0016-the-cameras-parts.md.
    """
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    pins = {name: version for name, version in wanted.items() if name != "three"}
    assert pins == {
        "@mediapipe/face_mesh": "0.4.1657299874",
        "@mediapipe/pose": "0.5.1675469404",
        "@mediapipe/tasks-vision": "0.10.35",
        "pyodide": "314.0.7",
    }
    for listing in (ROOT / "requirements").glob("*.txt"):
        found = re.findall(r"^mediapipe==(\S+)", listing.read_text(encoding="utf-8"), re.MULTILINE)
        assert found in ([], ["0.10.31"])


def test_what_reads_films_is_no_part_of_what_everybody_installs() -> None:
    for name, expected in {"run": set(), "video": {"av", "mediapipe", "pillow"}}.items():
        listing = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        assert set(re.findall(r"^(av|mediapipe|pillow)==", listing, re.MULTILINE)) == expected


def test_what_writes_the_models_is_pinned_since_their_hashes_depend_on_it() -> None:
    assert 'flatbuffers==25.12.19"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_each_part_belongs_to_one_set() -> None:
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    named = [name for names in SETS.values() for name in names]
    assert sorted(named) == sorted({**wanted["dependencies"], **wanted["devDependencies"]})


def test_the_sets_together_are_the_whole_lock_with_its_hashes() -> None:
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    sets = [listing_of(ROOT, names)[1]["packages"] for names in SETS.values()]
    assert {key for one in sets for key in one} == set(locked)
    for one in sets:
        assert all(part["integrity"] == locked[key]["integrity"] for key, part in one.items() if key)


def test_a_set_holds_what_its_parts_need_and_nothing_else() -> None:
    part: Part = {"version": "1.0.0"}
    locked: Mapping[str, Part] = {
        "node_modules/a": {**part, "dependencies": {"b": "1"}, "optionalDependencies": {"c": "1", "gone": "1"}},
        "node_modules/b": {**part, "dependencies": {"a": "1"}},
        "node_modules/c": part,
        "node_modules/d": part,
    }
    assert needed(locked, ["a"]) == ["node_modules/a", "node_modules/b", "node_modules/c"]


@pytest.mark.parametrize("name", SETS)
def test_a_set_s_two_files_agree(name: str) -> None:
    demands, lock = listing_of(ROOT, SETS[name])
    assert demands["dependencies"] == lock["packages"][""]["dependencies"]


def test_the_wheel_s_own_npm_is_called_with_its_node(tmp_path: Path) -> None:
    cli = tmp_path / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    for path in (tmp_path / "bin" / "node", cli):
        path.parent.mkdir(parents=True)
        path.touch()
    found = npm_of_wheel(tmp_path)
    assert found is not None
    assert found.command == (str(tmp_path / "bin" / "node"), str(cli))
    assert npm_environment(found)["PATH"].startswith(str(tmp_path / "bin"))
    assert npm_of_wheel(tmp_path / "nothing") is None
