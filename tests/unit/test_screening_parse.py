import tomllib
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from unhunch.catalogue import load_catalogue
from unhunch.catalogue.checks.screening import screening_findings
from unhunch.catalogue.contents import Catalogue
from unhunch.catalogue.questionnaire import NO_QUESTIONNAIRE
from unhunch.catalogue.questionnaire_parse import parse_screening

Tables = dict[str, Any]
FOLDER = Path(__file__).parents[2] / "src/unhunch/catalogue/data/screening"
SHIPPED: Tables = {path.name.removesuffix(".toml"): tomllib.loads(path.read_text()) for path in FOLDER.glob("*.toml")}
NUMBERS = load_catalogue().screening.numbers


def question(tables: Tables, id_: str) -> dict[str, Any]:
    found: dict[str, Any] = next(entry for entry in tables["questions"]["question"] if entry["id"] == id_)
    return found


def findings(change: Callable[[Tables], object]) -> str:
    tables = deepcopy(SHIPPED)
    change(tables)
    return "\n".join(f"{finding.where}: {finding.what}" for finding in parse_screening(tables, NUMBERS)[1])


def test_the_shipped_questions_have_no_findings() -> None:
    assert parse_screening(SHIPPED, NUMBERS)[1] == ()


FAULTS: dict[str, tuple[Callable[[Tables], object], str]] = {
    "a missing file": (lambda t: t.pop("actions"), "screening/actions.toml: the file is missing"),
    "missing words": (lambda t: t.pop("text.en"), "screening/text.en.toml: the file is missing"),
    "a field nobody knows": (lambda t: question(t, "EM-1").update(colour="red"), "questions.toml: 0.colour"),
    "an action nobody knows": (lambda t: question(t, "EM-1").update(action="wait"), "0.action"),
    "no source": (lambda t: question(t, "EM-1").update(sources=[]), "EM-1: no source"),
    "an id twice": (lambda t: question(t, "EM-3").update(id="EM-1"), "EM-1 stands there twice"),
    "an unknown parent": (lambda t: question(t, "UR-2-limbs").update(parent="UR-99"), "parent UR-99 does not exist"),
    "a rule on an unknown question": (
        lambda t: question(t, "UR-7")["rules"][0]["when"][0].update(id="UR-99"),
        "names the unknown question UR-99",
    ),
    "a rule on an unknown option": (
        lambda t: question(t, "CA-1")["tag_rules"][0]["when"][0].update(has="left"),
        "unknown option left of CA-1-which",
    ),
    "a rule on an unknown number": (
        lambda t: question(t, "BE-12")["rules"][0]["when"][0].update(below="screening.nine"),
        "unknown number screening.nine",
    ),
    "an unknown number of days": (
        lambda t: question(t, "LOC-1")["rules"][4].update(valid_days="screening.nine"),
        "unknown number screening.nine",
    ),
    "a test of nothing": (
        lambda t: question(t, "BE-12")["rules"][0].update(when=[{}]),
        "a test names neither a question nor a fact",
    ),
    "a milder rule first": (
        lambda t: question(t, "UR-2")["rules"].reverse(),
        "a milder rule stands before a stricter one",
    ),
    "a rule that hides others": (
        lambda t: question(t, "UR-8")["rules"][0].update(when=[]),
        "a rule without `when` hides those after it",
    ),
    "a follow-up with an action": (
        lambda t: question(t, "UR-2-limbs").update(action="go_on"),
        "UR-2-limbs: a main question needs an action",
    ),
    "a main question that says follow_up": (
        lambda t: question(t, "EM-1").update(ask="follow_up"),
        "EM-1: `ask` is follow_up exactly where there is a parent",
    ),
    "a question on no screen": (
        lambda t: t["screens"]["screen"][0]["questions"].remove("EM-1"),
        "EM-1 stands on no screen",
    ),
    "an unknown question on a screen": (
        lambda t: t["screens"]["screen"][0]["questions"].append("EM-2"),
        "EM-2 is no main question",
    ),
    "a question on two screens": (
        lambda t: t["screens"]["screen"][1]["questions"].append("EM-1"),
        "a question stands on two screens",
    ),
    "pregnancy asked after its emergencies": (
        lambda t: t["screens"]["screen"][2]["questions"].reverse(),
        "EM-11 is asked before BE-4, which opens it",
    ),
    "a stop sign for an unknown question": (
        lambda t: t["session-check"]["stop-sign"][0].update(questions=["EM-2"]),
        "chest-pain: unknown question EM-2",
    ),
    "a question without words": (lambda t: t["text.en"]["questions"].pop("EM-1"), "no words for EM-1"),
    "words without a question": (
        lambda t: t["text.en"]["questions"].update({"EM-2": t["text.en"]["questions"]["EM-1"]}),
        "words for the unknown question EM-2",
    ),
    "an option without words": (
        lambda t: t["text.en"]["questions"]["CA-4-which"]["options"].pop("hip"),
        "the options of CA-4-which do not fit its words",
    ),
    "a screen without a title": (lambda t: t["text.en"]["screens"].pop("illness"), "no words for illness"),
    "an untranslated question": (
        lambda t: t.update({"text.de": {**t["text.en"], "questions": {}}}),
        "screening/text.de.toml: no words for EM-1",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_questions_is_found(name: str) -> None:
    change, said = FAULTS[name]
    assert said in findings(change)


def test_all_faults_are_found_at_once() -> None:
    def change(tables: Tables) -> None:
        question(tables, "EM-1").update(sources=[])
        question(tables, "UR-2")["rules"].reverse()
        tables["text.en"]["questions"].pop("CA-3")

    assert len(findings(change).splitlines()) == 3


CATALOGUE = load_catalogue()
LOST: dict[str, tuple[Catalogue, str]] = {
    "a source": (
        replace(CATALOGUE, sources={id_: s for id_, s in CATALOGUE.sources.items() if id_ != "acog"}),
        "screening/questions.toml: EM-11: names the unknown source 'acog'",
    ),
    "a tag": (
        replace(CATALOGUE, tags={id_: t for id_, t in CATALOGUE.tags.items() if id_ != "low-back"}),
        "screening/questions.toml: CA-3: sets the unknown tag 'low-back'",
    ),
    "words": (
        replace(CATALOGUE, all_words={**CATALOGUE.all_words, "de": {}}),
        "words/screening.de.toml: does not say screening.advice.call-emergency",
    ),
}


@pytest.mark.parametrize("name", LOST)
def test_what_the_questions_name_in_vain_is_found(name: str) -> None:
    catalogue, said = LOST[name]
    assert said in [f"{finding.where}: {finding.what}" for finding in screening_findings(catalogue)]


def test_a_questionnaire_that_could_not_be_read_names_nothing_in_vain() -> None:
    assert list(screening_findings(replace(CATALOGUE, screening=NO_QUESTIONNAIRE))) == []
