"""People whose week is solved anew by the planner at each eve, for twelve weeks, from what happened."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.cast import answers_with_tags, clearance
from tests.simulation import Life, body, live, progress_of
from unhunch.adaptation import course
from unhunch.catalogue import Catalogue
from unhunch.programme import check_plan, plan
from unhunch.programme.model import Profile, Programme
from unhunch.screening.model import Clearance

START = date(2026, 11, 23)
WEEKS = 12
KINDS = frozenset({"main", "micro"})
SMALL = ("mat", "chair", "wall")
BANDS = ("mat", "chair", "wall", "resistance-band", "towel")
WHOLE = ("mat", "chair", "resistance-band", "dumbbells", "wall", "doorway", "towel", "pillow", "exercise-ball")
Planner = Callable[..., Programme]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What a person's week has to fit: tags, kit, minutes from Monday on, usual pain 0-10."""

    minutes: tuple[int, int, int, int, int, int, int]
    tags: tuple[str, ...] = ()
    kit: tuple[str, ...] = WHOLE
    pain: int = 2

    @property
    def profile(self) -> Profile:
        return Profile(
            pain_now=self.pain,
            pain_average=self.pain,
            pain_worst=5,
            activity_level="regular",
            minutes=self.minutes,
            places=(("home",),) * 7,
            equipment={"home": self.kit},
            walk_first=False,
        )

    @property
    def clearance(self) -> Clearance:
        return clearance(answers_with_tags(*self.tags)) if self.tags else clearance()


# By seed: their chance differs as well. 7 and 10 are those whose weeks took the planner longest.
PEOPLE: Mapping[int, Person] = {
    0: Person(minutes=(15, 0, 15, 0, 15, 0, 0), tags=("osteoporosis",), kit=SMALL),
    1: Person(minutes=(20, 5, 20, 5, 20, 5, 0)),
    2: Person(minutes=(15, 5, 15, 5, 15, 5, 0), tags=("wrist", "no-floor"), kit=("chair", "wall", "resistance-band")),
    3: Person(minutes=(15, 15, 0, 15, 15, 0, 0), tags=("dizziness", "arm-nerve"), kit=BANDS),
    4: Person(minutes=(30, 0, 30, 0, 30, 10, 0), tags=("shoulder-acute",), pain=4),
    5: Person(minutes=(45, 0, 30, 0, 45, 0, 20), tags=("low-back", "knee")),
    6: Person(minutes=(10, 10, 10, 10, 10, 5, 5), tags=("high-bp",), kit=("chair", "wall")),
    7: Person(minutes=(15, 5, 15, 5, 15, 5, 0), tags=("osteoporosis",), kit=SMALL),
    8: Person(minutes=(20, 20, 20, 20, 20, 20, 20), tags=("balance",), kit=BANDS),
    10: Person(minutes=(15, 5, 15, 5, 15, 5, 0), tags=("osteoporosis",), kit=SMALL),
}


def closed_to(leave: Clearance, kit: tuple[str, ...], catalogue: Catalogue) -> frozenset[str]:
    """The exercises that tags (and what they put in their place), the clearance or missing kit close."""
    every = {**catalogue.exercises, **catalogue.variants}
    return frozenset(
        name
        for name, exercise in every.items()
        if not set(leave.tags).isdisjoint(exercise.avoid_if)
        or any(exercise.modify_if[tag].swap_to for tag in leave.tags if tag in exercise.modify_if)
        or exercise.kind not in leave.allowed
        or any(set(group).isdisjoint(kit) for group in exercise.equipment)
    )


@dataclass(frozen=True, slots=True)
class Lived:
    """A life, the plan of its last week, and what the checker found in the weeks on the way."""

    life: Life
    last: Programme
    findings: tuple[str, ...]


def twelve_weeks(seed: int, catalogue: Catalogue, *, planner: Planner = plan) -> Lived:
    """The person's life, with each week planned by `planner` from what happened before it."""
    random = Random(seed)
    one = PEOPLE[seed]
    who, leave = one.profile, one.clearance
    habits = body(random)
    life = Life(closed=closed_to(leave, one.kit, catalogue), tags=frozenset(leave.tags), kinds=KINDS)
    findings: list[str] = []
    made = None
    for week in range(WEEKS):
        eve = START + timedelta(days=7 * week)
        so_far = course(progress_of(life, eve, catalogue), (), start=eve, catalogue=catalogue)
        life.lighter = so_far.strength_share < 1 or any(one.rung for one in so_far.standings.values())
        made = planner(catalogue, who, leave, eve, weeks=1, course=so_far)
        found = check_plan(catalogue, who, leave, made, course=so_far)
        findings.extend(f"week {week}: {one.where} {one.what}" for one in found)
        live(life, made, random, habits, catalogue, eve, 7)
    assert made is not None
    return Lived(life, made, tuple(findings))
