"""How a measure shows a movement, as a row of the targets: for the drawn exercises and for the reference movements."""

from collections.abc import Iterator, Sequence
from typing import Final

from unhunch.coach.measures import MEASURES
from unhunch.coach.target import Key, Target, View, Watch

# Where the camera stands for each view.
AROUND: Final = {"front": 0.0, "side": 90.0, "none": 0.0}
# Shares of the way to the target: hysteresis, so that trembling at a border is no second crossing.
LEAVES: Final = 0.25
BACK: Final = 0.15
REACHES: Final = 0.8
LOSES: Final = 0.65


def watch_of(name: str, exact: Sequence[float], seen: Sequence[float]) -> Watch:
    """The watch of a measure whose exact and seen values at rest and at the target are these."""
    way = seen[1] - seen[0]
    leaves, reaches, loses, back = (short(seen[0] + share * way) for share in (LEAVES, REACHES, LOSES, BACK))
    ends = (*map(short, exact), *map(short, seen))
    return Watch(name, MEASURES[name].unit, ends[0], ends[1], ends[2], ends[3], leaves, reaches, loses, back)


def short(value: float, digits: int = 1) -> float:
    """As many digits as a row holds, never a negative zero."""
    return round(float(value), digits) + 0.0


def references() -> Iterator[Target]:
    """The movements that the coach is measured with; their numbers are those of right repetitions of UI-PRMD."""
    ends = {
        "shoulder-abduction": ("front", 12.0, 150.0, 2.5),
        "shoulder-extension": ("side", 20.0, 60.0, 2.0),
        "shoulder-rotation": ("front", 60.0, 140.0, 2.5),
        "shoulder-scaption": ("front", 12.0, 100.0, 2.5),
    }
    for name, (view, rest, target, loop_s) in ends.items():
        measure = "elbow_flexion" if name == "shoulder-rotation" else "arm_elevation"
        watches = tuple(watch_of(f"{measure}_{side}", (rest, target), (rest, target)) for side in "lr")
        keys = (Key("rest", 0.0, 0.0, "rest"), Key("target", loop_s / 2, 0.0, "target"))
        shown: View = "front" if view == "front" else "side"
        yield Target(name, shown, AROUND[view], "one", loop_s, 0.0, keys, watches, (), (), reference=True)
