"""People in films: found as MediaPipe's own recordings say, one told from two, and nobody where nobody is."""

import io
import json
import statistics
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from tests.films import clip, corner, film, pictures_of, require_people
from unhunch.camera.film import opened
from unhunch.camera.filmed import Filmed, filmed
from unhunch.camera.pose import Watch, people_in
from unhunch.coach import count_repetitions
from unhunch.errors import InvalidInputError


@pytest.fixture(scope="module")
def model() -> bytes:
    return require_people()


def seen(content: bytes, model: bytes) -> Filmed:
    with opened(io.BytesIO(content)) as made:
        return filmed(made, model, lambda _t_s: None)


@pytest.fixture(scope="module")
def squats(model: bytes) -> Filmed:
    """Two squats and a third that is begun, five pictures a second."""
    return seen(clip("tfjs/pose_squats.mp4").read_bytes(), model)


def test_two_squats_are_counted_from_the_film(squats: Filmed) -> None:
    assert len(squats.frames) == 65
    assert len(count_repetitions(squats.frames, "knee-bends").spans) == 2


def test_arms_raised_overhead_are_counted_from_the_film(model: bytes) -> None:
    made = seen(clip("tfjs/pose_1.mp4").read_bytes(), model)
    (span,) = count_repetitions(made.frames, "overhead-arm-reach").spans
    assert span == pytest.approx((0.9, 3.0), abs=0.3)


def test_landmarks_lie_where_the_models_makers_recorded_them(squats: Filmed) -> None:
    golden = json.loads(clip("tfjs/pose_squats.full.json").read_text(encoding="utf-8"))
    off = []
    for frame, points in zip(squats.frames, golden, strict=True):
        for number in (11, 12, 23, 24, 25, 26):
            x, y = points[number][:2]
            off.append(np.hypot((frame.points[number][0] - x / 720) * frame.aspect, frame.points[number][1] - y / 1280))
    assert statistics.median(off) < 0.01


def test_the_films_of_one_person_show_one_person(squats: Filmed) -> None:
    assert (squats.other_s, squats.notes) == (None, ())


def test_somebody_else_in_the_film_is_noticed_with_the_time(model: bytes) -> None:
    shown = [one[::2, ::2] for one in pictures_of(clip("tfjs/pose_squats.mp4"))[:30]]
    grey = np.full_like(shown[0], 150)
    beside = [np.hstack([one, one if number >= 15 else grey]) for number, one in enumerate(shown)]
    made = seen(film(beside, times_s=[number / 5 for number in range(30)]), model)
    assert made.other_s == pytest.approx(3.0, abs=0.6)
    assert made.notes == ("other-person",)


def test_where_nobody_is_seen_for_a_while_no_point_is(model: bytes) -> None:
    shown = pictures_of(clip("tfjs/pose_squats.mp4"))[:10]
    empty = [np.full_like(shown[0], 150)] * 5
    made = seen(film([*empty, *shown], times_s=[number / 5 for number in range(15)]), model)
    assert {point for frame in made.frames[:5] for point in frame.points} == {(0.0, 0.0, 0.0, 0.0)}
    assert min(point[3] for point in made.frames[-1].points[11:13]) > 0.8


def test_a_film_of_nobody_is_refused(model: bytes) -> None:
    with pytest.raises(InvalidInputError, match=r"nobody is seen in it\. Is the whole person"):
        seen(film([corner((320, 240))] * 10), model)


def person(x: float, trunk: float = 0.3, visibility: float = 0.9) -> list[Any]:
    """Somebody upright at x, their trunk so long in picture heights."""
    down = dict.fromkeys((23, 24), 0.3 + trunk)
    return [SimpleNamespace(x=x, y=down.get(number, 0.3), visibility=visibility) for number in range(33)]


@pytest.mark.parametrize(
    ("found", "people"),
    [
        ([], 0),
        ([person(0.3)], 1),
        ([person(0.3), person(0.7)], 2),
        ([person(0.3), person(0.32)], 1),
        ([person(0.3), person(0.7, trunk=0.05)], 1),
        ([person(0.3), person(0.7, visibility=0.2)], 1),
    ],
    ids=["nobody", "one", "two", "one seen twice", "a speck", "a shadow"],
)
def test_people_are_told_from_doubles_and_specks(found: list[list[Any]], people: int) -> None:
    assert people_in(found, 1.0) == people


def test_one_look_at_somebody_else_is_not_believed() -> None:
    watch = Watch()
    for t_s, people in ((0.0, 1), (0.5, 2), (1.0, 1), (1.5, 2)):
        watch.look(t_s, people)
    assert watch.other_s is None
    watch.look(2.0, 2)
    assert watch.other_s == 1.5
