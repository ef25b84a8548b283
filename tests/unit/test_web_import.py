"""An export on its page: looked at, brought in, left; nothing before somebody says so."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.contract.stores import AT, pain, record
from tests.plumbing.pages import door, person
from unhunch.export.bundle import export_json
from unhunch.records.model import Record, WalkRecord
from unhunch.store.memory import MemoryStore

__all__ = ["door", "person"]
PAGE = "/settings/import/"
PAIN, WALK = record("a", pain(3)), record("b", WalkRecord(day=AT.date(), minutes=20.0))


def saved(*records: Record, of: str = "local") -> bytes:
    store = MemoryStore()
    store.append(of, records)
    return export_json(store, of, AT)


def sent(client: Client, data: bytes) -> Any:
    return client.post(PAGE, {"file": SimpleUploadedFile("export.json", data)}, follow=True)


def held(shown: Any) -> str:
    return str(shown.context["look"]["id"])


def keys() -> list[str]:
    from unhunch.store.models import Entry  # noqa: PLC0415 - Django has to be set up first

    return list(Entry.objects.order_by("id").values_list("key", flat=True))


def keep(*records: Record) -> None:
    from unhunch.web.context import PERSON, use_context  # noqa: PLC0415 - Django has to be set up first

    use_context().store.append(PERSON, records)


def looked_at(home: Path) -> list[Path]:
    return list((home / "looked-at").iterdir())


def test_what_a_file_would_bring_is_shown_by_kind_and_nothing_is_stored(person: Client) -> None:
    page = sent(person, saved(PAIN, WALK)).content.decode()
    for said in ("2 records of 23 November 2026.", "all of it would be added", "pain scores", "walks", "Bring it in"):
        assert said in page
    assert ("These records are mine" in page, keys()) == (False, [])


def test_a_yes_brings_it_in_and_nothing_stays_held(person: Client, tmp_path: Path) -> None:
    answer = person.post(PAGE, {"keep": held(sent(person, saved(PAIN, WALK)))})
    assert (answer.headers["location"], keys(), looked_at(tmp_path)) == ("/today/", ["a", "b"], [])


def test_it_can_be_left(person: Client, tmp_path: Path) -> None:
    look = held(sent(person, saved(PAIN)))
    person.post(PAGE, {"cancel": "yes"})
    assert looked_at(tmp_path) == []
    shown = person.post(PAGE, {"keep": look})
    assert (shown.status_code, "not held any more" in shown.content.decode(), keys()) == (422, True, [])


def test_into_an_empty_store_delete_everything_is_the_way_back(person: Client) -> None:
    page = sent(person, saved(PAIN)).content.decode()
    assert ("takes it all back" in page, 'action="/settings/export/"' in page) == (True, False)


def test_where_records_are_here_what_is_here_can_be_saved_first(person: Client) -> None:
    keep(PAIN)
    page = sent(person, saved(PAIN, WALK)).content.decode()
    assert "1 of them is here already. 1 would be added." in page
    assert ("delete everything and import" in page, 'action="/settings/export/"' in page) == (True, True)


def test_what_is_here_already_needs_no_yes(person: Client) -> None:
    keep(PAIN, WALK)
    page = sent(person, saved(PAIN)).content.decode()
    assert ("Nothing would change" in page, "Bring it in" in page) == (True, False)


def test_another_history_is_shown_with_why_it_can_not_come_and_a_way_to_save_this_one(person: Client) -> None:
    keep(record("other"))
    shown = sent(person, saved(PAIN, WALK))
    page = shown.content.decode()
    assert ("two histories" in page, "Bring it in" in page, 'action="/settings/export/"' in page) == (True, False, True)
    assert person.post(PAGE, {"keep": held(shown)}).status_code == 422
    assert keys() == ["other"]


def test_another_persons_needs_a_word_and_is_shown_again_without_it(person: Client) -> None:
    shown = sent(person, saved(PAIN, of="else"))
    assert "These records are mine" in shown.content.decode()
    again = person.post(PAGE, {"keep": held(shown)})
    assert (again.status_code, "Say that they are yours" in again.content.decode(), keys()) == (422, True, [])
    person.post(PAGE, {"keep": held(again), "adopt": "yes"})
    assert keys() == ["a"]


def test_what_was_stored_since_the_look_is_not_mixed_with_it(person: Client) -> None:
    shown = sent(person, saved(PAIN, WALK))
    keep(record("since"))
    again = person.post(PAGE, {"keep": held(shown)})
    assert (again.status_code, "two histories" in again.content.decode(), keys()) == (422, True, ["since"])


@pytest.mark.parametrize("data", [b"{", b"[]", b"\xff", saved(PAIN)[:-90], saved(PAIN).replace(b"pain", b"gain")])
def test_a_file_that_can_not_be_used_holds_nothing_and_says_why(person: Client, tmp_path: Path, data: bytes) -> None:
    shown = sent(person, data)
    assert (shown.status_code, 'id="file-error"' in shown.content.decode()) == (422, True)
    assert (keys(), (tmp_path / "looked-at").exists()) == ([], False)


def test_a_name_out_of_the_file_is_no_markup(person: Client) -> None:
    raw = json.loads(saved(PAIN))
    raw["records"][0]["<b>x</b>"] = 1
    text = json.dumps(raw["records"], sort_keys=True, separators=(",", ":"))
    from hashlib import sha256  # noqa: PLC0415

    page = sent(person, json.dumps({**raw, "sha256": sha256(text.encode()).hexdigest()}).encode()).content.decode()
    assert ("A record in this file can" in page, "<b>x</b>" in page) == (True, False)


def test_without_a_file_the_page_asks_for_one(person: Client) -> None:
    shown = person.post(PAGE, {})
    assert (shown.status_code, "Choose the file that unhunch exported" in shown.content.decode()) == (422, True)


@pytest.mark.parametrize("name", ["0" * 32, "../../etc/passwd"])
def test_what_is_looked_at_no_more_is_said_so(person: Client, name: str) -> None:
    shown = person.get(PAGE, {"look": name})
    assert (shown.status_code, "not held any more" in shown.content.decode()) == (422, True)


@pytest.mark.parametrize(("language", "said"), [("de", "2 Einträge vom"), ("es", "2 registros del")])
def test_it_is_said_in_the_persons_language(person: Client, language: str, said: str) -> None:
    keep(PAIN)
    person.post("/settings/", {"language": language})
    assert said in sent(person, saved(PAIN, WALK)).content.decode()
    assert "JSON" in sent(person, b"{").content.decode()
