"""A session as timed, spoken steps: the same values play in the terminal and in the browser."""

from dataclasses import dataclass
from typing import Literal

StepKind = Literal["ready", "work", "hold", "switch", "rest", "position", "walk", "done"]
Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words within a step, `at_s` seconds after its start; empty where only the other part changes."""

    at_s: float
    say: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One timed step. `duration_s` in seconds; `say` is spoken once at its start, `caption` is shown.

    `counts` marks a `say` that only counts repetitions: a voice that is still speaking leaves it out.
    `item` counts the session's items from 0, `set` and `repetition` from 1 (0 where none applies).
    `phases` are the repetition's phase lengths in seconds (out, hold, back) where a tempo is given.
    """

    index: int
    kind: StepKind
    item: int
    exercise: str
    set: int = 0
    repetition: int = 0
    side: Side | None = None
    duration_s: float
    phases: tuple[float, ...] = ()
    say: str
    caption: str
    ends_set: bool = False
    ends_item: bool = False
    counts: bool = False
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """All steps of one session; `total_s` is the sum of their durations."""

    session: str
    steps: tuple[Step, ...]
    total_s: float
