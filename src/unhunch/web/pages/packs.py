"""Exercise packs: a therapist's own, or made of another collection; added whole or refused with every finding."""

from pathlib import Path
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from unhunch.catalogue.model import Finding
from unhunch.errors import InvalidInputError, RefusedFileError
from unhunch.intake.exercise_file import MOST_BYTES
from unhunch.service.looked import forget_looks
from unhunch.service.pack_import import PackLook, add_looked_at, look_at_exercises, looked_at_exercises
from unhunch.service.pack_look import add_folder, hold_folder, look_at_folder, looked_at_folder
from unhunch.service.pack_words import told_folder, told_left_out, told_taken
from unhunch.service.packs import packs_in, remove_pack
from unhunch.web.context import forget_context, use_context, use_shelf
from unhunch.web.problems import sentence_of


@require_http_methods(["GET", "HEAD", "POST"])
def packs_page(request: HttpRequest) -> HttpResponse:
    """The packs that are there, a way to add one or take one away, and what a file or folder would add."""
    home = use_context().home
    findings: tuple[Finding, ...] = ()
    error, look, folder = "", None, None
    try:
        if request.method == "POST":
            findings, following = _changed(request)
            if not findings:
                return redirect(following)
        elif held := request.GET.get("look", "")[:64]:
            look = _look(held)
        elif held := request.GET.get("folder", "")[:64]:
            folder = _folder_look(held)
    except InvalidInputError as problem:
        error = sentence_of(problem)
    facts = {
        "packs": [(pack.name, pack.name in use_shelf().left_out) for pack in packs_in(home)],
        "left_out": use_shelf().findings,
        "findings": findings,
        "error": error,
        "by_file": "look" in request.POST or "keep" in request.POST or "look" in request.GET,
        "look": look,
        "folder_look": folder,
        "folder": request.POST.get("folder", "").strip(),
    }
    return render(request, "settings/packs.html", facts, status=422 if findings or error else 200)


def _changed(request: HttpRequest) -> tuple[tuple[Finding, ...], str]:
    """The findings against a pack, or none and the address to go on at.

    Raises:
        InvalidInputError: it can't be done.
    """
    home, page = use_context().home, reverse("packs")
    if "look" in request.POST:
        look = _looked(request)
        return (), f"{page}?{urlencode({'look': look.id})}"
    if "cancel" in request.POST:
        forget_looks(home)
        return (), page
    if "remove" in request.POST:
        there_again = remove_pack(home, request.POST["remove"])
        forget_context()
        messages.success(request, _("The pack was removed."))
        if there_again:
            messages.info(request, _("The one before it is there again."))
        return (), page
    if "keep" in request.POST or "add" in request.POST:
        return _added(request), page
    found, findings = look_at_folder(home, _folder(request.POST.get("folder", "").strip()))
    if found is None:
        return findings, page
    hold_folder(home, found)
    return (), f"{page}?{urlencode({'folder': found.id})}"


def _added(request: HttpRequest) -> tuple[Finding, ...]:
    """The findings against what was looked at; none where it was added.

    Raises:
        InvalidInputError: it is held no more, or can't be added.
    """
    home = use_context().home
    if "add" in request.POST:
        findings = add_folder(home, request.POST["add"][:64])
    else:
        findings = add_looked_at(home, request.POST["keep"][:64])
    if not findings:
        forget_context()
        messages.success(request, _("The pack was added. Its exercises are in the list."))
    return findings


def _looked(request: HttpRequest) -> PackLook:
    """What the file that was sent would add.

    Raises:
        InvalidInputError: none was sent, or it can't be used.
    """
    ctx, sent = use_context(), request.FILES.get("file")
    if sent is None:
        raise InvalidInputError(_("no file was chosen"), fix=_("Choose a file"))
    try:
        return look_at_exercises(ctx.home, ctx.catalogue, sent.read(MOST_BYTES + 1))
    except RefusedFileError as problem:
        why = ctx.catalogue.words(get_language() or "en")[f"packs.refused.{problem.kind}"]
        raise InvalidInputError(_("this file can't be used, and nothing was added"), fix=why) from problem


def _look(held: str) -> dict[str, object]:
    """What the page says of a look.

    Raises:
        InvalidInputError: it is held no more.
    """
    ctx = use_context()
    look, words = looked_at_exercises(ctx.home, held), ctx.catalogue.words(get_language() or "en")
    return {
        "id": look.id,
        "name": look.name,
        "collection": look.collection,
        "told": told_taken(look, words),
        "taken": look.taken,
        "left_out": told_left_out(look, words),
        "heading": words["packs.left-out"],
    }


def _folder_look(held: str) -> dict[str, object]:
    """What the page says of a look at a folder.

    Raises:
        InvalidInputError: it is held no more.
    """
    ctx, language = use_context(), get_language() or "en"
    look, words = looked_at_folder(ctx.home, held), ctx.catalogue.words(language)
    return {
        "id": look.id,
        "name": look.name,
        "told": told_folder(look, ctx.catalogue, language),
        "is_there": look.is_there,
        "replaces": look.replaces is not None,
        "back": words["packs.folder.back-before" if look.replaces else "packs.folder.back"],
    }


def _folder(raw: str) -> Path:
    """The folder that was named.

    Raises:
        InvalidInputError: nothing was named, or it can't be a path.
    """
    if not raw or "\0" in raw:
        raise InvalidInputError("no folder was named", fix="Enter the whole path of the pack's folder")
    try:
        return Path(raw).expanduser()
    except RuntimeError as problem:
        raise InvalidInputError("there is no such folder", where=raw, fix="Enter its whole path") from problem
