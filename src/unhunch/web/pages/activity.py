"""Walks from other programs: a file is looked at, what it would bring is shown, and only then kept."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import IO, Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from unhunch.errors import InvalidInputError, RefusedFileError
from unhunch.service.activity import imports_of, keep, look_at, looked_at, take_back
from unhunch.service.activity_words import told_import, told_kept, told_look
from unhunch.service.looked import forget_looks
from unhunch.service.settings import load_settings
from unhunch.web.context import PERSON, use_context
from unhunch.web.problems import sentence_of

# What the server takes at once; a path has no such limit.
MOST_BYTES: Final = 1_000_000_000
_SHOWN_DAYS: Final = 7


@require_http_methods(["GET", "HEAD", "POST"])
def activity_page(request: HttpRequest) -> HttpResponse:
    """A file to choose, or what the chosen one would bring; and what was brought in so far."""
    by_script = "application/json" in request.headers.get("Accept", "")
    error, look = "", None
    try:
        if request.method == "POST":
            following = _changed(request)
            return JsonResponse({"next": following}) if by_script else redirect(following)
        if name := request.GET.get("look", "")[:64]:
            look = _look(name)
    except InvalidInputError as problem:
        error = sentence_of(problem)
        if by_script:
            return JsonResponse({"error": error}, status=422)
    ctx = use_context()
    facts = {
        "error": error,
        "path": request.POST.get("path", "")[:1000],
        "look": look,
        "most": MOST_BYTES,
        "imports": [(one.brought, told_import(one, _words(), _written)) for one in imports_of(ctx, PERSON)],
    }
    return render(request, "settings/activity.html", facts, status=422 if error else 200)


def _changed(request: HttpRequest) -> str:
    """The address to go on at, after a file was looked at, kept, left alone or taken back.

    Raises:
        InvalidInputError: it can't be.
    """
    ctx, page = use_context(), reverse("import-activity")
    if "keep" in request.POST:
        made = keep(ctx, PERSON, request.POST["keep"][:64], unsure=request.POST.get("walks") == "yes")
        messages.success(request, told_kept(made, _words()))
        return page
    if "take-back" in request.POST:
        take_back(ctx, PERSON, request.POST["take-back"][:64])
        messages.success(request, _words()["activity.taken-back"])
        return page
    if "cancel" in request.POST:
        forget_looks(ctx.home)
        return page
    source = _source(request)
    try:
        look = look_at(ctx, PERSON, source)
    except RefusedFileError as problem:
        why = _words()[f"activity.refused.{problem.kind}"]
        raise InvalidInputError(_("this file can't be used, and nothing was kept"), fix=why) from problem
    return f"{page}?{urlencode({'look': look.id})}"


def _source(request: HttpRequest) -> Path | IO[bytes]:
    """The file that was sent, or the path that was named.

    Raises:
        InvalidInputError: there is neither.
    """
    sent = request.FILES.get("file")
    if sent is not None and sent.file is not None:
        return sent.file
    named = request.POST.get("path", "").strip()
    if not named or "\0" in named:
        raise InvalidInputError(_("no file was chosen"), fix=_("Choose a file, or enter its path"))
    try:
        return Path(named).expanduser()
    except RuntimeError as problem:
        raise InvalidInputError(_("no file was chosen"), fix=_("Enter the whole path")) from problem


def _look(name: str) -> Mapping[str, object]:
    """What the page says of a look.

    Raises:
        InvalidInputError: it is held no more.
    """
    ctx = use_context()
    look, words = looked_at(ctx, PERSON, name), _words()
    told = told_look(look, words, _written, ZoneInfo(load_settings(ctx, PERSON).time_zone))
    more = len(look.days) - _SHOWN_DAYS
    return {
        "id": look.id,
        "program": words[f"activity.program.{look.program}"],
        "told": told,
        "any": bool(look.walks),
        "any_sure": len(look.unsure) < len(look.walks),
        "days_title": words["activity.days.all" if look.unsure else "activity.days"],
        "days": [(one.day, round(one.before), round(one.after)) for one in look.days[:_SHOWN_DAYS]],
        "more": words["activity.days.more"].format(count=more) if more > 0 else "",
        "heads": [words[f"activity.{one}"] for one in ("day", "before", "after")],
        "left_out": words["activity.left-out"],
        "unsure_yes": words["activity.unsure.yes"],
    }


def _words() -> Mapping[str, str]:
    return use_context().catalogue.words(get_language() or "en")


def _written(day: date) -> str:
    return date_format(day, "DATE_FORMAT")
