"""The camera's parts as the pages serve them: where they are, how they come, and what is said while they do not."""

import gzip
import io
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.plumbing.data import ROOT
from tests.plumbing.pages import door, person

__all__ = ["door", "person"]

FOLDER = "camera-0.10.35-0123456789"
KINDS = {
    "tasks-vision/vision_bundle.mjs": "text/javascript",
    "tasks-vision/wasm/vision_wasm_module_internal.js": "text/javascript",
    "tasks-vision/wasm/vision_wasm_module_internal.wasm": "application/wasm",
    "models/pose_lite.task": "application/octet-stream",
    "pyodide/pyodide-lock.json": "application/json",
    "pyodide/python_stdlib.zip": "application/zip",
}


@pytest.fixture
def vendor(settings: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder of other people's parts."""
    folder = tmp_path_factory.mktemp("vendor")
    settings.UNHUNCH_VENDOR = folder
    return folder


@pytest.fixture
def fetched(vendor: Path) -> Path:
    """The folder of the camera's parts, named in the note."""
    for name in KINDS:
        path = vendor / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    (vendor / "parts.json").write_text(json.dumps({"camera": FOLDER}), encoding="utf-8")
    return vendor / FOLDER


def _signed(vendor: Path, facts: object, *, age_s: float = 0.0) -> None:
    path = vendor / "camera-sign.json"
    path.write_text(json.dumps(facts), encoding="utf-8")
    touched = path.stat().st_mtime - age_s
    os.utime(path, (touched, touched))


def _told(client: Client) -> dict[str, Any]:
    answer: dict[str, Any] = client.get("/camera/parts/").json()
    return answer


def test_the_parts_are_named_by_their_folder(person: Client, fetched: Path) -> None:
    from unhunch.web.camera_parts import CameraParts, camera_parts  # noqa: PLC0415 - Django has to be set up first

    assert camera_parts() == CameraParts(url=f"/static/vendor/{FOLDER}")
    assert _told(person) == {"state": "ready", "step": 0, "of": 0, "line": "", "url": f"/static/vendor/{FOLDER}"}


def test_without_them_there_is_no_address(person: Client, vendor: Path) -> None:
    from unhunch.web.camera_parts import camera_parts  # noqa: PLC0415 - Django has to be set up first

    assert camera_parts() is None
    told = _told(person)
    assert (told["state"], told["url"]) == ("missing", "")
    assert "Start unhunch again" in told["line"]


def test_a_note_that_names_a_folder_that_is_gone_names_nothing(person: Client, vendor: Path) -> None:
    (vendor / "parts.json").write_text(json.dumps({"camera": FOLDER}), encoding="utf-8")
    assert _told(person)["state"] == "missing"


def test_while_they_are_fetched_the_step_is_told(person: Client, vendor: Path) -> None:
    _signed(vendor, {"state": "fetching", "step": 2, "of": 4})
    told = _told(person)
    assert (told["state"], told["step"], told["of"]) == ("fetching", 2, 4)
    assert "is being fetched" in told["line"]


def test_fetching_that_was_stopped_is_not_told_as_going_on(person: Client, vendor: Path) -> None:
    _signed(vendor, {"state": "fetching", "step": 2, "of": 4}, age_s=60)
    assert _told(person)["state"] == "failed"


@pytest.mark.parametrize(
    ("why", "says"),
    [
        ("disk", "the disk is full"),
        ("network", "when you are online"),
        ("changed", "came damaged"),
        ("npm", "with the network on"),
        ("other", "with the network on"),
        ("never heard of", "with the network on"),
    ],
)
def test_what_could_not_be_fetched_is_told_in_one_line(person: Client, vendor: Path, why: str, says: str) -> None:
    _signed(vendor, {"state": "failed", "why": why})
    told = _told(person)
    assert told["state"] == "failed"
    assert says in told["line"]
    assert "\n" not in told["line"]


@pytest.mark.parametrize("facts", [[], "fetching", {"state": "fetching", "step": "two"}, {"why": 3}])
def test_a_sign_that_can_t_be_understood_breaks_nothing(person: Client, vendor: Path, facts: object) -> None:
    _signed(vendor, facts)
    assert _told(person)["url"] == ""


def test_the_state_is_asked_anew_each_time(person: Client, vendor: Path) -> None:
    assert "no-store" in person.get("/camera/parts/")["Cache-Control"]


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_each_part_is_served_as_what_it_is_to_be_kept_for_ever(
    person: Client, fetched: Path, name: str, kind: str
) -> None:
    answer = person.get(f"/static/vendor/{FOLDER}/{name}")
    assert (answer.status_code, answer["Content-Type"].partition(";")[0]) == (200, kind)
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert b"".join(answer.streaming_content) == name.encode()  # type: ignore[attr-defined]  # it streams


def test_what_is_packed_is_sent_packed_to_who_takes_that(person: Client, fetched: Path) -> None:
    name = "tasks-vision/wasm/vision_wasm_module_internal.wasm"
    (fetched / f"{name}.gz").write_bytes(gzip.compress(name.encode()))
    packed = person.get(f"/static/vendor/{FOLDER}/{name}", headers={"accept-encoding": "gzip, deflate, br"})
    plain = person.get(f"/static/vendor/{FOLDER}/{name}")
    assert (packed["Content-Encoding"], packed["Content-Type"]) == ("gzip", "application/wasm")
    assert gzip.decompress(b"".join(packed.streaming_content)) == name.encode()  # type: ignore[attr-defined]  # it streams
    assert "Content-Encoding" not in plain
    assert "Accept-Encoding" in plain["Vary"]


@pytest.mark.parametrize("name", ["parts.json", "camera-sign.json", f"{FOLDER}/models", f"{FOLDER}/../parts.json"])
def test_what_lies_beside_the_folders_is_not_served(person: Client, fetched: Path, name: str) -> None:
    _signed(fetched.parent, {"state": "failed", "why": "disk"})
    assert person.get(f"/static/vendor/{name}").status_code == 404


@pytest.mark.parametrize("path", ["/camera/parts/", f"/static/vendor/{FOLDER}/coach.zip"])
def test_a_stranger_is_told_nothing(door: Client, fetched: Path, path: str) -> None:
    assert door.get(path).status_code == 403


def test_the_coach_s_archive_holds_the_coach_and_nothing_else(person: Client, fetched: Path) -> None:
    answer = person.get(f"/static/vendor/{FOLDER}/coach.zip")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    coach = ROOT / "src" / "unhunch" / "coach"
    sources = {f"unhunch/coach/{path.name}": path.read_bytes() for path in coach.glob("*.py")}
    assert files == {"unhunch/__init__.py": b"", **sources}


def test_an_edit_of_the_coach_is_never_served_stale(tmp_path: Path) -> None:
    from unhunch.web.coach_zip import coach_zip  # noqa: PLC0415 - Django has to be set up first

    module = tmp_path / "counting.py"
    module.write_text("ONE = 1\n", encoding="utf-8")
    before = coach_zip(tmp_path)
    assert coach_zip(tmp_path) == before
    module.write_text("ONE = 2\n", encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO(coach_zip(tmp_path))) as archive:
        assert archive.read("unhunch/coach/counting.py") == b"ONE = 2\n"


def test_a_browser_asks_whether_the_coach_is_still_the_same(person: Client, fetched: Path) -> None:
    first = person.get(f"/static/vendor/{FOLDER}/coach.zip")
    again = person.get(f"/static/vendor/{FOLDER}/coach.zip", headers={"if-none-match": first["ETag"]})
    assert (first["Cache-Control"], again.status_code, again.content) == ("no-cache", 304, b"")


def test_below_another_folder_there_is_no_coach(person: Client, fetched: Path) -> None:
    assert person.get("/static/vendor/three-1/coach.zip").status_code == 404
