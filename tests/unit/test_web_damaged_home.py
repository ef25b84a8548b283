"""A home folder with damaged files in it: each heals by itself, and nobody is shut out for ever."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.plumbing.pages import door, person
from unhunch.web.assets import collect_static
from unhunch.web.local import issue_token, spend_token
from unhunch.web.settings import secret_key

__all__ = ["door", "person"]
DAMAGES = {
    "nothing at all": b"",
    "no text": b"\xff\xfe\x00\x80",
    "words": "clé é".encode(),
    "cut short": b'{"paths": {"css/base',
    "a list": b"[]",
    "another shape": b'{"version": "1.1", "paths": [1]}',
    "names of nothing": b'{"version": "1.1", "paths": {"css/base.css": "css/gone.css"}, "hash": ""}',
}


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("static")


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_list_of_files_that_cannot_be_read_is_made_anew(collected: Path, settings: Any, damage: bytes) -> None:
    settings.STATIC_ROOT = collected
    settings.STORAGES = {"staticfiles": {"BACKEND": "unhunch.web.assets.HashedFiles"}}
    collect_static()
    assert not collect_static()
    (collected / "staticfiles.json").write_bytes(damage)
    assert collect_static()
    assert not collect_static()


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_key_that_cannot_be_used_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "secret-key").write_bytes(damage)
    made = secret_key(tmp_path)
    assert (len(made) > 40, secret_key(tmp_path)) == (True, made)


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_link_that_cannot_be_read_opens_nothing_and_the_next_one_does(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "link-token").write_bytes(damage)
    assert not spend_token(tmp_path, "anything")
    assert spend_token(tmp_path, issue_token(tmp_path))


def test_the_closed_door_is_shown_beside_a_damaged_link(door: Client, settings: Any) -> None:
    (settings.UNHUNCH_HOME / "link-token").write_bytes(b"\xff")
    assert door.get("/open/", {"token": "xé"}).status_code == 403
