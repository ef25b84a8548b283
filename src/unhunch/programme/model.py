"""The profile that a plan is made for, and the plan itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Literal

from unhunch.catalogue.model import Level, Part, Place, Sides
from unhunch.programme.prescribed import Prescription

# A break is never planned: it is put together when one is due.
SessionKind = Literal["main", "micro", "walk", "aerobic", "break"]
ActivityLevel = Literal["inactive", "some", "regular", "fit"]
Week7 = tuple[int, int, int, int, int, int, int]
Places = tuple[Place, ...]
Places7 = tuple[Places, Places, Places, Places, Places, Places, Places]

# Where it may hurt: the places of the body map, back first.
PAIN_SITES: tuple[str, ...] = (
    "neck-back", "shoulder-top-left", "shoulder-top-right", "between-blades", "blade-left", "blade-right", "mid-back",
    "low-back", "neck-front", "chest", "shoulder-front-left", "shoulder-front-right", "arm-left", "arm-right",
)  # fmt: skip

_FORBID: dict[str, str] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One of the person's own activities and how well they can do it, 0 (unable) to 10 (as before)."""

    __pydantic_config__: ClassVar = _FORBID
    name: str
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the plan has to fit: body, week, places, kit and liking. Weekdays run Monday to Sunday.

    `minutes` are minutes a day; `places` the places open on that weekday; `equipment` what is there
    at each place. `walk_first` None means: by the rule (inactive people and LOC-1).
    """

    __pydantic_config__: ClassVar = _FORBID
    pain_now: int
    pain_average: int
    pain_worst: int
    pain_sites: tuple[str, ...] = ()
    pain_weeks: int | None = None
    goal: str = ""
    activities: tuple[Activity, ...] = ()
    activity_level: ActivityLevel
    minutes: Week7
    places: Places7
    equipment: Mapping[Place, tuple[str, ...]] = field(default_factory=dict)
    likes: tuple[str, ...] = ()
    dislikes: tuple[str, ...] = ()
    frozen: tuple[str, ...] = ()
    walk_first: bool | None = None
    preferred_time: str | None = None
    language: str = "en"
    units: Literal["metric", "imperial"] = "metric"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDose:
    """What is asked of the person this time: plain numbers, absent (None) where one does not apply."""

    sets: int = 1
    repetitions: int | None = None
    hold_s: int | None = None
    duration_s: int | None = None
    rest_s: int | None = None
    tempo: str | None = None
    sides: Sides | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One exercise in a session, with its dose, carried changes and why it is there.

    `changes` are text ids `<exercise>.changes.<tag>`; `because` are ids `region:`, `rule:`,
    `source:`, `like:`, `prescribed:` followed by a name.
    """

    exercise: str
    part: Part
    level: Level
    dose: PlannedDose
    seconds: int
    changes: tuple[str, ...] = ()
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSession:
    """One planned session; `id` is stable: date, kind and number, as in `2026-11-23-main-1`."""

    id: str
    kind: SessionKind
    place: Place
    minutes: int
    items: tuple[Item, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One date and its sessions, in the order in which they are offered."""

    date: date
    sessions: tuple[PlannedSession, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Seven days from `start`; provisional until its eve, when it is solved anew."""

    index: int
    start: date
    days: tuple[Day, ...]
    provisional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gave:
    """What had to give in the week of that index: the id of its sentence in the words, and the facts in it."""

    id: str
    facts: Mapping[str, str] = field(default_factory=dict)
    week: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """The weeks of a plan and what had to give."""

    start: date
    weeks: tuple[Week, ...]
    gave: tuple[Gave, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a person stands with one exercise; what adaptation changes and the planner reads.

    `rung` counts steps taken down the regression ladder (0 none); `repetitions`, `hold_s`, `sets`
    None mean the low end of the level's range. `left_out_until` is the first date it may come back.
    `changed_on` is the date of the last change; sessions up to `judged_to` have been judged already.
    """

    exercise: str
    level: Level = 1
    rung: int = 0
    repetitions: int | None = None
    hold_s: int | None = None
    sets: int | None = None
    load_step: int = 0
    sessions: int = 0
    unlocked: bool = False
    left_out_until: date | None = None
    replaced_by: str | None = None
    swaps: int = 0
    dropped: bool = False
    last_level_up: date | None = None
    changed_on: date | None = None
    judged_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What came before the week to be planned: standings, and the days done or planned so far.

    `main_weeks` counts weeks with main sessions so far; `known` are exercises met before.
    `strength_share` scales strength sets (deload and the way back from a flare), 1.0 is all of it. `prescription` is
    what a therapist prescribed; it may hold for some of the weeks only.
    """

    standings: Mapping[str, Standing] = field(default_factory=dict)
    known: tuple[str, ...] = ()
    main_weeks: int = 0
    walk_days: int = 0
    last_strength_day: date | None = None
    strength_share: float = 1.0
    shrink: bool = False
    level_cap: int | None = None
    prescription: Prescription | None = None
