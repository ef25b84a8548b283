"""What stands beside the exercises: tags, kit, muscles, regions, techniques, questions, lessons."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from unhunch.catalogue.model import FaultWatch, Harm, Kind, Place

Grade = Literal["A", "B", "C", "0", "B-C", "0-C", "none"]
Guide = Literal["timer", "breathing", "tensing", "steps"]
Moment = Literal["before", "after", "own"]

_FORBID: dict[str, str] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A contraindication tag and where its meaning comes from; the words are in the text file."""

    __pydantic_config__: ClassVar = _FORBID
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """A piece of kit; `usual_at` are the places at which the profile offers it ticked."""

    __pydantic_config__: ClassVar = _FORBID
    usual_at: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """What a week has to reach: its muscles (as primary ones) and the kinds of exercise that count.

    No kinds means any; with `moves_neck` only moves of the neck count.
    """

    __pydantic_config__: ClassVar = _FORBID
    muscles: tuple[str, ...]
    kinds: tuple[Kind, ...] = ()
    moves_neck: bool = False
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedFault:
    """A fault that many exercises share: how it is measured; its words have the same id."""

    __pydantic_config__: ClassVar = _FORBID
    metric: str
    view: str
    source: str
    watch: FaultWatch | None = None
    harm: Harm = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One number of a technique or lesson: its value or range, unit and source."""

    __pydantic_config__: ClassVar = _FORBID
    value: tuple[float, float] | float | int
    unit: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """A technique as something to do with a guide; all but the last three fields name numbers of the technique.

    The numbers' names end in their unit, `_min` or `_s`. `longest` is the most at once, pauses included, `between` the
    least until the next time, `look_every` how often to look at the skin, `pace` breaths a minute, `tense` and `let_go`
    the two halves of a round. `not_with` are tags that close it beside those of the technique; `moments` say when in a
    day it may be put into the plan, none that it may not; `exercise` is the one that shows it.
    """

    __pydantic_config__: ClassVar = _FORBID
    guide: Guide
    length: str = ""
    longest: str = ""
    times_a_day: str = ""
    between: str = ""
    look_every: str = ""
    pace: str = ""
    tense: str = ""
    let_go: str = ""
    not_with: tuple[str, ...] = ()
    moments: tuple[Moment, ...] = ()
    exercise: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeText:
    """The words of a practice: its steps, and what is said at a look at the skin, at the end, and if it felt worse."""

    __pydantic_config__: ClassVar = _FORBID
    name: str
    steps: tuple[str, ...]
    look: str = ""
    done: str = ""
    worse: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Technique:
    """One thing to do beside exercise: its grade of evidence, numbers, and who should leave it.

    `not_with` are contraindication tags, `care_with` tags that ask for a change; further reasons are words. `methods`
    are text ids. `checks` are things to tick off, each with the number that measures it, or an empty name.
    """

    __pydantic_config__: ClassVar = _FORBID
    grade: Grade
    methods: tuple[str, ...] = ()
    numbers: Mapping[str, Fact] = field(default_factory=dict)
    not_with: tuple[str, ...] = ()
    care_with: tuple[str, ...] = ()
    practices: Mapping[str, Practice] = field(default_factory=dict)
    checks: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[str, ...]
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TechniqueText:
    """The words of one technique; `care` by tag, `ask` are questions to a professional before they begin."""

    __pydantic_config__: ClassVar = _FORBID
    name: str
    short: str
    what: tuple[str, ...]
    how: tuple[str, ...] = ()
    methods: Mapping[str, str] = field(default_factory=dict)
    not_if: tuple[str, ...] = ()
    stop_if: tuple[str, ...] = ()
    evidence: str
    care: Mapping[str, str] = field(default_factory=dict)
    practices: Mapping[str, PracticeText] = field(default_factory=dict)
    checks: Mapping[str, str] = field(default_factory=dict)
    ask: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A question with its answer, or a short lesson: facts; the words have the same id."""

    __pydantic_config__: ClassVar = _FORBID
    sources: tuple[str, ...]
    exercises: tuple[str, ...] = ()
    techniques: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryText:
    """The words of a question or lesson: its title and paragraphs."""

    __pydantic_config__: ClassVar = _FORBID
    title: str
    body: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A session that people know by name: its exercises in order, and its minutes or days."""

    __pydantic_config__: ClassVar = _FORBID
    order: tuple[str, ...]
    minutes: int | None = None
    days: int | None = None
    level: Literal[1, 2, 3] | None = None
    source: str
    requirements: tuple[str, ...] = ()
