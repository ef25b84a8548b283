"""The flare-up plan: rest, and the way back that always comes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import cast

from unhunch.adaptation.model import FlarePhase
from unhunch.catalogue.model import Kind
from unhunch.programme.seconds import Numbers
from unhunch.progress.model import ExerciseSession, Flare, Progress, Score
from unhunch.progress.rules import names, number, row, whole

_NONE = FlarePhase(phase="none")
_DAY = timedelta(days=1)


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
    sessions = [session for session in progress.exercise_sessions if session.day >= flare.on]
    stand = _Stand()
    day = flare.on
    while day <= progress.today:
        stand = _after_scores(stand, [score for score in scores if score.day == day], day, flare, rules)
        stand = _way_back(stand, day, progress, flare, rules)
        done = [session for session in sessions if session.day == day]
        if stand.back_since is not None and done and _settled(done, day, scores):
            stand = replace(stand, held=stand.held + 1)
        yield stand
        day += _DAY


def _after_scores(stand: _Stand, scores: list[Score], day: date, flare: Flare, rules: Numbers) -> _Stand:
    """A score well above the baseline begins the rest anew, unless a new screening has ended it."""
    limit = flare.baseline + number(rules, "flare-settled-rise")
    for score in scores:
        if score.score <= limit:
            stand = replace(stand, calm_since=stand.calm_since or day)
        elif not stand.released:
            stand = _Stand()
    return stand


def _way_back(stand: _Stand, day: date, progress: Progress, flare: Flare, rules: Numbers) -> _Stand:
    if stand.back_since is not None:
        return stand
    late = flare.on + timedelta(days=whole(rules, "flare-see-clinician-days"))
    if any(late <= screened <= day for screened in progress.screenings):
        return replace(stand, back_since=day, released=True)
    earliest = flare.on + timedelta(days=whole(rules, "flare-rest-days"))
    calm_for = timedelta(hours=number(rules, "flare-settled-h"))
    if day >= earliest and stand.calm_since is not None and day - stand.calm_since >= calm_for:
        return replace(stand, back_since=day)
    return stand


def _settled(done: list[ExerciseSession], day: date, scores: list[Score]) -> bool:
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
