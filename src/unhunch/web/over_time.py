"""Stretches of time on the Progress page: where it hurt in each, and at which level each exercise was at its end."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.utils.translation import get_language

from unhunch.charts.levels import LevelRow, level_strip
from unhunch.charts.places import Stretch, places_over_time
from unhunch.service.context import Context
from unhunch.service.exercised import strength_levels
from unhunch.service.history import worst_by_place
from unhunch.web.names import SITES
from unhunch.web.outcomes import short_date

# As many bodies as stand beside each other on a phone, and as many cells as numbers fit in.
_BODIES = 4
_CELLS = 12
_LEAST_CELL_DAYS = 7


def ends_of(today: date, span: int, count: int) -> tuple[date, ...]:
    """The last day before the span, then the last day of each of so many equal stretches of it."""
    return tuple(today - timedelta(days=span - span * place // count) for place in range(count + 1))


def place_facts(ctx: Context, person: str, today: date, span: int, words: Mapping[str, str]) -> dict[str, object]:
    """The bodies and the same as a table: a row for each place where it hurt, and its highest score in each stretch."""
    ends = ends_of(today, span, _BODIES)
    found = worst_by_place(ctx, person, ends)
    highest = {place: max(one.get(place, 0) for one in found) for one in found for place in one}
    if not highest:
        return {"places": ""}
    labels = [short_date(day) for day in ends[1:]]
    most = max(highest, key=lambda one: highest[one])
    described = words["places_described"].format(count=len(highest), place=SITES[most], score=highest[most])
    stretches = [Stretch(label=label, worst=one) for label, one in zip(labels, found, strict=True)]
    return {
        "places": places_over_time(stretches, title=words["places_title"], described=described, name="places"),
        "places_until": labels,
        "places_rows": [(SITES[place], [one.get(place, "–") for one in found]) for place in highest],
    }


def level_facts(ctx: Context, person: str, today: date, span: int, words: Mapping[str, str]) -> dict[str, object]:
    """The strip of levels and the same as a table."""
    ends = ends_of(today, span, min(_CELLS, span // _LEAST_CELL_DAYS))
    found = strength_levels(ctx, person, ends)
    if not found:
        return {"levels": ""}
    language = get_language() or "en"
    rows = [LevelRow(name=ctx.catalogue.text(name, language).name, levels=one[1:]) for name, one in found.items()]
    labels = [short_date(day) for day in ends[1:]]
    described = words["strength_described"].format(count=len(rows), higher=sum(map(_is_higher, found.values())))
    return {
        "levels": level_strip(rows, labels, title=words["strength_title"], described=described, name="levels"),
        "levels_until": labels,
        "levels_rows": [(row.name, ["–" if one is None else one for one in row.levels]) for row in rows],
    }


def _is_higher(levels: Sequence[int | None]) -> bool:
    said = [one for one in levels if one is not None]
    return said[-1] > said[0]
