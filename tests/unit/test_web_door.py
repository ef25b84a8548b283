from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.plumbing.pages import door, person
from unhunch.errors import StoreError
from unhunch.web.local import issue_token
from unhunch.web.settings import _first_key

__all__ = ["door", "person"]


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:8765",
        "127.0.0.1",
        "127.0.0.1:9999",
        "127.0.0.1.evil.example:8765",
        "localhost:8765.evil.example",
        "",
    ],
)
def test_a_request_meant_for_another_host_is_refused(person: Client, host: str) -> None:
    assert person.get("/today/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765"])
def test_a_request_for_this_very_address_is_answered(person: Client, host: str) -> None:
    assert person.get("/learn/", headers={"host": host}).status_code == 200


def test_a_stranger_sees_only_where_the_link_is(door: Client) -> None:
    answer = door.get("/settings/")
    assert (answer.status_code, "the link that ./run printed" in answer.content.decode()) == (403, True)


def test_the_link_lets_in_once(door: Client, settings: Any) -> None:
    token = issue_token(settings.UNHUNCH_HOME)
    assert [
        door.get("/open/", {"token": token}).status_code,
        Client().get("/open/", {"token": token}, headers={"host": "127.0.0.1:8765"}).status_code,
    ] == [302, 403]


def test_the_link_s_cookie_opens_the_pages(door: Client, settings: Any) -> None:
    door.get("/open/", {"token": issue_token(settings.UNHUNCH_HOME)})
    assert door.get("/learn/").status_code == 200


def test_a_new_start_makes_the_old_link_useless(door: Client, settings: Any) -> None:
    old = issue_token(settings.UNHUNCH_HOME)
    issue_token(settings.UNHUNCH_HOME)
    assert door.get("/open/", {"token": old}).status_code == 403


def test_only_its_owner_may_read_what_is_kept_of_the_link(tmp_path: Path) -> None:
    issue_token(tmp_path)
    assert (tmp_path / "link-token").stat().st_mode & 0o077 == 0


def test_a_form_from_elsewhere_is_refused_in_plain_words(person: Client) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1:8765"})
    answer = strict.post("/settings/delete/", {"sure": "yes"})
    assert (answer.status_code, "open too long" in answer.content.decode()) == (403, True)


def test_the_policy_allows_no_inline_script_and_nobody_else(person: Client) -> None:
    policy = person.get("/learn/").headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy


def test_pages_about_health_are_kept_by_no_cache(person: Client) -> None:
    assert person.get("/today/").headers["Cache-Control"] == "no-store"


def test_a_store_that_fails_is_told_with_what_to_do(person: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object) -> None:
        raise StoreError("The disk is full", fix="Free some space and try again")

    monkeypatch.setattr("unhunch.web.pages.welcome.load_draft", full)
    answer = person.get("/welcome/")
    assert (answer.status_code, "Free some space" in answer.content.decode()) == (503, True)


def test_a_store_that_fails_before_the_page_is_told_as_well(person: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_given: object) -> None:
        raise StoreError("The records are damaged", fix="Import your last export")

    monkeypatch.setattr("unhunch.web.language.load_settings", broken)
    answer = person.get("/learn/")
    assert (answer.status_code, "Import your last export" in answer.content.decode()) == (503, True)


def test_a_page_that_is_not_there_says_so_kindly(person: Client) -> None:
    answer = person.get("/nothing/")
    assert (answer.status_code, "There is no such page" in answer.content.decode()) == (404, True)


def test_an_address_that_only_takes_a_form_says_so_kindly(person: Client) -> None:
    answer = person.get("/today/walk/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "only takes a form" in answer.content.decode()


def test_two_processes_that_start_on_a_fresh_home_sign_with_one_key(tmp_path: Path) -> None:
    path = tmp_path / "secret-key"
    assert _first_key(path, "mine") == "mine"
    assert _first_key(path, "theirs") == "mine"
    assert [one.name for one in tmp_path.iterdir()] == ["secret-key"]
