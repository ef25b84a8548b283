"""The course of a movement: how its main measure goes from rest to the target and back over a row of frames."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from unhunch.coach import geometry
from unhunch.coach.bars import Bar
from unhunch.coach.filters import median_filtered
from unhunch.coach.frame import Frame
from unhunch.coach.geometry import percentile
from unhunch.coach.measures import COUNT_GATE, bar_of, read
from unhunch.coach.target import Target, Watch

# A measure that is seen in fewer of the frames than this share tells no course.
SEEN_SHARE: Final = 0.5
REST_AT: Final = 0.05
FAR_AT: Final = 0.95
# Shares of a person's own way: beyond which they are in the position, and within which they rest.
IN_POSITION: Final = 0.88
RESTING: Final = 0.15
# A way shorter than this share of the exercise's is none: then its own numbers, not the person's, say what is reached.
MOVED: Final = 0.5
# Unrest of the measure lets it fall so many of its standard deviations below the border; and for so short a time.
UNREST: Final = 1.0
GRACE_S: Final = 0.3
# The middle of the sizes of differences of three values, over their standard deviation, of white noise.
MIDDLE_OF_NOISE: Final = 1.65
# A median over so many frames takes a single slip away and leaves edges where they are.
MEDIAN: Final = 5
_OTHER: Final = {"l": "r", "r": "l"}


class Course(NamedTuple):
    """The measure, and for each frame that shows it the frame's index and how far from rest it is, in its unit (always
    positive towards the target); `bar` are its
    errors at their worst; `rest` and `far` are the person's own ends, `span` the way between them, `unrest`
    the measure's standard deviation from frame to frame.
    """

    watch: Watch
    measure: str
    bar: Bar
    indices: tuple[int, ...]
    ways: tuple[float, ...]
    rest: float
    far: float
    unrest: float

    @property
    def span(self) -> float:
        """From the person's rest to the farthest they come, in the measure's unit."""
        return self.far - self.rest

    @property
    def nominal(self) -> float:
        """The way that the exercise asks for."""
        return abs(self.watch.target_seen - self.watch.rest_seen)

    def resting(self, frames: Sequence[Frame]) -> list[Frame]:
        """The frames near the person's rest."""
        border = self.rest + RESTING * self.span
        return [frames[index] for index, way in zip(self.indices, self.ways, strict=True) if way <= border]

    def reached(self, frames: Sequence[Frame]) -> list[Frame]:
        """The frames in the position."""
        return [frames[index] for index, way in zip(self.indices, self.ways, strict=True) if way >= self.border]

    @property
    def border(self) -> float:
        """From which way on the person is in the position."""
        ends = (self.rest, self.span) if self.span >= MOVED * self.nominal else (0.0, self.nominal)
        return ends[0] + IN_POSITION * ends[1] - UNREST * min(self.unrest, ends[1] / 10)


def course(frames: Sequence[Frame], target: Target) -> Course | None:
    """The course of the first watched measure that the frames show, on the side that moves more; None if none does."""
    found = list(_courses(frames, target))
    return max(found, key=lambda one: one.span / max(one.nominal, geometry.TINY)) if found else None


def _courses(frames: Sequence[Frame], target: Target) -> Iterator[Course]:
    first = target.watches[0].measure[:-2] if target.watches else ""
    outlines = [geometry.outline(frame) for frame in frames]
    found = False
    for watch in target.watches:
        if found and not watch.measure.startswith(first):
            return
        names = [watch.measure]
        if watch.measure[-2:] in ("_l", "_r") and target.sides != "both":
            names.append(watch.measure[:-1] + _OTHER[watch.measure[-1]])
        for name in names:
            one = _course(frames, outlines, watch, name)
            if one is not None:
                found = True
                yield one


def _course(frames: Sequence[Frame], outlines: Sequence[geometry.Outline], watch: Watch, name: str) -> Course | None:
    rows = [
        (index, value)
        for index, (frame, body) in enumerate(zip(frames, outlines, strict=True))
        if (value := read(frame, name, COUNT_GATE, body)) is not None
    ]
    if len(rows) < SEEN_SHARE * len(frames) or not rows:
        return None
    sign = 1.0 if watch.target_seen >= watch.rest_seen else -1.0
    ways = _calm([sign * (value - watch.rest_seen) for _, value in rows])
    indices = tuple(index for index, _ in rows)
    ends = percentile(ways, REST_AT), percentile(ways, FAR_AT)
    return Course(watch, name, _worst(frames, outlines, name, indices), indices, ways, *ends, _unrest(ways))


def _worst(frames: Sequence[Frame], outlines: Sequence[geometry.Outline], name: str, indices: Sequence[int]) -> Bar:
    """The errors of the measure in the worst of these frames."""
    bars = [bar_of(name, frames[index], geometry.view_of(outlines[index])) for index in indices]
    return Bar(max(one.value for one in bars), max(one.change for one in bars), all(one.tells for one in bars))


def _unrest(values: Sequence[float]) -> float:
    """The standard deviation of what is no movement: by how much each value is off the middle of its neighbours."""
    off = [abs(a - 2 * b + c) for a, b, c in zip(values, values[1:], values[2:], strict=False)]
    return percentile(off, 0.5) / MIDDLE_OF_NOISE if off else 0.0


def _calm(values: Sequence[float]) -> tuple[float, ...]:
    """The values without single slips; those at the ends stay as they are."""
    half, calm = MEDIAN // 2, median_filtered(values, MEDIAN)
    return tuple(calm[at] if half <= at < len(values) - half else value for at, value in enumerate(values))


def seconds_in_position(frames: Sequence[Frame], way: Course) -> float:
    """How long the person is in the position: each frame counts until the next one, and a short slip out of it too."""
    times = [frames[index].t_s for index in way.indices]
    total, left_at = 0.0, None
    for (now, later), value in zip(pairwise(times), way.ways, strict=False):
        if value >= way.border:
            if left_at is not None and now - left_at <= GRACE_S:
                total += now - left_at
            total += later - now
            left_at = later
    return total
