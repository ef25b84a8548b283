"""What a row's text says: the same as the standard library's reader says, only sooner."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.property.test_records_codec import records_of
from unhunch.errors import InvalidInputError
from unhunch.records.codec import KINDS, from_json, kind_name, to_json
from unhunch.records.model import Value
from unhunch.store.columns import json_of

TREES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.from_regex(r"\A[0-9,: ]*\Z"),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(TREES, st.sampled_from([None, 1, "\t"]))
@example(10**19, None)
@example({"a": [-(10**30), {"b": 10**18}]}, None)
@example([1, 10**25], 1)
def test_numbers_of_any_length_come_as_they_were_written(tree: object, indent: int | str | None) -> None:
    text = json.dumps(tree, indent=indent)
    assert repr(json_of(text)[0]) == repr(json.loads(text))


def texts_of(tree: object) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        yield from tree
        yield from (text for part in tree.values() for text in texts_of(part))
    elif isinstance(tree, list):
        yield from (text for part in tree for text in texts_of(part))


@given(TREES, st.sampled_from(["ascii", "utf-8"]))
@example(["a\x00b"], "utf-8")
@example({"\ud800": 1}, "ascii")
@example([float("inf")], "ascii")
@example({"plain": ["words", 2.5]}, "ascii")
def test_what_is_called_plain_holds_no_text_that_can_not_be_kept(tree: object, form: str) -> None:
    read, is_plain = json_of(json.dumps(tree, ensure_ascii=form == "ascii"))
    if is_plain:
        assert all(text.isascii() and "\x00" not in text for text in texts_of(read))
        assert "Infinity" not in json.dumps(read)


@given(st.one_of(*map(records_of, KINDS.values())))
def test_a_value_reads_the_same_whether_its_texts_are_known_to_be_plain_or_not(value: Value) -> None:
    kind, text = kind_name(type(value)), json.dumps(to_json(value))
    read, is_plain = json_of(text)
    assert from_json(kind, read, is_plain=is_plain) == from_json(kind, json.loads(text)) == value


def test_what_is_too_deep_is_refused_however_plain() -> None:
    deep = '{"kind": "x", "day": "2026-11-23", "facts": ' + '{"a": ' * 40 + "1" + "}" * 41
    read, is_plain = json_of(deep)
    assert is_plain
    with pytest.raises(InvalidInputError, match="deeply"):
        from_json("note", read, is_plain=is_plain)
