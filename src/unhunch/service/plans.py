"""Plans as they stand in the record: the one in force, those before it, and a session in it."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

from unhunch.errors import InvalidInputError
from unhunch.programme.model import Day, PlannedSession, Programme, Week
from unhunch.programme.wire import programme_from_json, programme_to_json
from unhunch.records.model import PlanRecord
from unhunch.service.context import Context
from unhunch.service.kept import reading
from unhunch.service.notes import fresh
from unhunch.service.ports import Sought
from unhunch.service.settings import language_for, load_settings

# A plan is large, and nothing looks further back than this.
_RECENT_DAYS = 70


def recent_plans(ctx: Context, person: str) -> tuple[PlanRecord, ...]:
    """The plans kept in the last ten weeks, oldest first."""
    since = ctx.clock.now() - timedelta(days=_RECENT_DAYS)
    kept = ctx.store.records(person, PlanRecord, sought=Sought(since=since))
    return tuple(record.value for record in kept if isinstance(record.value, PlanRecord))


def programme_in(plan: PlanRecord) -> Programme:
    """The programme that was kept.

    Raises:
        StoreError: what is kept can't be read.
    """
    with reading("plan"):
        return programme_from_json(plan.programme)


def keep_programme(ctx: Context, person: str, programme: Programme, reason: str) -> Programme:
    """The programme, which is the one in force from now on."""
    language = language_for(ctx, load_settings(ctx, person))
    value = PlanRecord(programme=programme_to_json(programme, ctx.catalogue, language), reason=reason)
    ctx.store.append(person, [fresh(ctx, "plan", value)])
    return programme


def current_programme(ctx: Context, person: str) -> Programme | None:
    """The plan as last made or changed, as it stands in the record; never solves.

    Without the exercises of a pack that was taken away or left out since.
    """
    found = ctx.store.latest(person, PlanRecord)
    if found is None or not isinstance(found.value, PlanRecord):
        return None
    programme = programme_in(found.value)
    known = {*ctx.catalogue.exercises, *ctx.catalogue.variants}
    if all(item.exercise in known for day in days_of(programme) for one in day.sessions for item in one.items):
        return programme
    return replace(programme, weeks=tuple(_known_week(week, known) for week in programme.weeks))


def require_programme(ctx: Context, person: str) -> Programme:
    """The plan in force.

    Raises:
        InvalidInputError: there is none yet.
    """
    programme = current_programme(ctx, person)
    if programme is None:
        raise InvalidInputError("there is no plan yet", where="programme", fix="Fill in your profile first")
    return programme


def find_session(programme: Programme, session_id: str) -> tuple[date, PlannedSession]:
    """The day and the session with this id.

    Raises:
        InvalidInputError: the programme holds no such session.
    """
    for day in days_of(programme):
        for session in day.sessions:
            if session.id == session_id:
                return day.date, session
    raise InvalidInputError("the plan holds no such session", where=session_id[:60])


def days_of(programme: Programme) -> tuple[Day, ...]:
    """All days of all weeks, in order."""
    return tuple(day for week in programme.weeks for day in week.days)


def _known_week(week: Week, known: Collection[str]) -> Week:
    return replace(week, days=tuple(replace(day, sessions=_known_sessions(day, known)) for day in week.days))


def _known_sessions(day: Day, known: Collection[str]) -> tuple[PlannedSession, ...]:
    """The day's sessions with the exercises that there are; one that has none left is gone."""
    left = (replace(one, items=tuple(i for i in one.items if i.exercise in known)) for one in day.sessions)
    return tuple(after for after, before in zip(left, day.sessions, strict=True) if after.items or not before.items)
