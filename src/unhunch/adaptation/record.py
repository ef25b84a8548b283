"""Decisions as records, so that they are kept, replayed and never taken twice."""

from collections.abc import Iterable
from datetime import date, datetime

from unhunch.adaptation.model import Decision
from unhunch.progress.standings import standing_to_json
from unhunch.records.model import DecisionRecord, Record


def decision_records(decisions: Iterable[Decision], *, at: datetime, today: date) -> tuple[Record, ...]:
    """One record for each decision, with the decision's own key; `at` is aware, `today` the local date.

    A change keeps its whole standing; a decision about the course keeps its facts.
    """
    return tuple(
        Record(
            key=one.key,
            at=at,
            value=DecisionRecord(
                day=today,
                exercise=one.exercise,
                action=one.action,
                because=one.because,
                change=standing_to_json(one.change) if one.change is not None else dict(one.facts),
            ),
        )
        for one in decisions
    )
