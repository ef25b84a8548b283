"""Whether the person may exercise today, from the answers that they gave and what came after."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from unhunch.screening.model import Clearance, Outcome
from unhunch.service.context import Context

Due = Literal[
    "first", "expired", "gap", "flare", "stop-sign", "anything-new", "seen", "mistaken", "weekly", "asked"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The answers given so far on the way through a screening; `facts` are age, pain_now, country, choices ..."""

    answers: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, object] = field(default_factory=dict)
    reason: str = "first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """An emergency answer that still stands: nothing but its action may be shown."""

    since: datetime
    because: tuple[str, ...]
    advice: tuple[str, ...]
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningState:
    """Where the person stands: the outcome in force (None: none is), a lock, why a screening is due, the draft.

    `due` empty means that nothing is due; "weekly" alone asks the LOC-1 question, everything else the whole screening.
    """

    outcome: Outcome | None
    lock: Lock | None
    due: tuple[Due, ...]
    draft: Draft | None

    @property
    def clearance(self) -> Clearance | None:
        """The clearance to exercise within, or None."""
        if self.lock or not isinstance(self.outcome, Clearance):
            return None
        return self.outcome


def screening_state(ctx: Context, person: str) -> ScreeningState:
    """Everything about the person's screening, computed anew from the records."""
    raise NotImplementedError


def current_outcome(ctx: Context, person: str) -> Outcome | None:
    """The outcome in force now; None where none is: never screened, expired, or made void by a later record."""
    raise NotImplementedError


def require_clearance(ctx: Context, person: str) -> Clearance:
    """The clearance in force.

    Raises:
        NotClearedError: there is none; the screening has to come first.
    """
    raise NotImplementedError


def load_draft(ctx: Context, person: str) -> Draft:
    """The answers kept from an unfinished screening; an empty draft where there is none."""
    raise NotImplementedError


def save_draft(
    ctx: Context, person: str, answers: Mapping[str, str], facts: Mapping[str, object] | None = None
) -> ScreeningState:
    """The state after one screen's answers were kept; an emergency answer locks at once (`lock` is set).

    Answers and facts given before stay; those given again replace them.

    Raises:
        InvalidInputError: an unknown question, answer or fact.
    """
    raise NotImplementedError


def confirm_screening(ctx: Context, person: str) -> Outcome:
    """The outcome of the draft, which is kept as a whole screening.

    Raises:
        InvalidInputError: a question is still open; `what` names the ids.
    """
    raise NotImplementedError


def start_screening(ctx: Context, person: str, reason: str = "asked") -> Draft:
    """A new, empty draft that carries only facts which do not change (country); the old answers stay in the record."""
    raise NotImplementedError


def record_seen(ctx: Context, person: str, on: date) -> ScreeningState:
    """The state after the person said that they were seen by a clinician: a whole new screening is open.

    Raises:
        InvalidInputError: the date is in the future or before the answer that locked.
    """
    raise NotImplementedError


def record_mistaken_tap(ctx: Context, person: str) -> ScreeningState:
    """The state after a mistaken tap was confirmed on its second screen: a whole new screening is open.

    The first yes stays in the record.

    Raises:
        InvalidInputError: there is no emergency answer to take back.
    """
    raise NotImplementedError


def record_cleared(ctx: Context, person: str, ids: tuple[str, ...], on: date, *, exercises: bool = False) -> ScreeningState:
    """The state after a clinician cleared these questions (or exercises), on a date.

    Raises:
        InvalidInputError: an unknown id, an emergency question, or a date that can't be.
    """
    raise NotImplementedError


def note_advice_read(ctx: Context, person: str) -> None:
    """Keep that the advice about pain between the shoulder blades was read today; the two weeks count from the first time."""
    raise NotImplementedError


def answer_weekly(ctx: Context, person: str, *, assessed: bool, anything_new: bool, pain_now: int) -> ScreeningState:
    """The state after the weekly question of somebody whose pain nobody has assessed yet."""
    raise NotImplementedError
