"""What a row of frames measures: ranges, the arm's peak, seconds in position and pace, each with its error bar."""

import math
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from unhunch.coach import geometry, targets
from unhunch.coach.course import Course, course, seconds_in_position
from unhunch.coach.frame import ELBOW, SHOULDER, Frame, checked
from unhunch.coach.geometry import DOWN, apart_deg, between_deg, in_space, less, percentile
from unhunch.coach.measures import COUNT_GATE, FORM_GATE, MEASURES, bar_of, read
from unhunch.coach.movement import has_depth, working_side
from unhunch.coach.ways import is_clocked

PEAK: Final = 0.98
LOW: Final = 0.02
MINUTE_S: Final = 60.0
# Against Vicon after one offset learned on other people (benchmarks/against_vicon.py; docs/explanation/coach.md has the
# rows), the worse of abduction and scaption over all repetitions, since nobody knows whether this is a right one: in
# the picture's plane, and with depth. An arm that points out of the plane is off by far more in the picture.
PEAK_ERROR_DEG: Final = 13.2
PEAK_3D_ERROR_DEG: Final = 13.2
OUT_OF_PLANE_ERROR_DEG: Final = 29.0
# Within so much of its peak an arm is at it.
AT_PEAK_DEG: Final = 5.5
# The forearm's length in the picture tells nothing of the upper arm's: so much shorter than its longest, it points out
# of the plane.
FORESHORTENED: Final = 0.75
# Of one hold, of a measure that shows how long it is (benchmarks/made_up.py: three holds each of every such exercise).
HOLD_ERROR_S: Final = 0.6
# Of a measure that can't clock a hold: a chin tuck drowns in the detector's slow wander.
UNCLEAR_HOLD_ERROR_S: Final = 2.6
PACE_ERROR: Final = 0.05
FEWEST: Final = 3
TURN_OUT: Final = 0.6
TURN_BACK: Final = 0.4


class Measured(NamedTuple):
    """A value, its unit and its error: one standard deviation against the truth; of a way, against the true way."""

    value: float
    unit: str
    error: float


def measure(frames: Sequence[Frame], exercise: str) -> dict[str, Measured]:
    """What the frames of an exercise measure, by name; what they do not show is left out, and of none it is empty.

    `arm_elevation_peak` (degrees, 98th percentile, shoulder to elbow against straight down, of the arm that moves
    more) and `arm_elevation_peak_3d` where depth is told; `hold_s`, seconds in the exercise's position;
    `range_of_motion`, the way of its main measure; `cadence`, repetitions a minute; `left_right_difference`, how much
    higher the left arm's peak is; and `<measure>_low` and `<measure>_high` of each measure in its view (2nd and 98th
    percentile).

    Raises:
        ValueError: a frame is unusable (the message names its index), or there is no such exercise.
    """
    target = targets.named(exercise)
    seen = tuple(checked(frames))
    found: dict[str, Measured] = {}
    if not seen:
        return found
    found.update(_peaks(seen))
    found.update(_ranges(seen))
    way = course(seen, target)
    if way is not None:
        found.update(_of_course(seen, way))
    return found


def _peaks(frames: Sequence[Frame]) -> Iterator[tuple[str, Measured]]:
    flat = {side: list(_elevations(frames, side)) for side in "lr"}
    side = working_side(frames)
    if side is not None and len(flat[side]) >= FEWEST:
        peak = percentile([angle for angle, _ in flat[side]], PEAK)
        yield "arm_elevation_peak", Measured(peak, "deg", _peak_error(flat[side], peak))
        if has_depth(frames):
            deep = [_deep(frame, side) for frame in frames if _sees_arm(frame, side)]
            yield "arm_elevation_peak_3d", Measured(percentile(deep, PEAK), "deg", PEAK_3D_ERROR_DEG)
    if all(len(angles) >= FEWEST for angles in flat.values()):
        left, right = (percentile([angle for angle, _ in flat[one]], PEAK) for one in "lr")
        yield "left_right_difference", Measured(left - right, "deg", PEAK_ERROR_DEG * math.sqrt(2))


def _sees_arm(frame: Frame, side: str) -> bool:
    return geometry.seen(frame, (SHOULDER[side], ELBOW[side]), COUNT_GATE)


def _elevations(frames: Sequence[Frame], side: str) -> Iterator[tuple[float, float]]:
    """The angle against straight down, and the upper arm's length in the picture."""
    for frame in frames:
        if _sees_arm(frame, side):
            shoulder, elbow = frame.points[SHOULDER[side]], frame.points[ELBOW[side]]
            arm = complex((elbow[0] - shoulder[0]) * frame.aspect, shoulder[1] - elbow[1])
            yield between_deg(arm, -1j), abs(arm)


def _deep(frame: Frame, side: str) -> float:
    spots = in_space(frame)
    return apart_deg(less(spots[ELBOW[side]], spots[SHOULDER[side]]), DOWN)


def _peak_error(angles: Sequence[tuple[float, float]], peak: float) -> float:
    """Wider where the arm looks short at its peak: then it points out of the picture's plane."""
    longest = percentile([size for _, size in angles], PEAK)
    at_peak = [size for angle, size in angles if angle >= peak - AT_PEAK_DEG]
    short = at_peak and sum(at_peak) / len(at_peak) < FORESHORTENED * longest
    return OUT_OF_PLANE_ERROR_DEG if short else PEAK_ERROR_DEG


def _ranges(frames: Sequence[Frame]) -> Iterator[tuple[str, Measured]]:
    outlines = [geometry.outline(frame) for frame in frames]
    for name, one in MEASURES.items():
        pairs = zip(frames, outlines, strict=True)
        values = [value for frame, body in pairs if (value := read(frame, name, FORM_GATE, body)) is not None]
        if len(values) >= FEWEST:
            error = max(
                bar_of(name, frame, geometry.view_of(body)).value for frame, body in zip(frames, outlines, strict=True)
            )
            yield f"{name}_low", Measured(percentile(values, LOW), one.unit, error)
            yield f"{name}_high", Measured(percentile(values, PEAK), one.unit, error)


def _of_course(frames: Sequence[Frame], way: Course) -> Iterator[tuple[str, Measured]]:
    turns = _turns(way)
    # Each hold begins and ends a little early or late in the same way: their errors add up.
    yield "hold_s", Measured(seconds_in_position(frames, way), "s", hold_error_s(way) * max(1, turns))
    yield "range_of_motion", Measured(way.span, way.watch.unit, way.bar.change)
    length_s = frames[-1].t_s - frames[0].t_s
    if turns and length_s > 0:
        pace = turns / length_s * MINUTE_S
        yield "cadence", Measured(pace, "per minute", max(PACE_ERROR * pace, MINUTE_S / length_s / 2))


def hold_error_s(way: Course) -> float:
    """What one hold's seconds may be off by: more where the measure does not show how long, or hardly moves."""
    return HOLD_ERROR_S if is_clocked(way.watch) else UNCLEAR_HOLD_ERROR_S


def _turns(way: Course) -> int:
    """How often the person goes out and comes back, by the middle of their own way."""
    out, number = False, 0
    if way.span < TURN_BACK * way.nominal:
        return 0
    for value in way.ways:
        share = (value - way.rest) / max(way.span, geometry.TINY)
        if not out and share >= TURN_OUT:
            out = True
        elif out and share <= TURN_BACK:
            out, number = False, number + 1
    return number
