"""While an emergency answer stands, nothing else is shown."""

from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from unhunch.errors import UnhunchError
from unhunch.service.screening import screening_state
from unhunch.web.context import PERSON, use_context
from unhunch.web.failures import told_in_words

# The action and the ends of its lock; and the person's right to their settings and their own data.
OPEN_TO_ALL = ("/screening/emergency/", "/settings/", "/learn/safety/", "/api/", "/open/", "/calendar/")


class EmergencyStands:
    """Leads every page back to the emergency until the person was seen or took a mistaken tap back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page, kept by no cache: it is about somebody's health."""
        response = self.get_response(request)
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        return response

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """The way to the emergency page, where it stands."""
        # Today asks for itself what comes first, and shows the emergency before anything else.
        if request.path.startswith(OPEN_TO_ALL) or request.path == "/today/":
            return None
        try:
            locked = screening_state(use_context(), PERSON).lock is not None
        except (UnhunchError, DatabaseError) as error:
            return told_in_words(request, error)
        return redirect("emergency") if locked else None
