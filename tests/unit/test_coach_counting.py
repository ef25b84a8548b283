import math
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.moving import raising, standing, still
from tests.plumbing.outline import raising as lines_raising
from unhunch.coach import Coach, Count, Frame, Partial, Repeated, count_repetitions, fidelity, measure
from unhunch.coach.excursions import away_side, excursions, turns_of, unlikeness, whole, with_smaller
from unhunch.coach.frame import nobody
from unhunch.coach.hints import REFERENCE
from unhunch.coach.live import LiveCounter
from unhunch.coach.signals import covariance, main_direction
from unhunch.coach.ticks import Ticks

live = pytest.mark.parametrize("live", [False, True], ids=["offline", "live"])
HIDDEN = (math.nan, math.nan, math.nan, 0.0)


@live
def test_nothing_is_no_repetition(*, live: bool) -> None:
    assert count_repetitions([], live=live) == Count(0, ())
    assert count_repetitions([nobody(at / 30) for at in range(300)], live=live) == Count(0, ())
    assert count_repetitions(still(0.1), live=live) == Count(0, ())


@live
def test_an_unknown_exercise_is_refused_with_the_nearest_names(*, live: bool) -> None:
    with pytest.raises(ValueError, match="no exercise 'shoulder-abdction'; the nearest are shoulder-abduction"):
        count_repetitions([], "shoulder-abdction", live=live)


def without_one(frame: Frame) -> Frame:
    return Frame(frame.t_s, frame.points[:32])


def unreadable(frame: Frame) -> Frame:
    return Frame(frame.t_s, [(math.nan, 0.0, 0.0, 1.0), *frame.points[1:]])


def too_sure(frame: Frame) -> Frame:
    return Frame(frame.t_s, [(0.0, 0.0, 0.0, 1.5), *frame.points[1:]])


def earlier(frame: Frame) -> Frame:
    return Frame(frame.t_s - 1, frame.points)


def days_later(frame: Frame) -> Frame:
    return Frame(1e9, frame.points)


def without_a_place(frame: Frame) -> Frame:
    return Frame(frame.t_s, [None, *frame.points[1:]])  # type: ignore[list-item]


def without_points(frame: Frame) -> Frame:
    return Frame(frame.t_s, None)  # type: ignore[arg-type]


def of_unknown_visibility(frame: Frame) -> Frame:
    return Frame(frame.t_s, [(0.0, 0.0, 0.0, None), *frame.points[1:]])  # type: ignore[list-item]


def by_the_wall_clock(frame: Frame) -> Frame:
    return Frame("noon", frame.points)  # type: ignore[arg-type]


def no_frame(_: Frame) -> Frame:
    return None  # type: ignore[return-value]


MALFORMED = [without_a_place, without_points, of_unknown_visibility, by_the_wall_clock, no_frame]


@live
@pytest.mark.parametrize("spoiled", [without_one, unreadable, too_sure, earlier, days_later, *MALFORMED])
def test_a_frame_that_cannot_be_read_is_named(*, live: bool, spoiled: Callable[[Frame], Frame]) -> None:
    frames = still(2)
    frames[41] = spoiled(frames[41])
    with pytest.raises(ValueError, match="frame 41: "):
        count_repetitions(frames, live=live)


@pytest.mark.parametrize("told", [measure, fidelity])
@pytest.mark.parametrize("spoiled", MALFORMED)
def test_what_measures_and_judges_names_it_too(
    told: Callable[[list[Frame], str], object], spoiled: Callable[[Frame], Frame]
) -> None:
    frames = still(1)
    frames[7] = spoiled(frames[7])
    with pytest.raises(ValueError, match="frame 7: it can't be read"):
        told(frames, "shoulder-abduction")


@live
@pytest.mark.parametrize("times", [(0.0, 1e308, 1.7e308), (1e308,), (0.0, 1.0, 86_402.0), (-1e308, 0.0)])
def test_times_of_no_recording_are_refused_by_their_frame(*, live: bool, times: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match=r"^frame \d: its time"):
        count_repetitions([Frame(t_s, standing()) for t_s in times], live=live)


def test_a_recording_may_have_hours_without_frames() -> None:
    assert count_repetitions([Frame(t_s, standing()) for t_s in (0.0, 40_000.0, 80_000.0)]).total == 0


@live
@pytest.mark.parametrize("exercise", [None, "shoulder-abduction", "shoulder-scaption"])
def test_a_span_is_from_leaving_rest_to_being_back(*, live: bool, exercise: str | None) -> None:
    spans = count_repetitions(raising(3, period_s=3), exercise, live=live).spans
    assert [leave_s for leave_s, _ in spans] == pytest.approx([2.4, 5.4, 8.4], abs=0.4)
    assert [back_s for _, back_s in spans] == pytest.approx([4.4, 7.4, 10.4], abs=0.4)


@live
def test_a_recording_may_begin_and_end_in_mid_movement(*, live: bool) -> None:
    frames = [one for one in raising(6) if 3.2 < one.t_s < 16]
    assert count_repetitions(frames, live=live).total in {4, 5}


@live
def test_a_raise_that_is_not_lowered_is_not_counted(*, live: bool) -> None:
    frames = [one for one in raising(4) if one.t_s < 10.7]
    assert count_repetitions(frames, "shoulder-abduction", live=live).total == 3


@live
def test_hidden_hands_are_not_read(*, live: bool) -> None:
    frames = [
        Frame(one.t_s, [HIDDEN if 15 <= at <= 22 else point for at, point in enumerate(one.points)])
        for one in raising(5)
    ]
    assert count_repetitions(frames, live=live).total == 5


@live
def test_somebody_who_leaves_and_comes_back_goes_on(*, live: bool) -> None:
    first, second = raising(3), raising(3, seed=1)
    end_s = first[-1].t_s
    away = [nobody(end_s + at / 30) for at in range(1, 300)]
    again = [Frame(one.t_s + end_s + 10, one.points) for one in second]
    assert count_repetitions([*first, *away, *again], live=live).total == 6


@live
@pytest.mark.parametrize("seen", [0.4, 0.6])
def test_landmarks_count_from_a_visibility_of_a_half(*, live: bool, seen: float) -> None:
    frames = [Frame(one.t_s, [(x, y, z, seen) for x, y, z, _ in one.points]) for one in raising(4)]
    assert count_repetitions(frames, live=live).total == (4 if seen >= 0.5 else 0)


def test_a_state_of_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match="start anew"):
        LiveCounter.of({"version": 0})


def test_every_reference_movement_is_counted_by_its_name() -> None:
    assert sorted(REFERENCE) == ["shoulder-abduction", "shoulder-extension", "shoulder-rotation", "shoulder-scaption"]


def test_turns_are_where_a_signal_comes_back_by_more_than_the_threshold() -> None:
    signal = [0.0, 1.0, 0.9, 2.0, 0.0, 0.1, 0.0, 2.0, 0.0]
    turns = turns_of(signal, 0.5)
    assert [(turn.at, turn.value) for turn in turns] == [(0, 0.0), (3, 2.0), (4, 0.0), (7, 2.0), (8, 0.0)]
    assert [one.far for one in excursions(signal, turns, away=1)] == [3, 7]
    assert away_side(signal, turns) == 1
    assert turns_of([], 1.0) == []
    assert turns_of([1.0, 1.1, 1.0], 0.5) == []


def bumps(*ways: tuple[float, int], rest: int = 8) -> list[float]:
    """Ways out and back, each so far and in so many places, with a rest before each and at the end."""
    signal: list[float] = []
    for far, long in ways:
        signal += [0.0] * rest + [far * math.sin(math.pi * at / long) ** 2 for at in range(long)]
    return [*signal, *[0.0] * rest]


@pytest.mark.parametrize(
    ("ways", "sizes"),
    [
        ([(1, 20)] * 4 + [(0.3, 20), (1, 20), (0.3, 15)], [1, 1, 1, 1, 0.3, 1, 0.3]),
        # Less than a quarter is a part of one; what is much quicker or slower is no repetition.
        ([(1, 20)] * 4 + [(0.2, 20), (1, 20), (0.3, 5), (0.3, 60)], [1, 1, 1, 1, 1]),
        # Of two nobody knows what is usual.
        ([(1, 20)] * 2 + [(0.3, 20)], [1, 1]),
    ],
)
def test_a_smaller_repetition_is_one_from_rest_to_rest_in_the_usual_time(
    ways: list[tuple[float, int]], sizes: list[float]
) -> None:
    signal = bumps(*ways)
    found = whole(signal, excursions(signal, turns_of(signal, 0.4), away=1))
    every = with_smaller(signal, found, away=1, floor=0.05)
    assert [signal[one.far] for one in every] == pytest.approx(sizes, abs=0.02)
    assert every == sorted(every)


def test_a_wobble_far_from_rest_is_no_smaller_repetition() -> None:
    once = bumps((1, 20))
    up, down = once[:18], once[18:]
    wobble = [1 - 0.3 * math.sin(math.pi * at / 20) ** 2 for at in range(20)]
    signal = [*once * 4, *up, *wobble * 2, *down]
    found = excursions(signal, turns_of(signal, 0.4), away=1)
    assert with_smaller(signal, found, away=1, floor=0.05) == found


def test_one_group_alone_counts_but_for_the_first_in_stretched_frames() -> None:
    counter = LiveCounter()
    frames = raising(6)
    for frame in frames:
        counter.step(frame)
    alone, *others = counter.readings
    alone.unlike = 0.0
    for one in others:
        one.count, one.unlike = 0, 2.0
    assert (counter.total, counter.agreed) == (6, 6)
    counter.total = 0
    assert counter.agreed == 6
    counter.rows.least = 0.6
    assert counter.agreed == 0


def test_repetitions_from_a_machine_are_alike() -> None:
    even = turns_of([0.0, 1.0] * 6, 0.5)
    uneven = turns_of([0.0, 1.0, 0.0, 3.0, 0.0, 0.0, 9.0, 0.0, 1.0, 0.0], 0.5)
    assert unlikeness(even) == 0
    assert unlikeness(uneven) > 0.5


def test_ticks_are_even_whatever_the_rate() -> None:
    clock = Ticks()
    row = (0.0,) * 16
    ticks = [tick for t_s in (0.0, 0.05, 0.1, 0.42, 3.0) for tick in clock.step(t_s, row)] + clock.finish()
    assert [round(tick.t_s, 2) for tick in ticks] == [0.05, 0.15, 0.25, 0.35, 0.45, 3.05]
    assert [tick.real for tick in ticks] == [True, True, False, False, True, True]


def test_the_main_direction_is_where_the_columns_vary_most() -> None:
    table = covariance([[0.0, 3.0, 0.0, -3.0], [0.0, 4.0, 0.0, -4.0], [1.0, 1.0, 1.0, 1.0]])
    assert main_direction(table) == pytest.approx([0.6, 0.8, 0.0])
    assert main_direction([[0.0]]) == [0.0]


def test_a_frame_without_shoulders_is_a_gap() -> None:
    points = [(x, y, z, 0.0 if at in {11, 12} else v) for at, (x, y, z, v) in enumerate(standing())]
    assert LiveCounter().rows.row(Frame(0.0, points)) is None


@pytest.mark.parametrize("exercise", [None, "lateral-raise-band", "shoulder-abduction"])
@pytest.mark.parametrize("live", [False, True])
@pytest.mark.parametrize(("last", "more"), [(0.2, 0), (0.5, 1), (1.0, 1)])
def test_a_small_part_of_the_usual_way_is_no_repetition(
    exercise: str | None, last: float, more: int, *, live: bool
) -> None:
    frames = raising(ways=(1, 1, 1, 1, 1, last))
    assert count_repetitions(frames, exercise, live).total == 5 + more


@pytest.mark.parametrize("live", [False, True])
def test_whoever_goes_only_so_far_is_counted(*, live: bool) -> None:
    assert count_repetitions(raising(ways=(0.25,) * 6), "shoulder-abduction", live).total == 6


@pytest.mark.parametrize("hold_s", [5, 8])
def test_a_hold_that_is_longer_than_the_rest_is_no_rest(hold_s: float) -> None:
    once = lines_raising(hold_s=hold_s)
    last_s = once[-1].t_s + 1 / 30
    frames = [replace(one, t_s=one.t_s + number * last_s) for number in range(5) for one in once]
    assert count_repetitions(frames, live=True).total == 5


def test_the_coach_tells_of_a_part_of_the_usual_way() -> None:
    coach = Coach("shoulder-abduction")
    events = [event for frame in raising(ways=(1, 1, 1, 1, 0.23)) for event in coach.step(frame)]
    assert sum(isinstance(one, Repeated) for one in events) == 4
    (partial,) = [one for one in events if isinstance(one, Partial)]
    assert partial.share == pytest.approx(0.23, abs=0.1)
