"""What an exercise moves, as far as counting wants to know it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from unhunch.coach import targets
from unhunch.coach.signals import NAMES


@dataclass(frozen=True, slots=True)
class Hint:
    """Which columns of a row the exercise moves, and whether the first of them grows (1) or falls (-1) away from
    rest.
    """

    moves: tuple[int, ...]
    away: int

    def away_along(self, weights: Sequence[float]) -> int:
        """The side, up (1) or down (-1), that is away from rest in a signal of these weights, one a column of
        `moves`.
        """
        return self.away if weights[0] >= 0 else -self.away


def _hint(away: int, *names: str) -> Hint:
    return Hint(tuple(NAMES.index(name) for name in names), away)


# Movements for reference, never shown to people. Heights are downward, so a hand that rises falls in its column.
REFERENCE: Final[Mapping[str, Hint]] = {
    "shoulder-abduction": _hint(-1, "wrist_y", "elbow_y", "wrist_dx", "elbow_dx"),
    "shoulder-extension": _hint(1, "wrist_z", "wrist_y", "elbow_y", "wrist_dx"),
    "shoulder-rotation": _hint(1, "wrist_y", "wrist_dx", "wrist_z"),
    "shoulder-scaption": _hint(-1, "wrist_y", "elbow_y", "wrist_dx", "elbow_dx"),
}


# What a watched measure moves, where one column tells which way: whether that one grows (1) or falls (-1) while the
# measure grows, and the columns, that one first. An elbow's bend, a shoulder's width and an ear before the shoulder
# move columns to either side, by where the person looks: no column tells, and the unknown movement's counter is better.
MOVED: Final[Mapping[str, Hint]] = {
    "arm_elevation": _hint(-1, "wrist_y", "elbow_y", "wrist_dx", "elbow_dx"),
    "trunk_inclination": _hint(1, "trunk_y", "head_y", "trunk_x", "head_x"),
    "head_flexion": _hint(1, "head_y", "head_x"),
    "head_lateral_flexion": _hint(1, "head_y", "head_x"),
    "ear_shoulder_height": _hint(-1, "head_y"),
    "knee_flexion": _hint(-1, "knee_y", "ankle_y", "trunk_y"),
    "hip_flexion": _hint(-1, "knee_y", "ankle_y", "trunk_y"),
}
# Measured on the made-up people (woman and man): here the unknown movement's counter does better than the hint.
BETTER_UNKNOWN: Final = frozenset(("bird-dog", "cycling", "dead-bug", "shoulder-rolls"))


def counting_hint(exercise: str | None) -> Hint | None:
    """What the exercise moves; None for an unknown movement, and for one that no column of a row tells.

    Raises:
        ValueError: no exercise has that id; the nearest are named.
    """
    if exercise is None:
        return None
    target = targets.named(exercise)
    return REFERENCE.get(exercise) or (None if exercise in BETTER_UNKNOWN else _derived(target))


def _derived(target: targets.Target) -> Hint | None:
    """The hint that the clearest watched measure gives."""
    if not target.watches:
        return None
    watch = target.watches[0]
    hint = MOVED.get(watch.measure.removesuffix("_l").removesuffix("_r"))
    if hint is None:
        return None
    return hint if watch.target_seen >= watch.rest_seen else Hint(hint.moves, -hint.away)
