"""Levels over time as a strip of heat: a row for each exercise, a cell for each stretch of time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

_WIDTH = 640
_NAME_H, _CELL_H, _ROW_GAP, _GAP, _DATES_H = 32, 34, 12, 4, 36


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRow:
    """An exercise by name, and its level 1-3 at the end of each stretch; None before it was first done."""

    name: str
    levels: tuple[int | None, ...]


def level_strip(rows: Sequence[LevelRow], labels: Sequence[str], *, title: str, described: str, name: str) -> str:
    """The SVG; the level stands in each cell, and the first and the last stretch have their dates below."""
    row_h = _NAME_H + _CELL_H + _ROW_GAP
    height = len(rows) * row_h + _DATES_H
    cell_w = (_WIDTH + _GAP) / len(labels) - _GAP
    drawn = "".join(part for place, row in enumerate(rows) for part in _row(row, place * row_h, cell_w))
    ends = ((0, "start", labels[0]), (_WIDTH, "end", labels[-1]))
    dates = "".join(f'<text x="{x}" y="{height - 10}" text-anchor="{at}">{escape(one)}</text>' for x, at, one in ends)
    return (
        f'<svg class="chart levels" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-labelledby="{name}-t {name}-d"><title id="{name}-t">{escape(title)}</title>'
        f'<desc id="{name}-d">{escape(described)}</desc>{drawn}{dates}</svg>'
    )


def _row(row: LevelRow, top: int, cell_w: float) -> Iterator[str]:
    yield f'<text class="levels-name" x="0" y="{top + 22}">{escape(row.name)}</text>'
    for place, level in enumerate(row.levels):
        x, y = round(place * (cell_w + _GAP), 1), top + _NAME_H
        box = f'x="{x}" y="{y}" width="{round(cell_w, 1)}" height="{_CELL_H}" rx="6"'
        if level is None:
            yield f'<rect class="level-none" {box}/>'
            continue
        yield f'<rect class="level-{level}" {box}/>'
        middle = round(x + cell_w / 2, 1)
        yield f'<text class="level-{level}-number" x="{middle}" y="{y + 24}" text-anchor="middle">{level}</text>'
