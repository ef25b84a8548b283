"""The posture check: three quiet looks, a move between them, nothing told that was not seen."""

import math
from collections.abc import Iterator
from random import Random

import pytest

from tests.plumbing.outline import standing
from unhunch.coach import Frame, Point
from unhunch.coach.frame import EAR, HIP, NOSE, SHOULDER, nobody
from unhunch.coach.posture import LOOKS, Moment, PostureCheck

FPS = 20


def shifted(frame: Frame, right: float) -> Frame:
    points = tuple(Point(x + right, y, z, sure) for x, y, z, sure in frame.points)
    return Frame(frame.t_s, points, frame.aspect, frame.head_roll_deg)


def sideways(t_s: float, ear_forward: float, near: str = "l") -> Frame:
    """Somebody seen from the side, who looks to the right of the picture from their right side, to the left else."""
    points = [Point(0.5, 0.5, 0.0, 0.0)] * 33
    way = 1 if near == "r" else -1
    for side in "lr":
        sure = 1.0 if side == near else 0.5
        points[SHOULDER[side]] = Point(0.5, 0.22, 0.0, sure)
        points[HIP[side]] = Point(0.5, 0.5, 0.0, sure)
        points[EAR[side]] = Point(0.5 + way * ear_forward * 0.28, 0.12, 0.0, sure)
    points[NOSE] = Point(0.5 + way * (ear_forward * 0.28 + 0.05), 0.13, 0.0, 1.0)
    return Frame(t_s, tuple(points))


def looks(make: object, count: int = LOOKS) -> Iterator[Frame]:
    """So many looks of two seconds, half a second aside after each."""
    number = 0
    for look in range(count):
        for at in range(int(2.5 * FPS)):
            frame = make(number / FPS, look)  # type: ignore[operator]
            yield shifted(frame, 0.2) if at >= 2 * FPS else frame
            number += 1


def checked(view: str, frames: Iterator[Frame]) -> tuple[PostureCheck, list[Moment]]:
    check = PostureCheck(view)
    return check, [check.step(frame) for frame in frames]


def test_three_looks_from_the_front_give_their_mean_and_how_much_they_differ() -> None:
    leans = (10, 12, 14)
    check, told = checked("front", looks(lambda t, look: standing(t, head_roll_deg=leans[look])))
    assert check.done
    values = told[-1].values
    assert values is not None
    assert values["head_lateral_flexion"].value == pytest.approx(12)
    assert values["head_lateral_flexion"].between == pytest.approx(2)
    assert values["shoulder_level"].value == pytest.approx(0, abs=1e-6)


def test_a_face_that_was_looked_at_now_and_then_is_left_out_and_the_pose_reads_all_three() -> None:
    """Two models in one mean would differ by what they read differently."""
    check, told = checked("front", looks(lambda t, look: standing(t, head_roll_deg=12 if look < 2 else None)))
    assert check.done
    values = told[-1].values
    assert values is not None
    assert values["head_lateral_flexion"].by == "pose"
    assert values["head_lateral_flexion"].value == pytest.approx(0, abs=1e-6)


def test_a_face_that_saw_every_look_reads_the_tilt_and_nothing_else() -> None:
    _, told = checked("front", looks(lambda t, _: standing(t, head_roll_deg=3)))
    assert told[-1].values is not None
    assert {name: one.by for name, one in told[-1].values.items()} == {
        "head_lateral_flexion": "face",
        "shoulder_level": "pose",
    }


@pytest.mark.parametrize("near", ["l", "r"])
def test_the_ear_is_told_by_the_side_that_is_seen_and_forward_is_positive(near: str) -> None:
    _, told = checked("side", looks(lambda t, _: sideways(t, 0.1, near)))
    values = told[-1].values
    assert values is not None
    assert set(values) == {f"ear_over_shoulder_{near}"}
    assert values[f"ear_over_shoulder_{near}"].value == pytest.approx(10)
    assert values[f"ear_over_shoulder_{near}"].unit == "% of trunk"


def test_without_a_move_there_is_one_look_and_no_second() -> None:
    check, told = checked("front", (standing(number / FPS) for number in range(20 * FPS)))
    assert len(check.looks) == 1
    assert told[-1].moving
    assert told[-1].values is None


def test_somebody_who_leaves_the_picture_has_moved() -> None:
    check = PostureCheck("front")
    for number in range(2 * FPS):
        check.step(standing(number / FPS))
    assert check.step(nobody(3.0)) == Moment(seen=False, turned=False, share=0.0, moving=False, looks=1)


def test_nobody_who_sways_or_stands_the_wrong_way_is_looked_at() -> None:
    swaying = (shifted(standing(n / FPS), 0.05 * math.sin(n)) for n in range(10 * FPS))
    assert checked("front", swaying)[0].looks == []
    wrong, told = checked("side", (standing(n / FPS) for n in range(10 * FPS)))
    assert wrong.looks == []
    assert not told[-1].turned


def test_what_is_hardly_seen_is_not_told() -> None:
    check, _ = checked("front", looks(lambda t, _: standing(t, visibility=0.6)))
    assert check.looks == []


def test_a_frame_that_cannot_be_used_adds_nothing() -> None:
    check = PostureCheck("front")
    check.step(standing(1.0))
    assert check.step(standing(0.5)).seen is False
    assert check.step(Frame(2.0, (Point(math.nan, 0, 0, 1),) * 33)).seen is False
    assert check.step(standing(2.1)).seen is True


def test_noise_alone_is_no_look() -> None:
    chance = Random(5)
    check = PostureCheck("front")
    for number in range(60 * FPS):
        points = tuple(Point(chance.random(), chance.random(), 0, chance.random()) for _ in range(33))
        check.step(Frame(number / FPS, points))
    assert check.looks == []


def test_another_view_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(ValueError, match="front or side"):
        PostureCheck("back")


def test_a_gap_within_a_look_is_no_standing_still() -> None:
    check = PostureCheck("front")
    for number in range(FPS):
        check.step(standing(number / FPS))
    assert check.step(standing(600.0)).looks == 0
    for number in range(2 * FPS):
        check.step(standing(600 + number / FPS))
    assert len(check.looks) == 1


@pytest.mark.parametrize("first_s", [-10_000.0, 10_000.0])
def test_a_clock_that_leaps_does_not_end_the_check(first_s: float) -> None:
    check = PostureCheck("front")
    check.step(standing(first_s))
    told = [check.step(standing(number / FPS)).seen for number in range(3 * FPS)]
    assert told == [False] + [True] * (3 * FPS - 1)
    assert len(check.looks) == 1
