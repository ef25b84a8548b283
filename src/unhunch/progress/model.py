"""Records boiled down to numbers; no drawing, no judgement."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from unhunch.programme.model import Standing
from unhunch.records.model import Form, Light


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseSession:
    """One exercise in one done session: pain, form and ease, with its light and next-day score."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class PainDay:
    """Pain of one local day: worst and average given that day, 0-10."""

    day: date
    worst: int | None
    average: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekDone:
    """A week's main and micro sessions planned and done; days ill or moved do not count as missed."""

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
class Progress:
    """Everything that `decide()` needs: standings, what was done by exercise, pain days, weeks."""

    today: date
    standings: Mapping[str, Standing] = field(default_factory=dict)
    exercise_sessions: tuple[ExerciseSession, ...] = ()
    pain_days: tuple[PainDay, ...] = ()
    pain_scores: tuple[tuple[float, int], ...] = ()
    weeks: tuple[WeekDone, ...] = ()
    last_active: date | None = None
    flares: tuple[date, ...] = ()
    flare_since: date | None = None
    missed_safety_answer: bool = False
    ill_today: bool = False
    short_sleep_today: bool = False
