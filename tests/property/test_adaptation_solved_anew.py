"""Ten people whose week is solved anew by the planner at each eve, for twelve weeks, from what happened."""

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from random import Random

import pytest

from tests.cast import answers_with_tags, clearance
from tests.property.test_adaptation_simulation import CATALOGUE, START, closed_to, profile
from tests.simulation import Life, body, live, progress_of
from tests.simulation_laws import LAWS
from unhunch.adaptation import course
from unhunch.programme import check_plan, plan
from unhunch.programme.model import Profile, Programme
from unhunch.screening.model import Clearance

WEEKS = 12
# Ten seeds; those left out take the planner ten times as long and show nothing else.
SEEDS = (0, 1, 2, 3, 4, 5, 6, 8, 9, 13)
KINDS = frozenset({"main", "micro"})


@dataclass(frozen=True, slots=True)
class Person:
    """A person whose weeks are quick to solve: the whole of it is solved 120 times here."""

    who: Profile
    leave: Clearance


def person(seed: int) -> Person:
    """Three in ten come three times a week, the others have a few minutes on the days between as well."""
    careful = clearance(answers_with_tags("osteoporosis"))
    between = 0 if seed < 3 else 5
    minutes = (15, between, 15, between, 15, between, 0)
    return Person(replace(profile(), equipment={"home": ("mat", "chair", "wall")}, minutes=minutes), careful)


@cache
def lived(seed: int) -> tuple[Life, tuple[str, ...]]:
    """The person's life, and what the checker found in the weeks on the way."""
    random = Random(seed)
    one = person(seed)
    who, leave = one.who, one.leave
    habits = body(random)
    life = Life(closed=closed_to(leave), tags=frozenset(leave.tags), kinds=KINDS)
    findings: list[str] = []
    for week in range(WEEKS):
        eve = START + timedelta(days=7 * week)
        so_far = course(progress_of(life, eve, CATALOGUE), (), start=eve, catalogue=CATALOGUE)
        programme: Programme = plan(CATALOGUE, who, leave, eve, weeks=1, course=so_far)
        found = check_plan(CATALOGUE, who, leave, programme, course=so_far)
        findings.extend(f"week {week}: {one.where} {one.what}" for one in found)
        live(life, programme, random, habits, CATALOGUE, eve, 7)
    return life, tuple(findings)


EACH = pytest.mark.parametrize(
    "seed", [pytest.param(seed, marks=pytest.mark.xdist_group(f"anew-{seed}")) for seed in SEEDS]
)


@EACH
def test_every_week_that_is_solved_anew_satisfies_the_checker(seed: int) -> None:
    assert lived(seed)[1] == ()


@EACH
@pytest.mark.parametrize("law", LAWS)
def test_the_law_holds_while_the_plan_follows_the_decisions(law: str, seed: int) -> None:
    assert tuple(LAWS[law](lived(seed)[0])) == ()


@EACH
def test_the_person_came_to_sessions(seed: int) -> None:
    assert lived(seed)[0].sessions
