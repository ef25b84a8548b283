"""python -m tools.camera_models MATERIALS TARGET: make the browser's models in the target; 1 and a line if not."""

import sys
from pathlib import Path

from unhunch.camera.bundle import face_bundle, pose_bundle
from unhunch.camera.schemas import schemas_in
from unhunch.errors import InvalidInputError


def main(arguments: list[str]) -> int:
    """Make the three bundles of what `tools.camera_parts.MATERIALS` names."""
    source, target = (Path(argument) for argument in arguments)
    try:
        make(source, target)
    except (InvalidInputError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def make(source: Path, target: Path) -> None:
    """Write the bundles.

    Raises InvalidInputError where something is not what its hash says, and OSError where a file can't be used.
    """
    schemas = schemas_in((source / "schemas.whl").read_bytes())
    detector = (source / "pose_detector.tflite").read_bytes()
    target.mkdir(parents=True)
    for kind in ("lite", "full"):
        landmarks = (source / f"pose_{kind}.tflite").read_bytes()
        (target / f"pose_{kind}.task").write_bytes(pose_bundle(kind, detector, landmarks, schemas))
    (target / "face.task").write_bytes(face_bundle((source / "face.data").read_bytes(), schemas))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
