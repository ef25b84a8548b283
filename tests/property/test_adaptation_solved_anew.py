"""Ten people, no two alike, whose week is solved anew by the planner at each eve, for twelve weeks."""

from datetime import timedelta
from functools import cache

import pytest

from tests.simulation_laws import CATALOGUE, LAWS, leads_back
from tests.solved_anew import PEOPLE, START, WEEKS, Lived, twelve_weeks

EACH = pytest.mark.parametrize(
    "seed", [pytest.param(seed, marks=pytest.mark.xdist_group(f"anew-{seed}")) for seed in PEOPLE]
)


@cache
def lived(seed: int) -> Lived:
    return twelve_weeks(seed, CATALOGUE)


@EACH
def test_every_week_that_is_solved_anew_satisfies_the_checker(seed: int) -> None:
    assert lived(seed).findings == ()


@EACH
@pytest.mark.parametrize("law", LAWS)
def test_the_law_holds_while_the_plan_follows_the_decisions(law: str, seed: int) -> None:
    assert tuple(LAWS[law](lived(seed).life)) == ()


@EACH
def test_the_person_came_to_sessions(seed: int) -> None:
    assert lived(seed).life.sessions


@EACH
def test_a_flare_up_of_the_last_weeks_leads_back(seed: int) -> None:
    found = lived(seed)
    assert leads_back(found.life, found.last, START + timedelta(days=7 * WEEKS))
