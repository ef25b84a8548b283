"""The plan in force: made, and solved again at each week's eve from what happened."""

from datetime import date, timedelta

from unhunch.errors import InvalidInputError
from unhunch.programme import plan, plan_week
from unhunch.programme.model import Profile, Programme
from unhunch.records.model import WalkRecord
from unhunch.screening.model import Clearance
from unhunch.service.changes import (
    Changed,
    freeze_exercise,
    move_day,
    shorten_session,
    swap_item,
    swaps,
    undo_change,
)
from unhunch.service.clearance import require_clearance, screening_state
from unhunch.service.context import Context
from unhunch.service.notes import keyed
from unhunch.service.plans import current_programme, find_session, keep_programme, require_programme
from unhunch.service.profile import load_profile
from unhunch.service.review import course_from
from unhunch.service.settings import local_date

__all__ = [
    "Changed", "bring_up_to_date", "current_programme", "find_session", "freeze_exercise", "keep_programme",
    "make_programme", "move_day", "require_programme", "shorten_session", "swap_item", "swaps", "tick_walk",
    "undo_change",
]  # fmt: skip

WEEKS = 4
_WEEK = 7


def make_programme(ctx: Context, person: str, start: date | None = None, *, weeks: int = WEEKS) -> Programme:
    """A new plan of so many weeks from the profile, the clearance and what happened, from `start` (today).

    Raises:
        NotClearedError: there is no clearance in force.
        InvalidInputError: there is no profile yet.
    """
    clearance = require_clearance(ctx, person)
    profile = _profile(ctx, person)
    begin = start or local_date(ctx, person)
    course = course_from(ctx, person, begin)
    made = plan(ctx.catalogue, profile, clearance, begin, weeks=weeks, course=course)
    return keep_programme(ctx, person, made, "made")


def bring_up_to_date(ctx: Context, person: str, *, weeks: int = WEEKS) -> Programme | None:
    """The plan with the week of today solved from what happened, where its eve has come; None without a plan.

    A plan that is over is followed by one of so many weeks.

    Keeps the old plan while nothing is due, or while there is no clearance or no profile.
    """
    programme = current_programme(ctx, person)
    if programme is None:
        return None
    index = (local_date(ctx, person) - programme.start).days // _WEEK
    if index < 0 or (index < len(programme.weeks) and not programme.weeks[index].provisional):
        return programme
    clearance = screening_state(ctx, person).clearance
    profile = load_profile(ctx, person)
    if clearance is None or profile is None:
        return programme
    return _solved_again(ctx, person, programme, index, clearance, profile, weeks=weeks)


def tick_walk(ctx: Context, person: str, day: date, minutes: float) -> None:
    """Nothing; the walk is kept, and a second tick of the same day with the same minutes counts once.

    Raises:
        InvalidInputError: the day is yet to come, or the minutes are none that a day has.
    """
    if day > local_date(ctx, person):
        raise InvalidInputError("this day is yet to come", where="day")
    if not 0 < minutes <= 24 * 60:
        raise InvalidInputError("a walk lasts more than 0 minutes and less than a day", where="minutes")
    key = f"walk:{day.isoformat()}:{minutes:g}"
    ctx.store.append(person, [keyed(ctx, key, WalkRecord(day=day, minutes=float(minutes)))])


def _solved_again(
    ctx: Context, person: str, programme: Programme, index: int, clearance: Clearance, profile: Profile, *, weeks: int
) -> Programme:
    start = programme.start + timedelta(days=_WEEK * index)
    course = course_from(ctx, person, start)
    if index >= len(programme.weeks):
        made = plan(ctx.catalogue, profile, clearance, start, weeks=weeks, course=course)
        return keep_programme(ctx, person, made, "made")
    made = plan_week(
        ctx.catalogue,
        profile,
        clearance,
        programme.start,
        index=index,
        course=course,
        previous=programme,
        weeks=len(programme.weeks),
    )
    return keep_programme(ctx, person, made, "week")


def _profile(ctx: Context, person: str) -> Profile:
    profile = load_profile(ctx, person)
    if profile is None:
        raise InvalidInputError("there is no profile yet", where="profile", fix="Fill it in first")
    return profile
