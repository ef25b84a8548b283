"""Where the person's screening stands, told from the records in the order in which they were kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import get_args

from unhunch.catalogue import Catalogue
from unhunch.catalogue.questionnaire import LOCATION_ADVICE
from unhunch.records.model import AdverseEventRecord, ClearanceRecord, Record, ScreeningRecord
from unhunch.screening import (
    Outcome,
    RescreenReason,
    SinceScreening,
    carried_clearances,
    emergency_so_far,
    screen,
)
from unhunch.service.answers import Beside, answers_in

Due = RescreenReason
# After these only the emergency and urgent questions are asked again; the other answers keep their own date.
PARTIAL: frozenset[str] = frozenset({"weekly", "stop-sign", "anything-new", "severe"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The answers given so far; `facts` are age, pain_now, country, pool, choices, told_not_to, hidden."""

    answers: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, object] = field(default_factory=dict)
    reason: str = "first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """An emergency answer that still stands: nothing but its action may be shown."""

    since: datetime
    because: tuple[str, ...]
    advice: tuple[str, ...]
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The screening in force (`base`, None: none), when all of it was last asked, what ended it, lock and draft.

    `advised` is the first screening that showed the advice about the pain's place, `advice_read` whether it was read.
    """

    base: Record | None = None
    base_value: ScreeningRecord | None = None
    whole_at: datetime | None = None
    ended_by: tuple[Due, ...] = ()
    lock: Lock | None = None
    draft: Draft | None = None
    beside: Beside = field(default_factory=Beside)
    cleared_at: datetime | None = None
    advised: Record | None = None
    advice_read: bool = False


def stand(records: Iterable[Record], beside: Beside, catalogue: Catalogue) -> Standing:
    """The standing after screenings, clearances and adverse events, oldest first."""
    found = Standing(beside=beside)
    for record in records:
        match record.value:
            case ScreeningRecord() as value:
                found = _after_answers(found, record, value, catalogue)
            case ClearanceRecord() as value:
                found = _after_clearance(found, record, value)
            case AdverseEventRecord(action="rescreen"):
                found = _ended(found, "stop-sign")
            case _:
                pass
    return found


def outcome_of(standing: Standing, catalogue: Catalogue) -> Outcome | None:
    """What the screening in force comes to, or None where none is in force.

    A clinician's clearance that came later is judged on the day on which it was told; that renews no date.
    """
    if standing.base is None or standing.base_value is None or standing.lock is not None:
        return None
    at = max(standing.base.at, standing.cleared_at or standing.base.at)
    return screen(answers_in(standing.base_value, standing.beside), at, catalogue)


def since_screening(standing: Standing, outcome: Outcome | None, last_used: date | None) -> SinceScreening:
    """What the rule about screening again is judged on."""
    return SinceScreening(
        outcome=outcome,
        ended_by=standing.ended_by if outcome is None else (),
        answered_at=standing.base.at if standing.base is not None else None,
        whole_at=standing.whole_at,
        last_used=last_used,
    )


def _after_answers(found: Standing, record: Record, value: ScreeningRecord, catalogue: Catalogue) -> Standing:
    if value.complete:
        found = replace(found, beside=_still_cleared(found, value, catalogue))
    outcome = _judged(record, value, found, catalogue)
    emergency = _emergency(record, value, found, catalogue, outcome)
    if emergency is not None and found.lock is None:
        found = replace(found, lock=emergency)
    if outcome is not None and found.advised is None and LOCATION_ADVICE in outcome.advice:
        found = replace(found, advised=record)
    if not value.complete:
        return replace(found, draft=Draft(answers=value.answers, facts=value.facts, reason=value.reason))
    whole = found.whole_at if value.reason in PARTIAL and found.whole_at else record.at
    return replace(found, base=record, base_value=value, whole_at=whole, ended_by=(), draft=None, cleared_at=None)


def _still_cleared(found: Standing, value: ScreeningRecord, catalogue: Catalogue) -> Beside:
    """What stands beside the new answers: a clinician's clearance holds until its answer changes."""
    if found.base_value is None:
        return found.beside
    after = answers_in(value, replace(found.beside, cleared={}))
    return replace(
        found.beside, cleared=carried_clearances(answers_in(found.base_value, found.beside), after, catalogue)
    )


def _after_clearance(found: Standing, record: Record, value: ClearanceRecord) -> Standing:
    if value.kind == "seen":
        return _ended(replace(found, lock=None, whole_at=None), "seen")
    if value.kind == "ended":
        return _ended(found, _due(value.ids))
    if value.kind == "mistaken":
        return _ended(replace(found, lock=None, whole_at=None), "mistaken")
    told = dict.fromkeys(value.ids, value.on)
    if value.kind == "exercise":
        beside = replace(found.beside, exercise_cleared={**found.beside.exercise_cleared, **told})
    else:
        beside = replace(found.beside, cleared={**found.beside.cleared, **told})
    return replace(found, beside=beside, cleared_at=record.at)


def _ended(found: Standing, why: Due) -> Standing:
    """The standing without a screening in force; an older draft can't be taken up again, since something new came."""
    ended_by = tuple(dict.fromkeys((*found.ended_by, why)))
    return replace(found, base=None, ended_by=ended_by, draft=None)


def _due(ids: tuple[str, ...]) -> Due:
    """The reason that a record names; one that a later version wrote asks for the whole screening."""
    return next((due for due in get_args(Due) if due in ids), "asked")


def _judged(record: Record, value: ScreeningRecord, found: Standing, catalogue: Catalogue) -> Outcome | None:
    """What a whole screening came to; None for a draft, and where every answer was no."""
    if not value.complete or all(answer == "no" for answer in value.answers.values()):
        return None
    return screen(answers_in(value, found.beside), record.at, catalogue)


def _emergency(
    record: Record, value: ScreeningRecord, found: Standing, catalogue: Catalogue, outcome: Outcome | None
) -> Lock | None:
    if all(answer == "no" for answer in value.answers.values()):
        return None
    answers = answers_in(value, found.beside)
    if outcome is not None:
        because = outcome.because if outcome.action == "call_emergency_now" else ()
        advice = outcome.advice
    else:
        because = emergency_so_far(answers, catalogue)
        advice = catalogue.screening.actions["call_emergency_now"].advice
    return Lock(since=record.at, because=because, advice=advice, country=answers.country) if because else None
