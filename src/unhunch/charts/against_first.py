"""A measure over time against the person's own first value, with the noise drawn as a band around it."""

from collections.abc import Sequence
from datetime import date

from unhunch.charts.plot import HEIGHT, LEFT, RIGHT, TOP, WIDTH, date_labels, frame, places

_PLOT_H = HEIGHT - TOP - 34


def against_first(
    days: Sequence[date],
    labels: Sequence[str],
    values: Sequence[float],
    noise: float,
    *,
    title: str,
    described: str,
    name: str,
) -> str:
    """The SVG: the checks as dots, and around the first one a band as high as the smallest change that can be told."""
    first = values[0]
    reach = 1.25 * max(noise, *(abs(value - first) for value in values))

    def y(value: float) -> float:
        return round(TOP + _PLOT_H * (1 - (value - first + reach) / (2 * reach)), 1)

    xs = places(days)
    top, bottom = y(first + noise), y(first - noise)
    parts = [
        f'<rect class="noise" x="{LEFT}" y="{top}" width="{WIDTH - LEFT - RIGHT}" height="{round(bottom - top, 1)}"/>',
        f'<line class="axis" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(first)}" y2="{y(first)}"/>',
        *(_level(value, y(value)) for value in (first + noise, first, first - noise)),
        f'<path class="line-1" d="M{"L".join(f"{x} {y(value)}" for x, value in zip(xs, values, strict=True))}"/>',
        *(f'<circle class="dot-1" cx="{x}" cy="{y(value)}" r="5"/>' for x, value in zip(xs, values, strict=True)),
        date_labels(labels, xs),
    ]
    return frame(title, described, "".join(parts), name=name)


def _level(value: float, y: float) -> str:
    return f'<text x="{LEFT - 8}" y="{y + 4.5}" text-anchor="end">{value:.0f}</text>'
