"""The posture check: done before the camera, compared with the person's own first one, kept only if they say so."""

import json
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from unhunch.charts.against_first import against_first
from unhunch.errors import InvalidInputError
from unhunch.progress.posture import MODELS, POSE, PostureLine
from unhunch.service.posture import checks_of, keep_check, lines_of, take_back
from unhunch.web.camera import thread_facts
from unhunch.web.context import PERSON, use_context
from unhunch.web.figures import allows_decoder
from unhunch.web.outcomes import posture_says
from unhunch.web.problems import sentence_of

LONGEST = 4000


@require_http_methods(["GET", "HEAD", "POST"])
@allows_decoder
def posture_page(request: HttpRequest) -> HttpResponse:
    """What the check is, the check itself, and how earlier ones compare."""
    error = ""
    if request.method == "POST":
        try:
            messages.success(request, _changed(request))
            return redirect("posture")
        except InvalidInputError as problem:
            error = sentence_of(problem)
    ctx, language = use_context(), get_language() or "en"
    words = {name: text for name, text in ctx.catalogue.words(language).items() if name.startswith("posture.")}
    lines = lines_of(ctx, PERSON)
    facts = {
        "error": error,
        "words": {**words, **_camera_words(ctx.catalogue.words(language))},
        "camera": thread_facts(),
        "lines": [_shown(line, words) for line in lines],
        "checks": reversed(checks_of(ctx, PERSON)),
    }
    return render(request, "posture/posture.html", facts, status=422 if error else 200)


def _changed(request: HttpRequest) -> str:
    """What to say after a check was kept or taken back.

    Raises:
        InvalidInputError: what was sent is no check, or none that there is.
    """
    if "take-back" in request.POST:
        take_back(use_context(), PERSON, request.POST["take-back"][:100])
        return _("The check was taken back.")
    keep_check(use_context(), PERSON, *_sent(request.POST.get("stood", "")))
    return _("The check was kept. Only its numbers are stored.")


def _sent(text: str) -> tuple[dict[str, float], dict[str, float], dict[str, str]]:
    """The values, the spread between the looks and the model that read them, by measure.

    Raises:
        InvalidInputError: it is no such JSON.
    """
    try:
        stood: dict[str, dict[str, Any]] = json.loads(text[:LONGEST])
        values = {name: float(one["value"]) for name, one in stood.items()}
        between = {name: float(one["between"]) for name, one in stood.items()}
        return values, between, {name: str(one.get("by", POSE)) for name, one in stood.items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError) as problem:
        raise InvalidInputError("this is no posture check", where="stood", fix="Do the check again") from problem


def _camera_words(words: Mapping[str, str]) -> dict[str, str]:
    """How to be seen better, in the same words as in a session."""
    start = "session.page.camera.do."
    return {f"posture.do.{name.removeprefix(start)}": text for name, text in words.items() if name.startswith(start)}


def _shown(line: PostureLine, words: dict[str, str]) -> dict[str, object]:
    """A measure's name, picture, words and rows for the page."""
    unit = words[f"posture.unit.{line.unit}"]
    name = words[f"posture.measure.{line.measure}"]
    if line.measure in MODELS:
        name = f"{name} ({words[f'posture.by.{line.by}']})"
    sentence = posture_says(line, words)
    days, values = [day for day, _value in line.points], [value for _day, value in line.points]
    labels = [date_format(day, "SHORT_DATE_FORMAT") for day in days]
    chart = against_first(
        days, labels, values, line.noise, title=name, described=sentence, name=f"{line.measure}-{line.by}"
    )
    return {
        "name": name,
        "sentence": sentence,
        "chart": chart if len(values) > 1 else "",
        "rows": [(day, f"{value:.0f}{unit}") for day, value in line.points],
    }
