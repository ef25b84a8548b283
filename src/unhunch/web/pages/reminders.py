"""Reminders: which, when and how quiet; paused, taken back, and as a calendar."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from unhunch.desktop.notify import has_extra
from unhunch.errors import InvalidInputError
from unhunch.export.calendar import NAME, person_calendar
from unhunch.service.context import Context
from unhunch.service.feed import has_feed, issue_feed, opens_feed, revoke_feed
from unhunch.service.reminder_rules import rule_row
from unhunch.service.reminders import held_until, pause, rarer_now, resume
from unhunch.service.schedule import Choices, can_undo, load_choices, save_choices, schedule_of, undo_choices
from unhunch.web.context import PERSON, use_context
from unhunch.web.reminder_form import fields_of, read

_STEP_MIN = 5
_DAY_H = 24


@require_http_methods(["GET", "HEAD", "POST"])
def reminders_page(request: HttpRequest) -> HttpResponse:
    """All of it on one page, kept with one button."""
    ctx = use_context()
    before = load_choices(ctx, PERSON)
    if request.method != "POST":
        return _show(request, ctx, before)
    asked = read(request.POST, before)
    if asked.problem:
        return _show(request, ctx, before, error=asked.problem)
    try:
        save_choices(ctx, PERSON, asked.raw)
    except InvalidInputError:
        return _show(request, ctx, before, error=_("Enter times as hours and minutes, as in 18:00."))
    messages.success(request, _("Your reminders are kept."))
    return redirect("reminders")


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Takes the last change back."""
    if undo_choices(use_context(), PERSON):
        messages.success(request, _("It is as it was before."))
    return redirect("reminders")


@require_POST
def pause_page(request: HttpRequest) -> HttpResponse:
    """Pauses everything, or goes on."""
    ctx = use_context()
    hours = request.POST.get("hours", "")
    if hours == "0":
        resume(ctx, PERSON)
        messages.success(request, _("Reminders are back on."))
        return redirect("reminders")
    try:
        pause(ctx, PERSON, int(hours) if hours.isascii() and hours.isdecimal() else -1)
    except InvalidInputError:
        messages.error(request, _("Choose one of the pauses."))
    else:
        messages.success(request, _("Paused. It switches itself back on."))
    return redirect("reminders")


@require_safe
def calendar_page(request: HttpRequest) -> HttpResponse:
    """The calendar file to save."""
    data = person_calendar(use_context(), PERSON)
    return _calendar(data, {"Content-Disposition": f'attachment; filename="{NAME}"'})


@require_POST
def feed_page(request: HttpRequest) -> HttpResponse:
    """Makes a new private address, which is shown this once, or takes it away."""
    ctx = use_context()
    if request.POST.get("go") != "new":
        revoke_feed(ctx, PERSON)
        messages.success(request, _("The private address is gone. No calendar can read it any more."))
        return redirect("reminders")
    token = issue_feed(ctx, PERSON)
    address = request.build_absolute_uri(reverse("calendar-feed", args=[token]))
    response = _show(request, ctx, load_choices(ctx, PERSON), address=address)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar to who knows the secret in the address, and nothing to anybody else."""
    ctx = use_context()
    if not opens_feed(ctx, PERSON, token):
        return HttpResponse(status=404, content_type="text/plain; charset=utf-8")
    return _calendar(person_calendar(ctx, PERSON), {"Referrer-Policy": "no-referrer"})


def _calendar(data: bytes, headers: dict[str, str]) -> HttpResponse:
    return HttpResponse(data, content_type="text/calendar; charset=utf-8", headers=headers)


def _show(request: HttpRequest, ctx: Context, chosen: Choices, *, error: str = "", address: str = "") -> HttpResponse:
    rules = ctx.catalogue.rules
    low, high = (int(str(end)) for end in rule_row(rules, "break-every-range-min"))
    facts = {
        **fields_of(chosen),
        "any_on": schedule_of(chosen, ctx.catalogue).any_on,
        "error": error,
        "minutes": range(low, high + 1, _STEP_MIN),
        "can_undo": can_undo(ctx, PERSON),
        "held_until": held_until(ctx, PERSON),
        "pauses": [(int(str(hours)), _pause_words(int(str(hours)))) for hours in rule_row(rules, "pauses-h")],
        "rarer": bool(rarer_now(ctx, PERSON)),
        "has_feed": has_feed(ctx, PERSON),
        "address": address,
        "has_extra": has_extra(),
        "install_part": "./run desktop",
        "set_timer": "unhunch reminders install",
    }
    return render(request, "settings/reminders.html", facts, status=422 if error else 200)


def _pause_words(hours: int) -> str:
    if hours < _DAY_H:
        return ngettext("For an hour", "For %(n)s hours", hours) % {"n": hours}
    if hours < 7 * _DAY_H:
        return ngettext("For a day", "For %(n)s days", hours // _DAY_H) % {"n": hours // _DAY_H}
    weeks = hours // (7 * _DAY_H)
    return ngettext("For a week", "For %(n)s weeks", weeks) % {"n": weeks}
