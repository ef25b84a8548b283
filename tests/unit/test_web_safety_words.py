"""A language that lacks one safety message of the pages can be chosen nowhere."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from django.test import Client

from tests.plumbing.pages import door, person
from unhunch.catalogue import load_catalogue
from unhunch.catalogue.contents import Catalogue
from unhunch.catalogue.languages import Language
from unhunch.service.packs import Shelf
from unhunch.web import safety_words
from unhunch.web.safety_words import LOCALE, needed, offered, unsaid

__all__ = ["door", "person"]
CHEST = "Chest pain or pressure, or upper-back, jaw or arm pain with sweating, sickness or breathlessness"
Speak = Callable[..., Catalogue]


def made_up() -> Catalogue:
    """The shipped catalogue with a language whose data lacks nothing."""
    shipped = load_catalogue()
    texts = {**shipped.screening.texts, "xx": shipped.screening.text()}
    return replace(
        shipped,
        spoken={**shipped.spoken, "xx": Language(name="Xanadu")},
        texts={**shipped.texts, "xx": shipped.texts["en"]},
        all_words={**shipped.all_words, "xx": shipped.all_words["en"]},
        lore={**shipped.lore, "xx": shipped.lore["en"]},
        screening=replace(shipped.screening, texts=texts),
    )


@pytest.fixture
def speak(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Speak:
    """The pages in the made-up language, less one message, or with that one fuzzy."""

    def spoken(lacks: str = "", *, fuzzy: bool = False) -> Catalogue:
        folder = tmp_path / "locale"
        for name in ("de", "es"):
            shutil.copytree(LOCALE / name, folder / name)
        book = polib.pofile(str(LOCALE / "de" / "LC_MESSAGES" / "django.po"))
        for entry in [one for one in book if one.msgid == lacks]:
            if fuzzy:
                entry.flags.append("fuzzy")
            else:
                book.remove(entry)
        target = folder / "xx" / "LC_MESSAGES"
        target.mkdir(parents=True)
        book.save_as_mofile(str(target / "django.mo"))
        monkeypatch.setattr(safety_words, "LOCALE", folder)
        monkeypatch.setattr("unhunch.web.context.shelf", lambda _home: Shelf(catalogue=made_up()))
        monkeypatch.setattr("unhunch.cli.shipped.shelf", lambda _home: Shelf(catalogue=made_up()))
        return made_up()

    return spoken


def test_every_shipped_language_says_every_safety_message() -> None:
    catalogue = load_catalogue()
    assert offered(catalogue) is catalogue


@pytest.mark.parametrize(
    "message",
    [CHEST, "Stop. Call emergency now.", "Please be seen today, or within 24 hours", "What do you feel?", "Stop now"],
)
def test_what_keeps_a_person_safe_is_on_the_list(message: str) -> None:
    assert message in {one for _context, one, _many in needed()}


def test_a_language_with_every_message_is_offered(speak: Speak) -> None:
    assert "xx" in offered(speak()).languages


def test_one_message_too_few_and_a_language_is_not_offered(speak: Speak) -> None:
    catalogue = speak(CHEST)
    assert list(unsaid("xx", safety_words.LOCALE)) == [CHEST]
    assert offered(catalogue).languages == ("en", "de", "es")


def test_a_message_that_is_fuzzy_is_missing(speak: Speak) -> None:
    assert "xx" not in offered(speak("Stop now", fuzzy=True)).languages


def test_a_language_without_a_book_lacks_every_message(tmp_path: Path) -> None:
    assert len(list(unsaid("xx", tmp_path))) == len(needed())


@pytest.mark.parametrize(("lacks", "there"), [("", True), (CHEST, False)])
def test_only_a_whole_language_is_in_the_settings(person: Client, speak: Speak, lacks: str, *, there: bool) -> None:
    speak(lacks)
    person.post("/settings/", {"language": "xx", "time_zone": "UTC", "theme": "auto", "text_size": "normal"})
    page = person.get("/settings/").content.decode()
    assert ("Xanadu" in page) is there
    assert ('<html lang="xx"' in page) is there


def test_whoever_chose_it_before_reads_english(person: Client, speak: Speak) -> None:
    from unhunch.service.settings import save_settings  # noqa: PLC0415 - Django has to be set up first
    from unhunch.web.context import PERSON, use_context  # noqa: PLC0415 - the same

    speak(CHEST)
    save_settings(use_context(), PERSON, {"language": "xx"})
    page = person.get("/learn/safety/").content.decode()
    assert '<html lang="en"' in page
    assert CHEST in page


def test_no_browser_asks_for_it(person: Client, speak: Speak) -> None:
    speak(CHEST)
    page = person.get("/welcome/", headers={"accept-language": "xx"}).content.decode()
    assert '<html lang="en"' in page
    assert "Xanadu" not in page


def test_no_command_speaks_it(speak: Speak) -> None:
    from unhunch.cli.shipped import read_catalogue  # noqa: PLC0415 - it takes the shelf that was put there

    speak(CHEST)
    assert read_catalogue().languages == ("en", "de", "es")
