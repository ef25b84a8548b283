"""A decision as a record, so that it is kept, replayed and never taken twice."""

from unhunch.adaptation.model import Decision
from unhunch.progress.standings import standing_to_json
from unhunch.records.model import DecisionRecord


def decision_record(decision: Decision) -> DecisionRecord:
    """What is kept of a decision, to be stored under its `key`: its whole standing, or its facts where it has none."""
    change = decision.change
    return DecisionRecord(
        day=decision.on,
        exercise=decision.exercise,
        action=decision.action,
        because=decision.because,
        change=standing_to_json(change) if change is not None else dict(decision.facts),
    )
