"""The screening in force: its outcome, whether an emergency locks, and why it is due again."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from unhunch.errors import NotClearedError
from unhunch.records.model import (
    AdverseEventRecord,
    ClearanceRecord,
    NoteRecord,
    ScreeningRecord,
    SessionRecord,
    WalkRecord,
)
from unhunch.screening import Clearance, Outcome, expires_at, needs_rescreen
from unhunch.service.answers import Beside
from unhunch.service.context import Context
from unhunch.service.notes import fresh
from unhunch.service.ports import Sought
from unhunch.service.settings import load_settings, local_date
from unhunch.service.standing import Draft, Due, Lock, Standing, outcome_of, since_screening, stand

ADVICE = "advice-read"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningState:
    """Where the person stands: the outcome in force (None: none is), a lock, why a screening is due, the draft.

    `due` empty means that nothing is due; "weekly" alone asks the LOC-1 question, everything else a screening.
    `expires_at` is when a clearance in force ends.
    """

    outcome: Outcome | None
    lock: Lock | None
    due: tuple[Due, ...]
    draft: Draft | None
    expires_at: datetime | None = None

    @property
    def clearance(self) -> Clearance | None:
        """The clearance to exercise within, or None."""
        if self.lock or not isinstance(self.outcome, Clearance):
            return None
        return self.outcome


def screening_state(ctx: Context, person: str) -> ScreeningState:
    """Everything about the person's screening, computed anew from the records."""
    standing = read_standing(ctx, person)
    if standing.lock is not None:
        return ScreeningState(outcome=None, lock=standing.lock, due=(), draft=standing.draft)
    outcome = outcome_of(standing, ctx.catalogue)
    since = since_screening(standing, outcome, _last_used(ctx, person, standing))
    zone = ZoneInfo(load_settings(ctx, person).time_zone)
    due = needs_rescreen(since, ctx.clock.now().astimezone(zone), ctx.catalogue)
    return ScreeningState(
        outcome=None if due else outcome,
        lock=None,
        due=due,
        draft=standing.draft,
        expires_at=None if due else expires_at(since, ctx.catalogue),
    )


def current_outcome(ctx: Context, person: str) -> Outcome | None:
    """The outcome in force now; None where none is: never screened, expired, or made void by a later record."""
    return screening_state(ctx, person).outcome


def require_clearance(ctx: Context, person: str) -> Clearance:
    """The clearance in force.

    Raises:
        NotClearedError: there is none; the screening has to come first.
    """
    clearance = screening_state(ctx, person).clearance
    if clearance is None:
        raise NotClearedError("the safety questions come first; answer them, then come back here")
    return clearance


def end_clearance(ctx: Context, person: str, why: Due) -> None:
    """Nothing; the clearance in force is void from now on, and a screening is due for that reason."""
    value = ClearanceRecord(kind="ended", ids=(why,), on=local_date(ctx, person))
    ctx.store.append(person, [fresh(ctx, "clearance", value)])


def read_standing(ctx: Context, person: str) -> Standing:
    """Where the records leave the person's screening, before expiry is looked at."""
    read = next(ctx.store.records(person, NoteRecord, sought=Sought(topic=ADVICE)), None)
    beside = Beside()
    if read is not None and isinstance(read.value, NoteRecord):
        pain = read.value.facts.get("pain")
        beside = Beside(first_advice_on=read.value.day, pain_then=pain if isinstance(pain, int) else None)
    rows = ctx.store.records(person, ScreeningRecord, ClearanceRecord, AdverseEventRecord)
    return stand(rows, beside, ctx.catalogue)


def _last_used(ctx: Context, person: str, standing: Standing) -> date | None:
    """The last day on which unhunch was used: a session, a walk, or the screening itself."""
    if standing.base is None:
        return None
    zone = ZoneInfo(load_settings(ctx, person).time_zone)
    days = [standing.base.at.astimezone(zone).date()]
    for kind in (SessionRecord, WalkRecord):
        found = ctx.store.latest(person, kind)
        if found is not None and isinstance(found.value, SessionRecord | WalkRecord):
            days.append(found.value.day)
    return max(days)
