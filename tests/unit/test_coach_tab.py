"""The coach as the browser's thread calls it: numbers in, one JSON text out, and the account of a set."""

import json
from itertools import chain
from typing import Any

import pytest

from tests.moving import raising
from tests.plumbing.outline import standing
from unhunch.coach import Cue, Event, Frame, HoldDone, Repeated
from unhunch.coach.account import Account
from unhunch.coach.tab import Tab
from unhunch.coach.targets import TARGETS
from unhunch.coach.ways import ways_of

WIDE = 4 / 3


def seen(tab: Tab, frames: list[Frame]) -> list[dict[str, Any]]:
    """What the tab says of each frame."""
    return [json.loads(tab.step(one.t_s, WIDE, list(chain.from_iterable(one.points)))) for one in frames]


def account(*events: Event) -> dict[str, Any]:
    kept = Account()
    for event in events:
        kept.take(event)
    return kept.told(0.0)


def test_a_set_counts_from_its_own_beginning(raised: list[Frame]) -> None:
    tab = Tab()
    tab.watch("lateral-raise-band", None, None)
    half = len(raised) // 2
    before = seen(tab, raised[:half])[-1]["account"]["counted"]
    tab.begin()
    after = seen(tab, raised[half:])[-1]["account"]["counted"]
    assert (before > 0, after > 0, before + after) == (True, True, 6)


def test_the_view_says_that_somebody_is_there(raised: list[Frame]) -> None:
    tab = Tab()
    tab.watch("lateral-raise-band", None, None)
    assert seen(tab, raised)[-1]["view"]["seen"]


@pytest.mark.parametrize(
    ("exercise", "view", "needs"),
    [
        ("lateral-raise-band", "front", ["arms"]),
        ("knee-bends", "side", ["legs"]),
        ("chin-tuck", "side", ["head"]),
        ("superman", "none", []),
        ("my-own-exercise", "none", []),
    ],
)
def test_the_answer_names_the_view_and_what_has_to_be_seen(exercise: str, view: str, needs: list[str]) -> None:
    told = json.loads(Tab().watch(exercise, None, None))
    assert (told["view"], told["needs"]) == (view, needs)


@pytest.mark.parametrize(
    ("exercise", "counts"),
    [("lateral-raise-band", True), ("heel-digs-seated", False), ("superman", True), ("my-own-exercise", True)],
)
def test_the_count_may_lead_only_where_it_is_sure(exercise: str, counts: object) -> None:
    assert json.loads(Tab().watch(exercise, None, None))["counts"] is counts


@pytest.mark.parametrize(
    ("exercise", "roll"),
    [
        ("lateral-flexion", True),
        ("upper-trapezius-stretch", True),
        ("lateral-raise-band", False),
        ("chin-tuck", False),
        ("superman", False),
    ],
)
def test_the_face_is_asked_for_only_where_the_head_s_tilt_is_judged(exercise: str, roll: object) -> None:
    assert json.loads(Tab().watch(exercise, None, None))["roll"] is roll


@pytest.mark.parametrize(("view", "roll"), [("front", True), ("side", False)])
def test_the_posture_check_asks_for_the_face_from_the_front(view: str, roll: object) -> None:
    assert json.loads(Tab().stand(view)) == {"roll": roll}


def test_the_roll_that_comes_with_a_frame_is_the_one_that_is_measured() -> None:
    tab = Tab()
    tab.stand("front")
    told: dict[str, Any] = {}
    for number in range(200):
        aside = 0.2 if number % 50 >= 40 else 0.0
        points = [(x + aside, *more) for x, *more in standing(0).points]
        told = json.loads(tab.step(number / 20, 1.0, list(chain.from_iterable(points)), 12.0))
    assert told["values"]["head_lateral_flexion"]["value"] == pytest.approx(12)
    assert told["values"]["head_lateral_flexion"]["by"] == "face"


@pytest.mark.parametrize(
    ("exercise", "hold_s", "sides"),
    [
        ("gentle-neck-stretch", 20.0, "lr"),
        ("upper-trapezius-stretch", 20.0, "lr"),
        ("row-one-arm-supported", None, "l"),
    ],
)
def test_of_what_is_held_either_side_is_followed_and_of_what_is_repeated_the_one_that_is_planned(
    exercise: str, hold_s: float | None, sides: str
) -> None:
    tab = Tab()
    tab.watch(exercise, "left", hold_s)
    assert tab.coach is not None
    assert "".join(way.side for way in tab.coach.ways[0]) == sides


@pytest.mark.parametrize(
    ("exercise", "side", "hold_s", "near", "flipped"),
    [
        ("row-one-arm-supported", "right", None, "right", False),
        ("row-one-arm-supported", "left", None, "left", True),
        ("row-one-arm-supported", None, None, None, False),
        ("bent-over-row", "left", None, None, False),
        ("gentle-neck-stretch", "left", 20.0, None, False),
        ("superman", "left", None, None, False),
    ],
)
def test_who_works_with_one_side_and_is_seen_from_the_side_turns_that_one_to_the_camera(
    exercise: str, side: str | None, hold_s: float | None, near: str | None, flipped: object
) -> None:
    told = json.loads(Tab().watch(exercise, side, hold_s))
    assert (told["near"], told["flipped"]) == (near, flipped)


def test_the_camera_of_a_one_sided_exercise_stands_on_the_side_that_works() -> None:
    (first, *_) = ways_of(TARGETS["row-one-arm-supported"])[0]
    assert (first.side, TARGETS["row-one-arm-supported"].around_deg) == ("r", 270.0)


def test_an_exercise_that_nobody_knows_is_looked_at_without_a_word(raised: list[Frame]) -> None:
    tab = Tab()
    tab.watch("my-own-exercise", None, None)
    assert {len(one["events"]) for one in seen(tab, raised)} == {0}


def test_an_account_tells_the_middle_range_and_the_mean_evenness() -> None:
    told = account(Repeated(0.0, 1, 0.0, 1.0, 80, "deg", 1.0), Repeated(2.0, 2, 1.0, 2.0, 90, "deg", 0.5))
    assert (told["counted"], told["range"], told["unit"], told["evenness"]) == (2, 85, "deg", 0.75)


def test_an_account_without_measures_says_none_of_them() -> None:
    told = account(Repeated(0.0, 1, 0.0, 1.0))
    assert (told["counted"], told["range"], told["evenness"]) == (1, None, None)


def test_holds_add_up() -> None:
    assert account(HoldDone(0.0, 4.0), HoldDone(0.0, 2.5))["held_s"] == 6.5


def test_a_fault_is_kept_once_and_sure_only_beyond_its_error_bar() -> None:
    told = account(Cue(0.0, "shrug", 0.4), Cue(9.0, "shrug", 0.2), Cue(20.0, "elbow-bend", 1.4))
    assert (told["faults"], told["sure_faults"]) == (["shrug", "elbow-bend"], ["elbow-bend"])


@pytest.fixture
def raised() -> list[Frame]:
    """Three quiet seconds and six arm raises."""
    return raising(6, rest_s=3.0)
