"""Whatever gaps a movement has, nothing is counted across a long one, and none costs more than a short one."""

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.moving import raising
from unhunch.coach import Coach, Frame, Repeated, count_repetitions
from unhunch.coach.live import LiveCounter
from unhunch.coach.ticks import BRIDGED_TICKS
from unhunch.coach.times import BREAKS_S

few = settings(max_examples=25, deadline=None, derandomize=True)
WIDE = 4 / 3
DAY_S = 86_400.0
# A tick lies up to a tenth of a second beside its frames.
LONG_S = BREAKS_S + 0.2
named = st.sampled_from(["shoulder-abduction", "lateral-raise-band", "seated-row", "chin-tuck"])
lengths = st.one_of(st.floats(0.1, 12), st.floats(LONG_S, 3600), st.just(3599.0), st.floats(3601, 1e6))
gaps = st.dictionaries(st.integers(1, 190), lengths, min_size=1, max_size=4)


def gapped(at: dict[int, float], seed: int) -> list[Frame]:
    """Somebody who raises their arms; before some of the frames so many seconds are missing."""
    frames, late_s = [], 0.0
    for number, one in enumerate(raising(4, fps=15, seed=seed)):
        late_s += at.get(number, 0.0)
        frames.append(Frame(one.t_s + late_s, one.points, WIDE))
    return frames


def check(spans: list[tuple[float, float]], taken: list[float]) -> None:
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    long = [(a, b) for a, b in pairwise(taken) if b - a > LONG_S]
    assert not [(span, gap) for span in spans for gap in long if span[0] <= gap[0] and span[1] >= gap[1]]


@few
@given(at=gaps, seed=st.integers(0, 1000), exercise=named)
def test_the_coach_counts_nothing_across_a_long_gap(at: dict[int, float], seed: int, exercise: str) -> None:
    coach, frames = Coach(exercise), gapped(at, seed)
    spans: list[tuple[float, float]] = []
    taken: list[float] = []
    for frame in frames:
        looks, samples = coach.counter.memory.ticks, coach.counts[1]
        events = coach.step(frame)
        spans += [(one.start_s, one.end_s) for one in events if isinstance(one, Repeated)]
        taken += [] if [one for one in events if one.kind == "refused"] else [frame.t_s]
        assert coach.counter.memory.ticks - looks <= BRIDGED_TICKS
        assert coach.counts[1] - samples <= 1
    check(spans, taken)
    # Each leap of the clock costs one frame, and a second one where the next comes late too.
    assert len(taken) >= len(frames) - 2 * len(at)


@few
@given(at=gaps, seed=st.integers(0, 1000))
def test_the_counter_counts_nothing_across_a_long_gap(at: dict[int, float], seed: int) -> None:
    counter, frames = LiveCounter(), gapped(at, seed)
    spans: list[tuple[float, float]] = []
    for frame in frames:
        looks = counter.memory.ticks
        spans += counter.step(frame)
        assert counter.memory.ticks - looks <= BRIDGED_TICKS
    check(spans, [one.t_s for one in frames])


@few
@given(at=gaps, seed=st.integers(0, 1000), exercise=st.none() | named)
def test_of_a_recording_nothing_is_counted_across_a_long_gap(
    at: dict[int, float], seed: int, exercise: str | None
) -> None:
    # A recording of days is refused as a whole.
    frames = [one for one in gapped(at, seed) if one.t_s < DAY_S]
    check(list(count_repetitions(frames, exercise).spans), [one.t_s for one in frames])


@few
@given(at=gaps, seed=st.integers(0, 1000), live=st.booleans())
def test_no_round_of_letters_has_a_long_gap_in_it(at: dict[int, float], seed: int, *, live: bool) -> None:
    frames = [one for one in gapped(at, seed) if one.t_s < DAY_S]
    spans = list(count_repetitions(frames, "ytw-incline", live).spans)
    check(spans, [one.t_s for one in frames])


@few
@given(at=gaps, seed=st.integers(0, 1000), cut=st.integers(0, 200), exercise=st.booleans())
def test_what_was_counted_before_a_gap_is_never_taken_back_and_is_kept(
    at: dict[int, float], seed: int, cut: int, *, exercise: bool
) -> None:
    frames = gapped(at, seed)
    name = "shoulder-abduction" if exercise else "lateral-raise-band"
    whole, part = Coach(name), Coach(name)
    told = [whole.step(one) for one in frames]
    assert [part.step(one) for one in frames[:cut]] == told[:cut]
    kept = Coach.of(json.loads(json.dumps(part.state())))
    assert [kept.step(one) for one in frames[cut:]] == told[cut:]
    assert kept.state() == whole.state()


@few
@given(times=st.lists(st.floats(-1e4, 1e4), min_size=1, max_size=40), exercise=named)
def test_times_of_any_order_never_unsettle_the_coach(times: list[float], exercise: str) -> None:
    coach = Coach(exercise)
    taken: list[float] = []
    points = raising(1)[0].points
    for t_s in times:
        refused = [one.kind for one in coach.step(Frame(t_s, points, WIDE))] == ["refused"]
        taken += [] if refused else [t_s]
    # Only the very first may turn out to have been wrong, as often as it is the only one.
    assert coach.times.last_s == taken[-1]
    back = [number for number, (a, b) in enumerate(pairwise(taken), 1) if b < a]
    assert back == list(range(1, len(back) + 1))


@pytest.mark.parametrize("gap_s", [600.0, 3599.0])
def test_a_counter_goes_on_counting_after_a_long_gap(gap_s: float) -> None:
    counter = LiveCounter()
    first, again = raising(4), raising(4, seed=1)
    late_s = first[-1].t_s + gap_s
    spans = [span for one in first for span in counter.step(one)]
    spans += [span for one in again for span in counter.step(Frame(one.t_s + late_s, one.points, WIDE))]
    assert len(spans) == 8
