"""The session player: one page for the questions before, the session itself, and the taps after it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from unhunch.charts.position_icons import POSITIONS
from unhunch.errors import InvalidInputError, NotClearedError
from unhunch.programme.model import PlannedSession
from unhunch.screening import emergency_words, help_lines
from unhunch.service.breaks import session_to_do
from unhunch.service.settings import load_settings
from unhunch.web.camera import camera_facts
from unhunch.web.context import PERSON, use_context
from unhunch.web.figures import allows_decoder, figures_of
from unhunch.web.names import SITES

SESSION_NAMES = {
    "main": _("Today's session"),
    "micro": _("A few minutes of moving"),
    "walk": _("Your walk"),
    "aerobic": _("Time on the move"),
    "break": _("A break at the desk"),
}


@require_safe
@allows_decoder
@ensure_csrf_cookie
def player_page(request: HttpRequest, session: str) -> HttpResponse:
    """The player of one session; 404 where neither the programme in force nor the day's breaks hold it."""
    ctx = use_context()
    try:
        planned = session_to_do(ctx, PERSON, session)
    except (InvalidInputError, NotClearedError) as error:
        raise Http404 from error
    return render(request, "player/player.html", {"bare": True, **player_facts(planned)})


def player_facts(planned: PlannedSession) -> dict[str, object]:
    """What the template needs to know of the session before it is opened."""
    ctx = use_context()
    language = get_language() or "en"
    chosen = load_settings(ctx, PERSON)
    words = ctx.catalogue.words(language)
    signs = ctx.catalogue.screening.text(language)
    return {
        "session": planned,
        "session_name": SESSION_NAMES[planned.kind],
        "words": {name: text for name, text in words.items() if name.startswith(("session.page.", "session.hurts."))},
        "pain_now": question_and_rest(signs.session["pain-now"]),
        "anything_new": signs.session["anything-new"],
        "blocks": signs.blocks.items(),
        "stop_signs": signs.stop_signs.items(),
        "emergency": emergency_words(help_lines(chosen.country, ctx.catalogue.screening), words),
        "sites": SITES.items(),
        "positions": POSITIONS,
        "scale": range(11),
        "voice": chosen.voice,
        "sound": chosen.sound,
        "still": chosen.reduced_motion,
        "figures": figures_of(ctx.catalogue, {item.exercise for item in planned.items}, language),
        "camera": camera_facts(ctx.catalogue, {item.exercise for item in planned.items}, language),
    }


def question_and_rest(sentences: str) -> tuple[str, str]:
    """The sentences up to their first question mark, and what is said after it ("" where that is nothing)."""
    question, mark, rest = sentences.partition("?")
    return question + mark, rest.strip()


urlpatterns = [path("session/<slug:session>/", player_page, name="player")]
