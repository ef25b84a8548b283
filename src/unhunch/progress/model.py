"""Records boiled down to numbers; no drawing, no judgement."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from unhunch.programme.model import Standing
from unhunch.programme.prescribed import Prescription
from unhunch.records.model import Form, Light, PainMoment

_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseSession:
    """One exercise in one done session: pain, form and ease, with its light and next-day score.

    `worst`, `next_day`, `form`, `two_more`, `effort` are None where they were not answered; so is `light`.
    `worse_sleep` was said with the next-day score. `seen_faults` are those that the camera saw often enough.
    """

    session: str
    day: date
    exercise: str
    level: int
    before: int
    worst: int | None
    next_day: int | None
    light: Light | None
    form: Form | None
    two_more: bool | None
    effort: int | None
    repetitions: int | None = None
    hold_s: float | None = None
    sets: int = 0
    too_hard: bool = False
    still_there: bool = False
    stopped: bool = False
    worse_sleep: bool = False
    seen_faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One pain score 0-10 with its UTC time and local day; worst pain during a session is none of these."""

    at: datetime
    day: date
    score: int
    moment: PainMoment = "now"


@dataclass(frozen=True, slots=True, kw_only=True)
class PainDay:
    """Pain of one local day: worst of all scores, and the mean of those not asked during exercise, 0-10."""

    day: date
    worst: int | None
    average: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekDone:
    """A week's main and micro sessions planned and done; sessions of days ill do not count as missed."""

    start: date
    planned: int
    done: int
    excused: int = 0

    @property
    def share(self) -> float | None:
        """Done over planned, at most 1; None where nothing was planned."""
        owed = self.planned - self.excused
        return min(1.0, self.done / owed) if owed > 0 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flare:
    """A flare-up: the first day of it, the mean pain before it, and the highest score that began it."""

    on: date
    baseline: float
    peak: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Everything that `decide()` needs: standings, what was done by exercise, pain, weeks, flare-ups.

    All rows are oldest first. `acted` holds the keys of the decisions taken so far. `closed` are exercises that
    tags, kit or dislikes close, `level_cap` is the clearance's. `screenings` are days of whole screenings,
    `stop_signs` days of stop signs since the last of them; `prescription` is what a therapist prescribed and still
    holds.
    """

    today: date
    standings: Mapping[str, Standing] = field(default_factory=dict)
    exercise_sessions: tuple[ExerciseSession, ...] = ()
    pain_days: tuple[PainDay, ...] = ()
    pain_scores: tuple[Score, ...] = ()
    weeks: tuple[WeekDone, ...] = ()
    last_active: date | None = None
    walk_days: int = 0
    flares: tuple[Flare, ...] = ()
    stop_signs: tuple[date, ...] = ()
    screenings: tuple[date, ...] = ()
    missed_safety_answer: bool = False
    acted: frozenset[str] = _NOBODY
    closed: frozenset[str] = _NOBODY
    level_cap: int | None = None
    prescription: Prescription | None = None
