from pathlib import Path
from typing import Any

import pytest
import yaml

from unhunch.catalogue import load_catalogue
from unhunch.catalogue.questionnaire import Question, Questionnaire

pytestmark = pytest.mark.shared

CHANGED_ASK = {"EM-13": "if_blood_thinner"}


@pytest.fixture(scope="module")
def questionnaire() -> Questionnaire:
    return load_catalogue().screening


@pytest.fixture(scope="module")
def facts(shared: Path) -> dict[str, dict[str, Any]]:
    table = yaml.safe_load((shared / "clinical" / "screening.yaml").read_text(encoding="utf-8"))
    return {question["id"]: question for question in table["questions"]}


def tags(question: Question) -> set[str]:
    return {*question.tags, *(rule.tag for rule in question.tag_rules)}


def test_all_52_questions_are_there_and_one_is_split(
    questionnaire: Questionnaire, facts: dict[str, dict[str, Any]]
) -> None:
    assert {q.id for q in questionnaire.main} == {*facts, "CA-11-risk"}


def test_each_question_keeps_its_action(questionnaire: Questionnaire, facts: dict[str, dict[str, Any]]) -> None:
    assert {id_: questionnaire.questions[id_].action for id_ in facts} == {
        id_: question["action"] for id_, question in facts.items()
    }


def test_each_question_keeps_its_theme(questionnaire: Questionnaire, facts: dict[str, dict[str, Any]]) -> None:
    assert {id_: questionnaire.questions[id_].theme for id_ in facts} == {
        id_: question["group"] for id_, question in facts.items()
    }


def test_each_question_is_asked_of_the_same_people(
    questionnaire: Questionnaire, facts: dict[str, dict[str, Any]]
) -> None:
    assert {id_: questionnaire.questions[id_].ask for id_ in facts} == {
        id_: CHANGED_ASK.get(id_, question["ask"]) for id_, question in facts.items()
    }


def test_each_question_sets_at_least_its_tags(questionnaire: Questionnaire, facts: dict[str, dict[str, Any]]) -> None:
    missing = {
        id_: set(question.get("tags", ())) - tags(questionnaire.questions[id_]) for id_, question in facts.items()
    }
    assert {id_: lost for id_, lost in missing.items() if lost} == {}


def test_each_question_keeps_its_sources(questionnaire: Questionnaire, facts: dict[str, dict[str, Any]]) -> None:
    missing = {
        id_: set(question["sources"]) - set(questionnaire.questions[id_].sources) for id_, question in facts.items()
    }
    assert {id_: lost for id_, lost in missing.items() if lost} == {}


def test_each_risk_context_is_told(questionnaire: Questionnaire, facts: dict[str, dict[str, Any]]) -> None:
    text = questionnaire.text().questions
    assert [id_ for id_, question in facts.items() if "risk_context" in question and not text[id_].context] == []


def test_each_escalation_has_a_rule(questionnaire: Questionnaire, facts: dict[str, dict[str, Any]]) -> None:
    dropped = {"BE-12"}  # its own escalation is dropped
    escalated = {id_ for id_, question in facts.items() if "escalate_if" in question} - dropped
    assert [id_ for id_ in sorted(escalated) if not questionnaire.questions[id_].rules] == []
