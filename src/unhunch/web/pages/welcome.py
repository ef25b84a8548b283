"""The first page: what this is, what it never does, and the few facts that the questions need."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from unhunch.errors import InvalidInputError
from unhunch.service.screening import load_draft, save_draft
from unhunch.service.settings import load_settings, save_settings
from unhunch.web.context import PERSON, use_context
from unhunch.web.countries import COUNTRIES
from unhunch.web.problems import Problem

OLDEST = 120


def read_age(raw: str) -> int | None:
    """The age in whole years, or None where it can't be one."""
    text = raw.strip()
    return int(text) if text.isascii() and text.isdecimal() and 1 <= int(text[:4]) <= OLDEST else None


@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest) -> HttpResponse:
    """The page, or the way to the first question."""
    ctx = use_context()
    errors: dict[str, str] = {}
    draft = load_draft(ctx, PERSON)
    values: dict[str, object] = {"country": load_settings(ctx, PERSON).country, "age": draft.facts.get("age", "")}
    if request.method == "POST":
        post = request.POST
        country = post.get("country", "") if post.get("country") in COUNTRIES else ""
        values = {"country": country, "age": post.get("age", "")[:6]}
        age = read_age(post.get("age", ""))
        if age is None:
            errors["age"] = _("Enter your age in years, as in 41.")
        else:
            _keep(country, post.get("time_zone", ""), post.get("language", ""))
            save_draft(ctx, PERSON, {}, {"age": age, "country": country})
            return redirect("screening")
    facts = {
        "countries": sorted(COUNTRIES.items(), key=lambda item: str(item[1])),
        "languages": [(code, one.name) for code, one in ctx.catalogue.spoken.items()],
        "lang": get_language() or "en",
        "values": values,
        "errors": errors,
        "problems": [Problem(where=name, what=words) for name, words in errors.items()],
        "bare": True,
    }
    return render(request, "welcome/welcome.html", facts, status=422 if errors else 200)


def _keep(country: str, time_zone: str, language: str) -> None:
    """Keeps the settings; a time zone or language that nobody knows is left as it was."""
    ctx = use_context()
    save_settings(ctx, PERSON, {"country": country})
    if language in ctx.catalogue.languages:
        save_settings(ctx, PERSON, {"language": language})
    if time_zone:
        try:
            save_settings(ctx, PERSON, {"time_zone": time_zone})
        except InvalidInputError:
            return
