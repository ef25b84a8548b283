"""What a recording of one exercise shows: repetitions, holds, range, tempo and evenness, each with its error bar."""

import math
import statistics
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from unhunch.camera.followed import followed
from unhunch.coach import Fidelity, Frame, count_repetitions, fidelity, measure
from unhunch.coach.course import FAR_AT, Course, course, seconds_in_position
from unhunch.coach.events import Phase
from unhunch.coach.faulting import unseen
from unhunch.coach.fidelity_data import LEARNED
from unhunch.coach.frame import checked
from unhunch.coach.geometry import outline, percentile, view_of
from unhunch.coach.hints import counting_hint
from unhunch.coach.measures import COUNT_GATE
from unhunch.coach.measuring import Measured, hold_error_s
from unhunch.coach.sides import turned_over
from unhunch.coach.target import Target, View
from unhunch.coach.targets import named
from unhunch.errors import InvalidInputError

# What the counter's spans were off by on made-up people, one standard deviation: how long a repetition is (what is
# rest is a matter of taste in a movement that the counter does not know), and how evenly they begin.
LENGTH_ERROR_S: Final = {True: 0.2, False: 1.7}
START_ERROR_S: Final = {True: 0.1, False: 0.3}
PER_CENT: Final = 100
# Two repetitions have a tempo, three a spread.
FEWEST_SPREAD: Final = 3
# A person has at least so many points.
PERSON: Final = 4
_ARMS: Final = "arm_elevation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """One repetition, in seconds of the recording from leaving rest to being back.

    `range` is how far the main measure came from the recording's rest and `hold` the time in position, None where the
    view shows neither; `form` is there only for movements whose rule was learned.
    """

    start_s: float
    end_s: float
    range: Measured | None
    hold: Measured | None
    form: Fidelity | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """The main measure over time: seconds and values (None where it is not seen), with its unit and error."""

    measure: str
    unit: str
    error: float
    times_s: tuple[float, ...]
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What the recording shows.

    `totals` are `hold`, `range`, `repetition` (mean length), `pace` (from start to start), `evenness` (coefficient of
    variation of the lengths) and `left_right` (how much higher the left arm comes), those that could be told.
    `measures` are all that the coach measures. `phases` and `faults` are what the live coach would have said, each with
    its seconds. `notes` name what limits it: `timer-leads`, `count-is-general`, `other-view`, `main-measure-unseen`,
    `often-nobody`, `turned-over`. `unseen` are the faults that can't be judged from this view.
    """

    exercise: str
    camera: View
    frames: int
    length_s: float
    frames_per_s: float | None
    seen_share: float
    view: str
    repetitions: tuple[Repetition, ...]
    totals: Mapping[str, Measured]
    measures: Mapping[str, Measured]
    phases: tuple[tuple[float, Phase], ...]
    faults: tuple[tuple[float, str], ...]
    notes: tuple[str, ...]
    unseen: tuple[str, ...]
    curve: Curve | None


def analysed(frames: Sequence[Frame], exercise: str) -> Analysis:
    """What the frames show of that exercise (a catalogue's id or a reference movement).

    Raises:
        InvalidInputError: nobody is seen in any frame.
        ValueError: there is no such exercise, or a frame is unusable (the message names its index).
    """
    target, seen = named(exercise), tuple(checked(frames))
    people = [frame for frame in seen if _is_person(frame)]
    if not people:
        fix = "At least one frame needs points with a visibility of 0.5 or more."
        raise InvalidInputError("nobody is seen in it", fix=fix)
    judged = target.camera != "none"
    way = course(seen, target) if judged else None
    measures = measure(seen, exercise) if judged else {}
    found = tuple(_repetitions(seen, target, way))
    view = Counter(view_of(outline(frame)) for frame in people).most_common(1)[0][0]
    length_s = seen[-1].t_s - seen[0].t_s
    share = len(people) / len(seen)
    said = followed(seen, exercise)
    return Analysis(
        exercise=exercise,
        camera=target.camera,
        frames=len(seen),
        length_s=length_s,
        frames_per_s=(len(seen) - 1) / length_s if length_s > 0 else None,
        seen_share=share,
        view=view,
        repetitions=found,
        totals=dict(_totals(found, target, measures)),
        measures=measures,
        phases=said.phases,
        faults=said.faults,
        notes=tuple(_notes(seen, target, view, share, way)),
        unseen=unseen(target) if judged else (),
        curve=_curve(seen, way) if way else None,
    )


def _is_person(frame: Frame) -> bool:
    return sum(point[3] >= COUNT_GATE for point in frame.points) >= PERSON


def _is_known(exercise: str) -> bool:
    """Whether the counter knows what the exercise moves."""
    return counting_hint(exercise) is not None


def _repetitions(frames: Sequence[Frame], target: Target, way: Course | None) -> Iterator[Repetition]:
    known, learned = _is_known(target.exercise), target.exercise in LEARNED
    times = [frame.t_s for frame in frames]
    for start_s, end_s in count_repetitions(frames, target.exercise).spans:
        first, last = bisect_left(times, start_s), bisect_right(times, end_s)
        part = _between(way, first, last) if way else None
        told = part if part and (known or _is_confirmed(part)) else None
        yield Repetition(
            start_s=start_s,
            end_s=end_s,
            range=_range(told) if told else None,
            hold=_hold(frames, told) if told else None,
            form=fidelity(frames[first:last], target.exercise) if learned else None,
        )


def _between(way: Course, first: int, last: int) -> Course | None:
    """The course's part from one frame up to another, its borders those of the whole; None where nothing is seen."""
    begin, end = bisect_left(way.indices, first), bisect_left(way.indices, last)
    return way._replace(indices=way.indices[begin:end], ways=way.ways[begin:end]) if begin < end else None


def _is_confirmed(part: Course) -> bool:
    """Whether the main measure agrees with the counter: nearer to rest at both ends, nearer to the target between.

    A counter that does not know the movement may take the position for rest; then a repetition's range and hold would
    be those of half of it and half of the next.
    """
    middle = part.rest + part.span / 2
    return max(part.ways[0], part.ways[-1]) <= middle <= max(part.ways)


def _range(part: Course) -> Measured:
    span = percentile(part.ways, FAR_AT) - part.rest
    return Measured(value=span, unit=part.watch.unit, error=part.bar.change)


def _hold(frames: Sequence[Frame], part: Course) -> Measured:
    return Measured(value=seconds_in_position(frames, part), unit="s", error=hold_error_s(part))


def _totals(
    found: Sequence[Repetition], target: Target, measures: Mapping[str, Measured]
) -> Iterator[tuple[str, Measured]]:
    named_in = {"hold": "hold_s", "range": "range_of_motion"}
    if target.sides != "one" and any(watch.measure.startswith(_ARMS) for watch in target.watches):
        named_in["left_right"] = "left_right_difference"
    for name, source in named_in.items():
        if source in measures:
            yield name, measures[source]
    if target.camera != "none":
        yield from _tempo(found, known=_is_known(target.exercise))


def _tempo(found: Sequence[Repetition], *, known: bool) -> Iterator[tuple[str, Measured]]:
    """How long repetitions are, how they follow each other, and how alike they are."""
    if not found:
        return
    lengths = [one.end_s - one.start_s for one in found]
    mean = statistics.fmean(lengths)
    yield "repetition", Measured(value=mean, unit="s", error=LENGTH_ERROR_S[known])
    apart = [later.start_s - one.start_s for one, later in pairwise(found)]
    jitter = START_ERROR_S[known] * math.sqrt(2)
    if apart:
        yield "pace", Measured(value=statistics.fmean(apart), unit="s", error=jitter / len(apart))
    if len(found) >= FEWEST_SPREAD and mean > 0:
        spread = statistics.stdev(lengths) / mean
        chance = spread / math.sqrt(2 * (len(found) - 1))
        error = math.hypot(chance, jitter / mean)
        yield "evenness", Measured(value=spread * PER_CENT, unit="%", error=error * PER_CENT)


def _notes(frames: Sequence[Frame], target: Target, view: str, share: float, way: Course | None) -> Iterator[str]:
    if target.camera == "none":
        yield "timer-leads"
    elif view != target.camera:
        yield "other-view"
    if target.camera != "none" and way is None:
        yield "main-measure-unseen"
    if not _is_known(target.exercise):
        yield "count-is-general"
    if share < 1 / 2:
        yield "often-nobody"
    if turned_over(frames):
        yield "turned-over"


def _curve(frames: Sequence[Frame], way: Course) -> Curve:
    sign = 1.0 if way.watch.target_seen >= way.watch.rest_seen else -1.0
    seen = {index: way.watch.rest_seen + sign * value for index, value in zip(way.indices, way.ways, strict=True)}
    return Curve(
        measure=way.measure,
        unit=way.watch.unit,
        error=way.bar.value,
        times_s=tuple(frame.t_s for frame in frames),
        values=tuple(seen.get(index) for index in range(len(frames))),
    )
