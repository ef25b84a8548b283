"""The page of the reports: what is in each is said before it is saved, and nothing of it is kept."""

import io
import json
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest
from django.test import Client

from tests.life import MORNING, a_life
from tests.plumbing.pages import door, person
from tests.plumbing.paper import sizes_of, words_by_page, words_of
from unhunch.records.codec import KINDS
from unhunch.records.model import Record, ReplayRecord
from unhunch.service.plans import require_programme

__all__ = ["door", "person"]

# One worker makes the plan, once.
pytestmark = pytest.mark.xdist_group("reports-page")


@cache
def kept(sessions: int = 0) -> tuple[Record, ...]:
    """What somebody with a plan of a week kept, who did so many sessions of its first day."""
    life = a_life()
    life.begin()
    day = require_programme(life.ctx, life.person).weeks[0].days[0]
    for one in [one for one in day.sessions if one.kind != "walk"][:sessions]:
        life.do(one.id)
    return tuple(life.ctx.store.records(life.person))


def told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, records: tuple[Record, ...]) -> None:
    """Nothing; the pages' person kept these, and it is the evening of that day."""
    from unhunch.web.context import PERSON, forget_context, use_context  # noqa: PLC0415 - Django has to be set up first

    clock = tmp_path / "clock"
    clock.write_text(MORNING.replace(hour=20).isoformat(), encoding="utf-8")
    monkeypatch.setenv("UNHUNCH_CLOCK_FILE", str(clock))
    forget_context()
    use_context().store.append(PERSON, records)


@pytest.fixture
def planned(person: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Client:
    told(monkeypatch, tmp_path, kept())
    return person


@pytest.fixture
def exercised(person: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Client:
    told(monkeypatch, tmp_path, kept(1))
    return person


def page(client: Client, path: str) -> str:
    return client.get(path, follow=True).content.decode()


def test_progress_and_settings_lead_to_it(planned: Client) -> None:
    assert 'href="/reports/"' in page(planned, "/progress/")
    assert 'href="/reports/"' in page(planned, "/settings/")


def test_every_table_is_named_with_what_it_holds_and_how_much(planned: Client) -> None:
    shown = page(planned, "/reports/")
    assert [name for name in KINDS if f"<code>{name}.csv</code>" not in shown] == []
    assert "your answers to the safety questions" in shown
    assert f"{len(kept())} rows" in shown


def test_what_is_stored_after_a_look_is_counted_at_the_next(planned: Client) -> None:
    from unhunch.web.context import PERSON, use_context  # noqa: PLC0415 - Django has to be set up first

    page(planned, "/reports/")
    use_context().store.append(PERSON, [Record(key="later", at=MORNING, value=kept()[0].value)])
    assert f"{len(kept()) + 1} rows" in page(planned, "/reports/")


@pytest.mark.parametrize(
    ("path", "leads_to", "says"),
    [
        ("/settings/", "/settings/export/", "saves one JSON file: your safety answers, profile, plans, sessions, pain"),
        ("/reports/", "/reports/tables.zip", "Everything that unhunch keeps of you"),
        (
            "/reports/",
            "/reports/fhir/",
            "Programme, goals, pain scores, sessions, walks, safety answers and stop",
        ),
        ("/reports/fhir/", "/reports/fhir.json", "2 pain scores"),
        ("/reports/handout/", "/reports/handout/report.pdf", "exercises with their doses and stop signs"),
        ("/reports/progress/", "/reports/progress/report.pdf", "Stop signs and other harm that you told"),
    ],
)
def test_each_file_is_told_in_plain_words_where_it_is_saved(
    exercised: Client, path: str, leads_to: str, says: str
) -> None:
    shown = page(exercised, path)
    assert (leads_to in shown, says in shown) == (True, True)


def test_what_is_in_a_home_programme_is_said_before_it_is_saved(planned: Client) -> None:
    shown = page(planned, "/reports/handout/?days=7&paper=letter")
    wanted = (
        "exercises with their doses and stop signs",
        "<li>Small drawings</li>",
        "<li>A list of the days",
        "What your safety answers limit",
        "printed on US Letter",
        "Save as PDF",
    )
    assert [one for one in wanted if one not in shown] == []


def test_what_was_chosen_for_a_home_programme_is_what_is_in_it_and_what_is_not(planned: Client) -> None:
    shown = page(planned, "/reports/handout/?days=1&drawings=none&chosen=1&part=faults")
    inside, _, left_out = shown.partition("Left out:")
    assert [one for one in ("No drawings", "What often goes wrong") if f"<li>{one}</li>" not in inside] == []
    assert "<li>How each exercise is done, step by step</li>" in left_out
    query = "days=1&paper=a4&language=en&drawings=none&chosen=1&part=faults"
    assert f"report.pdf?{query.replace('&', '&amp;')}&amp;save=1" in shown
    told = words_of(planned.get(f"/reports/handout/report.pdf?{query}").content)
    assert "Left out, as you chose: the drawings, how each exercise is done." in told


def test_what_keeps_one_safe_is_no_choice(planned: Client) -> None:
    shown = page(planned, "/reports/").partition('id="progress"')[0]
    assert "Doses, stop signs and what your safety answers limit are always in it." in shown
    assert set(re.findall(r'name="part" value="(\w+)"', shown)) == {"steps", "faults", "week", "techniques"}


def test_what_was_chosen_for_a_progress_report_is_what_is_in_it_and_what_is_not(exercised: Client) -> None:
    shown = page(exercised, "/reports/progress/?chosen=1&part=questions")
    inside, _, left_out = shown.partition("Left out, and the report says so:")
    assert "<li>Questions to ask</li>" in inside
    assert "<li>What the camera measured</li>" in left_out
    assert "no clinician has reviewed it" in left_out


def test_the_file_is_the_one_that_was_looked_at(exercised: Client) -> None:
    query = "days=28&paper=letter&language=es&chosen=1&part=questions"
    shown = page(exercised, f"/reports/progress/?{query}")
    assert f"report.pdf?{query.replace('&', '&amp;')}&amp;save=1" in shown
    pdf = exercised.get(f"/reports/progress/report.pdf?{query}").content
    assert (sizes_of(pdf), len(words_by_page(pdf))) == ({(612, 792)}, 1)
    assert "Informe de evolución" in words_of(pdf)


@pytest.mark.parametrize(("query", "how"), [("", "inline"), ("?save=1", "attachment")])
def test_a_pdf_is_shown_or_saved_under_a_name_with_its_day(planned: Client, query: str, how: str) -> None:
    answer = planned.get(f"/reports/handout/report.pdf{query}")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == f'{how}; filename="unhunch-home-programme-2026-11-23.pdf"'
    assert answer.headers["Cache-Control"] == "no-store"
    # With the pages' policy a browser's own viewer would stay empty; every page around it has one.
    assert "Content-Security-Policy" not in answer.headers
    assert "Content-Security-Policy" in planned.get("/reports/").headers


def test_the_first_page_can_be_looked_at_as_a_picture(planned: Client) -> None:
    answer = planned.get("/reports/handout/page.png")
    assert (answer.headers["Content-Type"], answer.content[:4]) == ("image/png", b"\x89PNG")


def test_every_page_can_be_looked_at_and_says_which_it_is(planned: Client) -> None:
    rest = page(planned, "/reports/handout/sheets/?days=7&paper=letter")
    count = rest.count("<img") + 1
    whole = page(planned, "/reports/handout/?days=7&paper=letter&all=1")
    wanted = [f'alt="Page {n} of {count}"' for n in range(1, count + 1)]
    assert count > 2
    assert [one for one in wanted if one not in whole or (one != wanted[0] and one not in rest)] == []
    assert rest.count('loading="lazy"') == count - 1
    first, last = (planned.get(f"/reports/handout/page.png?days=7&paper=letter&page={n}") for n in (1, count))
    assert first.content != last.content
    assert planned.get(f"/reports/handout/page.png?days=7&paper=letter&page={count + 1}").status_code == 404


def test_the_first_look_waits_for_one_page_alone_and_leads_to_the_others(planned: Client) -> None:
    shown = page(planned, "/reports/handout/?days=7")
    assert shown.count("page.png") == 1
    assert 'all=1#pages">Show all pages</a>' in shown


def test_no_page_that_was_looked_at_outlives_its_records(planned: Client) -> None:
    from unhunch.export import typeset  # noqa: PLC0415 - Django has to be set up first

    planned.get("/reports/handout/page.png")
    assert typeset._drawn.cache_info().currsize == 1
    planned.post("/settings/delete/", {"sure": "yes"})
    assert typeset._drawn.cache_info().currsize == 0


def test_the_tables_come_as_one_zip_file(planned: Client) -> None:
    answer = planned.post("/reports/tables.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        assert {name.removesuffix(".csv") for name in packed.namelist()} == set(KINDS)


def test_what_is_in_the_file_for_a_clinic_is_counted_and_what_is_not_is_said(exercised: Client) -> None:
    shown = page(exercised, "/reports/fhir/?days=84")
    inside, _, outside = shown.partition("Not in it:")
    wanted = ("2 pain scores", "1 session with its minutes", "Your programme:", "Your age and your answers")
    assert [one for one in wanted if one not in inside] == []
    assert "day with a walk" not in inside
    assert "What the camera measured" in outside
    assert 'name="days" value="84"' in outside


def test_the_file_for_a_clinic_has_the_name_that_was_typed_and_no_other(exercised: Client) -> None:
    answer = exercised.post("/reports/fhir.json", {"days": "84", "name": " Ana Ruiz "})
    named = [one["resource"].get("name") for one in json.loads(answer.content)["entry"]]
    assert named[0] == [{"text": "Ana Ruiz"}]
    assert answer.headers["Content-Type"] == "application/fhir+json"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="unhunch-fhir-2026-11-23.json"'
    plain = json.loads(exercised.post("/reports/fhir.json", {"name": "  "}).content)["entry"][0]["resource"]
    assert "name" not in plain


def test_kept_replays_come_as_points_and_without_any_there_is_a_kind_word(
    planned: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert "Nothing to save yet." in page(planned, "/reports/")
    empty = planned.post("/reports/opensim.zip", follow=True).content.decode()
    assert "No replay is kept." in empty
    look = (0, *(500, 300) * 17)
    kept = ReplayRecord(replay="r", session="s", day=MORNING.date(), exercise="chin-tuck", set=1, looks=(look,))
    told(monkeypatch, tmp_path, (Record(key="r", at=MORNING, value=kept),))
    shown = page(planned, "/reports/")
    assert "The 1 replay that you kept" in shown
    assert "They are no metres, and there is no depth." in shown
    with zipfile.ZipFile(io.BytesIO(planned.post("/reports/opensim.zip").content)) as packed:
        assert packed.namelist() == ["README.txt", "2026-11-23-chin-tuck-set-1.trc"]


def test_nothing_of_it_is_kept(exercised: Client) -> None:
    from unhunch.web.context import PERSON, use_context  # noqa: PLC0415 - Django has to be set up first

    before = tuple(use_context().store.records(PERSON))
    for path in ("/reports/", "/reports/handout/", "/reports/handout/report.pdf", "/reports/progress/page.png"):
        exercised.get(path)
    exercised.post("/reports/tables.zip")
    exercised.get("/reports/fhir/")
    exercised.post("/reports/fhir.json", {"days": "84", "name": "Ana Ruiz"})
    exercised.post("/reports/opensim.zip")
    assert tuple(use_context().store.records(PERSON)) == before


@pytest.mark.parametrize("path", ["/reports/handout/", "/reports/handout/report.pdf"])
def test_without_the_safety_answers_there_is_no_home_programme(person: Client, path: str) -> None:
    assert "A home programme needs your safety answers first." in page(person, path)


def test_without_records_there_is_no_file_for_a_clinic(planned: Client) -> None:
    assert "Nothing was kept in that time." in page(planned, "/reports/fhir/?days=28")
    assert planned.post("/reports/fhir.json").headers["Location"] == "/reports/"


def test_without_records_there_is_no_progress_report(planned: Client) -> None:
    assert "Nothing was kept in that time." in page(planned, "/reports/progress/?days=28")
    assert planned.get("/reports/progress/page.png").status_code == 404


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/reports/nothing/", 404), ("/reports/nothing/report.pdf", 404), ("/reports/tables/page.png", 404),
        ("/reports/nothing/sheets/", 404), ("/reports/progress/sheets/", 404),
        ("/reports/handout/page.png?page=x", 404),
        ("/reports/tables.zip", 405), ("/reports/fhir.json", 405), ("/reports/opensim.zip", 405),
        ("/reports/handout/?days=9999&paper=a3&language=xx&part=x&chosen", 200),
    ],
)  # fmt: skip
def test_what_nobody_offered_is_not_there_or_left_at_its_usual(planned: Client, path: str, status: int) -> None:
    assert planned.get(path).status_code == status


def test_while_an_emergency_answer_stands_nothing_is_handed_out(
    person: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    life = a_life()
    life.begin()
    life.clock.forward(minutes=1)
    from unhunch.service.screening import save_draft, start_screening  # noqa: PLC0415 - Django has to be set up first

    start_screening(life.ctx, life.person)
    save_draft(life.ctx, life.person, {"EM-1": "yes"})
    told(monkeypatch, tmp_path, tuple(life.ctx.store.records(life.person)))
    assert person.get("/reports/handout/report.pdf").headers["Location"] == "/screening/emergency/"
