"""Every word of the pages can be translated: it stands in a translate tag or comes from the data."""

import re
from pathlib import Path

import pytest

from tools.messages import findings

REPOSITORY = Path(__file__).resolve().parents[2]
TEMPLATES = REPOSITORY / "src" / "unhunch" / "web" / "templates"
# The product's name is the same in every language.
SAME_EVERYWHERE = {"unhunch"}
# Blocks that fill a class attribute hold no words.
CLASSES = re.compile(r"\{%\s*block \w*class\w*\s*%\}.*?\{%\s*endblock[^%]*%\}")
SKIPPED = re.compile(
    r"\{%\s*blocktranslate.*?endblocktranslate\s*%\}|\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}|<!--.*?-->|\{%.*?%\}|\{\{.*?\}\}",
    re.DOTALL,
)
SPOKEN = re.compile(r'\b(?:aria-label|aria-description|title|placeholder|alt)="([^"]*)"')
TAG = re.compile(r"<[^>]*>", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")


def untranslated(template: str) -> list[str]:
    """The literal words of a template that no translation reaches."""
    text = SKIPPED.sub(" ", CLASSES.sub("", template))
    spoken = [said for said in SPOKEN.findall(text) if WORD.search(said)]
    shown = [line.strip() for line in TAG.sub("\n", text).splitlines() if WORD.search(line)]
    return [found for found in (*spoken, *shown) if not set(WORD.findall(found)) <= SAME_EVERYWHERE]


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_template_has_no_words_that_cannot_be_translated(path: Path) -> None:
    assert untranslated(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("template", ["<p>Hello there</p>", '<a title="Go home">{{ x }}</a>', "<p>{{ n }} minutes</p>"])
def test_words_outside_of_a_translation_are_found(template: str) -> None:
    assert untranslated(template)


def test_the_list_of_words_to_translate_is_fresh() -> None:
    assert list(findings(REPOSITORY)) == []


def test_a_list_that_is_missing_is_found(tmp_path: Path) -> None:
    (tmp_path / "src" / "unhunch" / "web" / "templates").mkdir(parents=True)
    page = tmp_path / "src" / "unhunch" / "web" / "templates" / "page.html"
    page.write_text('{% load i18n %}<p>{% translate "Hello" %}</p>', encoding="utf-8")
    assert list(findings(tmp_path)) != []
