"""Which measures show an exercise's movement to a coach that watches, on either side, and how far along they are."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from unhunch.coach import geometry
from unhunch.coach.bars import DIFFERENCE, bar
from unhunch.coach.frame import SHOULDER, Frame
from unhunch.coach.geometry import Outline
from unhunch.coach.measures import COUNT_GATE, MEASURES, read
from unhunch.coach.target import Target, Watch

# Measures with a direction to the person's left or right; an exercise for one side turns them over for the other.
SIGNED: Final = frozenset(
    ("head_lateral_flexion", "head_rotation", "shoulder_level", "trunk_lateral_flexion", "trunk_rotation")
)
# A way is timed where it is so many times as long as a change of its measure may be off by.
TIMED: Final = 3.0
# The clock of a hold needs a way of so many times what its measure strays by while the person keeps still.
CLOCKED: Final = 5.0
_OTHER: Final = {"_l": "_r", "_r": "_l"}


class Way(NamedTuple):
    """One measure that shows the movement: from `rest` it grows by `nominal` in the direction `sign`.

    `turned` is -1 where the person does it on the other side than the one drawn, and 0 where that makes no difference.
    `leaves`, `reaches`, `loses` and `rests` are the borders of the phases, in shares of the way. `out_s` and `back_s`
    are the ideal seconds of the way out and back, `off` what a value may be off by, `clocked` whether how long the
    target is held can be told.
    """

    measure: str
    sign: float
    rest: float
    nominal: float
    turned: int
    unit: str
    side: str
    leaves: float
    reaches: float
    loses: float
    rests: float
    out_s: float
    back_s: float
    off: float
    clocked: bool


def ways_of(target: Target, preferred: str | None = None) -> tuple[tuple[Way, ...], ...]:
    """For each watched measure of the exercise, clearest first, the ways in which it may show the movement.

    `preferred` is the only side (`l` or `r`) to look at of an exercise for one side; None looks at either.
    """
    found = []
    for known in target.watches:
        watch = known if is_timed(known, target.camera) else known._replace(out_s=0.0, back_s=0.0)
        ways = _either(watch) if target.sides != "both" else (_way(watch, 0, "both"),)
        off = bar(watch.measure, target.camera).value
        ways = tuple(way._replace(off=off) for way in ways)
        own = tuple(way for way in ways if target.sides != "one" or preferred in (None, way.side))
        found.append(own or ways)
    return tuple(found)


def pair_of(target: Target, preferred: str | None) -> tuple[Way, ...]:
    """The ways of the side that should work and of the other one, each by a measure of its own; none where either side
    may work or both do.
    """
    if preferred is None or target.sides != "one" or target.camera == "none":
        return ()
    ways = sorted(ways_of(target)[0], key=lambda way: way.side != preferred)
    return tuple(ways) if len({way.measure for way in ways}) > 1 else ()


def _either(watch: Watch) -> tuple[Way, ...]:
    end = watch.measure[-2:]
    if end in _OTHER:
        twin = watch._replace(measure=other_side(watch.measure))
        return _way(watch, 1, end[1]), _way(twin, -1, twin.measure[-1])
    if watch.measure in SIGNED:
        drawn = _way(watch, 1, "l" if watch.target_seen >= watch.rest_seen else "r")
        return drawn, drawn._replace(sign=-drawn.sign, turned=-1, side="r" if drawn.side == "l" else "l")
    return (_way(watch, 0, "both"),)


def _way(watch: Watch, turned: int, side: str) -> Way:
    span = watch.target_seen - watch.rest_seen
    borders = (watch.leaves_rest, watch.at_target, watch.off_target, watch.back_at_rest)
    shares = [(border - watch.rest_seen) / span for border in borders]
    leaves, reaches, loses, rests = shares
    sign = 1.0 if span >= 0 else -1.0
    ends = (watch.unit, side, leaves, reaches, loses, rests, watch.out_s, watch.back_s, 0.0, is_clocked(watch))
    return Way(watch.measure, sign, watch.rest_seen, abs(span), turned, *ends)


def is_timed(watch: Watch, camera: str) -> bool:
    """Whether the ideal times are known, and the way is so long that its quarter and its end are where they seem."""
    span = abs(watch.target_seen - watch.rest_seen)
    return watch.out_s > 0 and watch.back_s > 0 and span >= TIMED * bar(watch.measure, camera).change


def is_clocked(watch: Watch) -> bool:
    """Whether how long the target is held can be told: the measure shows it, and moves far more than it wanders."""
    return watch.clocked and abs(watch.target_seen - watch.rest_seen) >= CLOCKED * wander(watch.measure)


def other_side(measure: str) -> str:
    """The same measure of the other side; one that has no side is its own."""
    end = measure[-2:]
    return measure[:-2] + _OTHER[end] if end in _OTHER else measure


def value_of(frame: Frame, measure: str, body: Outline, view: str, gate: float = COUNT_GATE) -> float | None:
    """The value of a measure, or of the difference between the arms' elevations; None where it isn't seen."""
    if measure != DIFFERENCE:
        return read(frame, measure, gate, body, view)
    left, right = (read(frame, f"arm_elevation_{side}", gate, body, view) for side in "lr")
    return None if left is None or right is None else abs(left - right)


def furthest(
    ways: tuple[Way, ...], frame: Frame, body: Outline, view: str, base: Mapping[str, float]
) -> tuple[int, float] | None:
    """Which way is furthest from the person's own rest, and how far, in shares of it; None where none is seen."""
    best: tuple[int, float] | None = None
    for at, way in enumerate(ways):
        value = read(frame, way.measure, COUNT_GATE, body, view)
        if value is not None:
            # An arm that rest hides has no rest of its own: the drawn one must do.
            share = way.sign * (value - base.get(way.measure, way.rest)) / way.nominal
            if best is None or share > best[1]:
                best = (at, share)
    return best


def wander(measure: str) -> float:
    """What a measure, or the difference between two, may stray by while the person keeps still."""
    if measure == DIFFERENCE:
        return float(MEASURES["arm_elevation_l"].wander * 2**0.5)
    return MEASURES[measure].wander


def shoulders_seen(frame: Frame) -> bool:
    """Whether one shoulder at least is seen, without which nothing is."""
    points = frame.points
    return points[SHOULDER["l"]][3] >= COUNT_GATE or points[SHOULDER["r"]][3] >= COUNT_GATE


def in_view(body: Outline, wanted: str) -> bool | None:
    """Whether the person is seen from where the exercise is judged; None between the two views."""
    view = geometry.view_of(body)
    return None if view == "between" else view == wanted
