"""Replays that were kept: listed under Progress, watched on a page of their own, taken back and put back."""

from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from unhunch.errors import InvalidInputError
from unhunch.records.codec import to_json
from unhunch.records.model import ReplayRecord
from unhunch.service.replays import change_replay, replays_of
from unhunch.service.settings import load_settings
from unhunch.web.camera import fault_facts
from unhunch.web.context import PERSON, use_context


class Listed(NamedTuple):
    """A kept replay as it stands in the list."""

    replay: str
    title: str
    day: date


def listed() -> list[Listed]:
    """The replays that are kept, newest first."""
    return [Listed(one.replay, _title(one), one.day) for one in replays_of(use_context(), PERSON)]


@require_safe
def replay_page(request: HttpRequest, replay: str) -> HttpResponse:
    """One replay, to be watched; 404 where it is not kept."""
    ctx, language = use_context(), get_language() or "en"
    found = next((one for one in replays_of(ctx, PERSON) if one.replay == replay), None)
    if found is None:
        raise Http404
    cues, parts = fault_facts(ctx.catalogue, found.exercise, language)
    words = {name.removeprefix("session.page."): text for name, text in ctx.catalogue.words(language).items()}
    shown = {
        "take": to_json(found),
        "facts": {"cues": cues, "parts": parts},
        "words": {name: text for name, text in words.items() if name.startswith("replay.")},
        "title": "",
    }
    facts = {
        "title": _title(found),
        "day": found.day,
        "still": load_settings(ctx, PERSON).reduced_motion,
        "replay": shown,
    }
    return render(request, "progress/replay.html", facts)


@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Back to the list, where the replay is gone, or there again."""
    back = request.POST.get("take-back", "")[:80]
    try:
        change_replay(use_context(), PERSON, back or request.POST.get("put-back", "")[:80], kept=not back)
    except InvalidInputError as problem:
        raise Http404 from problem
    said = f"?{urlencode({'taken-back': back})}" if back else ""
    return redirect(f"/progress/{said}#replays")


def _title(one: ReplayRecord) -> str:
    """The exercise's name with its set; the exercise's id where the catalogue holds it no more."""
    ctx = use_context()
    try:
        name = ctx.catalogue.text(one.exercise, get_language() or "en").name
    except KeyError:
        name = one.exercise
    side = {"left": _("left"), "right": _("right")}.get(one.side or "", "")
    return ", ".join(filter(None, (name, _("set %(number)s") % {"number": one.set}, side)))
