"""A therapist's own exercise packs: added whole or refused with every finding."""

from pathlib import Path

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from unhunch.catalogue.model import Finding
from unhunch.errors import InvalidInputError
from unhunch.service.packs import add_pack, packs_in, remove_pack
from unhunch.web.context import forget_context, use_context, use_shelf
from unhunch.web.problems import sentence_of


@require_http_methods(["GET", "HEAD", "POST"])
def packs_page(request: HttpRequest) -> HttpResponse:
    """The packs that are there, and a way to add one or take one away."""
    home = use_context().home
    findings: tuple[Finding, ...] = ()
    error = ""
    folder = request.POST.get("folder", "").strip()
    if request.method == "POST":
        try:
            if "remove" in request.POST:
                remove_pack(home, request.POST["remove"])
                forget_context()
                messages.success(request, _("The pack was removed."))
                return redirect("packs")
            findings = add_pack(home, _folder(folder))
        except InvalidInputError as problem:
            error = sentence_of(problem)
        else:
            if not findings:
                forget_context()
                messages.success(request, _("The pack was added. Its exercises are in the list."))
                return redirect("packs")
    facts = {
        "packs": [(pack.name, pack.name in use_shelf().left_out) for pack in packs_in(home)],
        "left_out": use_shelf().findings,
        "findings": findings,
        "error": error,
        "folder": folder,
    }
    return render(request, "settings/packs.html", facts, status=422 if findings or error else 200)


def _folder(raw: str) -> Path:
    """The folder that was named.

    Raises:
        InvalidInputError: nothing was named, or it can't be a path.
    """
    if not raw or "\0" in raw:
        raise InvalidInputError("no folder was named", fix="Enter the whole path of the pack's folder")
    return Path(raw).expanduser()
