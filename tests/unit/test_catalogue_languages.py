from dataclasses import replace
from typing import Any

import pytest

from unhunch.catalogue import load_catalogue
from unhunch.catalogue.contents import Catalogue
from unhunch.catalogue.languages import lacking

CATALOGUE = load_catalogue()


def _less(where: str, name: str) -> Catalogue:
    """The catalogue with one text missing in a language that else has all."""
    parts: dict[str, Any] = {
        "texts": {"xx": dict(CATALOGUE.texts["en"])},
        "all_words": {**CATALOGUE.all_words, "xx": dict(CATALOGUE.all_words["en"])},
        "lore": {"xx": CATALOGUE.lore["en"]},
    }
    if where in ("tags", "techniques"):
        there = {key: value for key, value in getattr(CATALOGUE.lore["en"], where).items() if key != name}
        parts["lore"] = {"xx": replace(CATALOGUE.lore["en"], **{where: there})}
    elif where:
        del parts[where]["xx"][name]
    screening = replace(CATALOGUE.screening, texts={**CATALOGUE.screening.texts, "xx": CATALOGUE.screening.text()})
    return replace(CATALOGUE, screening=screening, **parts)


def test_every_language_that_is_named_can_be_chosen() -> None:
    assert CATALOGUE.languages == ("en", "de", "es")


def test_a_language_with_everything_lacks_nothing() -> None:
    assert list(lacking(_less("", ""), "xx")) == []


@pytest.mark.parametrize(
    ("where", "name"),
    [
        ("texts", "chin-tuck"),
        ("all_words", "screening.action.call_emergency_now"),
        ("all_words", "progress.see.signs"),
        ("all_words", "report.handout.stop-all"),
        ("tags", "osteoporosis"),
        ("techniques", "heat"),
    ],
)
def test_one_safety_text_too_few_and_a_language_is_not_offered(where: str, name: str) -> None:
    assert len(list(lacking(_less(where, name), "xx"))) == 1


def test_a_language_without_the_safety_questions_is_not_offered() -> None:
    assert "screening" in list(lacking(CATALOGUE, "xx"))
