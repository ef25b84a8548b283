"""Other sensors' skeletons as the coach's frames of 33 points: Kinect v2, UI-PRMD, COCO and Halpe.

A joint in the middle of the head goes to landmark 0; a joint that the sensor only inferred has visibility 0.6, one that
the skeleton lacks has visibility 0. Skeletons in space are seen by a camera so far away that the picture is flat on:
x and y do not change with the distance, which keeps angles in the picture's plane as they are.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Final

from unhunch.coach.frame import (
    ABSENT,
    ANKLE,
    EAR,
    ELBOW,
    EYE,
    HEEL,
    HIP,
    INDEX,
    KNEE,
    NOSE,
    POINTS,
    SHOULDER,
    TOE,
    WRIST,
    Frame,
    Point,
)

INFERRED: Final = 0.6
SEEN: Final = 1.0

# The width and height of the picture that a skeleton in space is put into; a person with raised arms fits.
PICTURE_M: Final = 3.0
CM: Final = 0.01
IN_SPACE: Final = 3

KINECT: Final = 25
UIPRMD: Final = 22
COCO: Final = 17
HALPE: Final = 26

# Kinect v2's tracking states.
NOT_TRACKED: Final = 0
ONLY_INFERRED: Final = 1
TRACKED: Final = 2
# The thumbs' landmarks have no name of their own in the coach: nothing is measured there.
THUMB: Final = {"l": 21, "r": 22}

_KINECT: Final = dict(
    (
        (3, NOSE),
        *zip((4, 5, 6, 21, 22), (SHOULDER["l"], ELBOW["l"], WRIST["l"], INDEX["l"], THUMB["l"]), strict=True),
        *zip((8, 9, 10, 23, 24), (SHOULDER["r"], ELBOW["r"], WRIST["r"], INDEX["r"], THUMB["r"]), strict=True),
        *zip((12, 13, 14, 15), (HIP["l"], KNEE["l"], ANKLE["l"], TOE["l"]), strict=True),
        *zip((16, 17, 18, 19), (HIP["r"], KNEE["r"], ANKLE["r"], TOE["r"]), strict=True),
    )
)
_UIPRMD: Final = dict(
    (
        (4, NOSE),
        *zip((7, 8, 9), (SHOULDER["l"], ELBOW["l"], WRIST["l"]), strict=True),
        *zip((11, 12, 13), (SHOULDER["r"], ELBOW["r"], WRIST["r"]), strict=True),
        *zip((14, 15, 16, 17), (HIP["l"], KNEE["l"], ANKLE["l"], TOE["l"]), strict=True),
        *zip((18, 19, 20, 21), (HIP["r"], KNEE["r"], ANKLE["r"], TOE["r"]), strict=True),
    )
)
_SIDES: Final = (EYE, EAR, SHOULDER, ELBOW, WRIST, HIP, KNEE, ANKLE)
_COCO: Final = {0: NOSE} | {1 + at: pair for at, pair in enumerate(joint[side] for joint in _SIDES for side in "lr")}
_HALPE: Final = _COCO | {20: TOE["l"], 21: TOE["r"], 24: HEEL["l"], 25: HEEL["r"]}


def kinect_frame(t_s: float, joints: Sequence[Sequence[float]], states: Sequence[int] | None = None) -> Frame:
    """The frame of a Kinect v2 skeleton: 25 joints (x, y, z) in metres in the sensor's own axes, and their tracking
    states (0 not tracked, 1 inferred, 2 tracked; None: all tracked).

    The sensor's x grows to its own left, which is the picture's left; its z is the distance from it.

    Raises:
        ValueError: not 25 joints of three numbers, or not a state 0, 1 or 2 for each.
    """
    _counted(joints, KINECT, IN_SPACE, "Kinect v2")
    states = (TRACKED,) * KINECT if states is None else states
    if len(states) != KINECT:
        raise ValueError(f"a Kinect v2 skeleton has {KINECT} tracking states, not {len(states)}")
    sure = {NOT_TRACKED: 0.0, ONLY_INFERRED: INFERRED, TRACKED: SEEN}
    unknown = next((state for state in states if state not in sure), None)
    if unknown is not None:
        raise ValueError(f"a tracking state is 0, 1 or 2, not {unknown!r}")
    seen = [sure[int(state)] for state in states]
    return _in_picture(t_s, [(-x, y, z) for x, y, z in joints], seen, _KINECT, (12, 16))


def uiprmd_frame(t_s: float, joints: Sequence[Sequence[float]]) -> Frame:
    """The frame of a UI-PRMD skeleton: 22 joints (x, y, z) in centimetres; x to the left of a person who faces the
    camera, y up, z towards the camera.

    Raises:
        ValueError: not 22 joints of three numbers.
    """
    _counted(joints, UIPRMD, IN_SPACE, "UI-PRMD")
    metres = [(x * CM, y * CM, -z * CM) for x, y, z in joints]
    return _in_picture(t_s, metres, [SEEN] * UIPRMD, _UIPRMD, (14, 18))


def coco_frame(t_s: float, keypoints: Sequence[Sequence[float]], size_px: tuple[float, float]) -> Frame:
    """The frame of 17 COCO key points (x, y, score) in pixels of a picture (width, height); a score is the visibility.

    Raises:
        ValueError: not 17 points of three numbers, or no size.
    """
    return _of_pixels(t_s, keypoints, size_px, COCO, _COCO)


def halpe_frame(t_s: float, keypoints: Sequence[Sequence[float]], size_px: tuple[float, float]) -> Frame:
    """The frame of 26 Halpe key points (x, y, score) in pixels of a picture (width, height); a score is the visibility.

    Raises:
        ValueError: not 26 points of three numbers, or no size.
    """
    return _of_pixels(t_s, keypoints, size_px, HALPE, _HALPE)


def _counted(rows: Sequence[Sequence[float]], number: int, length: int, name: str) -> None:
    if len(rows) != number:
        raise ValueError(f"a {name} skeleton has {number} joints, not {len(rows)}")
    for index, row in enumerate(rows):
        if len(row) != length:
            raise ValueError(f"joint {index} of a {name} skeleton has {len(row)} values, not {length}")
        for value in row:
            if not hasattr(value, "__float__"):
                raise ValueError(f"joint {index} of a {name} skeleton holds {value!r}, not a number")


def _in_picture(
    t_s: float,
    metres: Sequence[tuple[float, float, float]],
    seen: Sequence[float],
    places: Mapping[int, int],
    hips: tuple[int, int],
) -> Frame:
    """The frame of joints to the right, up and away from the camera; those that are no numbers are absent."""
    whole = [all(map(math.isfinite, joint)) for joint in metres]
    middle = sum(metres[hip][2] if whole[hip] else 0.0 for hip in hips) / (sum(whole[hip] for hip in hips) or 1)
    points = [ABSENT] * POINTS
    for joint, landmark in places.items():
        x, y, z = metres[joint]
        if seen[joint] > 0 and whole[joint]:
            flat = (0.5 + x / PICTURE_M, 0.5 - y / PICTURE_M, (z - middle) / PICTURE_M)
            points[landmark] = Point(*flat, seen[joint])
    return Frame(t_s, tuple(points))


def _of_pixels(
    t_s: float,
    keypoints: Sequence[Sequence[float]],
    size_px: tuple[float, float],
    number: int,
    places: Mapping[int, int],
) -> Frame:
    _counted(keypoints, number, IN_SPACE, {COCO: "COCO", HALPE: "Halpe"}[number])
    width, height = size_px
    if not (0 < width < math.inf and 0 < height < math.inf):
        raise ValueError(f"a picture's size is its width and height in pixels, not {size_px!r}")
    points = [ABSENT] * POINTS
    for joint, landmark in places.items():
        x, y, score = keypoints[joint]
        if math.isfinite(x) and math.isfinite(y) and score > 0:
            points[landmark] = Point(x / width, y / height, 0.0, min(1.0, score))
    return Frame(t_s, tuple(points), width / height)
