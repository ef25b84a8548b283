"""What the coach says while it watches: each a small value with its kind and its time. Words come from elsewhere."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

Phase = Literal["rest", "out", "target", "back"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the coach saw, at `t_s` seconds of the frames' own clock."""

    kind: ClassVar[str] = "event"
    t_s: float


@dataclass(frozen=True, slots=True)
class Refused(Event):
    """The frame can't be used, and why; nothing is judged by it. `t_s` is the time of the last frame that could be."""

    kind: ClassVar[str] = "refused"
    why: str


@dataclass(frozen=True, slots=True)
class TimerLeads(Event):
    """The camera can't judge this exercise: the timer leads, the coach at most counts."""

    kind: ClassVar[str] = "timer_leads"


@dataclass(frozen=True, slots=True)
class Lost(Event):
    """For half a second `what` has not been seen: the `person`, or the `limbs` that show the movement."""

    kind: ClassVar[str] = "lost"
    what: Literal["person", "limbs"]


@dataclass(frozen=True, slots=True)
class Found(Event):
    """What was lost is seen again."""

    kind: ClassVar[str] = "found"
    what: Literal["person", "limbs"]


@dataclass(frozen=True, slots=True)
class WrongView(Event):
    """The person should turn their `wanted` view, `front` or `side`, to the camera."""

    kind: ClassVar[str] = "wrong_view"
    wanted: str


@dataclass(frozen=True, slots=True)
class RightView(Event):
    """The person stands as the exercise is judged."""

    kind: ClassVar[str] = "right_view"


@dataclass(frozen=True, slots=True)
class OtherPerson(Event):
    """Somebody else seems to be taken for the person: judging pauses, and their neutral is found anew."""

    kind: ClassVar[str] = "other_person"


@dataclass(frozen=True, slots=True)
class SidesSwapped(Event):
    """Left and right changed places from one frame to the next: judging pauses for a moment."""

    kind: ClassVar[str] = "sides_swapped"


@dataclass(frozen=True, slots=True)
class TurnedOver(Event):
    """Left and right contradict which way the person faces: the picture, or the names of the landmarks, were turned
    over before the coach saw them. Counts and ranges stay what they are; whose side is whose is not known.
    """

    kind: ClassVar[str] = "turned_over"


@dataclass(frozen=True, slots=True)
class OtherSide(Event):
    """Twice the other `side` (`l` or `r`) went all the way and back while the one that should work did not: the person
    took the other one, or the picture is a mirror's.
    """

    kind: ClassVar[str] = "other_side"
    side: str


@dataclass(frozen=True, slots=True)
class NeutralSet(Event):
    """The person's own rest is known: from here on the coach judges."""

    kind: ClassVar[str] = "neutral"


@dataclass(frozen=True, slots=True)
class PhaseChanged(Event):
    """The movement is at `rest`, on its way `out`, at its `target`, or on its way `back`."""

    kind: ClassVar[str] = "phase"
    phase: Phase


@dataclass(frozen=True, slots=True)
class Repeated(Event):
    """A complete repetition, the `number`th, from leaving rest at `start_s` to being back at `end_s`.

    `range` is the way of the watched measure in its `unit`, `smoothness` 1 for one way out and one way back and less
    for each way to and fro between; both None before the person's neutral is known. `side` is the person's own: `l`,
    `r` or `both`. `cadence` is how many such a minute has, from the one before on; None of the first and after a pause.
    """

    kind: ClassVar[str] = "repetition"
    number: int
    start_s: float
    end_s: float
    range: float | None = None
    unit: str = ""
    smoothness: float | None = None
    side: str = "both"
    cadence: float | None = None

    @property
    def tempo_s(self) -> float:
        """How long it took, in seconds."""
        return self.end_s - self.start_s


@dataclass(frozen=True, slots=True)
class Partial(Event):
    """A way out that turned back before the target, and is not counted; `share` is how much of the person's own way."""

    kind: ClassVar[str] = "partial"
    share: float


@dataclass(frozen=True, slots=True)
class HoldTick(Event):
    """Another whole second in the position; `seconds` so far."""

    kind: ClassVar[str] = "hold_tick"
    seconds: int


@dataclass(frozen=True, slots=True)
class HoldReached(Event):
    """The hold that was asked for is reached; the person may come back."""

    kind: ClassVar[str] = "hold_reached"
    seconds: float


@dataclass(frozen=True, slots=True)
class HoldDone(Event):
    """The position is left, after so many seconds in it."""

    kind: ClassVar[str] = "hold_done"
    seconds: float


@dataclass(frozen=True, slots=True)
class Cue(Event):
    """A fault is seen; the catalogue's cue of the same id mends it. `beyond` is how far beyond its border it is on
    average, in error bars of its measure; `sure` whether that border is as wide as such an error bar, so that the fault
    can be sure at all.
    """

    kind: ClassVar[str] = "cue"
    fault: str
    beyond: float = field(default=0.0, compare=False)
    sure: bool = field(default=True, compare=False)


@dataclass(frozen=True, slots=True)
class Mended(Event):
    """The fault that was cued is gone."""

    kind: ClassVar[str] = "mended"
    fault: str
