"""What a printed home programme shows: the sessions to come, within the clearance in force."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from unhunch.errors import InvalidInputError
from unhunch.programme.model import Day, PlannedSession
from unhunch.progress.techniques import extras_on
from unhunch.records.beside import ExtraRecord
from unhunch.screening.model import Clearance
from unhunch.service.clearance import require_clearance, screening_state
from unhunch.service.context import Context
from unhunch.service.plans import days_of, require_programme
from unhunch.service.programme import bring_up_to_date
from unhunch.service.settings import date_of, load_settings, local_date
from unhunch.service.techniques import extras, offer_now

WEEK_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """The days with their sessions from `day` on, and the safety answers that they keep to.

    `country` is where the emergency number is of. `extras` stand beside the exercises on one of the days or more.
    """

    day: date
    days: tuple[Day, ...]
    clearance: Clearance
    answered_on: date
    country: str
    extras: tuple[ExtraRecord, ...] = ()

    @property
    def sessions(self) -> tuple[PlannedSession, ...]:
        """All of their sessions, in order."""
        return tuple(one for day in self.days for one in day.sessions)


def read_handout(ctx: Context, person: str, *, days: int = 1) -> Handout:
    """The next day that has exercises, or all such days of so many from today on.

    Raises:
        NotClearedError: no clearance is in force; without one nothing is handed out.
        InvalidInputError: there is no plan yet, or nothing is planned from today on.
    """
    clearance = require_clearance(ctx, person)
    bring_up_to_date(ctx, person)
    programme = require_programme(ctx, person)
    today = local_date(ctx, person)
    coming = [day for day in days_of(programme) if day.date >= today and any(one.items for one in day.sessions)]
    found = coming[:1] if days == 1 else [day for day in coming if day.date < today + timedelta(days=days)]
    if not found:
        raise InvalidInputError("no exercise is planned from today on", where="programme", fix="Make a new plan first")
    answered_at = screening_state(ctx, person).answered_at or clearance.screened_at
    return Handout(
        day=found[0].date,
        days=tuple(found),
        clearance=clearance,
        answered_on=date_of(ctx, person, answered_at),
        country=load_settings(ctx, person).country,
        extras=_extras(ctx, person, [found[0].date + timedelta(days=n) for n in range(min(days, WEEK_DAYS))]),
    )


def _extras(ctx: Context, person: str, days: Sequence[date]) -> tuple[ExtraRecord, ...]:
    """What stands in the plan on those days beside the exercises, and is open to the person today."""
    standing = [one for one in extras(ctx, person) if one.weekdays and _is_open(ctx, person, one)]
    return tuple(dict.fromkeys(one for day in days for one in extras_on(standing, day)))


def _is_open(ctx: Context, person: str, extra: ExtraRecord) -> bool:
    """Whether the catalogue has it, and nothing but having done it today speaks against it."""
    facts = ctx.catalogue.techniques.get(extra.technique)
    if facts is None or extra.practice not in facts.practices:
        return False
    found = offer_now(ctx, person, extra.technique, extra.practice)
    return not (found.needs_screening or found.closed_by or found.felt_worse)
