import json
from datetime import date

import jsonschema
import pytest

from tests.cast import NOON, WELL
from unhunch.catalogue import load_catalogue
from unhunch.errors import InvalidInputError
from unhunch.screening import (
    answers_from_json,
    answers_schema,
    answers_to_json,
    assume_no,
    outcome_to_json,
    screen,
)

TODAY = NOON.date()


def file(**changes: object) -> dict[str, object]:
    return {"answers": dict(WELL.answers), "age": 41, "pain_now": 2, **changes}


WRONG: dict[str, tuple[object, str]] = {
    "no object": ([], "answers file: [] is no object"),
    "an unknown field": (file(aeg=41), "unknown field 'aeg'"),
    "no answers": ({"age": 41, "pain_now": 2}, "answers: is missing"),
    "no age": ({"answers": {}, "pain_now": 2}, "age: is missing"),
    "no pain": ({"answers": {}, "age": 41}, "pain_now: is missing"),
    "an unknown question": (file(answers={"EM-2": "no"}), "answers: unknown question 'EM-2'"),
    "an unknown answer": (file(answers={"EM-1": "maybe"}), "answers.EM-1: 'maybe' is no answer"),
    "an answer with a capital": (file(answers={"EM-1": "Yes"}), "answers.EM-1: 'Yes' is no answer"),
    "an answer that is true": (file(answers={"EM-1": True}), "answers.EM-1: true is no answer"),
    "an answer that is null": (file(answers={"EM-1": None}), "answers.EM-1: null is no answer"),
    "a list where none goes": (file(answers={"EM-1": ["yes"]}), "answers.EM-1: ['yes'] is no answer"),
    "a word for a choice": (file(answers={"CA-1-which": "yes"}), "answers.CA-1-which: 'yes' is no list of texts"),
    "an unknown option": (file(choices={"CA-1-which": ["left"]}), "choices.CA-1-which: unknown option 'left'"),
    "a choice that is none": (file(choices={"EM-1": ["yes"]}), "choices.EM-1: is no choice"),
    "a choice given twice": (
        file(answers={"CA-1-which": []}, choices={"CA-1-which": []}),
        "CA-1-which: stands under answers and under choices",
    ),
    "an age below 0": (file(age=-1), "age: -1 does not fit"),
    "an age above 120": (file(age=121), "age: 121 does not fit"),
    "an age that is true": (file(age=True), "age: true does not fit"),
    "an age with a half": (file(age=41.5), "age: 41.5 does not fit"),
    "an age that is no number": (file(age=float("nan")), "age: nan does not fit"),
    "an age in quotes": (file(age="41"), "age: '41' does not fit"),
    "a pain above 10": (file(pain_now=11), "pain_now: 11 does not fit"),
    "a pain below 0": (file(pain_now=-1), "pain_now: -1 does not fit"),
    "a pain without end": (file(pain_now=float("inf")), "pain_now: inf does not fit"),
    "an early pain above 10": (file(pain_then=11), "pain_then: 11 does not fit"),
    "a clearance tomorrow": (file(cleared={"BE-1": "2026-11-24"}), "cleared.BE-1: 2026-11-24 is in the future"),
    "a clearance that is no date": (file(cleared={"BE-1": "soon"}), "cleared.BE-1: 'soon' is no date"),
    "a clearance of nothing known": (file(cleared={"BE-3": "2026-11-01"}), "cleared: unknown question 'BE-3'"),
    "a clearance of an unknown exercise": (
        file(exercise_cleared={"headstand": "2026-11-01"}),
        "exercise_cleared: unknown exercise 'headstand'",
    ),
    "an unknown hidden exercise": (file(hidden=["headstand"]), "hidden: unknown exercise 'headstand'"),
    "advice read tomorrow": (file(first_advice_on="2026-11-24"), "first_advice_on: 2026-11-24 is in the future"),
    "a pool in words": (file(pool="yes"), "pool: 'yes' is neither true nor false"),
    "a country that is a number": (file(country=44), "country: 44 is no text"),
    "a follow-up that its question denies": (
        file(answers={**WELL.answers, "UR-8-worse": "yes"}),
        "answers.UR-8-worse: is yes while UR-8 is no",
    ),
    "a follow-up of a question without an answer": (
        file(answers={"UR-2-limbs": "unsure"}),
        "answers.UR-2-limbs: is unsure while UR-2 is not answered",
    ),
    "a choice that its question denies": (
        file(answers=WELL.answers, choices={"UR-8-signs": ["unsteady"]}),
        "answers.UR-8-signs: is unsteady while UR-8 is no",
    ),
    "an id with a line break": (file(answers={"EM\n1": 1}), "answers.EM\\n1: 1 is no answer"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_file_is_refused_with_its_place_in_one_line(name: str) -> None:
    obj, said = WRONG[name]
    with pytest.raises(InvalidInputError) as refused:
        answers_from_json(obj, today=TODAY)
    assert (str(refused.value).startswith(said), len(str(refused.value).splitlines())) == (True, 1), refused.value


def test_unanswered_questions_are_all_named() -> None:
    answers = answers_from_json({"answers": {"EM-1": "no"}, "age": 41, "pain_now": 2}, today=TODAY)
    with pytest.raises(InvalidInputError, match=r"48 unanswered: EM-3, EM-4, .*, CA-13\. Answer each") as refused:
        screen(answers, NOON)
    assert refused.value.where == "answers"


def test_follow_ups_alone_may_be_missing() -> None:
    answers = answers_from_json(file(answers={**WELL.answers, "BE-9": "yes"}), today=TODAY)
    assert screen(answers, NOON).action == "see_doctor_before_exercising"


def test_a_no_to_everything_may_name_follow_ups_that_say_nothing_else() -> None:
    given: dict[str, object] = {
        **WELL.answers,
        "UR-8-worse": "no",
        "CA-5-assessed": "yes",
        "BE-7-checked": "no",
        "CA-4-which": [],
    }
    assert screen(answers_from_json(file(answers=given), today=TODAY), NOON).action == "go_on"


def test_assuming_no_leaves_follow_ups_open_so_that_their_stricter_branch_holds() -> None:
    answers = answers_from_json({"answers": {"UR-2": "yes"}, "age": 41, "pain_now": 2}, today=TODAY)
    assert screen(assume_no(answers), NOON).action == "call_emergency_now"


def test_a_choice_may_stand_under_answers() -> None:
    given = {**WELL.answers, "CA-4": "yes", "CA-4-which": ["knee"]}
    assert screen(answers_from_json(file(answers=given), today=TODAY), NOON).tags == ("knee",)


def test_an_empty_choice_means_not_sure_and_sets_every_tag() -> None:
    given: dict[str, object] = {**WELL.answers, "CA-4": "yes", "CA-4-which": []}
    assert screen(answers_from_json(file(answers=given), today=TODAY), NOON).tags == ("wrist", "knee", "hip")


def test_a_pool_that_was_chosen_makes_the_questions_on_water_needed() -> None:
    with pytest.raises(InvalidInputError, match="2 unanswered: CA-11, CA-11-risk"):
        screen(answers_from_json(file(pool=True), today=TODAY), NOON)


def test_blood_thinners_make_the_question_on_new_pain_or_a_fall_needed() -> None:
    with pytest.raises(InvalidInputError, match="1 unanswered: EM-13"):
        screen(answers_from_json(file(answers={**WELL.answers, "CA-10": "unsure"}), today=TODAY), NOON)


def test_a_pregnancy_makes_the_question_on_its_emergencies_needed() -> None:
    with pytest.raises(InvalidInputError, match="1 unanswered: EM-11"):
        screen(answers_from_json(file(answers={**WELL.answers, "BE-4": "yes"}), today=TODAY), NOON)


def test_a_clear_outcome_prints_in_the_form_that_others_call() -> None:
    assert outcome_to_json(screen(WELL, NOON)) == {
        "action": "go_on",
        "because": [],
        "tags": [],
        "level_cap": None,
        "allowed": ["walking", "breathing", "warm-up", "mobility", "stretch", "strength", "aerobic", "posture"],
        "valid_days": 28,
        "advice": ["go-on"],
    }


def test_a_referral_prints_in_the_form_that_others_call() -> None:
    answers = answers_from_json(file(answers={**WELL.answers, "UR-3": "yes"}), today=TODAY)
    assert outcome_to_json(screen(answers, NOON)) == {
        "action": "see_doctor_urgently",
        "because": ["UR-3"],
        "tags": [],
        "level_cap": None,
        "allowed": [],
        "valid_days": 0,
        "advice": ["be-seen-today"],
    }


def test_the_schema_is_a_json_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(answers_schema())
    assert answers_schema()["title"] == "Answers to the safety questions"


def test_the_schema_accepts_what_the_program_writes() -> None:
    answers = answers_from_json(file(cleared={"BE-1": "2026-11-01"}, country="GB", pain_then=0), today=TODAY)
    errors = list(jsonschema.Draft202012Validator(answers_schema()).iter_errors(answers_to_json(answers)))
    assert errors == []


def test_the_schema_lists_every_id_with_its_condition() -> None:
    text = json.dumps(answers_schema())
    schema = json.loads(text)["properties"]["answers"]["properties"]
    listed = {id_: entry.get("x-asked") for id_, entry in schema.items()}
    assert (set(listed), all(listed.values())) == (set(load_catalogue().screening.questions), True)


def test_the_schema_says_whose_follow_up_a_question_is() -> None:
    schema = answers_schema()["properties"]
    assert isinstance(schema, dict)
    assert schema["answers"]["properties"]["UR-2-limbs"]["x-asked"] == "asked if UR-2 is yes or unsure"


def test_dates_survive_the_way_through_json() -> None:
    answers = answers_from_json(file(cleared={"BE-1": "2026-11-01"}), today=TODAY)
    assert answers.cleared == {"BE-1": date(2026, 11, 1)}
