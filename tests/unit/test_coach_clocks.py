"""Which measures a hold's clock may run by: those that stand still while the target is held, and only then."""

import math
from collections.abc import Callable, Sequence

import numpy as np
import pytest

from tools.coach_clocks import Values, clocked
from unhunch.body.curves import effort
from unhunch.body.library import shipped_motions
from unhunch.coach.targets import TARGETS

NAME = "lateral-raise-band"
MOTION, TARGET = shipped_motions()[NAME], TARGETS[NAME]


def as_far(level: float) -> float:
    return level


def furthest_on_the_way(level: float) -> float:
    """At its most where half the way is done, as of an arm that then points at the camera."""
    return 1.3 * math.sin(level * math.pi * 0.75)


def hardly(level: float) -> float:
    return 0.1 * level


@pytest.mark.parametrize(("course", "tells"), [(as_far, True), (furthest_on_the_way, False), (hardly, False)])
def test_the_clock_runs_where_the_measure_shows_how_long_the_target_is_held(
    course: Callable[[float], float], *, tells: bool
) -> None:
    def read(moments: Sequence[float], aside_deg: float) -> list[Values]:
        del aside_deg
        levels = effort(MOTION, np.array(moments)).tolist()
        return [
            {one.measure: one.rest_seen + course(level) * (one.target_seen - one.rest_seen) for one in TARGET.watches}
            for level in levels
        ]

    assert {one.clocked for one in clocked(TARGET, MOTION, read)} == {tells}


def test_it_runs_from_no_place_of_the_camera_where_one_shows_nothing() -> None:
    def read(moments: Sequence[float], aside_deg: float) -> list[Values]:
        levels = effort(MOTION, np.array(moments)).tolist()
        share = 1.0 if aside_deg <= 0 else 0.0
        return [
            {one.measure: one.rest_seen + share * level * (one.target_seen - one.rest_seen) for one in TARGET.watches}
            for level in levels
        ]

    assert {one.clocked for one in clocked(TARGET, MOTION, read)} == {False}


def test_what_is_not_seen_at_rest_clocks_nothing() -> None:
    assert not any(one.clocked for one in clocked(TARGET, MOTION, lambda moments, _: [{} for _one in moments]))
