"""What goes into a session and comes out of it, between the player and the records."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from unhunch.programme.model import PlannedSession
from unhunch.records.model import Form, Light
from unhunch.service.words import Sentence
from unhunch.session.model import Timeline

Gate = Literal["full", "hold", "easy", "flare", "rest", "screen", "locked"]
EventKind = Literal["step", "set", "exercise", "eased", "pain"]
Act = Literal["go-on", "ease", "stop", "end-session", "screen"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCheck:
    """The questions before a session; a gate that needs an answer is never left open.

    `unwell` is alcohol, fever or feeling faint, and `blocks` says which (ids of the screening's blocks); without them
    all of it is taken to be so. `short_sleep` is under five hours; `ill` is unwell in any other way; `stress` is
    a day with much more of it than usual.
    """

    pain_now: int
    anything_new: Literal["yes", "no", "unsure"]
    unwell: bool
    site: str = ""
    short_sleep: bool = False
    ill: bool = False
    stress: bool = False
    blocks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PainLimits:
    """The traffic light of one item in numbers, so that the player can act without the network.

    Worst pain of `amber_from` or more is amber; above `red_above` is red; so is `red_from` or more together
    with a rise over `before` of `red_rise` or more. `ease_any_rise`: any rise asks to ease off first.
    `severe_from` or more opens the screening again.
    """

    before: int
    amber_from: int
    red_above: int
    red_from: int
    red_rise: int
    ease_any_rise: bool
    severe_from: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A session as it may be done today: the gate, the adjusted session, its timeline, where to go on.

    `step` is the index of the step to begin with (0 for a new one). `session` and `timeline` are None where the
    gate lets nothing through ("rest", "screen", "locked"). `limits` stands beside `session.items`.
    """

    gate: Gate
    day: date
    session: PlannedSession | None = None
    timeline: Timeline | None = None
    limits: tuple[PainLimits, ...] = ()
    step: int = 0
    done_sets: tuple[tuple[int, int, str], ...] = ()
    words: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerEvent:
    """Something that happened in the player; `key` is made there once and makes sending it twice harmless.

    kind "step": `step` reached. "set": one set done or `skipped` (item, exercise, set, level, repetitions, hold_s,
    duration_s, side), with what the camera's coach measured of it (`seen_...`, faults). "exercise": the taps after one
    (worst, form, two_more, too_hard). "eased": made easier by hand. "pain": a score beside them (`score`).
    """

    key: str
    at: datetime
    session: str
    kind: EventKind
    step: int | None = None
    item: int = 0
    exercise: str = ""
    set: int = 0
    level: int = 1
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
    score: int | None = None
    worst: int | None = None
    eased: bool = False
    still_there: bool = False
    form: Form | None = None
    two_more: bool | None = None
    too_hard: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """The keys that are now safely stored (new or known), and how many were new."""

    keys: tuple[str, ...]
    new: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hurts:
    """What "this hurts" says: where, how much, which stop signs (ids of the screening's list), whether it stayed.

    `still_there` is true where it hurts on after easing; `spread` says how symptoms move.
    """

    key: str
    session: str
    item: int
    score: int
    site: str = ""
    signs: tuple[str, ...] = ()
    still_there: bool = False
    spread: Literal["", "further", "shrinking"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HurtsAnswer:
    """What to do now: the light, the act, the `easier` exercise offered in its place, in words."""

    light: Light
    act: Act
    instead: str | None
    words: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One decision in words, with its because, for the person to read."""

    exercise: str
    action: str
    words: Sentence
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """What comes next: the changes that were decided and a kind last word."""

    changes: tuple[Change, ...]
    words: tuple[Sentence, ...]
