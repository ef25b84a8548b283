"""What the safety answers lead to on the pages: read first, printed for a doctor, or no programme at all."""

from pathlib import Path

import pytest
from django.test import Client

from tests.plumbing.pages import door, person

__all__ = ["door", "person"]


def answer(client: Client, said: dict[str, object], *, age: str = "41", pain: str = "3") -> str:
    """The result page's words, after every screen was answered with no but for what was said."""
    client.post("/welcome/", {"country": "GB", "age": age})
    for number in range(1, 10):
        client.post(f"/screening/{number}/", {"pain_now": pain, **said, "go": "none"})
    client.post("/screening/summary/")
    return client.get("/screening/result/").content.decode()


@pytest.mark.parametrize(
    ("said", "signs"),
    [
        ({"UR-11": "yes", "UR-11-sight": "no"}, ("a tender scalp", "stiffness of both shoulders")),
        ({"UR-12": "unsure"}, ("black stools", "yellow skin")),
        ({"UR-14": "yes"}, ("coughing up blood at any time", "a cough for over 3 weeks")),
        ({"UR-8": "yes", "UR-8-signs": "unsteady", "UR-8-worse": "no"}, ("buttons, keys, writing", "Being unsteady")),
    ],
)
def test_what_is_printed_for_a_doctor_names_each_sign(
    person: Client, said: dict[str, object], signs: tuple[str, ...]
) -> None:
    page = answer(person, said)
    assert "Show this to whoever sees you" in page
    assert [sign for sign in signs if sign not in page] == []


def test_what_is_printed_for_a_doctor_bears_the_persons_date_of_the_answers(
    person: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from unhunch.service.settings import save_settings  # noqa: PLC0415 - Django has to be set up first
    from unhunch.web.context import PERSON, forget_context, use_context  # noqa: PLC0415 - the same

    clock = tmp_path / "clock"
    clock.write_text("2026-11-23T20:30:00+00:00", encoding="utf-8")
    monkeypatch.setenv("UNHUNCH_CLOCK_FILE", str(clock))
    forget_context()
    save_settings(use_context(), PERSON, {"time_zone": "Asia/Kolkata"})
    assert "On 24 November 2026 I answered" in answer(person, {"UR-3": "yes"})
    clock.write_text("2026-11-27T09:00:00+00:00", encoding="utf-8")
    assert "On 24 November 2026 I answered" in person.get("/screening/result/").content.decode()


@pytest.mark.parametrize(
    ("said", "leads"),
    [
        ({"assessed": "unsure", "anything_new": "no"}, (True, ())),
        ({"assessed": "no", "anything_new": "unsure"}, (False, ("anything-new",))),
    ],
)
def test_not_sure_in_the_weekly_questions_takes_the_stricter_side(
    person: Client, said: dict[str, str], leads: tuple[bool, tuple[str, ...]]
) -> None:
    from unhunch.service.screening import screening_state  # noqa: PLC0415 - Django has to be set up first
    from unhunch.web.context import PERSON, use_context  # noqa: PLC0415 - the same

    answer(person, {"LOC-1": "yes"})
    assert person.get("/screening/weekly/").content.count(b'value="unsure"') == 2
    person.post("/screening/weekly/", {**said, "pain_now": "2"})
    state = screening_state(use_context(), PERSON)
    assert (state.outcome is not None and "LOC-1" in state.outcome.because, state.due) == leads


@pytest.mark.parametrize("path", ["/profile/pain/", "/programme/", "/programme/make/"])
def test_while_the_advice_is_unread_every_way_on_leads_back_to_it(person: Client, path: str) -> None:
    assert "Please read this first" in answer(person, {"LOC-1": "yes"})
    assert person.get(path).headers["Location"] == "/screening/result/"
    assert b"What your safety answers mean" in person.get("/today/").content


def test_once_the_advice_is_read_the_profile_opens(person: Client) -> None:
    answer(person, {"LOC-1": "yes"})
    assert person.post("/screening/read/").headers["Location"] == "/profile/"
    assert person.get("/profile/pain/").status_code == 200


def test_under_18_nothing_leads_on_to_a_plan(person: Client) -> None:
    page = answer(person, {}, age="17")
    assert "This programme is for adults" in page
    assert not any(link in page for link in ('href="/profile/"', 'href="/programme/make/"'))
    assert person.get("/profile/pain/").headers["Location"] == "/screening/result/"
