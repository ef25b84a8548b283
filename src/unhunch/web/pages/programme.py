"""The programme: four weeks to see and print, and every change that can be made by hand."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from unhunch.errors import InvalidInputError, NotClearedError
from unhunch.programme.model import PlannedSession, Programme, Week
from unhunch.programme.words import gave_sentence
from unhunch.service.changes import (
    Changed,
    freeze_exercise,
    move_day,
    shorten_session,
    swap_item,
    swaps,
    undo_change,
)
from unhunch.service.context import Context
from unhunch.service.prescribed import prescription_in_force
from unhunch.service.profile import load_profile
from unhunch.service.programme import bring_up_to_date, current_programme, find_session, make_programme
from unhunch.service.screening import screening_state
from unhunch.service.settings import local_date
from unhunch.web.context import PERSON, use_context
from unhunch.web.names import PLACES, SESSIONS
from unhunch.web.problems import sentence_of
from unhunch.web.sessions import rows_of
from unhunch.web.techniques import Extra, extras_by_day

SHORTER = (5, 10, 15, 20)


@require_safe
def programme_page(request: HttpRequest) -> HttpResponse:
    """The four weeks, or what will be here once there is a plan."""
    ctx = use_context()
    state = screening_state(ctx, PERSON)
    if state.advice_only:
        return redirect("screening-result")
    programme = bring_up_to_date(ctx, PERSON) if state.clearance else None
    if programme is None:
        facts = {"cleared": state.clearance is not None, "has_profile": load_profile(ctx, PERSON) is not None}
        return render(request, "programme/empty.html", facts)
    language = get_language() or "en"
    today = local_date(ctx, PERSON)
    extras = extras_by_day(ctx, tuple(day.date for week in programme.weeks for day in week.days), language)
    shown: dict[str, Any] = {
        "weeks": [_week(ctx, programme, week, language, today, extras) for week in programme.weeks],
        "today": today,
        "prescription": prescription_in_force(ctx, PERSON),
    }
    return render(request, "programme/programme.html", shown)


def _week(
    ctx: Context, programme: Programme, week: Week, language: str, today: date, extras: Mapping[date, tuple[Extra, ...]]
) -> dict[str, Any]:
    days = [
        {
            "date": day.date,
            "here": day.date == today,
            "sessions": [_session(ctx, s, language) for s in day.sessions],
            "extras": extras.get(day.date, ()),
        }
        for day in week.days
    ]
    return {
        "week": week,
        "days": days,
        "gave": [gave_sentence(one, ctx.catalogue, language) for one in programme.gave if one.week == week.index],
        "number": week.index + 1,
        "open": not week.provisional,
        "here": week.start <= today <= week.days[-1].date,
    }


def _session(ctx: Context, session: PlannedSession, language: str) -> dict[str, Any]:
    return {
        "session": session,
        "name": SESSIONS[session.kind],
        "place": PLACES[session.place],
        "rows": rows_of(ctx.catalogue, session, language),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    """Makes the plan; a person who comes here by a link is asked to press the button."""
    ctx = use_context()
    if screening_state(ctx, PERSON).advice_only:
        return redirect("screening-result")
    if load_profile(ctx, PERSON) is None:
        return redirect("profile")
    if request.method == "POST":
        try:
            make_programme(ctx, PERSON)
        except NotClearedError:
            return redirect("screening")
        return redirect("programme")
    return render(request, "programme/make.html", {"bare": True})


def _found(ctx: Context, session: str) -> tuple[Programme, date, PlannedSession]:
    """The plan, the day and the session; 404 where there is none."""
    programme = current_programme(ctx, PERSON)
    if programme is None:
        raise Http404(session)
    try:
        day, planned = find_session(programme, session)
    except InvalidInputError as error:
        raise Http404(session) from error
    return programme, day, planned


@require_safe
def session_page(request: HttpRequest, session: str) -> HttpResponse:
    """One session with its changes: swap, shorten, move, freeze."""
    ctx = use_context()
    programme, day, planned = _found(ctx, session)
    language = get_language() or "en"
    week = next(w for w in programme.weeks if any(d.date == day for d in w.days))
    today = local_date(ctx, PERSON)
    profile = load_profile(ctx, PERSON)
    facts = {
        **_session(ctx, planned, language),
        "day": day,
        "shorter": [m for m in SHORTER if m < planned.minutes],
        "days": [d.date for d in week.days if d.date != day and d.date >= today],
        "frozen": profile.frozen if profile else (),
        "changeable": planned.kind in ("main", "micro"),
    }
    return render(request, "programme/session.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
def swap(request: HttpRequest, session: str, item: int) -> HttpResponse:
    """Up to three exercises that may stand in for one, or the swap itself."""
    ctx = use_context()
    _programme, _day, planned = _found(ctx, session)
    if item >= len(planned.items):
        raise Http404(session)
    if request.method == "POST":
        chosen = request.POST.get("exercise", "")
        if chosen not in swaps(ctx, PERSON, session, item):
            messages.error(request, _("Choose one of the exercises that are offered."))
        else:
            _tell(request, swap_item(ctx, PERSON, session, item, chosen), _("Swapped."))
        return redirect("programme-session", session)
    language = get_language() or "en"
    offered = [(ctx.catalogue.get(e), ctx.catalogue.text(e, language)) for e in swaps(ctx, PERSON, session, item)]
    name = ctx.catalogue.text(planned.items[item].exercise, language).name
    return render(request, "programme/swap.html", {"offered": offered, "name": name, "session": planned})


@require_POST
def shorten(request: HttpRequest, session: str) -> HttpResponse:
    """Makes the session fit the minutes there are."""
    ctx = use_context()
    _programme, _day, planned = _found(ctx, session)
    raw = request.POST.get("minutes", "")
    if raw not in {str(m) for m in SHORTER if m < planned.minutes}:
        messages.error(request, _("Choose one of the lengths that are offered."))
    else:
        _tell(request, shorten_session(ctx, PERSON, session, int(raw)), _("Shortened. A few minutes count."))
    return redirect("programme-session", session)


@require_POST
def move(request: HttpRequest) -> HttpResponse:
    """Moves a day's sessions to another day of its week."""
    ctx = use_context()
    try:
        from_day = date.fromisoformat(request.POST.get("from", ""))
        to_day = date.fromisoformat(request.POST.get("to", ""))
    except ValueError:
        messages.error(request, _("Choose a day of the same week."))
        return redirect("programme")
    try:
        changed = move_day(ctx, PERSON, from_day, to_day)
    except InvalidInputError as error:
        messages.error(request, sentence_of(error))
        return redirect("programme")
    _tell(request, changed, _("Moved."))
    return redirect("programme")


@require_POST
def freeze(request: HttpRequest) -> HttpResponse:
    """Holds on to a favourite, or lets it go."""
    ctx = use_context()
    exercise = request.POST.get("exercise", "")
    hold = request.POST.get("hold") == "yes"
    try:
        freeze_exercise(ctx, PERSON, exercise, frozen=hold)
    except InvalidInputError as error:
        messages.error(request, f"{error.what}. {error.fix}")
    else:
        kept = _("It stays in your weeks wherever there is room for it.")
        messages.success(request, kept if hold else _("It may make room for others."))
    session = request.POST.get("session", "")
    return redirect("programme-session", session) if session.replace("-", "").isalnum() else redirect("programme")


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Takes back the last change by hand."""
    try:
        undo_change(use_context(), PERSON)
    except InvalidInputError:
        messages.info(request, _("There is nothing to undo."))
    else:
        messages.success(request, _("Undone."))
    return redirect("programme")


def _tell(request: HttpRequest, changed: Changed, done: str) -> None:
    """Says that a change was made, or why it was not."""
    if not changed.refused:
        messages.success(request, done)
        return
    reasons = " ".join(f"{one.what}." for one in changed.refused[:3])
    messages.error(request, _("Nothing was changed, because the plan would break one of its rules.") + f" {reasons}")
