"""Whether it gets better: pain and the person's own activities against where they began.

A verdict is refused while there is too little to tell. Missing days count as nothing, never as zero.
Source: adaptation rules, section 9.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import fmean, pstdev
from typing import Final, Literal

from unhunch.programme.seconds import Numbers
from unhunch.progress.model import PainDay, Score
from unhunch.progress.rules import number, row, whole
from unhunch.records.model import OutcomeRecord

Verdict = Literal["too-little", "worse", "leaning-worse", "no-change", "leaning-better", "better", "clearly-better"]
# From worst to best; what can't be told yet stands apart.
ORDER: Final[tuple[Verdict, ...]] = (
    "worse", "leaning-worse", "no-change", "leaning-better", "better", "clearly-better",
)  # fmt: skip
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class PainWeek:
    """The seven days up to and with `until`: the mean of the days' means, and that of each day's worst.

    Pain is 0-10. `average` and `spread` (SD) are of the scores not asked about an exercise, None where there is none.
    `scores` is how many these are; `enough` whether a mean of them says anything.
    """

    until: date
    average: float | None
    spread: float | None
    worst: float | None
    scores: int
    enough: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Single:
    """One own activity by its name, with its first and its latest score."""

    name: str
    first: int
    now: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """From the first value to the latest, in points, and what that means.

    `better_from` and `worse_from` are the values from which on the change matters; all None where nothing is known.
    `by` is the activity that alone decided, where the mean of several would have said something else.
    """

    verdict: Verdict
    first: float | None = None
    now: float | None = None
    better_from: float | None = None
    worse_from: float | None = None
    by: Single | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The own activities as they were answered on one day, by name, 0 (unable) to 10 (as before)."""

    day: date
    scores: Mapping[str, int]


def pain_weeks(scores: Sequence[Score], days: Sequence[PainDay], today: date, rules: Numbers) -> tuple[PainWeek, ...]:
    """The stretches of seven days back from today in which anything was said, oldest first."""
    said: dict[int, list[Score]] = {}
    worst: dict[int, list[int]] = {}
    for score in scores:
        said.setdefault((today - score.day) // _WEEK, []).append(score)
    for day in days:
        if day.worst is not None:
            worst.setdefault((today - day.day) // _WEEK, []).append(day.worst)
    least = whole(rules, "outcome-scores-least")
    back = sorted({*said, *worst}, reverse=True)
    return tuple(_week(today - _WEEK * one, said.get(one, []), worst.get(one, []), least) for one in back if one >= 0)


def pain_change(scores: Sequence[Score], today: date, rules: Numbers) -> Change:
    """The mean of the last seven days against the first seven that hold enough scores."""
    least = whole(rules, "outcome-scores-least")
    known = sorted((one for one in scores if one.day <= today), key=lambda one: one.day)
    began = first_week(known, rules)
    latest = [one for one in known if one.day > today - _WEEK]
    if began is None:
        return Change(verdict="too-little")
    start, first = began
    better = first - least_change(first, rules)
    worse = first + number(rules, "outlook-worse-points")
    early = today < start + timedelta(days=whole(rules, "outcome-days-least"))
    now = mean_of_days(latest) if len(latest) >= least else None
    verdict = "too-little" if early or now is None else _pain_verdict(first, now, rules)
    return Change(verdict=verdict, first=first, now=now, better_from=better if better >= 0 else None, worse_from=worse)


def first_week(scores: Sequence[Score], rules: Numbers) -> tuple[date, float] | None:
    """The first day from which seven days hold enough scores, and their mean; None where there are never enough."""
    least = whole(rules, "outcome-scores-least")
    known = sorted(scores, key=lambda one: one.day)
    for place, one in enumerate(known):
        found = [each for each in known[place:] if each.day < one.day + _WEEK]
        if len(found) >= least:
            return one.day, mean_of_days(found)
    return None


def activities_change(asked: Sequence[Asked], rules: Numbers) -> Change:
    """The mean of the activities at the last asking against the mean of the same ones when each was first told.

    One that alone changed by enough counts too; see `_by_one`.
    """
    began = first_scores(asked)
    again = [one for one in asked if any(began[name][0] < one.day for name in one.scores)]
    if not began:
        return Change(verdict="too-little")
    if not again:
        first = fmean(score for _day, score in began.values())
        return _activities(first, None, len(began), rules)
    last = max(again, key=lambda one: one.day)
    names = [name for name in last.scores if began[name][0] < last.day]
    each = [Single(name=name, first=began[name][1], now=last.scores[name]) for name in names]
    mean = _activities(fmean(one.first for one in each), fmean(one.now for one in each), len(each), rules)
    return _by_one(mean, each, rules)


def first_scores(asked: Iterable[Asked]) -> dict[str, tuple[date, int]]:
    """When each activity was first told, and its score then."""
    found: dict[str, tuple[date, int]] = {}
    for one in sorted(asked, key=lambda each: each.day):
        for name, score in one.scores.items():
            found.setdefault(name, (one.day, score))
    return found


def overall(pain: Verdict, activities: Verdict) -> Verdict:
    """What both say together: worse where either does, clearly better where both are better."""
    told = [one for one in (pain, activities) if one != "too-little"]
    if not told:
        return "too-little"
    if "worse" in told:
        return "worse"
    better = told.count("better")
    if better:
        return "clearly-better" if better > 1 else "better"
    return min(told, key=ORDER.index)


def is_due(first: date | None, answers: Iterable[OutcomeRecord], today: date, rules: Numbers) -> bool:
    """Whether the activities and the change as a whole are to be asked again; `first` is when they were first told."""
    if first is None:
        return False
    steps = [int(weeks) for weeks in row(rules, "outcome-ask-weeks")]
    since = (today - first) // _WEEK
    every = whole(rules, "outcome-ask-then")
    if since > steps[-1]:
        steps.append(steps[-1] + (since - steps[-1]) // every * every)
    due = max((step for step in steps if step <= since), default=None)
    if due is None:
        return False
    return not any(one.day >= first + _WEEK * due for one in answers)


def _activities(first: float, now: float | None, count: int, rules: Numbers) -> Change:
    least = number(rules, "outcome-activity-single" if count == 1 else "outcome-activity-points")
    return Change(
        verdict="too-little" if now is None else _verdict(now - first, least, least, rules),
        first=first,
        now=now,
        better_from=first + least,
        worse_from=first - least,
    )


def _by_one(mean: Change, each: Sequence[Single], rules: Numbers) -> Change:
    """The change, as decided by one activity where that alone changed by enough and it is safe to say so.

    One that got worse leads whatever the mean says. One that got better makes a mean that leans that way better, and
    never one that is no change. Source: adaptation rules, section 9; where two measures disagree the worse one leads.
    """
    least = number(rules, "outcome-activity-single")
    lowest, highest = (pick(each, key=lambda one: one.now - one.first) for pick in (min, max))
    if mean.verdict != "worse" and lowest.first - lowest.now >= least:
        return replace(mean, verdict="worse", by=lowest)
    if mean.verdict == "leaning-better" and highest.now - highest.first >= least:
        return replace(mean, verdict="better", by=highest)
    return mean


def mean_of_days(scores: Sequence[Score]) -> float:
    """The mean of the days' means: a day on which more was asked counts no more than another."""
    days: dict[date, list[int]] = {}
    for one in scores:
        days.setdefault(one.day, []).append(one.score)
    return fmean(fmean(found) for found in days.values())


def _week(until: date, said: Sequence[Score], worst: Sequence[int], least: int) -> PainWeek:
    return PainWeek(
        until=until,
        average=mean_of_days(said) if said else None,
        spread=pstdev(one.score for one in said) if said else None,
        worst=fmean(worst) if worst else None,
        scores=len(said),
        enough=len(said) >= least,
    )


def least_change(pain: float, rules: Numbers) -> float:
    """By how many points pain has to change from a mean of `pain` for people to feel it."""
    return max(_least_drop(pain, rules), number(rules, "outcome-same-points"))


def _least_drop(first: float, rules: Numbers) -> float:
    return min(number(rules, "outlook-better-points"), first * number(rules, "outlook-better-share"))


def _pain_verdict(first: float, now: float, rules: Numbers) -> Verdict:
    return _verdict(first - now, _least_drop(first, rules), number(rules, "outlook-worse-points"), rules)


def _verdict(gain: float, better: float, worse: float, rules: Numbers) -> Verdict:
    """What a change for the better by `gain` points means; what is within noise is none, however small the start."""
    same = number(rules, "outcome-same-points")
    if gain <= -worse:
        return "worse"
    if abs(gain) <= same:
        return "no-change"
    if gain >= better:
        return "better"
    return "leaning-better" if gain > 0 else "leaning-worse"
