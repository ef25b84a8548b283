"""What MediaPipe's pose model sees in pictures: asked in an environment of its own, made on demand from hashes."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tools.environment import Workshop, alone, install_listing, make_venv, quiet_environment, reason
from tools.say import FrontDoorError, Log, open_log

Array = NDArray[np.float64]

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "var" / "pose"
LISTING = ROOT / "requirements" / "pose.txt"
ASKED = ROOT / "benchmarks" / "pose_looking.py"
KEPT = PLACE / "seen.json"
# Where somebody puts the model by hand, and where the set-up of the camera leaves it.
MODEL = PLACE / "pose_full.task"
VENDOR = ROOT / "var" / "vendor"


def seen_in(files: Sequence[Path]) -> list[Array | None]:
    """What the model finds in each picture: landmarks (33, 4), None where it finds nobody.

    Raises FrontDoorError with one line where the model is missing or mediapipe can't be installed here.
    """
    model = model_file()
    state = hashlib.sha256()
    for path in (model, LISTING, ASKED, *files):
        state.update(path.read_bytes())
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    if kept.get("state") != state.hexdigest():
        kept = {"state": state.hexdigest(), "found": looked(environment(), model, files)}
        KEPT.write_text(json.dumps(kept), encoding="utf-8")
    return [np.array(found) if found else None for found in kept["found"]]


def model_file() -> Path:
    """The bundle of the `full` model.

    Raises FrontDoorError where there is none.
    """
    for place in (MODEL, *sorted(VENDOR.glob("*/models/pose_full.task"))):
        if place.is_file():
            return place
    message = f"there is no pose model at {MODEL.relative_to(ROOT)}: it is made of npm's @mediapipe/pose 0.5.1675469404"
    raise FrontDoorError(message)


def environment() -> Workshop:
    """The environment with mediapipe, made where it is missing or of another listing.

    Raises FrontDoorError where a part can't be had for this machine.
    """
    PLACE.mkdir(parents=True, exist_ok=True)
    (PLACE / "var").mkdir(exist_ok=True)
    own, wanted = Workshop(root=PLACE), f"{sys.version_info[:2]} {hashlib.sha256(LISTING.read_bytes()).hexdigest()}"
    with alone(own):
        if not own.stamp.exists() or own.stamp.read_text(encoding="utf-8") != wanted:
            _make(own, open_log(ROOT, "pose"))
            own.stamp.write_text(wanted, encoding="utf-8")
    return own


def _make(own: Workshop, log: Log) -> None:
    sys.stderr.write("installing mediapipe 0.10.31 into an environment of its own (this is done once)\n")
    make_venv(own, log)
    code, output = install_listing(own, LISTING, log)
    if code:
        raise FrontDoorError(f"mediapipe 0.10.31 can't be installed here: {reason(output, log)}")


def looked(own: Workshop, model: Path, files: Sequence[Path]) -> list[list[list[float]] | None]:
    """The answers of the environment's mediapipe, one a picture.

    Raises FrontDoorError where it ends early.
    """
    command = [str(own.python), str(ASKED), str(model)]
    asked = "".join(f"{file}\n" for file in files)
    done = subprocess.run(
        command, input=asked, env=dict(quiet_environment()), check=False, capture_output=True, text=True
    )
    found = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode or len(found) != len(files):
        last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise FrontDoorError(f"mediapipe 0.10.31 does not run here: {last}")
    return found
