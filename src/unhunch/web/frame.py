"""What stands on every page: the theme, the size of the text, the tabs."""

from django.db import DatabaseError
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from unhunch.errors import UnhunchError
from unhunch.service.reminder_rules import rule_minutes
from unhunch.service.schedule import load_schedule
from unhunch.web.context import PERSON, use_context

TABS = (
    ("today", "/today/", _("Today")),
    ("programme", "/programme/", _("Programme")),
    ("exercises", "/exercises/", _("Exercises")),
    ("learn", "/learn/", _("Learn")),
    ("progress", "/progress/", _("Progress")),
)


def _reminders() -> dict[str, object]:
    """What the page that looks for reminders has to know; empty where none is on, or nobody can tell."""
    ctx = use_context()
    try:
        is_on = load_schedule(ctx, PERSON).any_on
    except (UnhunchError, DatabaseError):
        is_on = False
    if not is_on:
        return {}
    rules = ctx.catalogue.rules
    return {
        "away_s": int(rule_minutes(rules, "away-after-min").total_seconds()),
        "snooze_min": rules.number("reminders.snooze-min"),
        "moment_s": rules.number("reminders.moment-s"),
    }


def frame(request: HttpRequest) -> dict[str, object]:
    """The frame's facts; a page with `bare` shows no tabs."""
    chosen = getattr(request, "chosen", None)
    return {
        "reminders": chosen is not None and SimpleLazyObject(_reminders),
        "theme": getattr(chosen, "theme", "auto"),
        "text_size": getattr(chosen, "text_size", "normal"),
        "lang": get_language() or "en",
        "tabs": [
            {"icon": icon, "href": href, "name": name, "here": request.path.startswith(href)}
            for icon, href, name in TABS
        ],
        "on_settings": request.path.startswith("/settings/"),
    }
