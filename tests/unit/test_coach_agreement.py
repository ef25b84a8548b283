"""Who tells a repetition: the counter, or the phases of the watched measure."""

import json
from dataclasses import asdict

import pytest

from unhunch.coach.agreement import Agreement
from unhunch.coach.phases import Phases

WHOLE = (10.0, 13.0)


def ended(*, at_s: float = WHOLE[1], from_s: float = WHOLE[0]) -> Phases:
    """Phases that are back at rest after a whole excursion that nothing has counted."""
    return Phases(left_s=from_s, whole=[from_s, at_s])


def leading() -> Agreement:
    """Phases that have told one repetition."""
    agreement = Agreement()
    assert agreement.step(13.0, [], ended(), follows=True) == [WHOLE]
    return agreement


def test_a_whole_excursion_that_nothing_counted_is_a_repetition_once() -> None:
    phases, agreement = ended(), Agreement()
    assert agreement.step(13.0, [], phases, follows=True) == [WHOLE]
    assert agreement.step(13.1, [], phases, follows=True) == []


def test_the_counter_that_tells_the_same_later_is_not_heard() -> None:
    assert leading().step(13.4, [(10.2, 12.9)], Phases(), follows=True) == []


def test_until_the_phases_lead_the_counter_is_heard_at_once() -> None:
    phases = Phases(phase="target", left_s=10.0)
    assert Agreement().step(12.0, [(9.0, 11.9)], phases, follows=True) == [(9.0, 11.9)]
    assert phases.spoken, "the excursion under way is counted with it"


def test_once_they_lead_the_counter_waits_for_rest() -> None:
    agreement, span = leading(), (14.0, 16.9)
    assert agreement.step(17.0, [span], Phases(phase="back", left_s=14.2), follows=True) == []
    assert agreement.step(17.3, [], Phases(phase="rest", left_s=14.2), follows=True) == [span]


@pytest.mark.parametrize(("phase", "heard"), [("back", True), ("target", False), ("out", False)])
def test_the_counter_is_heard_after_its_wait_where_the_person_is_on_the_way_back(phase: str, heard: bool) -> None:  # noqa: FBT001
    agreement, span = leading(), (14.0, 16.9)
    agreement.step(17.0, [span], Phases(phase="out", left_s=16.0), follows=True)
    told = agreement.step(17.9, [], Phases(phase=phase, left_s=16.0), follows=True)  # type: ignore[arg-type]
    assert told == ([span] if heard else [])


def test_one_contradiction_takes_the_lead_away() -> None:
    agreement = leading()
    agreement.step(17.9, [(14.0, 16.9)], Phases(phase="target", left_s=16.0), follows=True)
    assert agreement.step(20.0, [(17.5, 19.9)], Phases(phase="target", left_s=16.0), follows=True) == [(17.5, 19.9)]


def test_phases_that_see_nothing_are_not_asked() -> None:
    span = (14.0, 16.9)
    assert leading().step(17.0, [span], Phases(phase="target", left_s=14.0), follows=False) == [span]


def test_spans_never_overlap() -> None:
    agreement = leading()
    assert agreement.step(16.0, [(12.0, 15.9)], Phases(), follows=True) == [(13.0, 15.9)]


def test_what_it_knows_can_be_kept() -> None:
    agreement = leading()
    agreement.step(17.0, [(14.0, 16.9)], Phases(phase="target", left_s=14.0), follows=True)
    kept = Agreement(**json.loads(json.dumps(asdict(agreement))))
    assert kept == agreement
