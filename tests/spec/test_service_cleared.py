from datetime import timedelta

import pytest

from tests.life import MORNING, a_life
from unhunch.errors import InvalidInputError
from unhunch.records.model import DecisionRecord, Record
from unhunch.screening import Clearance, Referral
from unhunch.service.past import read_progress
from unhunch.service.screening import (
    current_outcome,
    note_advice_read,
    record_cleared,
    screening_state,
    start_screening,
)

TODAY = MORNING.date()


def test_an_urgent_answer_refers_until_a_clinician_clears_it() -> None:
    life = a_life()
    assert isinstance(life.screen(yes=("UR-13",)), Referral)
    record_cleared(life.ctx, life.person, ("UR-13",), TODAY)
    assert isinstance(current_outcome(life.ctx, life.person), Clearance)


def test_a_clinicians_clearance_renews_no_date() -> None:
    life = a_life()
    life.screen(yes=("UR-13",))
    life.clock.forward(days=10)
    state = record_cleared(life.ctx, life.person, ("UR-13",), TODAY + timedelta(days=10))
    assert state.expires_at == MORNING + timedelta(days=28)


def test_a_clearance_ends_when_its_answer_changes() -> None:
    life = a_life()
    life.screen(yes=("UR-13",))
    record_cleared(life.ctx, life.person, ("UR-13",), TODAY)
    for yes in ((), ("UR-13",)):
        start_screening(life.ctx, life.person)
        outcome = life.screen(yes=yes)
    assert outcome.action == "see_doctor_urgently"
    assert screening_state(life.ctx, life.person).clearance is None


def test_a_clearance_holds_while_its_answer_stays() -> None:
    life = a_life()
    life.screen(yes=("UR-13",))
    record_cleared(life.ctx, life.person, ("UR-13",), TODAY)
    start_screening(life.ctx, life.person)
    assert life.screen(yes=("UR-13", "CA-3")).action == "go_on_with_care"


@pytest.mark.parametrize("id_", ["EM-1", "nothing"])
def test_an_emergency_or_an_unknown_question_cannot_be_cleared(id_: str) -> None:
    life = a_life()
    with pytest.raises(InvalidInputError):
        record_cleared(life.ctx, life.person, (id_,), TODAY)


def test_under_a_cap_progress_stands_no_higher_than_it() -> None:
    life = a_life()
    life.begin()
    change = {"exercise": "wall-push-up", "level": 3}
    risen = DecisionRecord(day=TODAY, action="progress", exercise="wall-push-up", because=(), change=change)
    life.ctx.store.append(life.person, [Record(key="risen", at=MORNING, value=risen)])
    assert read_progress(life.ctx, life.person).standings["wall-push-up"].level == 3
    start_screening(life.ctx, life.person)
    life.screen(yes=("LOC-1",))
    note_advice_read(life.ctx, life.person)
    held = read_progress(life.ctx, life.person)
    assert (held.level_cap, held.standings["wall-push-up"].level) == (1, 1)
