"""What the coach does where the frames' clock sleeps, leaps or begins with a number that is none."""

import json
from collections.abc import Sequence
from itertools import chain

import pytest

from tests.moving import raising, standing, still
from unhunch.coach import Coach, Event, Frame, HoldDone, Profile, Repeated, count_repetitions
from unhunch.coach.frame import LATER_S, nobody
from unhunch.coach.live import LiveCounter
from unhunch.coach.tab import Tab
from unhunch.coach.ticks import BRIDGED_TICKS
from unhunch.coach.times import BREAKS_S, NEXT_S, Times

RAISE = "lateral-raise-band"
WIDE = 4 / 3
FPS = 15
DAY_S = 86_400.0
SLEPT_S = [BREAKS_S + 1, 600.0, LATER_S - 1, LATER_S + 1, DAY_S, 1e9]


def at(frames: Sequence[Frame], by_s: float = 0.0) -> list[Frame]:
    return [Frame(one.t_s + by_s, one.points, WIDE) for one in frames]


def told(coach: Coach, frames: Sequence[Frame]) -> list[Event]:
    return [event for frame in frames for event in coach.step(frame)]


def kinds(events: Sequence[Event]) -> list[str]:
    return [one.kind for one in events]


def spans(events: Sequence[Event]) -> list[tuple[float, float]]:
    return [(one.start_s, one.end_s) for one in events if isinstance(one, Repeated)]


def refusals(times: Sequence[float]) -> list[bool]:
    """Of each of the times whether it is refused."""
    clock, refused = Times(), []
    for t_s in times:
        refused.append(clock.refusal(Frame(t_s, standing(), WIDE)) is not None)
        if not refused[-1]:
            clock.take(t_s)
    return refused


@pytest.mark.parametrize(
    ("times", "refused"),
    [
        # A clock that slept: the frame after the refused one agrees with it.
        ([0, 1, 9000, 9000.1, 9000.2], "..x.."),
        ([0, 1, 9000, 9000 + NEXT_S, 9002], "..x.."),
        # Nothing agrees: too late, doubled, or before.
        ([0, 1, 9000, 9002, 9004, 9004.1], "..xxx."),
        ([0, 1, 9000, 9000, 9000.1], "..xx."),
        ([0, 1, 9000, 8999.9, 9000], "..xx."),
        # One absurd time among good ones, and two that do not follow each other.
        ([0, 1, 9000, 1.1, 1.2], "..x.."),
        ([0, 1, 9000, 1.1, 9000.1, 1.2], "..x.x."),
        # The first time was wrong, too late or too early.
        ([9000, 0, 0.1, 0.2], ".x.."),
        ([9000, 0, 9000.1, 0.1], ".x.x"),
        ([-9000, 0, 0.1, 0.2], ".x.."),
        # A time that runs back later on has to catch up.
        ([5, 5.1, 4.8, 4.9, 5.0, 5.1, 5.2], "..xxx.."),
        # It is as if the wrong one had never been.
        ([9000, 0, 0.1, -1, -0.9, -0.8], ".x.x.."),
        ([9000, 0, 0.1, 0.2, -1, -0.9, 0.3], ".x..xx."),
    ],
)
def test_a_refused_time_is_right_where_the_next_agrees(times: Sequence[float], refused: str) -> None:
    assert "".join("x" if one else "." for one in refusals(times)) == refused


def test_a_frame_that_cannot_be_read_speaks_for_no_time() -> None:
    clock = Times()
    clock.take(0.0)
    for points in (standing()[:32], standing()):
        assert clock.refusal(Frame(9000.0, points, WIDE)) is not None
    assert clock.refusal(Frame(9000.1, standing()[:32], WIDE)) is not None
    assert clock.refusal(Frame(9000.2, standing(), WIDE)) is None


def test_a_doubted_frame_changes_nothing_but_the_time_that_is_doubted() -> None:
    coach, other = Coach(RAISE), Coach(RAISE)
    told(coach, at(raising(2)[:80]))
    told(other, at(raising(2)[:80]))
    assert kinds(coach.step(Frame(1e9, standing(), WIDE))) == ["refused"]
    assert coach.state()["times"] == {**other.state()["times"], "doubted_s": 1e9}
    assert {**coach.state(), "times": None} == {**other.state(), "times": None}


@pytest.mark.parametrize("slept_s", SLEPT_S)
def test_a_set_goes_on_after_the_machine_slept(slept_s: float) -> None:
    coach = Coach("shoulder-abduction")
    first = at(raising(3, fps=FPS))
    again = at(raising(3, fps=FPS, seed=1), first[-1].t_s + slept_s)
    before, after = told(coach, first), told(coach, again)
    assert kinds(after).count("refused") == (slept_s > LATER_S)
    assert [one.number for one in [*before, *after] if isinstance(one, Repeated)] == [1, 2, 3, 4, 5, 6]
    assert all(start_s >= again[0].t_s for start_s, _ in spans(after))


@pytest.mark.parametrize("slept_s", SLEPT_S)
@pytest.mark.parametrize("exercise", ["shoulder-abduction", RAISE])
def test_a_way_out_before_a_gap_and_a_way_back_after_it_are_no_repetition(exercise: str, slept_s: float) -> None:
    frames = at(raising(3, fps=FPS))
    # In mid raise, at the top: two are done.
    top_s = 2 + 2.5 * 2.5
    up, down = [one for one in frames if one.t_s <= top_s], [one for one in frames if one.t_s > top_s]
    coach = Coach(exercise)
    assert len(spans(told(coach, [*up, *at(down, slept_s)]))) == 2


@pytest.mark.parametrize("slept_s", [BREAKS_S + 1, LATER_S - 1])
def test_what_the_coach_counts_over_a_gap_is_what_live_counting_counts(slept_s: float) -> None:
    frames = at(raising(4, fps=FPS))
    gapped = [*frames[:100], *at(frames[100:], slept_s)]
    assert tuple(spans(told(Coach(RAISE), gapped))) == count_repetitions(gapped, RAISE, live=True).spans
    assert all(end_s - start_s < BREAKS_S for start_s, end_s in count_repetitions(gapped, live=True).spans)


def held(slept_s: float) -> list[Frame]:
    """Arms up for four seconds, a gap, and up for four more."""
    rest = [Frame(n / FPS, standing(0.0), WIDE) for n in range(3 * FPS)]
    out = [Frame(3 + n / FPS, standing(n / FPS), WIDE) for n in range(FPS)]
    first = [Frame(4 + n / FPS, standing(1.0), WIDE) for n in range(4 * FPS)]
    return [*rest, *out, *first, *at(first, 4 + slept_s)]


@pytest.mark.parametrize("slept_s", SLEPT_S)
def test_a_hold_is_broken_off_by_a_gap_and_its_seconds_stay(slept_s: float) -> None:
    coach = Coach("shoulder-abduction", Profile(hold_s=6.0))
    events = told(coach, held(slept_s))
    assert "hold_reached" not in kinds(events)
    (done,) = [one.seconds for one in events if isinstance(one, HoldDone)]
    assert done == pytest.approx(4, abs=0.5)
    assert coach.holding.seconds == pytest.approx(4, abs=0.5)


def test_somebody_who_was_away_for_long_in_mid_movement_begins_anew() -> None:
    frames = at(raising(3, fps=FPS))
    top_s = 2 + 2.5 * 2.5
    up, down = [one for one in frames if one.t_s <= top_s], [one for one in frames if one.t_s > top_s]
    away = [nobody(top_s + n / FPS, WIDE) for n in range(1, 20 * FPS)]
    events = told(Coach("shoulder-abduction"), [*up, *away, *at(down, 20)])
    assert len(spans(events)) == 2
    assert kinds(events).count("lost") == kinds(events).count("found") == 1


def test_a_moment_before_a_gap_and_one_after_it_are_no_lasting_wrong_view() -> None:
    first = at(still(3, fps=FPS))
    coach = Coach("chin-tuck")
    assert kinds(told(coach, first[:8])) == []
    assert kinds(told(coach, at(first[8:16], 600))) == []
    assert kinds(told(coach, at(first[16:40], 600))) == ["wrong_view"]


@pytest.mark.parametrize("first_s", [9000.0, -9000.0, 1e9])
def test_one_first_frame_of_a_wrong_time_costs_two_frames(first_s: float) -> None:
    frames = at(raising(3, fps=FPS))
    coach, other = Coach("shoulder-abduction"), Coach("shoulder-abduction")
    coach.step(Frame(first_s, frames[0].points, WIDE))
    events = told(coach, frames)
    assert kinds(events) == ["refused", *kinds(told(other, frames[1:]))]
    if first_s > 0:
        assert coach.state() == other.state()


def test_that_the_timer_leads_is_said_once_though_the_first_time_was_wrong() -> None:
    coach = Coach("childs-pose")
    assert kinds(told(coach, [Frame(9000.0, standing(), WIDE), *at(still(2))])) == ["timer_leads", "refused"]


def test_a_time_that_runs_back_later_on_is_refused_until_it_has_caught_up() -> None:
    frames = at(raising(3, fps=FPS))
    coach = Coach("shoulder-abduction")
    told(coach, frames)
    end_s = frames[-1].t_s
    events = told(coach, at(raising(3, fps=FPS), end_s - 2))
    assert kinds(events)[: 2 * FPS - 1] == ["refused"] * (2 * FPS - 1)
    assert kinds(events).count("refused") <= 2 * FPS + 1
    assert kinds(events).count("repetition") == 3


@pytest.mark.parametrize("slept_s", [600.0, 9000.0])
def test_a_coach_kept_around_a_gap_goes_on_with_the_same_events(slept_s: float) -> None:
    frames = at(raising(3, fps=FPS))
    gapped = [*frames[:90], *at(frames[90:], slept_s)]
    for cut in (90, 91, 92):
        whole, first = Coach(RAISE), Coach(RAISE)
        told(whole, gapped[:cut])
        told(first, gapped[:cut])
        second = Coach.of(json.loads(json.dumps(first.state())))
        assert [whole.step(one) for one in gapped[cut:]] == [second.step(one) for one in gapped[cut:]]
        assert whole.state() == second.state()


@pytest.mark.parametrize("slept_s", SLEPT_S)
def test_a_gap_of_any_length_costs_no_more_than_a_short_one(slept_s: float) -> None:
    counter = LiveCounter()
    frames = at(raising(2, fps=FPS))
    for one in frames:
        counter.step(one)
    looks = counter.memory.ticks
    for one in at(frames[:2], frames[-1].t_s + slept_s):
        counter.step(one)
    assert counter.memory.ticks - looks <= BRIDGED_TICKS


def test_the_browser_s_coach_goes_on_after_a_night_and_says_once_that_it_refused() -> None:
    tab = Tab()
    tab.watch("shoulder-abduction", None, None)
    tab.begin()
    frames = raising(3, fps=FPS)
    night = at(frames, frames[-1].t_s + 9 * 3600)
    said = [json.loads(tab.step(one.t_s, WIDE, list(chain.from_iterable(one.points)))) for one in [*frames, *night]]
    assert [event["kind"] for one in said for event in one["events"]].count("refused") == 1
    assert said[-1]["account"]["counted"] == 6
    assert said[-1]["view"]["seen"]
