"""What a file of another program tells about walks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

Program = Literal["apple", "gpx", "tcx", "fit"]
# What the file calls it: a walk, something else, or nothing that says which.
Called = Literal["walk", "other", "unsaid"]
Why = Literal["other", "untimed", "odd-time", "short", "fast", "slow", "twice"]

# Some fifteen walks a day for ten years; more is no person's file.
MOST_WALKS: Final = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """One activity as the file has it, not judged yet: aware times, None where the file has none that can be read.

    `minutes` are those in motion, `distance_m` is None where it is not said.
    """

    called: Called
    start: datetime | None
    until: datetime | None
    minutes: float
    distance_m: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """A walk in minutes, from `start` to `until` (aware UTC); where it is not `sure`, the file does not call it one."""

    start: datetime
    until: datetime
    minutes: float
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """The walks of a file, oldest first, and how many activities were left out, by why."""

    program: Program
    walks: tuple[Walked, ...]
    left_out: Mapping[Why, int]
