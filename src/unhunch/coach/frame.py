"""One moment of a person as a pose model sees them: 33 points in the picture, and what makes such a frame unusable."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

POINTS: Final = 33

# The landmarks that the coach reads, by their number in BlazePose; left and right are the person's own.
NOSE: Final = 0
EYE: Final = {"l": 2, "r": 5}
EAR: Final = {"l": 7, "r": 8}
MOUTH: Final = {"l": 9, "r": 10}
SHOULDER: Final = {"l": 11, "r": 12}
ELBOW: Final = {"l": 13, "r": 14}
WRIST: Final = {"l": 15, "r": 16}
INDEX: Final = {"l": 19, "r": 20}
HIP: Final = {"l": 23, "r": 24}
KNEE: Final = {"l": 25, "r": 26}
ANKLE: Final = {"l": 27, "r": 28}
HEEL: Final = {"l": 29, "r": 30}
TOE: Final = {"l": 31, "r": 32}

# A clock that tells more seconds than these (three hundred years) is none, and tenths of a second drown in it.
FARTHEST_S: Final = 1e10
# A frame so much later than the one before it belongs to nothing that is still being watched, unless the next agrees.
LATER_S: Final = 3600.0
# A recording is no longer than a day.
RECORDED_S: Final = 86_400.0
# A point never lies so many pictures away, and a picture's sides are never so unlike.
FARTHEST: Final = 1e6
MOST_ASPECT: Final = 20.0
FULL_TURN_DEG: Final = 360.0


class Point(NamedTuple):
    """A landmark: x in picture widths to the right, y in picture heights downward, z in picture widths (the middle of
    the hips is 0, nearer the camera is smaller), and how surely it is seen, 0 to 1. x and y may lie outside 0..1.
    """

    x: float
    y: float
    z: float
    visibility: float


ABSENT: Final = Point(0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Frame:
    """A moment: its time in seconds, 33 points of (x, y, z, visibility), the picture's width over its height, and the
    roll of the line between the eyes from a face model in degrees, the person's left down positive (None: no face
    model). The picture is not mirrored. A frame without a person has points of visibility 0.
    """

    t_s: float
    points: Sequence[Sequence[float]]
    aspect: float = 1.0
    head_roll_deg: float | None = None


def nobody(t_s: float, aspect: float = 1.0) -> Frame:
    """A frame in which nobody is seen."""
    return Frame(t_s, (ABSENT,) * POINTS, aspect)


def plain(frame: Frame) -> Frame:
    """The usable frame in Python's own floats, whatever kind of numbers it came in, and with every landmark that is not
    seen at 0, since where it lies says nothing.
    """
    points = frame.points
    if type(points[0][0]) is type(frame.t_s) is type(frame.aspect) is float:
        for point in points:
            if point[3] <= 0:
                break
        else:
            return frame
    roll = frame.head_roll_deg
    return Frame(
        float(frame.t_s),
        tuple(tuple(map(float, point)) if point[3] > 0 else ABSENT for point in points),
        float(frame.aspect),
        None if roll is None else float(roll),
    )


def unreadable(frame: Frame, before_s: float | None, latest_s: float | None = None) -> str | None:
    """What makes the frame unusable, as `fault_of` says it, whatever the frame is made of; None of a usable one."""
    try:
        return fault_of(frame, before_s, latest_s)
    except (TypeError, ValueError, AttributeError, OverflowError) as error:
        return f"it can't be read: {error}"


def fault_of(frame: Frame, before_s: float | None, latest_s: float | None = None) -> str | None:
    """What makes the frame unusable, in words, or None.

    `before_s` is the time of the frame before it, and `latest_s` the latest that it may have: None is `LATER_S` after
    the one before. Coordinates of a point with visibility 0 are never read.
    """
    return _fault_of_time(frame.t_s, before_s, latest_s) or _fault_of_picture(frame)


def _fault_of_time(t_s: float, before_s: float | None, latest_s: float | None) -> str | None:
    if not _is_number(t_s):
        return f"its time is {t_s!r}, not a number of seconds"
    if abs(t_s) > FARTHEST_S:
        return f"its time is {t_s:g} s, which no clock tells"
    if before_s is None:
        return None
    if t_s < before_s:
        return f"its time {t_s:g} s is before {before_s:g} s, that of the frame before it"
    most_s = before_s + LATER_S if latest_s is None else latest_s
    if t_s > most_s:
        return f"its time {t_s:g} s is too late: after a frame at {before_s:g} s it may be {most_s:g} s at most"
    return None


def _fault_of_picture(frame: Frame) -> str | None:
    if not 1 / MOST_ASPECT <= frame.aspect <= MOST_ASPECT:
        return f"its aspect is {frame.aspect:g}, not the picture's width over its height"
    if frame.head_roll_deg is not None and not abs(frame.head_roll_deg) <= FULL_TURN_DEG:
        return f"its head roll is {frame.head_roll_deg!r}, not degrees"
    if len(frame.points) != POINTS:
        return f"it has {len(frame.points)} points, not {POINTS}"
    if _surely_well(frame.points):
        return None
    return next(filter(None, map(_fault_of_point, range(POINTS), frame.points)), None)


def _surely_well(points: Sequence[Sequence[float]]) -> bool:
    """Whether all is surely well, by one sum: most frames are, and looking at each value takes six times as long."""
    total = 0.0
    try:
        for x, y, z, visibility in points:
            if not 0 <= visibility <= 1:
                return False
            total += x * x + y * y + z * z
    except (TypeError, ValueError):
        return False
    return total <= FARTHEST**2


def _fault_of_point(number: int, point: Sequence[float]) -> str | None:
    if len(point) != len(Point._fields):
        return f"point {number} has {len(point)} values, not x, y, z and visibility"
    x, y, z, visibility = point
    if not _is_number(visibility) or not 0 <= visibility <= 1:
        return f"the visibility of point {number} is {visibility!r}, not 0 to 1"
    if visibility > 0 and not (_is_number(x) and _is_number(y) and _is_number(z)):
        return f"point {number} is seen, but lies at {x!r}, {y!r}, {z!r}"
    if visibility > 0 and max(abs(x), abs(y), abs(z)) > FARTHEST:
        return f"point {number} lies at {x:g}, {y:g}, {z:g}, far from any picture"
    return None


def _is_number(value: float) -> bool:
    return math.isfinite(value)


def checked(frames: Iterable[Frame]) -> Iterator[Frame]:
    """The frames in their order; one with the time of the frame before it is a doubled one and left out.

    Raises:
        ValueError: a frame is unusable, or more than a day after the first; the message names its index.
    """
    before: float | None = None
    latest: float | None = None
    for index, frame in enumerate(frames):
        fault = unreadable(frame, before, latest)
        if fault:
            raise ValueError(f"frame {index}: {fault}")
        if latest is None:
            latest = frame.t_s + RECORDED_S
        if frame.t_s != before:
            yield plain(frame)
        before = frame.t_s
