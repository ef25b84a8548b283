"""Today: the one next thing to do, large, and the week around it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from unhunch.programme.model import PlannedSession
from unhunch.service.context import Context
from unhunch.service.play import Change
from unhunch.service.programme import bring_up_to_date, current_programme, find_session, tick_walk
from unhunch.service.session import answer_next_day
from unhunch.service.settings import local_date
from unhunch.service.today import Today, today
from unhunch.service.weekly import review_due
from unhunch.service.words import say
from unhunch.web.context import PERSON, use_context, use_shelf
from unhunch.web.names import PLACES, SESSIONS
from unhunch.web.outcomes import words_of
from unhunch.web.sessions import Row, rows_of
from unhunch.web.techniques import extras_by_day, taken_out

MOST_WALK = 600
# A look back is offered where nothing about safety waits.
LOOKS_BACK = frozenset({"session", "resume", "walk", "done", "rest", "next-day"})


@require_safe
def to_today(request: HttpRequest) -> HttpResponse:
    """The way to Today."""
    return redirect("today")


@require_safe
def today_page(request: HttpRequest) -> HttpResponse:
    """The page; a newcomer is welcomed instead, and an emergency stands before everything."""
    ctx = use_context()
    bring_up_to_date(ctx, PERSON)
    state = today(ctx, PERSON)
    if state.next == "locked":
        return redirect("emergency")
    if state.next == "screen" and state.screening.outcome is None and "first" in state.screening.due:
        return redirect("screening" if state.screening.draft and state.screening.draft.answers else "welcome")
    return render(request, "today/today.html", _facts(ctx, state))


def _facts(ctx: Context, state: Today) -> dict[str, Any]:
    language = get_language() or "en"
    main = _session(ctx, state)
    others = [
        _brief(s, s.id in state.done) for s in state.sessions if (main is None or s.id != main.id) and s.kind != "walk"
    ]
    return {
        "state": state,
        "session": main,
        "rows": _main_rows(ctx, main, language),
        "position": _picture(ctx, main),
        "name": SESSIONS[main.kind] if main else "",
        "place": PLACES[main.place] if main else "",
        "others": others,
        "extras": extras_by_day(ctx, (state.day,), language).get(state.day, ()),
        "taken_out": taken_out(ctx, language),
        "review": words_of(ctx.catalogue) if state.next in LOOKS_BACK and review_due(ctx, PERSON) else None,
        "dots": [(dot, _dot_words(dot.state), dot.day == state.day) for dot in state.dots],
        "notices": [say(ctx.catalogue, one, language) for one in state.notices],
        "left_out": use_shelf().left_out,
        "scale": range(11),
    }


def _session(ctx: Context, state: Today) -> PlannedSession | None:
    """The session to begin or go on with; one under way may be of another day."""
    if state.next not in ("session", "resume") or state.session_id is None:
        return None
    of_today = next((one for one in state.sessions if one.id == state.session_id), None)
    if of_today is not None:
        return of_today
    programme = current_programme(ctx, PERSON)
    return find_session(programme, state.session_id)[1] if programme is not None else None


def _brief(session: PlannedSession, done: bool) -> dict[str, object]:  # noqa: FBT001 - a fact of the row
    return {"session": session, "name": SESSIONS[session.kind], "place": PLACES[session.place], "done": done}


def _main_rows(ctx: Context, session: PlannedSession | None, language: str) -> tuple[Row, ...]:
    return rows_of(ctx.catalogue, session, language) if session is not None else ()


def _picture(ctx: Context, session: PlannedSession | None) -> tuple[str, str]:
    """The position of the session's first exercise after the warm-up, and that exercise."""
    if session is None or not session.items:
        return "standing", ""
    item = next((i for i in session.items if i.part not in ("warm-up", "walking")), session.items[0])
    return ctx.catalogue.get(item.exercise).position, item.exercise


def _dot_words(state: str) -> str:
    return {
        "done": _("done"),
        "part": _("partly done"),
        "open": _("planned"),
        "rest": _("rest day"),
        "free": _("nothing done"),
    }[state]


@require_POST
def walk(request: HttpRequest) -> HttpResponse:
    """Keeps that today's walk was done."""
    ctx = use_context()
    raw = request.POST.get("minutes", "")
    if raw.isascii() and raw.isdecimal() and 0 < int(raw[:4]) <= MOST_WALK:
        tick_walk(ctx, PERSON, local_date(ctx, PERSON), float(raw))
        messages.success(request, _("Your walk is kept. Good to have been out."))
    else:
        messages.error(request, _("Enter the minutes that you walked, as in 15."))
    return redirect("today")


@require_POST
def next_day(request: HttpRequest) -> HttpResponse:
    """Keeps the answer to the 24-hour question, and says what follows from it."""
    ctx = use_context()
    score = request.POST.get("score", "")
    session = request.POST.get("session", "")
    if score not in {str(n) for n in range(11)}:
        messages.error(request, _("Choose a number from 0 to 10."))
        return redirect("today")
    finished = answer_next_day(
        ctx, PERSON, session, score=int(score), worse_sleep=request.POST.get("worse_sleep") == "yes"
    )
    language = get_language() or "en"
    said = [say(ctx.catalogue, one, language) for one in finished.words]
    messages.success(request, " ".join(said))
    for change in finished.changes:
        messages.info(request, _change_words(ctx, change, language))
    return redirect("today")


def _change_words(ctx: Context, change: Change, language: str) -> str:
    """What changes, of which exercise, and why."""
    words = ctx.catalogue.words(language)
    why = [words[name].format_map(change.words.facts) for name in change.because[:-1] if name in words]
    name = ctx.catalogue.text(change.exercise, language).name if change.exercise else ""
    sentence = " ".join([*why, say(ctx.catalogue, change.words, language)])
    return f"{name}: {sentence}" if name else sentence
