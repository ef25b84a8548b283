"""What goes along with less pain: days with and without something done, told apart, or not told while it is too early.

What somebody chooses to do is compared by the pain of the day after, and the pain of the day itself is known to the
comparison: heat on a bad day is no reason for the bad day. A short night is compared by the day after it.
Why days differ is beyond it. docs/adr/0029-what-helps.md says how, and what simulated people showed.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import fmean
from typing import Final, Literal

from unhunch.programme.seconds import Numbers
from unhunch.progress.helping_model import GRID, Column, Estimated, Point, estimated
from unhunch.progress.outcomes import least_change
from unhunch.progress.rules import number, whole

Factor = Literal["walk", "strength", "break", "heat", "short-sleep"]
HelpVerdict = Literal["too-little", "helps", "worse", "no-difference"]
Follows = Literal["bad-days", "good-days"]
FACTORS: Final[tuple[Factor, ...]] = ("walk", "strength", "break", "heat", "short-sleep")
# These come before the pain of their day and are compared by it, all others by that of the day after.
SAME_DAY: Final[frozenset[Factor]] = frozenset({"short-sleep"})
_DAY = timedelta(days=1)
_SATURDAY: Final = 5
# In standard deviations of what days differ by: a day's deed moves pain by no more than a few of them.
_EFFECT_SD: Final = 2.0
_BESIDE_SD: Final = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPain:
    """The mean of a day's scores that were not asked about an exercise, 0-10.

    `morning` is the share of these scores that were asked about the day before.
    """

    day: date
    score: float
    morning: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Practised:
    """The days on which something was done, and those of which it is known that it was not."""

    on: Collection[date] = ()
    off: Collection[date] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Helping:
    """One thing done: what can be said of the pain after it, in points against days without (negative: less pain).

    `mean`, `low` and `high` are None while it is too early; a verdict asks for more than that the range leaves out 0.
    `more_with` and `more_without` are the days that are missing. `matters`: the mean is a change that people feel.
    `follows`: it is done rather on bad or on good days, which alone makes days differ.
    """

    factor: Factor
    verdict: HelpVerdict
    with_days: int
    without_days: int
    more_with: int = 0
    more_without: int = 0
    mean: float | None = None
    low: float | None = None
    high: float | None = None
    matters: bool = False
    follows: Follows | None = None

    @property
    def leans(self) -> bool:
        """Whether the range leaves out 0, and there is no verdict all the same."""
        told = self.low is not None and self.high is not None and not self.low <= 0 <= self.high
        return told and self.verdict == "no-difference"


def what_helps(
    pain: Sequence[DayPain], practised: Mapping[Factor, Practised], today: date, rules: Numbers
) -> tuple[Helping, ...]:
    """One for each factor in `practised`, in the order of `FACTORS`, over the last days that the rule names.

    `pain` has each day once, oldest first.
    """
    since = today - _DAY * whole(rules, "helping-days")
    known = _Known(
        pain=tuple(one for one in pain if since < one.day <= today),
        practised={factor: practised[factor] for factor in FACTORS if factor in practised},
    )
    told = {factor: _told(known, factor) for factor in known.practised}
    counted = {factor: _counted(factor, values, len(known.pain), rules) for factor, values in told.items()}
    ready = [one for one in counted.values() if not (one.more_with or one.more_without)]
    if ready:
        counted.update({one.factor: one for one in _judged(known, told, ready, rules)})
    return tuple(counted.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """The days that are looked at."""

    pain: tuple[DayPain, ...]
    practised: Mapping[Factor, Practised]


def _told(known: _Known, factor: Factor) -> list[float | None]:
    """For each score 1 after a day with it, 0 after one without, None where that or the pain before is not known."""
    days = {one.day for one in known.pain}
    back = _DAY * (factor not in SAME_DAY)
    done = known.practised[factor]
    return [_done_on(one.day - back, done) if one.day - _DAY in days else None for one in known.pain]


def _done_on(day: date, practised: Practised) -> float | None:
    return 1.0 if day in practised.on else 0.0 if day in practised.off else None


def _counted(factor: Factor, values: Sequence[float | None], days: int, rules: Numbers) -> Helping:
    """How many days there are, and how many are missing; of days as a whole too."""
    with_days, without_days = values.count(1.0), values.count(0.0)
    more_with = max(0, whole(rules, "helping-least-with") - with_days)
    more_without = max(0, whole(rules, "helping-least-without") - without_days)
    return Helping(
        factor=factor,
        verdict="too-little",
        with_days=with_days,
        without_days=without_days,
        more_with=more_with,
        more_without=max(more_without, whole(rules, "helping-least-days") - days - more_with),
    )


def _judged(
    known: _Known, told: Mapping[Factor, Sequence[float | None]], ready: Sequence[Helping], rules: Numbers
) -> Iterator[Helping]:
    """Each of the ready ones with its range and verdict; all that were ever done stand in one equation."""
    held = [factor for factor, values in told.items() if 1.0 in values and 0.0 in values]
    found = _estimated(known, [told[factor] for factor in held], GRID)
    sure = number(rules, "helping-sure")
    # So many at once get stricter, each one, that all verdicts together keep to what is promised.
    strict = 1.0 - (1.0 - number(rules, "helping-sure-all")) / len(ready)
    feel = least_change(fmean(one.score for one in known.pain), rules)
    follows = _follows(known, [one.factor for one in ready], found.likeliest, sure)
    for one in ready:
        effect = found.effects[held.index(one.factor)]
        low, high = effect.between(sure)
        yield replace(
            one,
            verdict=_verdict(effect.between(strict), follows.get(one.factor)),
            mean=effect.mean,
            low=low,
            high=high,
            matters=abs(effect.mean) >= feel,
            follows=follows.get(one.factor),
        )


def _verdict(strict: tuple[float, float], follows: Follows | None) -> HelpVerdict:
    """None where it points the way in which bad or good days alone would push it."""
    low, high = strict
    if low > 0 and follows != "bad-days":
        return "worse"
    return "helps" if high < 0 and follows != "good-days" else "no-difference"


def _follows(known: _Known, factors: Sequence[Factor], point: Point, sure: float) -> Mapping[Factor, Follows]:
    """What is done rather on days that hurt more, or less, than the days before would let expect."""
    chosen = [factor for factor in factors if factor not in SAME_DAY]
    same_day = [[_done_on(one.day, known.practised[factor]) for one in known.pain] for factor in chosen]
    found: dict[Factor, Follows] = {}
    for factor, effect in zip(chosen, _estimated(known, same_day, (point,)).effects, strict=False):
        low, high = effect.between(sure)
        if low > 0 or high < 0:
            found[factor] = "bad-days" if low > 0 else "good-days"
    return found


def _estimated(known: _Known, done: Iterable[Sequence[float | None]], grid: Sequence[Point]) -> Estimated:
    """The effects of what was done, in its order; those of all else that moves scores come after them."""
    columns = [Column(values=_filled(one), prior_sd=_EFFECT_SD) for one in done]
    days, scores = [one.day.toordinal() for one in known.pain], [one.score for one in known.pain]
    return estimated(days, scores, [*columns, *_beside(known.pain)], grid)


def _filled(values: Sequence[float | None]) -> list[float]:
    """What is not known stands in the middle, where it speaks for neither side."""
    middle = fmean(one for one in values if one is not None)
    return [middle if one is None else one for one in values]


def _beside(pain: Sequence[DayPain]) -> list[Column]:
    """What else moves scores: the course over the weeks, weekends, and whether it was asked in the morning."""
    first, length = pain[0].day, max(1, (pain[-1].day - pain[0].day).days)
    along = [2.0 * (one.day - first).days / length - 1.0 for one in pain]
    values = (
        along,
        [one * one for one in along],
        [float(one.day.weekday() >= _SATURDAY) for one in pain],
        [one.morning for one in pain],
    )
    return [Column(values=one, prior_sd=_BESIDE_SD) for one in values]
