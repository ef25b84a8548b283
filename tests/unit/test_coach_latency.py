"""A repetition is told within a second of the return to rest, however few frames come, and on either side alike."""

import pytest

from tests.moving import mirrored
from tests.practising import FOLLOWED, practising
from unhunch.coach import Coach, Frame, Repeated, count_repetitions
from unhunch.coach.targets import TARGETS

HAIR = 1e-6


@pytest.mark.parametrize("exercise", FOLLOWED)
@pytest.mark.parametrize(("fps", "pace"), [(5.0, 0.7), (6.0, 1.0), (15.0, 1.0)])
def test_a_repetition_is_told_within_a_second_of_its_end(exercise: str, fps: float, pace: float) -> None:
    coach = Coach(exercise)
    told = [
        event
        for frame in practising(exercise, pace, fps=fps)
        for event in coach.step(frame)
        if isinstance(event, Repeated)
    ]
    assert [event for event in told if event.t_s - event.end_s > 1 + HAIR] == []
    edges = [edge for event in told for edge in (event.start_s, event.end_s)]
    assert edges == sorted(edges)


@pytest.mark.parametrize("exercise", FOLLOWED)
def test_who_does_it_to_the_other_side_is_counted_alike(exercise: str) -> None:
    frames = practising(exercise, 1.0, repetitions=3, fps=10, seed=2)
    other = [Frame(new.t_s, new.points, old.aspect) for old, new in zip(frames, mirrored(frames), strict=True)]
    # From the side the arm that is looked at first is the nearer one of one, and the further one of the other.
    most = 1 if TARGETS[exercise].camera == "side" else 0
    for live in (False, True):
        one, two = (count_repetitions(some, exercise, live).total for some in (frames, other))
        assert abs(one - two) <= most
