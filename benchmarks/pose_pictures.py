"""The rendered figure as a camera sees it: every exercise at moments of its loop, with the truth of each picture."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from unhunch.body.library import shipped_motions
from unhunch.body.measures import MEASURES
from unhunch.body.motion import Motion
from unhunch.body.play import play
from unhunch.body.seeing import View, framing, seen
from unhunch.body.skeleton import load_skeleton
from unhunch.coach.target import Target
from unhunch.coach.targets_data import TARGETS
from unhunch.figures.manifest import PICTURES, digest
from unhunch.figures.shown import Figure, read_pictures
from unhunch.figures.shown import View as Camera

if TYPE_CHECKING:
    from unhunch.figures.studio import Studio

Array = NDArray[np.float64]
Json = dict[str, object]

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "var" / "pose"
TRUTH = PLACE / "truth.json"
SIZE = (560, 490)
ASPECT = SIZE[0] / SIZE[1]
MOMENTS = 4
VIEWS = ("front", "side", "own")
UP_DEG = 4.0
FIELD_DEG = 28.0
GROUND = "#e8e2da"
BODY: Final = "woman"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture: its file, the exercise and view that it shows, the true landmarks (33, 4), and what is true.

    `exact` are the measures of `body.measures` by name; `coached` is whether the coach judges the exercise from there.
    """

    file: Path
    exercise: str
    view: str
    truth: Array
    exact: dict[str, float]
    coached: bool


def shots() -> list[Shot]:
    """All pictures, rendered where they are missing or another figure's.

    Raises InvalidInputError where three.js is missing.
    """
    state = digest((PICTURES / "woman.glb").read_bytes(), (PICTURES / "figures.json").read_bytes(), b"1")
    kept = json.loads(TRUTH.read_text(encoding="utf-8")) if TRUTH.exists() else {}
    if kept.get("state") != state:
        kept = {"state": state, "rows": render()}
        TRUTH.write_text(json.dumps(kept), encoding="utf-8")
    return [
        Shot(
            file=PLACE / row["file"],
            exercise=row["exercise"],
            view=row["view"],
            truth=np.array(row["truth"]),
            exact=row["exact"],
            coached=row["view"] == TARGETS[row["exercise"]].camera,
        )
        for row in kept["rows"]
    ]


def render() -> list[Json]:
    """Render the pictures; each one's facts."""
    from unhunch.figures.studio import studio  # noqa: PLC0415 - only who renders needs a browser

    text = (PICTURES / "figures.json").read_text(encoding="utf-8")
    facts, shown, motions = json.loads(text)["exercises"], read_pictures(text, ()).figures, shipped_motions()
    PLACE.mkdir(parents=True, exist_ok=True)
    rows: list[Json] = []
    with studio(SIZE, GROUND, "quick") as place:
        place.load(BODY, (PICTURES / f"{BODY}.glb").read_bytes())
        for number, (name, figure) in enumerate(shown.items(), 1):
            # A wall would stand between the camera and the person.
            props = [prop for prop in facts[name]["props"] if "wall" not in prop["node"]]
            place.exercise(name, [], props)
            rows += _pictures(place, motions[name], figure)
            sys.stderr.write(f"rendered for the pose model: {number} of {len(shown)} exercises\n")
    return rows


def _pictures(place: "Studio", motion: Motion, figure: Figure) -> Iterator[Json]:
    """Take one exercise's pictures from all views; each one's facts."""
    name, loop_s = motion.exercise, figure.loop_s
    moments = np.linspace(0, loop_s, MOMENTS, endpoint=False) + loop_s / MOMENTS / 3
    track = play(motion, load_skeleton(BODY), moments)
    exact = {measure: np.round(read(track), 3) for measure, read in MEASURES.items()}
    around = {"front": front_deg(TARGETS.get(name)), "side": 90.0}
    views = {view: framing(track, deg, UP_DEG, ASPECT, FIELD_DEG) for view, deg in around.items()}
    for view, camera in (views | {"own": _as_view(figure.view[BODY])}).items():
        place.view(_told(camera))
        for number, truth in enumerate(np.round(seen(track, camera), 4)):
            file = f"{name}-{view}-{number}.png"
            (PLACE / file).write_bytes(place.picture(float(moments[number])))
            true = {measure: float(values[number]) for measure, values in exact.items()}
            yield {"file": file, "exercise": name, "view": view, "truth": truth.tolist(), "exact": true}


def front_deg(target: Target | None) -> float:
    """Where the camera stands for the front: behind the person where the coach wants their back, else before them."""
    return target.around_deg if target is not None and target.camera == "front" else 0.0


def _as_view(camera: Camera) -> View:
    """The exercise's own camera, as its still is seen."""
    return View(
        around_deg=camera.around_deg,
        up_deg=camera.up_deg,
        distance_m=camera.distance_m,
        target_m=camera.target_m,
        aspect=ASPECT,
        fov_deg=FIELD_DEG,
    )


def _told(camera: View) -> Json:
    return {
        "around_deg": camera.around_deg,
        "up_deg": camera.up_deg,
        "distance_m": camera.distance_m,
        "target_m": list(camera.target_m),
    }
