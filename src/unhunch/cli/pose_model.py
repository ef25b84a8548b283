"""The pose model that finds landmarks in films: where the set-up left it, else put together of what it fetched."""

import hashlib
import json
import os
import sys
from pathlib import Path

from unhunch.errors import InvalidInputError

KIND = "full"
NAME = f"pose_{KIND}.task"
# The repository's own folder: this file lies in src/unhunch/cli.
ROOT = Path(__file__).resolve().parents[3]
FIX = "Run ./run video in unhunch's folder; it needs the network once."


def pose_model() -> bytes:
    """The model, as its checksum says: of the browser's parts, else the one kept in the home folder, else made anew.

    Raises InvalidInputError where it is nowhere and can't be made.
    """
    from unhunch.camera.bundle import MADE

    vendor = Path(os.environ.get("UNHUNCH_VENDOR") or ROOT / "var" / "vendor")
    for path in (vendor / served(vendor) / "models" / NAME, kept()):
        try:
            content = path.read_bytes()
        except OSError:
            continue
        if hashlib.sha256(content).hexdigest() == MADE[KIND]:
            return content
    return made(vendor.parent / "npm" / "camera-materials")


def served(vendor: Path) -> str:
    """The folder of the camera's parts, by the note that the set-up leaves; any other where there is none."""
    try:
        return str(json.loads((vendor / "parts.json").read_text(encoding="utf-8"))["camera"])
    except (OSError, ValueError, KeyError, TypeError):
        return "camera"


def kept() -> Path:
    """Where a model is kept that was made here."""
    from unhunch.service.home import home_folder

    return home_folder(os.environ, sys.platform) / "models" / NAME


def made(materials: Path) -> bytes:
    """The model, put together of what the set-up fetched, and kept where that can be.

    Raises InvalidInputError where the materials are missing or not what their hashes say.
    """
    from unhunch.camera.bundle import pose_bundle
    from unhunch.camera.schemas import schemas_in
    from unhunch.cli.export import write_whole

    try:
        detector, landmarks, wheel = (
            (materials / name).read_bytes() for name in ("pose_detector.tflite", f"pose_{KIND}.tflite", "schemas.whl")
        )
    except OSError as error:
        raise InvalidInputError("the pose model is missing", fix=FIX) from error
    sys.stderr.write("Putting the pose model together (this is done once).\n")
    model = pose_bundle(KIND, detector, landmarks, schemas_in(wheel))
    try:
        kept().parent.mkdir(parents=True, exist_ok=True)
        write_whole(kept(), model)
    except (OSError, InvalidInputError):
        # It is made again the next time.
        return model
    return model
