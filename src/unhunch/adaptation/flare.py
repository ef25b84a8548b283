"""The flare-up plan: rest, and the way back that always comes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeVar, cast

from unhunch.adaptation.model import FlarePhase
from unhunch.catalogue.model import Kind
from unhunch.programme.seconds import Numbers
from unhunch.progress.model import ExerciseSession, Flare, Progress, Score
from unhunch.progress.rules import names, number, row, whole

_NONE = FlarePhase(phase="none")
_Dated = TypeVar("_Dated", Score, ExerciseSession)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stand:
    """One day of a flare-up: since when pain is calm and the way back lasts, how many sessions of it held."""

    calm_since: date | None = None
    back_since: date | None = None
    held: int = 0
    released: bool = False


def flare_phase(progress: Progress, rules: Numbers) -> FlarePhase:
    """Where the last flare-up stands today, replayed day by day from the scores and sessions since.

    Rest for two days at least and until pain is near its baseline for a day; then half the strength dose one level
    down, three quarters, all of it, a session at a time as long as each has settled by the next score. Where it does
    not settle within a week, a new whole screening ends the rest. Source: adaptation rules, section 7.
    """
    if not progress.flares:
        return _NONE
    flare = progress.flares[-1]
    shares = row(rules, "flare-shares")
    stand = _Stand()
    for stand in _days(progress, flare, rules):
        if stand.held >= len(shares) - 1:
            return _NONE
    day = (progress.today - flare.on).days + 1
    why = _why_clinician(progress, flare, rules, rests=stand.back_since is None)
    if stand.back_since is None:
        return FlarePhase(
            phase="rest",
            day=day,
            strength_share=0.0,
            allowed=cast("tuple[Kind, ...]", names(rules, "gate-easy-kinds")),
            see_clinician=bool(why),
            because=("adaptation.flare.rest", *why),
        )
    return FlarePhase(
        phase="return",
        day=day,
        strength_share=shares[stand.held],
        max_level_drop=whole(rules, "flare-level-drop"),
        see_clinician=bool(why),
        because=("adaptation.flare.return", *why),
    )


def _days(progress: Progress, flare: Flare, rules: Numbers) -> Iterator[_Stand]:
    """The stand at the end of each day from the flare-up's first to today."""
    scores = [score for score in progress.pain_scores if score.day >= flare.on]
    asked, done = _by_day(scores), _by_day(one for one in progress.exercise_sessions if one.day >= flare.on)
    limit = flare.baseline + number(rules, "flare-settled-rise")
    released_on = _released_on(progress, flare, rules)
    earliest = flare.on + timedelta(days=whole(rules, "flare-rest-days"))
    calm_for = timedelta(hours=number(rules, "flare-settled-h"))
    stand = _Stand()
    for index in range((progress.today - flare.on).days + 1):
        day = flare.on + timedelta(days=index)
        stand = _after_scores(stand, asked.get(day, []), limit)
        if stand.back_since is None and released_on is not None and day >= released_on:
            stand = replace(stand, back_since=day, released=True)
        calm = stand.calm_since is not None and day >= earliest and day - stand.calm_since >= calm_for
        if stand.back_since is None and calm:
            stand = replace(stand, back_since=day)
        if stand.back_since is not None and day in done and _settled(done[day], day, scores):
            stand = replace(stand, held=stand.held + 1)
        yield stand


def _released_on(progress: Progress, flare: Flare, rules: Numbers) -> date | None:
    """The day of the first whole screening after the flare-up should have settled."""
    late = flare.on + timedelta(days=whole(rules, "flare-see-clinician-days"))
    return next((day for day in progress.screenings if day >= late), None)


def _after_scores(stand: _Stand, scores: Sequence[Score], limit: float) -> _Stand:
    """A score well above the baseline begins the rest anew, unless a new screening has ended it."""
    for score in scores:
        if score.score <= limit:
            stand = stand if stand.calm_since else replace(stand, calm_since=score.day)
        elif not stand.released:
            stand = _Stand()
    return stand


def _by_day(found: Iterable[_Dated]) -> dict[date, list[_Dated]]:
    days: dict[date, list[_Dated]] = {}
    for one in found:
        days.setdefault(one.day, []).append(one)
    return days


def _settled(done: Sequence[ExerciseSession], day: date, scores: Sequence[Score]) -> bool:
    before = max(session.before for session in done)
    answers = [session.next_day for session in done if session.next_day is not None]
    if answers:
        return max(answers) <= before
    # The question was not answered: the next score that was given says how it went.
    later = next((score for score in scores if score.day > day), None)
    return later is not None and later.score <= before


def _why_clinician(progress: Progress, flare: Flare, rules: Numbers, *, rests: bool) -> tuple[str, ...]:
    since = progress.today - timedelta(days=whole(rules, "flare-many-days"))
    late = flare.on + timedelta(days=whole(rules, "flare-see-clinician-days"))
    high = flare.peak + number(rules, "flare-rise")
    after = [score.score for score in progress.pain_scores if score.day > flare.on]
    said = (
        ("adaptation.flare.clinician-many", sum(one.on > since for one in progress.flares) >= _many(rules)),
        ("adaptation.flare.clinician-late", rests and progress.today >= late),
        ("adaptation.flare.clinician-worse", any(min(pair) >= high for pair in pairwise(after))),
    )
    return tuple(name for name, holds in said if holds)


def _many(rules: Numbers) -> int:
    return whole(rules, "flare-many")
