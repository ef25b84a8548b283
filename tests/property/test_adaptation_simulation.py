"""A thousand simulated people, twelve weeks each: the laws of the adaptation hold on every day of every one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

import pytest

from tests.cast import answers_with_tags, clearance
from tests.simulation import DAYS, Body, Life, body, live, progress_of
from tests.simulation_laws import LAWS
from unhunch.adaptation import flare_phase
from unhunch.catalogue import Catalogue, load_catalogue
from unhunch.programme import plan
from unhunch.programme.model import Profile, Programme
from unhunch.screening.model import Clearance

CATALOGUE = load_catalogue()
START = date(2026, 11, 23)
CROWD = 1000
GROUPS = 4
KIT = ("mat", "chair", "resistance-band", "dumbbells", "wall", "doorway", "towel", "pillow", "exercise-ball")


def calm_weeks(life: Life, plan: Programme, catalogue: Catalogue, start: date, days: int) -> None:
    """Days without pain on which the person does everything and answers everything."""
    calm = Body(base=0, noise=0, rise=0, red=0, slow=0, skill=1, ease=0, answers=1, comes=1, away=(0, 0), flares=())
    live(life, plan, Random(0), calm, catalogue, start, days)


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


def closed_to(leave: Clearance) -> frozenset[str]:
    every = {**CATALOGUE.exercises, **CATALOGUE.variants}
    return frozenset(
        name
        for name, exercise in every.items()
        if not set(leave.tags).isdisjoint(exercise.avoid_if)
        or exercise.kind not in leave.allowed
        or any(set(group).isdisjoint(KIT) for group in exercise.equipment)
    )


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
        life = Life(closed=closed_to(leave), tags=frozenset(leave.tags))
        live(life, programme, random, body(random), CATALOGUE, START, DAYS)
        for law, breaks in LAWS.items():
            broken[law].extend(f"person {seed}, {what}" for what in breaks(life))
        actions.update(taken.decision.action for taken in life.decisions)
        rested += any(phase == "rest" for _, phase in life.phases)
        if not leads_back(life, programme):
            broken[LEADS_BACK].append(f"person {seed}")
    return Verdict({law: tuple(what) for law, what in broken.items()}, frozenset(actions), rested)


def leads_back(life: Life, programme: Programme) -> bool:
    """Whether a flare-up that lasts at the end is over after three calm weeks of sessions."""
    end = START + timedelta(days=DAYS)
    if flare_phase(progress_of(life, end, CATALOGUE), CATALOGUE.rules).phase == "none":
        return True
    calm_weeks(life, programme, CATALOGUE, end, 21)
    after = progress_of(life, end + timedelta(days=21), CATALOGUE)
    return flare_phase(after, CATALOGUE.rules).phase == "none"


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
