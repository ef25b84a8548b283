import json
import types
from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unhunch.errors import InvalidInputError
from unhunch.records import model
from unhunch.records.codec import (
    KINDS,
    from_json,
    kind_name,
    record_from_json,
    record_to_json,
    to_json,
)
from unhunch.records.model import PainRecord, Record, Value

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)
SCORES = {"score", "before", "worst", "effort"}


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    plain: dict[Any, st.SearchStrategy[Any]] = {
        str: TEXT,
        int: st.integers(),
        float: st.floats(allow_nan=False, allow_infinity=False),
        bool: st.booleans(),
        date: st.dates(),
        datetime: st.datetimes(timezones=st.just(UTC)),
        object: JSON,
    }
    if hint in plain:
        return plain[hint]
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.sampled_from(parts)
    if origin in {Union, types.UnionType}:
        return st.none() | values_of(parts[0])
    if origin is tuple:
        return st.lists(values_of(parts[0]), max_size=3).map(tuple)
    return st.dictionaries(TEXT, values_of(parts[1]), max_size=3)


def records_of(kind: type[Value]) -> st.SearchStrategy[Value]:
    hints = get_type_hints(kind, vars(model))
    score = st.integers(0, 10)
    by_field = {
        field.name: (score if field.default is not None else st.none() | score)
        if field.name in SCORES
        else values_of(hints[field.name])
        for field in fields(kind)
    }
    if kind is model.OutcomeRecord:
        by_field |= {"activities": st.dictionaries(TEXT, score), "since_start": st.none() | st.integers(-7, 7)}
    make: Callable[..., Value] = kind
    return st.builds(make, **by_field)


VALUES = st.one_of([records_of(kind) for kind in KINDS.values()])
RECORDS = st.builds(
    Record,
    key=TEXT.filter(bool),
    at=st.datetimes(timezones=st.just(UTC)),
    value=VALUES,
)


@given(RECORDS)
def test_a_record_comes_back_from_its_json_as_it_was(record: Record) -> None:
    text = json.dumps(record_to_json(record))
    assert record_from_json(json.loads(text)) == record


@given(VALUES)
def test_a_value_comes_back_from_its_payload_as_it_was(value: Value) -> None:
    assert from_json(kind_name(type(value)), json.loads(json.dumps(to_json(value)))) == value


@given(JSON)
def test_any_other_json_is_refused_with_a_path_and_no_other_error(found: object) -> None:
    with pytest.raises(InvalidInputError) as refused:
        record_from_json(found)
    assert refused.value.where.startswith("record")


@given(RECORDS, st.data())
def test_a_record_with_one_field_spoilt_is_refused_or_read_as_a_record(record: Record, data: st.DataObject) -> None:
    entry = record_to_json(record)
    value = entry["value"]
    assert isinstance(value, dict)
    value[data.draw(st.sampled_from(sorted(value)))] = data.draw(JSON)
    try:
        where = record_from_json(entry).key.replace(record.key, "")
    except InvalidInputError as refused:
        where = refused.where
    assert where == "" or where.startswith("record.value")


PAIN = {
    "version": 1,
    "key": "a",
    "at": "2026-01-05T08:00:00+00:00",
    "kind": "pain",
    "value": {"moment": "before", "score": 3, "day": "2026-01-05"},
}


def test_fields_with_a_default_may_be_missing() -> None:
    assert record_from_json(PAIN).value == PainRecord(moment="before", score=3, day=date(2026, 1, 5))


@pytest.mark.parametrize(
    "spoilt,where",
    [
        ({"version": 2}, "record.version"),
        ({"version": True}, "record.version"),
        ({"key": ""}, "record.key"),
        ({"key": "\ud800"}, "record.key"),
        ({"at": "2026-01-05T08:00:00"}, "record.at"),
        ({"at": "0001-01-01T00:00:00+23:00"}, "record.at"),
        ({"kind": "joy"}, "record.value"),
        ({"more": 1}, "record"),
        ({"value": {**PAIN["value"], "score": 11}}, "record.value.score"),  # type: ignore[dict-item]
        ({"value": {**PAIN["value"], "score": 3.0}}, "record.value.score"),  # type: ignore[dict-item]
        ({"value": {**PAIN["value"], "score": True}}, "record.value.score"),  # type: ignore[dict-item]
        ({"value": {**PAIN["value"], "day": "yesterday"}}, "record.value.day"),  # type: ignore[dict-item]
        ({"value": {"moment": "before", "score": 3}}, "record.value.day"),
    ],
)
def test_what_does_not_fit_is_named_by_its_path(spoilt: dict[str, object], where: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        record_from_json({**PAIN, **spoilt})
    assert refused.value.where == where


def test_a_value_nested_without_end_is_refused() -> None:
    deep: object = 1
    for _ in range(200):
        deep = [deep]
    with pytest.raises(InvalidInputError, match="deeply"):
        from_json("note", {"kind": "setting", "day": "2026-01-05", "facts": {"deep": deep}})
