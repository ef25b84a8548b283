"""How far MediaPipe's pose is from the truth on the rendered figure: python -m benchmarks.pose

For every exercise the figure is rendered at moments of its loop from the front, the side and the exercise's own
camera; the pose model looks at each picture, and its landmarks are held against where the body is. The model comes
from npm and the wheel mediapipe 0.10.31; where it is not installed, one line says how to get it.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from unhunch.figures.motions import Drawn
    from unhunch.figures.shown import View as Camera

Array = NDArray[np.float64]
Json = dict[str, object]

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "var" / "pose"
SIZE = (560, 490)
MOMENTS = 5
VIEWS = {"front": (0.0, 4.0), "side": (90.0, 4.0)}
SHOULDERS, HIPS, EYES, EARS = (11, 12), (23, 24), (2, 5), (7, 8)
# What a landmark model is asked for; hands' and feet's small points and the inner eyes are left out.
COUNTED = (0, 7, 8, 11, 12, 13, 14, 15, 16, 23, 24, 25, 26, 27, 28)
CLEAR = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture: its file, the exercise and view that it shows, and the true landmarks (33, 4)."""

    file: Path
    exercise: str
    view: str
    truth: Array


def main() -> int:
    """Render what is missing, look at it with the model, print the table; 1 where a part is missing."""
    model = PLACE / "pose_full.task"
    rows = shots()
    try:
        from mediapipe import Image  # noqa: PLC0415
        from mediapipe.tasks.python import BaseOptions, vision  # noqa: PLC0415
    except ImportError:
        print("mediapipe is not installed: python -m pip install mediapipe==0.10.31, in an environment of its own")
        return 1
    if not model.exists():
        print(f"there is no pose model at {model}: make it of the models in npm @mediapipe/pose 0.5.1675469404")
        return 1
    options = vision.PoseLandmarkerOptions(
        base_options=BaseOptions(model_asset_path=str(model)), running_mode=vision.RunningMode.IMAGE
    )
    with vision.PoseLandmarker.create_from_options(options) as landmarker:

        def found(file: Path) -> Array | None:
            people = landmarker.detect(Image.create_from_file(str(file))).pose_landmarks
            return np.array([[p.x, p.y, p.z, p.visibility] for p in people[0]]) if people else None

        report([(shot, found(shot.file)) for shot in rows])
    return 0


def shots() -> list[Shot]:
    """All pictures, rendered where they are missing."""
    if not (PLACE / "truth.json").exists():
        render()
    rows = json.loads((PLACE / "truth.json").read_text(encoding="utf-8"))
    return [
        Shot(file=PLACE / row["file"], exercise=row["exercise"], view=row["view"], truth=np.array(row["truth"]))
        for row in rows
    ]


def render() -> None:
    """Render the pictures and keep the truth beside them."""
    from unhunch.figures.manifest import PICTURES  # noqa: PLC0415 - only who renders needs what renders
    from unhunch.figures.motions import Drawn, exercises  # noqa: PLC0415
    from unhunch.figures.shown import read_pictures  # noqa: PLC0415
    from unhunch.figures.studio import Studio, studio  # noqa: PLC0415

    shown = read_pictures((PICTURES / "figures.json").read_text(encoding="utf-8"), ())

    def one_exercise(place: Studio, one: Drawn) -> Iterator[Json]:
        entry = facts[one.motion.exercise]
        place.exercise(one.motion.exercise, [], [prop for prop in entry["props"] if "wall" not in prop["node"]])
        for view, camera, moments, truths in seen_from(one, shown.figures[one.motion.exercise].view["woman"]):
            place.view(camera)
            for number, (moment, truth) in enumerate(zip(moments, truths, strict=True)):
                file = f"{one.motion.exercise}-{view}-{number}.png"
                (PLACE / file).write_bytes(place.picture(float(moment)))
                yield {"file": file, "exercise": one.motion.exercise, "view": view, "truth": truth.tolist()}

    facts = json.loads((PICTURES / "figures.json").read_text(encoding="utf-8"))["exercises"]
    PLACE.mkdir(parents=True, exist_ok=True)
    rows: list[Json] = []
    with studio(SIZE, "#e8e2da") as place:
        place.load("woman", (PICTURES / "woman.glb").read_bytes())
        for one in exercises()[0]:
            rows += list(one_exercise(place, one))
            print(f"{one.motion.exercise}: {len(rows)} pictures", flush=True)
    (PLACE / "truth.json").write_text(json.dumps(rows), encoding="utf-8")


def seen_from(one: "Drawn", own: "Camera") -> Iterator[tuple[str, Json, Array, Array]]:
    """For each view its name, its camera, the moments (T,) and the true landmarks (T, 33, 4)."""
    from unhunch.body.play import play  # noqa: PLC0415
    from unhunch.body.seeing import View, framing, seen  # noqa: PLC0415
    from unhunch.body.skeleton import load_skeleton  # noqa: PLC0415

    moments = np.linspace(0, one.loop_s, MOMENTS, endpoint=False) + one.loop_s / MOMENTS / 3
    track = play(one.motion, load_skeleton("woman"), moments)
    lens = {"aspect": SIZE[0] / SIZE[1], "fov_deg": 28.0}
    views = {view: framing(track, *way, **lens) for view, way in VIEWS.items()}
    drawn = {"around_deg": own.around_deg, "up_deg": own.up_deg, "distance_m": own.distance_m}
    views["own"] = View(**drawn, target_m=own.target_m, **lens)
    for view, camera in views.items():
        told: Json = {
            "around_deg": camera.around_deg,
            "up_deg": camera.up_deg,
            "distance_m": camera.distance_m,
            "target_m": list(camera.target_m),
        }
        yield view, told, moments, np.round(seen(track, camera), 4)


def angle(points: Array, a: int, b: int, c: int) -> float:
    """The bend at b in the picture, 0 where a, b and c lie in line, in degrees."""
    one, two = points[b] - points[a], points[c] - points[b]
    cosine = one @ two / max(1e-9, float(np.linalg.norm(one) * np.linalg.norm(two)))
    return float(np.degrees(np.arccos(np.clip(cosine, -1, 1))))


def tilt(points: Array, pair: tuple[int, int]) -> float:
    """The roll of the line from the right to the left point of a pair, in degrees."""
    x, y = points[pair[0]] - points[pair[1]]
    return float(np.degrees(np.arctan2(-y, x)))


def lean(points: Array) -> float:
    """The trunk's lean from the upright in the picture, in degrees."""
    x, y = points[list(SHOULDERS)].mean(axis=0) - points[list(HIPS)].mean(axis=0)
    return float(np.degrees(np.arctan2(x, -y)))


def trunk(points: Array) -> float:
    """The trunk's length in the picture."""
    return float(np.linalg.norm(points[list(SHOULDERS)].mean(axis=0) - points[list(HIPS)].mean(axis=0)))


# Each measure with the views in which it is read and the landmarks that have to be seen.
MEASURES: dict[str, tuple[Callable[[Array], float], tuple[str, ...], tuple[int, ...]]] = {
    "arm elevation, left": (lambda p: 180 - angle(p, 23, 11, 13), ("front", "side"), (11, 13, 23)),
    "elbow, left": (lambda p: angle(p, 11, 13, 15), ("front", "side"), (11, 13, 15)),
    "trunk lean": (lean, ("front", "side"), (11, 23)),
    "hip, left": (lambda p: angle(p, 11, 23, 25), ("side",), (11, 23, 25)),
    "knee, left": (lambda p: angle(p, 23, 25, 27), ("side",), (23, 25, 27)),
    "head roll by eyes": (lambda p: tilt(p, EYES) - tilt(p, SHOULDERS), ("front",), (2, 5, 11, 12)),
    "shoulder line": (lambda p: tilt(p, SHOULDERS), ("front",), (11, 12)),
}


def flat(landmarks: Array) -> Array:
    """Both places of each landmark (33, 2) in one unit, the picture's height."""
    return np.asarray(landmarks[:, :2] * np.array([SIZE[0] / SIZE[1], 1]))


def report(rows: Sequence[tuple[Shot, Array | None]]) -> None:
    """Print what was found, how far the landmarks are off, and each measure's error by view."""
    print("| view | pictures | found | landmark error, % of trunk: median / 90 % |\n|---|---|---|---|")
    for view in ("front", "side", "own"):
        here = [(shot, seen) for shot, seen in rows if shot.view == view]
        errors = np.concatenate([_off(shot, seen) for shot, seen in here if seen is not None])
        share = sum(seen is not None for _, seen in here) / len(here)
        middle, most = np.percentile(errors, (50, 90))
        print(f"| {view} | {len(here)} | {share:.1%} | {middle:.1f} / {most:.1f} |")
    print("\n| measure | view | pictures | mean error | bias | median error |\n|---|---|---|---|---|---|")
    for name, (measure, views, needed) in MEASURES.items():
        for view in views:
            _print_measure(name, view, _misses(rows, measure, view, needed))


def _print_measure(name: str, view: str, misses: Array) -> None:
    if len(misses):
        off = np.abs(misses)
        print(f"| {name} | {view} | {len(off)} | {off.mean():.1f} | {misses.mean():+.1f} | {np.median(off):.1f} |")


def _off(shot: Shot, seen: Array) -> Array:
    """How far the visible counted landmarks are from the truth, in per cent of the true trunk."""
    truth, got = flat(shot.truth), flat(seen)
    chosen = [number for number in COUNTED if shot.truth[number, 3] > CLEAR]
    size = max(trunk(truth), 0.05)
    return np.asarray(np.linalg.norm(truth[chosen] - got[chosen], axis=1) / size * 100)


def _misses(
    rows: Sequence[tuple[Shot, Array | None]], measure: Callable[[Array], float], view: str, needed: tuple[int, ...]
) -> Array:
    """Each picture's error in degrees, where all that the measure needs can be seen."""
    found_ = [
        measure(flat(seen)) - measure(flat(shot.truth))
        for shot, seen in rows
        if seen is not None and shot.view == view and all(shot.truth[number, 3] > CLEAR for number in needed)
    ]
    return np.asarray((np.array(found_) + 180) % 360 - 180)


if __name__ == "__main__":
    raise SystemExit(main())
