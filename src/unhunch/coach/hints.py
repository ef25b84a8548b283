"""What an exercise moves, as far as counting wants to know it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from unhunch.coach.signals import NAMES
from unhunch.coach.targets import TARGETS


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


def counting_hint(exercise: str | None) -> Hint | None:
    """What the exercise moves; None for an unknown movement, and for one of which only its target is known.

    Raises:
        ValueError: no exercise has that id; the nearest are named.
    """
    if exercise is None or (exercise in TARGETS and exercise not in REFERENCE):
        return None
    if exercise not in REFERENCE:
        near = get_close_matches(exercise, REFERENCE, n=3, cutoff=0.0)
        raise ValueError(f"there is no exercise {exercise!r}; the nearest are {', '.join(near)}")
    return REFERENCE[exercise]
