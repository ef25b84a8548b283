"""The ten exercises of `coach_people` by made-up people on whom nothing is looked at: the coach is not changed by them.

The two bodies are known, all else is drawn from a fixed seed within the bounds of the others: pace, range, place of the
camera and noise, for each film anew. Only sums are told: whoever reads which film was missed may mend the coach for it,
and the people would be fresh no more.
"""

import sys
from collections.abc import Iterator
from typing import Final

import numpy as np

from benchmarks.coach_films import Task, Way, seen_of
from benchmarks.coach_people import EXERCISES
from benchmarks.coach_scores import counted, faults_row, held
from benchmarks.row import Row, print_rows

SEED: Final = 20261130
BODIES: Final = ("older", "heavier")
# So many people of each body at each exercise.
PEOPLE: Final = 3
PACE: Final = (0.7, 1.3)
RANGE: Final = (0.8, 1.2)
ASIDE_DEG: Final = (-25.0, 25.0)
NAME: Final = "live coach, fresh made-up people"


def rows() -> Iterator[Row]:
    """Repetitions, holds and faults."""
    films = seen_of(tasks())
    yield counted(f"{NAME}: repetitions counted", films, 0)
    yield from held(f"{NAME}: holds", films, 0)
    yield faults_row(f"{NAME}, faults planted: all", films)


def tasks() -> list[Task]:
    """The films, each by a person of its own."""
    draw = np.random.default_rng(SEED)
    return [
        Task(exercise, _way(body, draw), (fault,))
        for exercise, fault in EXERCISES.items()
        for body in BODIES
        for _ in range(PEOPLE)
    ]


def _way(body: str, draw: np.random.Generator) -> Way:
    pace, share, aside = (float(draw.uniform(*bounds)) for bounds in (PACE, RANGE, ASIDE_DEG))
    return Way(body, pace, share, aside, int(draw.integers(2**31)))


if __name__ == "__main__":
    sys.exit(print_rows(rows()))
