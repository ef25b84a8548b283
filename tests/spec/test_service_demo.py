"""The demonstration's person: twelve weeks that the product itself lived."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import mean
from tempfile import mkdtemp

import pytest

from tests.life import MORNING, Life, a_life
from tests.planned import the_catalogue
from unhunch.programme.wire import programme_from_json
from unhunch.records.beside import (
    ChecklistRecord,
    ExtraRecord,
    ImportRecord,
    PrescriptionRecord,
    ReminderRecord,
    TechniqueRecord,
)
from unhunch.records.model import (
    AdverseEventRecord,
    ClearanceRecord,
    DecisionRecord,
    NoteRecord,
    OutcomeRecord,
    PainRecord,
    PlanRecord,
    PostureRecord,
    ReplayRecord,
    ReviewRecord,
    SessionRecord,
    WalkRecord,
)
from unhunch.service.demo import DAYS, tell_story
from unhunch.service.forms import read_form
from unhunch.service.helping import helping
from unhunch.service.history import pain_series, sessions_done
from unhunch.service.packs import shelf
from unhunch.service.play import Finished
from unhunch.service.programme import current_programme
from unhunch.service.screening import screening_state
from unhunch.service.today import today

# One worker lives the twelve weeks, once.
pytestmark = pytest.mark.xdist_group("demo")
UNTIL = MORNING.date()


@cache
def told() -> Life:
    """The story, lived once for all tests."""
    life = a_life()
    life.ctx = replace(life.ctx, home=Path(mkdtemp(prefix="unhunch-demo-")))
    tell_story(life.ctx, life.person, UNTIL)
    return life


def values(kind: type) -> list[object]:
    return [record.value for record in told().ctx.store.records(told().person, kind)]


def test_the_story_goes_over_twelve_weeks_up_to_yesterday() -> None:
    days = [one.day for one in sessions_done(told().ctx, told().person)]
    assert min(days) == UNTIL - timedelta(days=DAYS)
    assert UNTIL - timedelta(days=4) < max(days) < UNTIL


def test_the_person_is_cleared_and_has_a_plan_for_today() -> None:
    life = told()
    seen = today(life.ctx, life.person)
    assert screening_state(life.ctx, life.person).clearance is not None
    assert seen.sessions
    assert seen.done == ()


def test_four_weeks_are_planned_of_which_the_first_is_under_way() -> None:
    programme = current_programme(told().ctx, told().person)
    assert programme is not None
    assert [week.provisional for week in programme.weeks] == [False, True, True, True]
    assert programme.start < UNTIL < programme.start + timedelta(days=7)


def test_pain_falls_over_the_weeks() -> None:
    points = [one.before for one in pain_series(told().ctx, told().person) if one.before is not None]
    assert mean(points[:10]) - mean(points[-7:]) >= 1.5


def test_there_is_a_flare_up_and_the_screening_came_again() -> None:
    assert any(isinstance(one, DecisionRecord) and one.action == "flare" for one in values(DecisionRecord))
    assert any(isinstance(one, ClearanceRecord) and "flare" in one.ids for one in values(ClearanceRecord))


def test_there_is_a_week_without_sessions() -> None:
    days = sorted({one.day for one in sessions_done(told().ctx, told().person)})
    assert max(later - earlier for earlier, later in pairwise(days)) >= timedelta(days=7)


def test_something_became_harder_and_something_easier() -> None:
    actions = {one.action for one in values(DecisionRecord) if isinstance(one, DecisionRecord)}
    assert {"progress", "gap"} <= actions


def test_every_session_that_was_done_had_been_planned() -> None:
    plans = [programme_from_json(one.programme) for one in values(PlanRecord) if isinstance(one, PlanRecord)]
    planned = {s.id for plan in plans for week in plan.weeks for day in week.days for s in day.sessions}
    done = {one.session for one in values(SessionRecord) if isinstance(one, SessionRecord) and one.kind != "break"}
    assert done <= planned


def test_records_that_are_there_are_never_touched() -> None:
    life = told()
    before = sum(1 for _ in life.ctx.store.records(life.person))
    assert tell_story(life.ctx, life.person, date(2027, 1, 1)) == 0
    assert sum(1 for _ in life.ctx.store.records(life.person)) == before


def test_everything_that_was_decided_can_be_said() -> None:
    words = told().ctx.catalogue.words("en")
    for one in values(NoteRecord):
        assert isinstance(one, NoteRecord)
        if one.kind == "said-after":
            finished = read_form(Finished, one.facts, "said-after")
            for sentence in (*finished.words, *(change.words for change in finished.changes)):
                assert "{" not in words[sentence.id].format(**sentence.facts)


@pytest.mark.parametrize(
    "kind",
    [
        TechniqueRecord,
        OutcomeRecord,
        ReviewRecord,
        PostureRecord,
        ChecklistRecord,
        ExtraRecord,
        WalkRecord,
        PrescriptionRecord,
        ImportRecord,
        AdverseEventRecord,
    ],
)
def test_everything_beside_the_sessions_is_in_the_story(kind: type) -> None:
    assert values(kind)


def test_breaks_were_done_at_the_desk_and_it_is_told_where_it_hurt() -> None:
    assert any(isinstance(one, SessionRecord) and one.kind == "break" for one in values(SessionRecord))
    assert len({one.site for one in values(PainRecord) if isinstance(one, PainRecord) and one.site}) > 1


def test_sets_that_the_camera_watched_are_kept_with_what_the_coach_said() -> None:
    kept = [one for one in values(ReplayRecord) if isinstance(one, ReplayRecord)]
    assert len({one.exercise for one in kept}) == 2
    assert all(one.repetitions_ms for one in kept)
    assert any(one.faults for one in kept)


def test_exercises_of_another_collection_are_a_sound_pack() -> None:
    there = shelf(told().ctx.home)
    assert there.findings == ()
    assert len(there.catalogue.exercises) == len(the_catalogue().exercises) + 2


def test_reminders_came_and_were_answered_in_every_way() -> None:
    acts = {one.what for one in values(ReminderRecord) if isinstance(one, ReminderRecord)}
    assert acts >= {"shown", "started", "snoozed", "postponed", "skipped", "ignored"}


def test_there_are_days_ill_and_short_nights() -> None:
    notes = [one for one in values(NoteRecord) if isinstance(one, NoteRecord)]
    assert any(one.kind == "ill" for one in notes)
    assert any(one.kind == "check" and one.facts["short_sleep"] is True for one in notes)


def test_what_helps_is_judged_of_all_that_is_asked() -> None:
    found = {one.factor: one.verdict for one in helping(told().ctx, told().person, UNTIL)}
    assert "too-little" not in found.values()
    assert found["short-sleep"] not in {"no-difference", "too-little"}
