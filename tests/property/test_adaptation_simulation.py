"""A thousand simulated people, twelve weeks each: the laws of the adaptation hold on every day of every one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from random import Random

import pytest

from tests.cast import answers_with_tags, clearance
from tests.simulation import DAYS, Life, body, live
from tests.simulation_laws import CATALOGUE, LAWS, leads_back
from tests.solved_anew import START, closed_to
from tests.solved_anew import WHOLE as KIT
from unhunch.programme import plan
from unhunch.programme.model import Profile, Programme
from unhunch.screening.model import Clearance

CROWD = 1000
GROUPS = 4


def profile(minutes: int = 15, pain: int = 2) -> Profile:
    return Profile(
        pain_now=pain,
        pain_average=pain,
        pain_worst=5,
        activity_level="regular",
        minutes=(minutes, 5, minutes, 5, minutes, 5, 0),
        places=(("home",),) * 7,
        equipment={"home": KIT},
        walk_first=False,
    )


@cache
def solved() -> tuple[tuple[Programme, Clearance], ...]:
    people = (
        (profile(), clearance()),
        (profile(20), clearance()),
        (profile(15, 4), clearance(answers_with_tags("osteoporosis"))),
        (profile(), clearance(answers_with_tags("wrist", "no-floor"))),
        (profile(), clearance(answers_with_tags("dizziness", "arm-nerve"))),
    )
    return tuple((plan(CATALOGUE, who, leave, START, weeks=1), leave) for who, leave in people)


LEADS_BACK = "a flare plan always leads back"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What broke each law in one group of people, which actions were taken, how many rested for a flare-up."""

    broken: Mapping[str, tuple[str, ...]]
    actions: frozenset[str]
    rested: int


@cache
def judged(group: int) -> Verdict:
    broken: dict[str, list[str]] = {law: [] for law in (*LAWS, LEADS_BACK)}
    actions: set[str] = set()
    rested = 0
    for seed in range(group * CROWD // GROUPS, (group + 1) * CROWD // GROUPS):
        random = Random(seed)
        programme, leave = solved()[seed % len(solved())]
        life = Life(closed=closed_to(leave, KIT, CATALOGUE), tags=frozenset(leave.tags))
        live(life, programme, random, body(random), CATALOGUE, START, DAYS)
        for law, breaks in LAWS.items():
            broken[law].extend(f"person {seed}, {what}" for what in breaks(life))
        actions.update(taken.decision.action for taken in life.decisions)
        rested += any(phase == "rest" for _, phase in life.phases)
        if not leads_back(life, programme, START + timedelta(days=DAYS)):
            broken[LEADS_BACK].append(f"person {seed}")
    return Verdict({law: tuple(what) for law, what in broken.items()}, frozenset(actions), rested)


# A group's people live in one process, whichever law asks first.
EACH_GROUP = pytest.mark.parametrize(
    "group", [pytest.param(group, marks=pytest.mark.xdist_group(f"people-{group}")) for group in range(GROUPS)]
)


@EACH_GROUP
@pytest.mark.parametrize("law", [*LAWS, LEADS_BACK])
def test_the_law_holds_for_every_simulated_person(law: str, group: int) -> None:
    assert judged(group).broken[law] == ()


@EACH_GROUP
def test_the_people_live_through_everything_that_can_be_decided(group: int) -> None:
    assert judged(group).actions >= {
        "progress", "hold", "regress", "swap", "leave_out", "drop", "deload", "flare", "gap", "shrink", "rescreen",
        "advise",
    }  # fmt: skip


@EACH_GROUP
def test_many_people_live_through_a_flare_up(group: int) -> None:
    assert judged(group).rested > CROWD / GROUPS / 10
