"""Each day as it went, told kindly: done, rest, a pause while ill, or simply a day; nothing here can break."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from unhunch.programme.seconds import Numbers
from unhunch.progress.outcomes import Verdict
from unhunch.progress.rules import number, whole

DayState = Literal["done", "part", "rest", "pause", "free", "open"]
Reason = Literal["worse", "no-change"]
_DAY = timedelta(days=1)
_NO_BETTER: frozenset[Verdict] = frozenset({"worse", "leaning-worse", "no-change", "leaning-better"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """Sessions planned and done by day, the days with a walk, and those on which somebody said that they were ill."""

    planned: Mapping[date, int]
    done: Mapping[date, int]
    walked: Collection[date] = ()
    ill: Collection[date] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMark:
    """One day: what was planned, what was done, and what it is called.

    "done" (all that was planned, or more than that), "part" (some of it, or a walk), "rest" (nothing was planned),
    "pause" (ill), "free" (gone by without), or "open" (today, not begun yet).
    """

    day: date
    state: DayState
    planned: int
    done: int
    walked: bool


def day_marks(lived: Lived, first: date, today: date) -> tuple[DayMark, ...]:
    """Every day from the first on or after `first` with anything planned or done, up to today."""
    known = [day for day in {*lived.planned, *lived.done, *lived.walked} if first <= day <= today]
    if not known:
        return ()
    begin = min(known)
    return tuple(_mark(lived, begin + _DAY * place, today) for place in range((today - begin).days + 1))


def share_of(marks: Sequence[DayMark]) -> float | None:
    """Done of planned over the days, at most 1; what was missed while ill is not owed. None where nothing was."""
    owed = sum(min(one.planned, one.done) if one.state == "pause" else one.planned for one in marks)
    return min(1.0, sum(one.done for one in marks) / owed) if owed else None


def why_see_somebody(verdict: Verdict, marks: Sequence[DayMark], today: date, rules: Numbers) -> Reason | None:
    """Why a physiotherapist or doctor should have a look: worse at any time, or six regular weeks without change.

    `marks` reach back to the first day of use. Source: adaptation rules, sections 6 and 9.
    """
    if verdict == "worse":
        return "worse"
    since = today - _DAY * (7 * whole(rules, "outlook-weeks"))
    if verdict not in _NO_BETTER or not marks or marks[0].day > since:
        return None
    share = share_of([one for one in marks if since <= one.day < today])
    return "no-change" if share is not None and share >= number(rules, "outlook-share-from") else None


def _mark(lived: Lived, day: date, today: date) -> DayMark:
    planned, done = lived.planned.get(day, 0), lived.done.get(day, 0)
    walked = day in lived.walked
    state: DayState
    if done and done >= planned:
        state = "done"
    elif day in lived.ill:
        state = "pause"
    elif done or (walked and planned):
        state = "part"
    elif not planned:
        state = "rest"
    else:
        state = "open" if day == today else "free"
    return DayMark(day=day, state=state, planned=planned, done=done, walked=walked)
