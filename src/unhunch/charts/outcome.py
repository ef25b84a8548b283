"""A score over time with its spread as a band, and the levels from which a change matters drawn across it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import pairwise
from typing import Literal

from unhunch.charts.plot import HEIGHT, LEFT, RIGHT, TOP, WIDTH, date_labels, frame, places

_BOTTOM = 34
_PLOT_H = HEIGHT - TOP - _BOTTOM
_TOP_SCORE = 10
_GAP = 1.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A value 0-10 on a day, how far the scores behind it lie apart (SD), and a second value drawn by itself.

    `thin` are the values behind it, each on a thin line of its own through all points; as many at each of them.
    """

    day: date
    value: float | None
    spread: float | None = None
    second: float | None = None
    thin: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level across the chart with its words; "start" is where it began."""

    value: float
    words: str
    kind: Literal["start", "better", "worse"]


def outcome_chart(
    points: Sequence[Point],
    levels: Sequence[Level],
    labels: Sequence[str],
    *,
    title: str,
    described: str,
    name: str,
    breaks: bool = True,
) -> str:
    """The SVG: the values as a line over their band, the second values dashed, each level across with its words.

    Where it `breaks`, a line ends where points lie further apart than usual: a time without answers is no straight
    course.
    """
    days = [one.day for one in points]
    xs = places(days)
    across = tuple(_levels(levels))
    parts = [*_grid(), *_bands(points, xs, breaks=breaks), *(line for line, _words in across)]
    parts += _thin(points, xs)
    for number, values in ((2, [one.second for one in points]), (1, [one.value for one in points])):
        for piece in _pieces(days, xs, values, breaks=breaks):
            parts.append(f'<path class="line-{number}" d="M{"L".join(f"{x} {_y(value)}" for x, value in piece)}"/>')
            parts += [_mark(number, x, _y(value)) for x, value in piece]
    # The words come last, so that no line runs over them.
    parts += [*(words for _line, words in across), date_labels(labels, xs)]
    return frame(title, described, "".join(parts), name=name)


def _y(value: float) -> float:
    return round(TOP + _PLOT_H * (1 - min(max(value, 0.0), _TOP_SCORE) / _TOP_SCORE), 1)


def _grid() -> Iterator[str]:
    for step in range(0, _TOP_SCORE + 1, 2):
        look = "grid" if step else "axis"
        yield f'<line class="{look}" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{_y(step)}" y2="{_y(step)}"/>'
        yield f'<text x="{LEFT - 8}" y="{_y(step) + 4.5}" text-anchor="end">{step}</text>'


def _levels(levels: Sequence[Level]) -> Iterator[tuple[str, str]]:
    """The line and the words of each level on the scale.

    The words stand on the side that looks away from the start, so that none overlap.
    """
    start = next((one.value for one in levels if one.kind == "start"), 0.0)
    for level in levels:
        if 0 <= level.value <= _TOP_SCORE:
            y = _y(level.value)
            words_y = round(y + (18 if level.value < start else -6), 1)
            line = f'<line class="level level-{level.kind}" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>'
            place = f'x="{WIDTH - RIGHT - 4}" y="{words_y}" text-anchor="end"'
            yield line, f'<text class="level-words" {place}>{escape(level.words)}</text>'


def _bands(points: Sequence[Point], xs: Sequence[float], *, breaks: bool) -> Iterator[str]:
    """The spread around each unbroken piece of the line; around a single point as a bar."""
    for piece in _pieces([one.day for one in points], xs, [one.value for one in points], breaks=breaks):
        at = dict(zip(xs, points, strict=True))
        rows = [(x, value, at[x].spread or 0.0) for x, value in piece]
        if len(rows) == 1:
            (x, value, spread) = rows[0]
            rows = [(x - 4, value, spread), (x + 4, value, spread)]
        above = [f"{x} {_y(value + spread)}" for x, value, spread in rows]
        below = [f"{x} {_y(value - spread)}" for x, value, spread in reversed(rows)]
        yield f'<path class="spread" d="M{"L".join(above + below)}Z"/>'


def _thin(points: Sequence[Point], xs: Sequence[float]) -> Iterator[str]:
    for place, values in enumerate(zip(*(one.thin for one in points), strict=True)):
        told = [(x, _y(value)) for x, value in zip(xs, values, strict=True) if value is not None]
        if told:
            yield f'<path class="line-thin" d="M{"L".join(f"{x} {y}" for x, y in told)}"/>'
        yield from (thin_mark(place, x, y) for x, y in told)


def _pieces(
    days: Sequence[date], xs: Sequence[float], values: Sequence[float | None], *, breaks: bool
) -> Iterator[list[tuple[float, float]]]:
    """The stretches of points that belong together."""
    told = [(day, x, value) for day, x, value in zip(days, xs, values, strict=True) if value is not None]
    apart = sorted((after[0] - before[0]).days for before, after in pairwise(told))
    usual = apart[len(apart) // 2] * _GAP if apart else 0
    piece: list[tuple[float, float]] = []
    last: date | None = None
    for day, x, value in told:
        if breaks and last is not None and (day - last).days > usual:
            yield piece
            piece = []
        piece.append((x, value))
        last = day
    if piece:
        yield piece


def thin_mark(place: int, x: float, y: float) -> str:
    """The shape of that one of the thin lines with its middle there: a square, a triangle, a diamond."""
    shapes = ("m-4-4h8v8h-8z", "m0-5l5 9h-10z", "m0-5.5l5.5 5.5l-5.5 5.5l-5.5-5.5z")
    return f'<path class="mark-thin" d="M{x} {y}{shapes[place % len(shapes)]}"/>'


def _mark(number: int, x: float, y: float) -> str:
    if number == 1:
        return f'<circle class="dot-1" cx="{x}" cy="{y}" r="4"/>'
    return f'<rect class="dot-2" x="{x - 3.5}" y="{y - 3.5}" width="7" height="7"/>'
