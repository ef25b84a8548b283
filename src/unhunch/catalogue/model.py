"""What exists: exercises, doses, words, rules and sources, as frozen values.

Ranges are pairs `(low, high)`, both inclusive; units stand in the names. A dose carries the
source id of each of its numbers in `source`, by field name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

Kind = Literal["warm-up", "mobility", "strength", "stretch", "breathing", "posture", "aerobic"]
Part = Literal["warm-up", "mobility", "strength", "stretch", "breathing", "posture", "aerobic", "walking"]
Place = Literal["home", "desk", "gym", "outdoors", "pool"]
Position = Literal["standing", "seated", "prone", "supine", "side-lying", "quadruped", "kneeling", "floor"]
Sides = Literal["both", "alternating", "each-side"]
Level = Literal[1, 2, 3]
Span = tuple[int, int]
Harm = Literal[1, 2, 3]

_FORBID: dict[str, str] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """How much of an exercise one level asks for; a span `(low, high)` or a plain number each.

    `repetitions` are per side for `each-side` and `alternating`; `count` is a total of
    alternating moves; `per_week` are days a week where this level's differ from the exercise's own
    frequency; `source` maps each field name that is set to a source id.
    """

    __pydantic_config__: ClassVar = _FORBID
    sets: Span | None = None
    repetitions: Span | None = None
    count: int | None = None
    hold_s: Span | None = None
    duration_s: Span | None = None
    rest_s: int | None = None
    rep_rest_s: int | None = None
    tempo: str | None = None
    per_day: Span | None = None
    per_week: Span | None = None
    source: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frequency:
    """How often: sessions a week and, for small moves, times a day.

    `rest_day_between` is true where two days running are not allowed (loaded strength). `source`
    stands behind `per_week`, `per_day_source` behind `per_day`.
    """

    __pydantic_config__: ClassVar = _FORBID
    per_week: Span
    per_day: Span | None = None
    rest_day_between: bool = False
    source: str
    per_day_source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Modification:
    """What a tag changes: a carried change (its words are in the text file, by tag) or a swap.

    With `swap_to` the exercise itself is not done under that tag: the named one takes its place.
    `needs` replaces the exercise's equipment under that tag (empty: the kit stays as it is).
    """

    __pydantic_config__: ClassVar = _FORBID
    change: bool = True
    swap_to: str | None = None
    needs: tuple[tuple[str, ...], ...] = ()
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelLock:
    """The level above which nobody starts, and after how many pain-free sessions it opens."""

    __pydantic_config__: ClassVar = _FORBID
    level: Level
    opens_after_sessions: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultWatch:
    """What the motion coach measures of a fault: the measure, whether it is more or less of it, and from how much on.

    `by` is a change in `unit` against how the person moves without the fault.
    """

    __pydantic_config__: ClassVar = _FORBID
    measure: str
    sign: Literal["more", "less"]
    by: float
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that goes wrong; words are in the text file under the same id. `harm` 1 is the most harmful."""

    __pydantic_config__: ClassVar = _FORBID
    id: str
    metric: str
    view: str
    source: str
    watch: FaultWatch | None = None
    harm: Harm = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionTarget:
    """A joint's movement and its healthy-adult range in degrees; never a requirement.

    `deg` is None where a movement has no useful angle; `note` is for editors, never shown.
    """

    __pydantic_config__: ClassVar = _FORBID
    joint: str
    movement: str
    deg: tuple[float, float] | None = None
    note: str = ""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """The best single view for body landmarks, and what can be judged from it."""

    __pydantic_config__: ClassVar = _FORBID
    view: Literal["front", "side", "none"]
    checks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedDose:
    """The numbers that a source prints, unaltered; what it doesn't give is None."""

    __pydantic_config__: ClassVar = _FORBID
    sets: Span | None = None
    repetitions: Span | None = None
    count: int | None = None
    hold_s: Span | None = None
    duration_s: Span | None = None
    per_day: Span | None = None
    per_week: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What one article prints as this exercise's dose; the words are in the text file.

    `dose` holds its numbers, as printed; None where the article gives none.
    """

    __pydantic_config__: ClassVar = _FORBID
    source: str
    requirement: tuple[str, ...] = ()
    dose: ReportedDose | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise or variant: facts only; words are in `ExerciseText` under the same id.

    `equipment` is a tuple of groups, one item of each group is needed (`mat` or `bed`); an empty
    tuple needs nothing. `equipment_at` replaces it at a place. A variant names its `parent`.
    `faults` are all its faults once parsed; `shared_faults` names those that `faults.toml` describes
    for many exercises. `loaded` strength needs a rest day; `end_range` marks stretches and neck end-range moves, for
    which the stricter pain rule holds; `micro` marks moves fit for micro-sessions. `only_prescribed` marks what nobody
    of unhunch has judged: it is shown, and never planned unless a therapist prescribed it.
    """

    __pydantic_config__: ClassVar = _FORBID
    id: str
    parent: str | None = None
    relation: Literal["easier", "harder"] | None = None
    status: Literal["seed", "added"]
    kind: Kind
    position: Position
    other_positions: tuple[Position, ...] = ()
    places: tuple[Place, ...]
    equipment: tuple[tuple[str, ...], ...] = ()
    equipment_at: Mapping[Place, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    sides: Sides
    primary: tuple[str, ...]
    secondary: tuple[str, ...] = ()
    loaded: bool = False
    end_range: bool = False
    micro: bool = False
    moves_neck: bool = False
    only_prescribed: bool = False
    helps: tuple[str, ...] = ()
    default_level: Level = 2
    levels: Mapping[Level, Dose]
    lock: LevelLock | None = None
    frequency: Frequency
    avoid_if: tuple[str, ...] = ()
    modify_if: Mapping[str, Modification] = field(default_factory=dict)
    easier: str | None = None
    harder: str | None = None
    shared_faults: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    motion: tuple[MotionTarget, ...] = ()
    camera: Camera
    reported: tuple[Reported, ...] = ()
    sources: tuple[str, ...]
    review: Literal["seed", "sourced", "expert", "sourced+expert"]
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultText:
    """The words of one fault: its name, the sign to look for, and the cue that mends it."""

    __pydantic_config__: ClassVar = _FORBID
    fault: str
    sign: str
    cue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseText:
    """The words of one exercise in one language."""

    __pydantic_config__: ClassVar = _FORBID
    name: str
    aliases: tuple[str, ...] = ()
    start: str
    steps: tuple[str, ...]
    breathing: str
    stop_if: tuple[str, ...]
    level_notes: Mapping[str, str] = field(default_factory=dict)
    frequency_note: str = ""
    changes: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, FaultText] = field(default_factory=dict)
    reported: Mapping[str, str] = field(default_factory=dict)
    chosen: str = ""
    safety_note: str = ""
    camera_limits: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One clinical or design number with its unit and source."""

    __pydantic_config__: ClassVar = _FORBID
    value: float | int | str | bool | tuple[float | int | str, ...]
    unit: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a number or a sentence comes from, and how far it was checked."""

    __pydantic_config__: ClassVar = _FORBID
    what: str
    url: str = ""
    doi: str = ""
    file: str = ""
    verified: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing wrong in the data: where (file and path), what, and what would mend it."""

    where: str
    what: str
    fix: str = ""


Words = Mapping[str, str]
