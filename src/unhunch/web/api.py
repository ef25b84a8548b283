"""The JSON API: for the player a session's timeline, its events, its pain answers and its end; and reminders."""

import logging
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, URLResolver
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.utils import check_csrf

from unhunch.errors import InvalidInputError, NotClearedError, StoreError
from unhunch.records.model import ReplayRecord
from unhunch.service import replays
from unhunch.service import session as use
from unhunch.service.context import Context
from unhunch.service.settings import language_for, load_settings, local_date
from unhunch.service.words import Sentence, say
from unhunch.web import api_forms as form
from unhunch.web.api_answers import finished_out, opened_out
from unhunch.web.api_reminders import router as reminders_router
from unhunch.web.context import PERSON, use_context
from unhunch.web.replay_form import ReplayIn, ReplayOut

LOG = logging.getLogger("unhunch.web")
MAX_BODY = 256 * 1024


def local_person(request: HttpRequest) -> str:
    """The person whose door the request came through; refuses forged and oversized requests.

    The door itself is kept by the middleware; every changing request needs the page's CSRF token.
    """
    length = request.headers.get("Content-Length") or "0"
    if not length.isdecimal() or int(length) > MAX_BODY:
        raise HttpError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The request is too large.")
    if check_csrf(request) is not None:
        raise HttpError(HTTPStatus.FORBIDDEN, "The page was open too long. Load it again.")
    return PERSON


class PlainApi(NinjaAPI):
    """An API in which a wrong method is told as plainly as everything else that does not fit."""

    def _get_urls(self) -> list[URLResolver | URLPattern]:
        patterns = super()._get_urls()
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                pattern.callback = _plain_method(pattern.callback)
        return patterns


def _plain_method(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @csrf_exempt
    @wraps(view)
    def told(request: HttpRequest, *args: object, **facts: object) -> HttpResponse:
        answer = view(request, *args, **facts)
        if not isinstance(answer, HttpResponseNotAllowed):
            return answer
        allowed = answer.headers["Allow"]
        problem = _problem(request, answer.status_code, "this address does not take that method", fix=f"use {allowed}")
        problem.headers["Allow"] = allowed
        return problem

    return told


PROBLEMS = {frozenset({400, 403, 404, 413, 422, 503}): form.Problem}
api = PlainApi(
    title="unhunch player",
    version="1",
    auth=local_person,
    docs_url=None,
    openapi_url="openapi.json" if settings.DEBUG else None,
    urls_namespace="api",
)
api.add_router("/reminders", reminders_router)


@api.get("/sessions/{session_id}", response={200: form.StateOut, **PROBLEMS})
def session_state(request: HttpRequest, session_id: form.SessionId) -> form.StateOut:
    """The session as it was opened, with the step to go on at, where it is under way."""
    ctx = use_context()
    opened = use.resume_session(ctx, _person(request), session_id)
    if opened is None:
        return form.StateOut(state="new", opened=None)
    return form.StateOut(state="under-way", opened=opened_out(ctx, opened, _language(ctx)))


@api.post("/sessions/{session_id}/open", response={200: form.OpenedOut, **PROBLEMS})
def open_session(request: HttpRequest, session_id: form.SessionId, check: form.CheckIn) -> form.OpenedOut:
    """The session as it may be done now, after the questions before it."""
    ctx = use_context()
    answers = use.SessionCheck(
        pain_now=check.pain_now,
        anything_new=check.anything_new,
        unwell=check.unwell,
        site=check.site,
        short_sleep=check.short_sleep,
        stress=check.stress,
        ill=check.ill,
        blocks=check.blocks,
    )
    return opened_out(ctx, use.open_session(ctx, _person(request), session_id, answers), _language(ctx))


@api.post("/sessions/{session_id}/events", response={200: form.ReceivedOut, **PROBLEMS})
def record_events(request: HttpRequest, session_id: form.SessionId, batch: form.BatchIn) -> form.ReceivedOut:
    """The keys that are safely stored; sending the same events again changes nothing."""
    for place, event in enumerate(batch.events):
        if event.session != session_id:
            raise InvalidInputError(
                f"event {event.key} belongs to session {event.session}",
                where=f"events.{place}.session",
                fix=f"send it to /api/sessions/{event.session}/events",
            )
    events = tuple(use.PlayerEvent(**event.model_dump()) for event in batch.events)
    received = use.record_events(use_context(), _person(request), events)
    return form.ReceivedOut(keys=list(received.keys), new=received.new)


@api.post("/sessions/{session_id}/hurts", response={200: form.HurtsOut, **PROBLEMS})
def this_hurts(request: HttpRequest, session_id: form.SessionId, hurts: form.HurtsIn) -> form.HurtsOut:
    """What the traffic light says to do now."""
    ctx = use_context()
    said = use.Hurts(
        key=hurts.key,
        session=session_id,
        item=hurts.item,
        score=hurts.score,
        site=hurts.site,
        signs=hurts.signs,
        still_there=hurts.still_there,
        spread=hurts.spread,
    )
    answer = use.this_hurts(ctx, _person(request), said)
    return form.HurtsOut(light=answer.light, act=answer.act, instead=answer.instead, words=_said(ctx, answer.words))


@api.post("/sessions/{session_id}/replays", response={200: ReplayOut, **PROBLEMS})
def keep_replay(request: HttpRequest, session_id: form.SessionId, sent: ReplayIn) -> ReplayOut:
    """The replay, which is kept from now on; sending it again changes nothing."""
    ctx, person = use_context(), _person(request)
    day = local_date(ctx, person)
    value = ReplayRecord(session=session_id, day=day, **sent.model_dump())
    return ReplayOut(replay=sent.replay, new=replays.keep_replay(ctx, person, value))


@api.post("/sessions/{session_id}/finish", response={200: form.FinishedOut, **PROBLEMS})
def finish_session(request: HttpRequest, session_id: form.SessionId, last: form.FinishIn) -> form.FinishedOut:
    """What comes next; finishing twice answers the same."""
    ctx = use_context()
    done = use.finish_session(ctx, _person(request), session_id, worst=last.worst, effort=last.effort)
    return finished_out(ctx, done, _language(ctx))


@api.post("/sessions/{session_id}/stop", response={200: form.FinishedOut, **PROBLEMS})
def stop_session(request: HttpRequest, session_id: form.SessionId, stop: form.StopIn) -> form.FinishedOut:
    """What comes next, after breaking off."""
    ctx = use_context()
    return finished_out(ctx, use.stop_session(ctx, _person(request), session_id, stop.reason), _language(ctx))


@api.post("/sessions/{session_id}/next-day", response={200: form.FinishedOut, **PROBLEMS})
def answer_next_day(request: HttpRequest, session_id: form.SessionId, answer: form.NextDayIn) -> form.FinishedOut:
    """What comes next, after the 24-hour question."""
    ctx = use_context()
    done = use.answer_next_day(ctx, _person(request), session_id, score=answer.score, worse_sleep=answer.worse_sleep)
    return finished_out(ctx, done, _language(ctx))


def _person(request: HttpRequest) -> str:
    return str(getattr(request, "auth", PERSON))


def _language(ctx: Context) -> str:
    return language_for(ctx, load_settings(ctx, PERSON))


def _said(ctx: Context, sentences: tuple[Sentence, ...]) -> list[str]:
    language = _language(ctx)
    return [say(ctx.catalogue, sentence, language) for sentence in sentences]


def _problem(request: HttpRequest, status: int, what: str, *, where: str = "", fix: str = "") -> HttpResponse:
    return api.create_response(request, {"what": what, "where": where, "fix": fix}, status=status)


@api.exception_handler(InvalidInputError)
def _invalid(request: HttpRequest, error: InvalidInputError) -> HttpResponse:
    return _problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, error.what, where=error.where, fix=error.fix)


@api.exception_handler(NotClearedError)
def _not_cleared(request: HttpRequest, error: NotClearedError) -> HttpResponse:
    return _problem(request, HTTPStatus.FORBIDDEN, str(error), where="screening", fix="/screening/")


@api.exception_handler(StoreError)
def _not_stored(request: HttpRequest, error: StoreError) -> HttpResponse:
    LOG.error("store: %s", error)
    return _problem(request, HTTPStatus.SERVICE_UNAVAILABLE, error.what, where="store", fix=error.fix)


@api.exception_handler(DatabaseError)
def _no_database(request: HttpRequest, error: DatabaseError) -> HttpResponse:
    LOG.error("database: %s", error)
    return _problem(
        request, HTTPStatus.SERVICE_UNAVAILABLE, "the records can't be reached", where="store", fix="send it again"
    )


@api.exception_handler(ValidationError)
def _misfit(request: HttpRequest, error: ValidationError) -> HttpResponse:
    first = error.errors[0] if error.errors else {}
    where = ".".join(str(part) for part in first.get("loc", ()))
    return _problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, str(first.get("msg", "")), where=where)


@api.exception_handler(HttpError)
def _refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    return _problem(request, error.status_code, str(error))
