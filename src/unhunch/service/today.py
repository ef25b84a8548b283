"""The one next thing to do, and the week around it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from unhunch.programme.model import PlannedSession
from unhunch.service.context import Context
from unhunch.service.screening import ScreeningState
from unhunch.service.words import Sentence

Next = Literal[
    "screen", "locked", "referred", "profile", "plan", "weekly", "resume", "next-day", "session", "walk", "done", "rest"
]
DotState = Literal["done", "part", "open", "rest", "free"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One day of the week: "done" (all of it), "part" (something of it), "open" (today or to come), "rest", or
    "free" (a day gone by without; never called missed).
    """

    day: date
    state: DotState
    planned: int
    done: int
    walked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The next thing (`next`, with `session_id` where it is one), the day's sessions, seven dots, notices."""

    day: date
    next: Next
    session_id: str | None
    sessions: tuple[PlannedSession, ...]
    done: tuple[str, ...]
    dots: tuple[Dot, ...]
    walk_minutes: int | None
    walked: bool
    screening: ScreeningState
    notices: tuple[Sentence, ...] = ()


def today(ctx: Context, person: str, day: date | None = None) -> Today:
    """The person's day; `day` is their local date (through their time zone, where it is not given)."""
    raise NotImplementedError
