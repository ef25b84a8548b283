"""Files for other programs: a look at what is in one for a clinic, that file, and replays for researchers."""

from collections.abc import Mapping
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from unhunch.errors import InvalidInputError
from unhunch.export.exchange import LONGEST_NAME, FhirWish, fhir_file, wished_parts
from unhunch.export.opensim import replays_zip
from unhunch.export.wished import USUAL_DAYS
from unhunch.service.replays import replays_of
from unhunch.service.settings import local_date
from unhunch.web.context import PERSON, use_context
from unhunch.web.pages.reports import DAYS, turned_away

# What of everything that is kept is not in the file.
NOT_IN_IT: Final = (
    gettext_lazy("What the camera measured"),
    gettext_lazy("What unhunch changed in your plan, and why"),
    gettext_lazy("What a clinician cleared, by your word"),
    gettext_lazy("Reminders, notes, and what you did of each set"),
)


@require_safe
def fhir_look(request: HttpRequest) -> HttpResponse:
    """What is in the file for a clinic's software, counted, and what is not, before it is saved."""
    wish = _wish(request.GET)
    try:
        parts = wished_parts(use_context(), PERSON, wish)
    except InvalidInputError as error:
        return turned_away(request, error)
    counts = {part.kind: len(part.resources) for part in parts}
    facts = {
        "inside": _inside(counts),
        "not_inside": NOT_IN_IT,
        "days": wish.days,
        "period": DAYS["progress"][wish.days],
        "longest": LONGEST_NAME,
    }
    return render(request, "reports/fhir.html", facts)


@require_POST
def fhir_save(request: HttpRequest) -> HttpResponse:
    """The file to save, with the name that was typed for it, which is kept nowhere."""
    ctx = use_context()
    try:
        made = fhir_file(ctx, PERSON, _wish(request.POST))
    except InvalidInputError as error:
        return turned_away(request, error)
    return _attached(made, "application/fhir+json", f"unhunch-fhir-{local_date(ctx, PERSON).isoformat()}.json")


@require_POST
def opensim_save(request: HttpRequest) -> HttpResponse:
    """The kept replays as marker files in one zip file; back to the choices where none is kept."""
    ctx = use_context()
    replays = replays_of(ctx, PERSON)
    if not replays:
        messages.error(request, _("No replay is kept. After a set that the camera led you can keep one."))
        return redirect("reports")
    made = replays_zip(replays, ctx.catalogue.words(get_language() or "en"), ctx.clock.now())
    return _attached(made, "application/zip", f"unhunch-opensim-{local_date(ctx, PERSON).isoformat()}.zip")


def _attached(made: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(made, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _wish(asked: QueryDict) -> FhirWish:
    """What was asked for; days that nobody offered are left at their usual, a name too long is cut."""
    offered = {str(days): days for days in DAYS["progress"]}
    return FhirWish(
        days=offered.get(asked.get("days", ""), USUAL_DAYS["progress"]),
        language=get_language() or "en",
        name=asked.get("name", "")[:LONGEST_NAME],
    )


def _inside(counts: Mapping[str, int]) -> list[str]:
    """What is in the file, a line each, without that of which there is nothing."""
    lines = {
        "plan": _programme(counts["exercises"]),
        "goals": ngettext(
            "%(n)s goal or own activity, in your words",
            "%(n)s goals and own activities, in your words",
            counts["goals"],
        ),
        "scores": ngettext(
            "%(n)s score of how an own activity goes", "%(n)s scores of how your own activities go", counts["scores"]
        ),
        "pain": ngettext("%(n)s pain score", "%(n)s pain scores", counts["pain"]),
        "sessions": ngettext("%(n)s session with its minutes", "%(n)s sessions with their minutes", counts["sessions"]),
        "walks": ngettext("%(n)s day with a walk", "%(n)s days with a walk", counts["walks"]),
        "aerobic-weeks": ngettext(
            "%(n)s whole week of walks and aerobic sessions, in minutes",
            "%(n)s whole weeks of walks and aerobic sessions, in minutes",
            counts["aerobic-weeks"],
        ),
        "strength-weeks": ngettext(
            "%(n)s whole week of strength exercises, in days",
            "%(n)s whole weeks of strength exercises, in days",
            counts["strength-weeks"],
        ),
        "answers": _("Your age and your answers to the safety questions, with what you wrote there"),
        "events": ngettext(
            "%(n)s stop sign or other harm that you told",
            "%(n)s stop signs and other harm that you told",
            counts["events"],
        ),
    }
    return [line % {"n": counts[kind]} for kind, line in lines.items() if counts[kind]]


def _programme(exercises: int) -> str:
    if not exercises:
        return _("Your last programme, which is over")
    line = ngettext(
        "Your programme: %(count)s exercise with its dose",
        "Your programme: %(count)s exercises with their doses",
        exercises,
    )
    return line % {"count": exercises}
