"""How the head rolls by the face's points, and how often there is time to look at them, in the browser's own engine."""

import math
from typing import Any

import pytest
from playwright.sync_api import Page

# ---- the roll ----

ROLL = """async ([points, numbers, aspect]) => {
    const { isHead, rollOf, tiltOf } = await import("/camera/face.js");
    const face = Object.fromEntries(points);
    const pose = new Float64Array([0, aspect, ...numbers.flat(), NaN]);
    return [rollOf(face, aspect), tiltOf(pose), isHead(face, pose)];
}"""
WIDE = 4 / 3


def eyes(degrees: float, x: float = 0.5) -> tuple[list[Any], list[list[float]]]:
    """The outer corners of somebody's eyes, their left down by so much, and the pose of the same person.

    Seen from the front, their left is at the picture's right.
    """
    across, down = 0.04 * math.cos(math.radians(degrees)) / WIDE, 0.04 * math.sin(math.radians(degrees))
    left, right = (x + across, 0.2 + down), (x - across, 0.2 - down)
    pose = [[0.5, 0.3, 0.0, 0.95] for _ in range(33)]
    pose[2][:2], pose[5][:2] = (0.5 + across, 0.2 + down), (0.5 - across, 0.2 - down)
    pose[11][:2], pose[12][:2] = (0.58, 0.32), (0.42, 0.32)
    return [[at, {"x": px, "y": py}] for at, (px, py) in ((263, left), (33, right))], pose


@pytest.mark.parametrize("degrees", [-40.0, -10.0, 0.0, 3.5, 25.0])
def test_the_eye_line_s_roll_is_in_true_degrees_and_positive_with_the_person_s_left_down(
    modules: Page, degrees: float
) -> None:
    roll, tilt, same = modules.evaluate(ROLL, [*eyes(degrees), WIDE])
    assert roll == pytest.approx(degrees, abs=1e-9)
    assert tilt == pytest.approx(degrees, abs=1e-9)
    assert same is True


def test_the_face_of_somebody_behind_is_not_taken_for_the_person_s(modules: Page) -> None:
    assert modules.evaluate(ROLL, [*eyes(10, x=0.7), WIDE])[2] is False


@pytest.mark.parametrize("points", [[[n, {"x": 0.5, "y": 0.5}] for n in (33, 263)]])
def test_where_there_is_no_face_there_is_no_number(modules: Page, points: list[Any]) -> None:
    assert math.isnan(modules.evaluate(ROLL, [points, eyes(0)[1], WIDE])[0])


# ---- whose turn it is ----

TURNS = """async ([pose, face, looks, tilt]) => {
    const { faceTurns } = await import("/camera/face.js");
    const turns = faceTurns({});
    const due = [], rolls = [];
    for (let n = 0; n < looks; n += 1) {
        due.push(turns.due(pose));
        if (due.at(-1)) turns.took(face, 20, 0);
        rolls.push(turns.since(tilt));
    }
    const last = due.slice(-12);
    return [last.filter(Boolean).length, last.length, rolls.at(-1), turns.share()];
}"""


@pytest.mark.parametrize(
    ("pose", "face", "turns"),
    [(25, 20, 12), (25, 58, 12), (60, 40, 6), (70, 39, 4), (76, 28, 3), (80, 40, 0), (200, 10, 0)],
)
def test_the_face_is_looked_at_as_often_as_nine_looks_a_second_allow_and_else_not_at_all(
    modules: Page, pose: float, face: float, turns: int
) -> None:
    seen, of, _, share = modules.evaluate(TURNS, [pose, face, 60, 0])
    assert (seen, of) == (turns, 12)
    assert share == pytest.approx(face * turns / 12)
    assert turns == 0 or pose + share <= 0.75 * 1000 / 9


def test_between_two_looks_the_head_goes_on_as_the_pose_sees_it_go(modules: Page) -> None:
    assert modules.evaluate(TURNS, [60, 40, 24, 0])[2] == pytest.approx(20)
    assert modules.evaluate(TURNS, [60, 40, 24, 6.5])[2] == pytest.approx(30)


def test_where_the_face_is_given_up_the_pose_reads_alone(modules: Page) -> None:
    assert math.isnan(modules.evaluate(TURNS, [200, 10, 60, 0])[2])
