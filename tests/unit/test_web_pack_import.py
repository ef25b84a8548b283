"""A file of another collection on the page of packs: looked at, added only then, and taken away again."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.exercise_files import fed, file_of
from tests.plumbing.pages import door, person

__all__ = ["door", "person"]
PAGE = "/settings/packs/"
EVIL = "<b>Reach</b>"
LEFT = fed(name="Big Pull", id="b", equipment="barbell")


def look(person: Client, data: bytes) -> Any:
    sent = {"look": "yes", "file": SimpleUploadedFile("exercises.json", data)}
    return person.post(PAGE, sent, follow=True)


def held(shown: Any) -> str:
    return str(shown.context["look"]["id"])


def test_what_a_file_would_add_is_shown_with_what_it_leaves_out_and_nothing_is_added(
    person: Client, tmp_path: Path
) -> None:
    page = look(person, file_of(fed(), LEFT)).content.decode()
    assert not (tmp_path / "packs").exists()
    assert "1 exercise would be added." in page
    assert "Thread and Reach" in page
    assert "Big Pull (barbell)" in page


def test_a_yes_adds_the_pack_and_nothing_stays_held(person: Client, tmp_path: Path) -> None:
    person.post(PAGE, {"keep": held(look(person, file_of(fed())))})
    assert [one.name for one in (tmp_path / "packs").iterdir()] == ["free-exercise-db"]
    assert list((tmp_path / "looked-at").iterdir()) == []


@pytest.fixture
def added(person: Client) -> Client:
    """Somebody who added a file with one exercise, whose name is not harmless."""
    person.post(PAGE, {"keep": held(look(person, file_of(fed(name=EVIL))))})
    return person


def test_it_says_where_it_is_from_and_whom_to_ask_and_its_name_is_no_markup(added: Client) -> None:
    page, listed = (added.get(path).content.decode() for path in ("/exercises/fed-thread-and-reach/", "/exercises/"))
    assert "Not judged by unhunch: ask your therapist before you do it." in page
    assert "public domain by the Unlicense" in page
    assert listed.count("only if prescribed") == 1
    assert EVIL not in page + listed
    assert "fed-thread-and-reach" not in added.get("/profile/rest/").content.decode()


def test_ours_say_nothing_of_the_kind(person: Client) -> None:
    assert "Not judged by unhunch" not in person.get("/exercises/plank/").content.decode()


def test_a_second_file_brings_only_what_is_new_and_each_pack_goes_as_every_pack_does(
    added: Client, tmp_path: Path
) -> None:
    shown = look(added, file_of(fed(name=EVIL), fed(name="Other Reach", id="Other")))
    added.post(PAGE, {"keep": held(shown)})
    assert (shown.context["look"]["taken"], shown.context["look"]["name"]) == (("Other Reach",), "free-exercise-db-2")
    added.post(PAGE, {"remove": "free-exercise-db"})
    assert [one.name for one in (tmp_path / "packs").iterdir()] == ["free-exercise-db-2"]
    assert added.get("/exercises/fed-thread-and-reach/").status_code == 404


def test_adding_nothing_forgets_the_file(person: Client, tmp_path: Path) -> None:
    look(person, file_of(fed()))
    person.post(PAGE, {"cancel": "yes"})
    assert list((tmp_path / "looked-at").iterdir()) == []


@pytest.mark.parametrize("data", [b"", b"{", b"[]"])
def test_what_is_no_such_file_is_refused_in_words(person: Client, tmp_path: Path, data: bytes) -> None:
    shown = look(person, data)
    assert shown.status_code == 422
    assert "nothing was added" in shown.content.decode() or "no file was chosen" in shown.content.decode()
    assert not (tmp_path / "packs").exists()


def test_without_a_file_the_page_asks_for_one(person: Client) -> None:
    shown = person.post(PAGE, {"look": "yes"})
    assert (shown.status_code, "No file was chosen" in shown.content.decode()) == (422, True)


@pytest.mark.parametrize("name", ["0" * 32, "../../etc/passwd"])
def test_a_look_that_is_not_held_can_not_be_added(person: Client, tmp_path: Path, name: str) -> None:
    assert person.post(PAGE, {"keep": name}).status_code == 422
    assert not (tmp_path / "packs").exists()


def test_a_file_with_nothing_to_take_offers_no_yes(person: Client) -> None:
    shown = look(person, file_of(LEFT))
    assert "Add this pack" not in shown.content.decode()
    assert person.post(PAGE, {"keep": held(shown)}).status_code == 422


def test_what_was_held_and_then_spoilt_is_not_added(person: Client, tmp_path: Path) -> None:
    shown = look(person, file_of(fed()))
    file = next((tmp_path / "looked-at").iterdir())
    file.write_text(file.read_text().replace("sources.toml", "../../sources.toml"))
    assert person.post(PAGE, {"keep": held(shown)}).status_code == 422
    assert not (tmp_path / "packs").exists()


def test_what_the_judgement_refuses_is_told_and_nothing_is_added(person: Client, tmp_path: Path) -> None:
    shown = look(person, file_of(fed()))
    file = next((tmp_path / "looked-at").iterdir())
    file.write_text(file.read_text().replace('\\"stretch\\"', '\\"dance\\"'))
    answer = person.post(PAGE, {"keep": held(shown)})
    assert (answer.status_code, "This pack was not added" in answer.content.decode()) == (422, True)
    assert list((tmp_path / "packs").iterdir()) == []


def test_everything_that_is_held_goes_with_the_records(person: Client, tmp_path: Path) -> None:
    look(person, file_of(fed()))
    from unhunch.service.history import delete_everything  # noqa: PLC0415 - Django has to be set up first
    from unhunch.web.context import PERSON, use_context  # noqa: PLC0415

    delete_everything(use_context(), PERSON)
    assert list((tmp_path / "looked-at").iterdir()) == []
