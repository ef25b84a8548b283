"""The landmarks of the person in a film's pictures, and whether somebody else is there too."""

import contextlib
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from unhunch.camera.film import Picture
from unhunch.coach.frame import HIP, POINTS, SHOULDER, Frame, Point, nobody

# The coach samples fifteen times a second; what is quicker than twice that only takes longer.
EVERY_S: Final = 1 / 30 - 0.004
# Whether there is somebody else is looked at so often, and believed when two looks in a row agree.
LOOK_S: Final = 0.5
LOOKS: Final = 2
# Two people are apart by this share of the larger trunk, and the smaller one has this share of it.
APART: Final = 0.5
SMALLEST: Final = 0.25
SURE: Final = 0.5


class Seen(NamedTuple):
    """The person in one picture, and since when somebody else has been in the film too (None: nobody so far)."""

    frame: Frame
    other_s: float | None


class Watch:
    """Whether somebody else is there, from how many people the looks see."""

    __slots__ = ("first_s", "other_s", "row")

    def __init__(self) -> None:
        self.row, self.first_s = 0, 0.0
        self.other_s: float | None = None

    def look(self, t_s: float, people: int) -> None:
        """Take the number of people seen at that time."""
        if people < LOOKS:
            self.row = 0
            return
        if not self.row:
            self.first_s = t_s
        self.row += 1
        if self.row >= LOOKS and self.other_s is None:
            self.other_s = self.first_s


def seen_in(pictures: Iterable[Picture], model: bytes) -> Iterator[Seen]:
    """The landmarks in each picture, by the model of `pose_bundle`; where nobody is seen all visibilities are 0.

    One landmarker follows one person, smoothed over time, which it does for one alone; now and then another looks for
    two people.

    Raises ImportError where the extra `video` is not installed.
    """
    from mediapipe import Image, ImageFormat  # noqa: PLC0415 - of the extra `video`

    watch, last_ms, look_s = Watch(), -1, 0.0
    with contextlib.ExitStack() as stack:
        follows = stack.enter_context(_landmarker(model, moving=True))
        looks = stack.enter_context(_landmarker(model, moving=False))
        for t_s, pixels in pictures:
            image = Image(image_format=ImageFormat.SRGB, data=pixels)
            aspect = pixels.shape[1] / pixels.shape[0]
            last_ms = max(last_ms + 1, round(t_s * 1000))
            found = follows.detect_for_video(image, last_ms).pose_landmarks
            if found and t_s >= look_s:
                look_s = t_s + LOOK_S
                watch.look(t_s, people_in(looks.detect(image).pose_landmarks, aspect))
            frame = Frame(t_s, _points(found[0]), aspect) if found else nobody(t_s, aspect)
            yield Seen(frame, watch.other_s)


def _landmarker(model: bytes, *, moving: bool) -> Any:  # noqa: ANN401 - the model's own
    """One that follows a person from picture to picture, or one that looks for two people in a single picture."""
    from mediapipe.tasks.python import vision  # noqa: PLC0415 - of the extra `video`
    from mediapipe.tasks.python.core.base_options import BaseOptions  # noqa: PLC0415 - the same

    mode = vision.RunningMode.VIDEO if moving else vision.RunningMode.IMAGE
    base = BaseOptions(model_asset_buffer=model)
    options = vision.PoseLandmarkerOptions(base_options=base, running_mode=mode, num_poses=1 if moving else 2)
    return vision.PoseLandmarker.create_from_options(options)


def _points(found: Sequence[Any]) -> tuple[Point, ...]:
    return tuple(_point(one) for one in found[:POINTS])


def _point(one: Any) -> Point:  # noqa: ANN401 - the model's own
    """The landmark; one that lies nowhere is not seen."""
    x, y, z = float(one.x), float(one.y), float(one.z)
    if not math.isfinite(x + y + z):
        return Point(0.0, 0.0, 0.0, 0.0)
    return Point(x, y, z, min(1.0, max(0.0, float(one.visibility or 0.0))))


def people_in(found: Sequence[Sequence[Any]], aspect: float) -> int:
    """How many people these are: two that lie on each other are one, and so is one with a speck beside it."""
    trunks = [_trunk(one, aspect) for one in found]
    if len(trunks) < LOOKS or None in trunks:
        return min(1, len(trunks))
    (x, y, long), (other_x, other_y, other_long) = (one for one in trunks[:2] if one)
    apart = math.hypot(x - other_x, y - other_y) > APART * max(long, other_long)
    return LOOKS if apart and min(long, other_long) > SMALLEST * max(long, other_long) else 1


def _trunk(points: Sequence[Any], aspect: float) -> tuple[float, float, float] | None:
    """Where the middle of the shoulders is and how long the trunk, in picture heights; None where it is not seen."""
    shoulders, hips = ([points[pair[side]] for side in "lr"] for pair in (SHOULDER, HIP))
    if min(one.visibility or 0.0 for one in shoulders) < SURE:
        return None
    x, y = (sum(getattr(one, axis) for one in shoulders) / 2 for axis in "xy")
    down, along = (sum(getattr(one, axis) for one in hips) / 2 for axis in "yx")
    return x * aspect, y, math.hypot((along - x) * aspect, down - y)
