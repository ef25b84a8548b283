"""Another language: chosen, kept, and left again in the safety questions with no answer lost."""

import re
from datetime import date

import pytest
from django.test import Client

from tests.plumbing.pages import door, person

__all__ = ["door", "person"]


def speak(client: Client, language: str) -> None:
    """The person's language is that one."""
    client.post("/settings/", {"language": language, "time_zone": "UTC", "theme": "auto", "text_size": "normal"})


def chosen(page: str) -> set[str]:
    """The answers that are ticked on the page, as question and answer."""
    ticked = re.findall(r'<input type="radio" name="([^"]+)" value="([^"]+)"[^>]* checked', page)
    return {f"{name}={value}" for name, value in ticked}


@pytest.mark.parametrize(
    ("language", "words", "day"), [("de", "Heute", "Montag, 23. November"), ("es", "Hoy", "Lunes, 23 de noviembre")]
)
def test_pages_and_dates_are_in_the_persons_language(person: Client, language: str, words: str, day: str) -> None:
    speak(person, language)
    page = person.get("/settings/").content.decode()
    assert f'lang="{language}"' in page
    assert words in page

    from django.template import engines  # noqa: PLC0415 - Django has to be set up first
    from django.utils.translation import override  # noqa: PLC0415 - the same

    shape = '{{ day|date:"l" }}, {{ day|date:"MONTH_DAY_FORMAT" }}'
    with override(language):
        assert engines["django"].from_string(shape).render({"day": date(2026, 11, 23)}).lower() == day.lower()


@pytest.mark.parametrize("language", ["de", "es"])
def test_texts_that_no_clinician_has_read_say_so_before_the_first_question(person: Client, language: str) -> None:
    person.post("/welcome/", {"country": "DE", "age": "41", "language": language})
    page = person.get("/screening/1/").content.decode()
    note = page.index('value="in:en"')
    assert note < page.index("<fieldset")


def test_english_is_one_tap_away_and_no_answer_is_lost(person: Client) -> None:
    person.post("/welcome/", {"country": "DE", "age": "41", "language": "de"})
    answered = person.post("/screening/1/", {"EM-1": "no", "go": "in:en"})
    assert answered["Location"] == "/screening/1/?from=de"
    page = person.get(answered["Location"]).content.decode()
    assert "Chest, breathing and tummy" in page
    assert chosen(page) == {"EM-1=no"}
    back = person.post("/screening/1/", {"EM-1": "no", "go": "in:de"})
    assert "Brust, Atmung und Bauch" in person.get(back["Location"]).content.decode()


def test_an_emergency_answer_is_acted_on_and_not_translated_away(person: Client) -> None:
    person.post("/welcome/", {"country": "DE", "age": "41", "language": "de"})
    assert "/emergency/" in person.post("/screening/1/", {"EM-1": "yes", "go": "in:en"})["Location"]


def test_a_language_that_nobody_offers_is_no_way_on(person: Client) -> None:
    person.post("/welcome/", {"country": "DE", "age": "41", "language": "xx"})
    answered = person.post("/screening/1/", {"go": "in:xx"})
    assert answered.status_code == 422
    assert 'lang="en"' in answered.content.decode()
