"""What happened: append-only values. A record is never changed; a later one may supersede it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Literal

from unhunch.records.beside import (
    ChecklistRecord,
    ExtraRecord,
    ImportRecord,
    PrescriptionRecord,
    ReminderRecord,
    TechniqueRecord,
)

# A score is 0 to 10, a change as a whole -7 to 7.
TOP_SCORE: Final = 10
TOP_CHANGE: Final = 7
Light = Literal["green", "amber", "red"]
Form = Literal["steady", "wobbly", "lost"]
PainMoment = Literal["before", "worst", "next_day", "now", "average"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningRecord:
    """Answers as given, with the facts beside them; the outcome is computed anew from them."""

    answers: Mapping[str, str]
    facts: Mapping[str, object]
    reason: str
    complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearanceRecord:
    """A clinician's clearance: of screening answers, of one exercise, or that the person was seen.

    "mistaken" takes back a tap on an emergency answer; "ended" voids the clearance in force, for the reason in `ids`.
    """

    kind: Literal["cleared", "exercise", "seen", "mistaken", "ended"]
    ids: tuple[str, ...]
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileRecord:
    """The whole profile as saved, in the form of `unhunch schema profile`."""

    profile: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRecord:
    """A plan as made, in the form that `unhunch plan --json` prints, and why it was made."""

    programme: Mapping[str, object]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRecord:
    """A session's start, end or break-off; `state` says which, `effort` is 0-10 (asked at its end)."""

    session: str
    state: Literal["started", "finished", "stopped"]
    day: date
    kind: str
    minutes: float = 0.0
    effort: int | None = None
    worst: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRecord:
    """One set as done, and what the camera's coach measured of it where it watched.

    `repetitions` and `hold_s` are those of the dose. `seen_repetitions` were counted, and `seen_hold_s` held in each on
    average, on the side with fewer; `seen_range` is the middle one in its `seen_unit`, `seen_evenness` 0-1. `faults`
    were seen and said; of these `sure_faults` were beyond their border by more than the error bar of their measure.
    """

    session: str
    day: date
    item: int
    exercise: str
    set: int
    level: int
    repetitions: int | None = None
    hold_s: float | None = None
    duration_s: float | None = None
    side: str | None = None
    skipped: bool = False
    seen_repetitions: int | None = None
    seen_hold_s: float | None = None
    seen_range: float | None = None
    seen_unit: str = ""
    seen_evenness: float | None = None
    faults: tuple[str, ...] = ()
    sure_faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseRecord:
    """How one exercise of a session went: worst pain during it, form, ease, and what was said.

    `eased`: its range was cut after "this hurts"; `still_there`: the rise stayed after that. `stopped`: it
    was ended by the traffic light, by symptoms that spread, or by a stop sign.
    """

    session: str
    day: date
    item: int
    exercise: str
    level: int
    before: int
    worst: int | None = None
    eased: bool = False
    still_there: bool = False
    form: Form | None = None
    two_more: bool | None = None
    too_hard: bool = False
    stopped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PainRecord:
    """One pain score 0-10 with its moment and, where given, the place of the pain."""

    moment: PainMoment
    score: int
    day: date
    session: str = ""
    site: str = ""
    worse_sleep: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRecord:
    """How well each of the person's own activities goes, 0 (unable) to 10 (as before), and the change as a whole.

    `since_start` is from -7 (very much worse) over 0 to 7 (very much better), None where it was not said.
    """

    day: date
    activities: Mapping[str, int] = field(default_factory=dict)
    since_start: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRecord:
    """What was said of the changes for the week from `week` on: agreed, or that one exercise shall stay as it was."""

    week: date
    day: date
    answer: Literal["agreed", "objected"]
    exercise: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkRecord:
    """A walk done, in minutes: told by the person, or `brought` in by the import of that id.

    One that was brought in has its `start` and `until`; `day` is the person's own at its start.
    """

    day: date
    minutes: float
    start: datetime | None = None
    until: datetime | None = None
    brought: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostureRecord:
    """A posture check: the mean of three looks by measure, and the standard deviation `between` them, in its unit.

    `check` is its id; the last record of a check counts, and one that is not `kept` was taken back. `by` names the
    model that read a measure, `face`, where it was another than the pose.
    """

    check: str
    day: date
    values: Mapping[str, float] = field(default_factory=dict)
    between: Mapping[str, float] = field(default_factory=dict)
    by: Mapping[str, str] = field(default_factory=dict)
    kept: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayRecord:
    """A set as the camera saw it, as points and never as pictures, kept because the person said so.

    `replay` is its id: its first record holds the points, its last says whether it is `kept`. Each of `looks` is a time
    in milliseconds, then x and y of each drawn point in thousandths of the picture's width and height, None where it
    was not seen. `faults` were named at `faults_ms`, repetitions done at `repetitions_ms`.
    """

    replay: str
    session: str
    day: date
    exercise: str
    set: int = 0
    side: str | None = None
    aspect: float = 1.0
    mirrored: bool = True
    looks: tuple[tuple[int | None, ...], ...] = ()
    faults: tuple[str, ...] = ()
    faults_ms: tuple[int, ...] = ()
    repetitions_ms: tuple[int, ...] = ()
    kept: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AdverseEventRecord:
    """A stop sign or other harm, as said by the person, and what was done."""

    day: date
    sign: str
    session: str = ""
    exercise: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecord:
    """One decision of the adaptation with its because, as applied."""

    day: date
    exercise: str
    action: str
    because: tuple[str, ...]
    change: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRecord:
    """A small thing that is kept as said: ill today, slept under 5 h, a moved day, a setting."""

    kind: str
    day: date
    facts: Mapping[str, object] = field(default_factory=dict)
    session: str = ""


Value = (
    ScreeningRecord
    | ClearanceRecord
    | ProfileRecord
    | PlanRecord
    | SessionRecord
    | SetRecord
    | ExerciseRecord
    | PainRecord
    | OutcomeRecord
    | ReviewRecord
    | WalkRecord
    | PostureRecord
    | TechniqueRecord
    | ExtraRecord
    | ChecklistRecord
    | ReplayRecord
    | AdverseEventRecord
    | DecisionRecord
    | NoteRecord
    | ReminderRecord
    | ImportRecord
    | PrescriptionRecord
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A value with its idempotency key and aware UTC time; the same key is stored once."""

    key: str
    at: datetime
    value: Value
