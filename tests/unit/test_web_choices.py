"""A question that lets choose among options is answered by a choice or by "not sure", and by nothing else."""

import pytest
from django.test import Client

from tests.plumbing.pages import door, person
from unhunch import load_catalogue
from unhunch.screening import Answer, Answers
from unhunch.web.at_once import AtOnce, at_once

__all__ = ["door", "person"]
HANDS = 6
OTHERS = dict.fromkeys(("UR-7", "UR-9", "UR-11", "UR-16"), "no")
CLUMSY = {**OTHERS, "UR-8": "yes", "UR-8-worse": "no", "UR-8-signs-shown": "1", "go": "next"}


def kept() -> dict[str, tuple[str, ...]]:
    """The choices of the draft."""
    from unhunch.service.screening import load_draft  # noqa: PLC0415 - Django has to be set up first
    from unhunch.web.context import PERSON, use_context  # noqa: PLC0415 - the same
    from unhunch.web.questions import answers_of  # noqa: PLC0415 - the same

    return dict(answers_of(load_draft(use_context(), PERSON)).choices)


@pytest.fixture
def asked(person: Client) -> Client:
    """Somebody at the screen about hands and bones."""
    person.post("/welcome/", {"age": "41", "country": "GB"})
    return person


def test_a_choice_of_nothing_keeps_the_screen_and_says_what_is_missing(asked: Client) -> None:
    for _ in range(2):
        page = asked.post(f"/screening/{HANDS}/", CLUMSY)
        assert (page.status_code, b"Please choose at least one." in page.content) == (422, True)
    assert kept() == {}


def test_a_choice_that_was_never_seen_is_still_open(asked: Client) -> None:
    asked.post("/screening/3/", {"BE-4": "yes", "BE-4-weeks-shown": "1", "go": "none"})
    asked.post("/screening/9/", {"CA-1": "yes", "CA-1-which-shown": "1", "CA-4-which-shown": "1", "go": "none"})
    assert kept() == {}
    assert asked.get("/screening/summary/").headers["Location"] == "/screening/"


def test_not_sure_answers_a_choice_and_takes_the_stricter_branch(asked: Client) -> None:
    answer = asked.post(f"/screening/{HANDS}/", {**CLUMSY, "UR-8-signs": ["unsteady", "unsure"]})
    assert (kept(), answer.headers["Location"]) == ({"UR-8-signs": ()}, "/screening/emergency/")


def test_one_sign_is_kept_and_the_screen_is_left(asked: Client) -> None:
    assert asked.post(f"/screening/{HANDS}/", {**CLUMSY, "UR-8-signs": "unsteady"}).status_code == 302
    assert kept() == {"UR-8-signs": ("unsteady",)}


def test_a_choice_that_is_taken_back_is_open_again(asked: Client) -> None:
    asked.post(f"/screening/{HANDS}/", {**CLUMSY, "UR-8-signs": "unsteady"})
    assert asked.post(f"/screening/{HANDS}/", CLUMSY).status_code == 422
    assert kept() == {}


def test_the_summary_says_where_somebody_was_not_sure(asked: Client) -> None:
    for number in range(1, 10):
        said = {"CA-4": "yes", "CA-4-which": "unsure"} if number == 9 else {"pain_now": "3"}
        asked.post(f"/screening/{number}/", {**said, "go": "none"})
    assert "<dd>Not sure</dd>" in asked.get("/screening/summary/").content.decode()


NOW: dict[str, tuple[int, AtOnce]] = {
    "EM-1": (41, AtOnce(answers=("yes", "unsure"))),
    "UR-2": (41, AtOnce()),
    "UR-2-limbs": (41, AtOnce(answers=("yes", "unsure"))),
    "UR-2-assessed": (41, AtOnce()),
    "UR-16-now": (41, AtOnce(answers=("yes", "unsure"))),
    "UR-8-signs": (41, AtOnce(answers=("unsure",), ticked=2)),
    "BE-7-checked": (65, AtOnce(answers=("no", "unsure"))),
    "BE-7-mechanism": (41, AtOnce(answers=("yes", "unsure"))),
    "BE-4-weeks": (41, AtOnce()),
}


@pytest.mark.parametrize("id_", NOW)
def test_what_may_be_an_emergency_is_sent_as_soon_as_it_is_said(id_: str) -> None:
    age, expected = NOW[id_]
    questionnaire = load_catalogue().screening
    answers = Answers(answers={}, age=age, pain_now=2)
    assert at_once(questionnaire, questionnaire.questions[id_], answers) == expected


@pytest.mark.parametrize(("said", "answers"), [({}, ()), ({"BE-7-mechanism": "yes"}, ("no", "unsure"))])
def test_below_65_an_unchecked_injury_waits_for_its_other_signs(
    said: dict[str, Answer], answers: tuple[str, ...]
) -> None:
    questionnaire = load_catalogue().screening
    found = at_once(questionnaire, questionnaire.questions["BE-7-checked"], Answers(answers=said, age=64, pain_now=2))
    assert found.answers == answers
