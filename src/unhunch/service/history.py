"""What was done so far, and taking it all away."""

from dataclasses import dataclass
from datetime import date

from unhunch.records.model import SessionRecord
from unhunch.service.context import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class PainPoint:
    """One local day's pain scores 0-10; None where that one was not asked."""

    day: date
    before: int | None
    worst: int | None
    next_day: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One session of the past: how it ended and what was in it (exercise ids in order)."""

    session: SessionRecord
    exercises: tuple[str, ...]
    sets: int


def pain_series(ctx: Context, person: str, from_day: date | None = None) -> tuple[PainPoint, ...]:
    """Pain by day, oldest first."""
    raise NotImplementedError


def sessions_done(ctx: Context, person: str, from_day: date | None = None) -> tuple[Done, ...]:
    """Sessions finished or broken off, oldest first."""
    raise NotImplementedError


def delete_everything(ctx: Context, person: str) -> int:
    """How many records were deleted: all of the person's, with drafts and settings; therapist's packs stay."""
    raise NotImplementedError
