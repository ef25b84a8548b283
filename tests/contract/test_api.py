import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import django
import pytest
import schemathesis
from django.test import Client, override_settings
from hypothesis import HealthCheck, settings

from tests.cast import NOON
from tests.plumbing.player_server import seed
from unhunch.catalogue import load_catalogue
from unhunch.service.clock import FixedClock
from unhunch.service.context import Context
from unhunch.service.programme import current_programme
from unhunch.service.session import session_under_way
from unhunch.store.memory import MemoryStore

django.setup()

from unhunch.web.api import MAX_BODY, api  # noqa: E402 - Django has to be set up first
from unhunch.web.context import PERSON  # noqa: E402 - the same

schema = schemathesis.openapi.from_dict(api.get_openapi_schema(path_prefix="/api/"))
CHECK = {"pain_now": 1, "anything_new": "no", "unwell": False}
Post = Callable[[str, object], Any]


@pytest.fixture(scope="module")
def seeded() -> Context:
    """A person who is screened and has a plan, in memory."""
    ctx = Context(store=MemoryStore(), clock=FixedClock(at=NOON), catalogue=load_catalogue(), home=Path("/nonexistent"))
    seed(ctx, PERSON)
    return ctx


@pytest.fixture
def ctx(seeded: Context) -> Context:
    """The same person, for one test alone."""
    store = MemoryStore()
    store.append(PERSON, seeded.store.records(PERSON))
    return replace(seeded, store=store)


@pytest.fixture
def door(ctx: Context, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """A client of the local person."""
    for room in ("api", "api_reminders", "language"):
        monkeypatch.setattr(f"unhunch.web.{room}.use_context", lambda: ctx)
    with override_settings(UNHUNCH_OPEN_DOOR=True, UNHUNCH_HOSTS=("testserver",), ALLOWED_HOSTS=["testserver"]):
        yield Client(raise_request_exception=False)


@pytest.fixture
def session_id(ctx: Context) -> str:
    made = current_programme(ctx, PERSON)
    assert made is not None
    day = next(one for one in made.weeks[0].days if one.date == date(2026, 11, 23))
    return next(one.id for one in day.sessions if one.kind == "micro")


@pytest.fixture
def post(door: Client) -> Post:
    def send(path: str, body: object) -> Any:
        return door.post(f"/api/sessions/{path}", json.dumps(body), content_type="application/json")

    return send


def _set(session: str, key: str = "k:1", **facts: object) -> dict[str, object]:
    event = {
        "key": key, "at": "2026-11-23T09:00:00+00:00", "session": session, "kind": "set",
        "item": 0, "exercise": "chin-tuck", "set": 1, "level": 1, "repetitions": 5,
    }  # fmt: skip
    return event | facts


def _plain(answer: Any) -> bool:
    body = answer.json()
    return isinstance(body, Mapping) and {"what", "where", "fix"} <= set(body) and bool(body["what"])


def _send(door: Client, case: Any) -> Any:
    kwargs = case.as_transport_kwargs()
    body = kwargs.get("json", kwargs.get("data", b""))
    raw = body if isinstance(body, bytes | str) else json.dumps(body)
    return door.generic(case.method, case.formatted_path, raw, content_type="application/json")


@schema.parametrize()
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_request_of_whatever_shape_is_a_fault_of_ours(case: Any, door: Client) -> None:
    answer = _send(door, case)
    assert answer.status_code < 500
    assert answer.status_code < 400 or _plain(answer)


@schema.parametrize()
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_sent_to_an_open_session_is_a_fault_of_ours(
    case: Any, door: Client, session_id: str, post: Post, ctx: Context
) -> None:
    # Nearly all that is sent leaves it open; opening takes ten times as long as looking.
    if session_under_way(ctx, PERSON) is None:
        post(f"{session_id}/open", CHECK)
    case.path_parameters = {"session_id": session_id}
    answer = _send(door, case)
    assert answer.status_code < 500
    assert answer.status_code < 400 or _plain(answer)


def test_the_same_set_sent_twice_is_stored_once(post: Post, session_id: str) -> None:
    post(f"{session_id}/open", CHECK)
    first = post(f"{session_id}/events", {"events": [_set(session_id)]})
    second = post(f"{session_id}/events", {"events": [_set(session_id)]})
    assert (first.json()["new"], second.json()["new"]) == (1, 0)
    assert first.json()["keys"] == second.json()["keys"] == ["k:1"]


def test_a_batch_with_one_bad_event_stores_nothing(post: Post, session_id: str) -> None:
    post(f"{session_id}/open", CHECK)
    bad = _set(session_id, "k:2", exercise="no-such-move")
    answer = post(f"{session_id}/events", {"events": [_set(session_id), bad]})
    assert answer.status_code == 422
    assert post(f"{session_id}/events", {"events": [_set(session_id)]}).json()["new"] == 1


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("{id}/open", {"pain_now": 11, "anything_new": "no", "unwell": False}, 422),
        ("{id}/open", {"pain_now": True, "anything_new": "no", "unwell": False}, 422),
        ("{id}/open", {"pain_now": 1, "anything_new": "no", "unwell": False, "more": 1}, 422),
        ("{id}/open", {"pain_now": 1}, 422),
        ("{id}/events", {"events": []}, 422),
        ("{id}/hurts", {"key": "k", "item": 0, "score": 3}, 422),
        ("{id}/finish", {"worst": 3}, 422),
        ("2020-01-01-main-1/open", CHECK, 422),
    ],
)
def test_what_does_not_fit_is_told_plainly(
    post: Post, session_id: str, path: str, body: Mapping[str, object], status: int
) -> None:
    answer = post(path.format(id=session_id), body)
    assert answer.status_code == status
    assert _plain(answer)


def test_broken_json_is_told_plainly(door: Client, session_id: str) -> None:
    answer = door.post(f"/api/sessions/{session_id}/open", "{", content_type="application/json")
    assert answer.status_code == 400
    assert _plain(answer)


def test_a_body_that_is_too_large_is_refused_before_it_is_read(door: Client, session_id: str) -> None:
    answer = door.post(f"/api/sessions/{session_id}/open", " " * (MAX_BODY + 1), content_type="application/json")
    assert answer.status_code == 413
    assert _plain(answer)


def test_a_request_from_another_page_is_refused(door: Client, session_id: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(f"/api/sessions/{session_id}/open", json.dumps(CHECK), content_type="application/json")
    assert answer.status_code == 403


def test_an_event_of_another_session_is_refused_with_its_place(post: Post, session_id: str) -> None:
    post(f"{session_id}/open", CHECK)
    answer = post(f"{session_id}/events", {"events": [_set("2020-01-01-main-1")]})
    assert answer.json()["where"] == "events.0.session"
