"""The file for a clinic's software: R4 by its classes, whole in itself, and shaped as docs/reference/fhir.md says."""

import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.exchanged import (
    ACTIVITY,
    BEGUN,
    CLASSES,
    TODAY,
    all_sessions,
    bundle,
    coded,
    codes_in,
    lived,
    made,
    of_kind,
    report,
    resources_in,
    unresolved,
)
from tests.life import MORNING, PERSON, a_life
from unhunch.errors import InvalidInputError
from unhunch.export.exchange import FhirWish, fhir_file, wished_parts
from unhunch.export.fhir import KINDS
from unhunch.export.fhir_terms import own_uri
from unhunch.records.model import (
    PainRecord,
    SessionRecord,
)
from unhunch.service.plans import days_of, require_programme
from unhunch.service.play import Hurts
from unhunch.service.programme import tick_walk
from unhunch.service.session import this_hurts

# One worker lives the days, once.
pytestmark = pytest.mark.xdist_group("fhir")


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_every_resource_is_one_by_the_classes_of_the_standard(language: str) -> None:
    data = bundle(language)
    assert CLASSES["Bundle"].model_validate_json(data).type == "collection"
    read = [CLASSES[one["resourceType"]].model_validate(one) for one in resources_in(data)]
    assert {type(one).__name__ for one in read} == CLASSES.keys() - {"Bundle"}


def test_there_is_something_of_every_kind_that_the_page_counts() -> None:
    parts = wished_parts(lived().ctx, lived().person, FhirWish(days=28, language="en"))
    assert tuple(part.kind for part in parts) == KINDS
    assert [part.kind for part in parts if not part.resources] == []


def test_every_reference_leads_to_something_in_the_file_and_no_id_comes_twice() -> None:
    assert unresolved(bundle()) == []
    urls = Counter(entry["fullUrl"] for entry in json.loads(bundle())["entry"])
    assert set(urls.values()) == {1}


def test_the_same_records_give_the_same_bytes() -> None:
    wish = FhirWish(days=28, language="en")
    assert fhir_file(lived().ctx, lived().person, wish) == fhir_file(lived().ctx, lived().person, wish)


def test_a_later_file_gives_the_same_things_the_same_ids_and_another_person_has_others() -> None:
    ids = {one["id"] for one in resources_in(bundle())}
    shorter = {one["id"] for one in resources_in(made(replace(report(), scores=report().scores[:-1])))}
    others = {one["id"] for one in resources_in(made(report(), seed="another"))}
    shared = {one["id"] for kind in ("ActivityDefinition", "Questionnaire") for one in of_kind(kind)}
    assert ids > shorter
    assert ids & others == shared


def test_nothing_says_who_the_person_is_unless_a_name_was_given() -> None:
    assert of_kind("Patient")[0].keys() == {"resourceType", "id", "language"}
    (named,) = of_kind("Patient", made(report(), name="  Ana\tRuiz\x00 "))
    assert named["name"] == [{"text": "Ana Ruiz"}]
    assert PERSON not in bundle().decode()


def test_a_pain_score_says_what_it_was_where_it_was_and_how_much() -> None:
    one = next(one for one in coded("72514-3") if one.get("bodySite"))
    assert codes_in(one["code"]) == ["72514-3", "38208-5", "worst"]
    assert one["code"]["text"] == "Worst pain in a session, 0 to 10"
    assert (one["valueQuantity"]["value"], one["effectiveDateTime"]) == (4, TODAY.isoformat())
    assert one["bodySite"]["text"] == "between the shoulder blades"
    assert one["note"] == [{"text": "It made the person sleep worse."}]


def test_of_one_moment_of_a_session_the_last_word_counts() -> None:
    said = tuple(PainRecord(moment="before", score=score, day=TODAY, session="s") for score in (7, 2))
    found = of_kind("Observation", made(replace(report(), scores=said)))
    assert [one["valueQuantity"]["value"] for one in found if "72514-3" in codes_in(one["code"])] == [2]


def test_sessions_and_walks_have_their_minutes_and_what_they_were() -> None:
    found = coded("55411-3")
    kinds = Counter(codes_in(one["component"][0]["valueCodeableConcept"])[0] for one in found)
    done = Counter(one.kind for one in report().sessions)
    assert kinds == {**done, "LA11834-1": 3}
    assert {one["valueQuantity"]["value"] for one in found if "walk" in one["code"]["text"]} == {25}


def test_only_whole_weeks_are_added_up_and_their_day_is_the_last() -> None:
    sunday = BEGUN.date() - timedelta(days=1)
    (aerobic,), (strength,) = coded("82290-8"), coded("82291-6")
    assert (aerobic["valueQuantity"]["value"], aerobic["effectiveDateTime"]) == (75, sunday.isoformat())
    assert (strength["valueQuantity"]["value"], strength["effectiveDateTime"]) == (3, sunday.isoformat())
    assert "was not measured" in aerobic["method"]["text"]
    shorter = replace(report(), first=BEGUN.date() - timedelta(days=6))
    assert "82290-8" not in made(shorter).decode()


def test_minutes_that_no_day_has_are_left_out() -> None:
    day = MORNING.date()
    bad = replace(
        report(),
        walked={day: 1e308, day + timedelta(days=1): -5.0, day + timedelta(days=2): 30.5},
        sessions=(SessionRecord(session="s", state="finished", day=day, kind="aerobic", minutes=2000),),
    )
    values = {one["valueQuantity"]["unit"]: one["valueQuantity"]["value"] for one in of_kind("Observation", made(bad))}
    assert (values["min"], values["min/wk"]) == (30.5, 30.5)


def test_the_plan_is_that_of_the_week_with_doses_in_words_and_as_times() -> None:
    (plan,) = of_kind("CarePlan")
    wanted = {item.exercise for one in all_sessions(lived()) if not one.optional for item in one.items}
    details = [one["detail"] for one in plan["activity"]]
    assert {codes_in(one["code"])[0] for one in details} == wanted
    assert (plan["status"], plan["period"]["start"]) == ("active", BEGUN.date().isoformat())
    walk = next(one for one in details if codes_in(one["code"]) == ["walking"])
    assert re.match(r"\d+ min, level \d\.", walk["description"])
    repeat = walk["scheduledTiming"]["repeat"]
    assert (repeat["frequency"], repeat["period"], repeat["periodUnit"]) == (len(repeat["dayOfWeek"]), 1, "wk")
    assert {one["title"] for one in of_kind("ActivityDefinition")} == {one["code"]["text"] for one in details}


def test_a_plan_without_a_clearance_is_on_hold_and_one_that_is_over_is_completed() -> None:
    unscreened = replace(report(), screening=replace(report().screening, outcome=None))
    held = of_kind("CarePlan", made(unscreened))
    assert [(one["status"], one["activity"][0]["detail"]["status"]) for one in held] == [("on-hold", "on-hold")]
    over = of_kind("CarePlan", made(replace(report(), last=date(2030, 1, 1))))
    assert [(one["status"], "activity" in one) for one in over] == [("completed", False)]


def test_the_goal_and_each_own_activity_stand_with_their_scores() -> None:
    goal, activity = of_kind("Goal")
    assert (goal["description"]["text"], activity["description"]["text"]) == ("Lift my daughter", ACTIVITY)
    scored = {one["id"]: one["valueQuantity"]["value"] for one in coded("score")}
    links = [one["reference"].removeprefix("urn:uuid:") for one in activity["outcomeReference"]]
    assert [scored[link] for link in links] == [3, 6]


def test_answers_stand_with_their_questions_as_they_were_given() -> None:
    answers = report().answers
    assert answers is not None
    unsure = replace(report(), answers=replace(answers, answers={**answers.answers, "CA-5": "unsure"}))
    (found,) = of_kind("QuestionnaireResponse", made(unsure))
    items = {one["linkId"]: one for one in found["item"]}
    asked = lived().ctx.catalogue.screening.text().questions
    said = {name: items[name]["answer"][0]["valueCoding"]["code"] for name in ("CA-3", "CA-5", "CA-1")}
    assert said == {"CA-3": "Y", "CA-5": "ASKU", "CA-1": "N"}
    assert items["CA-12"]["text"].startswith(asked["CA-12"].ask)
    assert items["age"]["answer"] == [{"valueInteger": 41}]
    (questions,) = of_kind("Questionnaire")
    assert found["questionnaire"] == questions["url"] == own_uri("questionnaire")
    assert items.keys() <= {one["linkId"] for one in questions["item"]}


def test_a_stop_sign_is_an_adverse_event_that_nobody_judged() -> None:
    one, again = of_kind("AdverseEvent")
    assert one["id"] != again["id"]
    assert codes_in(one["event"]) == ["electric-shock"]
    assert one["event"]["text"].endswith(", during Chin tuck")
    assert {"seriousness", "severity", "outcome"}.isdisjoint(one)


def test_who_tapped_a_stop_sign_in_a_session_has_it_in_the_file_though_nothing_is_cleared_any_more() -> None:
    life = a_life()
    life.begin()
    opened = next(one for one in days_of(require_programme(life.ctx, life.person))[0].sessions if one.kind != "walk")
    life.open(opened.id)
    this_hurts(life.ctx, life.person, Hurts(key="h", session=opened.id, item=0, score=3, signs=("chest-pain",)))
    wish = FhirWish(days=28, language="en")
    (event,) = [
        one for one in resources_in(fhir_file(life.ctx, life.person, wish)) if one["resourceType"] == "AdverseEvent"
    ]
    name = life.ctx.catalogue.text(opened.items[0].exercise).name
    assert codes_in(event["event"]) == ["chest-pain"]
    assert event["event"]["text"].endswith(f", during {name}")
    assert event["date"] == MORNING.date().isoformat()
    counts = {part.kind: len(part.resources) for part in wished_parts(life.ctx, life.person, wish)}
    assert counts["events"] == 1


def test_without_anything_but_a_walk_there_is_still_a_file() -> None:
    life = a_life()
    tick_walk(life.ctx, life.person, MORNING.date(), 10)
    data = fhir_file(life.ctx, life.person, FhirWish(days=28, language="en"))
    assert [one["resourceType"] for one in resources_in(data)] == ["Patient", "Observation"]


@pytest.mark.parametrize(
    ("wish", "what"),
    [
        (FhirWish(days=0, language="en"), "can't be reported"),
        (FhirWish(days=28, language="xx"), "is no language here"),
        (FhirWish(days=28, language="en", name="x" * 201), "the name is too long"),
    ],
)
def test_what_can_not_be_is_refused_on_one_line(wish: FhirWish, what: str) -> None:
    with pytest.raises(InvalidInputError, match=what):
        fhir_file(lived().ctx, lived().person, wish)
