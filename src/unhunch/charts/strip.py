"""Days as a strip of small squares, a column a week; each kind of day has a shape of its own beside its colour."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

CELL, LEFT, TOP = 26, 40, 26
_BOX = 20
_WEEK = 7
_LEAST_COLUMNS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A day, its kind ("done", "part", "rest", "pause", "free", "open") and what it says when pointed at."""

    day: date
    kind: str
    words: str


def day_strip(
    cells: Sequence[Cell], rows: Sequence[str], months: Sequence[tuple[date, str]], *, title: str, described: str
) -> str:
    """The SVG: a row for each weekday from Monday on, named by `rows`, and above the weeks the months that begin there.

    With at most 12 weeks it is as wide as twelve; with more it grows, and its frame has to scroll.
    """
    first = cells[0].day - timedelta(days=cells[0].day.weekday())
    columns = max(_LEAST_COLUMNS, (cells[-1].day - first).days // _WEEK + 1)
    width, height = LEFT + columns * CELL + 6, TOP + _WEEK * CELL + 4
    names = "".join(
        f'<text x="{LEFT - 8}" y="{TOP + place * CELL + 15}" text-anchor="end">{escape(name)}</text>'
        for place, name in enumerate(rows)
        if place % 2 == 0
    )
    above = "".join(
        f'<text x="{LEFT + (day - first).days // _WEEK * CELL}" y="16">{escape(name)}</text>' for day, name in months
    )
    return (
        f'<svg class="chart day-strip" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-labelledby="strip-t strip-d"><title id="strip-t">{escape(title)}</title>'
        f'<desc id="strip-d">{escape(described)}</desc>{names}{above}{"".join(_cells(cells, first))}</svg>'
    )


def _cells(cells: Sequence[Cell], first: date) -> Iterator[str]:
    for one in cells:
        x = LEFT + (one.day - first).days // _WEEK * CELL
        y = TOP + one.day.weekday() * CELL
        yield f"<g><title>{escape(one.words)}</title>{day_shape(one.kind, x, y)}</g>"


def day_shape(kind: str, x: int, y: int) -> str:
    """The shape of a kind of day with its corner there: whole, half, a dot, two bars, or empty."""
    box = f'<rect class="day-{kind}" x="{x}" y="{y}" width="{_BOX}" height="{_BOX}" rx="5"/>'
    if kind == "part":
        return f'{box}<path class="day-half" d="M{x} {y + _BOX // 2}h{_BOX}v5a5 5 0 0 1-5 5h-10a5 5 0 0 1-5-5z"/>'
    if kind == "rest":
        return f'<circle class="day-rest" cx="{x + _BOX // 2}" cy="{y + _BOX // 2}" r="3.5"/>'
    if kind == "pause":
        return f'{box}<path class="day-bars" d="M{x + 7} {y + 5}v10M{x + 13} {y + 5}v10"/>'
    return box
