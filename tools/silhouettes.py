"""Write how the figure stands before each exercise that the camera can judge, for the page to step into.

.venv/bin/python -m tools.silhouettes          write src/unhunch/web/static/camera/silhouettes.json
.venv/bin/python -m tools.silhouettes --check  only say whether it is of today's sources; 1 if not
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from unhunch.body.landmarks import landmarks
from unhunch.body.library import shipped_motions
from unhunch.body.motion import Motion
from unhunch.body.play import play
from unhunch.body.practice import Practice, clock
from unhunch.body.seeing import framing
from unhunch.body.skeleton import load_skeleton
from unhunch.coach.target import Target
from unhunch.coach.targets import TARGETS

FILE: Final = Path(__file__).resolve().parents[1] / "src" / "unhunch" / "web" / "static" / "camera" / "silhouettes.json"
BODY: Final = "woman"
UP_DEG: Final = 4.0
# So few moments show how far a movement reaches, which decides how far back the person stands.
FPS: Final = 5.0
WIDE: Final = 4 / 3
DIGITS: Final = 3


def start(motion: Motion, target: Target) -> list[list[float]]:
    """The first moment's landmarks (33, 2): x from the picture's middle and y from its top, in picture heights."""
    _, moments = clock(motion, Practice(repetitions=1), FPS)
    track = play(motion, load_skeleton(BODY), moments)
    x, y, _ = framing(track, target.around_deg, UP_DEG).project(landmarks(track))[0].T
    rows: list[list[float]] = np.round(np.stack([(x - 0.5) * WIDE, y], axis=-1), DIGITS).tolist()
    return rows


def source() -> str:
    """The file's text: one exercise a line."""
    motions = shipped_motions()
    judged = {name: one for name, one in sorted(TARGETS.items()) if one.camera != "none" and name in motions}
    lines = [
        f'"{name}": {json.dumps(start(motions[name], one), separators=(",", ":"))}' for name, one in judged.items()
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main(arguments: Sequence[str]) -> int:
    """Write the file, or with `--check` only compare."""
    text = source()
    if "--check" in arguments:
        same = FILE.is_file() and FILE.read_text(encoding="utf-8") == text
        sys.stdout.write("up to date\n" if same else f"{FILE} is older than its sources: run tools/silhouettes.py\n")
        return int(not same)
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{FILE}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
