"""Whatever a detector gives, the coach measures it, leaves it out, or says what is wrong with it."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plumbing.outline import raising
from unhunch.coach import Frame, Point, fidelity, measure
from unhunch.coach.targets import TARGETS

NUMBERS = st.floats(-3, 3)
POINTS = st.builds(Point, NUMBERS, NUMBERS, NUMBERS, st.sampled_from([0.0, 0.3, 0.6, 1.0]))
BODIES = st.lists(POINTS, min_size=33, max_size=33).map(tuple)
ANYTHING = st.lists(BODIES, max_size=12).map(
    lambda bodies: [Frame(number / 10, body) for number, body in enumerate(bodies)]
)
EXERCISES = st.sampled_from(sorted(TARGETS))
NO_NUMBERS = st.sampled_from([math.nan, math.inf, -math.inf])
FRAMES = raising(frames_per_s=10)


@settings(max_examples=60, deadline=None)
@given(ANYTHING, EXERCISES)
def test_any_landmarks_give_finite_measures_and_a_score_from_0_to_1(frames: list[Frame], exercise: str) -> None:
    for one in measure(frames, exercise).values():
        assert math.isfinite(one.value)
        assert one.error > 0
    assert 0 <= fidelity(frames, exercise).score <= 1


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(FRAMES) - 1), st.integers(0, 32), st.integers(0, 2), NO_NUMBERS, st.floats(0.01, 1))
def test_a_seen_point_that_is_no_number_is_refused_by_its_frame(
    index: int, number: int, axis: int, value: float, sure: float
) -> None:
    frames = list(FRAMES)
    points = list(frames[index].points)
    point = [0.5, 0.5, 0.0, sure]
    point[axis] = value
    points[number] = Point(*point)
    frames[index] = Frame(frames[index].t_s, tuple(points))
    for called in (measure, fidelity):
        with pytest.raises(ValueError, match=rf"frame {index}: point {number} "):
            called(frames, "shoulder-abduction")


@settings(max_examples=30, deadline=None)
@given(st.floats(0.2, 3), st.floats(-1, 1), st.floats(-1, 1), st.booleans())
def test_scale_place_and_mirror_change_no_judgement(scale: float, x: float, y: float, mirror: bool) -> None:  # noqa: FBT001 - Hypothesis gives it
    moved = [
        Frame(
            frame.t_s,
            tuple(
                Point(x + scale * (1 - p[0] if mirror else p[0]), y + scale * p[1], scale * p[2], p[3])
                for p in frame.points
            ),
        )
        for frame in FRAMES
    ]
    before, after = fidelity(FRAMES, "shoulder-abduction"), fidelity(moved, "shoulder-abduction")
    assert after.score == pytest.approx(before.score, abs=1e-6)
