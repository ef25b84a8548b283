import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.moving import chaos, mirrored, placed, raising, still, stretched
from unhunch.coach import count_repetitions
from unhunch.coach.frame import Frame, nobody
from unhunch.coach.hints import REFERENCE, counting_hint
from unhunch.coach.live import LiveCounter

few = settings(max_examples=6, deadline=None, derandomize=True)
live = pytest.mark.parametrize("live", [False, True], ids=["offline", "live"])
seeds = st.integers(0, 10_000)
rates = st.sampled_from([5, 8, 15, 24, 30, 60])


@live
@few
@given(seed=seeds, fps=rates, exercise=st.sampled_from([None, *REFERENCE]), breath=st.floats(0, 0.025))
def test_a_still_person_is_never_counted(
    *, live: bool, seed: int, fps: float, exercise: str | None, breath: float
) -> None:
    assert count_repetitions(still(fps=fps, seed=seed, breath=breath), exercise, live=live).total == 0


@live
@few
@given(seed=seeds, fps=rates)
def test_a_still_person_in_stretched_frames_is_never_counted(*, live: bool, seed: int, fps: float) -> None:
    assert count_repetitions(stretched(still(fps=fps, seed=seed)), live=live).total == 0


@live
@few
@given(seed=seeds, fps=rates, exercise=st.sampled_from([None, *REFERENCE]))
def test_noise_is_never_counted(*, live: bool, seed: int, fps: float, exercise: str | None) -> None:
    assert count_repetitions(chaos(fps=fps, seed=seed), exercise, live=live).total == 0


@live
@few
@given(
    seed=seeds,
    fps=st.sampled_from([8, 15, 30, 60]),
    repetitions=st.integers(1, 7),
    period_s=st.floats(1.5, 5),
    exercise=st.sampled_from([None, "shoulder-abduction"]),
)
def test_every_raise_is_counted(
    *, live: bool, seed: int, fps: float, repetitions: int, period_s: float, exercise: str | None
) -> None:
    frames = raising(repetitions, fps=fps, period_s=period_s, seed=seed)
    assert count_repetitions(frames, exercise, live=live).total == repetitions


@live
@few
@given(seed=seeds, scale=st.floats(0.2, 3), x=st.floats(-1, 1), y=st.floats(-1, 1))
def test_a_count_depends_on_no_mirror_size_or_place(*, live: bool, seed: int, scale: float, x: float, y: float) -> None:
    frames = raising(4, seed=seed, share=0.01)
    count = count_repetitions(frames, live=live).total
    assert count == count_repetitions(mirrored(frames), live=live).total
    assert count == count_repetitions(placed(frames, scale, x, y), live=live).total


@live
@few
@given(seed=seeds)
def test_spans_are_in_order_and_apart(*, live: bool, seed: int) -> None:
    frames = raising(5, period_s=1.6, seed=seed)
    count = count_repetitions(frames, live=live)
    edges = [edge for span in count.spans for edge in span]
    assert edges == sorted(edges)
    assert count.total == len(count.spans)
    assert all(leave < back for leave, back in count.spans)


@few
@given(seed=seeds, part=st.floats(0, 1))
def test_live_nothing_is_taken_back(seed: int, part: float) -> None:
    frames = raising(5, seed=seed)
    spans = count_repetitions(frames, live=True).spans
    begun = count_repetitions(frames[: int(part * len(frames))], live=True).spans
    assert spans[: len(begun)] == begun


@few
@given(seed=seeds, period_s=st.floats(1.5, 4))
def test_live_a_repetition_is_counted_within_a_second(seed: int, period_s: float) -> None:
    counter = LiveCounter()
    for frame in raising(5, period_s=period_s, seed=seed):
        assert all(frame.t_s - back_s <= 1 for _, back_s in counter.step(frame))


@few
@given(seed=seeds, cut=st.integers(0, 500), exercise=st.sampled_from([None, *REFERENCE]))
def test_a_kept_counter_goes_on_as_if_it_had_never_stopped(seed: int, cut: int, exercise: str | None) -> None:
    frames = raising(6, seed=seed)
    whole, first = LiveCounter(counting_hint(exercise)), LiveCounter(counting_hint(exercise))
    for frame in frames[:cut]:
        whole.step(frame)
        first.step(frame)
    state = first.state()
    told = json.dumps(state)
    second = LiveCounter.of(json.loads(told))
    for frame in frames[cut : cut + 60]:
        first.step(frame)
    assert json.dumps(state) == told
    assert [whole.step(frame) for frame in frames[cut:]] == [second.step(frame) for frame in frames[cut:]]


@live
@few
@given(seed=seeds)
def test_dropped_and_doubled_frames_and_short_absences_change_nothing(*, live: bool, seed: int) -> None:
    chance = random.Random(seed)
    frames: list[Frame] = []
    for frame in raising(6, seed=seed):
        what = chance.random()
        if what > 0.2:
            frames.append(frame if what < 0.95 else nobody(frame.t_s))
        if what > 0.8:
            frames.append(frame if frames[-1] is frame else nobody(frame.t_s))
    assert count_repetitions(frames, live=live).total == 6
