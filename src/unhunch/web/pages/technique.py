"""A technique's page: when not to, steps and a timer, a list to tick, and its place in the plan."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from unhunch.errors import InvalidInputError
from unhunch.screening.model import Clearance
from unhunch.service.context import Context
from unhunch.service.screening import screening_state
from unhunch.service.settings import load_settings
from unhunch.service.techniques import (
    FELT,
    keep_ticks,
    keep_use,
    offer_now,
    put_back,
    put_in,
    take_out,
    tick_off,
    ticked,
)
from unhunch.web.context import PERSON, use_context
from unhunch.web.measures import filled, measures, units_of
from unhunch.web.names import WEEKDAYS
from unhunch.web.problems import sentence_of
from unhunch.web.techniques import GRADES, MOMENTS, cards

BACK = {"today": "today", "programme": "programme"}
_LONGEST = 5


def technique_page(request: HttpRequest, topic: str) -> HttpResponse:
    """The page of a technique that the catalogue has."""
    ctx, language = use_context(), get_language() or "en"
    facts, text = ctx.catalogue.techniques[topic], ctx.catalogue.lore_text(language).techniques[topic]
    found, chosen = cards(ctx, topic, language), load_settings(ctx, PERSON)
    units = units_of(ctx, PERSON)
    done, sizes = ticked(ctx, PERSON, topic), measures(facts, units)
    outcome = screening_state(ctx, PERSON).outcome
    tags = outcome.tags if isinstance(outcome, Clearance) else ()
    shown = {
        "topic": topic,
        "text": text,
        "how": [filled(facts, line, units) for line in text.how],
        "methods": [filled(facts, line, units) for line in text.methods.values()],
        "technique": facts,
        "grade": GRADES.get(facts.grade, ""),
        "cards": found,
        "shows_how": not any(one.times_a_day or one.guide == "steps" for one in facts.practices.values()),
        "timed": any(one.facts.guide != "steps" and one.offer.is_open for one in found),
        "care": [*(text.care[tag] for tag in facts.care_with if tag in tags), *_to_say(ctx, topic, tags, language)],
        "checks": [(n, id_, text.checks[id_], sizes[id_], id_ in done) for n, id_ in enumerate(facts.checks, 1)],
        "sizes": sizes,
        "weekdays": list(enumerate(WEEKDAYS)),
        "moments": MOMENTS,
        "chosen": chosen,
        "words": _timer_words(),
        "sources": [ctx.catalogue.sources[s] for s in facts.sources if s in ctx.catalogue.sources],
    }
    return render(request, "learn/technique.html", shown)


def _to_say(ctx: Context, topic: str, tags: tuple[str, ...], language: str) -> list[str]:
    """What the person tells somebody who does it for them, where it is never done alone."""
    facts, words = ctx.catalogue.techniques[topic], ctx.catalogue.lore_text(language)
    if not words.techniques[topic].ask:
        return []
    return [_("%(reason)s. Say so first.") % {"reason": words.tags[tag]} for tag in facts.not_with if tag in tags]


def _timer_words() -> dict[str, str]:
    """What the timer shows."""
    return {
        "in": _("Breathe in"),
        "out": _("Breathe out"),
        "tense": _("Tense"),
        "tenseFirst": _("Tense one part, at half strength."),
        "tenseNext": _("Tense the next part."),
        "letGo": _("Let go"),
        "letGoFirst": _("Let go, and feel the difference."),
        "letGoNext": _("Let go."),
        "left": _("Time left"),
        "rest": _("Time left"),
        "paused": _("Paused"),
        "seconds": _("seconds"),
        "minutes": _("minutes"),
        "pause": _("Pause"),
        "goOn": _("Go on"),
    }


@require_POST
def change(request: HttpRequest, topic: str) -> HttpResponse:
    """Keeps what was done, ticked, put into the plan or taken out of it."""
    ctx = use_context()
    if topic not in ctx.catalogue.techniques:
        raise Http404(topic)
    doing = _DOING.get(request.POST.get("what", ""), _nothing)
    try:
        said = doing(ctx, topic, request.POST)
    except InvalidInputError as error:
        messages.error(request, sentence_of(error))
    else:
        if said:
            messages.success(request, said)
    back = BACK.get(request.POST.get("back", ""))
    return redirect(back) if back else redirect("learn-topic", topic)


def _nothing(_ctx: Context, _topic: str, _post: QueryDict) -> str:
    raise InvalidInputError("nothing was chosen", fix="Look at the page again")


def _used(ctx: Context, topic: str, post: QueryDict) -> str:
    raw, felt = post.get("seconds", "")[:_LONGEST], post.get("felt", "")
    seconds = int(raw) if raw.isascii() and raw.isdecimal() else -1
    answer = next((one for one in FELT if one == felt), None)
    keep_use(ctx, PERSON, topic, post.get("practice", ""), use=post.get("use", ""), seconds=seconds, felt=answer)
    if answer == "worse":
        return _("Kept. Then leave it for today; below is what to watch for.")
    return _("Kept. Good that you took the time.") if answer else ""


def _put_in(ctx: Context, topic: str, post: QueryDict) -> str:
    practice = post.get("practice", "")
    if offer_now(ctx, PERSON, topic, practice).closed_by:
        raise InvalidInputError(_("this is not for you now"), where="practice")
    days = [int(day) for day in post.getlist("weekdays") if day in set("0123456")]
    if not days:
        raise InvalidInputError(_("no day is chosen"), where="weekdays", fix=_("Tick one day or more"))
    put_in(ctx, PERSON, topic, practice, weekdays=days, moment=post.get("moment", ""))
    return _("It is in your plan, beside your exercises.")


def _take_out(ctx: Context, topic: str, post: QueryDict) -> str:
    take_out(ctx, PERSON, topic, post.get("practice", ""))
    return _("It is out of your plan. You can put it back as it was.")


def _put_back(ctx: Context, topic: str, post: QueryDict) -> str:
    put_back(ctx, PERSON, topic, post.get("practice", ""))
    return _("It is back in your plan.")


def _ticked(ctx: Context, topic: str, post: QueryDict) -> str:
    tick_off(ctx, PERSON, topic, post.get("practice", ""))
    return _("Ticked for today.")


def _list(ctx: Context, topic: str, post: QueryDict) -> str:
    keep_ticks(ctx, PERSON, topic, post.getlist("ticked"))
    return _("Your ticks are kept.")


_DOING: dict[str, Callable[[Context, str, QueryDict], str]] = {
    "use": _used,
    "put-in": _put_in,
    "take-out": _take_out,
    "put-back": _put_back,
    "tick": _ticked,
    "list": _list,
}
