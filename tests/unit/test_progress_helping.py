"""What helps: told apart only where days allow it, as a range and never as a cause."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.helping import judged
from benchmarks.made_up_days import DAY, Lived, Person, Why, live
from tests.planned import the_catalogue
from unhunch.progress.helping import FACTORS, DayPain, Factor, Helping, Practised, what_helps
from unhunch.progress.helping_model import Column, Estimate, estimated
from unhunch.progress.helping_words import sentences
from unhunch.progress.rules import whole

RULES = the_catalogue().rules
WORDS = the_catalogue().words("en")
TODAY = date(2026, 11, 23)
SPELLS: dict[Factor, Why] = dict.fromkeys(FACTORS, "spells")
LEAST = whole(RULES, "helping-least-with")


def seen(lived: Lived) -> dict[Factor, Helping]:
    return {one.factor: one for one in what_helps(lived.pain, lived.practised, lived.last, RULES)}


def days(count: int) -> list[date]:
    return [TODAY - DAY * back for back in range(count - 1, -1, -1)]


def told(on: set[date], every: list[date], *, score: float = 4.0) -> Helping:
    pain = [DayPain(day=day, score=score) for day in every]
    walks = Practised(on=on, off=set(every) - on)
    return what_helps(pain, {"walk": walks}, TODAY, RULES)[0]


@pytest.mark.parametrize(
    ("count", "walks", "more_with", "more_without"),
    [(60, 0, 12, 0), (60, 4, 8, 0), (60, 12, 0, 0), (60, 56, 0, 9), (20, 8, 4, 11), (34, 16, 0, 1), (1, 0, 12, 22)],
)
def test_it_says_how_many_days_are_missing(count: int, walks: int, more_with: int, more_without: int) -> None:
    every = days(count)
    # The walk of the last day has no day after it yet.
    found = told(set(every[:walks]), every)
    assert (found.more_with, found.more_without) == (more_with, more_without)
    assert (found.mean is None) == bool(more_with or more_without)


def test_a_day_whose_own_pain_was_not_told_counts_for_neither_side() -> None:
    every = days(61)[::2]
    found = told(set(every), every)
    assert (found.with_days, found.without_days) == (0, 0)


def test_a_short_night_is_compared_by_the_day_after_it_and_all_else_by_the_next_day() -> None:
    every = days(60)
    marked = set(every[1::5])
    nights = Practised(on=marked, off=set(every) - marked)
    hurt = [DayPain(day=day, score=6.0 if day in marked else 3.0) for day in every]
    later = [DayPain(day=day, score=6.0 if day - DAY in marked else 3.0) for day in every]
    assert what_helps(hurt, {"short-sleep": nights}, TODAY, RULES)[0].verdict == "worse"
    assert what_helps(later, {"heat": nights}, TODAY, RULES)[0].verdict == "worse"


def test_days_beyond_those_looked_back_at_change_nothing() -> None:
    lived = live(Person(effects={"walk": -1.0}), Random(4))
    first = lived.pain[0].day
    older = tuple(DayPain(day=first - timedelta(days=back), score=9.0) for back in range(200, 120, -1))
    practised = {factor: Practised(on=one.on, off=one.off) for factor, one in lived.practised.items()}
    assert what_helps((*older, *lived.pain), practised, lived.last, RULES) == tuple(seen(lived).values())


def test_scores_that_never_change_give_no_verdict() -> None:
    every = days(60)
    assert told(set(every[::2]), every).verdict == "no-difference"


def test_two_things_always_done_together_are_not_told_apart() -> None:
    lived = live(Person(effects={"walk": -1.0}), Random(5))
    both: dict[Factor, Practised] = {"walk": lived.practised["walk"], "heat": lived.practised["walk"]}
    walk, heat = what_helps(lived.pain, both, lived.last, RULES)
    assert (walk.verdict, heat.verdict) == ("no-difference", "no-difference")


@settings(max_examples=12, deadline=None)
@given(
    scores=st.lists(st.sampled_from([None, 0, 0, 3, 7, 10]), min_size=40, max_size=60),
    seed=st.integers(0, 9),
)
def test_whatever_was_told_every_range_holds_its_mean_and_only_a_clear_one_has_a_verdict(
    scores: list[int | None], seed: int
) -> None:
    every, chance = days(len(scores)), Random(seed)
    pain = [DayPain(day=day, score=one) for day, one in zip(every, scores, strict=True) if one is not None]
    practised = {
        factor: Practised(on={day for day in every if chance.random() < 0.5}, off=set(every)) for factor in FACTORS
    }
    for one in what_helps(pain, practised, TODAY, RULES):
        if one.mean is None or one.low is None or one.high is None:
            assert one.more_with or one.more_without
            continue
        assert one.low <= one.mean <= one.high
        assert one.verdict == "no-difference" or not one.low <= 0 <= one.high


@pytest.mark.parametrize(("share", "freedom", "expected"), [(0.95, 20, 2.086), (0.95, 100, 1.984), (0.999, 30, 3.646)])
def test_the_range_is_students(share: float, freedom: float, expected: float) -> None:
    low, high = Estimate(mean=0.0, sd=1.0, freedom=freedom).between(share)
    assert [-low, high] == pytest.approx([expected, expected], abs=0.004)


def test_without_anything_that_carries_over_it_is_the_usual_regression() -> None:
    chance = Random(2)
    done = [float(chance.random() < 0.4) for _ in range(60)]
    scores = [5 - one + chance.gauss(0, 1) for one in done]
    found = estimated(range(60), scores, [Column(values=done, prior_sd=1e4)], ((0.0, 0.0),)).effects[0]
    sides = [[score for score, one in zip(scores, done, strict=True) if one == side] for side in (1.0, 0.0)]
    with_it, without = (sum(side) / len(side) for side in sides)
    left = sum((one - mean) ** 2 for side, mean in zip(sides, (with_it, without), strict=True) for one in side) / 58
    assert found.mean == pytest.approx(with_it - without, abs=1e-6)
    assert found.sd == pytest.approx((left * sum(1 / len(side) for side in sides)) ** 0.5, rel=1e-6)


IDLE = {
    "days that hang together": Person(keeps=0.6),
    "in spells, with half of the days answered": Person(keeps=0.7, answered=0.6, why=SPELLS),
    "near 0, falling": Person(level=2.0, course=-1.5),
    "heat where it hurts, no walk where it hurts": Person(
        keeps=0.7, noise=0.8, why={"heat": "felt", "walk": "avoided"}
    ),
}


def test_where_nothing_helps_ranges_hold_and_hardly_anybody_is_told_otherwise() -> None:
    found = [judged(person, 40, RULES, seed=3) for person in IDLE.values()]
    assert 0.90 <= sum(one.covered for one in found) / len(found) <= 0.97
    assert sum(one.false for one in found) / len(found) < 0.05


def test_known_effects_are_found_and_their_ranges_hold() -> None:
    found = judged(Person(effects={"walk": -1.2, "heat": -0.5}, why={"heat": "said"}), 40, RULES, seed=3)
    assert 0.90 <= found.covered <= 0.97
    assert (found.false < 0.05, found.found["walk"] > 0.7) == (True, True)


def test_heat_on_bad_days_is_not_called_the_reason_for_them() -> None:
    """The same days, looked at as one would by hand, tell the opposite of what is true."""
    person = Person(keeps=0.6, effects={"heat": -0.6}, why={"heat": "felt"})
    lived = [live(person, Random(seed)) for seed in range(10)]
    naive = [_by_hand(one) for one in lived]
    assert sum(naive) / len(naive) > 0.5
    assert all(seen(one)["heat"].verdict != "worse" for one in lived)
    assert sum(seen(one)["heat"].follows == "bad-days" for one in lived) >= 6


def _by_hand(lived: Lived) -> float:
    heat = lived.practised["heat"].on
    sides = [[one.score for one in lived.pain if (one.day in heat) is side] for side in (True, False)]
    return sum(sides[0]) / len(sides[0]) - sum(sides[1]) / len(sides[1])


def row(**facts: object) -> Helping:
    base = {"factor": "walk", "verdict": "helps", "with_days": 30, "without_days": 40}
    return Helping(**{**base, **facts})  # type: ignore[arg-type]  # a test's own rows


@pytest.mark.parametrize(
    ("one", "says"),
    [
        (row(mean=-0.8, low=-1.4, high=-0.2), "0.8 points lower than without (somewhere between 0.2 and 1.4)."),
        (row(mean=1.2, low=0.4, high=2.0, verdict="worse", matters=True), "1.2 points higher"),
        (row(mean=0.1, low=-0.4, high=0.6, verdict="no-difference"), "between 0.4 points lower and 0.6 points higher"),
        (row(mean=-0.5, low=-0.9, high=-0.1, verdict="no-difference"), "may well be chance"),
        (row(mean=0.5, low=0.1, high=0.9, verdict="no-difference", follows="bad-days"), "look worse than it is"),
        (row(verdict="too-little", more_with=8, more_without=3), "8 with it, 3 without"),
        (row(verdict="too-little", more_with=8), "Days with it still missing: 8"),
        (row(verdict="too-little", more_without=3), "Days without it still missing: 3"),
    ],
)  # fmt: skip
def test_every_finding_is_said_with_its_range_or_with_what_is_missing(one: Helping, says: str) -> None:
    assert says in sentences(one, WORDS)


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_no_word_of_it_speaks_of_a_cause(language: str) -> None:
    said = " ".join(
        text for name, text in the_catalogue().words(language).items() if name.startswith("progress.helps.")
    )
    assert not any(word in said.lower() for word in ("because", "cause", "weil", "verursacht", "causa", "gracias a"))
