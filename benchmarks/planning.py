"""A week's plan for thirty people: to a 5 % gap, to 2 %, and the greedy one beside them."""

from collections.abc import Callable, Iterator
from datetime import date

from benchmarks.people import people
from benchmarks.row import Row, Took, spread, timed
from unhunch.catalogue import Catalogue
from unhunch.programme.candidates import pool_of
from unhunch.programme.greedy import fill
from unhunch.programme.model import Course
from unhunch.programme.situation import Situation
from unhunch.programme.skeleton import skeleton
from unhunch.programme.weeks import PlannedWeek, best_week

START = date(2026, 11, 23)
MEDIAN_S = 1.5
WORST_S = 4.0
TIGHT = 0.02


def rows(catalogue: Catalogue) -> Iterator[Row]:
    """The lines about planning."""
    situations = [
        Situation(
            catalogue=catalogue,
            profile=person.profile,
            clearance=person.clearance,
            course=Course(),
            index=0,
            start=START,
        )
        for person in people(catalogue)
    ]
    planned: list[PlannedWeek] = []
    usual = _times(situations, lambda situation: planned.append(best_week(situation)))
    walls = sorted(took.wall_s for took in usual)
    yield Row(
        name=f"a week's plan to a 5 % gap, {len(situations)} people",
        value=spread(usual),
        limit=f"median {MEDIAN_S:g} s, worst {WORST_S:g} s",
        holds=walls[len(walls) // 2] <= MEDIAN_S and walls[-1] <= WORST_S,
    )
    solved = [week.gap for week in planned if week.gap is not None]
    reached = sum(gap <= 0.05 + 1e-9 for gap in solved)
    yield Row(
        name="how these ended",
        value=f"{reached} within 5 %, {len(solved) - reached} at the node limit "
        f"(worst gap {max(solved, default=0):.1%}), {len(planned) - len(solved)} greedy",
    )
    yield Row(name="the same to a 2 % gap", value=spread(_times(situations, lambda s: best_week(s, gap=TIGHT))))
    yield Row(name="the greedy week alone", value=spread(_times(situations, _greedy)))


def _greedy(situation: Situation) -> object:
    pool = pool_of(situation)
    return fill(situation, pool, skeleton(situation, pool))


def _times(situations: list[Situation], plan: Callable[[Situation], object]) -> list[Took]:
    return [timed(lambda situation=situation: plan(situation)) for situation in situations]  # type: ignore[misc]
