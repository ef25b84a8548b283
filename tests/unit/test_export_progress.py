"""The report for a clinician: what it says, what it never says, and that its first page holds all that matters."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest

from tests.life import MORNING, PROFILE, Life, a_life
from tests.plumbing.paper import (
    against_the_standard,
    drawn_beyond_the_margins,
    empty_headings,
    structure_of,
    words_by_page,
    words_of,
)
from unhunch.errors import InvalidInputError
from unhunch.export.choices import PARTS
from unhunch.export.progress_report import report_pages
from unhunch.export.report_front import weeks_apart
from unhunch.export.typeset import Paper, as_pdf
from unhunch.progress.posture import PostureLine
from unhunch.records.model import AdverseEventRecord, ExerciseRecord, PainRecord, Record, WalkRecord
from unhunch.screening import Outcome
from unhunch.service.history import PainPoint
from unhunch.service.plans import days_of, require_programme
from unhunch.service.profile import save_profile
from unhunch.service.programme import make_programme, tick_walk
from unhunch.service.reporting import ActivityTrend, Report, Watched, read_report

# One worker lives the days, once.
pytestmark = pytest.mark.xdist_group("progress-report")
LANGUAGES = ("en", "de", "es")
TODAY = MORNING.date()
SIGN = "electric-shock"
# It reads like a template's code, and must stay what it is.
ACTIVITY = "Sitting #eval at my desk"


@cache
def lived() -> Life:
    """Three days of sessions, a walk, and one stop sign, by somebody with low mood and a low back that hurts."""
    life = a_life()
    life.screen(yes=("CA-3", "CA-12"))
    profile = {**PROFILE, "goal": "Lift my daughter", "activities": [{"name": ACTIVITY, "score": 3}]}
    save_profile(life.ctx, life.person, profile)
    make_programme(life.ctx, life.person, weeks=1)
    for day in days_of(require_programme(life.ctx, life.person))[:3]:
        session = next(one for one in day.sessions if one.kind in {"main", "micro"})
        life.do(session.id, pain=2, worst=3)
        life.clock.forward(days=1)
    save_profile(life.ctx, life.person, {**profile, "activities": [{"name": ACTIVITY, "score": 6}]})
    tick_walk(life.ctx, life.person, TODAY, 25)
    event = AdverseEventRecord(day=TODAY, sign=SIGN, exercise="chin-tuck", action="kept")
    life.ctx.store.append(life.person, [Record(key="event", at=life.clock.now(), value=event)])
    return life


@cache
def report() -> Report:
    return read_report(lived().ctx, lived().person)


def pdf(found: Report, language: str = "en", *, paper: Paper = "a4", parts: tuple[str, ...] = tuple(PARTS)) -> bytes:
    made = report_pages(found, lived().ctx.catalogue, language, made=found.last, parts=parts)
    return as_pdf("progress", made.facts, made.pictures, paper=paper, now=MORNING)


@cache
def printed(language: str = "en") -> bytes:
    return pdf(report(), language)


@cache
def crowded() -> Report:
    """As much of everything as can be kept."""
    catalogue = lived().ctx.catalogue
    every = tuple(catalogue.exercises)
    answers = report().answers
    assert answers is not None
    yes = {id_: "yes" for id_, one in catalogue.screening.questions.items() if not one.options}
    outcome = report().screening.outcome
    assert outcome is not None
    tagged = replace(report().screening, outcome=_with_tags(outcome, tuple(catalogue.tags)))
    done = report().exercises[0]
    return replace(
        report(),
        answers=replace(answers, answers=yes),  # type: ignore[arg-type]  # they are answers
        screening=tagged,
        goal="A long goal " * 40,
        activities=tuple(
            ActivityTrend(name=f"{n} " + "very long name " * 30, first=0, first_on=TODAY, last=10, last_on=TODAY)
            for n in range(3)
        ),
        events=tuple(AdverseEventRecord(day=TODAY, sign=SIGN, exercise=every[n]) for n in range(40)),
        exercises=tuple(replace(done, exercise=name, stopped=9, worst=10) for name in every),
        pain=tuple(_point(n) for n in range(84)),
        camera=Watched(sets=400, watched=300, faults=_all_faults(), posture=()),
    )


def _with_tags(outcome: Outcome, tags: tuple[str, ...]) -> Outcome:
    from copy import copy  # noqa: PLC0415 - a clearance is made by screen() alone, and this only draws one

    made = copy(outcome)
    object.__setattr__(made, "tags", tags)
    object.__setattr__(made, "level_cap", 1)
    return made


def _point(number: int) -> PainPoint:
    day = TODAY - timedelta(days=83 - number)
    return PainPoint(day=day, before=number % 11, worst=number * 10 // 83, next_day=None)


def _all_faults() -> dict[tuple[str, str], int]:
    catalogue = lived().ctx.catalogue
    return {(name, fault.id): 3 for name, one in catalogue.exercises.items() for fault in one.faults}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_says_screening_programme_sessions_pain_activities_events_and_questions(language: str) -> None:
    words = lived().ctx.catalogue.words(language)
    first = words_by_page(printed(language))[0]
    titles = ("screening", "programme", "adherence", "pain", "activities", "events", "camera", "questions")
    assert [one for one in titles if words[f"report.{one}.title"] not in first] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_who_said_it_and_that_no_clinician_looked_at_it(language: str) -> None:
    words, told = lived().ctx.catalogue.words(language), words_of(printed(language))
    wanted = ("progress.note.said", "progress.note.reviewed", "screening.not-cleared")
    assert [one for one in wanted if words[f"report.{one}"] not in told] == []


def test_sessions_walks_events_and_activities_are_those_of_the_records() -> None:
    told = words_of(printed())
    planned = sum(one.planned for one in report().weeks)
    assert f"3 of {planned} planned sessions" in told
    assert "Walks: 1, 25 minutes in all." in told
    assert "23 November 2026: An electric shock down the spine or a limb, during Chin tuck" in told
    assert f"{ACTIVITY} 3 (23 Nov) 6 (26 Nov)" in told
    assert "Goal: Lift my daughter" in told


def test_the_answers_behind_the_screening_are_there_with_their_day() -> None:
    told = words_of(printed())
    questions = lived().ctx.catalogue.screening.text().questions
    assert "Safety questions answered on 23 November 2026: Go on with care." in told
    assert f"Yes: {questions['CA-12'].ask}" in told
    assert questions["CA-1"].ask not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_charts_say_in_words_what_they_show(language: str) -> None:
    found = structure_of(printed(language))
    assert (found.language, found.standard, found.is_marked) == (language, "ua-1", True)
    assert found.kinds.count("Figure") == len(found.alternatives) == 2
    assert all(one.endswith(".") and "{" not in one for one in found.alternatives)
    assert {"H1", "H2", "Table", "TH", "L"} <= set(found.kinds)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_checker_of_its_own_finds_nothing_against_the_standard_of_readable_files(paper: Paper) -> None:
    made = pdf(report(), paper=paper)
    assert (against_the_standard(made), empty_headings(made)) == ((), 0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_one_page_holds_it_however_much_there_is_and_the_rest_is_in_the_appendix(paper: Paper, language: str) -> None:
    made = pdf(crowded(), language, paper=paper)
    pages = words_by_page(made)
    assert pages[1].startswith(lived().ctx.catalogue.words(language)["report.progress.appendix"])
    assert drawn_beyond_the_margins(made) == []


def test_without_the_appendix_it_is_one_page_that_says_how_much_is_not_shown() -> None:
    pages = words_by_page(pdf(crowded(), parts=("answers", "activities", "camera", "questions")))
    assert len(pages) == 1
    assert "37 more are not shown." in pages[0]


def test_what_was_left_out_on_purpose_is_said_and_is_gone() -> None:
    told = words_of(pdf(report(), parts=("appendix",)))
    assert "Left out, as the person chose: the safety answers, own activities and goal" in told
    assert "Lift my daughter" not in told
    assert ACTIVITY not in told
    assert lived().ctx.catalogue.screening.text().questions["CA-12"].ask not in told


def test_adverse_events_can_not_be_left_out() -> None:
    assert "An electric shock down the spine" in words_of(pdf(report(), parts=()))


def test_what_the_camera_measured_is_told_apart_from_what_was_said() -> None:
    line = PostureLine(
        measure="shoulder_level",
        by="pose",
        unit="deg",
        points=((TODAY - timedelta(days=9), 2.0), (TODAY, 3.5)),
        noise=5.0,
    )
    fault = lived().ctx.catalogue.get("chin-tuck").faults[0].id
    seen = Watched(sets=12, watched=5, faults={("chin-tuck", fault): 2}, posture=(line,))
    told = words_of(pdf(replace(report(), camera=seen)))
    assert "Measured by the camera The camera watched 5 of 12 sets." in told
    assert f"Chin tuck: {lived().ctx.catalogue.text('chin-tuck').faults[fault].fault} (in 2 sets)" in told
    assert "2° on 14 November 2026, 3.5° on 23 November 2026. A change of less than 5° can't be told" in told


def test_it_asks_and_never_judges() -> None:
    told = words_of(printed()).lower()
    assert "i had a stop sign" in told
    assert [one for one in ("you have a", "diagnosed", "cured", "because of your", "improved") if one in told] == []


@pytest.mark.parametrize(
    ("scores", "first", "last"),
    [
        ({}, (), ()),
        ({0: 5}, (), (5,)),
        ({0: 5, 3: 4}, (), (5, 4)),
        ({0: 5, 6: 4, 13: 2}, (5, 4), (2,)),
        ({0: 5, 12: 3}, (), (3,)),
        ({0: 5, 7: 4, 20: 2, 26: 1}, (5,), (2, 1)),
    ],
)
def test_the_first_and_the_last_week_with_scores_never_share_a_day(
    scores: dict[int, float], first: tuple[float, ...], last: tuple[float, ...]
) -> None:
    points = [
        PainPoint(day=TODAY + timedelta(days=day), before=score, worst=None, next_day=None)
        for day, score in scores.items()
    ]
    assert weeks_apart(points, lambda one: one.before) == (first, last)


def test_a_time_in_which_nothing_was_kept_is_refused_on_one_line() -> None:
    life = a_life()
    life.begin()
    with pytest.raises(InvalidInputError, match="nothing was kept in the last 28 days"):
        read_report(life.ctx, life.person)


@pytest.mark.parametrize("days", [0, -1, 367, 10**9])
def test_days_that_make_no_time_are_refused(days: int) -> None:
    with pytest.raises(InvalidInputError, match="can't be reported"):
        read_report(lived().ctx, lived().person, days=days)


@pytest.mark.parametrize(
    "value",
    [
        WalkRecord(day=TODAY, minutes=10),
        PainRecord(moment="next_day", score=4, day=TODAY),
        AdverseEventRecord(day=TODAY, sign=SIGN),
        ExerciseRecord(session="gone", day=TODAY, item=0, exercise="of-a-lost-pack", level=1, before=2, stopped=True),
    ],
)
def test_one_record_alone_makes_a_report_even_before_any_screening(value: object) -> None:
    life = a_life()
    life.ctx.store.append(life.person, [Record(key="one", at=MORNING, value=value)])  # type: ignore[arg-type]  # a value
    found = read_report(life.ctx, life.person, days=1)
    assert found.last == date(2026, 11, 23)
    assert len(words_by_page(pdf(found))) >= 1
