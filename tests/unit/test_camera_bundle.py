"""The browser's models: made of the real parts where they are, and refused where anything is not as named."""

import hashlib
import io
import os
import zipfile
from pathlib import Path
from typing import Any

import flatbuffers
import pytest

from tests.plumbing.data import ROOT
from tools.camera_models import main
from tools.camera_parts import materials
from tools.environment import Workshop
from unhunch.camera.bundle import MADE, face_bundle, packed, pose_bundle
from unhunch.camera.schemas import FOLDER, METADATA, MODEL, Schemas, schemas_in
from unhunch.camera.tflite import ENTRY, Input, Picked, described
from unhunch.errors import InvalidInputError


@pytest.fixture(scope="module")
def parts() -> Path:
    """What `./run` fetched for the models, which continuous integration may not lack."""
    folder = materials(Workshop(root=ROOT))
    if folder.is_dir():
        return folder
    if os.environ.get("CI") == "true":
        pytest.fail("CI=true and the camera's parts are missing: ./run test fetches them", pytrace=False)
    pytest.skip("the camera's parts have not been fetched: ./run test fetches them")


@pytest.fixture(scope="module")
def schemas(parts: Path) -> Schemas:
    return schemas_in((parts / "schemas.whl").read_bytes())


@pytest.mark.parametrize("kind", ["lite", "full"])
def test_the_bodies_bundles_are_those_that_were_tried(kind: str, parts: Path, schemas: Schemas) -> None:
    detector, landmarks = (parts / f"pose_{name}.tflite" for name in ("detector", kind))
    made = pose_bundle(kind, detector.read_bytes(), landmarks.read_bytes(), schemas)
    assert hashlib.sha256(made).hexdigest() == MADE[kind]
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.namelist() == ["pose_detector.tflite", "pose_landmarks_detector.tflite"]
        assert {one.compress_type for one in archive.infolist()} == {zipfile.ZIP_STORED}


def test_the_faces_bundle_is_the_one_that_was_tried(parts: Path, schemas: Schemas) -> None:
    made = face_bundle((parts / "face.data").read_bytes(), schemas)
    assert hashlib.sha256(made).hexdigest() == MADE["face"]


def test_the_set_up_writes_all_three(parts: Path, tmp_path: Path) -> None:
    assert main([str(parts), str(tmp_path / "models")]) == 0
    written = {path.stem: hashlib.sha256(path.read_bytes()).hexdigest() for path in (tmp_path / "models").iterdir()}
    assert written == {"pose_lite": MADE["lite"], "pose_full": MADE["full"], "face": MADE["face"]}


@pytest.fixture
def tiny(schemas: Schemas) -> bytes:
    """A model of one picture in, and four numbers and one number out."""
    made = schemas.model
    model, graph = made.ModelT(), made.SubGraphT()
    graph.tensors = []
    for name, shape in (("in", [1, 2, 2, 3]), ("four", [1, 4]), ("one", [1, 1])):
        tensor = made.TensorT()
        tensor.name, tensor.shape = name, shape
        graph.tensors.append(tensor)
    graph.inputs, graph.outputs, graph.operators = [0], [1, 2], []
    model.version, model.subgraphs, model.buffers, model.operatorCodes = 3, [graph], [made.BufferT()], []
    builder = flatbuffers.Builder(0)
    builder.Finish(model.Pack(builder), b"TFL3")
    return bytes(builder.Output())


def _read(tflite: bytes, schemas: Schemas) -> Any:
    return schemas.model.ModelT.InitFromObj(schemas.model.Model.GetRootAs(tflite, 0))


def test_a_described_model_says_how_a_picture_becomes_numbers(tiny: bytes, schemas: Schemas) -> None:
    model = _read(described(tiny, "tiny", Input(mean=127.5, std=127.5), schemas), schemas)
    content = bytes(bytearray(model.buffers[model.metadata[0].buffer].data))
    said = schemas.metadata.ModelMetadataT.InitFromObj(schemas.metadata.ModelMetadata.GetRootAs(content, 0))
    picture = said.subgraphMetadata[0].inputTensorMetadata[0]
    scale = picture.processUnits[0].options
    assert (list(scale.mean), list(scale.std)) == ([127.5], [127.5])
    assert (list(picture.stats.min), list(picture.stats.max)) == ([-1.0], [1.0])
    assert len(said.subgraphMetadata[0].outputTensorMetadata) == 2


def test_a_model_described_again_says_it_once(tiny: bytes, schemas: Schemas) -> None:
    once = described(tiny, "tiny", Input(mean=0.0, std=255.0), schemas)
    twice = _read(described(once, "tiny", Input(mean=0.0, std=255.0), schemas), schemas)
    assert [entry.name for entry in twice.metadata] == [ENTRY.encode()]


def test_numbers_picked_from_an_output_become_the_first_one(tiny: bytes, schemas: Schemas) -> None:
    picked = Picked(output=b"four", also=b"one", numbers=(0, 1, 2, 3, 1, 1))
    model = _read(described(tiny, "tiny", Input(mean=0.0, std=255.0), schemas, picked), schemas)
    graph = model.subgraphs[0]
    first, second = (graph.tensors[place] for place in graph.outputs)
    assert ([int(size) for size in first.shape], second.name) == ([1, 6], b"one")
    chosen = graph.tensors[graph.operators[0].inputs[1]]
    kept = bytes(bytearray(model.buffers[chosen.buffer].data))
    assert [kept[at] for at in range(0, len(kept), 4)] == [0, 1, 2, 3, 1, 1]


def test_the_same_files_make_the_same_archive() -> None:
    assert packed({"a": b"1", "b": b"2"}) == packed({"a": b"1", "b": b"2"})


@pytest.mark.parametrize("name", ["pose_detector.tflite", "pose_lite.tflite", "face.data"])
def test_a_part_that_is_not_what_its_hash_says_is_named_in_one_line(
    name: str, parts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in parts.iterdir():
        (tmp_path / path.name).symlink_to(path)
    spoiled = bytearray((tmp_path / name).read_bytes())
    spoiled[-300_000] ^= 1
    (tmp_path / name).unlink()
    (tmp_path / name).write_bytes(spoiled)
    assert main([str(tmp_path), str(tmp_path / "models")]) == 1
    said = capsys.readouterr().err
    assert "is not what its hash says" in said
    assert said.count("\n") == 1


def test_a_wheel_that_came_cut_is_refused(parts: Path) -> None:
    whole = (parts / "schemas.whl").read_bytes()
    with pytest.raises(InvalidInputError, match="cut"):
        schemas_in(whole[: len(whole) // 2])


def test_of_another_wheel_nothing_is_run() -> None:
    wheel = io.BytesIO()
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, _ in (MODEL, METADATA):
            archive.writestr(f"{FOLDER}/{name}.py", "raise SystemExit('it was run')")
    with pytest.raises(InvalidInputError, match="not what its hash says"):
        schemas_in(wheel.getvalue())


def test_a_wheel_without_the_modules_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="not in the wheel"):
        schemas_in(packed({"something": b"else"}))
