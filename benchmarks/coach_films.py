"""Films of made-up people for the live coach: what a detector would give of somebody at an exercise, and the truth.

Each makes one right repetition, two with a fault planted where there is one, and two right ones.
"""

import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from multiprocessing import get_context
from typing import Final, NamedTuple

import numpy as np

from unhunch.body.landmarks import landmarks
from unhunch.body.library import shipped_motions
from unhunch.body.motion import Fault, Motion
from unhunch.body.play import play
from unhunch.body.practice import Practice, clock, holds_s, practised
from unhunch.body.seeing import View, framing, jittered, seen
from unhunch.body.skeleton import load_skeleton
from unhunch.body.turning import Array
from unhunch.coach import Coach, Event, Frame, Repeated
from unhunch.coach.faulting import hurried
from unhunch.coach.targets import TARGETS

NOISE: Final = 0.01
FRAMES_PER_S: Final = 8.0
# Momentum shows in tenths of a second, of which the coach looks at each.
QUICK_FRAMES_PER_S: Final = 15.0
# Momentum does a way in a third of the time that is drawn.
QUICK: Final = 3.0
UP_DEG: Final = 4.0
ASPECT: Final = 4 / 3
EYES: Final = (2, 5)
STILL_S: Final = 3.0
REST_S: Final = 2.0
PARTS: Final = (1, 2, 2)
# One drawn loop rolls the shoulders each way, and each is a repetition. The letters Y, T and W together are one.
ROUNDS: Final = {"shoulder-rolls": 2, "shoulder-rolls-warm-up": 2}


class Way(NamedTuple):
    """How a made-up person does it: the body, the pace and the range as shares of what is drawn, by how many degrees
    the camera stands off its place, and the seed of the noise (None: the length of the exercise's name).
    """

    body: str
    pace: float
    range: float
    aside_deg: float
    seed: int | None = None


# The coach's constants were set on the woman and the man.
WAYS: Final = (Way("older", 0.7, 0.8, 25.0), Way("heavier", 1.3, 1.2, -25.0))
TUNED: Final = (Way("woman", 0.75, 0.85, 20.0), Way("man", 1.25, 1.15, -20.0))


@dataclass(frozen=True, slots=True)
class Seen:
    """One film: how many repetitions were done, how long each position was held, what the coach said of it, and whether
    the way that it followed is wide enough to time holds (True too where it followed none).
    """

    exercise: str
    planted: str | None
    done: int
    holds_s: tuple[float, ...]
    events: tuple[Event, ...]
    timed: bool

    @property
    def counted(self) -> int:
        """How many repetitions the coach counted."""
        return sum(isinstance(event, Repeated) for event in self.events)


class Task(NamedTuple):
    """The films of one person at one exercise: one for each fault (None: all is right)."""

    exercise: str
    way: Way
    faults: tuple[str | None, ...]


class Part(NamedTuple):
    """A part of a film: its landmarks (T, 33, 4), the roll of the eyes' line in degrees (T,), and the view."""

    points: Array
    rolls: Array
    view: View


def watched(exercise: str, planted: str | None, way: Way) -> Seen:
    """The film of an exercise with that fault (None: none) in its second and third repetition, and what the coach says.

    Raises:
        KeyError: the motion does not show that fault.
    """
    coach = Coach(exercise)
    events = tuple(event for frame in film(exercise, planted, way) for event in coach.step(frame))
    done = sum(PARTS)
    # Where nothing is to be held, no clock runs.
    held_s = holds_s(_motion(exercise, way), way.pace) if TARGETS[exercise].hold_s else ()
    timed = coach.clocks or not coach.neutral.known
    return Seen(exercise, planted, ROUNDS.get(exercise, 1) * done, held_s * done, events, timed)


def filmed(task: Task) -> list[Seen]:
    """The films of a task, and what the coach said of them."""
    return [watched(task.exercise, fault, task.way) for fault in task.faults]


def seen_of(some: Iterable[Task]) -> list[Seen]:
    """All films of the tasks, in their order, by as many processes as there are cores."""
    # Begun anew, and not copied: what else this process has open stays its own.
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        return list(chain.from_iterable(pool.map(filmed, some)))


def film(exercise: str, planted: str | None, way: Way) -> list[Frame]:
    """The frames of it; a fault of tempo is filmed more closely than others."""
    quick = planted in {fault.id for fault in hurried(TARGETS[exercise])}
    rate = QUICK_FRAMES_PER_S if quick else FRAMES_PER_S
    begin, end = right(exercise, way, rate)
    middle = (
        _part(exercise, way._replace(pace=QUICK), 1, rate, (None, begin.view))
        if quick
        else _part(exercise, way, 1, rate, (planted, begin.view))
    )
    parts = (begin, middle, end)
    # A rest at the end, as people have: the last repetition is over before the camera is.
    still = round(REST_S * rate)
    points = np.concatenate([*(part.points for part in parts), np.repeat(end.points[-1:], still, axis=0)])
    turned = np.concatenate([*(part.rolls for part in parts), np.repeat(end.rolls[-1:], still)]).tolist()
    shaken = jittered(points, NOISE, len(exercise) if way.seed is None else way.seed).tolist()
    # From the front a face model gives the roll of the eyes' line; from the side there is none to give.
    front = TARGETS[exercise].camera == "front"
    return [
        Frame(at / rate, one, ASPECT, roll if front else None)
        for at, (one, roll) in enumerate(zip(shaken, turned, strict=True))
    ]


@lru_cache(maxsize=8)
def right(exercise: str, way: Way, rate: float) -> tuple[Part, Part]:
    """The right repetitions at the beginning and at the end: the same in each film of one person at one exercise."""
    begin = _part(exercise, way, 0, rate)
    return begin, _part(exercise, way, 2, rate, (None, begin.view))


def _part(
    exercise: str, way: Way, part: int, rate: float, wrong_in: tuple[str | None, View | None] = (None, None)
) -> Part:
    motion, (planted, view) = _motion(exercise, way), wrong_in
    practice = Practice(repetitions=PARTS[part], pace=way.pace, still_s=0.0 if part else STILL_S)
    _, moments = clock(motion, practice, rate)
    # Somebody who keeps still is drawn once.
    once, each = np.unique(moments[1:], return_inverse=True)
    fault: Fault | None = None if planted is None else motion.faults[planted]
    track = play(motion, load_skeleton(way.body), once, fault)
    view = view or framing(track, TARGETS[exercise].around_deg + way.aside_deg, UP_DEG)
    eyes = view.project(landmarks(track)[:, EYES])[..., :2]
    line = (eyes[:, 0] - eyes[:, 1]) * np.array([ASPECT, 1.0])
    return Part(seen(track, view)[each], np.degrees(np.arctan2(line[:, 1], line[:, 0]))[each], view)


def _motion(exercise: str, way: Way) -> Motion:
    return practised(shipped_motions()[exercise], Practice(range=way.range))
