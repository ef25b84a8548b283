"""A therapist's prescription: looked at, used, taken back; and a clinician's word for just one of its exercises."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from unhunch.catalogue.model import Finding
from unhunch.errors import InvalidInputError, NotClearedError
from unhunch.programme.prescription import MOST_BYTES
from unhunch.service.prescribed import prescription_in_force
from unhunch.service.prescription import clear_prescribed, judged, look_at, take_back, use_prescription
from unhunch.service.settings import local_date
from unhunch.web.context import PERSON, use_context
from unhunch.web.prescribed import shown
from unhunch.web.problems import sentence_of


@require_http_methods(["GET", "HEAD", "POST"])
def prescription_page(request: HttpRequest) -> HttpResponse:
    """The prescription in force, and a way to look at a new one; nothing is kept before "use"."""
    if request.method == "POST":
        for name, act in (("use", _use), ("back", _back), ("clear", _clear), ("look", _look)):
            if name in request.POST:
                return act(request)
    return _page(request)


def _page(request: HttpRequest, *, error: str = "", findings: tuple[Finding, ...] = (), text: str = "") -> HttpResponse:
    ctx = use_context()
    language = get_language() or "en"
    found = prescription_in_force(ctx, PERSON)
    facts = {
        "inforce": None if found is None else shown(ctx.catalogue, judged(ctx, PERSON, found), language),
        "error": error,
        "findings": findings,
        "text": text,
        "today": local_date(ctx, PERSON),
    }
    return render(request, "settings/prescription.html", facts, status=422 if error or findings else 200)


def _look(request: HttpRequest) -> HttpResponse:
    """What the file would change, or what is wrong with it."""
    ctx = use_context()
    data = _data(request)
    if not data.strip():
        return _page(request, error=_("Choose the file, or paste what is in it."))
    look = look_at(ctx, PERSON, data)
    text = data[:MOST_BYTES].decode("utf-8", errors="replace")
    if look.prescription is None:
        return _page(request, findings=look.findings, text=text if "file" not in request.FILES else "")
    facts = {"new": shown(ctx.catalogue, look, get_language() or "en"), "text": text}
    return render(request, "settings/prescription_look.html", facts)


def _use(request: HttpRequest) -> HttpResponse:
    try:
        use_prescription(use_context(), PERSON, request.POST.get("text", "").encode())
    except NotClearedError:
        messages.info(request, _("The safety questions come first. Then choose the file again."))
        return redirect("screening")
    except InvalidInputError as problem:
        return _page(request, error=sentence_of(problem))
    messages.success(request, _("The prescription is in use from now on."))
    return redirect("prescription")


def _back(request: HttpRequest) -> HttpResponse:
    if take_back(use_context(), PERSON):
        messages.success(request, _("The prescription was taken back."))
        if prescription_in_force(use_context(), PERSON) is not None:
            messages.info(request, _("The one before it is in use again."))
    return redirect("prescription")


def _clear(request: HttpRequest) -> HttpResponse:
    try:
        on = date.fromisoformat(request.POST.get("on", ""))
        clear_prescribed(use_context(), PERSON, request.POST["clear"], on)
    except ValueError:
        return _page(request, error=_("Enter the date as day, month and year."))
    except InvalidInputError as problem:
        return _page(request, error=sentence_of(problem))
    messages.success(request, _("That is kept. Good that somebody looked at it."))
    return redirect("prescription")


def _data(request: HttpRequest) -> bytes:
    """The chosen file's first bytes, one more than may be; else what was pasted."""
    file = request.FILES.get("file")
    return file.read(MOST_BYTES + 1) if file is not None else request.POST.get("text", "").encode()
