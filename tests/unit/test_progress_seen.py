"""How often the camera has to be sure of a fault before it says something of the exercise."""

from datetime import UTC, date, datetime

import pytest

from unhunch.catalogue import load_catalogue
from unhunch.progress.sessions import exercise_sessions
from unhunch.records.codec import from_json, to_json
from unhunch.records.model import ExerciseRecord, Record, SetRecord

DAY = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
CATALOGUE = load_catalogue()


def one_set(number: int, *, faults: tuple[str, ...] = (), sure: tuple[str, ...] = ()) -> SetRecord:
    return SetRecord(
        session="s", day=DAY, item=0, exercise="seated-row", set=number, level=2, faults=faults, sure_faults=sure
    )


@pytest.mark.parametrize(
    ("sets", "seen"),
    [
        ((one_set(1), one_set(2)), ()),
        ((one_set(1, sure=("shrug",)), one_set(2)), ()),
        ((one_set(1, sure=("shrug",)), one_set(2, sure=("shrug",))), ("shrug",)),
        ((one_set(1, sure=("shrug",)), one_set(2, sure=("head-juts",))), ()),
        ((one_set(1, faults=("shrug",)), one_set(2, faults=("shrug",))), ()),
    ],
    ids=["none", "in one set", "in two sets", "another one in each", "in two sets, within the error bar"],
)
def test_a_fault_counts_where_the_coach_was_sure_of_it_in_two_sets(
    sets: tuple[SetRecord, ...], seen: tuple[str, ...]
) -> None:
    how = ExerciseRecord(session="s", day=DAY, item=0, exercise="seated-row", level=2, before=1)
    records = [Record(key=f"set-{one.set}", at=AT, value=one) for one in sets]
    records.append(Record(key="how", at=AT, value=how))
    (session,) = exercise_sessions(records, CATALOGUE)
    assert session.seen_faults == seen


def test_a_set_kept_before_there_was_a_camera_is_read_as_one_without() -> None:
    old = {"session": "s", "day": "2026-03-02", "item": 0, "exercise": "seated-row", "set": 1, "level": 2}
    assert from_json("set", old) == one_set(1)


def test_what_the_camera_measured_survives_the_export() -> None:
    seen = SetRecord(
        session="s", day=DAY, item=0, exercise="seated-row", set=1, level=2, seen_repetitions=9, seen_hold_s=4.5,
        seen_range=61.5, seen_unit="deg", seen_evenness=0.8, faults=("shrug",), sure_faults=("shrug",),
    )  # fmt: skip
    assert from_json("set", to_json(seen)) == seen
