"""The prescription's page: looked at first, kept by a button alone, taken back, and shown where it leads."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.life import PROFILE, Life, SetClock
from tests.plumbing.pages import door, person
from tests.terminal import EXAMPLES
from unhunch.service.prescribed import prescription_in_force
from unhunch.service.profile import save_profile
from unhunch.service.programme import make_programme

__all__ = ["door", "person"]
PAGE = "/settings/prescription/"
TOML = (
    'by = "Anna <b>Schmidt</b>"\non = 2026-11-20\n[limits]\navoid = ["plank"]\nsessions_a_week = 4\n'
    '[[exercise]]\nid = "wall-angel"\nlevel = 2\nrepetitions = 30\n[[exercise]]\nid = "superman"\nlevel = 2\n'
)


@pytest.fixture
def life(person: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Life:
    from unhunch.web.context import PERSON, forget_context, use_context  # noqa: PLC0415 - Django has to be set up first

    clock = SetClock()
    (tmp_path / "clock").write_text(clock.at.isoformat(), encoding="utf-8")
    monkeypatch.setenv("UNHUNCH_CLOCK_FILE", str(tmp_path / "clock"))
    forget_context()
    return Life(ctx=use_context(), clock=clock, person=PERSON)


def shown(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]  # the test client's answer


def test_it_is_led_to_from_the_settings(person: Client) -> None:
    assert PAGE in shown(person.get("/settings/"))


def test_an_empty_form_and_a_file_with_faults_change_nothing(person: Client, life: Life) -> None:
    assert person.post(PAGE, {"look": "yes", "text": " "}).status_code == 422
    for data in (b"\xff\x00", b"by = 1", b"{" * 5000, b"#" * 200_000):
        answer = person.post(PAGE, {"look": "yes", "file": SimpleUploadedFile("../../a.toml", data)})
        assert answer.status_code == 422
        assert "Nothing was changed" in shown(answer)
    assert prescription_in_force(life.ctx, life.person) is None


def test_a_look_says_what_would_change_and_keeps_nothing(person: Client, life: Life) -> None:
    life.screen()
    save_profile(life.ctx, life.person, PROFILE)
    page = shown(person.post(PAGE, {"look": "yes", "text": TOML}))
    assert "Put into your plan" in page
    assert "Left out, and why" in page
    assert "repetitions 30 is more than the exercise has here, so it is 10" in page
    assert f"Not to do: {life.ctx.catalogue.text('plank').name}." in page
    assert "<b>Schmidt" not in page
    assert prescription_in_force(life.ctx, life.person) is None


def test_before_the_safety_questions_a_look_says_that_it_can_not_tell_yet(person: Client, life: Life) -> None:
    assert "once you have answered the safety questions" in shown(person.post(PAGE, {"look": "yes", "text": TOML}))


@pytest.mark.parametrize("name", ["prescription.toml", "prescription.fhir.json"])
def test_a_file_is_used_after_the_look_and_taken_back(person: Client, life: Life, name: str) -> None:
    file = SimpleUploadedFile(name, (EXAMPLES / name).read_bytes())
    page = shown(person.post(PAGE, {"look": "yes", "file": file}))
    assert "Use this prescription" in page
    person.post(PAGE, {"use": "yes", "text": (EXAMPLES / name).read_text(encoding="utf-8").replace("\n", "\r\n")})
    assert "Take it back" in shown(person.get(PAGE))
    person.post(PAGE, {"back": "yes"})
    assert "Take it back" not in shown(person.get(PAGE))


def test_the_programme_says_from_whom_it_is_led(person: Client, life: Life) -> None:
    life.screen()
    save_profile(life.ctx, life.person, {**PROFILE, "minutes": [20, 0, 0, 0, 0, 0, 0]})
    person.post(PAGE, {"use": "yes", "text": TOML})
    make_programme(life.ctx, life.person, weeks=1)
    page = shown(person.get("/programme/"))
    assert "From Anna &lt;b&gt;Schmidt&lt;/b&gt;, 20 November 2026" in page
    assert "Prescribed by Anna" in page


def test_an_exercise_that_an_answer_closes_opens_by_a_clinicians_word_for_it(person: Client, life: Life) -> None:
    life.screen(yes=("CA-8",))
    save_profile(life.ctx, life.person, PROFILE)
    person.post(
        PAGE, {"use": "yes", "text": TOML.replace("superman", "thoracic-rotation").replace("level = 2\n[", "[")}
    )
    page = shown(person.get(PAGE))
    assert "A clinician cleared me for it" in page
    assert person.post(PAGE, {"clear": "thoracic-rotation", "on": "soon"}).status_code == 422
    assert person.post(PAGE, {"clear": "plank", "on": "2026-11-20"}).status_code == 422
    person.post(PAGE, {"clear": "thoracic-rotation", "on": "2026-11-20"})
    assert "A clinician cleared me for it" not in shown(person.get(PAGE))
