"""What a row's text says: the same as the standard library's reader says, only sooner."""

import json

from hypothesis import example, given
from hypothesis import strategies as st

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
    assert repr(json_of(text)) == repr(json.loads(text))
