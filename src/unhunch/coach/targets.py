"""What the coach expects of each exercise, by its id; the numbers are made by tools/coach_targets.py."""

import difflib
from collections.abc import Mapping
from typing import Final

from unhunch.coach.target import Fault, Key, Target, Watch
from unhunch.coach.targets_data import TARGETS

__all__ = ["TARGETS", "Fault", "Key", "Target", "Watch", "named", "nearest"]

# So many names are offered, however unlike they are.
OFFERED: Final = 3

_BY_NAME: Final[Mapping[str, Target]] = TARGETS


def nearest(exercise: str) -> list[str]:
    """The names that are most like one that there is not."""
    return difflib.get_close_matches(str(exercise).lower(), _BY_NAME, OFFERED, 0.0)


def named(exercise: str) -> Target:
    """What is expected of that exercise or reference movement.

    Raises:
        ValueError: there is none of that name; the message offers the nearest ones.
    """
    found = _BY_NAME.get(exercise)
    if found is None:
        raise ValueError(f"there is no exercise {exercise!r}; the nearest are {', '.join(nearest(exercise))}")
    return found
