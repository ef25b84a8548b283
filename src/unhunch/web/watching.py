"""The running program's look at the desk, for itself and for open pages, where the extra `desktop` is installed."""

import os
import sys
from contextlib import AbstractContextManager, nullcontext
from functools import cache

from django.db import close_old_connections

from unhunch.desktop.background import Background
from unhunch.desktop.notify import find_notifier, has_extra
from unhunch.desktop.quiet import sense
from unhunch.desktop.zone import local_zone
from unhunch.service.announcing import Outcome, Watch
from unhunch.service.schedule import load_choices, schedule_of
from unhunch.web.context import PERSON, use_context


@cache
def use_watch() -> Watch:
    """What this process keeps in mind of pages that look and of what the system tells."""
    return Watch()


def watching() -> AbstractContextManager[object]:
    """The look every half minute for as long as the server runs; nothing without the extra."""
    if not has_extra():
        return nullcontext()
    return Background(look, float(use_context().catalogue.rules.number("reminders.app-every-s")))


def look() -> Outcome:
    """What came of one look: the system is asked while any reminder is on, and shows something only if wanted."""
    close_old_connections()
    try:
        ctx = use_context()
        choices = load_choices(ctx, PERSON)
        if not schedule_of(choices, ctx.catalogue).any_on:
            use_watch().forget()
            return "off"
        sensed = sense(sys.platform, os.environ)
        if not choices.desktop:
            use_watch().senses(ctx, sensed)
            return "off"
        notifier = find_notifier(sys.platform, extra=True)
        return use_watch().look(ctx, PERSON, notifier, sensed, local_zone(os.environ))
    finally:
        close_old_connections()
