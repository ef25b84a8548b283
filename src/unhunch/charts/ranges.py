"""Differences with their ranges around 0, a row each, as SVG: the mark's shape says what is told, beside its colour."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from unhunch.charts.plot import WIDTH
from unhunch.progress.helping import HelpVerdict

LEFT: Final = 24
ROW, TOP, BOTTOM = 64, 34, 36
# At the least so many points stand on either side, so that small differences look small.
LEAST_REACH: Final = 2
# So many points between the numbers of the scale at the most, on either side.
STEPS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """One row: its name, the difference in points, and from where to where it may lie."""

    name: str
    mean: float
    low: float
    high: float
    kind: HelpVerdict


def range_chart(rows: Sequence[Range], ends: tuple[str, str], *, title: str, described: str, name: str) -> str:
    """The SVG: 0 in the middle, less on the left and more on the right, which `ends` call by name."""
    height = TOP + ROW * len(rows) + BOTTOM
    reach = max(LEAST_REACH, math.ceil(max(abs(end) for one in rows for end in (one.low, one.high))))
    inside = "".join(
        (*_scale(reach, height), *_ends(ends), *(part for i, one in enumerate(rows) for part in _row(one, i, reach)))
    )
    return (
        f'<svg class="chart ranges" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="{name}-t {name}-d">'
        f'<title id="{name}-t">{escape(title)}</title><desc id="{name}-d">{escape(described)}</desc>{inside}</svg>'
    )


def mark(kind: HelpVerdict, x: float, y: float) -> str:
    """A dot where it goes along with less, a square where with more, a ring where neither can be told."""
    if kind == "worse":
        return f'<rect class="range-worse" x="{x - 6:.1f}" y="{y - 6:.1f}" width="12" height="12"/>'
    return f'<circle class="range-{kind}" cx="{x}" cy="{y}" r="6.5"/>'


def _x(value: float, reach: int) -> float:
    return round(WIDTH / 2 + (WIDTH / 2 - LEFT) * value / reach, 1)


def _scale(reach: int, height: int) -> Iterator[str]:
    """The line at 0 and the numbers below."""
    step = math.ceil(reach / STEPS)
    for points in range(-(reach // step) * step, reach + 1, step):
        x = _x(points, reach)
        look = "grid" if points else "axis"
        words = f"{points:+d}".replace("-", "−") if points else "0"
        yield f'<line class="{look}" x1="{x}" x2="{x}" y1="{TOP}" y2="{height - BOTTOM}"/>'
        yield f'<text x="{x}" y="{height - 10}" text-anchor="middle">{words}</text>'


def _ends(ends: tuple[str, str]) -> Iterator[str]:
    less, more = ends
    yield f'<text x="{LEFT}" y="20">← {escape(less)}</text>'
    yield f'<text x="{WIDTH - LEFT}" y="20" text-anchor="end">{escape(more)} →</text>'


def _row(one: Range, place: int, reach: int) -> Iterator[str]:
    y = TOP + ROW * place + 46
    low, high = _x(one.low, reach), _x(one.high, reach)
    yield f'<text class="range-name" x="{LEFT}" y="{y - 18}">{escape(one.name)}</text>'
    yield f'<line class="range-line" x1="{low}" x2="{high}" y1="{y}" y2="{y}"/>'
    yield f'<path class="range-ends" d="M{low} {y - 6}v12M{high} {y - 6}v12"/>'
    yield mark(one.kind, _x(one.mean, reach), y)
