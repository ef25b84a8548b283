"""How well it is seen that left and right were turned over, on real people: python -m benchmarks.coach_sides

Each recording as it is, and with its picture turned over but not the landmarks' names, which is what some programs
write. The trivial way takes the person to face the camera, and looks on which side their left shoulder lies. Of the
collections none was tuned to: the borders are round numbers, and head and feet agree or say nothing.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from statistics import median
from typing import Final

from benchmarks.coach_counting import countix
from benchmarks.motion_data import flat_on, keraal, loaders, missing, recorded
from benchmarks.row import Row, print_rows
from tests.moving import flipped
from unhunch.coach import Frame, kinect_frame
from unhunch.coach.sides import turned_over

KERAAL: Final = ("CTK", "ELK", "RTK")
KIMORE_HZ: Final = 30
LEFT, RIGHT = 11, 12


def left_is_left(frames: Sequence[Frame]) -> bool:
    """Whether the left shoulder lies on the picture's left, as of whoever shows their back: the trivial way."""
    across = [
        one.points[LEFT][0] - one.points[RIGHT][0] for one in frames if min(one.points[LEFT][3], one.points[RIGHT][3])
    ]
    return bool(across) and median(across) < 0


def collections() -> Iterator[tuple[str, list[Sequence[Frame]]]]:
    """The recordings of each collection."""
    clips = [clip.frames for even in (True, False) for clip in countix(even=even)]
    yield "Countix-Fitness (stretched)", list(clips)
    yield "UI-PRMD, shoulder movements", [flat_on(one.joints) for one in recorded()]
    yield "keraal", [keraal(exercise)[0] for exercise in KERAAL]
    kimore = [
        [kinect_frame(at / KIMORE_HZ, joints) for at, joints in enumerate(places.tolist())]
        for _, places, _ in loaders().kimore()
    ]
    yield "KIMORE", list(kimore)


def rows() -> Iterator[Row]:
    """A row a collection."""
    reason = missing()
    if reason:
        yield Row(name="left and right turned over", value=f"skipped: {reason}")
        return
    for name, clips in collections():
        over = [flipped(clip) for clip in clips]
        told, false = _named(turned_over, over), _named(turned_over, clips)
        plain = f"{_named(left_is_left, over)} told, {_named(left_is_left, clips)} falsely"
        yield Row(
            name=f"left and right turned over, {name}",
            value=f"{told} of {len(clips)} told, {false} falsely",
            limit=f"none falsely (trivial {plain})",
            holds=not false,
        )


def _named(way: Callable[[Sequence[Frame]], bool], clips: Sequence[Sequence[Frame]]) -> int:
    return sum(map(way, clips))


if __name__ == "__main__":
    sys.exit(print_rows(rows()))
