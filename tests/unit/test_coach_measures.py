import math
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.plumbing.data import ROOT
from tests.plumbing.outline import raising, standing
from unhunch.body.measures import MEASURES as EXACT
from unhunch.body.measures import UNITS
from unhunch.catalogue.checks.lore import WATCHED
from unhunch.coach import Frame, Point, fidelity, measure
from unhunch.coach.bars import Bar
from unhunch.coach.frame import ELBOW, EYE, SHOULDER, nobody
from unhunch.coach.measures import FORM_GATE, MEASURES, bar_of, read
from unhunch.coach.targets import TARGETS


@pytest.mark.parametrize("aspect", [0.75, 1.0, 16 / 9])
@pytest.mark.parametrize(("side", "other"), [("l", "r"), ("r", "l")])
def test_an_arms_elevation_is_the_angle_in_the_picture_whatever_its_shape(side: str, other: str, aspect: float) -> None:
    angles = {"left_deg": 70.0, "right_deg": 10.0} if side == "l" else {"left_deg": 10.0, "right_deg": 70.0}
    frame = standing(**angles, aspect=aspect)
    assert read(frame, f"arm_elevation_{side}") == pytest.approx(70)
    assert read(frame, f"arm_elevation_{other}") == pytest.approx(10)
    assert read(frame, f"elbow_flexion_{side}") == pytest.approx(0, abs=1e-4)


def test_leaning_to_the_left_is_positive() -> None:
    assert read(standing(lean_deg=12), "trunk_lateral_flexion") == pytest.approx(12)
    assert read(standing(lean_deg=-12), "trunk_lateral_flexion") == pytest.approx(-12)
    assert read(standing(lean_deg=-12), "trunk_inclination") == pytest.approx(12)


def test_somebody_seen_from_behind_measures_the_same() -> None:
    front = standing(left_deg=70, lean_deg=12)
    turned = Frame(0, tuple(Point(1 - x, y, z, sure) for x, y, z, sure in front.points))
    for name in ("arm_elevation_l", "trunk_lateral_flexion"):
        assert read(turned, name) == pytest.approx(read(front, name))


def test_poses_eyes_read_less_than_the_head_bends_and_are_corrected() -> None:
    read_by_pose = standing(head_deg=0.65 * 30)
    assert read(read_by_pose, "head_lateral_flexion") == pytest.approx(30)


def test_a_face_models_roll_is_taken_as_it_is_and_has_the_smaller_error() -> None:
    with_face = standing(head_deg=0, head_roll_deg=22, lean_deg=4)
    assert read(with_face, "head_lateral_flexion") == pytest.approx(18)
    assert bar_of("head_lateral_flexion", with_face, "front") == Bar(3.2, 2.5)
    assert bar_of("head_lateral_flexion", standing(), "front").value > 1.7


def test_a_landmark_below_the_gate_is_not_judged() -> None:
    unsure = standing(left_deg=70, visibility=0.6)
    assert read(unsure, "arm_elevation_l", FORM_GATE) is None
    assert read(unsure, "arm_elevation_l", 0.5) == pytest.approx(70)


def test_a_measure_of_the_side_view_is_not_read_from_the_front() -> None:
    assert read(standing(), "head_flexion") is None


def test_nobody_measures_nothing() -> None:
    assert all(read(nobody(0), name) is None for name in MEASURES)
    assert measure([nobody(0), nobody(1)], "wall-angel") == {}


def test_measures_have_the_names_and_units_of_the_exact_ones() -> None:
    assert MEASURES.keys() <= EXACT.keys()
    assert all(one.unit == UNITS[name] and one.wander > 0 for name, one in MEASURES.items())


def test_the_catalogue_lets_faults_name_only_what_the_coach_measures() -> None:
    timed = {"left_right_difference", "phase_time", "cadence", "steadiness", "turning_speed"}
    sideless = {name.removesuffix("_l").removesuffix("_r") for name in MEASURES}
    assert sideless | timed == WATCHED


@pytest.mark.parametrize("side", ["l", "r"])
def test_the_peak_is_that_of_the_arm_that_moves_more(side: str) -> None:
    found = measure(raising(side=side, peak_deg=120, hold_s=1), "shoulder-abduction")
    assert found["arm_elevation_peak"].value == pytest.approx(120, abs=0.5)
    assert found["arm_elevation_peak"].unit == "deg"
    assert found["arm_elevation_peak"].error > 0
    assert "arm_elevation_peak_3d" not in found, "the picture tells no depth"
    assert math.copysign(1, found["left_right_difference"].value) == (1 if side == "l" else -1)


def test_the_peak_is_told_of_an_arm_that_bends_its_elbow_too() -> None:
    frames = []
    for frame in raising(side="r", peak_deg=120, hold_s=1):
        points = list(frame.points)
        points[16] = Point(points[14][0], points[14][1] - 0.1, 0, 1)
        frames.append(Frame(frame.t_s, tuple(points)))
    assert measure(frames, "shoulder-abduction")["arm_elevation_peak"].value == pytest.approx(120, abs=0.5)


def test_depth_adds_the_peak_in_space() -> None:
    frames = []
    for frame in raising(peak_deg=90):
        points = list(frame.points)
        shoulder, elbow = points[SHOULDER["r"]], points[ELBOW["r"]]
        short = Point(
            shoulder[0] + (elbow[0] - shoulder[0]) * 0.6, elbow[1], -0.12 * (shoulder[0] - elbow[0]) / 0.15, 1
        )
        points[ELBOW["r"]] = short
        frames.append(Frame(frame.t_s, tuple(points)))
    assert measure(frames, "shoulder-scaption")["arm_elevation_peak_3d"].value == pytest.approx(90, abs=2)


@pytest.mark.parametrize("hold_s", [0.5, 2.0, 5.0])
@pytest.mark.parametrize("frames_per_s", [10, 30, 60])
def test_seconds_in_position_are_those_of_the_hold(hold_s: float, frames_per_s: int) -> None:
    found = measure(raising(hold_s=hold_s, frames_per_s=frames_per_s), "shoulder-abduction")
    assert found["hold_s"].value == pytest.approx(hold_s + 0.4, abs=0.25), "0.4 s of the way belong to the position"


def test_pace_is_counted_by_the_minute() -> None:
    one = raising(out_s=1)
    row = [Frame(frame.t_s + 4.1 * number, frame.points) for number in range(3) for frame in one]
    assert measure(row, "shoulder-abduction")["cadence"].value == pytest.approx(60 / 4.1, rel=0.1)


def test_no_frames_measure_nothing() -> None:
    assert measure([], "wall-angel") == {}


def test_an_unknown_exercise_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(ValueError, match="'wall-angle'; the nearest are wall-angel"):
        measure([], "wall-angle")


def _with(frame: Frame, number: int, point: Point) -> Frame:
    points = list(frame.points)
    points[number] = point
    return Frame(frame.t_s, tuple(points), frame.aspect)


BAD: dict[str, Callable[[Frame], Frame]] = {
    "a visible point that is no number": lambda f: _with(f, 12, Point(math.nan, 0, 0, 0.1)),
    "an endless place": lambda f: _with(f, 12, Point(0, math.inf, 0, 1)),
    "too sure": lambda f: _with(f, 3, Point(0, 0, 0, 1.2)),
    "less than unseen": lambda f: _with(f, 3, Point(0, 0, 0, -0.1)),
    "sure of no number": lambda f: _with(f, 3, Point(0, 0, 0, math.nan)),
    "no points": lambda f: Frame(f.t_s, ()),
    "a point too few": lambda f: Frame(f.t_s, f.points[:32]),
    "time running back": lambda f: Frame(f.t_s - 1, f.points),
    "no time": lambda f: Frame(math.nan, f.points),
}


@pytest.mark.parametrize("spoil", BAD.values(), ids=BAD)
@pytest.mark.parametrize("called", [measure, fidelity])
def test_an_unusable_frame_is_refused_by_its_index(
    called: Callable[[list[Frame], str], object], spoil: Callable[[Frame], Frame]
) -> None:
    frames = raising()
    frames[7] = spoil(frames[7])
    with pytest.raises(ValueError, match="frame 7: "):
        called(frames, "shoulder-abduction")


def test_a_hidden_point_may_be_anything_and_a_doubled_frame_is_ignored() -> None:
    frames = raising()
    spoilt = [_with(frame, 30, Point(math.nan, math.inf, 0, 0)) for frame in frames]
    spoilt.insert(5, spoilt[4])
    assert measure(spoilt, "shoulder-abduction") == measure(frames, "shoulder-abduction")


def test_the_coach_loads_nothing_but_the_standard_library() -> None:
    code = (
        "import sys, unhunch.coach; "
        "print(sorted({name.partition('.')[0] for name in sys.modules} - set(sys.stdlib_module_names)"
        " - {'__main__', 'unhunch', 'sitecustomize'}))"
    )
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, env=_here())
    assert done.stdout.strip() == "[]"


def _here() -> dict[str, str]:
    return {"PYTHONPATH": str(ROOT / "src")}


def test_eyes_alone_carry_the_heads_bend() -> None:
    assert set(MEASURES["head_lateral_flexion"].needs) >= set(EYE.values())


def test_every_fault_with_a_measure_has_a_direction_and_a_threshold() -> None:
    faults = [fault for target in TARGETS.values() for fault in target.faults if fault.measure]
    assert faults
    assert all(fault.sign in (1, -1) and fault.threshold > 0 for fault in faults)
