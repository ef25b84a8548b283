"""When something does not work: a plain page that says what happened and what to do."""

import logging
from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.shortcuts import render

from unhunch.errors import InvalidInputError, NotClearedError, StoreError

LOG = logging.getLogger("unhunch.web")


def _page(request: HttpRequest, name: str, status: int, **facts: object) -> HttpResponse:
    """One of the plain pages; the API gets the same facts as JSON."""
    if request.path.startswith("/api/"):
        return JsonResponse({"error": name, **{k: str(v) for k, v in facts.items()}}, status=status)
    return render(request, f"errors/{name}.html", {"bare": True, **facts}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for a request that makes no sense."""
    return _page(request, "400", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for something that is not allowed."""
    return _page(request, "403", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for an address that leads nowhere."""
    return _page(request, "404", 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for a fault of ours; it needs no store, because the store may be the fault."""
    return _page(request, "500", 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form that was open too long or came from elsewhere."""
    return _page(request, "csrf", 403)


class PlainFailures:
    """Turns what the use cases raise into pages: once, here, for every page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page as it is; where the address knows no such method, one that says so."""
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not request.path.startswith("/api/"):
            told = _page(request, "405", 405)
            told.headers["Allow"] = response.headers["Allow"]
            return told
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for an error that has words of its own; None leaves it to the 500 page."""
        return told_in_words(request, error)


def told_in_words(request: HttpRequest, error: Exception) -> HttpResponse | None:
    """The page for an error that has words of its own, or None."""
    if isinstance(error, StoreError):
        LOG.error("store: %s", error)
        return _page(request, "store", 503, what=error.what, fix=error.fix)
    if isinstance(error, NotClearedError):
        if request.path.startswith("/api/"):
            return _page(request, "403", 403, fix="/screening/")
        return HttpResponseRedirect("/screening/")
    if isinstance(error, InvalidInputError):
        return _page(request, "400", 400, what=error.what, fix=error.fix)
    if isinstance(error, DatabaseError):
        LOG.error("database: %s", error)
        return _page(request, "store", 503, what="", fix="")
    return None
