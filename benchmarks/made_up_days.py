"""Made-up people whose days are known by construction: what moves their pain, and when they do what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final, Literal

from unhunch.progress.helping import FACTORS, DayPain, Factor, Practised

FIRST: Final = date(2026, 5, 4)
DAY: Final = timedelta(days=1)
# By whim; in spells; on workdays; because it hurts, as it feels or as it was said; not while it hurts.
Why = Literal["whim", "spells", "workdays", "felt", "said", "avoided"]
WEEKDAYS: Final = 5
# Beyond this pain of a day is a bad day, in points above the usual.
BAD: Final = 0.5
_SAME_DAY: Final[Factor] = "short-sleep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """How somebody's days go.

    `level` and `course` are where pain begins and how far it moves until the last day, in points. `keeps` is the share
    of a bad spell that is left a day later, `wave` its size and `noise` that of one answer (SD, points). `whole`:
    scores are whole numbers 0-10. `answered` is the share of days with a score, `weekend` what a weekend does.
    `effects` are points on the day after, of a short night on its day. `relief` is what is gone by the next day, and
    seen by half of the answers of the day itself.
    """

    days: int = 120
    level: float = 4.5
    course: float = -1.0
    keeps: float = 0.4
    wave: float = 1.0
    noise: float = 0.5
    whole: bool = True
    answered: float = 0.9
    weekend: float = 0.0
    effects: Mapping[Factor, float] = field(default_factory=dict)
    relief: Mapping[Factor, float] = field(default_factory=dict)
    why: Mapping[Factor, Why] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """The days as the program knows them, and the true mean difference in the scores for each factor."""

    pain: tuple[DayPain, ...]
    practised: Mapping[Factor, Practised]
    truth: Mapping[Factor, float]
    last: date


@dataclass(slots=True)
class _Course:
    """What has happened so far; `scores` are all, answered or not, before they are cut to the scale."""

    chance: Random
    wave: float
    done: dict[Factor, list[bool]]
    spells: dict[Factor, bool]
    scores: list[float] = field(default_factory=list)
    pain: list[DayPain] = field(default_factory=list)


def live(person: Person, chance: Random) -> Lived:
    """The person's days from `FIRST` on; the same chance gives the same days."""
    course = _Course(
        chance=chance,
        wave=chance.gauss(0, person.wave),
        done={factor: [] for factor in FACTORS},
        spells={factor: chance.random() < 0.5 for factor in FACTORS},
    )
    for number in range(person.days):
        _one_day(person, course, number)
    every = [FIRST + DAY * number for number in range(person.days)]
    practised = {factor: _practised(every, done) for factor, done in course.done.items()}
    truth = {factor: _truth(person, course, factor) for factor in FACTORS}
    return Lived(pain=tuple(course.pain), practised=practised, truth=truth, last=every[-1])


def _one_day(person: Person, course: _Course, number: int) -> None:
    chance, day = course.chance, FIRST + DAY * number
    course.wave = person.keeps * course.wave + chance.gauss(0, person.wave * (1 - person.keeps**2) ** 0.5)
    usual = person.level + person.course * (number / person.days) ** 0.5
    course.done[_SAME_DAY].append(_does(_SAME_DAY, person, course, day, bad=course.wave > BAD))
    moved = sum(effect for factor, effect in person.effects.items() if _acts(course, factor, number))
    felt = usual + course.wave + moved + person.weekend * (day.weekday() >= WEEKDAYS)
    score = felt + chance.gauss(0, person.noise)
    course.scores.append(score)
    for factor in FACTORS:
        if factor != _SAME_DAY:
            told = _score(person, score) if person.why.get(factor) == "said" else felt
            course.done[factor].append(_does(factor, person, course, day, bad=told - usual > BAD))
    relief = sum(one for factor, one in person.relief.items() if course.done[factor][number] and chance.random() < 0.5)
    if chance.random() < person.answered:
        course.pain.append(DayPain(day=day, score=_score(person, score + relief)))


def _acts(course: _Course, factor: Factor, number: int) -> bool:
    """Whether that day's pain is one after it."""
    at = number if factor == _SAME_DAY else number - 1
    return at >= 0 and course.done[factor][at]


def _does(factor: Factor, person: Person, course: _Course, day: date, *, bad: bool) -> bool:
    why, chance = person.why.get(factor, "whim"), course.chance
    if why == "spells" and chance.random() < 0.12:
        course.spells[factor] = not course.spells[factor]
    shares = {
        "whim": 0.4,
        "spells": 0.85 if course.spells[factor] else 0.1,
        "workdays": 0.85 if day.weekday() < WEEKDAYS else 0.0,
        "felt": 0.7 if bad else 0.15,
        "said": 0.7 if bad else 0.15,
        "avoided": 0.15 if bad else 0.7,
    }
    return chance.random() < shares[why]


def _truth(person: Person, course: _Course, factor: Factor) -> float:
    """The mean over all days of the score with it, less that without it."""
    effect = person.effects.get(factor, 0.0)
    bare = [score - effect * _acts(course, factor, number) for number, score in enumerate(course.scores)]
    return sum(_score(person, one + effect) - _score(person, one) for one in bare) / len(bare)


def _score(person: Person, score: float) -> float:
    return float(min(10, max(0, round(score)))) if person.whole else score


def _practised(every: list[date], done: list[bool]) -> Practised:
    told = list(zip(every, done, strict=True))
    return Practised(on=frozenset(day for day, one in told if one), off=frozenset(day for day, one in told if not one))
