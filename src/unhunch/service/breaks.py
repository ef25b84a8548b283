"""A break at the desk as a session of its own: a minute or two of moves that fit the person, the desk and the tags."""

import re
from dataclasses import replace
from datetime import date
from math import ceil
from typing import Final

from unhunch.adaptation import course
from unhunch.catalogue.model import Place
from unhunch.errors import InvalidInputError
from unhunch.programme.assignment import item_of
from unhunch.programme.candidates import Candidate, pool_of
from unhunch.programme.model import Item, PlannedSession, Profile
from unhunch.programme.seconds import session_seconds
from unhunch.programme.situation import WEEK_DAYS, Situation
from unhunch.service.clearance import require_clearance
from unhunch.service.context import Context
from unhunch.service.past import read_progress
from unhunch.service.plans import find_session, require_programme
from unhunch.service.profile import load_profile
from unhunch.service.reminder_rules import rule_row

BREAK: Final = "break"
_DESK: Final[Place] = "desk"
_ID: Final = re.compile(r"(\d{4}-\d{2}-\d{2})-break-([1-9]\d{0,2})")
_WHY: Final = ("reminders.break-every-min", "reminders.break-moves")
_MINUTE_S: Final = 60


def break_id(day: date, number: int) -> str:
    """The id of the day's break of that number, as in `2026-11-28-break-3`."""
    return f"{day.isoformat()}-{BREAK}-{number}"


def session_to_do(ctx: Context, person: str, session_id: str) -> PlannedSession:
    """The session with this id: one of the plan, or a break.

    Raises:
        NotClearedError: a break needs a clearance in force.
        InvalidInputError: there is no such session, or nothing for a break that fits.
    """
    found = _ID.fullmatch(session_id)
    if found is None:
        return find_session(require_programme(ctx, person), session_id)[1]
    made = break_session(ctx, person, session_id, int(found[2]))
    if made is None:
        raise InvalidInputError("there is no break that fits", where=session_id, fix="Choose another session")
    return made


def break_session(ctx: Context, person: str, session_id: str, number: int) -> PlannedSession | None:
    """The break of that number, which is another one from time to time; None where nothing fits.

    Raises:
        NotClearedError: there is no clearance in force.
    """
    situation = _situation(ctx, person)
    if situation is None:
        return None
    items = _chosen(situation, number)
    if not items:
        return None
    seconds = session_seconds(items, ctx.catalogue.get, ctx.catalogue.rules)
    minutes = ceil(seconds / _MINUTE_S)
    return PlannedSession(id=session_id, kind=BREAK, place=_DESK, minutes=minutes, items=items, optional=True)


def _situation(ctx: Context, person: str) -> Situation | None:
    """What the planner would go by today at the person's desk; None without a profile."""
    clearance = require_clearance(ctx, person)
    profile = load_profile(ctx, person)
    if profile is None:
        return None
    happened = read_progress(ctx, person)
    start = happened.today
    programme = require_programme(ctx, person)
    return Situation(
        catalogue=ctx.catalogue,
        profile=_with_desk(ctx, profile),
        clearance=clearance,
        course=course(happened, (), start=start, catalogue=ctx.catalogue),
        index=max(0, (start - programme.start).days // WEEK_DAYS),
        start=start,
    )


def _with_desk(ctx: Context, profile: Profile) -> Profile:
    """The profile with what stands at a desk as a rule, where the person named nothing."""
    if _DESK in profile.equipment:
        return profile
    usual = tuple(name for name, one in ctx.catalogue.equipment.items() if _DESK in one.usual_at)
    return replace(profile, equipment={**profile.equipment, _DESK: usual})


def _chosen(situation: Situation, number: int) -> tuple[Item, ...]:
    """Moves from the first minute up to the second, another one first each time."""
    rules = situation.catalogue.rules
    least, most = (float(str(end)) for end in rule_row(rules, "break-s"))
    items: tuple[Item, ...] = ()
    for candidate in _turned(_moves(situation), number - 1):
        further = (*items, item_of(situation, candidate, candidate.micro or candidate.main, _WHY))
        if session_seconds(further, situation.catalogue.get, rules) <= most:
            items = further
        if items and session_seconds(items, situation.catalogue.get, rules) >= least:
            break
    return items


def _moves(situation: Situation) -> list[Candidate]:
    """The moves that the rule names, in its order; where none of them is open, the others that are light.

    A break changes the position, and does not hold a better one.
    """
    found = {one.id: one for one in pool_of(situation).micro_at(situation, _DESK)}
    named = [found[str(name)] for name in rule_row(situation.catalogue.rules, "break-moves") if name in found]
    return named or [one for one in found.values() if not one.exercise.loaded and one.exercise.kind != "posture"]


def _turned(candidates: list[Candidate], by: int) -> list[Candidate]:
    at = by % len(candidates) if candidates else 0
    return candidates[at:] + candidates[:at]
