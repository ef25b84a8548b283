"""The screening in force: its outcome, whether an emergency locks, and why it is due again."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from unhunch.catalogue.questionnaire import LOCATION_ADVICE
from unhunch.errors import NotClearedError
from unhunch.records.model import (
    AdverseEventRecord,
    ClearanceRecord,
    NoteRecord,
    ScreeningRecord,
    SessionRecord,
    WalkRecord,
)
from unhunch.screening import Clearance, Outcome, expires_at, needs_rescreen, referral_so_far
from unhunch.service.answers import Beside, read_answers, read_facts
from unhunch.service.context import Context
from unhunch.service.notes import fresh
from unhunch.service.ports import Sought
from unhunch.service.settings import date_of, load_settings, local_date
from unhunch.service.standing import Draft, Due, Lock, Standing, outcome_of, since_screening, stand

ADVICE = "advice-read"
Held = Literal["advice", "draft"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningState:
    """Where the person stands: the outcome in force (None: none is), a lock, why a screening is due, the draft.

    `due` empty means that nothing is due; "weekly" alone asks the LOC-1 question, everything else a screening.
    `answered_at` is when the answers in force were given, `expires_at` when a clearance in force ends. `held` says
    what holds a clearance back that nothing has ended: the advice about the pain's place is unread, or an
    unfinished screening has a warning sign in it.
    """

    outcome: Outcome | None
    lock: Lock | None
    due: tuple[Due, ...]
    draft: Draft | None
    answered_at: datetime | None = None
    expires_at: datetime | None = None
    held: Held | None = None

    @property
    def clearance(self) -> Clearance | None:
        """The clearance to exercise within, or None."""
        if self.lock or self.held or not isinstance(self.outcome, Clearance):
            return None
        return self.outcome

    @property
    def stands(self) -> bool:
        """Whether there is a clearance that nothing has ended, in force or held back."""
        return self.clearance is not None or self.held is not None

    @property
    def advice_only(self) -> bool:
        """Whether the outcome's advice is all there is to show: it has to be read first, or nothing is allowed."""
        return self.held == "advice" or (self.clearance is not None and not self.clearance.allowed)


def screening_state(ctx: Context, person: str) -> ScreeningState:
    """Everything about the person's screening, computed anew from the records."""
    standing = read_standing(ctx, person)
    if standing.lock is not None:
        return ScreeningState(outcome=None, lock=standing.lock, due=(), draft=standing.draft)
    outcome = outcome_of(standing, ctx.catalogue)
    since = since_screening(standing, outcome, _last_used(ctx, person, standing))
    zone = ZoneInfo(load_settings(ctx, person).time_zone)
    due = needs_rescreen(since, ctx.clock.now().astimezone(zone), ctx.catalogue)
    held = _held(ctx, standing, outcome, local_date(ctx, person)) if not due else None
    if held == "draft":
        due = ("asked",)
    return ScreeningState(
        outcome=None if due else outcome,
        lock=None,
        due=due,
        draft=standing.draft,
        answered_at=since.answered_at,
        expires_at=None if due else expires_at(since, ctx.catalogue),
        held=held,
    )


def _held(ctx: Context, standing: Standing, outcome: Outcome | None, today: date) -> Held | None:
    """What holds a clearance back: a warning sign in the draft, where it can be corrected, or the unread advice."""
    if not isinstance(outcome, Clearance):
        return None
    if standing.draft is not None:
        answers = read_answers(standing.draft.answers, standing.draft.facts, standing.beside)
        if referral_so_far(answers, today, ctx.catalogue):
            return "draft"
    return "advice" if LOCATION_ADVICE in outcome.advice and not standing.advice_read else None


def current_outcome(ctx: Context, person: str) -> Outcome | None:
    """The outcome in force now; None where none is: never screened, expired, or made void by a later record."""
    return screening_state(ctx, person).outcome


def require_clearance(ctx: Context, person: str) -> Clearance:
    """The clearance in force.

    Raises:
        NotClearedError: there is none; the screening has to come first.
    """
    state = screening_state(ctx, person)
    if state.held == "advice":
        raise NotClearedError("read what your safety answers mean first; then come back here")
    clearance = state.clearance
    if clearance is None:
        raise NotClearedError("the safety questions come first; answer them, then come back here")
    return clearance


def end_clearance(ctx: Context, person: str, why: Due) -> None:
    """Nothing; the clearance in force is void from now on, and a screening is due for that reason."""
    value = ClearanceRecord(kind="ended", ids=(why,), on=local_date(ctx, person))
    ctx.store.append(person, [fresh(ctx, "clearance", value)])


def read_standing(ctx: Context, person: str) -> Standing:
    """Where the records leave the person's screening, before expiry is looked at."""
    return ctx.store.worked_out(person, ("standing", ctx.catalogue), lambda: _standing(ctx, person))


def _standing(ctx: Context, person: str) -> Standing:
    read = next(ctx.store.records(person, NoteRecord, sought=Sought(topic=ADVICE)), None)
    beside = Beside()
    if read is not None and isinstance(read.value, NoteRecord):
        pain = read.value.facts.get("pain")
        beside = Beside(first_advice_on=read.value.day, pain_then=pain if isinstance(pain, int) else None)
    rows = ctx.store.records(person, ScreeningRecord, ClearanceRecord, AdverseEventRecord)
    found = replace(stand(rows, beside, ctx.catalogue), advice_read=read is not None)
    return found if found.advice_read else _counted_from_first_shown(ctx, person, found)


def _counted_from_first_shown(ctx: Context, person: str, found: Standing) -> Standing:
    """The standing with the advice's two weeks running from where it was first shown: not reading it gains no time."""
    shown = found.advised
    if shown is None or not isinstance(shown.value, ScreeningRecord):
        return found
    pain = read_facts(shown.value.facts).pain_now
    beside = replace(found.beside, first_advice_on=date_of(ctx, person, shown.at), pain_then=pain)
    return replace(found, beside=beside)


def _last_used(ctx: Context, person: str, standing: Standing) -> date | None:
    """The last day on which unhunch was used: a session, a walk, or the screening itself."""
    if standing.base is None:
        return None
    zone = ZoneInfo(load_settings(ctx, person).time_zone)
    days = [standing.base.at.astimezone(zone).date()]
    session = ctx.store.latest(person, SessionRecord)
    if session is not None and isinstance(session.value, SessionRecord):
        days.append(session.value.day)
    # A walk that a watch noted is no use of unhunch.
    rows = (row.value for row in ctx.store.records(person, WalkRecord, sought=Sought(from_day=max(days))))
    days += [walk.day for walk in rows if isinstance(walk, WalkRecord) and not walk.brought]
    return max(days)
