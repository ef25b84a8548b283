"""The JSON Schema of an answers file, with every question, its words and when it is asked."""

from unhunch.catalogue.contents import Catalogue
from unhunch.catalogue.questionnaire import Question, Questionnaire, QuestionnaireText
from unhunch.screening.questions import questionnaire_of

_DATE = {"type": "string", "format": "date", "description": "A date, YYYY-MM-DD, not in the future."}


def answers_schema(catalogue: Catalogue | None = None) -> dict[str, object]:
    """The schema: each id with its question, its condition, its values, and the meaning of the other fields.

    `x-asked` says when a question is asked, `x-parent` whose follow-up it is.
    """
    questionnaire = questionnaire_of(catalogue)
    text = questionnaire.text()
    plain = {q.id: _question(q, text) for q in questionnaire.questions.values() if not q.options}
    choices = {q.id: _choice(q, text) for q in questionnaire.questions.values() if q.options}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Answers to the safety questions",
        "type": "object",
        "additionalProperties": False,
        "required": ["answers", "age", "pain_now"],
        "properties": {
            "answers": {
                "type": "object",
                "description": "One answer for each question that is asked; only follow-ups may be missing.",
                "additionalProperties": False,
                "properties": {**plain, **choices},
            },
            "choices": {
                "type": "object",
                "description": "The follow-ups that choose among options; they may stand under answers as well.",
                "additionalProperties": False,
                "properties": choices,
            },
            **_facts(questionnaire),
        },
    }


def asked_when(question: Question, text: QuestionnaireText) -> str:
    """When a question is asked, in words."""
    others = [condition.id for condition in question.ask_when if condition.id]
    key = "follow_up_more" if question.parent and others else question.ask
    return text.conditions[key].format(parent=question.parent or "", other=others[0] if others else "")


def full_question(question: Question, text: QuestionnaireText) -> str:
    """The question as one text, with its list of signs."""
    words = text.questions[question.id]
    return f"{words.ask} {'; '.join(words.signs)}." if words.signs else words.ask


def _question(question: Question, text: QuestionnaireText) -> dict[str, object]:
    found: dict[str, object] = {
        "enum": ["yes", "no", "unsure"],
        "description": full_question(question, text),
        "x-asked": asked_when(question, text),
    }
    if question.parent:
        found["x-parent"] = question.parent
    return found


def _choice(question: Question, text: QuestionnaireText) -> dict[str, object]:
    words = text.questions[question.id].options
    options = "; ".join(f"{option}: {words[option]}" for option in question.options)
    return {
        "type": "array",
        "uniqueItems": True,
        "items": {"enum": list(question.options)},
        "description": f"{full_question(question, text)} ({options}) An empty list is 'not sure'.",
        "x-asked": asked_when(question, text),
        "x-parent": question.parent,
    }


def _facts(questionnaire: Questionnaire) -> dict[str, object]:
    pain = {"type": "integer", "minimum": 0, "maximum": int(questionnaire.number("highest-pain"))}
    age = {"type": "integer", "minimum": 0, "maximum": int(questionnaire.number("oldest-age"))}
    main = [q.id for q in questionnaire.questions.values() if q.parent is None]
    return {
        "age": {**age, "description": "Age in years."},
        "pain_now": {**pain, "description": "Pain right now, 0 (none) to 10 (the worst)."},
        "country": {"type": "string", "description": "ISO 3166 code, for the emergency number; empty if unknown."},
        "pool": {
            "type": "boolean",
            "description": "True if the pool was chosen; then water is asked about.",
        },
        "cleared": {
            "type": "object",
            "description": "Date of a clinician's clearance by question id; holds 12 months, never for an emergency.",
            "propertyNames": {"enum": [*main, *(q for q in questionnaire.questions if q not in main)]},
            "additionalProperties": _DATE,
        },
        "exercise_cleared": {
            "type": "object",
            "description": "Date of a clinician's clearance by exercise id; lifts what hides that exercise.",
            "additionalProperties": _DATE,
        },
        "told_not_to": {"type": "string", "description": "BE-11 in the person's own words."},
        "hidden": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Exercise ids that are hidden because of BE-11.",
        },
        "strict_location": {"type": "boolean", "description": "LOC-1 leaves walking and breathing only."},
        "first_advice_on": {**_DATE, "type": ["string", "null"]},
        "pain_then": {**pain, "type": ["integer", "null"], "description": "Pain on first_advice_on."},
    }
