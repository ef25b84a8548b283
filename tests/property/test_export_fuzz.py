"""An export of everything, broken in 1,100 ways: it is refused in a sentence, and nothing of it is stored.

Where the change is to the records, the count and the checksum are made right again, so that they hide nothing.
The look before the import refuses the same for the same reason, and counts what the import stores.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.contract.stores import AT, DAY, pain, record
from tests.planned import the_catalogue
from unhunch.errors import InvalidInputError, RefusedExportError
from unhunch.export.bundle import export_json, import_json
from unhunch.export.bundle_look import look_at_bundle
from unhunch.export.bundle_words import told_records, told_refusal
from unhunch.records.model import DecisionRecord, NoteRecord, Record, SessionRecord, SetRecord
from unhunch.store.memory import MemoryStore

PERSON = "somebody"
WORDS = the_catalogue().words("en")
SESSION = "2026-11-23-main-1"
RECORDS = (
    record("a", pain(3, session=SESSION)),
    record("b", NoteRecord(kind="ill", day=DAY, facts={"why": "ünder, 2 × 3", "nights": 2, "well": False})),
    record("c", SessionRecord(session=SESSION, state="started", day=DAY, kind="main")),
    record("d", SetRecord(session=SESSION, day=DAY, item=1, exercise="plank", set=1, level=2, faults=("shrug",))),
    record("e", DecisionRecord(day=DAY, exercise="plank", action="hold", because=("pain",), change={"level": 1})),
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12) | st.sampled_from(["\ud800", "\0", "2026-02-30", "2026-11-23", "a", "ill", "plank"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=4,
)  # fmt: skip
WRONG: tuple[Callable[[dict[str, Any]], object], ...] = (
    lambda entry: entry.update(version=2),
    lambda entry: entry.update(version=True),
    lambda entry: entry.update(key=""),
    lambda entry: entry.update(key=7),
    lambda entry: entry.update(at="2026-11-23T09:00:00"),
    lambda entry: entry.update(at="yesterday"),
    lambda entry: entry.update(kind="horoscope"),
    lambda entry: entry.update(value=[]),
    lambda entry: entry.update(more=1),
    lambda entry: entry["value"].update(more=1),
    lambda entry: entry["value"].pop("day"),
    lambda entry: entry["value"].update(day="2026-02-30"),
    lambda entry: entry["value"].update(day=None),
    lambda entry: entry.pop("version"),
    lambda entry: entry.pop("key"),
    lambda entry: entry.pop("at"),
    lambda entry: entry.pop("kind"),
    lambda entry: entry.pop("value"),
)


def filled(*records: Record) -> MemoryStore:
    store = MemoryStore()
    store.append(PERSON, records)
    return store


WHOLE = export_json(filled(*RECORDS), PERSON, AT)


def made_right(raw: Mapping[str, Any]) -> bytes:
    """The export with the count and the checksum of the records that it holds."""
    texts = [json.dumps(entry, sort_keys=True, separators=(",", ":")) for entry in raw["records"]]
    checksum = hashlib.sha256(f"[{','.join(texts)}]".encode()).hexdigest()
    return json.dumps({**raw, "count": len(texts), "sha256": checksum}).encode()


def told(data: bytes) -> tuple[str, list[Record]]:
    """Why it was refused, or an empty text; and what is stored afterwards."""
    store, why = MemoryStore(), ""
    before, count = looked(store, data)
    assert list(store.records(PERSON)) == []
    try:
        import_json(store, PERSON, data)
    except InvalidInputError as error:
        why = str(error)
        assert why.strip()
        assert len(why.splitlines()) == 1
    stored = list(store.records(PERSON))
    assert (before, count) == (why, len(stored))
    return why, stored


def looked(store: MemoryStore, data: bytes) -> tuple[str, int]:
    """Why the look refused it, or an empty text; and how many records it says would be added."""
    try:
        look = look_at_bundle(store, PERSON, data)
    except RefusedExportError as error:
        return str(error) if told_refusal(error, WORDS).strip() else "not in words", 0
    if look.another:
        with pytest.raises(RefusedExportError) as refused:
            import_json(store, PERSON, data)
        return str(refused.value), 0
    assert told_records(look, WORDS, str, ZoneInfo("Pacific/Kiritimati"))
    return "", look.new


def test_the_whole_one_is_taken_and_made_right_it_stays_whole() -> None:
    assert told(WHOLE) == ("", list(RECORDS)) == told(made_right(json.loads(WHOLE)))


@settings(max_examples=200)
@given(st.integers(0, len(WHOLE.rstrip()) - 1))
def test_one_that_is_cut_short_is_refused(end: int) -> None:
    why, stored = told(WHOLE[:end])
    assert (bool(why), stored) == (True, [])


@settings(max_examples=300)
@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 12), st.binary(max_size=6))
def test_one_with_other_bytes_is_refused_unless_its_records_are_the_same(at: int, length: int, new: bytes) -> None:
    why, stored = told(WHOLE[:at] + new + WHOLE[at + length :])
    assert stored == ([] if why else list(RECORDS))


@settings(max_examples=200)
@given(st.integers(0, len(RECORDS) - 1), st.sampled_from(WRONG), st.integers(0, len(RECORDS)))
def test_one_record_that_does_not_fit_refuses_all(at: int, wrong: Callable[[dict[str, Any]], object], to: int) -> None:
    raw = json.loads(WHOLE)
    wrong(raw["records"][at])
    raw["records"].insert(to, raw["records"].pop(at))
    why, stored = told(made_right(raw))
    assert (f"records[{min(to, len(RECORDS) - 1)}]" in why, stored) == (True, [])


@settings(max_examples=300)
@given(st.integers(0, len(RECORDS) - 1), VALUES, st.data())
def test_any_value_in_any_place_is_refused_or_kept_as_it_is(at: int, value: object, data: st.DataObject) -> None:
    raw = json.loads(WHOLE)
    entry = raw["records"][at]
    table = data.draw(st.sampled_from([entry, entry["value"]]))
    table[data.draw(st.sampled_from(sorted(table)))] = value
    why, stored = told(made_right(raw))
    if why:
        assert stored == []
    else:
        assert told(export_json(filled(*stored), PERSON, AT)) == ("", stored)


@settings(max_examples=100)
@given(st.sampled_from(["format", "version", "person", "count", "sha256", "records"]), VALUES)
def test_any_value_in_its_head_is_refused(name: str, value: object) -> None:
    why, stored = told(json.dumps({**json.loads(WHOLE), name: value}).encode())
    assert (bool(why), stored) == (True, [])


@pytest.mark.parametrize("at", range(len(RECORDS)))
def test_a_record_that_stands_in_it_twice_is_refused(at: int) -> None:
    raw = json.loads(WHOLE)
    raw["records"].append(raw["records"][at])
    why, stored = told(made_right(raw))
    assert ("twice" in why, stored) == (True, [])
