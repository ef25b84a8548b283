"""A folder on the page of packs: looked at, then added; a pack that no longer fits is left out of every page."""

import shutil
from html import escape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.plumbing.pages import door, person
from tests.terminal import EXAMPLES
from unhunch import load_catalogue
from unhunch.catalogue.packs import parse_pack
from unhunch.service.packs import add_pack, packs_in

__all__ = ["door", "person"]
PAGE = "/settings/packs/"


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


def look(person: Client, folder: Path) -> Any:
    return person.post(PAGE, {"folder": str(folder)}, follow=True)


def held(shown: Any) -> str:
    return str(shown.context["folder_look"]["id"])


def renamed(home: Path, name: str = "New slide", exercise: str = "") -> Path:
    """The pack of the documents, in another version of the same name."""
    pack = Path(shutil.copytree(EXAMPLES / "pack", home / "later" / "pack"))
    words = pack / "exercises" / "towel-slide" / "text.en.toml"
    words.write_text(words.read_text(encoding="utf-8").replace("Towel slide", name), encoding="utf-8")
    if exercise:
        moved = (pack / "exercises" / "towel-slide").rename(pack / "exercises" / exercise)
        facts = (moved / "exercise.toml").read_text(encoding="utf-8")
        (moved / "exercise.toml").write_text(facts.replace("towel-slide", exercise), encoding="utf-8")
    return pack


def test_what_a_folder_would_add_is_shown_and_nothing_is_added(person: Client, tmp_path: Path) -> None:
    page = look(person, EXAMPLES / "pack").content.decode()
    for said in ("1 exercise would be added.", "Towel slide", "Its words are in: English.", "A new plan can use"):
        assert said in page
    assert packs_in(tmp_path) == ()


def test_a_yes_adds_what_was_looked_at_though_the_folder_changed_and_nothing_stays_held(
    person: Client, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(EXAMPLES / "pack", tmp_path / "from" / "pack"))
    shown = look(person, folder)
    shutil.rmtree(folder)
    answer = person.post(PAGE, {"add": held(shown)})
    assert (answer.status_code, answer.headers["location"]) == (302, PAGE)
    assert [pack.name for pack in packs_in(tmp_path)] == ["pack"]
    assert list((tmp_path / "looked-at").iterdir()) == []
    assert person.get("/exercises/towel-slide/").status_code == 200


def test_a_folder_can_be_left(person: Client, tmp_path: Path) -> None:
    shown = look(person, EXAMPLES / "pack")
    person.post(PAGE, {"cancel": "yes"})
    assert list((tmp_path / "looked-at").iterdir()) == []
    assert person.post(PAGE, {"add": held(shown)}).status_code == 422
    assert packs_in(tmp_path) == ()


def test_what_a_later_version_replaces_is_shown_and_removing_it_brings_the_first_one_back(
    person: Client, tmp_path: Path
) -> None:
    person.post(PAGE, {"add": held(look(person, EXAMPLES / "pack"))})
    shown = look(person, renamed(tmp_path, exercise="other-slide"))
    page = shown.content.decode()
    for said in ("takes the place of the pack pack", "Gone then: Towel slide.", "New slide (new)", "comes back"):
        assert said in page
    person.post(PAGE, {"add": held(shown)})
    assert person.get("/exercises/towel-slide/").status_code == 404
    gone = person.post(PAGE, {"remove": "pack"}, follow=True).content.decode()
    assert "The one before it is there again." in gone
    assert "Towel slide" in person.get("/exercises/towel-slide/").content.decode()
    person.post(PAGE, {"remove": "pack"})
    assert packs_in(tmp_path) == ()


def test_the_same_folder_again_needs_no_yes(person: Client) -> None:
    person.post(PAGE, {"add": held(look(person, EXAMPLES / "pack"))})
    page = look(person, EXAMPLES / "pack").content.decode()
    assert ("Nothing would change" in page, 'name="add"' in page) == (True, False)


def test_a_pack_that_came_since_the_look_is_not_replaced_unseen(person: Client, tmp_path: Path) -> None:
    shown = look(person, renamed(tmp_path))
    assert add_pack(tmp_path, EXAMPLES / "pack") == ()
    answer = person.post(PAGE, {"add": held(shown)})
    assert (answer.status_code, "since you looked" in answer.content.decode()) == (422, True)
    assert "Towel slide" in (packs_in(tmp_path)[0] / "exercises/towel-slide/text.en.toml").read_text(encoding="utf-8")


def test_what_was_held_and_then_spoilt_is_not_added(person: Client, tmp_path: Path) -> None:
    shown = look(person, EXAMPLES / "pack")
    file = next((tmp_path / "looked-at").iterdir())
    file.write_text(file.read_text().replace('"sources.toml"', '"../../sources.toml"'))
    assert person.post(PAGE, {"add": held(shown)}).status_code == 422
    assert packs_in(tmp_path) == ()


def test_a_look_at_a_folder_and_one_at_a_file_are_not_taken_for_each_other(person: Client, tmp_path: Path) -> None:
    shown = look(person, EXAMPLES / "pack")
    assert person.get(PAGE, {"look": held(shown)}).status_code == 422
    assert person.post(PAGE, {"keep": held(shown)}).status_code == 422
    assert packs_in(tmp_path) == ()


def test_a_name_in_it_is_no_markup(person: Client, tmp_path: Path) -> None:
    page = look(person, renamed(tmp_path, "<b>Slide</b>")).content.decode()
    assert ("&lt;b&gt;Slide" in page, "<b>Slide" in page) == (True, False)


@pytest.mark.parametrize(("language", "said"), [("de", "1 Übung käme dazu"), ("es", "Se añadiría 1 ejercicio")])
def test_it_is_said_in_the_persons_language(person: Client, language: str, said: str) -> None:
    person.post("/settings/", {"language": language})
    assert said in look(person, EXAMPLES / "pack").content.decode()


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
