"""What the adaptation decides: the gate before a session, the act when it hurts, changes, phases."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from unhunch.catalogue.model import Kind
from unhunch.programme.model import Standing
from unhunch.records.model import Light

GateKind = Literal["full", "hold", "easy", "flare", "rest", "screen", "locked"]
ActKind = Literal["go-on", "ease", "stop", "end-session", "screen"]
Spread = Literal["further", "shrinking", "same"]
ActionKind = Literal[
    "progress", "hold", "regress", "stop", "swap", "leave_out", "drop",
    "deload", "flare", "gap", "shrink", "rescreen", "advise",
]  # fmt: skip
Phase = Literal["none", "rest", "return"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is said before a session beside the session check.

    `ill` without fever, `short_sleep` and `extra_stress` ask for one step down today only.
    `fever_on`: the last date with fever, Covid or a reaction to a vaccination.
    """

    ill: bool = False
    short_sleep: bool = False
    extra_stress: bool = False
    fever_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What may be done today; `kind` is the strictest answer, `because` are ids of sentences in the words.

    "locked": the answer counts as UR-18, screening first. "screen": the emergency and urgent questions first. "rest":
    no exercise today. "flare": the flare plan only. "easy": warm-up, mobility, breathing and walking at
    `level_cap`, no strength. "hold": all of it, nothing harder. "full". `step_down`: one step easier, today only.
    """

    kind: GateKind
    because: tuple[str, ...]
    level_cap: int | None = None
    step_down: bool = False

    @property
    def lets_exercise(self) -> bool:
        """Whether any exercise is done today."""
        return self.kind in {"full", "hold", "easy", "flare"}

    @property
    def lets_strength(self) -> bool:
        """Whether strength is done today."""
        return self.kind in {"full", "hold"}

    @property
    def lets_progress(self) -> bool:
        """Whether anything may be harder than last time."""
        return self.kind == "full" and not self.step_down


@dataclass(frozen=True, slots=True, kw_only=True)
class Hurt:
    """What is said when "this hurts" is tapped.

    `before` and `score` are pain 0-10, before the session and now; `signs` are ids of stop signs;
    `spread` says how symptoms move along the arm or the back; `eased`: the range was cut before, and it still hurts;
    `reds` counts the reds of this session so far.
    """

    before: int
    score: int
    site: str = ""
    signs: tuple[str, ...] = ()
    spread: Spread = "same"
    eased: bool = False
    reds: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What to do now: `instead` is the easier exercise offered, `because` ids of sentences, `reds` the new count.

    `ease_percent` is how much of the range to take off, low and high, where `kind` is "ease".
    """

    kind: ActKind
    light: Light
    because: tuple[str, ...]
    instead: str | None = None
    reds: int = 0
    ease_percent: tuple[int, int] | None = None
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One change (or none: "hold") of one exercise, or of the whole course where `exercise` is empty.

    `change` is the standing after it, None where nothing changes. `because` are ids of sentences in the words, filled
    with `facts`. `on` is the day of the evidence; `key` is the same for the same evidence.
    """

    exercise: str
    action: ActionKind
    because: tuple[str, ...]
    on: date
    change: Standing | None = None
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The idempotency key: the same evidence is decided once."""
        return f"decision:{self.on.isoformat()}:{self.action}:{self.exercise}:{self.because[0]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlarePhase:
    """Where a flare-up stands: rest, the way back, or none.

    `day` counts from 1. `strength_share` of the usual sets; `max_level_drop` levels down; `allowed` kinds;
    `see_clinician` where it does not settle, comes too often or gets worse.
    """

    phase: Phase
    day: int = 0
    strength_share: float = 1.0
    max_level_drop: int = 0
    allowed: tuple[Kind, ...] = ()
    see_clinician: bool = False
    because: tuple[str, ...] = ()
