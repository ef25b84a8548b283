"""The file for a clinic's software: R4 by its classes, whole in itself, and shaped as docs/reference/fhir.md says."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from fhir.resources.R4B.activitydefinition import ActivityDefinition
from fhir.resources.R4B.adverseevent import AdverseEvent
from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.careplan import CarePlan
from fhir.resources.R4B.goal import Goal
from fhir.resources.R4B.observation import Observation
from fhir.resources.R4B.patient import Patient
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.life import MORNING, PERSON, PROFILE, Life, a_life
from tests.plumbing.data import ROOT
from tests.property.test_records_codec import TEXT, records_of
from unhunch.errors import InvalidInputError
from unhunch.export.exchange import FhirWish, fhir_file, wished_parts
from unhunch.export.fhir import KINDS, bundle_json, parts_of
from unhunch.export.fhir_sheet import Sheet
from unhunch.export.fhir_terms import own_uri
from unhunch.programme.model import PlannedSession
from unhunch.records.model import (
    AdverseEventRecord,
    OutcomeRecord,
    PainRecord,
    Record,
    SessionRecord,
    SetRecord,
    Value,
    WalkRecord,
)
from unhunch.service.plans import days_of, require_programme
from unhunch.service.profile import save_profile
from unhunch.service.programme import make_programme, tick_walk
from unhunch.service.reporting import ActivityTrend, Report, read_report

# One worker lives the days, once.
pytestmark = pytest.mark.xdist_group("fhir")
Json = dict[str, Any]
CLASSES: Mapping[str, Any] = {
    one.__name__: one
    for one in (
        ActivityDefinition, AdverseEvent, Bundle, CarePlan, Goal, Observation, Patient, Questionnaire,
        QuestionnaireResponse,
    )
}  # fmt: skip
PAGE = (ROOT / "docs" / "reference" / "fhir.md").read_text(encoding="utf-8")
ACTIVITY = "Sitting at my desk"
BAND = "lateral-raise-band"
# A Monday.
BEGUN = MORNING + timedelta(days=7)
TODAY = BEGUN.date() + timedelta(days=1)


@cache
def lived() -> Life:
    """Somebody with low mood, on the second day of a plan: a session and a stop sign; the week before, walks."""
    life = a_life(at=BEGUN)
    life.screen(yes=("CA-3", "CA-12"))
    profile = {**PROFILE, "goal": "Lift my daughter", "activities": [{"name": ACTIVITY, "score": 3}]}
    save_profile(life.ctx, life.person, profile)
    make_programme(life.ctx, life.person, weeks=1)
    life.do(next(one.id for one in all_sessions(life) if one.kind == "micro"), pain=2, worst=3)
    life.clock.at = BEGUN + timedelta(days=1)
    save_profile(life.ctx, life.person, {**profile, "activities": [{"name": ACTIVITY, "score": 6}]})
    event = AdverseEventRecord(day=TODAY, sign="electric-shock", exercise="chin-tuck", action="kept")
    week = [BEGUN.date() - timedelta(days=days) for days in range(7, 0, -1)]
    kept: tuple[Value, ...] = (
        *(WalkRecord(day=day, minutes=25) for day in week[:3]),
        *(SetRecord(session=f"{day}", day=day, item=0, exercise=BAND, set=1, level=1) for day in week[::3]),
        event,
        event,
        PainRecord(moment="worst", score=4, day=TODAY, session="x", site="between-blades", worse_sleep=True),
    )
    life.ctx.store.append(
        life.person, [Record(key=f"kept-{number}", at=life.clock.now(), value=one) for number, one in enumerate(kept)]
    )
    return life


def all_sessions(life: Life) -> list[PlannedSession]:
    return [one for day in days_of(require_programme(life.ctx, life.person)) for one in day.sessions]


@cache
def report() -> Report:
    return read_report(lived().ctx, lived().person)


def made(found: Report, language: str = "en", name: str = "", seed: str = "seed") -> bytes:
    sheet = Sheet(report=found, catalogue=lived().ctx.catalogue, language=language, seed=seed, name=name)
    return bundle_json(parts_of(sheet))


def resources_in(data: bytes) -> list[Json]:
    return [entry["resource"] for entry in json.loads(data)["entry"]]


@cache
def bundle(language: str = "en") -> bytes:
    return made(report(), language)


def of_kind(kind: str, data: bytes | None = None) -> list[Json]:
    return [one for one in resources_in(data or bundle()) if one["resourceType"] == kind]


def coded(code: str) -> list[Json]:
    """The Observations with that code."""
    return [one for one in of_kind("Observation") if code in codes_in(one["code"])]


def codes_in(concept: Json) -> list[str]:
    return [str(one["code"]) for one in concept.get("coding", ())]


def walked(found: Any) -> Iterator[tuple[str, Any]]:
    """Every name with its value, however deep."""
    if isinstance(found, dict):
        for name, value in found.items():
            yield name, value
            yield from walked(value)
    elif isinstance(found, list):
        for value in found:
            yield from walked(value)


def unresolved(data: bytes) -> list[str]:
    """References and canonical addresses that lead to nothing in the file."""
    entries = json.loads(data)["entry"]
    there = {entry["fullUrl"] for entry in entries} | {entry["resource"].get("url") for entry in entries}
    links = [value for name, value in walked(entries) if name in {"reference", "questionnaire"}]
    links += [one for name, value in walked(entries) if name == "instantiatesCanonical" for one in value]
    return [one for one in links if one not in there]


def table(title: str) -> list[list[str]]:
    """The rows of the first table below that heading of the page."""
    text = PAGE.split(f"## {title}\n")[1].split("\n## ")[0]
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


def has(resource: Json, path: str) -> bool:
    found: Any = resource
    for name in path.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    return found not in (None, "", [], {})


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


PROFILES: Mapping[str, Callable[[], list[Json]]] = {
    "PACarePlan": lambda: of_kind("CarePlan"),
    "PAGoal": lambda: of_kind("Goal"),
    "PAObservationEVSMinutesPerWeek": lambda: coded("82290-8"),
    "PAObservationStrengthDaysPerWeek": lambda: coded("82291-6"),
    "PAObservationActivityMeasure": lambda: coded("55411-3"),
}


@pytest.mark.parametrize("profile", PROFILES)
def test_what_the_guide_asks_for_is_there_as_the_page_says(profile: str) -> None:
    rows = [row for row in table("What the guide asks for") if row[0] == profile]
    found = PROFILES[profile]()
    wrong = [
        (element, here)
        for _profile, element, _guide, here in rows
        if {has(one, element) for one in found} != ({False} if here.startswith("never: ") else {True})
    ]
    assert (wrong, bool(rows), bool(found)) == ([], True, True)


def test_what_the_guide_fixes_is_what_is_there() -> None:
    fixed = [(row[0], row[1], row[2].removeprefix("required: ")) for row in table("What the guide asks for")]
    wanted = [
        (profile, element, value) for profile, element, value in fixed if not value.startswith(("required", "must"))
    ]
    wrong = [
        (profile, element, value)
        for profile, element, value in wanted
        for one in PROFILES[profile]()
        for part in value.split(", ")
        if f'"{part}"' not in json.dumps(_at(one, element))
    ]
    assert (wrong, len(wanted) > 10) == ([], True)


def _at(resource: Json, path: str) -> Any:
    found: Any = resource
    for name in path.split("."):
        found = found[name]
    return found


def test_no_profile_is_claimed() -> None:
    assert "profile" not in {name for name, _value in walked(json.loads(bundle()))}


def test_each_resource_has_its_row_of_what_r4b_changed_and_uses_nothing_of_it() -> None:
    rows = {row[0]: set(re.findall(r"`(\w+)`", row[1])) for row in table("R4 and R4B")}
    assert rows.keys() == CLASSES.keys()
    used = [(kind, name) for kind, changed in rows.items() for one in of_kind(kind) for name in changed if name in one]
    assert used == []
    names = {name for name, _value in walked(json.loads(bundle()))}
    assert not [name for name in names if "CodeableReference" in name or "RatioRange" in name]


def test_every_code_of_the_page_is_in_the_file_and_every_loinc_code_in_the_page() -> None:
    text = bundle().decode()
    named = {code for row in table("Codes") for code in re.findall(r"[A-Za-z0-9-]+", row[0])}
    assert [one for one in named if f'"{one}"' not in text] == []
    loinc = {
        str(value["code"]) for _name, value in _codings(json.loads(text)) if value.get("system") == "http://loinc.org"
    }
    assert loinc <= named


def _codings(found: Any) -> Iterator[tuple[str, Json]]:
    for name, value in walked(found):
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict) and "system" in one and "code" in one:
                yield name, one


KEPT = st.one_of(
    records_of(AdverseEventRecord), records_of(PainRecord), records_of(WalkRecord), records_of(SetRecord),
    records_of(SessionRecord), records_of(OutcomeRecord),
)  # fmt: skip
DAYS = st.integers(0, 27).map(lambda days: TODAY - timedelta(days=days))
TRENDS = st.builds(
    ActivityTrend, name=TEXT, first=st.integers(0, 10), first_on=DAYS, last=st.integers(0, 10), last_on=DAYS
)


@settings(max_examples=25)
@given(values=st.lists(KEPT, max_size=6), day=DAYS, goal=TEXT, trends=st.lists(TRENDS, max_size=3), words=TEXT)
def test_any_records_make_a_whole_file(
    values: list[Any], day: date, goal: str, trends: list[ActivityTrend], words: str
) -> None:
    life = a_life(at=lived().clock.at)
    kept = [Record(key=str(n), at=MORNING, value=replace(one, day=day)) for n, one in enumerate(values)]
    kept.append(Record(key="walk", at=MORNING, value=WalkRecord(day=TODAY, minutes=5)))
    life.ctx.store.append(life.person, kept)
    answers = report().answers
    assert answers is not None
    found = replace(
        read_report(life.ctx, life.person),
        goal=goal,
        activities=tuple(trends),
        answers=replace(answers, told_not_to=words),
        answered_on=day,
        programme=report().programme,
    )
    data = made(found, name=words)
    assert unresolved(data) == []
    assert len({one["id"] for one in resources_in(data)}) == len(resources_in(data))
    assert {type(CLASSES[one["resourceType"]].model_validate(one)) for one in resources_in(data)} <= {*CLASSES.values()}
