"""A pack that no longer fits is left out of every page, and its page says why."""

import shutil
from html import escape
from pathlib import Path

import pytest
from django.test import Client

from tests.plumbing.pages import door, person
from tests.terminal import EXAMPLES
from unhunch import load_catalogue
from unhunch.catalogue.packs import parse_pack
from unhunch.service.packs import add_pack, packs_in

__all__ = ["door", "person"]


@pytest.fixture
def spoilt(person: Client, tmp_path: Path) -> Client:
    """Somebody whose pack was sound when it was added, and is not any more."""
    from unhunch.web.context import forget_context  # noqa: PLC0415 - Django has to be set up first

    assert add_pack(tmp_path, EXAMPLES / "pack") == ()
    next((tmp_path / "packs").rglob("text.en.toml")).unlink()
    forget_context()
    return person


def test_the_pages_go_on_without_it(spoilt: Client) -> None:
    assert spoilt.get("/exercises/").status_code == 200


def test_its_page_says_that_it_is_left_out_and_why(spoilt: Client) -> None:
    page = spoilt.get("/settings/packs/").content.decode()
    assert "Left out" in page
    assert "pack pack" in page


def test_it_can_be_removed_there(spoilt: Client) -> None:
    spoilt.post("/settings/packs/", {"remove": "pack"})
    assert "Left out" not in spoilt.get("/settings/packs/").content.decode()


@pytest.mark.parametrize("folder", ["", "~nobody-of-that-name/pack", "/no/such/folder"])
def test_a_folder_that_is_none_is_said_in_a_sentence(person: Client, folder: str) -> None:
    answer = person.post("/settings/packs/", {"folder": folder})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_a_sound_folder_is_added_and_stands_in_the_list(person: Client, tmp_path: Path) -> None:
    answer = person.post("/settings/packs/", {"folder": str(EXAMPLES / "pack")})
    assert (answer.status_code, answer.headers["location"]) == (302, "/settings/packs/")
    assert [pack.name for pack in packs_in(tmp_path)] == ["pack"]
    assert person.get("/exercises/towel-slide/").status_code == 200


def test_a_faulty_folder_is_refused_with_every_finding_and_changes_nothing(person: Client, tmp_path: Path) -> None:
    pack = Path(shutil.copytree(EXAMPLES / "pack", tmp_path / "faulty"))
    (pack / "sources.toml").write_text("[nobody]\n", encoding="utf-8")
    (pack / "exercises" / "towel-slide" / "text.en.toml").write_text("surprise = 1\n", encoding="utf-8")
    _, findings = parse_pack(pack, load_catalogue())
    answer = person.post("/settings/packs/", {"folder": str(pack)})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert len(findings) > 2
    told = [escape(part).replace("&#x27;", "&#39;") for one in findings for part in (one.where, one.what, one.fix)]
    assert [part for part in told if part not in page.replace("&#x27;", "&#39;")] == []
    assert packs_in(tmp_path) == ()
    assert person.get("/exercises/towel-slide/").status_code == 404
