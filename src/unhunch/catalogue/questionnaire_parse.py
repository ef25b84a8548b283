"""From the tables of `data/screening/` to a Questionnaire, with every fault in them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from unhunch.catalogue.model import Finding
from unhunch.catalogue.questionnaire import (
    ActionRule,
    Block,
    Countries,
    Question,
    Questionnaire,
    QuestionnaireText,
    Screen,
    StopSign,
)
from unhunch.catalogue.questionnaire_check import check_questionnaire

_FILES = ("questions", "screens", "actions", "session-check", "countries")
_T = TypeVar("_T")


def parse_screening(
    tables: Mapping[str, Mapping[str, Any]], numbers: Mapping[str, float]
) -> tuple[Questionnaire | None, tuple[Finding, ...]]:
    """The questionnaire in the tables, None where they can't be read as one, and all findings.

    `tables` are the parsed TOML files of `data/screening/` by stem (`questions`, `screens`, `actions`,
    `session-check`, `countries`, `text.en`, `text.<lang>`...), `numbers` the rule numbers by id.
    """
    findings: list[Finding] = [
        Finding(where=f"screening/{name}.toml", what="the file is missing", fix="add it")
        for name in (*_FILES, "text.en")
        if name not in tables
    ]
    if findings:
        return None, tuple(findings)
    questionnaire = _build(tables, numbers, findings)
    if findings:
        return None, tuple(findings)
    return questionnaire, check_questionnaire(questionnaire)


def _build(
    tables: Mapping[str, Mapping[str, Any]], numbers: Mapping[str, float], findings: list[Finding]
) -> Questionnaire:
    check = tables["session-check"]
    questions = _parse(tuple[Question, ...], tables["questions"].get("question", ()), "questions", findings) or ()
    texts = {
        name.removeprefix("text."): _parse(QuestionnaireText, _snake(table), name, findings)
        for name, table in tables.items()
        if name.startswith("text.")
    }
    return Questionnaire(
        questions=MappingProxyType({question.id: question for question in _unique(questions, findings)}),
        follow_ups=MappingProxyType(_follow_ups(questions)),
        screens=_parse(tuple[Screen, ...], tables["screens"].get("screen", ()), "screens", findings) or (),
        actions=MappingProxyType(_parse(dict[Any, ActionRule], tables["actions"], "actions", findings) or {}),
        blocks=_parse(tuple[Block, ...], check.get("block", ()), "session-check", findings) or (),
        stop_signs=_parse(tuple[StopSign, ...], check.get("stop-sign", ()), "session-check", findings) or (),
        countries=_countries(tables["countries"], findings),
        numbers=MappingProxyType({name: value for name, value in numbers.items() if name.startswith("screening.")}),
        texts=MappingProxyType({language: text for language, text in texts.items() if text is not None}),
    )


def _parse(kind: type[_T], value: object, stem: str, findings: list[Finding]) -> _T | None:
    """The value as that type; None, and a finding for each fault, where it is not one."""
    try:
        return TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        for fault in error.errors():
            path = ".".join(str(part) for part in fault["loc"])
            findings.append(Finding(where=f"screening/{stem}.toml: {path}", what=fault["msg"]))
        return None


def _snake(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key.replace("-", "_"): value for key, value in table.items()}


def _unique(questions: tuple[Question, ...], findings: list[Finding]) -> tuple[Question, ...]:
    seen: set[str] = set()
    for question in questions:
        if question.id in seen:
            findings.append(Finding(where="screening/questions.toml", what=f"{question.id} stands there twice"))
        seen.add(question.id)
    return questions


def _follow_ups(questions: tuple[Question, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for question in questions:
        if question.parent is not None:
            found[question.parent] = (*found.get(question.parent, ()), question.id)
    return found


def _countries(table: Mapping[str, Any], findings: list[Finding]) -> Countries:
    unknown = table.get("unknown", {}).get("emergency", ())
    parsed = _parse(Countries, {**table, "unknown": unknown}, "countries", findings)
    return parsed or Countries(source="", aliases={}, unknown=(), emergency={}, crisis={})
