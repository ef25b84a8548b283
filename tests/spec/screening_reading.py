"""A row's cell of answers, read as Answers."""

from datetime import timedelta
from typing import cast

from tests.cast import NOON
from unhunch.catalogue import load_catalogue
from unhunch.screening import Answer, Answers, assume_no

_CHOICES = frozenset(question.id for question in load_catalogue().screening.questions.values() if question.options)


def read(given: str) -> Answers:
    """The answers that a cell of the tables names, with no to everything else."""
    answers: dict[str, Answer] = {}
    choices: dict[str, tuple[str, ...]] = {}
    facts: dict[str, int] = {"age": 41, "pain": 3}
    for word in given.split():
        key, _, value = word.partition("=")
        if key in _CHOICES and value == "unsure":
            choices[key] = ()
        elif value in {"yes", "no", "unsure"}:
            answers[key] = cast("Answer", value)
        elif value and not value.lstrip("-").isdigit():
            choices[key] = tuple(value.split("+"))
        else:
            facts[key] = int(value or 1)
    today = NOON.date()
    return assume_no(
        Answers(
            answers=answers,
            choices=choices,
            age=facts["age"],
            pain_now=facts["pain"],
            pool="pool" in facts,
            strict_location="strict" in facts,
            cleared={
                key.removeprefix("cleared:"): today - timedelta(days=days)
                for key, days in facts.items()
                if key.startswith("cleared:")
            },
            first_advice_on=today - timedelta(days=facts["read"]) if "read" in facts else None,
            pain_then=facts.get("then"),
        )
    )
