"""How much better or worse something is than at the beginning, over time: a line around 0, which is the beginning."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from unhunch.charts.plot import HEIGHT, LEFT, RIGHT, TOP, WIDTH, date_labels, frame, places

_PLOT_H = HEIGHT - TOP - 34
_STEP = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """What stands above 0, at it, and below it, in words."""

    better: str
    same: str
    worse: str


def since_start_chart(
    changes: Sequence[tuple[date, int]],
    top: int,
    sides: Sides,
    labels: Sequence[str],
    *,
    title: str,
    described: str,
    name: str,
) -> str:
    """The SVG of changes from `-top` to `top` by day: a dot for each, one line through all."""
    xs = places([day for day, _change in changes])
    ys = [_y(change, top) for _day, change in changes]
    at = [f"{x} {y}" for x, y in zip(xs, ys, strict=True)]
    dots = (f'<circle class="dot-1" cx="{x}" cy="{y}" r="4"/>' for x, y in zip(xs, ys, strict=True))
    parts = [*_grid(top), f'<path class="line-1" d="M{"L".join(at)}"/>', *dots, *_words(top, sides)]
    return frame(title, described, "".join((*parts, date_labels(labels, xs))), name=name)


def _y(change: float, top: int) -> float:
    return round(TOP + _PLOT_H * (top - min(max(change, -top), top)) / (2 * top), 1)


def _grid(top: int) -> Iterator[str]:
    for step in range(-top + top % _STEP, top + 1, _STEP):
        y = _y(step, top)
        yield f'<line class="{"grid" if step else "axis"}" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4.5}" text-anchor="end">{step}</text>'


def _words(top: int, sides: Sides) -> Iterator[str]:
    for value, words in ((top - 1, sides.better), (0, sides.same), (-top + 1, sides.worse)):
        place = f'x="{WIDTH - RIGHT - 4}" y="{round(_y(value, top) - 6, 1)}" text-anchor="end"'
        yield f'<text class="level-words" {place}>{escape(words)}</text>'
