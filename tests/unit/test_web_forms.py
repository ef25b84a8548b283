"""Whatever a form is sent, there is a page and never a fault."""

from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.plumbing.pages import door, person
from unhunch.screening import Answers, assume_no

__all__ = ["door", "person"]
WORDS = st.one_of(
    st.text(max_size=30), st.sampled_from(["yes", "no", "unsure", "0", "7", "10", "-1", "x", "2026-11-23", "²", "٣"])
)
HARD = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def forms(*names: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from([*names, "go", "version"]), st.one_of(WORDS, st.lists(WORDS, max_size=3)))


def screened(client: Client) -> None:
    from unhunch.service.screening import confirm_screening, save_draft  # noqa: PLC0415 - Django has to be set up first
    from unhunch.web.context import PERSON, use_context  # noqa: PLC0415 - the same

    answers = assume_no(Answers(answers={}, age=41, pain_now=2))
    save_draft(use_context(), PERSON, answers.answers, {"age": 41, "pain_now": 2, "country": "GB", "pool": False})
    confirm_screening(use_context(), PERSON)


@HARD
@given(form=forms("age", "country", "language", "time_zone"))
def test_the_welcome_page_takes_anything(person: Client, form: dict[str, Any]) -> None:
    assert person.post("/welcome/", form).status_code in {302, 422}


@HARD
@given(
    number=st.integers(1, 9),
    form=forms("EM-8", "LOC-1", "UR-8", "UR-8-signs", "BE-4", "CA-1-which", "pain_now", "pool", "told_not_to"),
)
def test_the_safety_screens_take_anything(person: Client, number: int, form: dict[str, Any]) -> None:
    person.post("/welcome/", {"age": "41"})
    assert person.post(f"/screening/{number}/", form).status_code in {302, 422}


@HARD
@given(
    step=st.sampled_from(["pain", "goal", "week", "kit", "rest"]),
    form=forms(
        "pain_sites", "pain_now", "pain_average", "pain_worst", "pain_weeks", "goal", "activity-0", "activity-score-0",
        "activity_level", "minutes-0", "places-0", "kit-home", "likes", "dislikes", "preferred_time",
        "walk_first", "units",
    ),
)  # fmt: skip
def test_the_profile_takes_anything(person: Client, step: str, form: dict[str, Any]) -> None:
    screened(person)
    assert person.post(f"/profile/{step}/", form).status_code in {302, 422}


@HARD
@given(form=forms("theme", "text_size", "country", "language", "time_zone", "voice"))
def test_the_settings_take_anything(person: Client, form: dict[str, Any]) -> None:
    assert person.post("/settings/", form).status_code in {302, 422}


@HARD
@given(
    path=st.sampled_from(
        ["/today/walk/", "/today/next-day/", "/screening/weekly/", "/screening/emergency/seen/", "/settings/cleared/",
         "/settings/packs/", "/settings/import/", "/programme/move/", "/programme/freeze/", "/programme/undo/",
         "/settings/delete/", "/screening/read/", "/screening/summary/", "/programme/x-1/shorten/",
         "/programme/x-1/swap/0/"]
    ),
    form=forms("minutes", "score", "session", "on", "ids", "folder", "remove", "from", "to", "exercise", "hold",
               "pain_now"),
)  # fmt: skip
def test_every_other_form_takes_anything(person: Client, path: str, form: dict[str, Any]) -> None:
    assert person.post(path, form).status_code < 500


@HARD
@given(query=st.dictionaries(st.sampled_from(["q", "place", "kit", "region", "kind", "days"]), WORDS))
def test_searches_take_anything(person: Client, query: dict[str, str]) -> None:
    assert person.get("/exercises/", query).status_code == 200


@pytest.mark.parametrize(
    "path", ["/exercises/none/", "/learn/none/", "/profile/none/", "/screening/99/", "/screening/0/"]
)
def test_what_does_not_exist_is_not_found(person: Client, path: str) -> None:
    screened(person)
    assert person.get(path).status_code == 404


def test_none_of_these_leaves_a_given_answer_as_it_is(person: Client) -> None:
    from unhunch.service.screening import load_draft  # noqa: PLC0415 - Django has to be set up first
    from unhunch.web.context import PERSON, use_context  # noqa: PLC0415 - the same

    person.post("/welcome/", {"age": "41"})
    person.post("/screening/9/", {"CA-3": "yes", "go": "none"})
    answers = load_draft(use_context(), PERSON).answers
    assert (answers["CA-3"], answers["CA-2"]) == ("yes", "no")


def test_a_screen_with_an_open_question_is_not_left(person: Client) -> None:
    person.post("/welcome/", {"age": "41"})
    answer = person.post("/screening/1/", {"EM-1": "no", "go": "next"})
    assert (answer.status_code, b'href="#EM-3"' in answer.content) == (422, True)


def test_going_back_keeps_the_answers(person: Client) -> None:
    person.post("/welcome/", {"age": "41"})
    person.post("/screening/2/", {"EM-5": "no", "go": "back"})
    assert b'name="EM-5" value="no" checked' in person.get("/screening/2/").content


def test_an_answer_given_in_another_tab_is_not_overwritten_unseen(person: Client) -> None:
    person.post("/welcome/", {"age": "41"})
    old = person.get("/screening/9/").context["version"]
    person.post("/screening/9/", {"CA-3": "yes", "version": old, "go": "next"})
    answer = person.post("/screening/9/", {"CA-3": "no", "version": old, "go": "next"})
    assert b"another tab" in answer.content


def test_everything_can_be_taken_out_and_brought_back(person: Client) -> None:
    screened(person)
    taken = person.post("/settings/export/").content
    person.post("/settings/delete/", {"sure": "yes"})
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415 - Django has to be set up first

    shown = person.post("/settings/import/", {"file": SimpleUploadedFile("export.json", taken)}, follow=True)
    person.post("/settings/import/", {"keep": shown.context["look"]["id"]})
    assert b"You can go on" in person.get("/screening/result/").content


def test_the_strict_location_rule_of_the_settings_leaves_walking_and_breathing(person: Client) -> None:
    from unhunch.service.screening import screening_state  # noqa: PLC0415 - Django has to be set up first
    from unhunch.web.context import PERSON, use_context  # noqa: PLC0415 - the same

    person.post("/settings/", {"strict_location": "on"})
    person.post("/welcome/", {"age": "41"})
    for number in range(1, 10):
        person.post(
            f"/screening/{number}/", {**({"LOC-1": "yes", "pain_now": "3"} if number == 4 else {}), "go": "none"}
        )
    person.post("/screening/summary/")
    person.post("/screening/read/")
    clearance = screening_state(use_context(), PERSON).clearance
    assert clearance is not None
    assert set(clearance.allowed) == {"walking", "breathing"}
