"""What a therapist prescribed, as values, and the plain questions that planning asks of it."""

from dataclasses import dataclass
from datetime import date

from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Exercise, Level

# The numbers of a dose that a prescription may name.
NUMBERS = ("sets", "repetitions", "hold_s", "duration_s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prescribed:
    """One exercise as prescribed: None where the prescription says nothing, else the most that is planned of it.

    `level` is the one at which the numbers are planned, None only where no number and no level was given.
    `days_a_week` counts days.
    """

    exercise: str
    level: Level | None = None
    sets: int | None = None
    repetitions: int | None = None
    hold_s: int | None = None
    duration_s: int | None = None
    days_a_week: int | None = None

    @property
    def is_dosed(self) -> bool:
        """Whether it says how much."""
        return self.level is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A number of a dose that was more than the exercise has: what was asked, and what is left of it."""

    exercise: str
    name: str
    asked: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Prescription:
    """Who prescribed what, on which date; `until` is the last day on which it holds, None: until it is taken back.

    `avoid` are exercises not to do, `level` caps every exercise, `sessions_a_week` and `minutes_a_day` cap all
    sessions but the walks. `cuts` are what was more than the catalogue's doses allow.
    """

    by: str
    on: date
    items: tuple[Prescribed, ...] = ()
    avoid: tuple[str, ...] = ()
    level: Level | None = None
    sessions_a_week: int | None = None
    minutes_a_day: int | None = None
    until: date | None = None
    cuts: tuple[Cut, ...] = ()

    def holds_on(self, day: date) -> bool:
        """Whether it holds on that day, or in the week that begins with it."""
        return self.until is None or day <= self.until

    def of(self, exercise_id: str) -> Prescribed | None:
        """What it says of the exercise, or None."""
        return next((one for one in self.items if one.exercise == exercise_id), None)

    def closes(self, exercise: Exercise, catalogue: Catalogue) -> bool:
        """Whether the therapist keeps the exercise out: it or its parent by name, or by a variant in its stead."""
        if exercise.id in self.avoid:
            return True
        names = {item.exercise for item in self.items}
        stead = {catalogue.get(name).parent for name in names} - {None, *names}
        kin = {exercise.id, exercise.parent}
        return exercise.id not in names and not kin.isdisjoint((*self.avoid, *stead))

    def most_level(self, exercise_id: str) -> int | None:
        """The level above which the exercise is not done, or None."""
        item = self.of(exercise_id)
        caps = [cap for cap in (self.level, item.level if item is not None else None) if cap is not None]
        return min(caps, default=None)
