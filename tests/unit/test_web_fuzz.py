"""Every address that takes a form, as the list of addresses has it: never a fault, and no record is ever lost."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.plumbing.pages import door, person
from tests.unit.test_web_forms import WORDS, screened

__all__ = ["door", "person"]
FIELDS = (
    "minutes", "score", "session", "on", "ids", "folder", "remove", "from", "to", "exercise", "hold", "pain_now",
    "age", "country", "language", "time_zone", "theme", "text_size", "go", "version", "EM-1", "pain_sites", "goal",
    "stood", "take-back", "put-back", "what", "practice", "use", "seconds", "felt", "weekdays", "moment", "ticked",
    "hours", "session-on", "session-day", "session-time", "habit", "every",
    "path", "keep", "cancel", "walks",
    "save", "agree", "object", "change", "activity-0",
)  # fmt: skip
PARTS = {
    "number": "3", "step": "week", "session": "x-1", "item": "0", "exercise": "chin-tuck", "topic": "heat",
    "name": "three/three.js", "version": "camera-x", "replay": "a-replay", "token": "a-token", "kind": "handout",
}  # fmt: skip
# Only this one takes records away, and only with a yes that is sent along.
DELETE = "/settings/delete/"


def addresses() -> Iterator[str]:
    """Every page's address, with an example in the place of each of its parts."""
    from unhunch.web.urls import urlpatterns  # noqa: PLC0415 - Django has to be set up first

    for one in urlpatterns:
        if isinstance(one, URLPattern):
            yield "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: PARTS[found[1]], str(one.pattern))


def kept() -> list[tuple[object, ...]]:
    from unhunch.store.models import Entry  # noqa: PLC0415 - Django has to be set up first

    return list(Entry.objects.order_by("id").values_list("id", "key", "kind", "payload"))


def test_the_list_holds_the_addresses_that_change_most(person: Client) -> None:
    assert {"/programme/make/", "/screening/start/", "/screening/emergency/mistake/", "/settings/export/"} <= {
        *addresses()
    }


@pytest.mark.parametrize("path", sorted(addresses()))
@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    form=st.dictionaries(st.sampled_from(FIELDS), st.one_of(WORDS, st.lists(WORDS, max_size=3)), max_size=6),
    is_screened=st.booleans(),
)
def test_every_address_takes_anything_and_keeps_what_was_there(
    person: Client, path: str, form: dict[str, Any], *, is_screened: bool
) -> None:
    if is_screened and not kept():
        screened(person)
    before = kept()
    assert person.post(path, form).status_code < 500
    assert person.get(path).status_code < 500
    assert kept()[: len(before)] == before
