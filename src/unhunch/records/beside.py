"""What happened beside the exercises: techniques, lists, reminders, files of other programs and prescriptions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

ReminderKind = Literal["session", "walk", "next-day", "rescreen", "break", "all"]
Program = Literal["apple", "gpx", "tcx", "fit"]
ReminderAct = Literal[
    "shown", "unseen", "started", "snoozed", "postponed", "skipped", "ignored", "meeting", "paused", "resumed"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class TechniqueRecord:
    """A technique as done, for so many seconds (0: ticked off), and how it felt afterwards.

    `use` is its id; the last record of a use counts.
    """

    use: str
    technique: str
    practice: str
    day: date
    seconds: int = 0
    felt: Literal["better", "same", "worse"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraRecord:
    """A practice put beside the exercises of the plan, on weekdays (0 is Monday); none of them: taken out again.

    The last record of a practice counts. `moment` is before or after the day's session, or a time of their own.
    """

    technique: str
    practice: str
    day: date
    weekdays: tuple[int, ...] = ()
    moment: Literal["before", "after", "own"] = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistRecord:
    """What is ticked of a technique's list, all of it; the last record of the technique counts."""

    technique: str
    day: date
    ticked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderRecord:
    """What happened to the reminder named `reminder`; or of "all" of them a meeting or a pause `until` (aware UTC)."""

    kind: ReminderKind
    what: ReminderAct
    day: date
    reminder: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRecord:
    """Walks brought in from a file of another program on that day, how many and of how many minutes in all.

    `brought` is its id; the last record of an import counts, and one that is not `kept` was taken back.
    """

    brought: str
    program: Program
    day: date
    walks: int = 0
    minutes: float = 0.0
    kept: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PrescriptionRecord:
    """A therapist's prescription as it was taken in, in the form of `unhunch schema prescription`.

    The last one counts; a record that is not `kept` takes it back, and the one before counts again. It
    clears nobody of anything.
    """

    prescription: Mapping[str, object]
    day: date
    kept: bool = True
