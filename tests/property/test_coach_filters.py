"""The coach's One-Euro filter against that of the filter's own authors, which PyPI has."""

from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from OneEuroFilter import OneEuroFilter

from unhunch.coach.filters import OneEuro

waits_s = st.floats(1 / 240, 1.0)
looks = st.lists(st.tuples(waits_s, st.floats(-200, 200)), min_size=1, max_size=60)
cutoffs_hz = st.floats(0.05, 20)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(looks=looks, rest_hz=cutoffs_hz, speed=st.floats(0, 5), slope_hz=cutoffs_hz)
def test_it_smooths_as_its_authors_own_does(
    looks: list[tuple[float, float]], rest_hz: float, speed: float, slope_hz: float
) -> None:
    # The authors' own takes a time of 0 for none.
    times = accumulate((wait_s for wait_s, _ in looks), initial=1.0)
    ours, theirs = OneEuro(rest_hz, speed, slope_hz), OneEuroFilter(30.0, rest_hz, speed, slope_hz)
    for t_s, (_, value) in zip(times, looks, strict=False):
        assert ours.step(t_s, value) == pytest.approx(theirs(value, t_s), rel=1e-9, abs=1e-9)
