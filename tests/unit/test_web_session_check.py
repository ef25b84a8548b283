"""The questions before a session are the catalogue's, in the person's language, whatever kind of session it is."""

from datetime import UTC, datetime
from html import unescape

import pytest
from django.test import Client

from tests.hands import MONDAY, history
from tests.plumbing.pages import door, person
from unhunch.service.clock import FixedClock
from unhunch.web.pages.player import question_and_rest

__all__ = ["door", "person"]
SENTENCES = {
    "en": ("right now, from 0 to 10?", "Notice the side, and how far it spreads.", "fever, numbness"),
    "de": ("von 0 bis 10?", "Achte auf die Seite und darauf, wie weit er sich ausbreitet.", "Fieber, Taubheit"),
    "es": ("de 0 a 10?", "Fíjate en el lado y en hasta dónde se extiende.", "fiebre, adormecimiento"),
}
QUESTIONS = ("q-pain", "site", "q-new", "q-unwell", "q-sleep", "q-stress")


@pytest.fixture
def planned(person: Client, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """An id of a session by its kind, for a person who has a plan."""
    from unhunch.service.plans import require_programme  # noqa: PLC0415 - Django has to be set up first
    from unhunch.web.context import PERSON, use_context  # noqa: PLC0415 - the same

    monkeypatch.setattr("unhunch.web.context.clock_from_environment", lambda: FixedClock(at=MONDAY))
    use_context().store.append(PERSON, history())
    weeks = require_programme(use_context(), PERSON).weeks
    found: dict[str, str] = {one.kind: one.id for week in weeks for day in week.days for one in day.sessions}
    return {**found, "break": f"{datetime(2026, 11, 23, tzinfo=UTC).date()}-break-1"}


def page(client: Client, session: str, language: str = "en") -> str:
    from unhunch.service.settings import save_settings  # noqa: PLC0415 - Django has to be set up first
    from unhunch.web.context import PERSON, use_context  # noqa: PLC0415 - the same

    save_settings(use_context(), PERSON, {"language": language})
    answer = client.get(f"/session/{session}/")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_the_pain_is_asked_with_its_side_and_its_spread(person: Client, planned: dict[str, str], language: str) -> None:
    shown = page(person, planned["main"], language)
    assert [words for words in SENTENCES[language] if words not in shown] == []


@pytest.mark.parametrize("kind", ["main", "micro", "break"])
def test_every_kind_of_session_asks_the_same(person: Client, planned: dict[str, str], kind: str) -> None:
    shown = page(person, planned[kind])
    places = [shown.index(f'id="{question}"') for question in QUESTIONS]
    assert places == sorted(places)
    assert SENTENCES["en"][1] in shown


def test_a_question_stands_apart_from_what_is_said_after_it() -> None:
    assert question_and_rest("¿Cuánto? Mira bien. Y más.") == ("¿Cuánto?", "Mira bien. Y más.")
    assert question_and_rest("How much?") == ("How much?", "")
