"""Progress with its verdicts, and the look back at a week: agreed to with one tap, objected to with two."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

from tests.life import MORNING, PROFILE, Life, SetClock
from tests.plumbing.pages import door, person
from unhunch.adaptation.dose import dose_of
from unhunch.programme.model import Day, Item, PlannedSession, Programme, Standing, Week
from unhunch.progress.standings import standing_to_json
from unhunch.records.model import (
    DecisionRecord,
    ExerciseRecord,
    NoteRecord,
    OutcomeRecord,
    PainRecord,
    Record,
    ReviewRecord,
    SessionRecord,
    SetRecord,
    Value,
    WalkRecord,
)
from unhunch.service.plans import days_of, keep_programme, require_programme
from unhunch.service.profile import save_profile

__all__ = ["door", "person"]
ROW = "seated-row"
EARLY = MORNING.date() - timedelta(days=9)
BEFORE = Standing(exercise=ROW, level=2, repetitions=11, sessions=0)


@dataclass(slots=True)
class FileClock(SetClock):
    """A clock that the pages read from a file."""

    file: Path = Path()

    def forward(self, *, days: float = 0, minutes: float = 0) -> None:
        SetClock.forward(self, days=days, minutes=minutes)
        self.file.write_text(self.at.isoformat(), encoding="utf-8")


@pytest.fixture
def life(person: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Life:
    """The local person, screened and with a profile, with a clock that the test sets."""
    from unhunch.web.context import PERSON, forget_context, use_context  # noqa: PLC0415 - Django has to be set up first

    clock = FileClock(file=tmp_path / "clock")
    clock.forward()
    monkeypatch.setenv("UNHUNCH_CLOCK_FILE", str(clock.file))
    forget_context()
    one = Life(ctx=use_context(), clock=clock, person=PERSON)
    one.screen()
    save_profile(one.ctx, one.person, {**PROFILE, "activities": [{"name": "Sitting", "score": 4}]})
    return one


def programme(life: Life) -> Programme:
    """Three weeks with a row a day, as if they were solved."""
    exercise = life.ctx.catalogue.get(ROW)
    start = MORNING.date()
    dose = dose_of(exercise, Standing(exercise=ROW, level=2, repetitions=12), life.ctx.catalogue.rules)
    item = Item(exercise=ROW, part="strength", level=2, dose=dose, seconds=300, because=())
    weeks = []
    for index in range(3):
        days = [start + timedelta(days=7 * index + place) for place in range(7)]
        sessions = {
            day: PlannedSession(id=f"{day}-main-1", kind="main", place="home", minutes=10, items=(item,))
            for day in days
        }
        made = tuple(Day(date=day, sessions=(sessions[day],)) for day in days)
        weeks.append(Week(index=index, start=days[0], days=made, provisional=False))
    return Programme(start=start, weeks=tuple(weeks), gave=())


def lived(life: Life) -> None:
    """A first week with a plan and two sessions, up to the first day of the second."""
    keep_programme(life.ctx, life.person, programme(life), "made")
    for days in (0, 5):
        day = MORNING.date() + timedelta(days=days)
        add(life, SessionRecord(session=f"{day}-main-1", state="finished", day=day, kind="main", minutes=12))
    life.clock.forward(days=7)


def add(life: Life, *values: Value) -> None:
    count = len(list(life.ctx.store.records(life.person)))
    life.ctx.store.append(
        life.person,
        [Record(key=f"test-{count}-{place}", at=life.clock.at, value=value) for place, value in enumerate(values)],
    )


def hurt(life: Life, *, first: int, now: int, weeks: int = 6) -> None:
    """Three scores a week ago so many weeks, and three now."""
    today = life.clock.at.date()
    for place in range(3):
        add(life, PainRecord(moment="now", score=first, day=today - timedelta(days=7 * weeks - place)))
        add(life, PainRecord(moment="now", score=now, day=today - timedelta(days=place)))


def shown(client: Client, path: str) -> str:
    return re.sub(r"\s+", " ", client.get(path).content.decode())


@pytest.mark.parametrize(
    ("first", "now", "says"),
    [
        (6, 3, "Better than when you began"),
        (6, 6, "Much the same so far"),
        (3, 6, "Worse than when you began"),
    ],
)
def test_the_verdict_stands_in_words_above_the_charts(
    person: Client, life: Life, first: int, now: int, says: str
) -> None:
    hurt(life, first=first, now=now)
    page = shown(person, "/progress/")
    assert says in page
    assert page.index(says) < page.index('id="means-t"')


def test_with_too_little_no_verdict_is_given_and_the_page_says_what_is_missing(person: Client, life: Life) -> None:
    add(life, PainRecord(moment="now", score=4, day=life.clock.at.date()))
    page = shown(person, "/progress/")
    assert "It is too early to tell" in page
    assert "after 14 days" in page


def test_worse_leads_to_somebody_with_what_to_bring_and_to_ask(person: Client, life: Life) -> None:
    hurt(life, first=3, now=6)
    page = shown(person, "/progress/")
    assert all(one in page for one in ("Time to see somebody", "What to bring", "What to ask", "/learn/safety/"))
    card = page[page.index('id="see-h"') :].split("</section>")[0]
    assert card.count('href="/reports/progress/">Progress report for a clinician</a>') == 2


def test_better_sends_nobody_to_a_doctor(person: Client, life: Life) -> None:
    hurt(life, first=6, now=3)
    assert "Time to see somebody" not in shown(person, "/progress/")


def test_days_ill_are_a_pause_and_no_word_speaks_of_a_streak(person: Client, life: Life) -> None:
    lived(life)
    add(life, NoteRecord(kind="ill", day=MORNING.date() + timedelta(days=1)))
    page = shown(person, "/progress/")
    assert "1 days of pause" in page
    assert not re.search(r"streak|missed day|failed", page)


def test_every_chart_has_a_title_a_description_and_a_table_beside_it(person: Client, life: Life) -> None:
    lived(life)
    hurt(life, first=6, now=3)
    add(life, OutcomeRecord(day=life.clock.at.date(), activities={"Sitting": 6}))
    page = shown(person, "/progress/?days=84")
    charts = re.findall(r'<svg class="chart[^"]*"[^>]*role="img".*?</svg>', page)
    assert len(charts) == 5
    assert all("<title" in one and "<desc" in one for one in charts)
    assert page.count("The same as a table") == len(charts)


def test_where_it_hurt_and_the_levels_are_drawn_with_the_same_in_a_table(person: Client, life: Life) -> None:
    hurt(life, first=3, now=3)
    assert "Where it hurt" not in shown(person, "/progress/")
    today = MORNING.date()
    add(
        life,
        PainRecord(moment="before", score=6, day=today, site="mid-back"),
        ExerciseRecord(session="s", day=today, item=0, exercise=ROW, level=2, before=1),
    )
    page = shown(person, "/progress/")
    assert "The highest score: Middle of the back, 6 of 10." in page
    assert "Exercises: 1. At a higher level now than at the beginning of this time: 0." in page
    tables = ["".join(re.findall(r"<t[hd][^>]*>([^<]*)<", one)) for one in re.findall(r"<tbody>.*?</tbody>", page)]
    assert any("Middle of the back" in one and "6" in one for one in tables)


def test_the_range_of_motion_is_shown_beside_the_first_day(person: Client, life: Life) -> None:
    assert "Nothing was measured yet" in shown(person, "/progress/range/")
    today = MORNING.date()
    for days, value in ((9, 60.0), (1, 61.0)):
        day = today - timedelta(days=days)
        done = SetRecord(session=f"s{days}", day=day, item=0, exercise=ROW, set=1, level=2)
        add(life, replace(done, seen_range=value, seen_unit="deg"))
    page = shown(person, "/progress/range/")
    assert "No change that the camera can tell from noise" in page
    assert len(re.findall(r"<td>6[01]°</td>", page)) == 2


def test_before_the_first_week_is_over_there_is_nothing_to_look_back_at(person: Client, life: Life) -> None:
    keep_programme(life.ctx, life.person, programme(life), "made")
    assert "Nothing to look back at yet" in shown(person, "/review/")
    assert "/review/" not in shown(person, "/today/")


def test_the_look_back_waits_on_today_until_it_is_agreed_to(person: Client, life: Life) -> None:
    lived(life)
    assert "/review/" in shown(person, "/today/")
    assert "That is kept" in person.post("/review/", {"agree": "yes"}, follow=True).content.decode()
    assert "/review/" not in shown(person, "/today/")
    assert [one.value for one in life.ctx.store.records(life.person, ReviewRecord)] == [
        ReviewRecord(week=life.clock.at.date(), day=life.clock.at.date(), answer="agreed")
    ]


def test_a_walk_told_again_on_its_day_counts_once_in_the_look_back(person: Client, life: Life) -> None:
    lived(life)
    add(life, *(WalkRecord(day=MORNING.date(), minutes=minutes) for minutes in (20.0, 30.0, 25.0)))
    assert "Walked: 30 minutes" in shown(person, "/review/")


def test_an_exercise_that_got_harder_can_be_kept_as_it_was(person: Client, life: Life) -> None:
    lived(life)
    add(
        life,
        DecisionRecord(day=EARLY, exercise=ROW, action="progress", because=("a",), change=standing_to_json(BEFORE)),
    )
    after = replace(BEFORE, repetitions=12)
    because = ("adaptation.up.ready", "adaptation.step.more-repetitions")
    day = MORNING.date() + timedelta(days=1)
    add(life, DecisionRecord(day=day, exercise=ROW, action="progress", because=because, change=standing_to_json(after)))
    page = shown(person, "/review/")
    assert "A few more repetitions." in page
    answer = person.post("/review/", {"object": ROW}, follow=True).content.decode()
    assert "It goes back to how it was" in answer
    assert "Stays as it was" in answer
    last = [one.value for one in life.ctx.store.records(life.person, DecisionRecord)][-1]
    assert (last.action, last.because) == ("hold", ("adaptation.step.stays",))  # type: ignore[union-attr]  # a decision
    assert last.change["repetitions"] == BEFORE.repetitions  # type: ignore[union-attr]  # the same
    plan = require_programme(life.ctx, life.person)
    doses = {day.date: day.sessions[0].items[0].dose.repetitions for day in days_of(plan)}
    assert (doses[MORNING.date()], doses[life.clock.at.date()]) == (12, BEFORE.repetitions)


def test_an_objection_never_makes_anything_harder(person: Client, life: Life) -> None:
    lived(life)
    after = replace(BEFORE, rung=2)
    because = ("adaptation.down.red", "adaptation.step.sets")
    day = MORNING.date() + timedelta(days=1)
    add(life, DecisionRecord(day=day, exercise=ROW, action="regress", because=because, change=standing_to_json(after)))
    plan = require_programme(life.ctx, life.person)
    answer = person.post("/review/", {"object": ROW}, follow=True).content.decode()
    assert "Your objection is noted" in answer
    assert len(list(life.ctx.store.records(life.person, DecisionRecord))) == 1
    assert require_programme(life.ctx, life.person) == plan


def test_what_is_asked_again_is_kept_and_then_asked_no_more(person: Client, life: Life) -> None:
    lived(life)
    life.clock.forward(days=7)
    assert "Sitting" in shown(person, "/review/")
    assert person.post("/review/", {"save": "yes"}).status_code == 422
    person.post("/review/", {"save": "yes", "activity-0": "7", "change": "3"})
    (kept,) = [one.value for one in life.ctx.store.records(life.person, OutcomeRecord)]
    assert kept == OutcomeRecord(day=life.clock.at.date(), activities={"Sitting": 7}, since_start=3)
    assert 'name="activity-0"' not in shown(person, "/review/")
    assert "+3" in shown(person, "/progress/")


@pytest.mark.parametrize("form", [{"object": "no-such"}, {"object": ""}, {"save": "yes", "change": "99"}])
def test_what_no_form_sends_is_refused_and_nothing_is_kept(person: Client, life: Life, form: dict[str, str]) -> None:
    lived(life)
    count = len(list(life.ctx.store.records(life.person)))
    assert person.post("/review/", form).status_code == 422
    assert len(list(life.ctx.store.records(life.person))) == count
