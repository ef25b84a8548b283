"""Changes of the plan by hand: judged by the checker, kept, and taken back one by one."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from unhunch.adaptation import course
from unhunch.catalogue.model import Finding
from unhunch.errors import InvalidInputError
from unhunch.programme import edits, reshaping
from unhunch.programme.judging import Basis, Edited
from unhunch.programme.model import Course, Profile, Programme
from unhunch.programme.profile_wire import profile_to_json
from unhunch.progress.walks import days_for_the_plan
from unhunch.records.beside import ImportRecord
from unhunch.records.model import ScreeningRecord, WalkRecord
from unhunch.service.clearance import require_clearance
from unhunch.service.context import Context
from unhunch.service.past import read_progress
from unhunch.service.plans import find_session, keep_programme, programme_in, recent_plans, require_programme
from unhunch.service.profile import load_profile, save_profile
from unhunch.service.settings import local_date

_BY_HAND = frozenset({"swap", "shorten", "move"})
_UNDO = "undo"
_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A programme after a change by hand; `refused` lists what the checker found, and then nothing was changed."""

    programme: Programme
    refused: tuple[Finding, ...] = ()


def swaps(ctx: Context, person: str, session_id: str, item: int) -> tuple[str, ...]:
    """At most three exercise ids that may stand in for the item, best first, each accepted by the checker.

    Raises:
        NotClearedError: there is no clearance in force.
        InvalidInputError: there is no such session or item.
    """
    programme = require_programme(ctx, person)
    found = edits.alternatives(_basis(ctx, person, programme), programme, session_id, item)
    return tuple(one.exercise for one in found)


def swap_item(ctx: Context, person: str, session_id: str, item: int, exercise: str) -> Changed:
    """The programme with the item swapped, if the checker accepts it.

    Raises:
        NotClearedError: there is no clearance in force.
        InvalidInputError: there is no such session, item or exercise, or it can't stand in here.
    """
    programme = _still_to_come(ctx, person, session_id)
    edited = edits.swap(_basis(ctx, person, programme), programme, session_id, item, exercise)
    return _kept(ctx, person, programme, edited, "swap")


def shorten_session(ctx: Context, person: str, session_id: str, minutes: int) -> Changed:
    """The programme with this session made to fit the minutes, if the checker accepts it.

    Raises:
        NotClearedError: there is no clearance in force.
        InvalidInputError: there is no such session, or the minutes are less than 1.
    """
    programme = _still_to_come(ctx, person, session_id)
    edited = reshaping.shorten(_basis(ctx, person, programme), programme, session_id, minutes)
    return _kept(ctx, person, programme, edited, "shorten")


def move_day(ctx: Context, person: str, from_day: date, to_day: date) -> Changed:
    """The programme with one day's sessions on another day of the same week, if the checker accepts it.

    Raises:
        NotClearedError: there is no clearance in force.
        InvalidInputError: the days are not two days of one week of the plan, or one of them is over.
    """
    programme = require_programme(ctx, person)
    if min(from_day, to_day) < local_date(ctx, person):
        raise InvalidInputError("this day is over", where="day", fix="Choose today or a later day")
    edited = reshaping.move_day(_basis(ctx, person, programme), programme, from_day, to_day)
    return _kept(ctx, person, programme, edited, "move")


def freeze_exercise(ctx: Context, person: str, exercise: str, *, frozen: bool = True) -> tuple[str, ...]:
    """The favourites after one was frozen into (or let go from) the weeks to come.

    Raises:
        InvalidInputError: there is no profile, or no such exercise.
    """
    profile = edits.freeze(_profile(ctx, person), exercise, frozen=frozen)
    return save_profile(ctx, person, profile_to_json(profile)).frozen


def undo_change(ctx: Context, person: str) -> Programme:
    """The programme as it was before the last change by hand.

    Raises:
        InvalidInputError: there is nothing to undo.
    """
    states: list[Programme] = []
    for plan in recent_plans(ctx, person):
        programme = programme_in(plan)
        if plan.reason in _BY_HAND:
            states.append(programme)
        elif plan.reason == _UNDO:
            states.pop()
        else:
            # What was planned or adapted anew since can't be taken back to how it was before.
            states = [programme]
    if len(states) <= 1:
        raise InvalidInputError("there is nothing to undo", where="programme")
    return keep_programme(ctx, person, states[-2], _UNDO)


def _still_to_come(ctx: Context, person: str, session_id: str) -> Programme:
    programme = require_programme(ctx, person)
    day, _ = find_session(programme, session_id)
    if day < local_date(ctx, person):
        raise InvalidInputError("this day is over", where=session_id, fix="Choose today or a later day")
    return programme


def _kept(ctx: Context, person: str, before: Programme, edited: Edited, reason: str) -> Changed:
    if edited.refused:
        return Changed(programme=before, refused=edited.refused)
    if edited.programme != before:
        keep_programme(ctx, person, edited.programme, reason)
    return Changed(programme=edited.programme)


def _basis(ctx: Context, person: str, programme: Programme) -> Basis:
    firm = [week.index for week in programme.weeks if not week.provisional]
    since = max(firm, default=0)
    start = programme.start + timedelta(days=_WEEK * since)
    return Basis(
        catalogue=ctx.catalogue,
        profile=_profile(ctx, person),
        clearance=require_clearance(ctx, person),
        course=_course_before(ctx, person, start),
        since=since,
    )


def _course_before(ctx: Context, person: str, start: date) -> Course:
    """The course as it was before the week, but with today's standings: what was done in the week is in it already."""
    happened = read_progress(ctx, person)
    earlier = replace(
        happened,
        exercise_sessions=tuple(one for one in happened.exercise_sessions if one.day < start),
        walk_days=_walk_days(ctx, person, start),
    )
    known = tuple(dict.fromkeys(one.exercise for one in earlier.exercise_sessions))
    return replace(course(earlier, (), start=start, catalogue=ctx.catalogue), known=known)


def _walk_days(ctx: Context, person: str, before: date) -> int:
    rows = ctx.store.records(person, WalkRecord, ImportRecord, ScreeningRecord)
    return sum(day < before for day in days_for_the_plan(rows, ctx.catalogue))


def _profile(ctx: Context, person: str) -> Profile:
    profile = load_profile(ctx, person)
    if profile is None:
        raise InvalidInputError("there is no profile yet", where="profile", fix="Fill it in first")
    return profile
