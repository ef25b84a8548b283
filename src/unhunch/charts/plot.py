"""Lines and bars as SVG that prints, needs no script, and says in words what it shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

WIDTH, HEIGHT = 640, 260
LEFT, RIGHT, TOP, BOTTOM = 36, 12, 12, 34
_HATCH = (
    '<defs><pattern id="open-hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><path class="open-line" d="M0 0V6"/></pattern></defs>'
)
LABEL_APART = 96
MOST_PAIN = 10
_MOST_STEPS = 5
_PLOT_W, _PLOT_H = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One line: a value for each place on the axis, None where there is none."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: the part that was done, and all that was planned where that is known."""

    label: str
    done: int
    planned: int = 0


def frame(title: str, described: str, inside: str, *, name: str) -> str:
    """The SVG element with its title and description."""
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="{name}-t {name}-d">'
        f'<title id="{name}-t">{escape(title)}</title><desc id="{name}-d">{escape(described)}</desc>{inside}</svg>'
    )


def _y(value: float, top: float) -> float:
    return round(TOP + _PLOT_H * (1 - value / top), 1)


def _grid(steps: Sequence[int], top: float) -> str:
    """Level lines with their numbers."""
    return "".join(
        f'<line class="{"axis" if step == 0 else "grid"}" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{_y(step, top)}" '
        f'y2="{_y(step, top)}"/><text x="{LEFT - 8}" y="{_y(step, top) + 4.5}" text-anchor="end">{step}</text>'
        for step in steps
    )


def date_labels(labels: Sequence[str], xs: Sequence[float]) -> str:
    """The labels below the axis, those left out that would stand too close to the one before."""
    shown: list[str] = []
    last = -float(LABEL_APART)
    for label, x in zip(labels, xs, strict=True):
        if x - last >= LABEL_APART:
            shown.append(f'<text x="{x}" y="{HEIGHT - 10}" text-anchor="middle">{escape(label)}</text>')
            last = x
    return "".join(shown)


def line_chart(
    series: Sequence[Series], days: Sequence[date], labels: Sequence[str], *, title: str, described: str, name: str
) -> str:
    """The SVG of one or two lines of scores 0-10 over the same days, each day where it lies in time.

    The first line is whole with filled dots, the second dashed with open squares.
    """
    top = MOST_PAIN
    xs = places(days)
    parts = [_grid(range(0, top + 1, 2), top)]
    for number, one in enumerate(series, 1):
        path, pen = [], "M"
        for x, value in zip(xs, one.values, strict=True):
            if value is not None:
                path.append(f"{pen}{x} {_y(value, top)}")
                pen = "L"
        parts.append(f'<path class="line-{number}" d="{"".join(path)}"/>' if path else "")
        parts += [_mark(number, x, _y(v, top)) for x, v in zip(xs, one.values, strict=True) if v is not None]
    parts.append(date_labels(labels, xs))
    return frame(title, described, "".join(parts), name=name)


def places(days: Sequence[date]) -> list[float]:
    """Where each day lies on the axis; a single one in its middle."""
    length = (days[-1] - days[0]).days if days else 0
    if not length:
        return [LEFT + _PLOT_W / 2 for _day in days]
    return [round(LEFT + 30 + (_PLOT_W - 60) * (day - days[0]).days / length, 1) for day in days]


def _mark(number: int, x: float, y: float) -> str:
    if number == 1:
        return f'<circle class="dot-1" cx="{x}" cy="{y}" r="4"/>'
    return f'<rect class="dot-2" x="{x - 4}" y="{y - 4}" width="8" height="8"/>'


def _step(top: int) -> int:
    """A round number of which at most five make the height."""
    power = 1
    while 10 * power * _MOST_STEPS < top:
        power *= 10
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor * _MOST_STEPS >= top)


def bar_chart(bars: Sequence[Bar], *, title: str, described: str, name: str = "bars") -> str:
    """The SVG of done over planned: solid for what was done, hatched up to what was planned."""
    top = max([4, *(max(b.done, b.planned) for b in bars)])
    slot = _PLOT_W / max(1, len(bars))
    width = min(48.0, slot * 0.6)
    xs = [round(LEFT + slot * (i + 0.5), 1) for i in range(len(bars))]
    # A page holds the pattern once: bars of what nobody plans have none.
    hatch = _HATCH if any(bar.planned for bar in bars) else ""
    parts = [hatch, _grid(range(0, top + 1, _step(top)), top)]
    for x, bar in zip(xs, bars, strict=True):
        for look, value in (("bar-open", bar.planned), ("bar-done", bar.done)):
            if value:
                parts.append(
                    f'<rect class="{look}" x="{round(x - width / 2, 1)}" y="{_y(value, top)}" width="{width:.1f}" '
                    f'height="{round(_y(0, top) - _y(value, top), 1)}" rx="4"/>'
                )
    parts.append(date_labels([b.label for b in bars], xs))
    return frame(title, described, "".join(parts), name=name)
