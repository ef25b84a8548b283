"""python benchmarks/pose_looking.py MODEL < paths: a line of JSON a picture, 33 times [x, y, z, visibility] or null.

It runs in an environment of its own, in which there is mediapipe and nothing of unhunch.
"""

import json
import sys
from collections.abc import Iterable, Iterator

from mediapipe import Image
from mediapipe.tasks.python import BaseOptions, vision


def looked(model: str, files: Iterable[str]) -> Iterator[list[list[float]] | None]:
    """What the model finds in each picture: 33 points (x, y, z, visibility), None where it finds nobody."""
    options = vision.PoseLandmarkerOptions(
        base_options=BaseOptions(model_asset_path=model), running_mode=vision.RunningMode.IMAGE
    )
    with vision.PoseLandmarker.create_from_options(options) as landmarker:
        for file in files:
            people = landmarker.detect(Image.create_from_file(file)).pose_landmarks
            yield [[p.x, p.y, p.z, p.visibility] for p in people[0]] if people else None


if __name__ == "__main__":
    for found in looked(sys.argv[1], (line.rstrip("\n") for line in sys.stdin)):
        print(json.dumps(found), flush=True)
