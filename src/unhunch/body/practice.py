"""Somebody doing an exercise: several repetitions at their own pace and range, with the truth about each moment."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from unhunch.body.curves import effort
from unhunch.body.motion import Fault, Motion
from unhunch.body.turning import Array

# The share of the way to the target beyond which a person is in the position.
THERE = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """One repetition: when rest is left and reached again, and between when the target is held, in seconds."""

    number: int
    start_s: float
    hold_from_s: float
    hold_to_s: float
    end_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """How somebody does a motion: repetitions, their pace, range and `amount` of a mistake (1 is as drawn)."""

    repetitions: int = 3
    pace: float = 1.0
    range: float = 1.0
    still_s: float = 0.0
    fault: str | None = None
    amount: float = 1.0


def practised(motion: Motion, practice: Practice) -> Motion:
    """The motion with that range: its target keys come nearer to the rest, or go further."""
    if practice.range == 1:
        return motion
    rest = next((key for key in motion.keys if key.phase == "rest"), motion.keys[0])
    keys = []
    for key in motion.keys:
        names = set(key.angles) | set(rest.angles)
        scaled = {
            name: rest.angles.get(name, 0.0) + practice.range * (key.angles.get(name, 0.0) - rest.angles.get(name, 0.0))
            for name in names
            if not name.startswith(("hand.planted", "foot.planted"))
        }
        kept = {name: value for name, value in key.angles.items() if name.startswith(("hand.planted", "foot.planted"))}
        keys.append(replace(key, angles={**scaled, **kept}))
    return replace(motion, keys=tuple(keys))


def clock(motion: Motion, practice: Practice, frames_per_s: float) -> tuple[Array, Array]:
    """The person's seconds (T,) of all frames, and the moments of the drawn loop that they show."""
    length = practice.still_s + practice.repetitions * motion.loop_s / practice.pace
    times = np.arange(round(length * frames_per_s) + 1) / frames_per_s
    return times, np.maximum(0.0, times - practice.still_s) * practice.pace


def repetitions(motion: Motion, practice: Practice) -> Iterator[Repetition]:
    """The truth about each repetition: one a loop, from leaving rest to being back."""
    fine = np.arange(0, motion.loop_s, 0.01)
    level = effort(motion, fine)
    moving, there = np.flatnonzero(level > 1 - THERE), np.flatnonzero(level >= THERE)
    if not len(moving) or not len(there):
        return
    for number in range(practice.repetitions):
        begin = practice.still_s + number * motion.loop_s / practice.pace
        marks = (moving[0], there[0], there[-1], moving[-1])
        start, first, last, end = (begin + fine[mark] / practice.pace for mark in marks)
        yield Repetition(number=number + 1, start_s=start, hold_from_s=first, hold_to_s=last, end_s=end)


def holds_s(motion: Motion, pace: float = 1.0) -> tuple[float, ...]:
    """How long each position of one drawn loop is held at that pace: one, or several with a rest between."""
    fine = np.arange(0, motion.loop_s, 0.01)
    there = np.flatnonzero(effort(motion, fine) >= THERE)
    stretches = np.split(there, np.flatnonzero(np.diff(there) > 1) + 1)
    return tuple(float(fine[some[-1]] - fine[some[0]]) / pace for some in stretches if len(some))


def phases(motion: Motion, moments_s: Array) -> list[str]:
    """What each moment of the loop is: rest, moving out, at target or moving back."""
    level, later = effort(motion, moments_s), effort(motion, moments_s + 0.02)
    found = []
    for now, then in zip(level, later, strict=True):
        if now >= THERE:
            found.append("target")
        elif now <= 1 - THERE:
            found.append("rest")
        else:
            found.append("out" if then > now else "back")
    return found


def fault_of(motion: Motion, practice: Practice) -> Fault | None:
    """The mistake that the person makes, if any."""
    if practice.fault is None:
        return None
    drawn = motion.faults[practice.fault]
    return replace(drawn, angles={name: practice.amount * degrees for name, degrees in drawn.angles.items()})
