"""A made-up person doing an exercise as a film (motion JPEG), whose truth is known for every frame."""

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import numpy as np

from unhunch.body.bones import BONES, PARENT
from unhunch.body.kinematics import Track
from unhunch.body.motion import Motion
from unhunch.body.seeing import framing
from unhunch.body.truth import Asked, filmed
from unhunch.body.turning import Array, flipped, quaternion
from unhunch.errors import InvalidInputError
from unhunch.figures.studio import studio

PICTURES: Final = Path(__file__).parent / "pictures"
FOV_DEG: Final = 40.0
FILMED: Final = ("woman", "man")


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """What stands behind the person, how bright it is (1 is the studio's light), and the film's size in pixels.

    `seed` makes the same ground again; `quick` has plainer light and a hard shadow, and takes less time.
    """

    ground: Literal["plain", "room", "busy"] = "plain"
    light: float = 1.0
    size: tuple[int, int] = (640, 480)
    seed: int = 0
    quick: bool = False


def film(motion: Motion, asked: Asked, scene: Set, pictures: Path = PICTURES) -> Iterator[bytes]:
    """The JPEG of each frame; the camera stands as it does for the landmarks of the same question.

    Raises InvalidInputError for a body of which there is no figure, or where the figure's file is missing.
    """
    if asked.body not in FILMED:
        raise InvalidInputError(f"there is no figure of {asked.body!r}", fix=f"Figures: {', '.join(FILMED)}")
    figure = pictures / f"{asked.body}.glb"
    if not figure.exists():
        raise InvalidInputError("the figure has not been made", where=str(figure), fix="Run ./run figures.")
    track = filmed(motion, asked).track
    camera = framing(track, asked.around_deg, asked.up_deg, scene.size[0] / scene.size[1], FOV_DEG)
    entry = json.loads((pictures / "figures.json").read_text(encoding="utf-8"))["exercises"][motion.exercise]
    with studio(scene.size, "#e8e2da", "quick" if scene.quick else "soft") as place:
        place.load(asked.body, figure.read_bytes())
        place.exercise(motion.exercise, [], [prop for prop in entry["props"] if "wall" not in prop["node"]])
        place.page.evaluate("import('/studio/film.js')")
        options = {"bones": list(BONES), "ground": scene.ground, "seed": scene.seed, "light": scene.light}
        place.page.evaluate("o => openFilm(o)", {**options, "fov": FOV_DEG})
        place.view(
            {"around_deg": camera.around_deg, "up_deg": camera.up_deg, "distance_m": camera.distance_m,
             "target_m": list(camera.target_m)}
        )  # fmt: skip
        for turns, spot in zip(local(track), track.joint("pelvis"), strict=True):
            url = place.page.evaluate(
                "([turns, place]) => shoot(turns, place)", [turns.ravel().tolist(), spot.tolist()]
            )
            yield base64.b64decode(str(url).partition(",")[2])


def local(track: Track) -> Array:
    """Each bone's turn against its carrier's as quaternions (T, B, 4)."""
    rows = []
    for bone in BONES:
        carrier = PARENT[bone]
        turn = track.turn(bone) if carrier is None else flipped(track.turn(carrier)) @ track.turn(bone)
        rows.append(quaternion(turn))
    return np.stack(rows, axis=1)
