"""Who has read the safety questions in this language, and the way to the English ones, with no answer lost."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from unhunch.catalogue import Catalogue
from unhunch.service.settings import save_settings
from unhunch.web.context import PERSON, use_context

# What the form's button says of a language to go on in, and where the page says which one was left.
IN = "in:"
LEFT = "from"


def reviewed(request: HttpRequest, catalogue: Catalogue, language: str) -> dict[str, object]:
    """What the page says at its top: nothing once a clinician has read these texts; else that, and another language."""
    spoken = catalogue.spoken
    left = request.GET.get(LEFT, "")
    others = [one for one in ("en", left) if one in spoken and one != language]
    return {
        "unreviewed": language in spoken and not spoken[language].reviewed_by,
        "others": [(f"{IN}{one}", one, spoken[one].name) for one in dict.fromkeys(others)],
    }


def go_on_in(go: str, number: int, language: str) -> HttpResponse | None:
    """The same screen in the language that the button names, which is kept; None where it names none."""
    ctx = use_context()
    wanted = go.removeprefix(IN)
    if not go.startswith(IN) or wanted not in ctx.catalogue.languages:
        return None
    save_settings(ctx, PERSON, {"language": wanted})
    there = redirect("screen", number)
    there["Location"] += f"?{LEFT}={language}"
    return there
