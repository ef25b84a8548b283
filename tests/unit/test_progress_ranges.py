"""How far exercises go, against what the camera can tell."""

from datetime import date, timedelta
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unhunch.coach.bars import bar
from unhunch.coach.targets import TARGETS
from unhunch.progress.ranges import range_lines
from unhunch.records.model import SetRecord

FIRST = date(2026, 11, 1)
RAISE = "lateral-raise-band"
WATCH = TARGETS[RAISE].watches[0]
ERROR = bar(WATCH.measure, TARGETS[RAISE].camera).change
NOISE = 1.96 * sqrt(2) * ERROR


def a_set(
    day: int, value: float | None, *, exercise: str = RAISE, unit: str = WATCH.unit, skipped: bool = False
) -> SetRecord:
    when = FIRST + timedelta(days=day)
    return SetRecord(
        session=f"s{day}",
        day=when,
        item=0,
        exercise=exercise,
        set=1,
        level=1,
        seen_range=value,
        seen_unit=unit,
        skipped=skipped,
    )


def test_of_a_day_the_median_counts_and_skipped_or_unseen_sets_do_not() -> None:
    (line,) = range_lines([a_set(0, 60), a_set(0, 70), a_set(0, 90), a_set(0, None), a_set(1, 80, skipped=True)])
    assert list(line.points) == [(FIRST, 70)]
    assert (line.change, line.unit) == (None, "deg")


@pytest.mark.parametrize(("share", "changed"), [(0.99, []), (1.01, [RAISE]), (-1.01, [RAISE])])
def test_a_change_is_one_only_beyond_the_smallest_that_can_be_told(share: float, changed: list[str]) -> None:
    lines = range_lines([a_set(0, 60), a_set(3, 500), a_set(9, 60 + share * NOISE)])
    assert [line.noise for line in lines] == [pytest.approx(NOISE)]
    assert [line.change for line in lines] == [pytest.approx(share * NOISE)]
    assert [line.exercise for line in lines if line.is_changed] == changed


def test_what_the_camera_tells_nothing_of_has_no_line() -> None:
    unseen = next(name for name, one in TARGETS.items() if not one.watches)
    blunt = next(
        name
        for name, one in TARGETS.items()
        if one.watches and one.camera != "none" and not bar(one.watches[0].measure, one.camera).tells
    )
    sets = [
        a_set(0, 5, exercise=unseen),
        a_set(0, 5, exercise=blunt, unit=TARGETS[blunt].watches[0].unit),
        a_set(0, 5, exercise="no-such-exercise"),
        a_set(0, 5, unit="cm"),
    ]
    assert range_lines(sets) == ()


def test_the_unit_of_the_last_set_counts_and_the_one_done_last_comes_first() -> None:
    other = "band-pull-apart"
    unit = TARGETS[other].watches[0].unit
    lines = range_lines([a_set(0, 9, unit="cm"), a_set(2, 60), a_set(4, 30, exercise=other, unit=unit)])
    assert [line.exercise for line in lines][-1] == RAISE
    assert lines[-1].points == ((FIRST + timedelta(days=2), 60),)


@given(st.lists(st.tuples(st.integers(0, 40), st.floats(0, 1000)), min_size=1))
def test_every_line_has_its_days_in_order_and_each_once(said: list[tuple[int, float]]) -> None:
    (line,) = range_lines([a_set(day, value) for day, value in said])
    days = [day for day, _ in line.points]
    assert days == sorted(set(days))
    assert len(days) == len({day for day, _ in said})
