from datetime import UTC, date, datetime, timedelta

from unhunch.records.model import (
    ClearanceRecord,
    PlanRecord,
    ProfileRecord,
    Record,
    ScreeningRecord,
    SessionRecord,
    SetRecord,
    Value,
)
from unhunch.records.replay import (
    cleared_on,
    in_order,
    latest_plan,
    latest_profile,
    latest_screening,
    sessions_by_day,
    sets_of,
)

DAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def rows(*values: Value) -> tuple[Record, ...]:
    return tuple(
        Record(key=f"r{index}", at=NOON + timedelta(hours=index), value=value) for index, value in enumerate(values)
    )


def test_records_come_in_the_order_of_their_times_and_each_key_once() -> None:
    first, second = rows(ProfileRecord(profile={"a": 1}), ProfileRecord(profile={"a": 2}))
    assert in_order([second, first, second]) == (first, second)


def test_the_latest_profile_and_plan_are_in_force() -> None:
    found = rows(
        ProfileRecord(profile={"a": 1}),
        PlanRecord(programme={"weeks": []}, reason="start"),
        ProfileRecord(profile={"a": 2}),
    )
    profile, plan = latest_profile(found), latest_plan(found)
    assert profile is not None
    assert plan is not None
    assert (profile.profile, plan.reason) == ({"a": 2}, "start")


def test_without_records_nothing_is_in_force() -> None:
    assert (latest_profile(()), latest_plan(()), latest_screening(())) == (None, None, None)


def test_a_screening_that_was_left_half_way_does_not_count() -> None:
    whole = ScreeningRecord(answers={}, facts={}, reason="start", complete=True)
    half = ScreeningRecord(answers={}, facts={}, reason="later", complete=False)
    found = latest_screening(rows(whole, half))
    assert found is not None
    assert found[1] == whole


def test_a_clearance_counts_from_its_last_date() -> None:
    found = rows(
        ClearanceRecord(kind="cleared", ids=("BE-1", "BE-2"), on=DAY),
        ClearanceRecord(kind="cleared", ids=("BE-1",), on=DAY + timedelta(days=3)),
        ClearanceRecord(kind="exercise", ids=("plank",), on=DAY),
    )
    assert cleared_on(found, "cleared") == {"BE-1": DAY + timedelta(days=3), "BE-2": DAY}


def test_of_a_session_its_last_word_counts() -> None:
    found = rows(
        SessionRecord(session="a", state="started", day=DAY, kind="main"),
        SessionRecord(session="a", state="stopped", day=DAY, kind="main"),
        SessionRecord(session="a", state="finished", day=DAY, kind="main"),
        SessionRecord(session="b", state="started", day=DAY, kind="main"),
    )
    assert [one.state for one in sessions_by_day(found)[DAY]] == ["finished"]


def test_a_set_done_again_counts_once_and_a_skipped_one_not_at_all() -> None:
    one = SetRecord(session="a", day=DAY, item=0, exercise="plank", set=1, level=1, hold_s=10)
    again = SetRecord(session="a", day=DAY, item=0, exercise="plank", set=1, level=1, hold_s=12)
    skipped = SetRecord(session="a", day=DAY, item=1, exercise="bridge", set=1, level=1, skipped=True)
    assert sets_of(rows(one, again, skipped)) == {("a", 0): (again,)}
