import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from tests.plumbing.figure import FIRST, make_pictures
from tests.plumbing.pages import door, person

__all__ = ["door", "person"]


@pytest.fixture
def drawn(person: Client, settings: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """The local person, with pictures of one exercise."""
    from unhunch.web.pictures import pictures  # noqa: PLC0415 - Django has to be set up first

    # Apart from the home folder, whose files another part serves in tests.
    folder = tmp_path_factory.mktemp("drawn")
    settings.UNHUNCH_PICTURES = make_pictures(folder / "pictures", [FIRST])
    settings.UNHUNCH_VENDOR = folder / "vendor"
    pictures.cache_clear()
    yield person
    pictures.cache_clear()


def _page(client: Client, exercise: str) -> str:
    return client.get(f"/exercises/{exercise}/").content.decode()


def test_the_figure_s_moments_are_told_in_the_words_of_the_steps(drawn: Client) -> None:
    from unhunch.web.context import use_context  # noqa: PLC0415 - Django has to be set up first

    text = use_context().catalogue.text(FIRST, "en")
    page = _page(drawn, FIRST)
    keys = page[page.index('class="fig-keys"') :]
    assert all(f"<span>{words}</span>" in keys for words in (text.start, text.steps[0]))


def test_an_exercise_without_a_figure_keeps_its_page_and_its_policy(drawn: Client) -> None:
    assert "data-figure" not in _page(drawn, "bridge")
    assert "position-icon" in _page(drawn, "bridge")


def test_the_browser_is_told_what_the_manifest_says(drawn: Client) -> None:
    page = _page(drawn, FIRST)
    facts = json.loads(page.split('id="figure-facts" type="application/json">')[1].split("</script>")[0])
    assert facts["spec"]["view"]["woman"]["around_deg"] == 30
    assert [key["name"] for key in facts["spec"]["keys"]] == ["down", "up"]
    assert facts["sources"]["bodies"]["man"].startswith("/static/figures/")
    assert facts["sources"]["three"] == ""


def test_parts_that_npm_brought_are_named_and_served(drawn: Client, settings: Any) -> None:
    from unhunch.web.vendor import part  # noqa: PLC0415 - Django has to be set up first

    folder = settings.UNHUNCH_VENDOR / "three-1"
    folder.mkdir(parents=True)
    (folder / "three.js").write_text("export {};", encoding="utf-8")
    (settings.UNHUNCH_VENDOR / "parts.json").write_text('{"three": "three-1/three.js"}', encoding="utf-8")
    answer = drawn.get(part("three"))
    assert (answer.status_code, answer["Content-Type"].partition(";")[0]) == (200, "text/javascript")
    assert "immutable" in answer["Cache-Control"]


@pytest.mark.parametrize("name", ["../secret-key", "three-1/nothing.js", "parts.json", "%2e%2e/secret-key"])
def test_nothing_else_is_served_from_there(drawn: Client, settings: Any, name: str) -> None:
    settings.UNHUNCH_VENDOR.mkdir()
    (settings.UNHUNCH_VENDOR / "parts.json").write_text("{}", encoding="utf-8")
    (settings.UNHUNCH_VENDOR.parent / "secret-key").write_text("mine", encoding="utf-8")
    assert drawn.get(f"/static/vendor/{name}").status_code == 404


def test_a_stranger_is_not_served(door: Client) -> None:
    assert door.get("/static/vendor/three-1/three.js").status_code == 403
