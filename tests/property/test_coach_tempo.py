"""Momentum: nobody who moves about as quickly as is drawn hears of it, and who moves three times as quickly does."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.practising import practising
from unhunch.coach import Coach, Cue, Frame, Profile, Repeated
from unhunch.coach.faulting import hurried
from unhunch.coach.frame import ELBOW
from unhunch.coach.targets import TARGETS

few = settings(max_examples=12, deadline=None, derandomize=True)
JUDGED = sorted(name for name, target in TARGETS.items() if hurried(target))
# At the pulldown another fault is said first.
FOLLOWED = sorted({*JUDGED} - {"lat-pulldown"})
# Three letters in one exercise, shoulders that sink, and arms that only look bent.
TOO_SHORT = {"ytw-standing", "scapular-push-up", "band-pull-apart"}
QUICK = 3.0


def cued(exercise: str, frames: list[Frame], profile: Profile | None = None) -> list[float]:
    """When momentum was named."""
    coach = Coach(exercise, profile)
    events = [event for frame in frames for event in coach.step(frame)]
    return [event.t_s for event in events if isinstance(event, Cue) and event.fault == "momentum"]


def hidden(frame: Frame, *landmarks: int) -> Frame:
    """The frame without those landmarks."""
    points = [(x, y, z, 0.0 if at in landmarks else sure) for at, (x, y, z, sure) in enumerate(frame.points)]
    return replace(frame, points=points)


def test_the_catalogues_faults_of_tempo_are_judged_where_the_way_is_long_enough_to_be_timed() -> None:
    named = {name for name, target in TARGETS.items() if any(one.measure == "phase_time" for one in target.faults)}
    assert set(JUDGED) == named - TOO_SHORT


@few
@given(exercise=st.sampled_from(JUDGED), pace=st.floats(1 / 1.3, 1.3), seed=st.integers(0, 99))
def test_who_moves_about_as_quickly_as_is_drawn_never_hears_of_momentum(exercise: str, pace: float, seed: int) -> None:
    assert cued(exercise, practising(exercise, pace, seed=seed)) == []


@pytest.mark.parametrize("exercise", FOLLOWED)
def test_who_takes_a_third_of_the_time_hears_of_momentum_after_the_second_such_repetition(exercise: str) -> None:
    frames = practising(exercise, QUICK)
    said = cued(exercise, frames)
    length_s = TARGETS[exercise].loop_s / QUICK
    assert len(said) == 1
    assert said[0] > frames[0].t_s + 3.0 + 2 * length_s, "the first is never judged, and one alone is none"


def test_nothing_is_said_where_the_plan_asks_for_so_quick_a_way() -> None:
    frames = practising("lateral-raise-band", QUICK)
    assert cued("lateral-raise-band", frames, Profile(out_s=0.6, back_s=0.8)) == []
    assert cued("lateral-raise-band", frames, Profile(out_s=2, back_s=3)) != []


def test_a_camera_of_few_pictures_does_not_tell() -> None:
    assert cued("lateral-raise-band", practising("lateral-raise-band", QUICK, fps=4)) == []


def test_where_only_a_measure_is_seen_whose_ideal_time_is_not_known_the_tempo_is_not_judged() -> None:
    frames = [hidden(frame, *ELBOW.values()) for frame in practising("lateral-raise-band", QUICK)]
    assert cued("lateral-raise-band", frames) == []


def test_each_repetition_tells_its_cadence_from_the_one_before() -> None:
    coach = Coach("lateral-raise-band")
    frames = practising("lateral-raise-band", 1.0)
    told = [event for frame in frames for event in coach.step(frame) if isinstance(event, Repeated)]
    assert told[0].cadence is None
    assert [one.cadence for one in told[1:]] == pytest.approx([60 / TARGETS["lateral-raise-band"].loop_s] * 4, rel=0.1)
