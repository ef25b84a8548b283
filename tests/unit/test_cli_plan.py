from pathlib import Path

import jsonschema
import pytest

from tests.terminal import EXAMPLES, Ran, example, is_one_line, unhunch, walk, written

ANSWERS = EXAMPLES / "answers.json"
PROFILE = EXAMPLES / "profile.json"


@pytest.fixture(scope="module")
def printed() -> Ran:
    return unhunch("plan", "--profile", PROFILE, "--answers", ANSWERS, "--start", "2026-11-23", "--json")


def test_a_plan_has_four_weeks_of_which_the_first_is_firm(printed: Ran) -> None:
    weeks = printed.json["weeks"]
    assert isinstance(weeks, list)
    assert [week["provisional"] for week in weeks] == [False, True, True, True]


def test_a_plan_fits_its_own_schema(printed: Ran) -> None:
    jsonschema.validate(printed.json, unhunch("schema", "plan").json)
    assert printed.code == 0


def test_every_item_has_the_agreed_fields(printed: Ran) -> None:
    items = [part for part in walk(printed.json) if isinstance(part, dict) and "exercise" in part]
    assert items
    assert all(item.keys() >= {"exercise", "part", "level", "dose", "changes", "because"} for item in items)


def test_the_same_input_prints_the_same_bytes(printed: Ran) -> None:
    again = unhunch("plan", "--profile", PROFILE, "--answers", ANSWERS, "--start", "2026-11-23", "--json")
    assert again.out == printed.out


def test_a_plan_for_people_names_the_exercises() -> None:
    ran = unhunch("plan", "--profile", PROFILE, "--answers", ANSWERS, "--start", "2026-11-23", "--weeks", "1")
    assert "Chin tuck" in ran.out


def test_a_referral_ends_with_three_and_prints_what_screen_prints(tmp_path: Path) -> None:
    answers = written(tmp_path, {"answers": {"EM-1": "yes"}, "age": 41, "pain_now": 4})
    ran = unhunch("plan", "--profile", PROFILE, "--answers", answers, "--start", "2026-11-23", "--assume-no", "--json")
    assert (ran.code, ran.out) == (3, unhunch("screen", "--answers", answers, "--assume-no", "--json").out)


def test_under_18_nothing_is_planned_and_the_one_true_reason_is_given(tmp_path: Path) -> None:
    answers = written(tmp_path, {"answers": {}, "age": 17, "pain_now": 2})
    words = ("plan", "--profile", PROFILE, "--answers", answers, "--start", "2026-11-23", "--assume-no", "--json")
    ran = unhunch(*words)
    sessions = [part for part in walk(ran.json) if isinstance(part, dict) and "items" in part]
    assert (ran.code, sessions) == (0, [])
    assert ran.json["gave"] == [
        "No sessions and no walks are planned: this programme is for adults. Please talk to a parent and a GP."
    ]


@pytest.mark.parametrize("start", ["today", "2026-13-01", "2026-02-30", "0001-01-01", "9999-12-31", "1e9", ""])
def test_a_start_that_nobody_can_mean_is_refused_on_one_line(start: str) -> None:
    assert is_one_line(unhunch("plan", "--profile", PROFILE, "--answers", ANSWERS, "--start", start))


@pytest.mark.parametrize("weeks", ["0", "-1", "13", "four", "1.5"])
def test_a_number_of_weeks_that_makes_no_sense_is_refused_on_one_line(weeks: str) -> None:
    words = ("plan", "--profile", PROFILE, "--answers", ANSWERS, "--start", "2026-11-23", f"--weeks={weeks}")
    assert is_one_line(unhunch(*words))


WRONG_PROFILES = {
    "pain above ten": {"pain_now": 11},
    "pain a text": {"pain_now": "3"},
    "eight days": {"minutes": [20] * 8},
    "negative minutes": {"minutes": [-5] * 7},
    "more minutes than a day has": {"minutes": [2000] * 7},
    "minutes without a place": {"places": [[]] * 7},
    "an unknown place": {"places": [["moon"]] * 7},
    "an unknown exercise": {"likes": ["moonwalk"]},
    "unknown kit": {"equipment": {"home": ["rocket"]}},
    "an unknown field": {"shoe_size": 43},
    "an unknown activity level": {"activity_level": "olympic"},
    "an activity that is no object": {"activities": ["cello"]},
    "a goal of a thousand pages": {"goal": "a" * 100_000},
    "weeks of pain below zero": {"pain_weeks": -1},
    "weeks of pain for centuries": {"pain_weeks": 10**9},
}


@pytest.mark.parametrize("change", WRONG_PROFILES.values(), ids=WRONG_PROFILES)
def test_a_profile_that_does_not_fit_is_refused_on_one_line(change: dict[str, object], tmp_path: Path) -> None:
    file = written(tmp_path, {**example("profile"), **change})
    ran = unhunch("plan", "--profile", file, "--answers", ANSWERS, "--start", "2026-11-23")
    assert is_one_line(ran)
    assert str(file) in ran.err


@pytest.mark.parametrize("field", ["pain_now", "activity_level", "minutes", "places"])
def test_a_profile_without_a_needed_field_is_refused_on_one_line(field: str, tmp_path: Path) -> None:
    left = {name: value for name, value in example("profile").items() if name != field}
    ran = unhunch("plan", "--profile", written(tmp_path, left), "--answers", ANSWERS, "--start", "2026-11-23")
    assert is_one_line(ran)
    assert field in ran.err
