"""A clearance is held back by a warning sign in an unfinished screening, where it can still be corrected."""

import pytest

from tests.life import MORNING, a_life
from unhunch.service.screening import record_cleared, save_draft, start_screening
from unhunch.service.today import today

TODAY = MORNING.date()


@pytest.mark.parametrize(
    ("said", "facts"),
    [({"UR-1": "yes"}, {}), ({"UR-3": "unsure"}, {}), ({"UR-2": "yes"}, {}), ({}, {"pain_now": 8})],
)
def test_a_warning_sign_in_an_unfinished_screening_holds_the_clearance_back(
    said: dict[str, str], facts: dict[str, object]
) -> None:
    life = a_life()
    life.screen()
    start_screening(life.ctx, life.person)
    state = save_draft(life.ctx, life.person, said, facts)
    assert (state.clearance, state.outcome, state.due) == (None, None, ("asked",))
    assert today(life.ctx, life.person).next == "screen"


def test_a_warning_sign_that_was_a_slip_can_be_corrected_in_the_draft() -> None:
    life = a_life()
    life.screen()
    start_screening(life.ctx, life.person)
    save_draft(life.ctx, life.person, {"UR-1": "yes"})
    assert save_draft(life.ctx, life.person, {"UR-1": "no"}).clearance is not None


def test_what_a_clinician_cleared_holds_nothing_back_when_it_is_said_again() -> None:
    life = a_life()
    life.screen(yes=("UR-5",))
    record_cleared(life.ctx, life.person, ("UR-5",), TODAY)
    start_screening(life.ctx, life.person)
    assert save_draft(life.ctx, life.person, {"UR-5": "yes"}).clearance is not None


def test_a_milder_answer_holds_nothing_back_but_makes_the_pains_place_a_warning_sign() -> None:
    life = a_life()
    life.screen()
    start_screening(life.ctx, life.person)
    assert save_draft(life.ctx, life.person, {"BE-1": "yes"}).clearance is not None
    assert save_draft(life.ctx, life.person, {"LOC-1": "yes"}).held == "draft"
    assert save_draft(life.ctx, life.person, {"BE-1": "no"}).clearance is not None
