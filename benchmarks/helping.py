"""What helps: how often it is right about made-up people whose days are known, and how long it takes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Final

from benchmarks.made_up_days import DAY, Lived, Person, live
from benchmarks.row import Row, timed
from unhunch.catalogue import Catalogue
from unhunch.catalogue.contents import Rules
from unhunch.progress.helping import FACTORS, Factor, Helping, what_helps

PEOPLE: Final = 400
LOOKERS: Final = 100
# Half a year of looks, a week apart, from the sixth week on.
LOOKS: Final = range(6, 32)
EFFECTS: Final[Mapping[Factor, float]] = {"walk": -0.8, "heat": -0.5, "short-sleep": 1.0}
COVERED, FALSE = (0.90, 0.97), 0.05
TOOK_MS: Final = 15.0

# In these nothing helps and nothing harms.
IDLE: Final[Mapping[str, Person]] = {
    "days hang together by nothing": Person(keeps=0.0),
    "days hang together by 0.4": Person(keeps=0.4),
    "days hang together by 0.7": Person(keeps=0.7),
    "in spells of weeks, days by 0.7": Person(keeps=0.7, why=dict.fromkeys(FACTORS, "spells")),
    "pain falls by 3 points": Person(level=5.5, course=-3.0),
    "pain near 0": Person(level=1.2, course=-1.0),
    "half of the days answered": Person(answered=0.55),
    "on workdays, weekends 0.8 better": Person(weekend=-0.8, why={"break": "workdays", "walk": "workdays"}),
    "heat where much pain was said": Person(keeps=0.6, why={"heat": "said"}),
    "heat where it hurts": Person(keeps=0.7, noise=0.8, why={"heat": "felt"}),
    "no walk and strength where it hurts": Person(keeps=0.7, noise=0.8, why={"walk": "avoided", "strength": "avoided"}),
    "heat eases for the day alone": Person(keeps=0.6, relief={"heat": -1.0}),
}
# In these something does.
ACTIVE: Final[Mapping[str, Person]] = {
    "known effects": Person(effects=EFFECTS),
    "known effects, days by 0.7": Person(keeps=0.7, effects=EFFECTS),
    "known effects, in spells": Person(keeps=0.6, effects=EFFECTS, why=dict.fromkeys(FACTORS, "spells")),
    "known effects, heat where it was said": Person(keeps=0.6, effects=EFFECTS, why={"heat": "said"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Shares over the people: ranges that hold the truth, people with a false verdict, effects found by factor."""

    covered: float
    false: float
    found: Mapping[Factor, float]


def rows(catalogue: Catalogue) -> Iterator[Row]:
    """How it does over all kinds of people, over half a year of looks, and how long one look takes."""
    for name, person in {**IDLE, **ACTIVE}.items():
        yield _row(name, judged(person, PEOPLE, catalogue.rules))
    ever = sum(ever_false(Person(days=7 * LOOKS.stop, course=-2.0), seed, catalogue.rules) for seed in range(LOOKERS))
    yield Row(
        name="what helps: a false verdict in any of 26 weekly looks",
        value=f"{ever} of {LOOKERS} people",
        limit=f"at most {FALSE:.0%}",
        holds=ever <= FALSE * LOOKERS,
    )
    one = live(Person(), Random(1))
    took = 1000 * min(
        timed(lambda: what_helps(one.pain, one.practised, one.last, catalogue.rules)).own_s for _ in "12345"
    )
    yield Row(
        name="what helps: one look, 120 days", value=f"{took:.1f} ms", limit=f"{TOOK_MS:.0f} ms", holds=took <= TOOK_MS
    )


def judged(person: Person, people: int, rules: Rules, *, seed: int = 1) -> Judged:
    """Whether so many such people were told what is true."""
    held: list[bool] = []
    false = 0
    found = dict.fromkeys(person.effects, 0)
    for number in range(people):
        lived = live(person, Random(seed * 1_000_003 + number))
        told = what_helps(lived.pain, lived.practised, lived.last, rules)
        held += _held(told, lived)
        false += any(is_false(one, person) for one in told)
        for one in told:
            found[one.factor] = found.get(one.factor, 0) + is_right(one, person)
    return Judged(
        covered=sum(held) / len(held),
        false=false / people,
        found={factor: count / people for factor, count in found.items() if factor in person.effects},
    )


def is_false(one: Helping, person: Person) -> bool:
    """Whether a verdict was given that is not true."""
    return one.verdict in {"helps", "worse"} and not is_right(one, person)


def is_right(one: Helping, person: Person) -> bool:
    """Whether a verdict was given that is true."""
    effect = person.effects.get(one.factor, 0.0)
    return (one.verdict == "helps" and effect < 0) or (one.verdict == "worse" and effect > 0)


def ever_false(person: Person, seed: int, rules: Rules) -> bool:
    """Whether the person reads a false verdict in any of the looks."""
    lived = live(person, Random(seed))
    return any(any(is_false(one, person) for one in _look(lived, week, rules)) for week in LOOKS)


def _look(lived: Lived, week: int, rules: Rules) -> tuple[Helping, ...]:
    today = lived.pain[0].day + DAY * (7 * week)
    return what_helps([one for one in lived.pain if one.day <= today], lived.practised, today, rules)


def _held(told: Iterable[Helping], lived: Lived) -> Iterator[bool]:
    for one in told:
        if one.low is not None and one.high is not None:
            yield one.low <= lived.truth[one.factor] <= one.high


def _row(name: str, one: Judged) -> Row:
    found = "".join(f", {factor} found {share:.0%}" for factor, share in one.found.items())
    low, high = COVERED
    return Row(
        name=f"what helps: {name}",
        value=f"ranges hold {one.covered:.1%}, false verdicts {one.false:.1%}{found}",
        limit=f"{low:.0%}-{high:.0%}, below {FALSE:.0%}",
        holds=low <= one.covered <= high and one.false < FALSE,
    )
