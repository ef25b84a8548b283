"""The look back once a week: what went well, what hurt, what changes and why; agreed to, or objected to."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from unhunch.adaptation import decision_record
from unhunch.adaptation.model import Decision
from unhunch.errors import InvalidInputError
from unhunch.programme.model import Standing
from unhunch.progress.calendar import DayMark, day_marks
from unhunch.progress.rules import names
from unhunch.progress.sessions import light_of
from unhunch.progress.standings import replayed, standing_from_json
from unhunch.records.model import DecisionRecord, ExerciseRecord, ReviewRecord, SessionRecord
from unhunch.records.replay import exercises_of
from unhunch.service.carrying import carry_into_plan
from unhunch.service.context import Context
from unhunch.service.exercised import walked_by_day
from unhunch.service.history import sessions_done
from unhunch.service.kept import reading
from unhunch.service.notes import fresh, keyed
from unhunch.service.outcomes import due_activities, lived
from unhunch.service.past import read_progress
from unhunch.service.plans import current_programme
from unhunch.service.ports import Sought
from unhunch.service.reminded import Reminded, reminded
from unhunch.service.settings import local_date

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
_STAYS = "adaptation.step.stays"
_HARDER = "progress"
# Of these the person is told elsewhere, at once and in full.
_TOLD_ELSEWHERE = frozenset({"advise", "rescreen", "stop"})
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What changes for an exercise (empty: for the whole plan), with the ids of the sentences that say why.

    `may_stay`: it got harder, and can be kept as it was. `objected`: the person asked for that already.
    """

    exercise: str
    action: str
    because: tuple[str, ...]
    facts: dict[str, str]
    may_stay: bool
    objected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekly:
    """The seven days before `week`, and what changed since they began.

    `well` and `hurt` are exercises, the latter with the worst pain (0-10, None: not said). `asks` are the own
    activities to ask about with the change as a whole, None while that is not due. `reminded` is None where no
    reminder is on, or none came. `agreed`: nothing is left to answer.
    """

    week: date
    marks: tuple[DayMark, ...]
    done: int
    planned: int
    minutes: int
    walked_minutes: int
    well: tuple[str, ...]
    hurt: tuple[tuple[str, int | None], ...]
    changes: tuple[Changed, ...]
    asks: tuple[str, ...] | None
    reminded: Reminded | None
    agreed: bool

    @property
    def is_paused(self) -> bool:
        """Whether a day of it was spent ill."""
        return any(one.state == "pause" for one in self.marks)


def weekly_review(ctx: Context, person: str) -> Weekly | None:
    """The look back on the seven days before the plan's week of today; None before there are any."""
    week = _week(ctx, person)
    if week is None:
        return None
    since = week - _WEEK
    well, hurt = _how_it_went(ctx, person, since, week)
    ended = [one for one in sessions_done(ctx, person, since) if one.day < week]
    marks = day_marks(lived(ctx, person, since, ended), since, week - _DAY)
    walked = walked_by_day(ctx, person, since)
    return Weekly(
        week=week,
        marks=marks,
        done=sum(one.done for one in marks),
        planned=sum(one.planned for one in marks),
        minutes=round(sum(one.minutes for one in ended)),
        walked_minutes=round(sum(minutes for day, minutes in walked.items() if day < week)),
        well=well,
        hurt=hurt,
        changes=_changes(ctx, person, since, week),
        asks=due_activities(ctx, person),
        reminded=reminded(ctx, person, since, week, ended, walked),
        agreed=any(one.answer == "agreed" for one in _said(ctx, person, week)),
    )


def review_due(ctx: Context, person: str) -> bool:
    """Whether the look back waits: once for each week of the plan, and never twice within seven days."""
    week = _week(ctx, person)
    last = ctx.store.latest(person, ReviewRecord)
    if week is None:
        return False
    return last is None or not isinstance(last.value, ReviewRecord) or last.value.week <= week - _WEEK


def agree(ctx: Context, person: str) -> None:
    """Nothing; that the person agrees to the changes is kept, once for each week.

    Raises:
        InvalidInputError: there is nothing to agree to yet.
    """
    week = _required_week(ctx, person)
    value = ReviewRecord(week=week, day=local_date(ctx, person), answer="agreed")
    ctx.store.append(person, [keyed(ctx, f"review:{week.isoformat()}:agreed", value)])


def object_to(ctx: Context, person: str, exercise: str) -> bool:
    """Whether the exercise goes back to how it was before it got harder; that the person objects is kept in any case.

    What got easier stays so: an objection never makes anything harder.

    Raises:
        InvalidInputError: nothing changed for that exercise.
    """
    week = _required_week(ctx, person)
    found = next((one for one in _changes(ctx, person, week - _WEEK, week) if one.exercise == exercise), None)
    if found is None or not exercise:
        raise InvalidInputError("nothing changed for this exercise", where=exercise[:60])
    if found.objected:
        return found.may_stay
    today = local_date(ctx, person)
    value = ReviewRecord(week=week, day=today, answer="objected", exercise=exercise)
    ctx.store.append(person, [fresh(ctx, "review", value)])
    if not found.may_stay:
        return False
    before = _before_last(ctx, person, exercise)
    change = replace(before, changed_on=today, judged_to=today)
    decision = Decision(exercise=exercise, action="hold", because=(_STAYS,), on=today, change=change)
    ctx.store.append(person, [keyed(ctx, decision.key, decision_record(decision))])
    carry_into_plan(ctx, person, (decision,))
    return True


def _week(ctx: Context, person: str) -> date | None:
    """The first day of the plan's week around today, where anything was planned or done in the seven days before it."""
    programme = current_programme(ctx, person)
    if programme is None:
        return None
    today = local_date(ctx, person)
    week = today - timedelta(days=(today - programme.start).days % _WEEK.days)
    if programme.start < week:
        return week
    rows = ctx.store.records(person, SessionRecord, sought=Sought(from_day=week - _WEEK))
    return week if any(isinstance(row.value, SessionRecord) and row.value.day < week for row in rows) else None


def _required_week(ctx: Context, person: str) -> date:
    week = _week(ctx, person)
    if week is None:
        raise InvalidInputError("there is no week to look back on yet", where="review")
    return week


def _how_it_went(
    ctx: Context, person: str, since: date, week: date
) -> tuple[tuple[str, ...], tuple[tuple[str, int | None], ...]]:
    """The exercises that were green all along, and those that hurt with their worst pain, worst first."""
    rows = ctx.store.records(person, ExerciseRecord, sought=Sought(from_day=since))
    known = {*ctx.catalogue.exercises, *ctx.catalogue.variants}
    told = [one for one in exercises_of(rows).values() if one.day < week and one.exercise in known]
    lights = [(one, light_of(one, ctx.catalogue)) for one in told]
    hurt: dict[str, int | None] = {}
    for one, light in lights:
        if light in {"amber", "red"}:
            hurt[one.exercise] = max(
                (score for score in (hurt.get(one.exercise), one.worst) if score is not None), default=None
            )
    gentle = names(ctx.catalogue.rules, "light-blameless-kinds")
    green = dict.fromkeys(one.exercise for one, light in lights if light == "green" and one.exercise not in hurt)
    # Warm-ups go well nearly always, and are named only where nothing else is.
    proper = [name for name in green if ctx.catalogue.get(name).kind not in gentle]
    worst_first = sorted(hurt.items(), key=lambda pair: -(pair[1] or 0))
    return tuple(proper or green)[:_MOST_NAMED], tuple(worst_first)[:_MOST_NAMED]


def _changes(ctx: Context, person: str, since: date, week: date) -> tuple[Changed, ...]:
    """The last change of each exercise, and of the whole plan, by what happened since that day."""
    rows = ctx.store.records(person, DecisionRecord, sought=Sought(from_day=since))
    last: dict[str, DecisionRecord] = {}
    for row in rows:
        value = row.value
        if isinstance(value, DecisionRecord) and value.action not in _TOLD_ELSEWHERE and _is_change(value):
            last[value.exercise or value.action] = value
    objected = {one.exercise for one in _said(ctx, person, week) if one.answer == "objected"}
    return tuple(_changed(one, objected) for one in last.values())


def _is_change(value: DecisionRecord) -> bool:
    return value.action != "hold" or value.because == (_STAYS,)


def _changed(value: DecisionRecord, objected: Iterable[str]) -> Changed:
    stays = value.because == (_STAYS,)
    harder = value.action == _HARDER and not value.change.get("replaced_by")
    facts = {} if value.exercise else {name: str(fact) for name, fact in value.change.items()}
    return Changed(
        exercise=value.exercise,
        action=value.action,
        because=value.because,
        facts=facts,
        may_stay=harder or stays,
        objected=stays or value.exercise in objected,
    )


def _said(ctx: Context, person: str, week: date) -> list[ReviewRecord]:
    rows = ctx.store.records(person, ReviewRecord)
    return [row.value for row in rows if isinstance(row.value, ReviewRecord) and row.value.week == week]


def _before_last(ctx: Context, person: str, exercise: str) -> Standing:
    """Where the exercise stood before its last change."""
    rows = ctx.store.records(person, DecisionRecord, sought=Sought(exercise=exercise))
    changed = [row.value for row in rows if isinstance(row.value, DecisionRecord) and row.value.change]
    done = [one for one in read_progress(ctx, person).exercise_sessions if one.exercise == exercise]
    earlier = [one for one in done if one.day <= changed[-1].day]
    with reading(f"decision about {exercise}"):
        after = standing_from_json(changed[-1].change)
        before = replayed(changed[:-1], earlier).get(exercise, Standing(exercise=exercise))
    return before if before.level <= after.level else replace(before, level=after.level)
