"""The safety questions and what was answered, as a Questionnaire and its QuestionnaireResponse; and what went wrong."""

from typing import Final
from uuid import uuid5

from unhunch.catalogue.questionnaire import Question, QuestionnaireText
from unhunch.export.fhir_sheet import Sheet
from unhunch.export.fhir_terms import (
    ANSWERS,
    NAMESPACE,
    Codes,
    Json,
    coding,
    concept,
    own,
    own_uri,
    told,
)
from unhunch.records.model import AdverseEventRecord
from unhunch.screening import Answers
from unhunch.screening.answers_schema import full_question

_QUESTIONS: Final = "questionnaire"
_AGE: Final = "age"
_PAIN: Final = "pain-now"
_WORDS: Final = "told-not-to"


def asked(sheet: Sheet) -> tuple[Json, ...]:
    """All safety questions, with the answers to choose from."""
    if sheet.report.answers is None:
        return ()
    text = sheet.catalogue.screening.text(sheet.language)
    questions = [_question(one, text) for one in sheet.catalogue.screening.questions.values()]
    beside = [
        {"linkId": _AGE, "text": sheet.say("age"), "type": "integer"},
        {"linkId": _PAIN, "text": sheet.say("pain.right-now"), "type": "integer"},
        {"linkId": _WORDS, "text": sheet.say("told-not-to"), "type": "text"},
    ]
    made = sheet.resource(
        "Questionnaire",
        _QUESTIONS,
        url=own_uri(_QUESTIONS),
        name="UnhunchSafetyQuestions",
        title=sheet.say("questions"),
        status="active",
        subjectType=["Patient"],
        item=[*beside, *questions],
    )
    # It is everybody's, not the person's.
    return ({**made, "id": str(uuid5(NAMESPACE, _QUESTIONS))},)


def _question(question: Question, text: QuestionnaireText) -> Json:
    offered = _options(question, text) if question.options else ANSWERS
    made: Json = {"linkId": question.id, "text": told(full_question(question, text)), "type": "choice"}
    if question.options:
        made["repeats"] = True
    return {**made, "answerOption": [{"valueCoding": coding(one)} for one in offered.values()]}


def _options(question: Question, text: QuestionnaireText) -> dict[str, Codes]:
    words = text.questions[question.id].options
    return {option: own(f"answer/{question.id}", option, words[option]) for option in question.options}


def answered(sheet: Sheet) -> tuple[Json, ...]:
    """The answers in force as they were given, or nothing where none are."""
    report = sheet.report
    if report.answers is None:
        return ()
    text = sheet.catalogue.screening.text(sheet.language)
    items = [_item(_AGE, sheet.say("age"), {"valueInteger": report.answers.age})]
    items.append(_item(_PAIN, sheet.say("pain.right-now"), {"valueInteger": report.answers.pain_now}))
    if own_words := told(report.answers.told_not_to):
        items.append(_item(_WORDS, sheet.say("told-not-to"), {"valueString": own_words}))
    items += [
        _item(question.id, told(full_question(question, text)), *found)
        for question in sheet.catalogue.screening.questions.values()
        if (found := _given(question, report.answers, text))
    ]
    made = sheet.resource(
        "QuestionnaireResponse",
        "answers",
        questionnaire=own_uri(_QUESTIONS),
        status="completed",
        subject=sheet.patient,
        authored=report.answered_on.isoformat() if report.answered_on is not None else "",
        source=sheet.patient,
        item=items,
    )
    return (made,)


def _given(question: Question, answers: Answers, text: QuestionnaireText) -> list[Json]:
    """What was answered: yes, no or unsure, or what was chosen of the options."""
    if question.options:
        offered = _options(question, text)
        chosen = answers.choices.get(question.id, ())
        return [{"valueCoding": coding(offered[one])} for one in chosen if one in offered]
    answer = answers.answers.get(question.id)
    return [{"valueCoding": coding(ANSWERS[answer])}] if answer is not None else []


def _item(link: str, text: str, *found: Json) -> Json:
    return {"linkId": link, "text": text, "answer": list(found)}


def events(sheet: Sheet) -> tuple[Json, ...]:
    """Each stop sign or other harm as the person said it; nobody judged how serious it was."""
    return tuple(_event(sheet, number, one) for number, one in enumerate(sheet.report.events))


def _event(sheet: Sheet, number: int, one: AdverseEventRecord) -> Json:
    known = sheet.catalogue.screening.text(sheet.language).stop_signs
    sign = known.get(one.sign, "") or told(one.sign) or sheet.say("event.unnamed")
    codes = (own("stop-sign", one.sign, known[one.sign]),) if one.sign in known else ()
    during = told(sheet.exercise(one.exercise)) if one.exercise else ""
    text = sheet.say("event.during", sign=sign, exercise=during) if during else sign
    return sheet.resource(
        "AdverseEvent",
        *("event", one.day, one.sign, one.session, one.exercise, number),
        actuality="actual",
        event=concept(*codes, text=text),
        subject=sheet.patient,
        date=one.day.isoformat(),
        recorder=sheet.patient,
    )
