"""Whether it gets better: the verdicts as a table, what they refuse, and the laws that no data breaks."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.planned import the_catalogue
from unhunch.progress.model import PainDay, Score
from unhunch.progress.outcomes import (
    ORDER,
    Asked,
    Single,
    Verdict,
    activities_change,
    is_due,
    overall,
    pain_change,
    pain_weeks,
)
from unhunch.records.model import OutcomeRecord

RULES = the_catalogue().rules
TODAY = date(2026, 11, 23)


def score(day: int, value: int) -> Score:
    """A score so many days before today."""
    on = TODAY - timedelta(days=day)
    return Score(at=datetime.combine(on, time(9), tzinfo=UTC), day=on, score=value)


def course(first: tuple[int, ...], now: tuple[int, ...], *, ago: int = 42) -> list[Score]:
    """Scores on the first days, so many days ago, and on the last ones."""
    return [
        *(score(ago - place, value) for place, value in enumerate(first)),
        *(score(place, value) for place, value in enumerate(now)),
    ]


@pytest.mark.parametrize(
    ("first", "now", "ago", "expected"),
    [
        ((6, 6, 6), (4, 4, 4), 42, "better"),
        ((6, 6, 6), (8, 8, 8), 42, "worse"),
        ((6, 6, 6), (6, 6, 6), 42, "no-change"),
        ((6, 6, 6), (5, 5, 5), 42, "no-change"),
        ((6, 6, 6), (7, 7, 7), 42, "no-change"),
        ((6, 6, 6), (7, 8, 7), 42, "leaning-worse"),
        ((8, 8, 8), (6, 7, 6), 42, "leaning-better"),
        ((4, 4, 4), (2, 3, 3), 42, "better"),
        ((2, 2, 2), (1, 1, 1), 42, "no-change"),
        ((6, 6, 6), (2, 2, 2), 14, "better"),
        ((6, 6, 6), (2, 2, 2), 13, "too-little"),
        ((6, 6), (2, 2, 2), 42, "too-little"),
        ((6, 6, 6), (2, 2), 42, "too-little"),
        ((6, 6, 6), (), 42, "too-little"),
        ((), (), 42, "too-little"),
    ],
)
def test_pain_is_judged_by_means_of_seven_days_against_the_first(
    first: tuple[int, ...], now: tuple[int, ...], ago: int, expected: Verdict
) -> None:
    assert pain_change(course(first, now, ago=ago), TODAY, RULES).verdict == expected


@pytest.mark.parametrize(
    ("first", "now", "expected"),
    [
        ({"a": 4, "b": 4}, {"a": 6, "b": 6}, "better"),
        ({"a": 4, "b": 4}, {"a": 2, "b": 2}, "worse"),
        ({"a": 4, "b": 4}, {"a": 5, "b": 5}, "no-change"),
        ({"a": 4, "b": 4}, {"a": 6, "b": 5}, "leaning-better"),
        ({"a": 4, "b": 4}, {"a": 3, "b": 2}, "leaning-worse"),
        ({"a": 4}, {"a": 6}, "leaning-better"),
        ({"a": 4}, {"a": 7}, "better"),
        ({"a": 4}, {"a": 1}, "worse"),
        ({"a": 4, "b": 9}, {"a": 7}, "better"),
        ({"a": 4, "b": 4, "c": 4}, {"a": 1, "b": 5, "c": 5}, "worse"),
        ({"a": 4, "b": 4, "c": 4}, {"a": 1, "b": 9, "c": 9}, "worse"),
        ({"a": 4, "b": 4, "c": 4}, {"a": 2, "b": 5, "c": 5}, "no-change"),
        ({"a": 4, "b": 4, "c": 4}, {"a": 7, "b": 5, "c": 4}, "better"),
        ({"a": 4, "b": 4, "c": 4}, {"a": 6, "b": 6, "c": 4}, "leaning-better"),
        ({"a": 4, "b": 4, "c": 4}, {"a": 7, "b": 4, "c": 4}, "no-change"),
        ({"a": 4, "b": 4, "c": 4}, {"a": 7, "b": 1, "c": 9}, "worse"),
        ({"a": 4}, {"b": 7}, "too-little"),
    ],
)
def test_own_activities_are_judged_by_their_mean_and_by_one_that_alone_changed_more(
    first: dict[str, int], now: dict[str, int], expected: Verdict
) -> None:
    asked = [Asked(day=TODAY - timedelta(days=30), scores=first), Asked(day=TODAY, scores=now)]
    assert activities_change(asked, RULES).verdict == expected


def test_the_one_that_decided_against_the_mean_is_told_and_no_other() -> None:
    first = Asked(day=TODAY - timedelta(days=30), scores={"a": 4, "b": 4})
    alone = activities_change([first, Asked(day=TODAY, scores={"a": 1, "b": 6})], RULES)
    together = activities_change([first, Asked(day=TODAY, scores={"a": 0, "b": 2})], RULES)
    assert (alone.by, together.verdict, together.by) == (Single(name="a", first=4, now=1), "worse", None)


OWN = st.dictionaries(st.sampled_from("abc"), st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=1)


@given(OWN, st.sampled_from("abc"), st.integers(1, 10))
def test_doing_one_thing_less_well_never_makes_the_activities_verdict_better(
    own: dict[str, tuple[int, int]], name: str, less: int
) -> None:
    def judged(now: dict[str, int]) -> int:
        began = Asked(day=TODAY - timedelta(days=30), scores={one: first for one, (first, _now) in own.items()})
        return rank(activities_change([began, Asked(day=TODAY, scores=now)], RULES).verdict)

    now = {one: latest for one, (_first, latest) in own.items()}
    lower = {one: max(0, score - less) if one == name else score for one, score in now.items()}
    assert judged(lower) <= judged(now)


def test_activities_told_once_are_no_change_yet() -> None:
    found = activities_change([Asked(day=TODAY, scores={"a": 3})], RULES)
    assert (found.verdict, found.first, found.now) == ("too-little", 3, None)


def test_an_activity_that_was_named_later_does_not_hide_the_others() -> None:
    asked = [
        Asked(day=TODAY - timedelta(days=30), scores={"a": 3, "b": 3}),
        Asked(day=TODAY - timedelta(days=9), scores={"a": 6, "b": 6}),
        Asked(day=TODAY, scores={"c": 1}),
    ]
    found = activities_change(asked, RULES)
    assert (found.verdict, found.first, found.now) == ("better", 3, 6)


@pytest.mark.parametrize(
    ("pain", "activities", "expected"),
    [
        ("better", "better", "clearly-better"),
        ("better", "no-change", "better"),
        ("better", "leaning-worse", "better"),
        ("too-little", "better", "better"),
        ("better", "worse", "worse"),
        ("worse", "better", "worse"),
        ("no-change", "leaning-better", "no-change"),
        ("too-little", "no-change", "no-change"),
        ("too-little", "too-little", "too-little"),
    ],
)
def test_both_together_are_worse_where_either_is_and_clearly_better_where_both_are(
    pain: Verdict, activities: Verdict, expected: Verdict
) -> None:
    assert overall(pain, activities) == expected


@pytest.mark.parametrize(
    ("weeks", "answered", "expected"),
    [
        (1, (), False),
        (2, (), True),
        (2, (2,), False),
        (3, (2,), False),
        (4, (2,), True),
        (9, (4,), True),
        (9, (8,), False),
        (12, (9,), True),
        (15, (12,), False),
        (16, (12,), True),
        (17, (16,), False),
        (156, (152,), True),
    ],
)
def test_activities_are_asked_after_two_four_eight_and_twelve_weeks_and_then_every_four(
    weeks: int, answered: tuple[int, ...], *, expected: bool
) -> None:
    first = TODAY - timedelta(weeks=weeks)
    answers = [OutcomeRecord(day=first + timedelta(weeks=one)) for one in answered]
    assert is_due(first, answers, TODAY, RULES) is expected


def test_who_named_no_activity_is_not_asked_about_any() -> None:
    assert not is_due(None, (), TODAY, RULES)


def test_weeks_without_a_word_are_left_out_and_never_zero() -> None:
    scores = [score(0, 4), score(30, 6), score(31, 8)]
    days = [PainDay(day=one.day, worst=one.score, average=one.score) for one in scores]
    found = pain_weeks(scores, days, TODAY, RULES)
    assert [(one.until, one.average, one.worst, one.scores, one.enough) for one in found] == [
        (TODAY - timedelta(days=28), 7, 7, 2, False),
        (TODAY, 4, 4, 1, False),
    ]


def test_a_day_on_which_more_was_asked_counts_no_more_than_another() -> None:
    (found,) = pain_weeks([score(0, 8), score(0, 8), score(0, 8), score(1, 2)], (), TODAY, RULES)
    assert (found.average, found.scores) == (5, 4)


def test_a_week_in_which_only_exercise_was_scored_has_a_worst_and_no_mean() -> None:
    (found,) = pain_weeks([], [PainDay(day=TODAY, worst=5, average=None)], TODAY, RULES)
    assert (found.average, found.spread, found.worst, found.enough) == (None, None, 5, False)


SCORES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 8)), max_size=40)


def rank(verdict: Verdict) -> int:
    return -1 if verdict == "too-little" else ORDER.index(verdict)


@given(SCORES, st.integers(1, 2))
def test_more_pain_all_along_never_makes_a_verdict_better(days: list[tuple[int, int]], more: int) -> None:
    plain = pain_change([score(day, value) for day, value in days], TODAY, RULES).verdict
    higher = pain_change([score(day, value + more) for day, value in days], TODAY, RULES).verdict
    assert rank(higher) <= rank(plain)


@given(SCORES, st.integers(1, 2))
def test_more_pain_in_the_last_week_never_makes_a_verdict_better(days: list[tuple[int, int]], more: int) -> None:
    plain = pain_change([score(day, value) for day, value in days], TODAY, RULES)
    raised = [score(day, value + (more if day < 7 else 0)) for day, value in days]
    higher = pain_change(raised, TODAY, RULES)
    # Where the first week is also the last one nothing is told at all.
    assert rank(higher.verdict) <= rank(plain.verdict) or plain.verdict == "too-little"


@given(SCORES, st.randoms())
def test_the_order_of_what_was_said_at_the_same_time_changes_nothing(
    days: list[tuple[int, int]], chance: Random
) -> None:
    scores = [score(day, value) for day, value in days]
    mixed = list(scores)
    chance.shuffle(mixed)
    assert pain_change(mixed, TODAY, RULES) == pain_change(scores, TODAY, RULES)
    assert pain_weeks(mixed, (), TODAY, RULES) == pain_weeks(scores, (), TODAY, RULES)


@given(SCORES)
def test_a_mean_lies_between_the_scores_that_were_said(days: list[tuple[int, int]]) -> None:
    for week in pain_weeks([score(day, value) for day, value in days], (), TODAY, RULES):
        said = [value for day, value in days if day // 7 == (TODAY - week.until).days // 7]
        assert week.average is not None
        assert min(said) <= week.average <= max(said)
