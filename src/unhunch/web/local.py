"""Who may come in: requests for this very address, by the person who holds the link from the terminal."""

import os
import re
import secrets
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.core import signing
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from unhunch.errors import UnhunchError
from unhunch.service.feed import opens_feed
from unhunch.web.context import PERSON, use_context

Answer = Callable[[HttpRequest], HttpResponse]
COOKIE_DAYS = 400
# A calendar program carries no cookie, but the secret in this address.
_FEED = re.compile(r"/calendar/([A-Za-z0-9_-]{43})\.ics")
_SALT = "unhunch.local-person"


def issue_token(home: Path) -> str:
    """A new token for the link that opens unhunch once; the one before it stops working.

    Only its hash is kept, in the home folder, readable by its owner alone.

    Raises:
        OSError: the folder can't be written.
    """
    token = secrets.token_urlsafe(24)
    home.mkdir(parents=True, exist_ok=True)
    path = home / "link-token"
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(sha256(token.encode()).hexdigest())
    return token


def spend_token(home: Path, token: str) -> bool:
    """Whether the token was the one in force; if so, it is used up."""
    path = home / "link-token"
    try:
        kept = path.read_bytes()
    except OSError:
        return False
    if not secrets.compare_digest(kept, sha256(token.encode(errors="replace")).hexdigest().encode("ascii")):
        return False
    path.unlink(missing_ok=True)
    return True


def cookie_name() -> str:
    """The name of the person's cookie, apart for each port, since cookies know no ports."""
    return f"unhunch_{settings.UNHUNCH_HOSTS[0].partition(':')[2] or 'local'}"


def is_local_person(request: HttpRequest) -> bool:
    """Whether the request carries the cookie that the link gave."""
    if settings.UNHUNCH_OPEN_DOOR:
        return True
    value = request.COOKIES.get(cookie_name(), "")
    try:
        return bool(signing.loads(value, salt=_SALT, max_age=COOKIE_DAYS * 86400) == "local")
    except signing.BadSignature:
        return False


def _opens(secret: str) -> bool:
    """Whether the secret opens the calendar; while nobody can tell it does not, and no fault is shown to a stranger."""
    try:
        return opens_feed(use_context(), PERSON, secret)
    except (UnhunchError, DatabaseError):
        return False


def _welcome_in(request: HttpRequest) -> HttpResponse:
    """The answer to the link: the cookie, and the page without the token in its address."""
    response = HttpResponseRedirect("/today/")
    response.set_cookie(
        cookie_name(), signing.dumps("local", salt=_SALT), max_age=COOKIE_DAYS * 86400, httponly=True, samesite="Strict"
    )
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


class ExactHost:
    """Refuses every request that was not meant for this address and port, as DNS rebinding makes them."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page, or a plain refusal; nothing of the request is shown in it."""
        if request.META.get("HTTP_HOST", request.META.get("SERVER_NAME", "")) in settings.UNHUNCH_HOSTS:
            return self.get_response(request)
        refusal = "This address is not unhunch's. Open the link that ./run printed.\n"
        return HttpResponse(refusal, status=400, content_type="text/plain; charset=utf-8")


class LocalPerson:
    """Lets in only who opened the link from the terminal; everybody else gets a page that says so."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page, the way in through the link, or the closed door."""
        feed = _FEED.fullmatch(request.path)
        if feed is not None and not is_local_person(request):
            return self.get_response(request) if _opens(feed[1]) else HttpResponse(status=404)
        token = request.GET.get("token") if request.path == "/open/" else None
        if is_local_person(request):
            return HttpResponseRedirect("/today/") if token is not None else self.get_response(request)
        if token is not None and spend_token(settings.UNHUNCH_HOME, token):
            return _welcome_in(request)
        return render(request, "errors/closed.html", {"bare": True, "spent": token is not None}, status=403)
