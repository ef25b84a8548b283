"""All records of a person as the numbers that decisions rest on."""

from collections.abc import Iterable, Sequence
from datetime import date

from unhunch.catalogue import Catalogue
from unhunch.programme.model import Programme
from unhunch.programme.prescribed import Prescription
from unhunch.programme.seconds import Numbers
from unhunch.progress.model import ExerciseSession, Flare, Progress, Score
from unhunch.progress.pain import flares_in, pain_days, scores_of
from unhunch.progress.sessions import exercise_sessions
from unhunch.progress.standings import as_prescribed, replayed, within_cap
from unhunch.progress.walks import days_for_the_plan
from unhunch.progress.weeks import weeks_done
from unhunch.records.model import (
    AdverseEventRecord,
    DecisionRecord,
    ExerciseRecord,
    Record,
    ScreeningRecord,
    SessionRecord,
)
from unhunch.records.replay import in_order, latest_screening, of_kind

FLARE = "flare"


def summarise(
    records: Iterable[Record],
    *,
    today: date,
    catalogue: Catalogue,
    plans: Sequence[Programme] = (),
    closed: Iterable[str] = (),
    level_cap: int | None = None,
    prescription: Prescription | None = None,
) -> Progress:
    """The person's progress up to `today` (their local date), from records in any order.

    `plans` are oldest first; `closed` are exercises that tags, kit or dislikes close, for swaps to pass over.
    """
    kept = in_order(records)
    done = exercise_sessions(kept, catalogue)
    decided = [value for _, value in of_kind(kept, DecisionRecord)]
    scores = scores_of(kept)
    screening = latest_screening(kept)
    signs = [(at, value.day) for at, value in of_kind(kept, AdverseEventRecord)]
    return Progress(
        today=today,
        standings=as_prescribed(within_cap(replayed(decided, done), level_cap), prescription),
        exercise_sessions=done,
        pain_days=pain_days(kept),
        pain_scores=scores,
        weeks=weeks_done(kept, plans, today),
        last_active=_last_active(kept),
        walk_days=len(days_for_the_plan(kept, catalogue)),
        flares=all_flares(scores, decided, catalogue.rules),
        stop_signs=tuple(day for at, day in signs if screening is None or at > screening[0]),
        screenings=tuple(at.date() for at, value in of_kind(kept, ScreeningRecord) if value.complete),
        missed_safety_answer=_missed(done),
        acted=frozenset(record.key for record in kept if isinstance(record.value, DecisionRecord)),
        closed=frozenset(closed),
        level_cap=level_cap,
        prescription=prescription,
    )


def all_flares(scores: Sequence[Score], decided: Iterable[DecisionRecord], rules: Numbers) -> tuple[Flare, ...]:
    """The flare-ups that the scores show, and those that slow recoveries led to, oldest first."""
    shown = flares_in(scores, rules)
    decisive = [value for value in decided if value.action == FLARE]
    slow = [
        Flare(on=value.day, baseline=float(str(value.change["baseline"])), peak=int(str(value.change["peak"])))
        for value in decisive
        if "baseline" in value.change and "peak" in value.change
    ]
    return tuple(sorted((*shown, *slow), key=lambda flare: flare.on))


def _last_active(records: Sequence[Record]) -> date | None:
    days = [value.day for _, value in of_kind(records, ExerciseRecord)]
    days += [value.day for _, value in of_kind(records, SessionRecord) if value.state != "started"]
    return max(days, default=None)


def _missed(done: Sequence[ExerciseSession]) -> bool:
    """Whether the last session's pain was left unsaid for every exercise of it."""
    if not done:
        return False
    last = done[-1].session
    return all(one.light is None for one in done if one.session == last)
