"""Settings: the person's own, their data to take out or delete, and a clinician's word."""

from datetime import date
from zoneinfo import available_timezones

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from unhunch.errors import InvalidInputError
from unhunch.export.bundle import export_json
from unhunch.export.typeset import forget_pictures
from unhunch.service.history import delete_everything
from unhunch.service.screening import record_cleared, screening_state
from unhunch.service.settings import load_settings, local_date, save_settings
from unhunch.web.context import PERSON, use_context
from unhunch.web.countries import COUNTRIES
from unhunch.web.problems import sentence_of

CHOICES = {"theme": ("auto", "light", "dark"), "text_size": ("normal", "large", "largest")}
SWITCHES = ("voice", "sound", "reduced_motion", "strict_location")


@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(request: HttpRequest) -> HttpResponse:
    """All settings on one page, kept with one button."""
    ctx = use_context()
    before = load_settings(ctx, PERSON)
    error = ""
    if request.method == "POST":
        try:
            save_settings(ctx, PERSON, _changes(request.POST, ctx.catalogue.languages))
        except InvalidInputError as problem:
            error = sentence_of(problem)
        else:
            messages.success(request, _("Your settings are kept."))
            return redirect("settings")
    facts = {
        "chosen": before,
        "error": error,
        "countries": sorted(COUNTRIES.items(), key=lambda item: str(item[1])),
        "zones": sorted(z for z in available_timezones() if "/" in z or z == "UTC"),
        "languages": [(code, one.name) for code, one in ctx.catalogue.spoken.items()],
        "themes": (("auto", _("Like my device")), ("light", _("Light")), ("dark", _("Dark"))),
        "sizes": (("normal", _("Normal")), ("large", _("Large")), ("largest", _("Very large"))),
        "packs": ctx.catalogue.packs,
        "home": ctx.home,
    }
    return render(request, "settings/settings.html", facts, status=422 if error else 200)


def _changes(post: QueryDict, languages: tuple[str, ...]) -> dict[str, object]:
    """What the form changes; a value that nobody offered is left out."""
    changes: dict[str, object] = {name: post.get(name) == "on" for name in SWITCHES}
    for name, offered in CHOICES.items():
        if post.get(name) in offered:
            changes[name] = post[name]
    country = post.get("country")
    if country == "" or country in COUNTRIES:
        changes["country"] = country
    if post.get("language") in languages:
        changes["language"] = post["language"]
    if post.get("time_zone"):
        changes["time_zone"] = post["time_zone"]
    return changes


@require_POST
def export_page(request: HttpRequest) -> HttpResponse:
    """All records as one file to save."""
    ctx = use_context()
    data = export_json(ctx.store, PERSON, ctx.clock.now())
    name = f"unhunch-{local_date(ctx, PERSON).isoformat()}.json"
    return HttpResponse(
        data,
        content_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def delete_page(request: HttpRequest) -> HttpResponse:
    """Deletes everything, after a second yes."""
    ctx = use_context()
    error = ""
    if request.method == "POST":
        if request.POST.get("sure") == "yes":
            gone = delete_everything(ctx, PERSON)
            forget_pictures()
            messages.success(request, _("Everything is deleted: %(n)s records.") % {"n": gone})
            away = redirect("welcome")
            # What the browser kept: the chosen figure, sounds, and sets that were not sent yet.
            away["Clear-Site-Data"] = '"storage"'
            return away
        error = _("Tick the box to delete everything.")
    return render(request, "settings/delete.html", {"error": error}, status=422 if error else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def cleared_page(request: HttpRequest) -> HttpResponse:
    """Keeps what a clinician cleared, with the date; an emergency can't be cleared here."""
    ctx = use_context()
    language = get_language() or "en"
    outcome = screening_state(ctx, PERSON).outcome
    questionnaire = ctx.catalogue.screening
    texts = questionnaire.text(language).questions
    ids = [id_ for id_ in outcome.because if id_ in texts] if outcome else []
    may = [id_ for id_ in ids if questionnaire.questions[id_].action != "call_emergency_now"]
    error = ""
    if request.method == "POST":
        chosen = tuple(id_ for id_ in may if id_ in request.POST.getlist("ids"))
        try:
            record_cleared(ctx, PERSON, chosen, date.fromisoformat(request.POST.get("on", "")))
        except ValueError:
            error = _("Enter the date as day, month and year.")
        except InvalidInputError as problem:
            error = sentence_of(problem)
        else:
            messages.success(request, _("That is kept. Good that somebody looked at it."))
            return redirect("today")
    facts = {"items": [(id_, texts[id_].ask) for id_ in may], "error": error, "today": local_date(ctx, PERSON)}
    return render(request, "settings/cleared.html", facts, status=422 if error else 200)
