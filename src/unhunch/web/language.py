"""The person's language and time zone, for the length of one request."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from unhunch.errors import UnhunchError
from unhunch.service.settings import language_for, load_settings
from unhunch.web.context import PERSON, use_context
from unhunch.web.failures import told_in_words


class PersonsLanguage:
    """Speaks each page in the language that the person chose, and shows times in their zone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """Reads the settings once and keeps them on the request; a broken store is told by its own page."""
        try:
            ctx = use_context()
            chosen = load_settings(ctx, PERSON)
        except (UnhunchError, DatabaseError) as error:
            return told_in_words(request, error)
        request.chosen = chosen  # type: ignore[attr-defined]  # the request carries it to the frame
        translation.activate(language_for(ctx, chosen))
        timezone.activate(ZoneInfo(chosen.time_zone))
        return None
