"""When the safety questions come again, and which clearances a new answer ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from unhunch.catalogue.contents import Catalogue
from unhunch.catalogue.questionnaire import Questionnaire
from unhunch.screening.model import Answers, Clearance, Outcome
from unhunch.screening.questions import questionnaire_of, root_of

RescreenReason = Literal["first", "clock", "event", "changed", "flare", "weekly", "expired", "gap"]
Event = Literal["fall", "accident", "operation", "diagnosis", "pregnancy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceScreening:
    """What happened since the last whole screening.

    `outcome` is what it gave (None: there was none); `last_used` the last day of any use; `events`
    what the person reported since; `changed` that pain spread, changed or newly wakes them.
    """

    outcome: Outcome | None
    last_used: date | None = None
    events: tuple[Event, ...] = ()
    changed: bool = False
    flare: bool = False


def needs_rescreen(since: SinceScreening, now: datetime, catalogue: Catalogue | None = None) -> RescreenReason | None:
    """Why the safety questions have to come again, the gravest reason first; None where they don't.

    `now` is aware and in the person's own zone. Under LOC-1 the end of the seven days is "weekly".
    """
    questionnaire = questionnaire_of(catalogue)
    if since.outcome is None:
        return "first"
    gap = since.last_used is not None and (now.date() - since.last_used).days >= questionnaire.number("gap-days")
    reasons: tuple[tuple[RescreenReason, bool], ...] = (
        ("clock", now < since.outcome.screened_at - timedelta(days=questionnaire.number("date-tolerance"))),
        ("event", bool(since.events)),
        ("changed", since.changed),
        ("flare", since.flare),
        ("gap", gap),
    )
    return next((reason for reason, holds in reasons if holds), _expiry(since.outcome, now, questionnaire))


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


def _expiry(outcome: Outcome, now: datetime, questionnaire: Questionnaire) -> RescreenReason | None:
    if not isinstance(outcome, Clearance) or now < outcome.expires_at:
        return None
    return "weekly" if outcome.valid_days == questionnaire.number("location-valid-days") else "expired"
