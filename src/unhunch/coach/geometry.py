"""A person's outline in the picture: the landmarks as spots in one unit, and lengths and angles between them.

A spot is a complex number in picture heights: its real part to the right, its imaginary part upward, so that the
difference of two spots is a direction and its phase an angle.
"""

import cmath
import math
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from unhunch.coach.frame import ANKLE, EAR, ELBOW, EYE, HIP, KNEE, NOSE, SHOULDER, WRIST, Frame

# A trunk shorter than this share of the picture can't be told from noise.
TINY: Final = 1e-6
# Shoulder width over trunk length: 0.72 to 0.88 of a person seen from the front (figures.md, and the four bodies). A
# camera that stands 25 degrees off sees at least 0.65 of it from the front, at most 0.42 from the side.
FRONT_RATIO: Final = 0.5
SIDE_RATIO: Final = 0.43
# The line of the hips over that of the shoulders (0.58 of the woman).
HIPS_PER_SHOULDERS: Final = 0.58
# Below this a landmark of the trunk is no guess even: its twin tells where it is.
SURE: Final = 0.1

_JOINTS: Final = (EYE, EAR, SHOULDER, ELBOW, WRIST, HIP, KNEE, ANKLE)
Vector = tuple[float, float, float]
DOWN: Final[Vector] = (0.0, -1.0, 0.0)


# The landmarks that are read of an outline: an outline is made for every look, so the others are left out.
READ: Final = tuple(sorted((NOSE, *(joint[side] for joint in _JOINTS for side in "lr"))))


class Outline(NamedTuple):
    """The spots of a person by landmark, those between left and right, which way they face, and their nearer side.

    `mirrored` is true where the person was seen from behind: the spots are turned over then, so that their own left
    is always to the right.
    """

    spots: Mapping[int, complex]
    shoulders: complex
    hips: complex
    mirrored: bool
    near: str

    @property
    def trunk(self) -> complex:
        """From the middle of the hips to the middle of the shoulders."""
        return self.shoulders - self.hips


def outline(frame: Frame) -> Outline:
    """The outline of the person in a frame. Of a shoulder or a hip that is hidden its twin tells where it is; other
    hidden landmarks are wherever the frame says.
    """
    points = frame.points
    mirrored = _is_mirrored(points)
    wide = -frame.aspect if mirrored else frame.aspect
    spots = {number: complex(points[number][0] * wide, -points[number][1]) for number in READ}
    if (
        points[_SHOULDER_L][3] < SURE
        or points[_SHOULDER_R][3] < SURE
        or points[_HIP_L][3] < SURE
        or points[_HIP_R][3] < SURE
    ):
        _complete(spots, points)
    shoulders = (spots[SHOULDER["l"]] + spots[SHOULDER["r"]]) / 2
    hips = (spots[HIP["l"]] + spots[HIP["r"]]) / 2
    return Outline(spots, shoulders, hips, mirrored, nearer(frame))


def _is_mirrored(points: Sequence[Sequence[float]]) -> bool:
    for left, right in ((_SHOULDER_L, _SHOULDER_R), (_HIP_L, _HIP_R)):
        if points[left][3] > 0 and points[right][3] > 0:
            return points[left][0] < points[right][0]
    return False


def _complete(spots: dict[int, complex], points: Sequence[Sequence[float]]) -> None:
    """Put a hidden shoulder or hip where its twin and the other pair say; a pair that is not seen at all where the
    other one is, so that there is no trunk.
    """
    shoulders, hips = (_SHOULDER_L, _SHOULDER_R), (_HIP_L, _HIP_R)
    for pair, other, width in ((shoulders, hips, 1 / HIPS_PER_SHOULDERS), (hips, shoulders, HIPS_PER_SHOULDERS)):
        surer, doubtful = sorted(pair, key=lambda number: -points[number][3])
        if points[doubtful][3] > 0 and (points[doubtful][3] >= SURE) == (points[surer][3] >= SURE):
            # Both are seen, or both are guessed, which still says how big the person is.
            continue
        known = min(points[number][3] for number in other) > 0
        across = (spots[other[0]] - spots[other[1]]) * width if known else 0j
        if points[surer][3] > 0:
            spots[doubtful] = spots[surer] + (across if doubtful == pair[0] else -across)
    for pair, other in ((shoulders, hips), (hips, shoulders)):
        if not any(points[number][3] for number in pair):
            spots[pair[0]] = spots[pair[1]] = (spots[other[0]] + spots[other[1]]) / 2


def view_of(body: Outline) -> str:
    """The view of the person: `front` (or back), `side`, or `between` the two, by shoulder width over trunk length."""
    width = abs(body.spots[SHOULDER["l"]] - body.spots[SHOULDER["r"]])
    ratio = width / max(abs(body.trunk), TINY)
    if ratio >= FRONT_RATIO:
        return "front"
    return "side" if ratio <= SIDE_RATIO else "between"


def seen(frame: Frame, landmarks: Sequence[int], gate: float) -> bool:
    """Whether all these landmarks are seen at least as surely as the gate."""
    points = frame.points
    for number in landmarks:  # noqa: SIM110 - `all` takes twice as long, and this is asked most often of all
        if points[number][3] < gate:
            return False
    return True


def nearer(frame: Frame) -> str:
    """The person's side that is nearer the camera: the one seen more surely, else the one with the smaller z."""
    at = frame.points
    left = at[_EAR_L][3] + at[_SHOULDER_L][3] + at[_HIP_L][3]
    right = at[_EAR_R][3] + at[_SHOULDER_R][3] + at[_HIP_R][3]
    if abs(left - right) > 0.1:  # noqa: PLR2004 - less is the detector's own unrest
        return "l" if left > right else "r"
    if min(at[_SHOULDER_L][3], at[_SHOULDER_R][3], at[_HIP_L][3], at[_HIP_R][3]) <= 0:
        return "l" if left >= right else "r"
    left, right = at[_SHOULDER_L][2] + at[_HIP_L][2], at[_SHOULDER_R][2] + at[_HIP_R][2]
    return "l" if left <= right else "r"


_EAR_L, _EAR_R = EAR["l"], EAR["r"]
_SHOULDER_L, _SHOULDER_R = SHOULDER["l"], SHOULDER["r"]
_HIP_L, _HIP_R = HIP["l"], HIP["r"]


def ahead(body: Outline, side: str) -> float:
    """On which side of the trunk the face of a person seen from the side is: 1 the right one as they stand, -1 the
    left. It holds for people who bend over or lie, too.
    """
    face = body.spots[NOSE] - body.spots[EAR[side]]
    return 1.0 if (face / (body.trunk * -1j)).real >= 0 else -1.0


def between_deg(a: complex, b: complex) -> float:
    """The angle between two directions, 0 to 180 degrees; 0 where one has no length."""
    if abs(a) < TINY or abs(b) < TINY:
        return 0.0
    return abs(math.degrees(cmath.phase(a / b)))


def right_of_deg(a: complex, up: complex) -> float:
    """How far a direction leans to the right of another, in degrees."""
    if abs(a) < TINY or abs(up) < TINY:
        return 0.0
    return -math.degrees(cmath.phase(a / up))


def in_space(frame: Frame) -> list[Vector]:
    """The landmarks in picture heights: to the right, up, and towards the camera."""
    wide = frame.aspect
    return [(point[0] * wide, -point[1], -point[2] * wide) for point in frame.points]


def less(a: Vector, b: Vector) -> Vector:
    """From b to a."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def middle(a: Vector, b: Vector) -> Vector:
    """Halfway between."""
    return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2)


def along(a: Vector, b: Vector) -> float:
    """The share of a along b, times b's length."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def length(a: Vector) -> float:
    """How long it is."""
    return math.sqrt(along(a, a))


def apart_deg(a: Vector, b: Vector) -> float:
    """The angle between two directions in space, 0 to 180 degrees; 0 where one has no length."""
    size = length(a) * length(b)
    return math.degrees(math.acos(max(-1.0, min(1.0, along(a, b) / size)))) if size > TINY**2 else 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share (0 to 1) of the values lies, straight between neighbours; at least one."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])
