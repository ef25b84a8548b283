"""What the camera's coach needs in the browser: fetched by hash, models put together, and kept in var/vendor.

The app goes on without it. Standard library alone; the models are made by the environment's Python.
"""

import contextlib
import errno
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from tools.environment import Workshop, alone, ensure_pip, quiet_environment
from tools.npm import find_npm, installed, modules
from tools.say import Log, run_logged
from tools.signs import Sign
from tools.vendor import folder_name, publish, squeeze, vendor

MADE_BY = ("requirements/camera.txt", "src/unhunch/camera/bundle.py", "tools/camera_parts.py")
STEPS = (
    "Fetching what npm has of it",
    "Fetching what the models are written with",
    "Putting the models together",
    "Packing it for the browser",
)
MISSING = "The camera coach's parts could not be fetched; everything else works. To try again, start ./run again."
WHY = {
    "disk": "The disk is full: free about 500 MB first.",
    "network": "The network can't be reached.",
    "changed": "A part was not what its hash says, or came cut; nothing of it stays.",
    "npm": "There is no npm, and PyPI's could not be had.",
    "other": "The log says why.",
}
SIGNS = (
    ("disk", ("No space left", "ENOSPC")),
    ("changed", ("DO NOT MATCH THE HASHES", "EINTEGRITY", "not what its hash says", "is cut", "TAR_BAD_ARCHIVE")),
    ("network", (
        "ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH", "network request",
        "name resolution", "NewConnectionError", "Connection refused", "getaddrinfo failed", "timed out", "ProxyError",
        "No matching distribution found",
    )),
)  # fmt: skip
# What is served as it comes. A browser without SIMD would take a third WebAssembly; none that runs Pyodide is without.
SERVED: Mapping[str, tuple[str, ...]] = {
    "@mediapipe/tasks-vision": (
        "vision_bundle.mjs",
        *(f"wasm/vision_wasm_{kind}internal.{ending}" for kind in ("", "module_") for ending in ("js", "wasm")),
    ),
    "pyodide": ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"),
}
# What the models are made of, kept under these names for the tests and the next time.
MATERIALS = {
    "pose_detector.tflite": "@mediapipe/pose/pose_solution_packed_assets.data",
    "pose_lite.tflite": "@mediapipe/pose/pose_landmark_lite.tflite",
    "pose_full.tflite": "@mediapipe/pose/pose_landmark_full.tflite",
    "face.data": "@mediapipe/face_mesh/face_mesh_solution_packed_assets.data",
}
# Only two text files are read out of the wheel, the same in each; this machine's own need not exist.
PLATFORM = "manylinux_2_28_x86_64"
PACKED = (".mjs", ".js", ".wasm", ".json", ".task")


class StepError(Exception):
    """A step could not be done; the message is what it printed, `why` the word for it where that is known."""

    def __init__(self, output: str, why: str = "") -> None:
        self.why = why
        super().__init__(output)


def folder(root: Path) -> str:
    """Return the name of the folder that is served."""
    return folder_name(root, "camera", "@mediapipe/tasks-vision", MADE_BY)


def ready(workshop: Workshop) -> bool:
    """Whether what the locks name is there to be served."""
    return (vendor(workshop) / folder(workshop.root) / "models").is_dir()


def sign_of(workshop: Workshop) -> Sign:
    """Return where the pages read how far it is."""
    return Sign(path=vendor(workshop) / "camera-sign.json")


def materials(workshop: Workshop) -> Path:
    """Return the folder of what the models are made of."""
    return workshop.root / "var" / "npm" / "camera-materials"


def fetch(workshop: Workshop, log: Log) -> bool:
    """Fetch the parts where they are missing; return whether they are there now. On failure nothing half-made stays."""
    if ready(workshop):
        return True
    sign = sign_of(workshop)
    with alone(workshop, "npm.lock"):
        if ready(workshop):
            return True
        log.say("Fetching the camera coach's parts (75 MB; this is done once).")
        why = failure(workshop, log, sign)
        if why:
            log.say(f"{MISSING} {WHY[why]} (log: {log.path})")
            sign.failed(why)
            return False
        sign.gone()
        log.say("The camera coach is ready.")
        return True


def failure(workshop: Workshop, log: Log, sign: Sign) -> str:
    """Return the word for why the parts did not come, or nothing when they did; what was half-made is gone by then.

    On a full disk not even the sign could be written before.
    """
    draft = vendor(workshop) / f".{folder(workshop.root)}"
    try:
        bring(workshop, draft, log, sign)
    except (StepError, OSError) as error:
        with contextlib.suppress(OSError):
            log.write(str(error))
        return trouble(error)
    finally:
        for rest in (draft, _aside(workshop), modules(workshop, "camera").parent):
            shutil.rmtree(rest, ignore_errors=True)
    return ""


def trouble(error: StepError | OSError) -> str:
    """Return the word for what went wrong."""
    if isinstance(error, StepError) and error.why:
        return error.why
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return "disk"
    said = str(error).lower()
    return next((why for why, signs in SIGNS if any(sign.lower() in said for sign in signs)), "other")


def bring(workshop: Workshop, draft: Path, log: Log, sign: Sign) -> None:
    """Take the four steps and put the folder in its place.

    Raises StepError or OSError where one of them fails.
    """
    steps: tuple[Callable[[Workshop, Path, Log], None], ...] = (fetch_from_npm, fetch_wheel, make_models, pack)
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    for number, (words, step) in enumerate(zip(STEPS, steps, strict=True), 1):
        log.say(f"[{number}/{len(STEPS)}] {words}")
        sign.fetching(number, len(STEPS))
        step(workshop, draft, log)
    publish(workshop, draft, folder(workshop.root), "camera", "")


def _aside(workshop: Workshop) -> Path:
    """Where the materials gather before they are whole."""
    return materials(workshop).with_name(".camera-materials")


def fetch_from_npm(workshop: Workshop, draft: Path, log: Log) -> None:
    """Have npm fetch the set; what is served goes into the draft, what models are made of beside it."""
    npm = find_npm(workshop, log)
    if npm is None:
        raise StepError("there is no npm", "npm")
    code, output = installed(workshop, npm, "camera", log)
    if code:
        raise StepError(output)
    come = modules(workshop, "camera")
    for part, names in SERVED.items():
        for name in names:
            _copy(come / part / name, draft / part.rpartition("/")[2] / name)
    shutil.rmtree(_aside(workshop), ignore_errors=True)
    for name, source in MATERIALS.items():
        _copy(come / source, _aside(workshop) / name)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def fetch_wheel(workshop: Workshop, _draft: Path, log: Log) -> None:
    """Have pip fetch the wheel of `requirements/camera.txt` by its hash; it is not installed."""
    ensure_pip(workshop, log)
    aside = _aside(workshop)
    command = [
        str(workshop.python), "-m", "pip", "download", "--no-input", "--no-deps", "--require-hashes",
        "--only-binary=:all:", f"--platform={PLATFORM}", "--dest", str(aside),
        "-r", str(workshop.root / "requirements" / "camera.txt"),
    ]  # fmt: skip
    code, output = run_logged(command, log, env=quiet_environment())
    wheels = sorted(aside.glob("*.whl"))
    if code or not wheels:
        raise StepError(output)
    wheels[0].rename(aside / "schemas.whl")


def make_models(workshop: Workshop, draft: Path, log: Log) -> None:
    """Have the environment's Python make the bundles, and keep what they were made of."""
    command = [str(workshop.python), "-m", "tools.camera_models", str(_aside(workshop)), str(draft / "models")]
    own = {**quiet_environment(), "PYTHONPATH": str(workshop.root / "src")}
    code, output = run_logged(command, log, env=own, cwd=workshop.root)
    if code:
        raise StepError(output)
    shutil.rmtree(materials(workshop), ignore_errors=True)
    _aside(workshop).rename(materials(workshop))


def pack(workshop: Workshop, draft: Path, _log: Log) -> None:
    """Put packed copies beside what gets smaller, and the licences with it all."""
    for path in sorted(draft.rglob("*")):
        if path.suffix in PACKED:
            squeeze(path)
    _copy(workshop.root / "tools" / "camera_licences.txt", draft / "LICENCES.txt")
    _copy(workshop.root / "LICENSE", draft / "LICENSE-Apache-2.0.txt")
