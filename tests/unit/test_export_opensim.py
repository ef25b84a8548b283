"""Kept replays as marker files: their points where they were, their times, names that no system minds."""

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.life import MORNING
from tests.planned import the_catalogue
from tests.property.test_records_codec import records_of
from unhunch.export.opensim import replays_zip
from unhunch.records.model import ReplayRecord
from unhunch.service.replays import DRAWN

POINTS = tuple(number * 10 for number in range(2 * len(DRAWN)))
LOOKS = ((0, *POINTS), (100, None, None, *POINTS[2:]), (250, *POINTS))
KEPT = ReplayRecord(
    replay="one", session="s", day=MORNING.date(), exercise="chin-tuck", set=2, side="left", aspect=2.0, looks=LOOKS
)


def files(*replays: ReplayRecord, language: str = "en") -> dict[str, str]:
    words = the_catalogue().words(language)
    with zipfile.ZipFile(io.BytesIO(replays_zip(replays, words, MORNING))) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


def rows(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.splitlines()]


def test_a_replay_is_a_file_with_its_points_in_picture_heights_its_times_and_no_depth() -> None:
    made = rows(files(KEPT)["2026-11-23-chin-tuck-set-2-left.trc"])
    assert made[2][2:5] == ["3", "17", "m"]
    assert made[3][2::3][:2] == ["nose", "left_ear"]
    first, second, third = made[5:8]
    assert (first[1], second[1], third[1]) == ("0.000000", "0.100000", "0.250000")
    assert [float(cell) for cell in first[2:8]] == [0.0, 0.99, 0.0, 0.04, 0.97, 0.0]
    assert second[2:5] == ["", "", ""]
    assert {float(cell) for cell in third[4::3]} == {0.0}


@pytest.mark.parametrize(("language", "words"), [("en", "no metres"), ("de", "keine Meter"), ("es", "No son metros")])
def test_a_text_beside_them_says_plainly_what_they_are(language: str, words: str) -> None:
    assert words in files(KEPT, language=language)["README.txt"]


def test_two_of_one_set_have_names_of_their_own_and_no_name_leaves_the_folder() -> None:
    made = files(KEPT, KEPT, replace(KEPT, exercise="../../etc/Passwd", side=None, set=-1))
    assert list(made) == [
        "README.txt",
        "2026-11-23-chin-tuck-set-2-left.trc",
        "2026-11-23-chin-tuck-set-2-left-2.trc",
        "2026-11-23-etc-passwd-set-1.trc",
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"looks": ()}, {"aspect": 0.0}, {"aspect": -1.0}, {"looks": ((None, *POINTS),)}, {"looks": ((0, 1, 2),)},
        {"looks": ((0, 10**400, *POINTS[1:]),)}, {"looks": ((),)},
    ],
)  # fmt: skip
def test_a_replay_with_nothing_in_it_makes_no_file(change: dict[str, Any]) -> None:
    assert list(files(replace(KEPT, **change))) == ["README.txt"]


def test_looks_out_of_order_are_left_out() -> None:
    (text,) = (
        text for name, text in files(replace(KEPT, looks=(LOOKS[1], LOOKS[0], LOOKS[2]))).items() if ".trc" in name
    )
    assert [row[1] for row in rows(text)[5:]] == ["0.100000", "0.250000"]


def test_the_same_replays_make_the_same_file() -> None:
    words = the_catalogue().words("en")
    assert replays_zip([KEPT], words, MORNING) == replays_zip([KEPT], words, MORNING)


@settings(max_examples=50)
@given(st.lists(records_of(ReplayRecord), max_size=3))
def test_any_replays_make_a_zip_of_plain_names(replays: list[ReplayRecord]) -> None:
    made = files(*replays)
    assert all(re.fullmatch(r"README\.txt|[a-z0-9-]+\.trc", name) for name in made)
