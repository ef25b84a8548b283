"""Whoever says that something has happened is asked again before anything else."""

import pytest
from django.test import Client

from tests.plumbing.pages import door, person
from unhunch.screening import Answers, assume_no

__all__ = ["door", "person"]


@pytest.fixture
def cleared(person: Client) -> Client:
    """Somebody whose screening gave a clearance."""
    from unhunch.service.screening import confirm_screening, save_draft  # noqa: PLC0415 - Django has to be set up first
    from unhunch.web.context import PERSON, use_context  # noqa: PLC0415 - the same

    answers = assume_no(Answers(answers={}, age=41, pain_now=2))
    save_draft(use_context(), PERSON, answers.answers, {"age": 41, "pain_now": 2, "country": "GB", "pool": False})
    confirm_screening(use_context(), PERSON)
    return person


def state_now() -> tuple[bool, tuple[str, ...]]:
    """Whether a clearance is in force, and why a screening is due."""
    from unhunch.service.screening import screening_state  # noqa: PLC0415 - Django has to be set up first
    from unhunch.web.context import PERSON, use_context  # noqa: PLC0415 - the same

    state = screening_state(use_context(), PERSON)
    return state.clearance is not None, state.due


@pytest.mark.parametrize(
    "why, due",
    [
        ("fall", "event"),
        ("accident", "event"),
        ("operation", "event"),
        ("diagnosis", "event"),
        ("pregnancy", "event"),
        ("pain", "changed"),
    ],
)
def test_what_has_happened_ends_the_clearance(cleared: Client, why: str, due: str) -> None:
    cleared.post("/screening/start/", {"why": why})
    assert state_now() == (False, (due,))


@pytest.mark.parametrize("why", ["", "nonsense"])
def test_asking_again_without_a_reason_leaves_the_clearance_until_the_answers_are_in(cleared: Client, why: str) -> None:
    cleared.post("/screening/start/", {"why": why})
    assert state_now() == (True, ())


def test_after_a_fall_all_questions_are_open_and_the_age_is_known(cleared: Client) -> None:
    assert cleared.post("/screening/start/", {"why": "fall"}, follow=True).redirect_chain[-1][0] == "/screening/1/"


@pytest.mark.parametrize("word", ["A fall", "An accident", "An operation", "A new diagnosis", "A new pregnancy"])
def test_the_page_about_getting_help_offers_what_can_have_happened(cleared: Client, word: str) -> None:
    assert word in cleared.get("/learn/safety/").content.decode()
