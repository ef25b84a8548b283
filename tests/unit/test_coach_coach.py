import json
import math
from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
import pytest

from tests.moving import raising, standing, still
from unhunch.body.kinematics import Track
from unhunch.body.landmarks import landmarks
from unhunch.body.library import shipped_motions
from unhunch.body.play import play
from unhunch.body.practice import Practice, clock, repetitions
from unhunch.body.seeing import HIPS, View, framing
from unhunch.body.skeleton import load_skeleton
from unhunch.body.turning import Array
from unhunch.coach import (
    Coach,
    Count,
    Cue,
    Event,
    Frame,
    HoldDone,
    HoldReached,
    HoldTick,
    Partial,
    Profile,
    Repeated,
    count_repetitions,
)
from unhunch.coach.frame import LATER_S, nobody
from unhunch.coach.targets import TARGETS

RAISE = "lateral-raise-band"
WIDE = 4 / 3
FPS = 15.0


def wide(frames: Sequence[Frame]) -> list[Frame]:
    """Seen from the front: the sine people are narrow in a square picture."""
    return [Frame(one.t_s, one.points, WIDE) for one in frames]


@cache
def filmed(exercise: str, parts: tuple[tuple[int, str | None], ...], still_s: float = 3.0) -> tuple[Frame, ...]:
    """The woman doing the exercise as drawn: parts of so many repetitions, each with its fault or none."""
    motion, target = shipped_motions()[exercise], TARGETS[exercise]
    rows, view = [], None
    for number, (times, fault) in enumerate(parts):
        practice = Practice(repetitions=times, still_s=0.0 if number else still_s)
        _, moments = clock(motion, practice, FPS)
        track = play(motion, load_skeleton("woman"), moments, motion.faults[fault] if fault else None)
        view = view or framing(track, target.around_deg, 4.0)
        rows.append(flat(view, track))
    points = np.concatenate(rows).tolist()
    return tuple(Frame(at / FPS, one, WIDE) for at, one in enumerate(points))


def flat(view: View, track: Track) -> Array:
    """The landmarks in the picture (T, 33, 4), none hidden: what hides them takes long to find."""
    points = view.project(landmarks(track))
    depth = points[..., 2] - points[:, HIPS, 2].mean(axis=1)[:, None]
    return np.concatenate([points[..., :2], depth[..., None] / 4, np.full((*depth.shape, 1), 0.95)], axis=-1)


def watched(exercise: str, frames: Sequence[Frame], profile: Profile | None = None) -> list[Event]:
    coach = Coach(exercise, profile)
    return [event for frame in frames for event in coach.step(frame)]


def kinds(events: Sequence[Event], *leaving: str) -> list[str]:
    return [event.kind for event in events if event.kind not in leaving]


def later(frames: Sequence[Frame], by_s: float) -> list[Frame]:
    return [Frame(one.t_s + by_s, one.points, one.aspect) for one in frames]


def test_neutral_comes_first_then_each_repetition_with_its_phases() -> None:
    events = watched("shoulder-abduction", wide(raising(3)))
    assert kinds(events) == ["neutral", *["phase", "phase", "phase", "repetition", "phase"] * 3]
    assert [one.phase for one in events if one.kind == "phase"][:4] == ["out", "target", "back", "rest"]  # type: ignore[attr-defined]


def test_a_repetition_tells_its_range_tempo_and_smoothness() -> None:
    for one in watched("shoulder-abduction", wide(raising(3, rest_s=3))):
        if isinstance(one, Repeated):
            assert one.range == pytest.approx(160, abs=12)
            assert one.unit == "deg"
            assert one.tempo_s == pytest.approx(1.8, abs=0.3)
            assert one.smoothness is not None
            assert 0.9 <= one.smoothness <= 1


def test_the_repetitions_of_whole_range_are_those_that_live_counting_counts() -> None:
    frames = wide(raising(5))
    spans = tuple((one.start_s, one.end_s) for one in watched(RAISE, frames) if isinstance(one, Repeated))
    assert Count(len(spans), spans) == count_repetitions(frames, RAISE, live=True)


def test_without_two_quiet_seconds_only_counting_runs() -> None:
    assert set(kinds(watched("shoulder-abduction", wide(raising(4, rest_s=0.3))[:300]))) == {"repetition"}


def test_a_way_out_that_turns_back_early_is_told_with_its_small_range() -> None:
    frames = wide(raising(3))
    half = [
        Frame(frames[-1].t_s + at / 30, standing(0.2 * (1 - math.cos(at / 75 * math.tau))), WIDE) for at in range(1, 76)
    ]
    events = watched("shoulder-abduction", [*frames, *half, *later(wide(still(3, share=0)), half[-1].t_s + 0.1)])
    ranges = [one.range for one in events if isinstance(one, Repeated) and one.range is not None]
    assert len(ranges) == 4
    assert ranges[-1] < ranges[0] / 2


def test_a_way_out_too_quick_to_count_is_told_as_a_part_of_the_persons_own() -> None:
    frames = wide(raising(3))
    flick = [
        Frame(frames[-1].t_s + at / 30, standing(0.12 * (1 - math.cos(at / 12 * math.tau))), WIDE)
        for at in range(1, 13)
    ]
    events = watched(RAISE, [*frames, *flick, *later(wide(still(3, share=0)), flick[-1].t_s + 0.1)])
    (told,) = [one for one in events if isinstance(one, Partial)]
    assert 0.4 <= told.share <= 0.6
    assert told.t_s > flick[-1].t_s
    assert kinds(events).count("repetition") == 3


def test_the_clock_of_a_hold_runs_only_in_the_position() -> None:
    events = watched(RAISE, filmed(RAISE, ((2, None),)))
    done = [one.seconds for one in events if isinstance(one, HoldDone)]
    assert len(done) == 2
    true = [one.hold_to_s - one.hold_from_s for one in repetitions(shipped_motions()[RAISE], Practice(repetitions=2))]
    assert done == pytest.approx(true, abs=0.4)
    assert [one.seconds for one in events if isinstance(one, HoldTick)] in ([1, 1], [1, 2, 1, 2])


def test_the_planned_hold_is_said_once_reached() -> None:
    events = watched(RAISE, filmed(RAISE, ((1, None),)), Profile(hold_s=1.0))
    assert kinds(events).count("hold_reached") == 1
    assert "hold_reached" not in kinds(watched(RAISE, filmed(RAISE, ((1, None),)), Profile(hold_s=9.0)))


def test_a_shrug_is_cued_once_and_praised_when_mended() -> None:
    events = watched(RAISE, filmed(RAISE, ((1, None), (2, "shrug"), (1, None))))
    said = [(one.kind, one.fault) for one in events if one.kind in ("cue", "mended")]  # type: ignore[attr-defined]
    assert said == [("cue", "shrug"), ("mended", "shrug")]


def test_no_cue_without_faults_and_none_while_cooling_down() -> None:
    assert not [one for one in watched(RAISE, filmed(RAISE, ((4, None),))) if isinstance(one, Cue)]
    frames = filmed(RAISE, ((1, None), (2, "shrug"), (1, None), (1, "shrug")))
    cool = watched(RAISE, frames, Profile(cool_down_s=1000))
    assert kinds(cool).count("cue") == 1
    assert kinds(watched(RAISE, frames)).count("cue") == 2


def test_nothing_is_cued_on_landmarks_that_are_hardly_seen() -> None:
    frames = filmed(RAISE, ((1, None), (2, "shrug")))
    unsure = [Frame(f.t_s, [(x, y, z, min(v, 0.7)) for x, y, z, v in f.points], f.aspect) for f in frames]
    events = watched(RAISE, unsure)
    assert kinds(events).count("repetition") >= 2
    assert "cue" not in kinds(events)


def test_a_person_who_goes_is_lost_and_one_who_comes_back_found() -> None:
    frames = wide(still(4))
    gone = [nobody(4 + at / 30, WIDE) for at in range(60)]
    events = watched(RAISE, [*frames, *gone, *later(frames, 6.0)])
    assert kinds(events) == ["neutral", "lost", "found"]
    assert events[1].t_s == pytest.approx(4.5, abs=0.1)
    assert kinds(watched(RAISE, [*frames, *gone[:12], *later(frames, 4.4)])) == ["neutral"]


def spoiled(points: Sequence[Sequence[float]]) -> Frame:
    return Frame(3.0, points, WIDE)


@pytest.mark.parametrize(
    "bad",
    [
        Frame(2.0, standing()),
        spoiled(standing()[:32]),
        spoiled([(math.nan, 0.0, 0.0, 1.0), *standing()[1:]]),
        spoiled([(0.0, 0.0, 0.0, 1.5), *standing()[1:]]),
        Frame(math.nan, standing()),
        Frame(3.0, standing(), aspect=0),
        Frame(3.0, None),  # type: ignore[arg-type]
        Frame("now", standing()),  # type: ignore[arg-type]
        Frame(3.0, [("a", "b", "c", "d")] * 33),  # type: ignore[list-item]
        Frame(1e308, standing()),
        spoiled([(0.0, 1e200, 0.0, 1.0), *standing()[1:]]),
        Frame(3.0, standing(), aspect=1e300),
        Frame(3.0, standing(), 1.0, 1e308),
    ],
)
def test_a_bad_frame_is_refused_with_what_is_wrong_and_changes_nothing(bad: Frame) -> None:
    frames = wide(raising(2))
    coach, other = Coach(RAISE), Coach(RAISE)
    for frame in frames[:80]:
        assert coach.step(frame) == other.step(frame)
    refused = coach.step(bad)
    assert kinds(refused) == ["refused"]
    assert refused[0].why  # type: ignore[attr-defined]
    assert coach.state() == other.state()


def test_a_frame_an_hour_after_the_last_still_belongs_to_it_and_a_later_one_does_not() -> None:
    for later_s, kind in ((LATER_S, []), (LATER_S + 1, ["refused"])):
        coach = Coach(RAISE)
        coach.step(Frame(7.0, standing(), WIDE))
        assert kinds(coach.step(Frame(7.0 + later_s, standing(), WIDE))) == kind


def test_a_first_frame_at_a_time_that_no_clock_tells_is_refused() -> None:
    coach = Coach(RAISE)
    assert kinds(coach.step(Frame(1e308, standing(), WIDE))) == ["refused"]
    assert [one for frame in wide(still(4)) for one in kinds(coach.step(frame))] == ["neutral"]


def test_a_doubled_frame_says_nothing() -> None:
    coach = Coach(RAISE)
    frame = wide(still(1))[0]
    coach.step(frame)
    before = coach.state()
    assert coach.step(frame) == []
    assert coach.state() == before


@pytest.mark.parametrize("exercise", ["childs-pose", "diaphragmatic-breathing"])
def test_what_the_camera_cannot_judge_is_said_at_once(exercise: str) -> None:
    assert kinds(watched(exercise, wide(still(5)))) == ["timer_leads"]


def test_somebody_turned_the_wrong_way_is_asked_to_turn() -> None:
    events = watched("chin-tuck", wide(still(5)))
    assert kinds(events) == ["wrong_view"]
    assert events[0].wanted == "side"  # type: ignore[attr-defined]


def test_a_leap_of_the_shoulders_is_another_person_and_needs_a_new_neutral() -> None:
    here = wide(still(4))
    there = [Frame(4 + f.t_s, [(x + 0.3, y, z, v) for x, y, z, v in f.points], WIDE) for f in here]
    assert kinds(watched(RAISE, [*here, *there])) == ["neutral", "other_person", "neutral"]


def test_sides_that_swap_pause_the_judgement() -> None:
    here = wide(still(4))
    over = [Frame(4 + f.t_s, [(1 - x, y, z, v) for x, y, z, v in f.points], WIDE) for f in here]
    assert kinds(watched(RAISE, [*here, *over])) == ["neutral", "sides_swapped"]


@pytest.mark.parametrize("cut", [10, 80, 120, 170, 260, 330])
def test_a_coach_kept_in_mid_session_goes_on_with_the_same_events(cut: int) -> None:
    frames = filmed(RAISE, ((1, None), (2, "shrug"), (1, None)))
    whole, first = Coach(RAISE), Coach(RAISE, Profile())
    for frame in frames[:cut]:
        assert whole.step(frame) == first.step(frame)
    second = Coach.of(json.loads(json.dumps(first.state())))
    assert [whole.step(frame) for frame in frames[cut:]] == [second.step(frame) for frame in frames[cut:]]
    assert whole.state() == second.state()


def test_a_state_of_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match="start anew"):
        Coach.of({"version": 0})


@pytest.mark.parametrize(
    "counted",
    [
        lambda name: count_repetitions([], name),
        lambda name: count_repetitions([], name, live=True),
        lambda name: Coach(name).step(nobody(0.0)),
    ],
    ids=["offline", "live", "coach"],
)
def test_every_exercise_is_accepted_and_an_unknown_one_refused_with_the_nearest(
    counted: Callable[[str], object],
) -> None:
    for name in TARGETS:
        counted(name)
    with pytest.raises(ValueError, match="no exercise 'chin-tuk'; the nearest are chin-tuck"):
        counted("chin-tuk")


def test_no_clock_runs_where_the_way_is_as_small_as_what_it_strays_by() -> None:
    coach = Coach("chin-tuck")
    events = [event for frame in filmed("chin-tuck", ((2, None),)) for event in coach.step(frame)]
    assert {"neutral", "phase"} <= set(kinds(events))
    assert not [one for one in events if isinstance(one, HoldTick | HoldReached | HoldDone)]
    assert not coach.clocks
