"""Where it hurt over time: the body once for each stretch of time, each place as dark as its pain was high."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import fsum
from re import findall

from unhunch.charts.body_map import outline
from unhunch.charts.body_shapes import PAIN_BACK, PAIN_FRONT

_BODY_W, _BODY_H = 180, 272
_GAP, _LABELS = 20, 44
_WORST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of time by its label, and the highest score 0-10 that was said of each place in it."""

    label: str
    worst: Mapping[str, int]


def places_over_time(stretches: Sequence[Stretch], *, title: str, described: str, name: str) -> str:
    """The SVG: a column for each stretch, seen from the back; below from the front too where it hurt there.

    The score stands in each place, so that nothing hangs on colour.
    """
    said = {place for one in stretches for place in one.worst}
    views = [shapes for shapes in (PAIN_BACK, PAIN_FRONT) if shapes is PAIN_BACK or said & shapes.keys()]
    width = len(stretches) * (_BODY_W + _GAP) - _GAP
    height = len(views) * _BODY_H + _LABELS
    columns = "".join(
        f'<g transform="translate({place * (_BODY_W + _GAP)} 0)">{"".join(_column(one, views))}</g>'
        for place, one in enumerate(stretches)
    )
    return (
        f'<svg class="chart places" viewBox="0 0 {width} {height}" role="img" '
        f'aria-labelledby="{name}-t {name}-d"><title id="{name}-t">{escape(title)}</title>'
        f'<desc id="{name}-d">{escape(described)}</desc>{columns}</svg>'
    )


def _column(one: Stretch, views: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """The body in each view, cut off below the hips, and under them the label."""
    for row, shapes in enumerate(views):
        yield f'<svg x="0" y="{row * _BODY_H}" width="{_BODY_W}" height="{_BODY_H}" viewBox="10 0 180 272">{outline()}'
        for place in (name for name in shapes if name in one.worst):
            score, (x, y) = one.worst[place], _middle(shapes[place])
            # Even a small pain is seen, and none is so dark that its number is not.
            shade = round(0.25 + 0.65 * score / _WORST, 2)
            yield f'<path class="place" fill-opacity="{shade}" d="{shapes[place]}"/>'
            yield f'<text class="place-score" x="{x}" y="{y + 6}" text-anchor="middle">{score}</text>'
        yield "</svg>"
    yield f'<text x="{_BODY_W // 2}" y="{len(views) * _BODY_H + 28}" text-anchor="middle">{escape(one.label)}</text>'


def _middle(path: str) -> tuple[float, float]:
    """Where the shape's number stands: the mean of the points of its path."""
    numbers = [float(one) for one in findall(r"-?\d+(?:\.\d+)?", path)]
    return round(fsum(numbers[::2]) / len(numbers[::2]), 1), round(fsum(numbers[1::2]) / len(numbers[1::2]), 1)
