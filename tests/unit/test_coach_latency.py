"""A repetition is told within a second of the return to rest, however few frames come."""

import pytest

from tests.practising import practising
from unhunch.coach import Coach, Repeated
from unhunch.coach.targets import TARGETS

FOLLOWED = sorted(name for name, one in TARGETS.items() if one.watches and not one.reference)
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
