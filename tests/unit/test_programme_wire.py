import json
from functools import cache

import jsonschema
import pytest

from tests.planned import cleared, maya, planned, the_catalogue
from unhunch.errors import InvalidInputError
from unhunch.programme import (
    because_sentences,
    gave_sentence,
    plan_schema,
    profile_from_json,
    profile_schema,
    profile_to_json,
    programme_from_json,
    programme_to_json,
)
from unhunch.programme.model import Gave
from unhunch.programme.profile_wire import kept_profile

SHORT = {"pain_now": 2, "activity_level": "some", "minutes": 20, "places": ["home"]}


@cache
def as_json() -> dict[str, object]:
    return programme_to_json(planned(weeks=1), the_catalogue())


def test_a_plan_fits_its_schema() -> None:
    plain = json.loads(json.dumps(as_json()))
    assert list(jsonschema.Draft202012Validator(plan_schema()).iter_errors(plain)) == []


def test_a_profile_fits_its_schema() -> None:
    schema = profile_schema(the_catalogue())
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(profile_to_json(maya()))) == []


def test_the_schema_of_a_profile_names_every_field() -> None:
    properties = profile_schema(the_catalogue())["properties"]
    assert isinstance(properties, dict)
    assert set(properties) == set(profile_to_json(maya()))


def test_a_dose_leaves_out_what_does_not_apply() -> None:
    doses = [item["dose"] for part in json_sessions() for item in part["items"] if item["part"] == "walking"]  # type: ignore[attr-defined]
    assert all(set(dose) == {"sets", "duration_s"} for dose in doses)


def json_sessions() -> list[dict[str, object]]:
    weeks = as_json()["weeks"]
    assert isinstance(weeks, list)
    return [session for week in weeks for day in week["days"] for session in day["sessions"]]


def test_a_file_that_is_no_plan_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="this is not a plan"):
        programme_from_json({"weeks": 3})


def test_one_value_stands_for_every_day() -> None:
    assert profile_from_json(SHORT, the_catalogue()).minutes == (20,) * 7


def test_a_day_that_is_not_named_has_nothing() -> None:
    named = {**SHORT, "minutes": {"tue": 15}, "places": {"tue": ["home"]}}
    assert profile_from_json(named, the_catalogue()).minutes == (0, 15, 0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    "change, line",
    [
        ({"minuts": 3}, "profile: key 'minuts' is unknown. Did you mean minutes?"),
        ({"minutes": [1, 2]}, "minutes: a week has 7 days, not 2"),
        ({"minutes": 1441}, "minutes: 1441 is not a whole number from 0 to 1440"),
        ({"pain_now": True}, "pain_now: True is not a whole number from 0 to 10"),
        ({"places": ["hme"]}, "places: place 'hme' is unknown. Did you mean home?"),
        ({"likes": ["swiming"]}, "likes: exercise 'swiming' is unknown. Did you mean swimming?"),
        ({"equipment": {"home": ["mats"]}}, "equipment.home: equipment 'mats' is unknown. Did you mean mat?"),
        (
            {"pain_sites": ["between-blades", "chst"]},
            "pain_sites[1]: place of pain 'chst' is unknown. Did you mean chest?",
        ),
        ({"pain_worst": 1}, "pain_worst: the worst pain can't be less than the pain now, 2"),
        (
            {"activities": [{"name": str(n), "score": n} for n in range(4)]},
            "activities: 4 activities are more than 3",
        ),
        (
            {"preferred_time": "25:00"},
            (
                "preferred_time: '25:00' is no time of day. "
                "Use a time such as 18:30, or one of: morning, midday, afternoon, evening"
            ),
        ),
        ({"language": "tlh"}, "language: language 'tlh' is unknown. Use one of: en, de, es"),
        ({"places": {"mon": []}}, "places.mon: there are minutes, but no place. Name at least one"),
    ],
)
def test_what_does_not_fit_is_said_on_one_line(change: dict[str, object], line: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        profile_from_json({**SHORT, **change}, the_catalogue())
    assert str(caught.value) == line


@pytest.mark.parametrize("when", ["18:30", "00:00", "morning", None])
def test_a_time_of_day_is_a_clock_time_or_a_word(when: str | None) -> None:
    assert profile_from_json({**SHORT, "preferred_time": when}, the_catalogue()).preferred_time == when


def test_what_the_reader_refuses_the_schema_refuses() -> None:
    validator = jsonschema.Draft202012Validator(profile_schema(the_catalogue()))
    for change in (
        {"pain_sites": ["knee"]},
        {"preferred_time": "7:5"},
        {"language": "tlh"},
        {"activities": [{"name": "a", "score": 1}] * 4},
    ):
        assert not validator.is_valid({**SHORT, **change})
    assert validator.is_valid({**SHORT, "preferred_time": "18:30", "pain_sites": ["chest"]})


def test_a_profile_kept_before_is_not_shut_out_by_what_is_asked_now() -> None:
    kept = {**SHORT, "pain_sites": ["neck"], "pain_worst": 1, "preferred_time": "after work"}
    assert kept_profile(kept, the_catalogue()).pain_sites == ("neck",)


def test_a_missing_key_is_named() -> None:
    with pytest.raises(InvalidInputError, match="pain_now is missing"):
        profile_from_json({}, the_catalogue())


def test_everything_that_can_give_has_its_sentence() -> None:
    catalogue = the_catalogue()
    facts = {
        "day": "0", "region": "core", "kit": "doorway", "place": "desk", "exercise": "chin-tuck", "days": "1",
        "wanted": "2", "planned": "1", "minutes": "20",
    }  # fmt: skip
    names = [name.removeprefix("programme.gave.") for name in catalogue.words() if name.startswith("programme.gave.")]
    sentences = [gave_sentence(Gave(id=name, facts=facts), catalogue) for name in names]
    assert all("{" not in sentence and sentence[0].isupper() for sentence in sentences)


def test_every_region_kit_place_and_day_has_its_name() -> None:
    catalogue = the_catalogue()
    words = catalogue.words()
    asked = [f"programme.region.{name}" for name in catalogue.regions]
    asked += [f"programme.kit.{name}" for name in catalogue.equipment]
    assert [name for name in asked if name not in words] == []


def test_an_item_says_in_words_why_it_is_there() -> None:
    item = planned(leave=cleared()).weeks[0].days[0].sessions[0].items[0]
    assert "It warms you up before anything else." in because_sentences(item, the_catalogue())
