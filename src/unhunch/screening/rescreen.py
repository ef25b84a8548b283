"""When the safety questions come again, and which clearances a new answer ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from unhunch.catalogue.contents import Catalogue
from unhunch.catalogue.questionnaire import Questionnaire
from unhunch.screening.model import Answers, Clearance, Outcome
from unhunch.screening.questions import questionnaire_of, root_of

RescreenReason = Literal[
    "first", "clock", "expired", "gap", "event", "changed", "flare", "stop-sign", "anything-new", "severe", "seen",
    "mistaken", "weekly", "asked",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceScreening:
    """What happened since the last screening.

    `outcome` is what it gave (None: none is in force); `ended_by` what has ended it since: a fall, an accident, an
    operation, a new diagnosis or pregnancy ("event"), pain that spread, changed or newly wakes ("changed"), a
    flare, a stop sign, anything new, pain that is severe. `answered_at` and `whole_at` are when its answers
    were last given and when all of them were asked (None: when it was judged), `last_used` the last day of any use.
    """

    outcome: Outcome | None
    ended_by: tuple[RescreenReason, ...] = ()
    answered_at: datetime | None = None
    whole_at: datetime | None = None
    last_used: date | None = None


def needs_rescreen(
    since: SinceScreening, now: datetime, catalogue: Catalogue | None = None
) -> tuple[RescreenReason, ...]:
    """Why the safety questions have to come again; empty where they don't.

    `now` is aware and in the person's own zone. "weekly" alone asks the question of the location rule, everything
    else a screening. A referral never ends by itself: it holds until the questions are answered anew.
    """
    questionnaire = questionnaire_of(catalogue)
    if since.ended_by:
        return since.ended_by
    if since.outcome is None:
        return ("first",)
    if not isinstance(since.outcome, Clearance):
        return ()
    answered = since.answered_at or since.outcome.screened_at
    whole = since.whole_at or answered
    unused = (now.date() - since.last_used).days if since.last_used is not None else 0
    weekly = since.outcome.valid_days == questionnaire.number("location-valid-days")
    reasons: tuple[tuple[RescreenReason, bool], ...] = (
        ("clock", now < answered - _days(questionnaire, "date-tolerance")),
        ("expired", now >= whole + _days(questionnaire, "valid-days")),
        ("gap", unused >= questionnaire.number("gap-days")),
        ("weekly" if weekly else "expired", now >= answered + timedelta(days=since.outcome.valid_days)),
    )
    return tuple(reason for reason, holds in reasons if holds)[:1]


def expires_at(since: SinceScreening, catalogue: Catalogue | None = None) -> datetime | None:
    """When a clearance stops to hold: its own days from the last answers, 28 from when all was asked; else None."""
    if not isinstance(since.outcome, Clearance):
        return None
    answered = since.answered_at or since.outcome.screened_at
    whole = (since.whole_at or answered) + _days(questionnaire_of(catalogue), "valid-days")
    return min(answered + timedelta(days=since.outcome.valid_days), whole)


def carried_clearances(before: Answers, after: Answers, catalogue: Catalogue | None = None) -> Mapping[str, date]:
    """The clinician's clearances that a new screening keeps: those whose answers did not change.

    A change of a follow-up or a choice counts as a change of its question. What the new answers
    name as cleared themselves stays as they say.
    """
    questionnaire = questionnaire_of(catalogue)
    ids = {*before.answers, *after.answers, *before.choices, *after.choices}
    changed = {root_of(questionnaire, id_) for id_ in ids if _said(before, id_) != _said(after, id_)}
    kept = {id_: on for id_, on in before.cleared.items() if id_ not in changed}
    return {**kept, **after.cleared}


def _said(answers: Answers, id_: str) -> object:
    return answers.answers.get(id_), frozenset(answers.choices.get(id_, ()))


def _days(questionnaire: Questionnaire, name: str) -> timedelta:
    return timedelta(days=questionnaire.number(name))
