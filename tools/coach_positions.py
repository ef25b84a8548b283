"""Which faults can be told in a movement of several positions, such as the letters Y, T and W."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from unhunch.coach.bars import bar
from unhunch.coach.faulting import border_of
from unhunch.coach.measures import MEASURES
from unhunch.coach.target import Fault, Watch
from unhunch.coach.ways import SIGNED

Values = Mapping[str, float]

# What is usual in a position may use up so much of a fault's border: the rest is left for people who differ.
USED: Final = 0.5
# Who is nearer to rest than this share of the way is taken to be in no position by anybody's range.
REACHED: Final = 0.3


def tellable(fault: Fault, view: str, watches: Sequence[Watch], rest: Values, positions: Sequence[Values]) -> Fault:
    """The fault; without a measure where it can't be told from what is usual in each position, whichever measure is
    followed to it.

    The coach knows how far along the way somebody is, not which position it leads to. `rest` and `positions` are what
    its measures read of the movement done right.
    """
    if fault.measure not in MEASURES:
        return fault
    most = max(_off(fault, watches, rest, positions), default=0.0)
    if most <= USED * border_of(fault, bar(fault.measure, view)):
        return fault
    return fault._replace(measure="", sign=0, threshold=0.0, usual=0.0, unit="")


def _off(fault: Fault, watches: Sequence[Watch], rest: Values, positions: Sequence[Values]) -> Iterator[float]:
    """How far in the fault's direction each position is off what the coach takes for usual there."""
    name = fault.measure
    for position in positions:
        for watch in watches:
            if watch.measure not in position or name not in position or name not in rest:
                continue
            way = (position[watch.measure] - watch.rest_seen) / (watch.target_seen - watch.rest_seen)
            if way < REACHED:
                continue
            off = position[name] - rest[name] - fault.usual * min(1.0, way)
            yield abs(off) if name in SIGNED else off * fault.sign
