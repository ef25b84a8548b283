from dataclasses import replace

import pytest

from tests.session_book import RULES, exercise_of, item_of
from unhunch.programme.model import Item, PlannedDose
from unhunch.session.walked import walk_before

LONG = 20 * 60


def an_item(exercise: str, seconds: int) -> Item:
    return replace(item_of(exercise_of(exercise), PlannedDose(duration_s=seconds)), exercise=exercise)


@pytest.mark.parametrize(
    ("items", "found"),
    [
        ((("walking", LONG), ("upper-back-stretch-1", 20)), {1: 0}),
        ((("walking", LONG - 1), ("upper-back-stretch-1", 20)), {1: None}),
        ((("upper-back-stretch-1", 20), ("walking", LONG)), {0: None}),
        ((("walking", LONG), ("shrug", 20)), {}),
        ((), {}),
    ],
)
def test_the_roll_down_is_bound_to_a_walk_of_twenty_minutes_before_it(
    items: tuple[tuple[str, int], ...], found: dict[int, int | None]
) -> None:
    assert walk_before([an_item(*one) for one in items], RULES) == found
