from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from unhunch.adaptation import course, decide
from unhunch.adaptation.outlook import is_deload, is_shrunk
from unhunch.catalogue import load_catalogue
from unhunch.programme.model import Standing
from unhunch.progress.model import ExerciseSession, Flare, Progress, Score, WeekDone

CATALOGUE = load_catalogue()
TODAY = date(2026, 3, 16)
ROW = Standing(exercise="seated-row", level=3, repetitions=12, sessions=9)


def weeks(*done: int, planned: int = 4, last: date = TODAY) -> tuple[WeekDone, ...]:
    """One week for each number, the last one beginning on `last`."""
    count = len(done)
    return tuple(
        WeekDone(start=last - timedelta(days=7 * (count - 1 - index)), planned=planned, done=one)
        for index, one in enumerate(done)
    )


def actions(progress: Progress) -> set[tuple[str, str]]:
    """What is decided: each action and the last word of its first reason."""
    found = decide(None, progress, catalogue=CATALOGUE)
    return {(one.action, one.because[0].rpartition(".")[2]) for one in found}


def away(days: int, standing: Standing = ROW) -> Progress:
    """A person who comes back after so many days."""
    return Progress(today=TODAY, standings={standing.exercise: standing}, last_active=TODAY - timedelta(days=days))


def after(progress: Progress) -> Standing | None:
    return next((one.change for one in decide(None, progress, catalogue=CATALOGUE) if one.change is not None), None)


@pytest.mark.parametrize(
    "days,level,rung,screens",
    [(6, None, None, False), (7, 3, 1, False), (13, 3, 1, False), (14, 2, 0, True), (27, 2, 0, True), (28, 1, 0, True)],
)
def test_after_a_gap_it_goes_back_as_the_table_says(
    days: int, level: int | None, rung: int | None, *, screens: bool
) -> None:
    found = after(away(days))
    assert (found.level if found else None, found.rung if found else None) == (level, rung)
    assert (("rescreen", "screening") in actions(away(days))) is screens


def test_a_gap_that_was_acted_on_is_not_acted_on_again() -> None:
    first = decide(None, away(10), catalogue=CATALOGUE)
    again = replace(away(10), acted=frozenset(one.key for one in first))
    assert decide(None, again, catalogue=CATALOGUE) == ()


def test_after_a_gap_a_change_within_the_week_lets_the_exercise_rest_until_it_is_over() -> None:
    changed = replace(ROW, changed_on=TODAY - timedelta(days=6))
    found = after(away(7, changed))
    assert found is not None
    assert (found.rung, found.left_out_until) == (0, TODAY + timedelta(days=1))


@pytest.mark.parametrize(
    "done,light",
    [
        ((4, 4, 4, 4, 0), True),
        ((3, 3, 3, 3, 0), True),
        ((3, 3, 3, 0), False),
        ((4, 4, 4, 4, 4, 0), False),
        ((2, 2, 2, 2, 0), False),
        ((4, 4, 0, 4, 0), False),
        ((4,) * 9 + (0,), True),
    ],
)
def test_every_fifth_week_running_is_lighter_for_people_who_come_often(done: tuple[int, ...], *, light: bool) -> None:
    assert is_deload(weeks(*done), TODAY, CATALOGUE.rules) is light


@pytest.mark.parametrize(
    "done,small",
    [
        ((1, 1, 0), True),
        ((1, 2, 0), False),
        ((0, 0, 0), True),
        ((1, 1, 2, 0), True),
        ((1, 1, 3, 0), False),
        ((1, 1, 3, 1, 0), False),
        ((1, 0), False),
    ],
)
def test_two_red_weeks_running_make_the_plan_small_until_a_green_one(done: tuple[int, ...], *, small: bool) -> None:
    assert is_shrunk(weeks(*done), TODAY, CATALOGUE.rules) is small


def test_the_course_carries_the_small_plan_and_the_lighter_week() -> None:
    small = course(Progress(today=TODAY, weeks=weeks(0, 0, 0)), (), start=TODAY, catalogue=CATALOGUE)
    fifth = Progress(today=TODAY, weeks=weeks(4, 4, 4, 4, last=TODAY - timedelta(days=7)))
    light = course(fifth, (), start=TODAY, catalogue=CATALOGUE)
    assert (small.shrink, small.strength_share, light.shrink, light.strength_share) == (True, 1.0, False, 0.5)


def test_on_the_way_back_from_a_flare_up_strength_is_half_and_a_level_down_for_now_only() -> None:
    on = TODAY - timedelta(days=4)
    at = datetime(2026, 3, 12, 8, tzinfo=UTC)
    progress = Progress(
        today=TODAY,
        standings={"seated-row": ROW},
        flares=(Flare(on=on, baseline=2.0, peak=5),),
        pain_scores=tuple(
            Score(at=at + timedelta(days=day), day=on + timedelta(days=day), score=2) for day in range(4)
        ),
    )
    found = course(progress, (), start=TODAY, catalogue=CATALOGUE)
    assert (found.strength_share, found.standings["seated-row"].level, progress.standings["seated-row"].level) == (
        0.5,
        2,
        3,
    )


def test_a_stop_sign_stands_alone() -> None:
    assert actions(replace(away(30), stop_signs=(TODAY,))) == {("stop", "stop-sign"), ("rescreen", "stop-sign")}


def slow(index: int) -> ExerciseSession:
    day = TODAY - timedelta(days=6 - 2 * index)
    return ExerciseSession(
        session=f"{day}-main-1", day=day, exercise="seated-row", level=2, before=2, worst=2, next_day=4,
        light="green", form="steady", two_more=True, effort=5,
    )  # fmt: skip


@pytest.mark.parametrize("days,flares", [(3, True), (2, False)])
def test_three_slow_days_in_a_row_are_a_flare_up(days: int, *, flares: bool) -> None:
    done = tuple(slow(index) for index in range(days))
    progress = Progress(today=TODAY, exercise_sessions=done, last_active=done[-1].day)
    assert (("flare", "flare-slow") in actions(progress)) is flares


def pain(first: int, now: int) -> tuple[Score, ...]:
    """A score on each of 42 days, `first` in the first week and `now` after it."""
    start = datetime(2026, 2, 3, 8, tzinfo=UTC)
    days = [start + timedelta(days=day) for day in range(42)]
    return tuple(Score(at=at, day=at.date(), score=first if at < days[7] else now) for at in days)


@pytest.mark.parametrize(
    "first,now,done,said",
    [(4, 4, 3, "no-change"), (4, 2, 3, ""), (2, 1, 3, ""), (4, 4, 2, ""), (3, 5, 3, "worse")],
)
def test_after_six_regular_weeks_without_change_a_clinician_is_suggested(
    first: int, now: int, done: int, said: str
) -> None:
    progress = Progress(
        today=TODAY,
        weeks=weeks(*(done,) * 6, last=TODAY - timedelta(days=7)),
        pain_scores=pain(first, now),
        last_active=TODAY,
    )
    advice = {reason for action, reason in actions(progress) if action == "advise"}
    assert advice == ({said} if said else set())
