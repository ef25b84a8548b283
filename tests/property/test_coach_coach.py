import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.moving import chaos, mirrored, placed, raising, still
from tests.practising import practising, resting
from unhunch.coach import Coach, Cue, Event, Frame, Repeated, count_repetitions
from unhunch.coach.targets import TARGETS

few = settings(max_examples=8, deadline=None, derandomize=True)
seeds = st.integers(0, 10_000)
rates = st.sampled_from([5, 8, 15, 24, 30, 60])
exercises = st.sampled_from(sorted(TARGETS))
judged = st.sampled_from(sorted(name for name, one in TARGETS.items() if one.watches and not one.reference))
odd = st.one_of(st.floats(), st.integers(-2, 2), st.none(), st.text(max_size=2), st.booleans())
points = st.one_of(
    st.tuples(odd, odd, odd, odd), st.tuples(st.floats(-1, 2), st.floats(-1, 2), st.floats(-1, 1), st.floats(0, 1))
)
garbage: st.SearchStrategy[Any] = st.builds(
    Frame,
    st.one_of(odd, st.floats(0, 100), st.floats(-1e308, 1e308)),
    st.one_of(odd, st.lists(points, max_size=34), st.lists(points, min_size=33, max_size=33)),
    st.one_of(odd, st.just(1.0)),
    odd,
)


def wide(frames: list[Frame]) -> list[Frame]:
    return [Frame(one.t_s, one.points, 4 / 3) for one in frames]


def watched(exercise: str, frames: list[Frame]) -> list[Event]:
    coach = Coach(exercise)
    return [event for frame in frames for event in coach.step(frame)]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(exercise=exercises, frames=st.lists(garbage, max_size=12))
def test_no_frame_ever_raises(exercise: str, frames: list[Frame]) -> None:
    watched(exercise, [*wide(still(0.5)), *frames])


@few
@given(
    seed=seeds,
    at=st.integers(1, 200),
    t_s=st.one_of(st.floats(4000, allow_infinity=False), st.floats(max_value=-0.1, allow_infinity=False)),
)
def test_a_single_frame_of_an_absurd_time_changes_nothing_that_follows(seed: int, at: int, t_s: float) -> None:
    frames = wide(raising(2, seed=seed, fps=15))
    absurd = Frame(t_s, frames[0].points, 4 / 3)
    told = watched("lateral-raise-band", [*frames[:at], absurd, *frames[at:]])
    assert [one.kind for one in told].count("refused") == 1
    assert [one for one in told if one.kind != "refused"] == watched("lateral-raise-band", frames)


@few
@given(exercise=exercises, seed=seeds, fps=rates, aspect=st.sampled_from([1.0, 4 / 3]), breath=st.floats(0, 0.025))
def test_a_still_person_is_never_counted_and_never_cued(
    exercise: str, seed: int, fps: float, aspect: float, breath: float
) -> None:
    frames = [Frame(one.t_s, one.points, aspect) for one in still(fps=fps, seed=seed, breath=breath)]
    assert {one.kind for one in watched(exercise, frames)} & {"repetition", "cue", "hold_reached"} == set()


@settings(max_examples=20, deadline=None, derandomize=True)
@given(exercise=judged, seed=seeds)
def test_who_keeps_still_as_an_exercise_begins_is_never_counted_and_never_cued(exercise: str, seed: int) -> None:
    told = {one.kind for one in watched(exercise, resting(exercise, 30, seed=seed))}
    assert told & {"repetition", "cue", "hold_reached"} == set()


@pytest.mark.parametrize("seed", [0, 5])
@pytest.mark.parametrize(
    "exercise", ["pec-stretch-single-arm", "rotation-hands-on-thighs", "upper-back-extension-standing", "ytw-standing"]
)
def test_a_limb_that_points_at_the_camera_and_trembles_is_no_repetition(exercise: str, seed: int) -> None:
    told = {one.kind for one in watched(exercise, resting(exercise, 30, seed=seed))}
    assert told & {"repetition", "cue", "hold_reached"} == set()


@few
@given(exercise=exercises, seed=seeds, fps=rates)
def test_noise_is_never_counted_and_never_cued(exercise: str, seed: int, fps: float) -> None:
    told = {one.kind for one in watched(exercise, chaos(seconds=20, fps=fps, seed=seed))}
    assert told & {"repetition", "cue", "neutral"} == set()


@few
@given(seed=seeds, scale=st.floats(0.3, 2), x=st.floats(-1, 1), y=st.floats(-1, 1))
def test_what_is_said_depends_on_no_mirror_size_or_place(seed: int, scale: float, x: float, y: float) -> None:
    frames = wide(raising(4, seed=seed))
    turned = wide(mirrored(frames))
    moved = wide(placed(frames, scale, x, y))
    counts = [
        sum(isinstance(one, Repeated) for one in watched("lateral-raise-band", one)) for one in (frames, turned, moved)
    ]
    assert counts == [4, 4, 4]
    said = [[(one.kind, round(one.t_s, 1)) for one in watched("lateral-raise-band", some)] for some in (frames, moved)]
    assert said[0] == said[1]


@few
@given(exercise=exercises, seed=seeds)
def test_the_same_frames_say_the_same(exercise: str, seed: int) -> None:
    frames = wide(raising(3, seed=seed))
    assert watched(exercise, frames) == watched(exercise, frames)


@few
@given(seed=seeds, fps=st.sampled_from([8, 15, 24, 30, 60]))
def test_every_rate_sees_the_same_phases(seed: int, fps: float) -> None:
    told = watched("shoulder-abduction", wide(raising(4, fps=fps, seed=seed, period_s=3)))
    assert [one.kind for one in told].count("repetition") == 4
    phases = [one.phase for one in told if one.kind == "phase"]  # type: ignore[attr-defined]
    assert phases == ["out", "target", "back", "rest"] * 4


named = st.sampled_from(["shoulder-abduction", "lateral-raise-band", "shoulder-scaption"])


def spans(exercise: str, frames: list[Frame]) -> tuple[tuple[float, float], ...]:
    return count_repetitions(frames, exercise, live=True).spans


@settings(max_examples=5, deadline=None, derandomize=True)
@given(exercise=named, seed=seeds, parts=st.lists(st.floats(0, 1), min_size=2, max_size=2))
def test_what_was_counted_of_a_named_exercise_is_never_taken_back(exercise: str, seed: int, parts: list[float]) -> None:
    frames = wide(raising(4, seed=seed, fps=15))
    whole = spans(exercise, frames)
    assert whole
    for part in parts:
        begun = spans(exercise, frames[: int(part * len(frames))])
        assert whole[: len(begun)] == begun


@settings(max_examples=5, deadline=None, derandomize=True)
@given(exercise=named, seed=seeds, period_s=st.floats(1.6, 4))
def test_a_repetition_of_a_named_exercise_is_told_within_a_second(exercise: str, seed: int, period_s: float) -> None:
    told = [
        one
        for one in watched(exercise, wide(raising(4, seed=seed, fps=15, period_s=period_s, rest_s=3)))
        if isinstance(one, Repeated)
    ]
    assert len(told) >= 3
    assert all(one.t_s - one.end_s <= 1 for one in told)


@few
@given(seed=seeds)
def test_times_never_run_back(seed: int) -> None:
    times = [one.t_s for one in watched("shoulder-abduction", wide(raising(4, seed=seed))) if one.kind != "partial"]
    assert times == sorted(times)
    assert all(map(math.isfinite, times))


@pytest.mark.parametrize("exercise", ["shoulder-squeeze", "ytw-incline", "ytw-standing"])
@pytest.mark.parametrize("pace", [0.8, 1.25])
def test_who_takes_each_of_several_positions_rightly_hears_of_no_fault(exercise: str, pace: float) -> None:
    coach = Coach(exercise)
    said = [event for frame in practising(exercise, pace, repetitions=3) for event in coach.step(frame)]
    assert [event for event in said if isinstance(event, Cue)] == []
