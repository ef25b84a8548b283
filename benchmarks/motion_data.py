"""The recordings of real people that the coach is measured on, as its frames; where they are missing, why."""

import importlib.util
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from unhunch.coach import Frame, uiprmd_frame
from unhunch.coach.frame import ABSENT, POINTS, Point

Array = NDArray[np.float64]

UIPRMD: Final = "uiprmd_s01_s06"
MOVEMENTS: Final = {
    7: "shoulder-abduction",
    8: "shoulder-extension",
    9: "shoulder-rotation",
    10: "shoulder-scaption",
}
KINECT_HZ: Final = 30
# A Kinect's colour camera: the picture's width is this many times narrower than its distance.
LENS: Final = 1.1
KERAAL_ASPECT: Final = 960 / 544
KERAAL_HZ: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One repetition of UI-PRMD: movement, who, which one, whether it was right, and its joints (T, 22, 3) in cm."""

    exercise: str
    person: int
    episode: int
    right: bool
    joints: Array


def folder() -> Path:
    """Where the recordings lie: `UNHUNCH_MOTION_DATA`, else beside the repository."""
    return Path(os.environ.get("UNHUNCH_MOTION_DATA") or Path(__file__).parents[2] / "shared" / "motion-data")


def missing() -> str | None:
    """Why the recordings can't be read, or None."""
    place = folder()
    if not (place / "loaders.py").is_file():
        return f"there is no motion data in {place} (set UNHUNCH_MOTION_DATA)"
    return None


@cache
def loaders() -> ModuleType:
    """The readers that come with the recordings."""
    spec = importlib.util.spec_from_file_location("motion_data_loaders", folder() / "loaders.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder() / "loaders.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def recorded() -> Iterator[Recorded]:
    """All repetitions of the four shoulder movements."""
    for movement, person, episode, right, joints in loaders().uiprmd_kinect(UIPRMD):
        if int(movement) in MOVEMENTS:
            yield Recorded(
                exercise=MOVEMENTS[int(movement)],
                person=int(person),
                episode=int(episode),
                right=bool(right),
                joints=np.asarray(joints, dtype=np.float64),
            )


def flat_on(joints: Array, hz: float = KINECT_HZ) -> list[Frame]:
    """The frames of joints (T, 22, 3) as a far camera sees them."""
    return [uiprmd_frame(index / hz, row) for index, row in enumerate(joints.tolist())]


def from_near(joints: Array, hz: float = KINECT_HZ) -> list[Frame]:
    """The frames of joints (T, 22, 3) as the sensor's own lens saw them: what is nearer looks larger."""
    away = -joints[..., 2]
    hips = away[:, (14, 18)].mean(axis=1)[:, None]
    seen = np.stack(
        [
            0.5 + LENS * joints[..., 0] / away,
            0.5 - LENS * joints[..., 1] / away,
            LENS * (away - hips) / hips,
        ],
        axis=-1,
    )
    pattern = flat_on(joints[:1])[0].points
    first = list(_places(pattern, joints[0]))
    frames = []
    for index, row in enumerate(seen.tolist()):
        points = [ABSENT] * POINTS
        for landmark, joint in first:
            x, y, z = row[joint]
            points[landmark] = Point(x, y, z, 1.0)
        frames.append(Frame(index / hz, tuple(points)))
    return frames


def without_depth(frames: Sequence[Frame]) -> list[Frame]:
    """The same picture from a detector that tells no depth."""
    return [Frame(one.t_s, tuple(Point(x, y, 0.0, sure) for x, y, _, sure in one.points), one.aspect) for one in frames]


def _places(points: Sequence[Sequence[float]], joints: Array) -> Iterator[tuple[int, int]]:
    """Which joint each landmark of the frame came from."""
    x = 0.5 + joints[:, 0] / 300
    y = 0.5 - joints[:, 1] / 300
    for landmark, point in enumerate(points):
        if point[3] > 0:
            yield landmark, int(np.argmin(np.hypot(x - point[0], y - point[1])))


def other_handed(joints: Array) -> Array:
    """The same repetition done by the other side: joints (T, 22, 3) turned over."""
    swapped = [0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 6, 7, 8, 9, 18, 19, 20, 21, 14, 15, 16, 17]
    return np.asarray(joints[:, swapped] * np.array([-1.0, 1.0, 1.0]))


def keraal(exercise: str) -> tuple[list[Frame], Array, Array]:
    """One trial: BlazePose's frames, the Kinect's (T, 25, 7) and Vicon's rows (U, 17, 7)."""
    pose, kinect, vicon = loaders().keraal(exercise)
    frames = [
        Frame(index / KERAAL_HZ, tuple(Point(x, y, z, 1.0) for x, y, z in row), KERAAL_ASPECT)
        for index, row in enumerate(pose.tolist())
    ]
    return frames, np.asarray(kinect), np.asarray(vicon)
