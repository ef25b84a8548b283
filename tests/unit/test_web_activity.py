"""Walks from a file on their page: looked at, kept, taken back; nothing before somebody says so."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.activity_files import apple, gpx, workout, zipped
from tests.plumbing.pages import door, person

__all__ = ["door", "person"]
PAGE = "/settings/import/activity/"
AGO = datetime.now(UTC).replace(hour=9, minute=0, second=0, microsecond=0) - timedelta(days=2)
TRACK = gpx([(10.0, 13.9)] * 180, start=AGO)


def sent(client: Client, content: bytes, **headers: str) -> Any:
    return client.post(PAGE, {"file": SimpleUploadedFile("walks", content)}, headers=headers)


def looked(client: Client, content: bytes) -> str:
    """The page that says what the file would bring."""
    return client.get(sent(client, content)["Location"]).content.decode()


def value_of(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None
    return found[1]


def kinds() -> list[str]:
    from unhunch.store.models import Entry  # noqa: PLC0415 - Django has to be set up first

    return list(Entry.objects.order_by("id").values_list("kind", flat=True))


def test_a_file_is_looked_at_and_nothing_is_kept(person: Client) -> None:
    page = looked(person, zipped(apple(workout(AGO), workout(AGO + timedelta(hours=3), kind="Running"))))
    assert ("What this Apple Health file would bring" in page, "1 walk on" in page, kinds()) == (True, True, [])
    assert "1 recorded as something other than walking or hiking" in page


def test_its_walks_are_kept_with_one_button_and_taken_back_with_another(person: Client) -> None:
    page = looked(person, apple(workout(AGO)))
    assert (
        "1 walk is kept, 30 minutes."
        in person.post(PAGE, {"keep": value_of(page, "keep")}, follow=True).content.decode()
    )
    listed = person.get(PAGE).content.decode()
    back = person.post(PAGE, {"take-back": value_of(listed, "take-back")}, follow=True).content.decode()
    assert ("Take back" in listed, "Take back" in back) == (True, False)
    assert kinds() == ["import", "walk", "import"]


def test_what_the_file_calls_nothing_needs_the_persons_yes(person: Client) -> None:
    page = looked(person, TRACK)
    name = value_of(page, "keep")
    assert person.post(PAGE, {"keep": name}).status_code == 422
    assert kinds() == []
    assert person.post(PAGE, {"keep": name, "walks": "yes"}).status_code == 302
    assert kinds() == ["import", "walk"]


def test_a_look_can_be_left_alone(person: Client) -> None:
    page = looked(person, TRACK)
    person.post(PAGE, {"cancel": "yes"})
    assert person.post(PAGE, {"keep": value_of(page, "keep"), "walks": "yes"}).status_code == 422


def test_a_file_can_be_named_by_its_path(person: Client, tmp_path: Path) -> None:
    (tmp_path / "a walk.gpx").write_bytes(TRACK)
    answer = person.post(PAGE, {"path": str(tmp_path / "a walk.gpx")})
    assert "GPX" in person.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("path", ["", "/no/such/file", "~nobody-of-that-name/x", "/dev/zero", "/"])
def test_a_path_that_leads_nowhere_says_so(person: Client, path: str) -> None:
    answer = person.post(PAGE, {"path": path})
    assert answer.status_code == 422
    assert 'role="alert" id="file-error" data-upload-error>' in answer.content.decode()


@pytest.mark.parametrize("content", [b"hello", apple(workout())[:-9], TRACK[:900]])
def test_a_file_that_cannot_be_used_keeps_nothing_and_says_so(person: Client, content: bytes) -> None:
    answer = sent(person, content)
    assert (answer.status_code, kinds()) == (422, [])
    assert "nothing was kept" in answer.content.decode()


def test_why_a_file_cannot_be_used_is_said_in_the_persons_language_too(person: Client) -> None:
    person.post("/settings/", {"language": "de"})
    assert "unhunch keine Spaziergänge" in sent(person, b"<html></html>").content.decode()


def test_progress_says_what_was_walked_and_leads_here_also_before_the_first_session(person: Client) -> None:
    assert f'href="{PAGE}"' in person.get("/progress/").content.decode()
    page = looked(person, apple(workout(AGO)))
    person.post(PAGE, {"keep": value_of(page, "keep")})
    assert "Last 28 days: 30 minutes walked." in person.get("/progress/").content.decode()


def test_a_script_that_sends_a_file_is_told_where_to_go_on(person: Client) -> None:
    assert b'"next": "/settings/import/activity/?look=' in sent(person, TRACK, accept="application/json").content
    assert b'"error": "This file can' in sent(person, b"hello", accept="application/json").content


def test_what_is_looked_at_no_more_is_said_so(person: Client) -> None:
    answer = person.get(f"{PAGE}?look=../../etc/passwd")
    assert (answer.status_code, "not held any more" in answer.content.decode()) == (422, True)


def test_settings_lead_there(person: Client) -> None:
    assert f'href="{PAGE}"' in person.get("/settings/").content.decode()


@pytest.mark.parametrize(("language", "said"), [("de", "1 Spaziergang am"), ("es", "1 paseo el")])
def test_it_is_said_in_the_persons_language(person: Client, language: str, said: str) -> None:
    person.post("/settings/", {"language": language})
    assert said in looked(person, apple(workout(AGO)))
