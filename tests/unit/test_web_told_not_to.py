"""What a professional told somebody not to do is written down, and what it rules out is left out."""

import pytest
from django.test import Client

from tests.plumbing.pages import door, person
from unhunch.screening import Answers, assume_no

__all__ = ["door", "person"]
STORY = 8
OPEN = {f"{q}": "no" for q in ("BE-6", "BE-7", "BE-9", "BE-12", "CA-9", "CA-12")}


@pytest.fixture
def telling(person: Client) -> Client:
    """Somebody at the screen about their story, with all else answered."""
    from unhunch.service.screening import save_draft  # noqa: PLC0415 - Django has to be set up first
    from unhunch.web.context import PERSON, use_context  # noqa: PLC0415 - the same

    answers = assume_no(Answers(answers={}, age=41, pain_now=2)).answers
    rest = {id_: answer for id_, answer in answers.items() if id_ not in {*OPEN, "BE-11"}}
    save_draft(use_context(), PERSON, rest, {"age": 41, "pain_now": 2, "country": "GB", "pool": False})
    return person


def hidden_after(client: Client, **form: object) -> tuple[str, ...]:
    """What the confirmed answers hide."""
    from unhunch.service.answers import read_facts  # noqa: PLC0415 - as above
    from unhunch.service.clearance import read_standing  # noqa: PLC0415 - as above
    from unhunch.service.screening import confirm_screening  # noqa: PLC0415 - as above
    from unhunch.web.context import PERSON, use_context  # noqa: PLC0415 - as above

    client.post(f"/screening/{STORY}/", {**OPEN, "go": "next", "hidden-shown": "1", **form})
    confirm_screening(use_context(), PERSON)
    value = read_standing(use_context(), PERSON).base_value
    assert value is not None
    return read_facts(value.facts).hidden


def test_the_screen_lists_every_exercise(telling: Client) -> None:
    page = telling.get(f"/screening/{STORY}/").content.decode()
    assert page.count('name="hidden"') == 73


def test_what_is_ticked_is_hidden(telling: Client) -> None:
    assert hidden_after(telling, **{"BE-11": "yes", "hidden": ["plank", "superman"]}) == ("plank", "superman")


def test_an_unknown_exercise_is_not_kept(telling: Client) -> None:
    assert hidden_after(telling, **{"BE-11": "yes", "hidden": ["nothing"]}) == ()


def test_a_no_hides_nothing(telling: Client) -> None:
    assert hidden_after(telling, **{"BE-11": "no", "hidden": ["plank"]}) == ()


def test_the_summary_names_what_is_left_out(telling: Client) -> None:
    form = {**OPEN, "BE-11": "yes", "told_not_to": "no lifting", "hidden": ["plank"], "hidden-shown": "1", "go": "next"}
    telling.post(f"/screening/{STORY}/", form)
    page = telling.get("/screening/summary/").content.decode()
    assert "no lifting" in page
    assert "Forearm plank" in page
