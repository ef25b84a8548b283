"""A pack that no longer fits is left out of every page, and its page says why."""

from pathlib import Path

import pytest
from django.test import Client

from tests.plumbing.pages import door, person
from tests.terminal import EXAMPLES
from unhunch.service.packs import add_pack

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
