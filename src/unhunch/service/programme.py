"""The plan in force: made, solved again at each week's eve, and changed by hand."""

from dataclasses import dataclass
from datetime import date

from unhunch.catalogue.model import Finding
from unhunch.programme.model import PlannedSession, Programme
from unhunch.service.context import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A programme after a change by hand; `refused` lists what the checker found, and then nothing was changed."""

    programme: Programme
    refused: tuple[Finding, ...] = ()


def make_programme(ctx: Context, person: str, start: date | None = None) -> Programme:
    """A new plan from the profile, the clearance and what happened so far, from `start` (today).

    Raises:
        NotClearedError: there is no clearance in force.
        InvalidInputError: there is no profile yet.
    """
    raise NotImplementedError


def current_programme(ctx: Context, person: str) -> Programme | None:
    """The plan as last made or changed, as it stands in the record; never solves."""
    raise NotImplementedError


def bring_up_to_date(ctx: Context, person: str) -> Programme | None:
    """The plan with the week of today solved from what happened, where its eve has come; None without a plan.

    Keeps the old plan while nothing is due, or while there is no clearance.
    """
    raise NotImplementedError


def find_session(programme: Programme, session_id: str) -> tuple[date, PlannedSession]:
    """The day and the session with this id.

    Raises:
        InvalidInputError: the programme holds no such session.
    """
    raise NotImplementedError


def swaps(ctx: Context, person: str, session_id: str, item: int) -> tuple[str, ...]:
    """At most three exercise ids that may stand in for the item, best first, each accepted by the checker."""
    raise NotImplementedError


def swap_item(ctx: Context, person: str, session_id: str, item: int, exercise: str) -> Changed:
    """The programme with the item swapped, if the checker accepts it."""
    raise NotImplementedError


def shorten_session(ctx: Context, person: str, session_id: str, minutes: int) -> Changed:
    """The programme with this session made to fit the minutes, if the checker accepts it."""
    raise NotImplementedError


def move_day(ctx: Context, person: str, from_day: date, to_day: date) -> Changed:
    """The programme with one day's sessions on another day of the same week, if the checker accepts it."""
    raise NotImplementedError


def freeze_exercise(ctx: Context, person: str, exercise: str, *, frozen: bool = True) -> tuple[str, ...]:
    """The favourites after one was frozen into (or let go from) the weeks to come."""
    raise NotImplementedError


def undo_change(ctx: Context, person: str) -> Programme:
    """The programme as it was before the last change by hand.

    Raises:
        InvalidInputError: there is nothing to undo.
    """
    raise NotImplementedError


def tick_walk(ctx: Context, person: str, day: date, minutes: float) -> None:
    """Keep that a walk was done; a second tick on the same day with the same minutes counts once."""
    raise NotImplementedError
