import json
from collections.abc import Callable, Sequence

import pytest

from tests.moving import flipped, mirrored, raising, standing, still
from tests.unit.test_coach_coach import filmed, kinds, later, watched, wide
from unhunch.coach import Coach, Event, Frame, OtherSide, Profile, Repeated
from unhunch.coach.frame import nobody
from unhunch.coach.sides import LOOKS, handed, turned_over

RAISE = "lateral-raise-band"
ABDUCTION = "shoulder-abduction"
ROW = "row-one-arm-supported"


def renamed(frames: Sequence[Frame]) -> list[Frame]:
    """Left and right take each other's names, in the same picture."""
    return flipped(seen_in_a_mirror(frames))


def seen_in_a_mirror(frames: Sequence[Frame]) -> list[Frame]:
    """The model looked at a mirror's picture: nothing in it contradicts itself."""
    return [Frame(new.t_s, new.points, old.aspect) for old, new in zip(frames, mirrored(frames), strict=True)]


def one_armed(side: str, repetitions: int = 4) -> list[Frame]:
    """Only that arm goes up; the other hangs."""
    hanging = standing()
    rests = (14, 16) if side == "l" else (13, 15)
    return [
        Frame(one.t_s, [hanging[at] if at in rests else point for at, point in enumerate(one.points)], one.aspect)
        for one in wide(raising(repetitions))
    ]


def other_sides(events: Sequence[Event]) -> list[str]:
    return [one.side for one in events if isinstance(one, OtherSide)]


@pytest.mark.parametrize("exercise", [RAISE, "chin-tuck", "band-pull-apart", "seated-row"])
@pytest.mark.parametrize("turn", [flipped, renamed])
def test_a_turned_over_stream_is_told_once(exercise: str, turn: Callable[[Sequence[Frame]], list[Frame]]) -> None:
    frames = filmed(exercise, ((1, None),))
    assert not turned_over(frames)
    assert turned_over(turn(frames)), exercise


def test_the_coach_that_watches_tells_it_once_and_counts_as_before() -> None:
    frames = filmed(RAISE, ((2, None),))
    plain, over = watched(RAISE, frames), watched(RAISE, flipped(frames))
    assert "turned_over" not in kinds(plain)
    assert kinds(over).count("turned_over") == 1
    assert kinds(over, "turned_over") == kinds(plain)


def test_a_mirrors_picture_contradicts_nothing() -> None:
    assert not turned_over(seen_in_a_mirror(filmed(RAISE, ((1, None),))))


@pytest.mark.parametrize(
    "frames",
    [
        still(8),
        raising(3),
        [nobody(at / 15) for at in range(90)],
        [Frame(at / 15, standing(), 1.0) for at in range(90)],
        [],
    ],
)
def test_what_shows_no_depth_or_nobody_is_not_called_turned_over(frames: list[Frame]) -> None:
    assert not turned_over(frames)
    assert not turned_over(flipped(frames))


def test_head_and_feet_must_agree() -> None:
    (frame, *_) = filmed(RAISE, ((1, None),))
    away = [(x, y, -z if at in (31, 32) else z, v) for at, (x, y, z, v) in enumerate(frame.points)]
    fits = handed(frame)
    assert fits is not None
    assert fits > 0.5
    assert handed(Frame(0.0, away, frame.aspect)) == 0.0


def test_it_takes_two_seconds_of_looks() -> None:
    frames = flipped(filmed(RAISE, ((1, None),)))
    assert not turned_over(frames[: LOOKS - 1])
    assert turned_over(frames[:LOOKS])


@pytest.mark.parametrize("side", ["l", "r"])
@pytest.mark.parametrize("worked", ["l", "r"])
def test_the_side_that_works_for_the_other_is_told(side: str, worked: str) -> None:
    events = watched(ABDUCTION, one_armed(worked), Profile(side=side))
    assert other_sides(events) == ([] if side == worked else [worked])


def test_once_is_no_other_side() -> None:
    assert other_sides(watched(ABDUCTION, one_armed("l", 1), Profile(side="r"))) == []


def test_nothing_is_told_where_either_side_may_work() -> None:
    assert other_sides(watched(ABDUCTION, one_armed("l"))) == []


def test_a_side_that_works_in_turn_with_the_right_one_is_no_other_side() -> None:
    left = one_armed("l", 1)
    turns = left
    for side in "rlr":
        turns = [*turns, *later(one_armed(side, 1), turns[-1].t_s + 1 / 30)]
    assert other_sides(watched(ABDUCTION, turns, Profile(side="l"))) == []


def test_in_a_mirror_the_right_side_is_the_other_one() -> None:
    frames = filmed(ROW, ((4, None),))
    (worked,) = {one.side for one in watched(ROW, frames) if isinstance(one, Repeated) and one.side != "both"}
    assert other_sides(watched(ROW, frames, Profile(side=worked))) == []
    seen = watched(ROW, seen_in_a_mirror(frames), Profile(side=worked))
    assert other_sides(seen) == [{"l": "r", "r": "l"}[worked]]


def test_both_sides_at_once_is_no_other_side() -> None:
    frames = wide(raising(4))
    assert other_sides(watched(ABDUCTION, frames, Profile(side="l"))) == []


def test_each_set_tells_it_anew_and_a_kept_coach_knows_it() -> None:
    frames = one_armed("l")
    coach = Coach(ABDUCTION, Profile(side="r"))
    told = [event for frame in frames for event in coach.step(frame)]
    coach = Coach.of(json.loads(json.dumps(coach.state())))
    again = [event for frame in later(frames, frames[-1].t_s + 0.1) for event in coach.step(frame)]
    coach.begin()
    anew = [event for frame in later(frames, 2 * frames[-1].t_s + 0.2) for event in coach.step(frame)]
    assert [len(other_sides(some)) for some in (told, again, anew)] == [1, 0, 1]
