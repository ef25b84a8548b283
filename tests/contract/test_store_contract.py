"""One contract for every store: memory is the yardstick, SQLite and PostgreSQL have to do the same."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.contract.stores import AT, DAY, RECORDS, all_of, pain, record, somebody
from unhunch.errors import InvalidInputError
from unhunch.export.bundle import export_json, import_json
from unhunch.records.beside import ReminderRecord
from unhunch.records.model import NoteRecord, PainRecord, Record, ReplayRecord, SetRecord, WalkRecord
from unhunch.service.ports import Sought, Store
from unhunch.store.memory import MemoryStore

_ALIASES = count()
_PEOPLE = count()


@pytest.mark.parametrize("number", [2**63, -(10**29), 123456789012345678, 1.5])
def test_a_long_number_comes_back_as_it_was(store: Store, person: str, number: float) -> None:
    store.append(person, [Record(key="long", at=AT, value=NoteRecord(kind="n", day=DAY, facts={"number": number}))])
    (found,) = store.records(person)
    assert repr(found.value.facts["number"]) == repr(number)  # type: ignore[union-attr]


def test_an_empty_store_gives_no_records(store: Store, person: str) -> None:
    assert all_of(store, person) == []


def test_what_was_appended_comes_back_unchanged(store: Store, person: str) -> None:
    kept = record("a", NoteRecord(kind="ill", day=DAY, facts={"why": "a cold", "n": 1, "x": 1.5, "deep": {"a": [1]}}))
    store.append(person, [kept])
    assert all_of(store, person) == [kept]


def test_a_reminder_comes_back_with_the_moment_until_which_it_was_put_off(store: Store, person: str) -> None:
    until = AT + timedelta(minutes=10, microseconds=5)
    value = ReminderRecord(kind="walk", what="snoozed", day=DAY, reminder="walk:2026-11-23", until=until)
    store.append(person, [record("r", value), record("all", replace(value, kind="all", what="paused"))])
    found = list(store.records(person, ReminderRecord, sought=Sought(topic="walk")))
    assert [one.value for one in found] == [value]


def test_a_replay_of_two_minutes_comes_back_point_by_point(store: Store, person: str) -> None:
    looks = tuple((100 * n, None, None, *range(n, n + 32)) for n in range(1201))
    kept = record("r", ReplayRecord(replay="r", session="s", day=DAY, exercise="chin-tuck", looks=looks, faults=("a",)))
    store.append(person, [kept])
    assert all_of(store, person) == [kept]


def test_appending_says_how_many_records_were_new(store: Store, person: str) -> None:
    store.append(person, [record("a")])
    assert store.append(person, [record("a"), record("b"), record("c")]) == 2


def test_the_first_record_of_a_key_stays(store: Store, person: str) -> None:
    store.append(person, [record("a", pain(3))])
    store.append(person, [record("a", pain(9))])
    assert all_of(store, person) == [record("a", pain(3))]


def test_a_key_twice_in_one_batch_is_stored_once(store: Store, person: str) -> None:
    store.append(person, [record("a", pain(3)), record("a", pain(9))])
    assert all_of(store, person) == [record("a", pain(3))]


def test_the_same_key_of_two_people_is_two_records(store: Store, person: str) -> None:
    other = somebody()
    store.append(person, [record("a", pain(1))])
    store.append(other, [record("a", pain(2))])
    assert (all_of(store, person), all_of(store, other)) == ([record("a", pain(1))], [record("a", pain(2))])


def test_records_come_in_the_order_in_which_they_were_stored(store: Store, person: str) -> None:
    late, early = record("late", at=AT + timedelta(hours=1)), record("early", at=AT)
    store.append(person, [late])
    store.append(person, [early])
    assert all_of(store, person) == [late, early]


def test_the_latest_is_the_one_stored_last_even_after_the_clock_was_set_back(store: Store, person: str) -> None:
    store.append(person, [record("before", at=AT + timedelta(days=300))])
    store.append(person, [record("after", at=AT)])
    found = store.latest(person, PainRecord)
    assert found is not None
    assert found.key == "after"


def test_there_is_no_latest_of_a_kind_that_was_never_stored(store: Store, person: str) -> None:
    store.append(person, [record("a")])
    assert store.latest(person, WalkRecord) is None


def test_records_can_be_asked_for_by_several_kinds(store: Store, person: str) -> None:
    walk = record("walk", WalkRecord(day=DAY, minutes=12.5))
    note = record("note", NoteRecord(kind="ill", day=DAY))
    store.append(person, [record("pain"), walk, note])
    assert list(store.records(person, WalkRecord, NoteRecord)) == [walk, note]


@pytest.mark.parametrize(
    ("sought", "expected"),
    [
        (Sought(since=AT + timedelta(hours=1)), ["set-2", "note"]),
        (Sought(before=AT + timedelta(hours=1)), ["pain", "set-1"]),
        (Sought(from_day=DAY + timedelta(days=1)), ["set-2", "note"]),
        (Sought(session="s1"), ["set-1"]),
        (Sought(exercise="plank"), ["set-2"]),
        (Sought(topic="ill"), ["note"]),
        (Sought(topic="ill", session="s1"), []),
        (Sought(), ["pain", "set-1", "set-2", "note"]),
    ],
)
def test_records_can_be_narrowed(store: Store, sought: Sought, expected: list[str]) -> None:
    person, later, day = somebody(), AT + timedelta(hours=1), DAY + timedelta(days=1)
    one = SetRecord(session="s1", day=DAY, item=0, exercise="chin-tuck", set=1, level=1)
    two = SetRecord(session="s2", day=day, item=0, exercise="plank", set=1, level=1)
    note = NoteRecord(kind="ill", day=day)
    store.append(person, [record("pain"), record("set-1", one)])
    store.append(person, [record("set-2", two, at=later), record("note", note, at=later)])
    assert [found.key for found in store.records(person, sought=sought)] == expected


def test_the_latest_can_be_narrowed(store: Store, person: str) -> None:
    store.append(person, [record("a", NoteRecord(kind="ill", day=DAY)), record("b", NoteRecord(kind="step", day=DAY))])
    found = store.latest(person, NoteRecord, Sought(topic="ill"))
    assert found is not None
    assert found.key == "a"


def test_deleting_deletes_all_of_one_person_and_nothing_of_another(store: Store, person: str) -> None:
    other = somebody()
    store.append(person, [record("a"), record("b")])
    store.append(other, [record("a")])
    deleted = store.delete_everything(person)
    assert (deleted, all_of(store, person), len(all_of(store, other))) == (2, [], 1)


def test_a_person_can_begin_again_after_deleting(store: Store, person: str) -> None:
    store.append(person, [record("a", pain(1))])
    store.delete_everything(person)
    store.append(person, [record("a", pain(2))])
    assert all_of(store, person) == [record("a", pain(2))]


@pytest.mark.parametrize(
    "bad",
    [
        record(""),
        record("k" * 201),
        record("a", at=datetime(2026, 11, 23)),  # noqa: DTZ001 - a time without its zone is the point
        record("a", NoteRecord(kind="ill", day=DAY, facts={"why": "nul \x00"})),
        record("a", NoteRecord(kind="ill", day=DAY, facts={"why": "half \ud800"})),
        record("a", NoteRecord(kind="ill", day=DAY, facts={"n": float("nan")})),
        record("a", PainRecord(moment="now", score=11, day=DAY)),
    ],
    ids=["no key", "long key", "naive time", "NUL", "surrogate", "NaN", "score above 10"],
)
def test_a_batch_with_a_record_that_cannot_be_kept_is_refused_whole(store: Store, bad: Record) -> None:
    person = somebody()
    with pytest.raises(InvalidInputError):
        store.append(person, [record("good"), bad])
    assert all_of(store, person) == []


def test_a_time_of_another_zone_comes_back_as_the_same_moment_in_utc(store: Store, person: str) -> None:
    there = datetime(2026, 11, 23, 10, 0, tzinfo=timezone(timedelta(hours=1)))
    store.append(person, [record("a", at=there)])
    assert all_of(store, person)[0].at.utcoffset() == UTC.utcoffset(None)
    assert all_of(store, person)[0].at == there


def test_a_thousand_records_go_in_and_come_out_in_order(store: Store, person: str) -> None:
    many = [record(f"k{n}", pain(n % 11)) for n in range(1200)]
    store.append(person, many)
    assert all_of(store, person) == many


@settings(max_examples=40)
@given(batches=st.lists(RECORDS, max_size=4))
def test_any_batches_leave_what_memory_would_hold(store: Store, batches: list[list[Record]]) -> None:
    person, yardstick = somebody(), MemoryStore()
    counts = [(store.append(person, batch), yardstick.append(person, batch)) for batch in batches]
    assert all(ours == theirs for ours, theirs in counts)
    assert all_of(store, person) == all_of(yardstick, person)


@settings(max_examples=25)
@given(batch=RECORDS)
def test_appending_twice_is_appending_once(store: Store, batch: list[Record]) -> None:
    person = somebody()
    store.append(person, batch)
    once = all_of(store, person)
    assert store.append(person, batch) == 0
    assert all_of(store, person) == once


@settings(max_examples=25)
@given(
    batch=RECORDS,
    session=st.none() | st.just("2026-11-23-main-1"),
    topic=st.none() | st.just("ill"),
    from_day=st.none() | st.just(date(2026, 11, 1)),
    since=st.none() | st.just(AT + timedelta(hours=1)),
)
def test_narrowing_finds_what_memory_finds(
    store: Store, batch: list[Record], session: str | None, topic: str | None, from_day: date | None, since: Any
) -> None:
    person, yardstick = somebody(), MemoryStore()
    sought = Sought(session=session, topic=topic, from_day=from_day, since=since)
    store.append(person, batch)
    yardstick.append(person, batch)
    assert list(store.records(person, sought=sought)) == list(yardstick.records(person, sought=sought))
    assert store.latest(person, NoteRecord, sought) == yardstick.latest(person, NoteRecord, sought)


@settings(max_examples=25)
@given(batch=RECORDS)
def test_an_export_imported_elsewhere_gives_an_identical_store(store: Store, batch: list[Record]) -> None:
    person, other = somebody(), MemoryStore()
    store.append(person, batch)
    import_json(other, person, export_json(store, person, AT))
    assert all_of(other, person) == all_of(store, person)
    back = somebody()
    data = export_json(other, person, AT)
    import_json(store, back, data, adopt=True)
    assert json.loads(export_json(store, back, AT))["sha256"] == json.loads(data)["sha256"]
