import gzip
import json
import shutil
from io import StringIO
from pathlib import Path

import pytest

from tests.plumbing.data import ROOT
from tools import npm_parts
from tools.environment import Workshop
from tools.say import Log
from tools.vendor import publish, squeeze, vendor

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
    folder = vendor(workshop) / npm_parts.folder(workshop.root)
    folder.mkdir(parents=True)
    (folder / "three.js").write_text("export {};", encoding="utf-8")
    return folder


def test_what_was_brought_is_not_fetched_again(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    _brought(workshop)
    monkeypatch.setattr(npm_parts, "find_npm", lambda *_given: pytest.fail("it looked for npm"))
    assert npm_parts.fetch(workshop, _log(workshop.root))


@pytest.mark.parametrize(("name", "old"), [("package-lock.json", "0.187.0"), ("tools/three.js", "export")])
def test_a_changed_list_is_fetched_anew(workshop: Workshop, name: str, old: str) -> None:
    _brought(workshop)
    path = workshop.root / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, f"{old} "), encoding="utf-8")
    assert not npm_parts.ready(workshop)


def test_another_version_of_the_camera_s_parts_leaves_the_figures_alone(workshop: Workshop) -> None:
    _brought(workshop)
    path = workshop.root / "package-lock.json"
    path.write_text(path.read_text(encoding="utf-8").replace("314.0.7", "314.0.8"), encoding="utf-8")
    assert npm_parts.ready(workshop)


def test_without_npm_the_app_goes_on_and_says_so(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(npm_parts, "find_npm", lambda *_given: None)
    assert not npm_parts.fetch(workshop, _log(workshop.root))
    assert npm_parts.MISSING in capsys.readouterr().out


def test_a_fresh_version_takes_the_place_of_the_old_and_leaves_other_parts(workshop: Workshop) -> None:
    old, other = vendor(workshop) / "three-0.1.0-abc", vendor(workshop) / "camera-0.1.0-abc"
    for folder in (old, other):
        folder.mkdir(parents=True)
    (vendor(workshop) / "parts.json").write_text('{"three": "three-0.1.0-abc/three.js", "camera": "camera-0.1.0-abc"}')
    draft = vendor(workshop) / ".draft"
    draft.mkdir()
    (draft / "three.js").write_text("export {};", encoding="utf-8")
    publish(workshop, draft, npm_parts.folder(workshop.root), "three", "three.js")
    assert (npm_parts.ready(workshop), old.exists(), other.exists()) == (True, False, True)
    told = json.loads((vendor(workshop) / "parts.json").read_text(encoding="utf-8"))
    assert (vendor(workshop) / told["three"]).is_file()
    assert told["camera"] == "camera-0.1.0-abc"


def test_a_packed_copy_is_kept_only_where_it_pays_and_is_the_same_each_time(tmp_path: Path) -> None:
    plain, noise = tmp_path / "a.js", tmp_path / "a.zip"
    plain.write_bytes(b"export {};" * 100)
    noise.write_bytes(bytes(range(256)))
    squeeze(plain)
    squeeze(noise)
    first = (tmp_path / "a.js.gz").read_bytes()
    squeeze(plain)
    assert gzip.decompress(first) == plain.read_bytes()
    assert (tmp_path / "a.js.gz").read_bytes() == first
    assert not (tmp_path / "a.zip.gz").exists()
