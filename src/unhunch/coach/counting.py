"""How often somebody did a movement, known or not: from frames to the times of the complete repetitions."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import exp
from typing import Final, NamedTuple

from unhunch.coach import targets
from unhunch.coach.coach import Coach
from unhunch.coach.events import Repeated
from unhunch.coach.excursions import (
    Excursion,
    away_side,
    excursions,
    noise_of,
    turns_of,
    unlikeness,
    whole,
    width_of,
    with_smaller,
)
from unhunch.coach.filters import belled, median_filtered
from unhunch.coach.frame import Frame, checked
from unhunch.coach.hints import Hint, counting_hint
from unhunch.coach.live import SOLID, LiveCounter
from unhunch.coach.reading import LEAST, OVER_NOISE
from unhunch.coach.rounds import Rounds, Span, whole_of
from unhunch.coach.signals import ARMS, GROUPS, TRUNK_Y, Rows, covariance, main_direction, projected
from unhunch.coach.ticks import Tick, Ticks
from unhunch.coach.times import BREAKS_S

# How far back counts as a turn, in parts of the signal's width. Each is tried and has a vote.
THRESHOLDS: Final = (0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
# Of a movement that is known the signal is a clean one, and a small turn is no accident.
NAMED_THRESHOLDS: Final = THRESHOLDS[:3]
# How quickly a vote loses weight as its repetitions grow unalike.
STRICT: Final = 4.0
# What is added to the unlikeness of a vote: for each further group's noise, for each part of the width that a turn
# must go back (small movements are real more often than not), and for being told from few turns.
FURTHER: Final = 0.1
COARSE: Final = 1.0
FEW: Final = 2.0


@dataclass(frozen=True, slots=True)
class Count:
    """How many complete repetitions there were, and when each began to leave rest and was back, in seconds."""

    total: int
    spans: tuple[Span, ...]


class Vote(NamedTuple):
    """One way of reading the recording: its weight and the repetitions it sees."""

    weight: float
    found: Sequence[Excursion]


def spans_of(ticks: Sequence[Tick], size: float, hint: Hint | None) -> tuple[Span, ...]:
    """The spans of the complete repetitions in a whole recording of a person whose trunk is `size` long."""
    if not ticks:
        return ()
    columns = list(zip(*(tick.row for tick in ticks), strict=True))
    if _noise(columns[TRUNK_Y], ticks) > SOLID * size:
        return ()
    votes: list[Vote] = []
    breaks = _breaks(ticks)
    if hint:
        votes += _votes(columns, hint.moves, ticks, breaks, size, hint)
    else:
        for number, group in enumerate((*GROUPS, ARMS)):
            votes += _votes(columns, group, ticks, breaks, size, None, FURTHER * min(number, 1))
    if not votes:
        return ()
    weights: dict[int, float] = {}
    for vote in votes:
        weights[len(vote.found)] = weights.get(len(vote.found), 0.0) + vote.weight
    total = max(weights, key=lambda count: weights[count])
    best = max((vote for vote in votes if len(vote.found) == total), key=lambda vote: vote.weight)
    return tuple((ticks[one.leave].t_s, ticks[one.back].t_s) for one in best.found)


def _votes(
    columns: Sequence[Sequence[float]],
    group: Sequence[int],
    ticks: Sequence[Tick],
    breaks: Sequence[int],
    size: float,
    hint: Hint | None,
    extra: float = 0.0,
) -> list[Vote]:
    """The votes of one group of columns: one for each threshold that is above stillness and noise."""
    chosen = [belled(median_filtered(columns[at]), 2) for at in group]
    weights = main_direction(covariance(chosen))
    signal = projected(chosen, weights)
    raw = projected([columns[at] for at in group], weights)
    least, noise = LEAST * size, OVER_NOISE * _noise(raw, ticks)
    width = width_of(sorted(signal))
    votes = []
    for part in NAMED_THRESHOLDS if hint else THRESHOLDS:
        turns = turns_of(signal, max(least + noise, part * width))
        if turns:
            away = away_side(signal, turns, hint.away_along(weights) if hint else 0)
            unlike = unlikeness(turns) + extra + COARSE * part + FEW / len(turns)
            found = whole(signal, _unbroken(excursions(signal, turns, away), breaks))
            # Where it is known how the person moves, less of a movement is told from noise.
            every = with_smaller(signal, found, away, max(least, noise))
            votes.append(Vote(exp(-STRICT * unlike), _unbroken(every, breaks)))
    return votes


def _noise(signal: Sequence[float], ticks: Sequence[Tick]) -> float:
    """The noise of a signal (T,), from the ticks that were not bridged."""
    return noise_of([value for value, tick in zip(signal, ticks, strict=True) if tick.real])


def _breaks(ticks: Sequence[Tick]) -> list[int]:
    """The places of the ticks before which nobody was seen for long."""
    return [at for at, (one, later) in enumerate(pairwise(ticks), 1) if later.t_s - one.t_s > BREAKS_S]


def _unbroken(found: Iterable[Excursion], breaks: Sequence[int]) -> list[Excursion]:
    """Those that have no break between leaving rest and being back."""
    return [one for one in found if not any(one.leave < at <= one.back for at in breaks)]


def counted(frames: Iterable[Frame], hint: Hint | None, parts: int = 1) -> Count:
    """The count over a whole recording, of repetitions of so many ways out and back."""
    rows, clock = Rows(), Ticks()
    ticks: list[Tick] = []
    for frame in checked(frames):
        row = rows.row(frame)
        if row is not None:
            ticks += clock.step(frame.t_s, row)
    ticks += clock.finish()
    spans = spans_of(ticks, rows.size, hint)
    if parts > 1:
        breaks = [ticks[at].t_s for at in _breaks(ticks)]
        # What a break divides is no round.
        together = groupby(spans, key=lambda span: bisect_right(breaks, span[0]))
        spans = tuple(whole_of(one) for _, some in together for one in Rounds().step(some, parts))
    return Count(len(spans), spans)


def count_repetitions(
    frames: Iterable[Frame],
    exercise: str | None = None,
    live: bool = False,  # noqa: FBT001, FBT002 - the coach's published signature
) -> Count:
    """The complete repetitions in `frames`, their spans in seconds from leaving rest to being back.

    `exercise` is the id of what is done, or None if that is unknown. With `live` it is what the coach counts while it
    watches: nothing is read ahead and nothing taken back.

    Raises:
        ValueError: the exercise is unknown (the nearest names are in the message), or a frame can't be read (its
            index is).
    """
    hint = counting_hint(exercise)
    if not live:
        return counted(frames, hint, targets.named(exercise).parts if exercise else 1)
    spans = _unknown(frames) if exercise is None else _watched(frames, exercise)
    return Count(len(spans), spans)


def _unknown(frames: Iterable[Frame]) -> tuple[Span, ...]:
    """What is counted of a movement that nobody knows."""
    counter = LiveCounter()
    return tuple(span for frame in checked(frames) for span in counter.step(frame))


def _watched(frames: Iterable[Frame], exercise: str) -> tuple[Span, ...]:
    """What the coach counts of an exercise that it watches."""
    coach = Coach(exercise)
    events = (event for frame in checked(frames) for event in coach.step(frame))
    return tuple((event.start_s, event.end_s) for event in events if isinstance(event, Repeated))
