"""A row that can't be read in a sound file: a page that says so with a way out, and everything can be taken out."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.plumbing.pages import door, person
from unhunch.errors import StoreError
from unhunch.service.kept import WAY_OUT

__all__ = ["door", "person"]
PAGES = ("/today/", "/programme/", "/progress/", "/settings/", "/settings/reminders/", "/settings/export/")
ROWS: dict[str, tuple[str, str, Any]] = {
    "a field nobody knows": ("note", "settings", {"kind": "settings", "day": "2026-11-23", "surprise": 1}),
    "no object": ("note", "settings", "words"),
    "a kind nobody knows": ("horoscope", "", {}),
    "a field missing": ("screening", "", {"facts": {}}),
    "settings of another shape": (
        "note", "settings", {"kind": "settings", "day": "2026-11-23", "facts": {"theme": ["a", "list"]}},
    ),
    "reminders of another shape": (
        "note", "reminders", {"kind": "reminders", "day": "2026-11-23", "facts": {"session": "at six"}},
    ),
    "a plan of another shape": ("plan", "", {"programme": {"weeks": 3}, "reason": "made"}),
    "a profile of another shape": ("profile", "", {"profile": {"pain_now": "a lot"}}),
}  # fmt: skip


def store_row(kind: str, topic: str, payload: Any) -> None:
    from django.utils.timezone import now  # noqa: PLC0415 - Django has to be set up first

    from unhunch.store.models import Entry  # noqa: PLC0415 - the same

    Entry.objects.create(clinic="local", person="local", key="bad", kind=kind, topic=topic, at=now(), payload=payload)


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_no_page_blames_the_person_and_one_at_least_says_what_to_do(person: Client, row: tuple[str, str, Any]) -> None:
    store_row(*row)
    answers = [person.post(path) if "export" in path else person.get(path) for path in PAGES]
    assert {answer.status_code for answer in answers} <= {200, 302, 503}
    told = [answer.content.decode() for answer in answers if answer.status_code == 503]
    assert all("./run mend" in page and "export --raw" in page for page in told)
    assert told


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_everything_can_be_taken_out_as_it_stands(person: Client, row: tuple[str, str, Any]) -> None:
    from unhunch.export.raw import raw_json  # noqa: PLC0415 - Django has to be set up first
    from unhunch.service.clock import clock_from_environment  # noqa: PLC0415 - the same
    from unhunch.store.rows import stored_rows  # noqa: PLC0415 - the same

    store_row(*row)
    taken = json.loads(raw_json(stored_rows(person="local"), "local", clock_from_environment().now()))
    assert [(one["key"], one["kind"], json.loads(one["payload"])) for one in taken["rows"]] == [("bad", row[0], row[2])]


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_each_of_them_is_found_when_the_records_are_looked_over(person: Client, row: tuple[str, str, Any]) -> None:
    from tests.planned import the_catalogue  # noqa: PLC0415 - Django has to be set up first
    from unhunch.service.usable import require_usable  # noqa: PLC0415 - the same
    from unhunch.store.rows import salvage, stored_rows  # noqa: PLC0415 - the same

    store_row(*row)
    found = salvage(stored_rows(), lambda record: require_usable(record, the_catalogue()))
    assert (len(found.faults), found.sound) == (1, {})


def test_the_store_says_which_record_it_is(person: Client) -> None:
    from unhunch.records.model import NoteRecord  # noqa: PLC0415 - Django has to be set up first
    from unhunch.web.context import PERSON, use_context  # noqa: PLC0415 - the same

    store_row(*ROWS["a field nobody knows"])
    store = use_context().store
    with pytest.raises(StoreError, match="bad") as told:
        list(store.records(PERSON))
    assert told.value.fix == WAY_OUT
    with pytest.raises(StoreError, match="bad"):
        store.latest(PERSON, NoteRecord)
