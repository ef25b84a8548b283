import math

import pytest

from unhunch.coach.filters import OneEuro, belled, median_filtered


def test_the_first_value_is_kept_as_it_is() -> None:
    assert OneEuro().step(0.0, 7.0) == 7.0


def test_a_step_goes_the_part_of_the_way_that_the_cutoff_allows() -> None:
    # 1 Hz at 10 frames a second: 1 / (1 + 10 / (2 pi)) of the way.
    euro = OneEuro(rest_hz=1.0)
    euro.step(0.0, 0.0)
    assert euro.step(0.1, 1.0) == pytest.approx(1 / (1 + 10 / math.tau))


def test_speed_opens_the_filter() -> None:
    # The slope after the step is 10 a second, smoothed at 1 Hz to 3.8587; the cut-off becomes 1 + 3.8587 Hz.
    euro = OneEuro(rest_hz=1.0, speed=1.0)
    euro.step(0.0, 0.0)
    slope = 10 / (1 + 10 / math.tau)
    assert euro.step(0.1, 1.0) == pytest.approx(1 / (1 + 10 / (math.tau * (1 + slope))))


def test_a_doubled_frame_changes_nothing() -> None:
    euro = OneEuro()
    euro.step(0.0, 0.0)
    before = euro.step(0.1, 1.0)
    assert euro.step(0.1, 50.0) == before


def test_a_median_leaves_out_what_sticks_out_once() -> None:
    assert median_filtered([1.0, 1.0, 9.0, 1.0, 1.0]) == [1.0] * 5


@pytest.mark.parametrize("width", [0, 2])
def test_a_median_needs_a_middle(width: int) -> None:
    with pytest.raises(ValueError, match="no middle"):
        median_filtered([1.0], width)


def test_a_bell_keeps_what_is_even_and_spreads_what_is_not() -> None:
    assert belled([2.0] * 4, 3) == [2.0] * 4
    assert belled([0.0, 0.0, 0.0, 16.0, 0.0, 0.0, 0.0]) == [0.0, 1.0, 4.0, 6.0, 4.0, 1.0, 0.0]
    assert belled([]) == []
