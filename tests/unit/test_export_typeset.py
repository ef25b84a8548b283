"""Typst's pages: a person's own words can't become code, and every sign can be shown."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.life import MORNING
from tests.plumbing.paper import drawn_beyond_the_margins, words_of
from unhunch.export.handout import LABELS
from unhunch.export.typeset import SHOWN, as_pdf, as_pictures, plain

HOSTILE = (
    '#eval("1 + 1")', "#{ panic() }", '#read("/etc/passwd")', '#image("/etc/passwd")', "$ x^2 $", "= Heading",
    '"); #panic("', "*bold* _thin_ `raw` <label> @ref", "\\u{1F600} \\ #sys.inputs", "// gone", "/* gone", "[#", "]]]",
)  # fmt: skip


def handout(**changed: object) -> dict[str, object]:
    """The smallest facts that the template takes."""
    words = {name: name.title() for name in LABELS}
    return {
        "language": "en", "title": "A title", "lead": "", "about": [], "words": words, "footer": "", "page": "Page",
        "stop": {"title": "Stop", "signs": [], "then": []},
        "limits": {"title": "Limits", "lines": [], "points": []}, "exercises": [], "drawings": "small",
        "week": [], "techniques": [], **changed,
    }  # fmt: skip


def pdf(**changed: object) -> bytes:
    return as_pdf("handout", handout(**changed), {}, paper="a4", now=MORNING)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_that_looks_like_code_is_shown_as_it_is(text: str) -> None:
    shown = words_of(pdf(about=[text], title=text)).replace("“", '"').replace("”", '"')
    assert shown.count(" ".join(text.split())) == 2


def test_the_letters_of_our_languages_come_through() -> None:
    assert "äöüß ÄÖÜ ñáéíóú ¿¡ – „ “ ” ½ °" in words_of(pdf(about=["äöüß ÄÖÜ ñáéíóú ¿¡ – „ “ ” ½ °"]))


def test_every_sign_that_is_let_through_can_be_set() -> None:
    signs = " ".join(chr(one) for low, high in SHOWN for one in range(low, high + 1))
    assert pdf(about=[signs]).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("日本", "□□"), ("a\x00b\x07c", "abc"), ("one\ttwo\nthree", "one two three"), ("a\u202eb", "ab"),
        ("u\u0308", "ü"), ("\ud800", "□"), ("🙂", "□"),
    ],
)  # fmt: skip
def test_a_sign_that_the_fonts_lack_is_marked_and_one_that_steers_is_left_out(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_a_word_of_any_length_stays_within_the_margins() -> None:
    assert drawn_beyond_the_margins(pdf(about=["x" * 3000], title="y" * 300)) == []


@settings(max_examples=15)
@given(st.text(alphabet=st.characters(), max_size=80))
def test_no_text_keeps_a_page_from_being_made(text: str) -> None:
    assert pdf(about=[text]).startswith(b"%PDF")


def test_the_pictures_of_the_pages_are_as_many_as_the_pages() -> None:
    facts = handout(about=["A line."] * 60)
    pictures = as_pictures("handout", facts, {}, paper="letter")
    assert len(pictures) > 1
    assert all(one.startswith(b"\x89PNG") for one in pictures)


def test_it_does_not_matter_where_one_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert pdf().startswith(b"%PDF")
