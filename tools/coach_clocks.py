"""Which of an exercise's watched measures tell how long its target is held.

A measure in the picture may be at its most while the arm is still on its way, or hardly move where the camera stands a
little aside: a hold's clock that runs by it would have the target held for much too long.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from unhunch.body.motion import Motion
from unhunch.body.practice import holds_s
from unhunch.coach.holding import Holding
from unhunch.coach.phases import Phases
from unhunch.coach.target import Target, Watch
from unhunch.coach.ways import Way, wander, ways_of

Values = Mapping[str, float]
# What the measures read at moments of the loop, with the camera so many degrees aside.
Reading = Callable[[Sequence[float], float], Sequence[Values]]

# Who is asked to face the camera or to turn their side to it does so within some twenty degrees.
ASIDE_DEG: Final = (-20.0, 0.0, 20.0)
READ_HZ: Final = 8
# A clock that begins so early on a slow way spares the person as much; one that lags has them hold too long.
EARLY_S: Final = 0.6
LATE_S: Final = 0.4
# The second time the coach knows how far the person goes.
LOOPS: Final = 2


def clocked(target: Target, motion: Motion, read: Reading) -> tuple[Watch, ...]:
    """The target's watches, each with whether its clock tells the drawn holds from all these places of the camera."""
    begin = next((key.at_s for key in motion.keys if key.phase == "rest"), motion.keys[0].at_s)
    times = np.arange(round(LOOPS * motion.loop_s * READ_HZ)) / READ_HZ
    held = holds_s(motion) * LOOPS
    seen = [read(((begin + times) % motion.loop_s).tolist(), aside) for aside in ASIDE_DEG]
    watches = zip(target.watches, ways_of(target), strict=True)
    return tuple(
        watch._replace(clocked=all(_tells(ways, times.tolist(), rows, held) for rows in seen))
        for watch, ways in watches
    )


def _tells(ways: Sequence[Way], times: Sequence[float], rows: Sequence[Values], held: Sequence[float]) -> bool:
    """Whether the clock that runs by those ways of one measure tells every hold."""
    base = rows[0]
    known = [way for way in ways if way.measure in base]
    if not known:
        return False
    told = list(_timed(known[0], times, [_share(known, row, base) for row in rows]))
    return len(told) == len(held) and all(-LATE_S <= a - b <= EARLY_S for a, b in zip(told, held, strict=True))


def _share(ways: Sequence[Way], row: Values, base: Values) -> float:
    """How far along the way is that is furthest."""
    shares = (way.sign * (row[way.measure] - base[way.measure]) / way.nominal for way in ways if way.measure in row)
    return max(shares, default=0.0)


def _timed(way: Way, times: Sequence[float], shares: Sequence[float]) -> Iterator[float]:
    """The seconds of each hold, as the coach's clock tells them."""
    phases, holding = Phases(), Holding()
    for t_s, share in zip(times, shares, strict=True):
        before = phases.phase
        phases.step(t_s, share, way)
        holding.follow(t_s, before, phases, wander(way.measure) / way.nominal)
        if before == "target" != phases.phase:
            yield holding.seconds
