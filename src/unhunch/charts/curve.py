"""A measure over time as an SVG file of its own: it carries its colours, prints, and says in words what it shows."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 960, 360
LEFT, RIGHT, TOP, BOTTOM = 64, 32, 56, 48
# More points than this can't be told apart at this width.
MOST_POINTS = 1800
STEPS = 5
_PLOT_W, _PLOT_H = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
_STYLE = (
    "<style>text{font:14px system-ui,sans-serif;fill:#2e3750}.head{font-size:17px;font-weight:600}"
    ".paper{fill:#f3eee7}.grid{stroke:#2e3750;stroke-opacity:.18}.span{fill:#2f8f8a;fill-opacity:.14}"
    ".edge{stroke:#2f8f8a;stroke-dasharray:4 3}.band{fill:#2e3750;fill-opacity:.1}"
    ".line{fill:none;stroke:#2e3750;stroke-width:2;stroke-linejoin:round}</style>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Values over seconds (None where there is none), and their error in the values' unit."""

    times_s: Sequence[float]
    values: Sequence[float | None]
    error: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """What lies at the plot's edges."""

    from_s: float
    to_s: float
    low: float
    high: float

    def x(self, time_s: float) -> float:
        length_s = self.to_s - self.from_s
        share = (time_s - self.from_s) / length_s if length_s > 0 else 0.5
        return round(LEFT + _PLOT_W * share, 1)

    def y(self, value: float) -> float:
        return round(TOP + _PLOT_H * (1 - (value - self.low) / (self.high - self.low)), 1)


def curve_chart(course: Course, spans: Sequence[tuple[float, float]], *, title: str, described: str) -> str:
    """The SVG file of the line with its error as a band, and each span numbered, tinted and edged."""
    scale = _scale(course)
    inside = (
        f'<rect class="paper" width="{WIDTH}" height="{HEIGHT}"/><text class="head" x="{LEFT}" y="24">'
        f"{escape(title)}</text>{''.join(_spans(spans, scale))}{''.join(_grid(scale))}"
        f"{''.join(_lines(course, scale))}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="t d">'
        f'<title id="t">{escape(title)}</title><desc id="d">{escape(described)}</desc>{_STYLE}{inside}</svg>\n'
    )


def _scale(course: Course) -> _Scale:
    told = [value for value in course.values if value is not None] or [0.0]
    step = _step(max(max(told) - min(told), course.error) + 2 * course.error)
    low = math.floor((min(told) - course.error) / step) * step
    high = math.ceil((max(told) + course.error) / step) * step
    times = course.times_s or (0.0,)
    return _Scale(from_s=times[0], to_s=times[-1], low=low, high=max(high, low + step))


def _step(width: float) -> float:
    """A round number of which about five make the width."""
    rough = max(width, 1e-6) / STEPS
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)


def _grid(scale: _Scale) -> Iterator[str]:
    """Level lines with their values, and the seconds below."""
    step = _step(scale.high - scale.low)
    for number in range(math.ceil(scale.low / step), math.floor(scale.high / step) + 1):
        y = scale.y(number * step)
        yield f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 5}" text-anchor="end">{number * step:g}</text>'
    step_s = _step((scale.to_s - scale.from_s) / 2)
    for number in range(math.ceil(scale.from_s / step_s), math.floor(scale.to_s / step_s) + 1):
        x = scale.x(number * step_s)
        yield f'<text x="{x}" y="{HEIGHT - 18}" text-anchor="middle">{number * step_s:g} s</text>'


def _spans(spans: Sequence[tuple[float, float]], scale: _Scale) -> Iterator[str]:
    for number, (start_s, end_s) in enumerate(spans, 1):
        left, right = scale.x(start_s), scale.x(end_s)
        yield f'<rect class="span" x="{left}" y="{TOP}" width="{right - left:.1f}" height="{_PLOT_H}"/>'
        yield f'<path class="edge" d="M{left} {TOP}V{TOP + _PLOT_H}M{right} {TOP}V{TOP + _PLOT_H}"/>'
        yield f'<text x="{(left + right) / 2:.1f}" y="{TOP - 8}" text-anchor="middle">{number}</text>'


def _lines(course: Course, scale: _Scale) -> Iterator[str]:
    """Each unbroken piece of the line over the band of its error."""
    keep = max(1, math.ceil(len(course.times_s) / MOST_POINTS))
    piece: list[tuple[float, float]] = []
    for time_s, value in (*list(zip(course.times_s, course.values, strict=True))[::keep], (0.0, None)):
        if value is not None:
            piece.append((time_s, value))
        elif piece:
            above = [f"{scale.x(at)} {scale.y(one + course.error)}" for at, one in piece]
            below = [f"{scale.x(at)} {scale.y(one - course.error)}" for at, one in reversed(piece)]
            yield f'<path class="band" d="M{"L".join(above + below)}Z"/>'
            yield f'<path class="line" d="M{"L".join(f"{scale.x(at)} {scale.y(one)}" for at, one in piece)}"/>'
            piece = []
