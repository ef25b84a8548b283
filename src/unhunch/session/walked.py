"""Which items of a session need a longer walk before them, and which walk that is."""

from collections.abc import Mapping, Sequence

from unhunch.programme.model import Item
from unhunch.programme.seconds import Numbers

WALKING = "walking"
_MINUTE_S = 60


def walk_before(items: Sequence[Item], rules: Numbers) -> Mapping[int, int | None]:
    """By the place of each item that is bound to a walk, the place of that walk; None where none is long enough.

    Places count from 0. Source: the rules `programme.after-walk` and `programme.after-walk-min`.
    """
    bound = rules.value("programme.after-walk")
    least_s = rules.number("programme.after-walk-min") * _MINUTE_S
    walk: int | None = None
    found: dict[int, int | None] = {}
    for place, item in enumerate(items):
        if item.exercise == WALKING and (item.dose.duration_s or 0) >= least_s:
            walk = place
        elif isinstance(bound, tuple) and item.exercise in bound:
            found[place] = walk
    return found
