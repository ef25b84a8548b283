"""Pain between the shoulder blades that nobody has looked at: read first, asked about each week, urgent after two."""

from datetime import timedelta

import pytest

from tests.life import MORNING, PROFILE, a_life
from unhunch.errors import NotClearedError
from unhunch.records.model import NoteRecord
from unhunch.screening import Referral
from unhunch.service.profile import save_profile
from unhunch.service.programme import make_programme
from unhunch.service.screening import answer_weekly, current_outcome, note_advice_read, screening_state
from unhunch.service.today import today


def test_pain_nobody_looked_at_is_asked_about_each_week() -> None:
    life = a_life()
    life.screen(yes=("LOC-1",))
    life.clock.forward(days=7)
    assert screening_state(life.ctx, life.person).due == ("weekly",)


def test_the_weekly_answer_goes_on_for_another_week() -> None:
    life = a_life()
    life.screen(yes=("LOC-1",))
    life.clock.forward(days=7)
    answer_weekly(life.ctx, life.person, assessed=False, anything_new=False, pain_now=1)
    assert screening_state(life.ctx, life.person).expires_at == MORNING + timedelta(days=14)


def test_weekly_answers_do_not_carry_past_the_28_days() -> None:
    life = a_life()
    life.screen(yes=("LOC-1",))
    for _ in range(3):
        life.clock.forward(days=7)
        answer_weekly(life.ctx, life.person, assessed=False, anything_new=False, pain_now=1)
    life.clock.forward(days=7)
    assert screening_state(life.ctx, life.person).due == ("expired",)


def test_pain_that_did_not_fall_two_weeks_after_the_advice_becomes_urgent() -> None:
    life = a_life()
    life.screen(yes=("LOC-1",), pain=3)
    life.clock.forward(days=3)
    note_advice_read(life.ctx, life.person)
    for _ in range(2):
        life.clock.forward(days=7)
        answer_weekly(life.ctx, life.person, assessed=False, anything_new=False, pain_now=3)
    assert isinstance(current_outcome(life.ctx, life.person), Referral)


def test_without_reading_the_advice_the_two_weeks_run_from_the_screening_that_showed_it() -> None:
    life = a_life()
    life.screen(yes=("LOC-1",), pain=3)
    outcomes = []
    for _ in range(2):
        life.clock.forward(days=7)
        outcomes.append(answer_weekly(life.ctx, life.person, assessed=False, anything_new=False, pain_now=3).outcome)
    assert [type(one).__name__ for one in outcomes] == ["Clearance", "Referral"]


def test_there_is_no_plan_while_the_advice_about_the_pains_place_is_unread() -> None:
    life = a_life()
    life.screen(yes=("LOC-1",), pain=3)
    save_profile(life.ctx, life.person, PROFILE)
    assert (screening_state(life.ctx, life.person).held, today(life.ctx, life.person).next) == ("advice", "advice")
    with pytest.raises(NotClearedError, match="read"):
        make_programme(life.ctx, life.person, weeks=1)
    note_advice_read(life.ctx, life.person)
    assert make_programme(life.ctx, life.person, weeks=1).weeks


def test_advice_that_nobody_was_shown_cannot_be_read() -> None:
    life = a_life()
    note_advice_read(life.ctx, life.person)
    life.screen()
    note_advice_read(life.ctx, life.person)
    assert life.ctx.store.latest(life.person, NoteRecord) is None


def test_anything_new_in_the_weekly_answer_opens_the_screening() -> None:
    life = a_life()
    life.screen(yes=("LOC-1",))
    state = answer_weekly(life.ctx, life.person, assessed=False, anything_new=True, pain_now=1)
    assert state.due == ("anything-new",)
