"""Whether a technique may be begun now, and on which days it stands in the plan."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.planned import the_catalogue
from unhunch.progress.techniques import Offer, Use, extras_of, extras_on, offer, uses_of
from unhunch.records.beside import ExtraRecord, TechniqueRecord
from unhunch.records.model import Record

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
HEAT = ("heat", "warmth")


def use(*, ago_min: float = 300, seconds: int = 900, felt: Any = None, days: int = 0) -> Use:
    at = NOW - timedelta(minutes=ago_min, days=days)
    value = TechniqueRecord(
        use="a", technique="heat", practice="warmth", day=TODAY - timedelta(days=days), seconds=seconds, felt=felt
    )
    return Use(at=at, value=value)


def offered(name: tuple[str, str], uses: tuple[Use, ...] = (), tags: tuple[str, ...] | None = ()) -> Offer:
    technique = the_catalogue().techniques[name[0]]
    return offer(technique, technique.practices[name[1]], uses, tags, now=NOW, today=TODAY)


@pytest.mark.parametrize(
    ("uses", "expected"),
    [
        ((), Offer()),
        ((use(ago_min=61),), Offer()),
        ((use(ago_min=10),), Offer(again_at=NOW + timedelta(minutes=50))),
        ((use(ago_min=10, seconds=0),), Offer()),
        ((use(ago_min=10, days=1),), Offer()),
        ((use(), use(), use()), Offer(enough=True)),
        ((use(), use(), use(seconds=0)), Offer()),
        ((use(felt="worse"),), Offer(felt_worse=True)),
        ((use(felt="worse", days=1),), Offer()),
        ((use(felt="better"),), Offer()),
    ],
)
def test_heat_is_offered_as_often_and_as_far_apart_as_its_numbers_say(uses: tuple[Use, ...], expected: Offer) -> None:
    assert offered(HEAT, uses) == expected


@pytest.mark.parametrize(
    ("name", "tags", "closed_by"),
    [
        (HEAT, ("pregnancy", "high-bp", "osteoporosis"), ()),
        (("massage", "ball"), ("osteoporosis", "low-back"), ("osteoporosis",)),
        (("massage", "ball"), ("steroid-or-bleeding",), ("steroid-or-bleeding",)),
        (("massage", "ball"), ("pregnancy",), ("pregnancy",)),
        (("relaxation", "tense-and-let-go"), ("high-bp",), ("high-bp",)),
        (("relaxation", "slow-breathing"), ("high-bp", "pregnancy"), ()),
    ],
)
def test_a_tag_closes_what_the_facts_say_and_nothing_else(
    name: tuple[str, str], tags: tuple[str, ...], closed_by: tuple[str, ...]
) -> None:
    found = offered(name, tags=tags)
    assert found.closed_by == closed_by
    assert found.is_open == (not closed_by)


@pytest.mark.parametrize("name", [HEAT, ("massage", "ball"), ("relaxation", "slow-breathing")])
def test_nothing_is_offered_without_a_clearance(name: tuple[str, str]) -> None:
    assert offered(name, tags=None) == Offer(needs_screening=True)


def test_the_last_record_of_a_use_counts_and_its_time_is_the_first() -> None:
    first, second = use(ago_min=20), use(ago_min=5, felt="same")
    records = [Record(key=str(n), at=one.at, value=one.value) for n, one in enumerate((first, second))]
    assert uses_of(records) == (Use(at=first.at, value=second.value),)


EXTRAS = st.builds(
    ExtraRecord,
    technique=st.sampled_from(["heat", "relaxation"]),
    practice=st.just("one"),
    day=st.dates(date(2026, 11, 1), date(2026, 12, 1)),
    weekdays=st.sets(st.integers(0, 6)).map(lambda days: tuple(sorted(days))),
    moment=st.sampled_from(["before", "after", "own"]),
)


@given(st.lists(EXTRAS, max_size=6), st.dates(date(2026, 11, 1), date(2026, 12, 8)))
def test_the_last_word_on_a_practice_says_on_which_days_it_stands(said: list[ExtraRecord], day: date) -> None:
    records = [Record(key=str(n), at=NOW, value=one) for n, one in enumerate(said)]
    found = extras_on(extras_of(records), day)
    last = {one.technique: one for one in said}
    assert {one.technique for one in found} == {
        name for name, one in last.items() if day.weekday() in one.weekdays and one.day <= day
    }
