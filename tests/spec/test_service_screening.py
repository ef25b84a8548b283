"""When somebody may exercise, told by their records alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.life import MORNING, a_life
from unhunch.errors import InvalidInputError, NotClearedError
from unhunch.records.model import ScreeningRecord
from unhunch.service.programme import tick_walk
from unhunch.service.screening import (
    confirm_screening,
    end_clearance,
    load_draft,
    record_mistaken_tap,
    record_seen,
    require_clearance,
    save_draft,
    screening_state,
    start_screening,
)
from unhunch.service.today import today

TODAY = MORNING.date()


def test_somebody_new_has_to_be_screened_first() -> None:
    life = a_life()
    assert screening_state(life.ctx, life.person).due == ("first",)


def test_without_a_screening_nothing_may_be_done() -> None:
    life = a_life()
    with pytest.raises(NotClearedError):
        require_clearance(life.ctx, life.person)


def test_answers_are_kept_from_screen_to_screen() -> None:
    life = a_life()
    save_draft(life.ctx, life.person, {"EM-1": "no"}, {"age": 41})
    save_draft(life.ctx, life.person, {"EM-3": "no"}, {"pain_now": 3})
    draft = load_draft(life.ctx, life.person)
    assert (dict(draft.answers), draft.facts["age"], draft.facts["pain_now"]) == ({"EM-1": "no", "EM-3": "no"}, 41, 3)


def test_an_answer_given_again_replaces_the_first_one() -> None:
    life = a_life()
    save_draft(life.ctx, life.person, {"CA-3": "yes"})
    save_draft(life.ctx, life.person, {"CA-3": "no"})
    assert load_draft(life.ctx, life.person).answers["CA-3"] == "no"


@pytest.mark.parametrize(
    ("answers", "facts", "where"),
    [
        ({"EM-99": "no"}, {}, "EM-99"),
        ({"EM-1": "perhaps"}, {}, "EM-1"),
        ({}, {"age": 400}, "age"),
        ({}, {"pain_now": 11}, "pain_now"),
        ({}, {"shoe_size": 42}, "shoe_size"),
    ],
)
def test_what_does_not_fit_is_refused_and_named(answers: dict[str, str], facts: dict[str, object], where: str) -> None:
    life = a_life()
    with pytest.raises(InvalidInputError) as caught:
        save_draft(life.ctx, life.person, answers, facts)
    assert where in f"{caught.value.where} {caught.value.what}"


def test_a_screening_with_an_open_question_cannot_be_confirmed() -> None:
    life = a_life()
    save_draft(life.ctx, life.person, {"EM-1": "no"}, {"age": 41, "pain_now": 2})
    with pytest.raises(InvalidInputError, match="EM-3"):
        confirm_screening(life.ctx, life.person)


def test_no_to_everything_clears_for_28_days() -> None:
    life = a_life()
    life.screen()
    state = screening_state(life.ctx, life.person)
    assert (state.due, state.expires_at) == ((), MORNING + timedelta(days=28))


def test_confirming_twice_keeps_one_screening() -> None:
    life = a_life()
    first = life.screen()
    assert confirm_screening(life.ctx, life.person) == first
    kept = [r for r in life.ctx.store.records(life.person, ScreeningRecord) if getattr(r.value, "complete", False)]
    assert len(kept) == 1


def test_after_28_days_the_screening_is_due_again() -> None:
    life = a_life()
    life.screen()
    life.clock.forward(days=20)
    tick_walk(life.ctx, life.person, life.clock.at.date(), 20)
    life.clock.forward(days=8)
    assert screening_state(life.ctx, life.person).due == ("expired",)


def test_after_fourteen_days_without_use_it_is_due_again() -> None:
    life = a_life()
    life.screen()
    life.clock.forward(days=14)
    assert screening_state(life.ctx, life.person).due == ("gap",)


def test_a_clock_that_was_set_back_asks_again() -> None:
    life = a_life()
    life.screen()
    life.clock.forward(days=-30)
    assert screening_state(life.ctx, life.person).due == ("clock",)


def test_an_emergency_answer_locks_at_once_without_being_confirmed() -> None:
    life = a_life()
    state = save_draft(life.ctx, life.person, {"EM-1": "yes"})
    assert state.lock is not None
    assert state.lock.because == ("EM-1",)


def test_not_sure_about_an_emergency_locks_too() -> None:
    life = a_life()
    assert save_draft(life.ctx, life.person, {"EM-5": "unsure"}).lock is not None


def test_a_lock_holds_for_ever_until_it_is_ended() -> None:
    life = a_life()
    save_draft(life.ctx, life.person, {"EM-1": "yes"})
    life.clock.forward(days=400)
    assert screening_state(life.ctx, life.person).lock is not None


def test_no_later_answer_takes_a_lock_away() -> None:
    life = a_life()
    save_draft(life.ctx, life.person, {"EM-1": "yes"})
    assert save_draft(life.ctx, life.person, {"EM-1": "no"}).lock is not None


def test_a_second_tab_that_still_sends_no_takes_no_lock_away() -> None:
    life = a_life()
    save_draft(life.ctx, life.person, {"EM-3": "no"})
    other_tab = list(life.ctx.store.records(life.person, ScreeningRecord))[-1]
    save_draft(life.ctx, life.person, {"EM-1": "yes"})
    life.ctx.store.append(life.person, [replace(other_tab, key="screening:from-the-other-tab")])
    assert screening_state(life.ctx, life.person).lock is not None


def test_a_lock_cannot_be_confirmed_away() -> None:
    life = a_life()
    save_draft(life.ctx, life.person, {"EM-1": "yes"})
    with pytest.raises(NotClearedError):
        confirm_screening(life.ctx, life.person)


def test_being_seen_opens_a_whole_new_screening() -> None:
    life = a_life()
    save_draft(life.ctx, life.person, {"EM-1": "yes"})
    life.clock.forward(days=1)
    state = record_seen(life.ctx, life.person, TODAY)
    assert (state.lock, state.outcome, state.due) == (None, None, ("seen",))
    assert not load_draft(life.ctx, life.person).answers


@pytest.mark.parametrize("days", [-1, 2])
def test_the_day_of_being_seen_has_to_be_between_the_answer_and_today(days: int) -> None:
    life = a_life()
    save_draft(life.ctx, life.person, {"EM-1": "yes"})
    life.clock.forward(days=1)
    with pytest.raises(InvalidInputError):
        record_seen(life.ctx, life.person, TODAY + timedelta(days=days))


def test_a_mistaken_tap_opens_a_whole_new_screening_and_the_first_yes_stays() -> None:
    life = a_life()
    save_draft(life.ctx, life.person, {"EM-1": "yes"})
    state = record_mistaken_tap(life.ctx, life.person)
    kept = [r.value for r in life.ctx.store.records(life.person, ScreeningRecord)]
    assert (state.lock, state.due) == (None, ("mistaken",))
    assert any(isinstance(one, ScreeningRecord) and one.answers.get("EM-1") == "yes" for one in kept)


def test_without_a_lock_there_is_nothing_to_take_back() -> None:
    life = a_life()
    with pytest.raises(InvalidInputError):
        record_mistaken_tap(life.ctx, life.person)


@pytest.mark.parametrize("why", ["flare", "anything-new", "severe", "event", "changed"])
def test_something_new_ends_the_clearance(why: str) -> None:
    life = a_life()
    life.screen()
    end_clearance(life.ctx, life.person, why)  # type: ignore[arg-type]
    state = screening_state(life.ctx, life.person)
    assert (state.outcome, state.due) == (None, (why,))


def test_after_something_new_only_the_warning_signs_are_asked_again() -> None:
    life = a_life()
    life.screen(yes=("CA-3",))
    end_clearance(life.ctx, life.person, "anything-new")
    left = life.open_questions()
    assert "EM-1" in left
    assert "CA-3" not in left


def test_asking_only_the_warning_signs_again_does_not_renew_the_28_days() -> None:
    life = a_life()
    life.screen()
    life.clock.forward(days=10)
    end_clearance(life.ctx, life.person, "anything-new")
    life.screen()
    assert screening_state(life.ctx, life.person).expires_at == MORNING + timedelta(days=28)


def test_a_new_screening_by_choice_begins_with_all_questions_open() -> None:
    life = a_life()
    life.screen(yes=("CA-3",))
    assert not start_screening(life.ctx, life.person).answers


@pytest.mark.parametrize("why", ["flare", "event", "changed"])
def test_after_a_flare_an_event_or_a_changed_pain_every_question_comes_again(why: str) -> None:
    life = a_life()
    life.screen(yes=("CA-3",))
    end_clearance(life.ctx, life.person, why)  # type: ignore[arg-type]
    assert {"EM-1", "BE-1", "CA-3"} <= set(life.open_questions())


def test_under_18_is_led_to_the_advice_and_to_no_plan() -> None:
    life = a_life()
    life.screen(age=17)
    assert today(life.ctx, life.person).next == "advice"
