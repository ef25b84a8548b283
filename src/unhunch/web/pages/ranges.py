"""Range of motion: each exercise beside its own first day, with the camera's noise drawn as a band."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from unhunch.charts.against_first import against_first
from unhunch.progress.ranges import RangeLine
from unhunch.service.ranges import ranges_of
from unhunch.web.context import PERSON, use_context
from unhunch.web.outcomes import short_date, words_of


@require_safe
def ranges_page(request: HttpRequest) -> HttpResponse:
    """Every exercise that was measured; an empty page says what will stand there."""
    ctx, language = use_context(), get_language() or "en"
    words, said = words_of(ctx.catalogue), ctx.catalogue.words(language)
    lines = [
        _shown(line, ctx.catalogue.text(line.exercise, language).name, said[f"posture.unit.{line.unit}"], words)
        for line in ranges_of(ctx, PERSON)
    ]
    return render(request, "progress/ranges.html", {"w": words, "lines": lines})


def _shown(line: RangeLine, name: str, unit: str, words: Mapping[str, str]) -> dict[str, object]:
    """An exercise's name, sentence, picture and rows."""
    change = line.change
    kind = "first" if change is None else "same" if not line.is_changed else "more" if change > 0 else "less"
    days, values = zip(*line.points, strict=True)
    sentence = words[f"range_{kind}"].format(
        value=f"{values[0]:.0f}", change=f"{abs(change or 0):.0f}", noise=f"{line.noise:.0f}", unit=unit
    )
    labels = [short_date(day) for day in days]
    chart = against_first(
        days, labels, values, line.noise, title=name, described=sentence, name=f"range-{line.exercise}"
    )
    rows = [(day, f"{value:.0f}{unit}") for day, value in line.points]
    return {"name": name, "sentence": sentence, "chart": chart if len(days) > 1 else "", "rows": rows}
