"""Days as they went: a pause where somebody was ill, and when it is time to see somebody."""

from datetime import date, timedelta

import pytest

from tests.planned import the_catalogue
from unhunch.progress.calendar import DayMark, DayState, Lived, day_marks, share_of, why_see_somebody
from unhunch.progress.outcomes import Verdict

RULES = the_catalogue().rules
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("planned", "done", "walked", "ill", "expected"),
    [
        (2, 2, False, False, "done"),
        (0, 1, False, False, "done"),
        (2, 1, False, False, "part"),
        (2, 0, True, False, "part"),
        (0, 0, False, False, "rest"),
        (0, 0, True, False, "rest"),
        (2, 0, False, True, "pause"),
        (2, 1, False, True, "pause"),
        (2, 2, False, True, "done"),
        (2, 0, False, False, "free"),
    ],
)
def test_a_day_is_called_by_what_was_planned_and_done(
    planned: int, done: int, *, walked: bool, ill: bool, expected: DayState
) -> None:
    day = TODAY - DAY
    lived = Lived(
        planned={day - DAY: 1, day: planned}, done={day: done}, walked={day} if walked else (), ill={day} if ill else ()
    )
    assert day_marks(lived, day - DAY, TODAY)[1].state == expected


def test_today_is_open_as_long_as_nothing_is_done() -> None:
    assert day_marks(Lived(planned={TODAY: 1}, done={}), TODAY, TODAY)[0].state == "open"


def test_before_anything_was_planned_there_are_no_days() -> None:
    assert day_marks(Lived(planned={}, done={}), TODAY - 30 * DAY, TODAY) == ()


def marks(*, days: int = 60, share: float = 1.0, ill: bool = False) -> list[DayMark]:
    """One planned session a day; of these the share is done."""
    return [
        DayMark(
            day=TODAY - DAY * back,
            state="pause" if ill else "done",
            planned=10,
            done=round(10 * share),
            walked=False,
        )
        for back in range(days, -1, -1)
    ]


def test_what_was_missed_while_ill_is_not_owed() -> None:
    assert share_of([*marks(days=3), *marks(days=3, share=0.0, ill=True)]) == 1.0


@pytest.mark.parametrize(
    ("verdict", "days", "share", "expected"),
    [
        ("worse", 3, 0.0, "worse"),
        ("no-change", 60, 1.0, "no-change"),
        ("no-change", 60, 0.6, "no-change"),
        ("leaning-better", 60, 0.8, "no-change"),
        ("no-change", 60, 0.5, None),
        ("no-change", 41, 1.0, None),
        ("no-change", 42, 1.0, "no-change"),
        ("better", 60, 1.0, None),
        ("clearly-better", 60, 1.0, None),
        ("too-little", 60, 1.0, None),
    ],
)
def test_it_is_time_to_see_somebody_when_worse_or_after_six_regular_weeks_without_change(
    verdict: Verdict, days: int, share: float, expected: str | None
) -> None:
    assert why_see_somebody(verdict, marks(days=days, share=share), TODAY, RULES) == expected
