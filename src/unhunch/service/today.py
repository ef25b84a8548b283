"""The one next thing to do, and the week around it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from unhunch.programme.model import Day, PlannedSession, Programme
from unhunch.records.model import ProfileRecord, ScreeningRecord, SessionRecord
from unhunch.screening.model import Referral
from unhunch.service.clearance import ScreeningState, screening_state
from unhunch.service.closing import next_day_due
from unhunch.service.context import Context
from unhunch.service.exercised import days_with_walk
from unhunch.service.history import monday_of
from unhunch.service.plans import current_programme, days_of
from unhunch.service.ports import Sought
from unhunch.service.settings import local_date
from unhunch.service.starting import session_under_way
from unhunch.service.words import Sentence

Next = Literal[
    "screen", "locked", "referred", "advice", "profile", "plan", "weekly", "resume", "next-day", "session", "walk",
    "done", "rest",
]  # fmt: skip
DotState = Literal["done", "part", "open", "rest", "free"]
_WEEK = 7
_WALK = "walk"
_WALKING = "walking"
# A clock that a few minutes of correction set back is no news; one that was set wrong is.
_CLOCK_TOLERANCE = timedelta(hours=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One day of the week, with how many of its sessions are planned and done, and whether somebody walked.

    "done" (all of it), "part" (something of it), "open" (today or to come), "rest", or "free" (a day gone by
    without; never called missed).
    """

    day: date
    state: DotState
    planned: int
    done: int
    walked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The next thing (`next`, with `session_id` where it is one), the day's sessions, seven dots, notices."""

    day: date
    next: Next
    session_id: str | None
    sessions: tuple[PlannedSession, ...]
    done: tuple[str, ...]
    dots: tuple[Dot, ...]
    walk_minutes: int | None
    walked: bool
    screening: ScreeningState
    notices: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Week:
    """What was done by day since the week began: sessions ended, days walked."""

    ended: Mapping[date, frozenset[str]]
    walked: frozenset[date]


def today(ctx: Context, person: str, day: date | None = None) -> Today:
    """The person's day; `day` is their local date (through their time zone, where it is not given)."""
    at = day or local_date(ctx, person)
    state = screening_state(ctx, person)
    programme = current_programme(ctx, person)
    planned = _planned(programme, at)
    week = _week_start(programme, at)
    happened = _happened(ctx, person, week)
    done = tuple(session.id for session in planned if session.id in happened.ended.get(at, frozenset()))
    walk = next((session for session in planned if session.kind == _WALK), None)
    walked = at in happened.walked or any(_holds_walk(session) for session in planned if session.id in done)
    following, session_id = _next(ctx, person, state, programme, planned, done, walked=walked)
    return Today(
        day=at,
        next=following,
        session_id=session_id,
        sessions=planned,
        done=done,
        dots=_dots(programme, week, at, happened),
        walk_minutes=walk.minutes if walk is not None else None,
        walked=walked,
        screening=state,
        notices=_notices(ctx, person),
    )


def _next(
    ctx: Context,
    person: str,
    state: ScreeningState,
    programme: Programme | None,
    planned: tuple[PlannedSession, ...],
    done: tuple[str, ...],
    *,
    walked: bool,
) -> tuple[Next, str | None]:
    first = _before_any_plan(ctx, person, state, programme)
    if first is not None:
        return first, None
    under_way = session_under_way(ctx, person)
    if under_way is not None:
        return "resume", under_way
    asked = next_day_due(ctx, person)
    if asked is not None:
        return "next-day", asked
    left = [session for session in planned if session.id not in done and session.kind != _WALK]
    if left:
        return "session", next((one for one in left if not one.optional), left[0]).id
    if any(session.kind == _WALK for session in planned) and not walked:
        return "walk", None
    return ("done", None) if planned else ("rest", None)


def _before_any_plan(ctx: Context, person: str, state: ScreeningState, programme: Programme | None) -> Next | None:
    if state.lock is not None:
        return "locked"
    if state.due:
        return "weekly" if state.due == ("weekly",) else "screen"
    if isinstance(state.outcome, Referral):
        return "referred"
    if state.advice_only:
        return "advice"
    if ctx.store.latest(person, ProfileRecord) is None:
        return "profile"
    return "plan" if programme is None else None


def _planned(programme: Programme | None, at: date) -> tuple[PlannedSession, ...]:
    days: Iterable[Day] = days_of(programme) if programme is not None else ()
    return next((day.sessions for day in days if day.date == at), ())


def _week_start(programme: Programme | None, at: date) -> date:
    """The first day of the plan's week around the date; without a plan the last Monday."""
    if programme is None:
        return monday_of(at)
    return at - timedelta(days=(at - programme.start).days % _WEEK)


def _happened(ctx: Context, person: str, since: date) -> _Week:
    ended: dict[date, set[str]] = {}
    for record in ctx.store.records(person, SessionRecord, sought=Sought(from_day=since)):
        value = record.value
        if isinstance(value, SessionRecord) and value.state != "started":
            ended.setdefault(value.day, set()).add(value.session)
    walked = days_with_walk(ctx, person, since)
    return _Week(ended={day: frozenset(names) for day, names in ended.items()}, walked=walked)


def _dots(programme: Programme | None, start: date, at: date, happened: _Week) -> tuple[Dot, ...]:
    days = [start + timedelta(days=index) for index in range(_WEEK)]
    return tuple(_dot(day, _planned(programme, day), at, happened) for day in days)


def _dot(day: date, planned: tuple[PlannedSession, ...], at: date, happened: _Week) -> Dot:
    owed = [session for session in planned if session.kind != _WALK and not session.optional]
    ended = happened.ended.get(day, frozenset())
    done = sum(session.id in ended for session in owed)
    walked = day in happened.walked or any(_holds_walk(session) for session in planned if session.id in ended)
    state: DotState
    if done and done == len(owed):
        state = "done"
    elif ended or walked:
        state = "part"
    elif not owed:
        state = "rest"
    else:
        state = "open" if day >= at else "free"
    return Dot(day=day, state=state, planned=len(owed), done=done, walked=walked)


def _holds_walk(session: PlannedSession) -> bool:
    """Whether the day's walk is in the session, by itself or as its warm-up."""
    return any(item.exercise == _WALKING for item in session.items)


def _notices(ctx: Context, person: str) -> tuple[Sentence, ...]:
    """What is said beside the next thing: a clock that runs before the last record."""
    latest = [ctx.store.latest(person, kind) for kind in (SessionRecord, ScreeningRecord)]
    newest = max((record.at for record in latest if record is not None), default=None)
    if newest is not None and ctx.clock.now() < newest - _CLOCK_TOLERANCE:
        return (Sentence(id="service.clock-set-back", facts={"day": newest.date().isoformat()}),)
    return ()
