"""Stretches of time on the Progress page: where it hurt in each, which level each exercise had, what was walked."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.utils.translation import get_language

from unhunch.charts.levels import LevelRow, level_strip
from unhunch.charts.places import Stretch, places_over_time
from unhunch.charts.plot import Bar, bar_chart
from unhunch.service.context import Context
from unhunch.service.exercised import strength_levels
from unhunch.service.history import worst_by_place
from unhunch.web.names import SITES
from unhunch.web.outcomes import short_date

# As many bodies as stand beside each other on a phone, and as many cells as numbers fit in.
_BODIES = 4
_CELLS = 12
_WEEK_DAYS = 7


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
    ends = ends_of(today, span, min(_CELLS, span // _WEEK_DAYS))
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


def walk_facts(walked: Mapping[date, float], monday: date, words: Mapping[str, str]) -> dict[str, object]:
    """The minutes walked as bars, from the first week with a walk to that of this Monday, and the same as a table."""
    first = min(walked, default=None)
    if first is None or first > monday:
        return {"walks": ""}
    count = (monday - first).days // _WEEK_DAYS + 1
    mondays = [monday - timedelta(days=_WEEK_DAYS * back) for back in range(count - 1, -1, -1)]
    rows = [(one, round(walked.get(one, 0.0))) for one in mondays]
    minutes = [said for _monday, said in rows]
    described = words["walk_described"].format(minutes=sum(minutes), count=count, most=max(minutes))
    bars = [Bar(label=short_date(one), done=said) for one, said in rows]
    return {
        "walks": bar_chart(bars, title=words["walk_title"], described=described, name="walks"),
        "walk_rows": rows,
    }


def _is_higher(levels: Sequence[int | None]) -> bool:
    said = [one for one in levels if one is not None]
    return said[-1] > said[0]
