"""What a screening is given and what comes out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Answer = Literal["yes", "no", "unsure"]
Action = Literal[
    "call_emergency_now",
    "see_doctor_urgently",
    "see_doctor_before_exercising",
    "go_on_with_care",
    "go_on",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Answers by question id, and the facts asked beside them.

    `age` in years, `pain_now` 0-10; `cleared` maps question ids to the date of a clinician's
    clearance; `exercise_cleared` maps exercise ids to such a date; `choices` holds follow-ups that
    choose among options (which joint, weeks pregnant); `told_not_to` is BE-11's free text and
    `hidden` the exercise ids that it hides.
    """

    answers: Mapping[str, Answer]
    age: int
    pain_now: int
    country: str = ""
    cleared: Mapping[str, date] = field(default_factory=dict)
    exercise_cleared: Mapping[str, date] = field(default_factory=dict)
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    told_not_to: str = ""
    hidden: tuple[str, ...] = ()
    strict_location: bool = False
    first_advice_on: date | None = None
    pain_then: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance:
    """Leave to exercise within limits; only `screen()` makes one. Expires at `expires_at` (UTC).

    `allowed` are kinds of activity (decisions.md, Screening 12); `level_cap` None means no cap;
    `loaded_strength` is false under LOC-1; `exercise_cleared` lifts `avoid_if` for those alone.
    """

    action: Action
    because: tuple[str, ...]
    tags: tuple[str, ...]
    level_cap: int | None
    allowed: tuple[str, ...]
    valid_days: int
    advice: tuple[str, ...]
    screened_at: datetime
    expires_at: datetime
    any_yes: bool
    loaded_strength: bool = True
    exercise_cleared: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    age: int = 0
    pain_now: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """No exercise: the action, the ids of the questions behind it, and the advice to show."""

    action: Action
    because: tuple[str, ...]
    tags: tuple[str, ...]
    advice: tuple[str, ...]
    screened_at: datetime
    valid_days: int = 0


Outcome = Clearance | Referral
