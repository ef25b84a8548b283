"""What a report for a clinician rests on: a period's records, gathered and counted; nothing is judged."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from unhunch.errors import InvalidInputError
from unhunch.programme.model import Programme
from unhunch.programme.prescribed import Prescription
from unhunch.progress.helping import Helping
from unhunch.progress.posture import PostureLine
from unhunch.records.model import (
    AdverseEventRecord,
    ClearanceRecord,
    DecisionRecord,
    ExerciseRecord,
    OutcomeRecord,
    PainRecord,
    Record,
    SessionRecord,
    SetRecord,
    Value,
)
from unhunch.records.replay import exercises_of, of_kind, sets_of
from unhunch.screening import Answers
from unhunch.service.attendance import COUNTED, WeekOfSessions, weeks_of
from unhunch.service.clearance import ScreeningState, screening_state
from unhunch.service.context import Context
from unhunch.service.exercised import walked_by_day
from unhunch.service.helping import helping
from unhunch.service.history import PainPoint, monday_of, pain_points, pain_scores, sessions_done
from unhunch.service.outcomes import told_so_far
from unhunch.service.plans import current_programme
from unhunch.service.ports import Sought
from unhunch.service.posture import lines_of
from unhunch.service.prescribed import prescription_in_force
from unhunch.service.profile import load_profile
from unhunch.service.screening import answers_in_force
from unhunch.service.settings import date_of, local_date

LONGEST_DAYS = 366
_DURING: tuple[type[Value], ...] = (
    AdverseEventRecord, DecisionRecord, ExerciseRecord, OutcomeRecord, SetRecord,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityTrend:
    """One of the person's own activities: its first and its last score so far, 0-10, with their days."""

    name: str
    first: int
    first_on: date
    last: int
    last_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseDone:
    """One exercise over the period: sessions, the last level, the worst pain said (None: none), how often stopped."""

    exercise: str
    sessions: int
    level: int
    worst: int | None
    stopped: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What the camera measured: sets done and those it watched; sets in which a fault was seen, by exercise and fault.

    `posture` are the checks over all time, each measure against the person's first.
    """

    sets: int
    watched: int
    faults: Mapping[tuple[str, str], int]
    posture: tuple[PostureLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything from `first` to `last` (local dates, both inclusive), with the screening and plan in force now.

    `weeks` and `sessions` are those of whole weeks, from the Monday of the first day on. `scores` are the pain scores
    behind `pain`, as they were said; `strength_days` those with a set of a strength exercise, oldest first. `helping`
    looks as far back as its own rule says.
    """

    first: date
    last: date
    screening: ScreeningState
    answers: Answers | None
    answered_on: date | None
    expires_on: date | None
    by_clinician: tuple[ClearanceRecord, ...]
    programme: Programme | None
    prescription: Prescription | None
    goal: str
    activities: tuple[ActivityTrend, ...]
    weeks: tuple[WeekOfSessions, ...]
    sessions: tuple[SessionRecord, ...]
    walked: Mapping[date, float]
    pain: tuple[PainPoint, ...]
    scores: tuple[PainRecord, ...]
    strength_days: tuple[date, ...]
    exercises: tuple[ExerciseDone, ...]
    events: tuple[AdverseEventRecord, ...]
    decisions: tuple[DecisionRecord, ...]
    camera: Watched
    helping: tuple[Helping, ...] = ()


def read_report(ctx: Context, person: str, *, days: int = 28) -> Report:
    """The last so many days up to today.

    Raises:
        InvalidInputError: the days are not 1 to a year, or nothing was kept in them.
    """
    if not 1 <= days <= LONGEST_DAYS:
        raise InvalidInputError(f"{days} days can't be reported", where="days", fix=f"Use 1 to {LONGEST_DAYS}")
    last = local_date(ctx, person)
    first = last - timedelta(days=days - 1)
    kept = tuple(ctx.store.records(person, *_DURING, sought=Sought(from_day=first)))
    done = tuple(one for one in sessions_done(ctx, person, monday_of(first)) if one.kind in COUNTED)
    scores, walked = pain_scores(ctx, person, first), walked_by_day(ctx, person, first)
    if not (kept or scores or walked or any(one.day >= first for one in done)):
        raise InvalidInputError(
            f"nothing was kept in the last {days} days", where="days", fix="Choose a longer time, or do a session first"
        )
    state = screening_state(ctx, person)
    goal, activities = _activities(ctx, person)
    return Report(
        first=first,
        last=last,
        screening=state,
        answers=answers_in_force(ctx, person),
        answered_on=date_of(ctx, person, state.answered_at) if state.answered_at else None,
        expires_on=date_of(ctx, person, state.expires_at) if state.expires_at else None,
        by_clinician=_by_clinician(ctx, person),
        programme=current_programme(ctx, person),
        prescription=prescription_in_force(ctx, person),
        goal=goal,
        activities=activities,
        weeks=weeks_of(ctx, person, done, first, last),
        sessions=done,
        walked=walked,
        pain=pain_points(scores),
        scores=scores,
        strength_days=_strength_days(ctx, kept),
        exercises=_exercises(kept),
        events=tuple(value for _, value in of_kind(kept, AdverseEventRecord)),
        decisions=tuple(value for _, value in of_kind(kept, DecisionRecord)),
        camera=_camera(ctx, person, kept),
        helping=helping(ctx, person, last),
    )


def _by_clinician(ctx: Context, person: str) -> tuple[ClearanceRecord, ...]:
    """What the person said that a clinician cleared or saw."""
    said = (value for _, value in of_kind(ctx.store.records(person, ClearanceRecord), ClearanceRecord))
    return tuple(value for value in said if value.kind in {"cleared", "exercise", "seen"})


def _activities(ctx: Context, person: str) -> tuple[str, tuple[ActivityTrend, ...]]:
    """The goal as last said, and each activity of the last profile since it first stood in one, asked again or not."""
    profile = load_profile(ctx, person)
    if profile is None:
        return "", ()
    found: dict[str, list[tuple[date, int]]] = {}
    for told in told_so_far(ctx, person):
        for name, score in told.scores.items():
            found.setdefault(name, []).append((told.day, score))
    trends = (
        ActivityTrend(
            name=one.name,
            first=found[one.name][0][1],
            first_on=found[one.name][0][0],
            last=found[one.name][-1][1],
            last_on=found[one.name][-1][0],
        )
        for one in profile.activities
        if one.name in found
    )
    return profile.goal, tuple(trends)


def _exercises(kept: Iterable[Record]) -> tuple[ExerciseDone, ...]:
    """Each exercise that was done, the most often done first."""
    found: dict[str, list[ExerciseRecord]] = {}
    for value in exercises_of(kept).values():
        found.setdefault(value.exercise, []).append(value)
    made = (
        ExerciseDone(
            exercise=name,
            sessions=len({value.session for value in values}),
            level=values[-1].level,
            worst=max((value.worst for value in values if value.worst is not None), default=None),
            stopped=sum(value.stopped for value in values),
        )
        for name, values in found.items()
    )
    return tuple(sorted(made, key=lambda one: (-one.sessions, one.exercise)))


def _strength_days(ctx: Context, kept: Iterable[Record]) -> tuple[date, ...]:
    """The days with a set of a strength exercise that the catalogue knows, oldest first."""
    every = {**ctx.catalogue.exercises, **ctx.catalogue.variants}
    done = (value for sets in sets_of(kept).values() for value in sets)
    return tuple(sorted({one.day for one in done if one.exercise in every and every[one.exercise].kind == "strength"}))


def _was_watched(one: SetRecord) -> bool:
    """Whether the camera saw something of the set; what it can't count may still have shown its range or a fault."""
    return bool(one.faults) or any(
        value is not None for value in (one.seen_repetitions, one.seen_hold_s, one.seen_range)
    )


def _camera(ctx: Context, person: str, kept: Iterable[Record]) -> Watched:
    sets = [value for done in sets_of(kept).values() for value in done]
    watched = [one for one in sets if _was_watched(one)]
    seen = Counter((one.exercise, fault) for one in watched for fault in dict.fromkeys(one.faults))
    return Watched(sets=len(sets), watched=len(watched), faults=seen, posture=lines_of(ctx, person))
