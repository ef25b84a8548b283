"""The camera at the desk: a break comes by how long the position has not changed. Nothing is sent or kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from unhunch.service.reminder_rules import rule_minutes
from unhunch.service.schedule import load_choices
from unhunch.web.camera import thread_facts
from unhunch.web.context import PERSON, use_context
from unhunch.web.figures import allows_decoder


@require_safe
@allows_decoder
def desk_page(request: HttpRequest) -> HttpResponse:
    """What the camera does there, and its switch."""
    ctx = use_context()
    breaks = load_choices(ctx, PERSON).breaks
    words = ctx.catalogue.words(get_language() or "en")
    facts = {
        "on": breaks.on,
        "every": breaks.every_min,
        "away_s": int(rule_minutes(ctx.catalogue.rules, "away-after-min").total_seconds()),
        "words": {name: text for name, text in words.items() if name.startswith("desk.")},
        "camera": thread_facts(),
    }
    return render(request, "desk/desk.html", facts)
