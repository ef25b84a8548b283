"""Recordings in OpenSim's forms: markers (.trc) and angles over time (.mot), as Sports2D writes them."""

from collections.abc import Sequence
from typing import Final

from unhunch.coach.frame import POINTS, Frame, checked
from unhunch.coach.geometry import in_space, outline
from unhunch.coach.measures import COUNT_GATE, MEASURES, read

# The names that BlazePose's makers gave to its points.
MARKERS: Final = (
    "nose",
    *("left_eye_inner", "left_eye", "left_eye_outer", "right_eye_inner", "right_eye", "right_eye_outer"),
    *("left_ear", "right_ear", "mouth_left", "mouth_right"),
    *("left_shoulder", "right_shoulder", "left_elbow", "right_elbow", "left_wrist", "right_wrist"),
    *("left_pinky", "right_pinky", "left_index", "right_index", "left_thumb", "right_thumb"),
    *("left_hip", "right_hip", "left_knee", "right_knee", "left_ankle", "right_ankle"),
    *("left_heel", "right_heel", "left_foot_index", "right_foot_index"),
)
_HEAD: Final = (
    "Units are S.I. units (second, meters, Newtons, ...)",
    (
        "If the header above contains a line with 'inDegrees', this indicates whether rotational values are in degrees "
        "(yes) or radians (no)."
    ),
)


def trajectory_text(frames: Sequence[Frame], name: str, points: Sequence[int] = range(POINTS)) -> str:
    """The landmarks as markers of a .trc file of that name: X to the picture's right, Y up, Z towards the camera.

    `points` are the numbers of those to write.

    A camera tells no metres: the unit is the picture's height, with 0 at its lower edge, under the header's `m`. Points
    that are not seen are left empty, as OpenSim has it.
    """
    seen = tuple(checked(frames))
    rate = _rate(seen)
    places = (f"{axis}{number}" for number in range(1, len(points) + 1) for axis in "XYZ")
    lines = [
        f"PathFileType\t4\t(X/Y/Z)\t{' '.join(name.split())}",
        "DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\tOrigNumFrames",
        f"{rate}\t{rate}\t{len(seen)}\t{len(points)}\tm\t{rate}\t1\t{len(seen)}",
        "Frame#\tTime\t" + "\t\t\t".join(MARKERS[one] for one in points) + "\t\t",
        "\t\t" + "\t".join(places),
        *(f"{number}\t{frame.t_s:.6f}\t{_spots(frame, points)}" for number, frame in enumerate(seen, 1)),
    ]
    return "\n".join(lines) + "\n"


def _rate(frames: Sequence[Frame]) -> str:
    """Frames a second over the whole recording; 1 where there is but one."""
    length_s = frames[-1].t_s - frames[0].t_s if frames else 0.0
    return f"{(len(frames) - 1) / length_s:.4f}".rstrip("0").rstrip(".") if length_s > 0 else "1"


def _spots(frame: Frame, points: Sequence[int]) -> str:
    cells, spots = [], in_space(frame)
    for number in points:
        x, y, z = spots[number]
        cells += [f"{x:.6f}", f"{1 + y:.6f}", f"{z:.6f}"] if frame.points[number][3] > 0 else ["", "", ""]
    return "\t".join(cells)


def motion_text(frames: Sequence[Frame]) -> str:
    """The angles that are seen as a .mot file, in degrees, `nan` where one is not seen in a frame.

    Angles that no frame shows have no column. They are those of the coach, in the picture's plane.
    """
    seen = tuple(checked(frames))
    outlines = [outline(frame) for frame in seen]
    columns: dict[str, list[float | None]] = {}
    for name, one in MEASURES.items():
        if one.unit == "deg":
            values = [read(frame, name, COUNT_GATE, body) for frame, body in zip(seen, outlines, strict=True)]
            if any(value is not None for value in values):
                columns[name] = values
    lines = ["Coordinates", "version=1", f"nRows={len(seen)}", f"nColumns={len(columns) + 1}", "inDegrees=yes"]
    lines += ["", *_HEAD, "", "endheader", "\t".join(("time", *columns))]
    for number, frame in enumerate(seen):
        lines.append("\t".join((f"{frame.t_s:.6f}", *(_cell(values[number]) for values in columns.values()))))
    return "\n".join(lines) + "\n"


def _cell(value: float | None) -> str:
    return "nan" if value is None else f"{value:.6f}"
