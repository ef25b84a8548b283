"""Screening answers as they are kept in records, made into what the screening judges, and back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, ClassVar

from pydantic import StringConstraints

from unhunch.records.model import ScreeningRecord
from unhunch.screening import Answer, Answers
from unhunch.service.forms import read_form
from unhunch.service.kept import reading

_LONGEST_TEXT = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is asked beside the questions; `age` and `pain_now` None while they are open."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    age: int | None = None
    pain_now: int | None = None
    country: Annotated[str, StringConstraints(pattern=r"^([A-Z]{2})?$")] = ""
    pool: bool = False
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    told_not_to: Annotated[str, StringConstraints(max_length=_LONGEST_TEXT)] = ""
    hidden: tuple[str, ...] = ()
    strict_location: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What other records add to the answers: clinicians' clearances, and when the advice was first read."""

    cleared: Mapping[str, date] = field(default_factory=dict)
    exercise_cleared: Mapping[str, date] = field(default_factory=dict)
    first_advice_on: date | None = None
    pain_then: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    answers: Mapping[str, Answer]


def read_facts(raw: Mapping[str, object]) -> Facts:
    """The facts that the JSON object holds.

    Raises:
        InvalidInputError: an unknown fact or one that does not fit.
    """
    return read_form(Facts, raw, "facts")


def read_answers(answers: Mapping[str, object], facts: Mapping[str, object], beside: Beside) -> Answers:
    """The answers with what stands beside them; an open age and pain count as 0.

    Raises:
        InvalidInputError: an answer or a fact does not fit.
    """
    known = read_facts(facts)
    given = read_form(_Given, {"answers": dict(answers)}, "screening")
    return Answers(
        answers=given.answers,
        age=known.age or 0,
        pain_now=known.pain_now or 0,
        country=known.country,
        pool=known.pool,
        choices=known.choices,
        told_not_to=known.told_not_to,
        hidden=known.hidden,
        strict_location=known.strict_location,
        cleared=beside.cleared,
        exercise_cleared=beside.exercise_cleared,
        first_advice_on=beside.first_advice_on,
        pain_then=beside.pain_then,
    )


def answers_in(value: ScreeningRecord, beside: Beside) -> Answers:
    """The answers of a kept screening.

    Raises:
        StoreError: what is kept can't be read.
    """
    with reading("screening"):
        return read_answers(value.answers, value.facts, beside)
