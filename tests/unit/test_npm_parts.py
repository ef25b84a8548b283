import json
import os
import re
import shutil
from io import StringIO
from pathlib import Path

import pytest

from tests.plumbing.data import ROOT
from tools import npm_parts
from tools.environment import Workshop
from tools.say import FrontDoorError, Log

FILES = ("package.json", "package-lock.json", "tools/three.js", "tools/npm_parts.py")


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """A repository with what the parts depend on, and nothing fetched."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "var").mkdir()
    return Workshop(root=tmp_path)


def _log(folder: Path) -> Log:
    return Log(path=folder / "log", file=StringIO())


def _brought(workshop: Workshop) -> Path:
    folder = npm_parts.vendor(workshop) / npm_parts.folder_name(workshop.root)
    folder.mkdir(parents=True)
    (folder / "three.js").write_text("export {};", encoding="utf-8")
    return folder


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


def test_what_was_brought_is_not_fetched_again(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    _brought(workshop)
    monkeypatch.setattr(npm_parts, "find_npm", lambda *_given: pytest.fail("it looked for npm"))
    assert npm_parts.fetch(workshop, _log(workshop.root))


@pytest.mark.parametrize("name", ["package-lock.json", "tools/three.js"])
def test_a_changed_list_is_fetched_anew(workshop: Workshop, name: str) -> None:
    _brought(workshop)
    path = workshop.root / name
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert not npm_parts.ready(workshop)


def test_without_npm_the_app_goes_on_and_says_so(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(npm_parts, "find_npm", lambda *_given: None)
    monkeypatch.delenv("CI", raising=False)
    npm_parts.fetch_before_tests(workshop, _log(workshop.root))
    assert npm_parts.MISSING in capsys.readouterr().out


def test_in_continuous_integration_missing_parts_are_a_failure(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(npm_parts, "find_npm", lambda *_given: None)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(FrontDoorError, match="npm are missing"):
        npm_parts.fetch_before_tests(workshop, _log(workshop.root))


def test_a_fresh_version_takes_the_place_of_the_old(workshop: Workshop) -> None:
    old = npm_parts.vendor(workshop) / "three-0.1.0-abc"
    old.mkdir(parents=True)
    draft = npm_parts.vendor(workshop) / ".draft"
    draft.mkdir()
    (draft / "three.js").write_text("export {};", encoding="utf-8")
    npm_parts.publish(workshop, draft, npm_parts.folder_name(workshop.root))
    assert (npm_parts.ready(workshop), old.exists()) == (True, False)
    told = json.loads((npm_parts.vendor(workshop) / "parts.json").read_text(encoding="utf-8"))
    assert (npm_parts.vendor(workshop) / told["three"]).is_file()


@pytest.mark.parametrize(("sign", "expected"), [(b"\n", True), (b"", False)])
def test_fetching_waits_for_the_server_and_ends_with_it(
    monkeypatch: pytest.MonkeyPatch,
    sign: bytes,
    expected: bool,  # noqa: FBT001 - a table's column
) -> None:
    monkeypatch.setattr(npm_parts, "AFTER_FIRST_PAGE_S", 0)
    read, write = os.pipe()
    os.write(write, sign)
    os.close(write)
    assert npm_parts.wait_for_sign([str(read)]) is expected
    os.close(read)


def test_the_wheel_s_own_npm_is_called_with_its_node(tmp_path: Path) -> None:
    cli = tmp_path / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    for path in (tmp_path / "bin" / "node", cli):
        path.parent.mkdir(parents=True)
        path.touch()
    found = npm_parts.npm_of_wheel(tmp_path)
    assert found is not None
    assert found.command == (str(tmp_path / "bin" / "node"), str(cli))
    assert npm_parts.npm_environment(found)["PATH"].startswith(str(tmp_path / "bin"))
    assert npm_parts.npm_of_wheel(tmp_path / "nothing") is None
