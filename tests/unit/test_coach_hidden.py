"""What is not seen is not read, and judges nothing; numbers of any kind are numbers."""

import json
import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from tests.moving import raising, standing, still, stretched
from tests.practising import FOLLOWED, practising, resting
from tests.unit.test_coach_coach import watched
from unhunch.coach import Coach, Cue, Frame, coco_frame, count_repetitions, fidelity, kinect_frame, measure
from unhunch.coach.frame import HIP, NOSE, SHOULDER
from unhunch.coach.posture import PostureCheck
from unhunch.coach.targets import TARGETS

RAISE = "lateral-raise-band"
NOWHERE: list[tuple[Any, Any, Any]] = [(0.0, 0.0, 0.0), (math.nan,) * 3, (50.0, -50.0, 9.0), (None, None, None)]
Points = Sequence[Sequence[float]]


def without(frames: Sequence[Frame], numbers: Sequence[int], place: tuple[Any, Any, Any]) -> list[Frame]:
    """The frames with those landmarks unseen, and said to be at that place."""
    return [
        Frame(one.t_s, [(*place, 0.0) if at in numbers else p for at, p in enumerate(one.points)], one.aspect)
        for one in frames
    ]


@pytest.mark.parametrize("exercise", [RAISE, "bent-over-row", "gentle-neck-stretch"])
@pytest.mark.parametrize("number", [HIP["l"], HIP["r"], SHOULDER["l"], SHOULDER["r"], NOSE])
def test_where_an_unseen_landmark_is_said_to_be_changes_nothing(exercise: str, number: int) -> None:
    frames = practising(exercise, 1.0, repetitions=2)
    first, *others = [without(frames, [number], place) for place in NOWHERE]
    for other in others:
        assert watched(exercise, other) == watched(exercise, first)
        assert measure(other, exercise) == measure(first, exercise)
        assert fidelity(other, exercise) == fidelity(first, exercise)


@pytest.mark.parametrize("place", NOWHERE)
@pytest.mark.parametrize("side", ["l", "r"])
def test_of_one_hidden_hip_the_other_tells(side: str, place: tuple[Any, Any, Any]) -> None:
    frames = practising(RAISE, 1.0, repetitions=2)
    whole, less = measure(frames, RAISE), measure(without(frames, [HIP[side]], place), RAISE)
    for name in ("trunk_inclination_high", "arm_elevation_l_high", "arm_elevation_r_high", "range_of_motion"):
        assert less[name].value == pytest.approx(whole[name].value, abs=4), name


def test_without_any_hip_nothing_is_told_of_the_trunk_and_it_still_counts() -> None:
    frames = without(practising(RAISE, 1.0), [HIP["l"], HIP["r"]], (math.nan,) * 3)
    assert not [name for name in measure(frames, RAISE) if name.startswith("trunk")]
    assert count_repetitions(frames, RAISE).total == 5


@pytest.mark.parametrize("exercise", FOLLOWED)
def test_hips_that_are_guesses_name_no_fault(exercise: str) -> None:
    frames = []
    for one in practising(exercise, 1.0, repetitions=3):
        drift = 0.036 * min(1.0, max(0.0, (one.t_s - 4) / 3))
        points = [list(point) for point in one.points]
        for number in HIP.values():
            points[number] = [points[number][0] + drift, points[number][1] + drift, points[number][2], 0.15]
        frames.append(Frame(one.t_s, points, one.aspect))
    # A bend of the elbow and the time of a way need no hips.
    shown = {one.id: one.measure.removesuffix("_l").removesuffix("_r") for one in TARGETS[exercise].faults}
    named = {shown[event.fault] for event in watched(exercise, frames) if isinstance(event, Cue)}
    assert named <= {"elbow_flexion", "phase_time"}


@pytest.mark.parametrize("exercise", FOLLOWED)
@pytest.mark.parametrize("fps", [5, 10])
def test_nobody_who_keeps_still_for_a_minute_is_counted(exercise: str, fps: int) -> None:
    events = watched(exercise, resting(exercise, 60, fps=fps, seed=100))
    assert not [event for event in events if event.kind == "repetition"]


def as_numpy(one: Frame, kind: Any) -> Frame:
    return Frame(kind(one.t_s), np.array(one.points, dtype=kind), kind(one.aspect))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("exercise", "seed"),
    [
        *((name, 1) for name in ("chin-tuck", "plank", "seated-row", "wall-angel", "bird-dog", "gentle-neck-stretch")),
        # One group of columns alone saw a repetition in these.
        *(("chin-tuck", 3), ("serratus-wall-slide", 4), ("upper-back-stretch-2", 2)),
    ],
)
@pytest.mark.parametrize("live", [False, True])
def test_nobody_who_keeps_still_is_counted_in_stretched_frames(exercise: str, seed: int, *, live: bool) -> None:
    frames = stretched(resting(exercise, 60, fps=30, seed=seed))
    assert count_repetitions(frames, live=live).total == 0


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_numbers_of_numpy_are_numbers(kind: object) -> None:
    frames = [Frame(one.t_s, one.points, 4 / 3) for one in raising(4, share=0.0)]
    others = [as_numpy(one, kind) for one in frames]
    for live in (False, True):
        assert count_repetitions(others, live=live).total == count_repetitions(frames, live=live).total == 4
        assert count_repetitions(others, RAISE, live).total == 4
    assert measure(others, RAISE).keys() == measure(frames, RAISE).keys()
    assert fidelity(others, RAISE).score == pytest.approx(fidelity(frames, RAISE).score, abs=0.01)
    coach = Coach(RAISE)
    assert any(event.kind == "repetition" for one in others for event in coach.step(one))
    assert Coach.of(json.loads(json.dumps(coach.state()))).state() == coach.state()
    assert PostureCheck("front").step(others[0]).seen


@pytest.mark.parametrize("value", [None, "a"])
def test_a_joint_that_is_no_number_is_refused_by_name(value: object) -> None:
    joints: list[list[Any]] = [[0.0, 1.0, 2.0] for _ in range(25)]
    joints[7][1] = value
    with pytest.raises(ValueError, match="joint 7 of a Kinect v2 skeleton holds"):
        kinect_frame(0.0, joints)


def test_a_picture_without_end_is_refused() -> None:
    with pytest.raises(ValueError, match="a picture's size"):
        coco_frame(0.0, [[1.0, 2.0, 0.9]] * 17, (math.inf, 480.0))


def turned(frames: Sequence[Frame], degrees: float) -> list[Frame]:
    """The person turned about the upright axis."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [
        Frame(one.t_s, [(0.5 + (x - 0.5) * c + z * s, y, z * c - (x - 0.5) * s, v) for x, y, z, v in one.points])
        for one in frames
    ]


def armed(far: Callable[[float], float], near: Callable[[float], float]) -> list[Frame]:
    """The left arm so far up, 0 to 1, and the right one, at each second."""
    frames = []
    for at in range(90):
        left, right = standing(far(at / 15)), standing(near(at / 15))
        points = [left[n] if n % 2 else right[n] for n in range(33)]
        frames.append(Frame(at / 15, points))
    return frames


@pytest.mark.parametrize("degrees", [-25, -20, 0, 20, 25])
def test_the_arm_that_moves_more_is_told_of_whichever_is_nearer(degrees: float) -> None:
    raises = armed(lambda t: 0.35 * (1 - math.cos(t)), lambda _: 0.0)
    peak = measure(turned(raises, degrees), "shoulder-abduction")["arm_elevation_peak"]
    assert peak.value == pytest.approx(120, abs=8)


def test_an_arm_that_is_kept_up_is_not_the_one_that_moves() -> None:
    frames = armed(lambda _: 0.9, lambda t: 0.16 * (1 - math.cos(t)))
    assert measure(frames, "shoulder-abduction")["arm_elevation_peak"].value == pytest.approx(59, abs=6)


@pytest.mark.parametrize("exercise", ["shoulder-blade-squeeze", "shoulder-squeeze", "scapular-push-up"])
def test_what_the_shoulder_blades_do_is_counted_and_not_graded(exercise: str) -> None:
    for frames in (practising(exercise, 1.0, repetitions=1), resting(exercise, 4)):
        assert fidelity(frames, exercise) == (0.5, ())
    assert count_repetitions(practising(exercise, 1.0), exercise, live=True).total in (4, 5, 6)


def test_the_error_of_a_hold_grows_with_how_often_it_is_held() -> None:
    one, three = (measure(practising(RAISE, 1.0, repetitions=times), RAISE)["hold_s"] for times in (1, 3))
    assert three.error == pytest.approx(3 * one.error)
    assert one.error > 0.4


def test_somebody_who_keeps_still_before_no_camera_at_all_is_nobody() -> None:
    assert measure(without(still(2), range(33), (math.nan,) * 3), RAISE) == {}
