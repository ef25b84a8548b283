"""The screening in force: its outcome, whether an emergency locks, and why it is due again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
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
from unhunch.screening import Clearance, Outcome
from unhunch.service.answers import Beside
from unhunch.service.context import Context
from unhunch.service.notes import fresh
from unhunch.service.ports import Sought
from unhunch.service.settings import load_settings, local_date
from unhunch.service.standing import Draft, Due, Lock, Standing, expires_at, outcome_of, stand

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
    outcome = outcome_of(standing, ctx.catalogue)
    if outcome is None:
        due = () if standing.lock else (standing.ended_by or ("first",))
        return ScreeningState(outcome=None, lock=standing.lock, due=due, draft=standing.draft)
    ends = expires_at(standing, outcome, ctx.catalogue)
    over = _over(ctx, person, standing, outcome, ends)
    return ScreeningState(
        outcome=None if over else outcome,
        lock=None,
        due=over,
        draft=standing.draft,
        expires_at=None if over else ends,
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


def _over(ctx: Context, person: str, standing: Standing, outcome: Outcome, ends: datetime | None) -> tuple[Due, ...]:
    """Why the outcome does not hold any more; a referral holds until the questions are answered anew."""
    if ends is None or not isinstance(outcome, Clearance) or standing.base is None or standing.whole_at is None:
        return ()
    now = ctx.clock.now()
    if now < standing.base.at - timedelta(days=int(ctx.catalogue.screening.number("date-tolerance"))):
        return ("clock",)
    if now - standing.whole_at >= timedelta(days=int(ctx.catalogue.screening.number("valid-days"))):
        return ("expired",)
    if _gap_days(ctx, person, standing.base.at) >= int(ctx.catalogue.screening.number("gap-days")):
        return ("gap",)
    if now >= ends:
        is_weekly = outcome.valid_days == ctx.catalogue.screening.number("location-valid-days")
        return ("weekly",) if is_weekly else ("expired",)
    return ()


def _gap_days(ctx: Context, person: str, screened_at: datetime) -> int:
    """Days since unhunch was last used: a session, a walk, or the screening itself."""
    zone = ZoneInfo(load_settings(ctx, person).time_zone)
    days = [screened_at.astimezone(zone).date()]
    for kind in (SessionRecord, WalkRecord):
        found = ctx.store.latest(person, kind)
        if found is not None and isinstance(found.value, SessionRecord | WalkRecord):
            days.append(found.value.day)
    return (local_date(ctx, person) - max(days)).days
