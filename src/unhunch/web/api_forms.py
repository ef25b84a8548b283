"""What the player sends and gets, as typed forms; unknown fields are refused."""

from datetime import date
from typing import Annotated, Literal

from ninja import Schema
from pydantic import AwareDatetime, ConfigDict, Field

Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.:-]{1,120}$")]
MaybeName = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.:-]{0,120}$")]
SessionId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,80}$")]
Nrs = Annotated[int, Field(ge=0, le=10, strict=True)]
Count = Annotated[int, Field(ge=0, le=10_000, strict=True)]
Seconds = Annotated[float, Field(ge=0, le=86_400, allow_inf_nan=False, strict=True)]
Tap = Annotated[bool, Field(strict=True)]
Faults = Annotated[tuple[Name, ...], Field(max_length=20)]


class Sent(Schema):
    """Anything that comes in: no field that isn't named here."""

    model_config = ConfigDict(extra="forbid")


class CheckIn(Sent):
    """The answers before a session."""

    pain_now: Nrs
    anything_new: Literal["yes", "no", "unsure"]
    unwell: Tap
    site: MaybeName = ""
    short_sleep: Tap = False
    ill: Tap = False
    stress: Tap = False
    blocks: Annotated[tuple[Name, ...], Field(max_length=10)] = ()


class EventIn(Sent):
    """One thing that happened in the player; the service says which fields belong to which kind."""

    key: Name
    at: AwareDatetime
    session: Name
    kind: Literal["step", "set", "exercise", "eased", "pain"]
    step: Count | None = None
    item: Count = 0
    exercise: MaybeName = ""
    set: Count = 0
    level: Annotated[int, Field(ge=1, le=3, strict=True)] = 1
    repetitions: Count | None = None
    hold_s: Seconds | None = None
    duration_s: Seconds | None = None
    side: Literal["left", "right"] | None = None
    skipped: Tap = False
    seen_repetitions: Count | None = None
    seen_hold_s: Seconds | None = None
    seen_range: Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False, strict=True)] | None = None
    seen_unit: Annotated[str, Field(pattern=r"^[a-z% -]{0,20}$")] = ""
    seen_evenness: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False, strict=True)] | None = None
    faults: Faults = ()
    sure_faults: Faults = ()
    score: Nrs | None = None
    worst: Nrs | None = None
    eased: Tap = False
    still_there: Tap = False
    form: Literal["steady", "wobbly", "lost"] | None = None
    two_more: Tap | None = None
    too_hard: Tap = False


class BatchIn(Sent):
    """Events in the order in which they happened."""

    events: Annotated[list[EventIn], Field(min_length=1, max_length=200)]


class HurtsIn(Sent):
    """Pain as said in the player: where, how much, and the signs that were ticked."""

    key: Name
    item: Count
    score: Nrs
    site: MaybeName = ""
    signs: Annotated[tuple[Name, ...], Field(max_length=20)] = ()
    still_there: Tap = False
    spread: Literal["", "further", "shrinking"] = ""


class FinishIn(Sent):
    """The last two taps; None where one was left open."""

    worst: Nrs | None = None
    effort: Nrs | None = None


class StopIn(Sent):
    """Why the session was broken off, as one of a few words."""

    reason: MaybeName = ""


class NextDayIn(Sent):
    """The 24-hour question."""

    score: Nrs
    worse_sleep: Tap = False


class CueOut(Schema):
    """Words within a step."""

    at_s: float
    say: str
    caption: str


class StepOut(Schema):
    """One timed step."""

    index: int
    kind: str
    item: int
    exercise: str
    set: int
    repetition: int
    side: str | None
    duration_s: float
    phases: list[float]
    say: str
    caption: str
    counts: bool
    ends_set: bool
    ends_item: bool
    cues: list[CueOut]


class ExerciseOut(Schema):
    """One exercise of the session with its words and its dose."""

    exercise: str
    name: str
    part: str
    level: int
    sets: int
    repetitions: int | None
    hold_s: int | None
    duration_s: int | None
    dose: str
    position: str
    start: str
    how: list[str]
    breathing: str
    stop_if: list[str]
    changes: list[str]
    muscles: list[str]
    asks_form: bool
    asks_two_more: bool
    eases_first: bool


class EasierOut(ExerciseOut):
    """The easier form of an exercise, with its own steps."""

    steps: list[StepOut]


class ItemOut(ExerciseOut):
    """One item and its easier form, where there is one."""

    easier: EasierOut | None


class TimelineOut(Schema):
    """All steps of a session and what the page shows beside them."""

    session: str
    kind: str
    place: str
    minutes: int
    total_s: float
    more_s: float
    items: list[ItemOut]
    steps: list[StepOut]


class LimitsOut(Schema):
    """The traffic light of one item in numbers."""

    before: int
    amber_from: int
    red_above: int
    red_from: int
    red_rise: int
    ease_any_rise: bool
    severe_from: int | None


class OpenedOut(Schema):
    """A session as it may be done now; without a timeline where the gate lets nothing through."""

    gate: str
    day: date
    timeline: TimelineOut | None
    limits: list[LimitsOut]
    step: int
    done_sets: list[tuple[int, int, str]]
    words: list[str]


class StateOut(Schema):
    """Whether the session is under way, and if so, how to go on."""

    state: Literal["new", "under-way"]
    opened: OpenedOut | None


class ReceivedOut(Schema):
    """The keys that are safely stored now."""

    keys: list[str]
    new: int


class HurtsOut(Schema):
    """What to do now, in words."""

    light: str
    act: str
    instead: str | None
    words: list[str]


class ChangeOut(Schema):
    """One decision in words, with its because."""

    exercise: str
    action: str
    words: str
    because: list[str]


class FinishedOut(Schema):
    """What comes next."""

    changes: list[ChangeOut]
    words: list[str]


class Problem(Schema):
    """What went wrong, where, and what would mend it."""

    what: str
    where: str = ""
    fix: str = ""
