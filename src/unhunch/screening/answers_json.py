"""Answers from JSON, an outcome to JSON, and the JSON Schema of the answers."""

from collections.abc import Mapping
from datetime import date
from typing import cast

from unhunch.catalogue.contents import Catalogue
from unhunch.catalogue.questionnaire import Answer, Questionnaire
from unhunch.errors import InvalidInputError
from unhunch.screening.model import Answers, Clearance, Outcome
from unhunch.screening.questions import catalogue_or_shipped
from unhunch.screening.validity import check_answers, check_together, short

FIELDS = (
    "answers",
    "age",
    "pain_now",
    "country",
    "pool",
    "cleared",
    "exercise_cleared",
    "choices",
    "told_not_to",
    "hidden",
    "strict_location",
    "first_advice_on",
    "pain_then",
)
"""The keys of an answers file; the first three are needed."""


def answers_from_json(obj: object, *, today: date, catalogue: Catalogue | None = None) -> Answers:
    """The answers in a parsed JSON object, in the form of `answers_schema()`.

    `today` is the local date, after which nobody was cleared. A choice may stand under `choices`
    or, as a list, under `answers`. Whether all questions are answered is for `screen()` to say.

    Raises:
        InvalidInputError: the first thing that does not fit, with its place.
    """
    catalogue = catalogue_or_shipped(catalogue)
    questionnaire = catalogue.screening
    top = _object(obj, "answers file")
    unknown = [key for key in top if key not in FIELDS]
    if unknown:
        raise InvalidInputError(f"unknown field {short(unknown[0])}", fix=f"Use {', '.join(FIELDS)}")
    missing = [key for key in FIELDS[:3] if key not in top]
    if missing:
        raise InvalidInputError("is missing", where=missing[0], fix="An answers file needs answers, age and pain_now")
    given, choices = _given(top, questionnaire)
    answers = Answers(
        answers=given,
        choices=choices,
        age=cast("int", top["age"]),
        pain_now=cast("int", top["pain_now"]),
        country=_text(top, "country"),
        pool=_flag(top, "pool"),
        cleared=_dates(top, "cleared", today),
        exercise_cleared=_dates(top, "exercise_cleared", today),
        told_not_to=_text(top, "told_not_to"),
        hidden=_texts(top.get("hidden", []), "hidden"),
        strict_location=_flag(top, "strict_location"),
        first_advice_on=_first_advice(top, today),
        pain_then=cast("int | None", top.get("pain_then")),
    )
    # What was cast above is looked at here: the checks are the same for every way in.
    check_answers(answers, questionnaire)
    check_together(answers, questionnaire)
    _check_exercises(answers, catalogue)
    return answers


def outcome_to_json(outcome: Outcome) -> dict[str, object]:
    """The outcome as `unhunch screen --json` prints it; a referral allows nothing and is valid for 0 days."""
    cleared = outcome if isinstance(outcome, Clearance) else None
    return {
        "action": outcome.action,
        "because": list(outcome.because),
        "tags": list(outcome.tags),
        "level_cap": cleared.level_cap if cleared else None,
        "allowed": list(cleared.allowed) if cleared else [],
        "valid_days": outcome.valid_days,
        "advice": list(outcome.advice),
    }


def answers_to_json(answers: Answers) -> dict[str, object]:
    """The answers in the form that `answers_from_json` reads; fields at their default are left out."""
    found: dict[str, object] = {
        "answers": dict(answers.answers),
        "age": answers.age,
        "pain_now": answers.pain_now,
        "country": answers.country,
        "pool": answers.pool,
        "cleared": {id_: on.isoformat() for id_, on in answers.cleared.items()},
        "exercise_cleared": {id_: on.isoformat() for id_, on in answers.exercise_cleared.items()},
        "choices": {id_: list(chosen) for id_, chosen in answers.choices.items()},
        "told_not_to": answers.told_not_to,
        "hidden": list(answers.hidden),
        "strict_location": answers.strict_location,
        "first_advice_on": answers.first_advice_on.isoformat() if answers.first_advice_on else None,
        "pain_then": answers.pain_then,
    }
    return {key: value for key, value in found.items() if key in FIELDS[:3] or not _is_default(value)}


def _is_default(value: object) -> bool:
    """True for what a missing field stands for; a pain of 0 is a score."""
    return value is None or value is False or value in ("", {}, [])


def _place(field: str, id_: str) -> str:
    """The place of an id in the file, on one line whatever the id is."""
    return f"{field}.{short(id_)[1:-1]}"


def _object(value: object, where: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise InvalidInputError(f"{short(value)} is no object", where=where, fix="Give a JSON object: {...}")
    return value


def _given(
    top: Mapping[str, object], questionnaire: Questionnaire
) -> tuple[dict[str, Answer], dict[str, tuple[str, ...]]]:
    """The answers and the choices; that they are known ones is checked once they are together."""
    answers: dict[str, Answer] = {}
    choices = {
        id_: _texts(chosen, _place("choices", id_))
        for id_, chosen in _object(top.get("choices", {}), "choices").items()
    }
    for id_, answer in _object(top["answers"], "answers").items():
        question = questionnaire.questions.get(id_)
        if question is None or not question.options:
            if not isinstance(answer, str):
                raise InvalidInputError(
                    f"{short(answer)} is no answer", where=_place("answers", id_), fix='Use "yes", "no" or "unsure"'
                )
            answers[id_] = cast("Answer", answer)
        elif id_ in choices:
            raise InvalidInputError("stands under answers and under choices", where=id_, fix="Keep one of them")
        else:
            choices[id_] = _texts(answer, _place("answers", id_))
    return answers, choices


def _check_exercises(answers: Answers, catalogue: Catalogue) -> None:
    for where, ids in (("exercise_cleared", tuple(answers.exercise_cleared)), ("hidden", answers.hidden)):
        for id_ in ids:
            if id_ not in catalogue.exercises and id_ not in catalogue.variants:
                raise InvalidInputError(
                    f"unknown exercise {short(id_)}", where=where, fix="`unhunch exercises` lists every id"
                )


def _text(top: Mapping[str, object], key: str) -> str:
    value = top.get(key, "")
    if not isinstance(value, str):
        raise InvalidInputError(f"{short(value)} is no text", where=key, fix="Give a text in quotes")
    return value


def _texts(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise InvalidInputError(f"{short(value)} is no list of texts", where=where, fix='Give a list: ["..."]')
    return tuple(dict.fromkeys(value))


def _flag(top: Mapping[str, object], key: str) -> bool:
    value = top.get(key, False)
    if not isinstance(value, bool):
        raise InvalidInputError(f"{short(value)} is neither true nor false", where=key, fix="Give true or false")
    return value


def _dates(top: Mapping[str, object], key: str, today: date) -> dict[str, date]:
    return {id_: _date(day, _place(key, id_), today) for id_, day in _object(top.get(key, {}), key).items()}


def _first_advice(top: Mapping[str, object], today: date) -> date | None:
    value = top.get("first_advice_on")
    return None if value is None else _date(value, "first_advice_on", today)


def _date(value: object, where: str, today: date) -> date:
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        day = None
    if day is None:
        raise InvalidInputError(f"{short(value)} is no date", where=where, fix="Write it as YYYY-MM-DD")
    if day > today:
        raise InvalidInputError(f"{day} is in the future", where=where, fix=f"Give a date up to {today}")
    return day
