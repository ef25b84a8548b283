"""How long ways take, and when that is said."""

from typing import Any

import pytest

from unhunch.coach.events import Cue, Event, Mended
from unhunch.coach.faulting import Faulting
from unhunch.coach.target import Fault
from unhunch.coach.targets import TARGETS
from unhunch.coach.tempo import Tempo, Timed, border_of, cadence, planned, timed
from unhunch.coach.ways import ways_of

MOMENTUM = Fault("momentum", 1, "either", "phase_time", -1, 0.5, 0.0, "of the ideal")
BORDER = Timed(0.5, 0.6, 0.0)
SLOW, QUICK = Timed(1.0, 1.2, 0.1), Timed(0.2, 0.3, 0.1)


def straight(out_s: float, hold_s: float, back_s: float, look_s: float = 0.1) -> list[tuple[float, float]]:
    """Out, held and back along straight lines, with half a second of rest at either end."""
    corners = [0.5, 0.5 + out_s, 0.5 + out_s + hold_s, 0.5 + out_s + hold_s + back_s]
    looks = []
    for number in range(round((corners[3] + 0.5) / look_s) + 1):
        t_s = number * look_s
        looks.append((t_s, max(0.0, min(1.0, (t_s - corners[0]) / out_s, (corners[3] - t_s) / back_s))))
    return looks


def said(*repetitions: Timed | None, faulting: Faulting | None = None) -> list[list[Event]]:
    """What is said after each, ten seconds apart."""
    tempo, kept = Tempo(), faulting or Faulting()
    return [tempo.step(one, MOMENTUM, BORDER, kept, 10.0 * at, 8.0) for at, one in enumerate(repetitions)]


@pytest.mark.parametrize("hold_s", [0.3, 2.0])
def test_ways_are_timed_between_a_quarter_and_nine_tenths_of_their_height(hold_s: float) -> None:
    found = timed(straight(2.0, hold_s, 3.0))
    assert found is not None
    assert (found.out_s, found.back_s) == pytest.approx((0.65 * 2, 0.65 * 3), abs=0.01)
    assert found.look_s == pytest.approx(0.1)


@pytest.mark.parametrize(
    "looks",
    [
        [],
        [(0.0, 0.0), (1.0, 1.0)],
        straight(1.0, 0.5, 1.0)[:15],
        straight(1.0, 0.5, 1.0)[10:],
    ],
    ids=["nothing", "two looks", "not yet back", "begun on the way"],
)
def test_what_is_not_a_whole_way_out_and_back_is_not_timed(looks: list[tuple[float, float]]) -> None:
    assert timed(looks) is None


def test_the_first_of_a_set_is_never_judged_and_one_is_no_habit() -> None:
    assert said(QUICK, QUICK) == [[], []]
    assert said(QUICK, QUICK, QUICK) == [[], [], [Cue(20.0, "momentum")]]
    assert said(SLOW, QUICK, SLOW, QUICK) == [[], [], [], []]


def test_one_way_alone_may_be_too_quick() -> None:
    half = Timed(1.0, 0.3, 0.1)
    assert said(SLOW, half, half)[2] == [Cue(20.0, "momentum")]


def test_what_the_looks_can_not_tell_is_not_named() -> None:
    seldom = Timed(0.3, 0.4, 0.5)
    assert said(seldom, seldom, seldom) == [[], [], []]


def test_taking_time_again_is_praised() -> None:
    told = said(SLOW, QUICK, QUICK, SLOW)
    assert told[3] == [Mended(30.0, "momentum")]


def test_it_keeps_silent_while_another_fault_is_given_time() -> None:
    busy = Faulting(cued_s={"shrug": 15.0}, current="shrug")
    assert said(SLOW, QUICK, QUICK, QUICK, faulting=busy)[2:] == [[], [Cue(30.0, "momentum")]]


def test_a_new_set_begins_anew() -> None:
    tempo, kept = Tempo(), Faulting()
    for at in range(2):
        tempo.step(QUICK, MOMENTUM, BORDER, kept, at, 8.0)
    tempo.forget()
    assert tempo.step(QUICK, MOMENTUM, BORDER, kept, 2.0, 8.0) == []
    assert tempo.step(QUICK, MOMENTUM, BORDER, kept, 3.0, 8.0) == []


def test_the_plan_lowers_the_border_and_never_raises_it() -> None:
    target: Any = TARGETS["lateral-raise-band"]
    way = ways_of(target)[0][0]
    plain = border_of(MOMENTUM, way, planned(target, None, None))
    assert (plain.out_s, plain.back_s) == (way.out_s / 2, way.back_s / 2)
    assert border_of(MOMENTUM, way, planned(target, 5, 5)) == plain
    quick = border_of(MOMENTUM, way, planned(target, target.keys[1].at_s / 2, None))
    assert (quick.out_s, quick.back_s) == pytest.approx((plain.out_s / 2, plain.back_s))


def test_a_pause_between_two_repetitions_is_no_cadence() -> None:
    assert cadence(None, (0.0, 2.0)) is None
    assert cadence(0.0, (4.0, 6.0)) == 15
    assert cadence(0.0, (20.0, 22.0)) is None
    assert cadence(0.0, (0.0, 0.0)) is None
