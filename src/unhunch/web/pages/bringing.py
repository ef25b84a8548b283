"""An export brought back: a file is looked at, what it would bring is shown, and only then stored."""

import contextlib
from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from unhunch.errors import InvalidInputError
from unhunch.export.bundle_look import MOST_BYTES, bring_in, held_bundle, hold_bundle
from unhunch.export.bundle_words import told_changes, told_kinds, told_records, told_refusal
from unhunch.service.looked import forget_looks
from unhunch.service.settings import load_settings
from unhunch.web.context import PERSON, use_context


@require_http_methods(["GET", "HEAD", "POST"])
def import_page(request: HttpRequest) -> HttpResponse:
    """A file to choose, or what the chosen one would bring; a file that does not fit changes nothing."""
    error, look = "", None
    held = (request.GET.get("look") or request.POST.get("keep", ""))[:64]
    try:
        if request.method == "POST":
            return redirect(_changed(request))
        if held:
            look = _look(held)
    except InvalidInputError as problem:
        error = told_refusal(problem, _words())
        with contextlib.suppress(InvalidInputError):
            look = _look(held) if request.method == "POST" else None
    return render(request, "settings/import.html", {"error": error, "look": look}, status=422 if error else 200)


def _changed(request: HttpRequest) -> str:
    """The address to go on at, after a file was looked at, brought in or left.

    Raises:
        InvalidInputError: it can't be.
    """
    ctx, page = use_context(), reverse("import")
    if "keep" in request.POST:
        adopt = request.POST.get("adopt") == "yes"
        new = bring_in(ctx, PERSON, request.POST["keep"][:64], adopt=adopt)
        told = ngettext("%(n)s record was brought back.", "%(n)s records were brought back.", new)
        messages.success(request, told % {"n": new})
        return reverse("today")
    if "cancel" in request.POST:
        forget_looks(ctx.home)
        return page
    sent = request.FILES.get("file")
    if sent is None:
        raise InvalidInputError(_("Choose the file that unhunch exported."))
    return f"{page}?{urlencode({'look': hold_bundle(ctx, PERSON, sent.read(MOST_BYTES + 1))})}"


def _look(name: str) -> Mapping[str, object]:
    """What the page says of a look.

    Raises:
        InvalidInputError: it is held no more.
    """
    ctx = use_context()
    look, words = held_bundle(ctx, PERSON, name), _words()
    zone = ZoneInfo(load_settings(ctx, PERSON).time_zone)
    return {
        "id": name,
        "records": told_records(look, words, _written, zone),
        "changes": tuple(told_changes(look, words)),
        "another": words["import.another"] if look.another else "",
        "clash": told_refusal(look.clash, words) if look.clash else "",
        "kinds": told_kinds(look, words),
        "here": look.here,
        "tells_new": 0 < look.new < look.count,
        "may_come": look.may_come,
    }


def _words() -> Mapping[str, str]:
    return use_context().catalogue.words(get_language() or "en")


def _written(day: date) -> str:
    return date_format(day, "DATE_FORMAT")
