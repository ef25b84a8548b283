"""Weeks 2 to 12, planned anew from what ten people did before; among them those that take longest."""

import statistics
from collections.abc import Iterator
from typing import Any

from benchmarks.row import Row, Took, spread, timed
from tests.solved_anew import PEOPLE, twelve_weeks
from unhunch.catalogue import Catalogue
from unhunch.programme import plan
from unhunch.programme.model import Programme

MEDIAN_S = 1.5
WORST_S = 4.0


def rows(catalogue: Catalogue) -> Iterator[Row]:
    """The line about weeks planned from a history; judged by own time, which a busy machine lengthens least."""
    took: list[Took] = []
    findings = 0
    for seed in PEOPLE:
        times, found = _lived(seed, catalogue)
        took += times[1:]
        findings += found
    owns = [one.own_s for one in took]
    yield Row(
        name=f"weeks 2 to 12 planned from what happened, {len(PEOPLE)} people",
        value=f"{spread(took)}, {findings} findings",
        limit=f"median {MEDIAN_S:g} s, worst {WORST_S:g} s, own time",
        holds=statistics.median(owns) <= MEDIAN_S and max(owns) <= WORST_S and not findings,
    )


def _lived(seed: int, catalogue: Catalogue) -> tuple[list[Took], int]:
    times: list[Took] = []

    def planner(*given: Any, **named: Any) -> Programme:  # noqa: ANN401 - all that plan() takes
        made: list[Programme] = []
        times.append(timed(lambda: made.append(plan(*given, **named))))
        return made[0]

    return times, len(twelve_weeks(seed, catalogue, planner=planner).findings)
