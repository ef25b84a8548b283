"""Every address with a plan behind it, by its own sessions, items and exercises: no fault, and nothing is lost."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.life import a_life
from tests.planned import the_catalogue
from tests.plumbing.pages import door, person
from tests.unit.test_web_fuzz import FIELDS, PARTS, kept
from tests.unit.test_web_reports import told
from unhunch.records.model import Record
from unhunch.service.packs import Shelf
from unhunch.service.plans import days_of, require_programme

__all__ = ["door", "person"]
# One worker makes the plan, once.
pytestmark = pytest.mark.xdist_group("planned-fuzz")
ITEMS = (0, 1, 3, 99)
# Each example of these makes a plan or sets a paper.
SLOW = {"programme/make/", "reports/<slug:kind>/page.png", "reports/<slug:kind>/report.pdf"}
EXAMPLES = settings(
    max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@cache
def lived() -> tuple[tuple[Record, ...], tuple[str, ...], tuple[str, ...]]:
    """What somebody kept who did the first session of a plan of a week; the plan's sessions and exercises."""
    life = a_life()
    life.begin()
    sessions = [one for day in days_of(require_programme(life.ctx, life.person)) for one in day.sessions]
    life.do(next(one.id for one in sessions if one.kind != "walk"))
    exercises = {item.exercise for one in sessions for item in one.items}
    return tuple(life.ctx.store.records(life.person)), tuple(one.id for one in sessions), tuple(sorted(exercises))


def patterns() -> Iterator[str]:
    """Every page's address as it stands in the list, the player's with them."""
    from unhunch.web.pages.player import urlpatterns as players  # noqa: PLC0415 - Django has to be set up first
    from unhunch.web.urls import urlpatterns  # noqa: PLC0415 - the same

    yield from (str(one.pattern) for one in (*urlpatterns, *players) if isinstance(one, URLPattern))


def filled(pattern: str, parts: dict[str, str]) -> str:
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: parts[found[1]], pattern)


def words() -> st.SearchStrategy[str]:
    """What these forms take, and what they do not."""
    _, sessions, exercises = lived()
    days = ("2026-11-22", "2026-11-23", "2026-11-24", "2026-11-29", "2027-11-23")
    return st.sampled_from([*sessions, *exercises, *days, "yes", "no", "on", "0", "7", "20", "-1", "²"]) | st.text(
        max_size=20
    )


@cache
def quick_shelf() -> Shelf:
    """What there is to exercise with; a search for a plan stops early."""
    return Shelf(catalogue=the_catalogue())


@pytest.fixture
def planned(person: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> Client:
    """Somebody with that plan, on the evening of its first day."""
    monkeypatch.setattr("unhunch.web.context.use_shelf", quick_shelf)
    told(monkeypatch, tmp_path, lived()[0])
    return person


def test_the_plan_has_sessions_with_several_items(planned: Client) -> None:
    _, sessions, exercises = lived()
    assert min(len(sessions), len(exercises)) > max(ITEMS[:3])
    assert planned.get(f"/session/{sessions[-1]}/").status_code == 200


@pytest.mark.parametrize("pattern", sorted({*patterns()} - SLOW))
@EXAMPLES
@given(data=st.data())
def test_every_address_takes_anything_beside_a_plan(planned: Client, pattern: str, data: st.DataObject) -> None:
    send_anything(planned, pattern, data)


@pytest.mark.parametrize("pattern", sorted(SLOW))
@settings(EXAMPLES, max_examples=1)
@given(data=st.data())
def test_so_does_an_address_that_takes_its_time(planned: Client, pattern: str, data: st.DataObject) -> None:
    send_anything(planned, pattern, data)


def send_anything(client: Client, pattern: str, data: st.DataObject) -> None:
    _, sessions, exercises = lived()
    drawn = {"session": sessions, "item": [str(one) for one in ITEMS], "exercise": exercises}
    named = {name: data.draw(st.sampled_from(those)) for name, those in drawn.items() if f":{name}>" in pattern}
    path = filled(pattern, {**PARTS, **named})
    form = data.draw(st.dictionaries(st.sampled_from(FIELDS), words() | st.lists(words(), max_size=3), max_size=6))
    before = kept()
    assert client.post(path, form).status_code < 500
    assert client.get(path).status_code < 500
    assert kept()[: len(before)] == before


@pytest.mark.parametrize("item", ITEMS)
@EXAMPLES
@given(data=st.data())
def test_every_item_of_a_session_can_be_asked_for(planned: Client, item: int, data: st.DataObject) -> None:
    _, sessions, exercises = lived()
    path = f"/programme/{data.draw(st.sampled_from(sessions))}/swap/{item}/"
    before = kept()
    assert planned.get(path).status_code in {200, 302, 404}
    assert planned.post(path, {"exercise": data.draw(st.sampled_from(exercises))}).status_code in {302, 404, 422}
    assert kept()[: len(before)] == before
