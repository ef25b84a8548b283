"""Whatever stands in a file, a command answers with an outcome or with one line."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.terminal import EXAMPLES, Ran, example, is_one_line, unhunch
from unhunch.errors import InvalidInputError
from unhunch.export.bundle import read_json

NUMBERS = st.integers() | st.floats(allow_nan=False)
SCALARS = st.none() | st.booleans() | NUMBERS | st.text(max_size=20) | st.dates().map(str)
JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
)
FIXED = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def changed(name: str) -> st.SearchStrategy[dict[str, object]]:
    """The example with one to three fields replaced by anything."""
    base = example(name)
    keys = st.sampled_from([*base, "cleared", "choices", "hidden", "walk_first", "units"]) | st.text(max_size=5)
    return st.dictionaries(keys, JSON, min_size=1, max_size=3).map(lambda change: {**base, **change})


def is_answered(ran: Ran) -> bool:
    """Whether the command came to an outcome, or refused its input as it should."""
    return (ran.code in (0, 3) and not ran.err) or is_one_line(ran)


@FIXED
@given(content=st.binary(max_size=300) | JSON.map(lambda value: json.dumps(value).encode()))
def test_screening_any_file_ends_with_an_outcome_or_one_line(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_bytes(content)
    assert is_answered(unhunch("screen", "--answers", file, "--assume-no", "--json"))


@FIXED
@given(answers=changed("answers"))
def test_screening_any_answers_ends_with_an_outcome_or_one_line(answers: object, tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(answers), encoding="utf-8")
    assert is_answered(unhunch("screen", "--answers", file, "--assume-no", "--json"))


@settings(FIXED, max_examples=30)
@given(profile=changed("profile"))
def test_planning_for_any_profile_ends_with_a_plan_or_one_line(profile: object, tmp_path: Path) -> None:
    file = tmp_path / "profile.json"
    file.write_text(json.dumps(profile), encoding="utf-8")
    words = ("plan", "--profile", file, "--answers", EXAMPLES / "answers.json", "--start", "2026-11-23", "--weeks", "1")
    assert is_answered(unhunch(*words, "--json"))


@settings(FIXED, max_examples=30)
@given(words=st.lists(st.text(max_size=10), max_size=4))
def test_any_words_end_with_one_line(words: list[str]) -> None:
    ran = unhunch("screen", *words)
    assert is_one_line(ran) or "--help" in words or "-h" in words or ran.out.startswith("usage")


@FIXED
@given(content=st.binary(max_size=300) | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_file_but_an_export_is_refused_as_one(content: bytes) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_json(content)
    assert "\n" not in str(refused.value)
