"""What a screening is given and what comes out of it."""

from collections.abc import Mapping
from dataclasses import InitVar, dataclass, field
from datetime import date, datetime

from unhunch.catalogue.questionnaire import Action, Answer
from unhunch.errors import NotClearedError
from unhunch.screening.seal import SEAL, Seal

__all__ = ["Action", "Answer", "Answers", "Clearance", "Outcome", "Referral"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Answers by question id, and the facts asked beside them.

    `age` in years, `pain_now` 0-10; `country` is ISO 3166 or empty; `pool` says that the pool was
    chosen. `cleared` maps question ids to the date of a clinician's clearance, `exercise_cleared`
    exercise ids; `choices` holds the follow-ups that choose among options. `told_not_to` is BE-11's
    free text and `hidden` the exercise ids that it hides. `first_advice_on` is the local date on
    which the advice about LOC-1 was first read, `pain_then` the pain on that day.
    """

    answers: Mapping[str, Answer]
    age: int
    pain_now: int
    country: str = ""
    pool: bool = False
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

    `allowed` are kinds of activity, none for people under 18; `level_cap` None means no cap.
    `loaded_strength` and `unloaded_strength` say which strength work is open: under LOC-1 only the
    unloaded, though `strength` is not in `allowed`. `any_yes` is true with any yes or unsure; `water_asked` says that
    the questions about water were answered, without which nobody is sent to a pool. `hidden` are the
    exercise ids of BE-11, `exercise_cleared` lift `avoid_if` for those alone.

    Raises:
        NotClearedError: it was not made by `screen()`.
    """

    seal: InitVar[Seal]
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
    unloaded_strength: bool = False
    water_asked: bool = False
    exercise_cleared: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    age: int = 0
    pain_now: int = 0

    def __post_init__(self, seal: Seal) -> None:
        """Refuse whatever does not come from `screen()`."""
        if seal is not SEAL:
            raise NotClearedError("a clearance is made by screen() alone; answer the safety questions first")


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
