"""Somebody's days as a file for a clinic's software, and how to look into it."""

import json
from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import cache
from typing import Any

from fhir.resources.R4B.activitydefinition import ActivityDefinition
from fhir.resources.R4B.adverseevent import AdverseEvent
from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.careplan import CarePlan
from fhir.resources.R4B.goal import Goal
from fhir.resources.R4B.observation import Observation
from fhir.resources.R4B.patient import Patient
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from tests.life import MORNING, PROFILE, Life, a_life
from tests.plumbing.data import ROOT
from unhunch.export.fhir import bundle_json, parts_of
from unhunch.export.fhir_sheet import Sheet
from unhunch.programme.model import PlannedSession
from unhunch.records.model import (
    AdverseEventRecord,
    PainRecord,
    Record,
    SetRecord,
    Value,
    WalkRecord,
)
from unhunch.service.plans import days_of, require_programme
from unhunch.service.profile import save_profile
from unhunch.service.programme import make_programme
from unhunch.service.reporting import Report, read_report

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
