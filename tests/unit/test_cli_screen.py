from pathlib import Path

import pytest

from tests.terminal import EXAMPLES, example, is_one_line, unhunch, written

KEYS = {"action", "because", "tags", "level_cap", "allowed", "valid_days", "advice"}


def test_screen_prints_exactly_the_agreed_fields() -> None:
    assert unhunch("screen", "--answers", EXAMPLES / "answers.json", "--json").json.keys() == KEYS


def test_the_example_goes_on_with_care() -> None:
    printed = unhunch("screen", "--answers", EXAMPLES / "answers.json", "--json").json
    assert (printed["action"], printed["tags"], printed["valid_days"]) == ("go_on_with_care", ["osteoporosis"], 28)


def test_an_emergency_allows_nothing_and_is_no_error(tmp_path: Path) -> None:
    file = written(tmp_path, {"answers": {"EM-1": "yes"}, "age": 41, "pain_now": 4})
    ran = unhunch("screen", "--answers", file, "--assume-no", "--json")
    assert (ran.code, ran.json["action"], ran.json["allowed"], ran.json["valid_days"]) == (
        0,
        "call_emergency_now",
        [],
        0,
    )


def test_the_number_of_the_country_is_shown(tmp_path: Path) -> None:
    file = written(tmp_path, {"answers": {"EM-1": "yes"}, "age": 41, "pain_now": 4, "country": "GB"})
    assert "999" in unhunch("screen", "--answers", file, "--assume-no").out


def test_unanswered_questions_are_listed_on_one_line(tmp_path: Path) -> None:
    ran = unhunch("screen", "--answers", written(tmp_path, {"answers": {"EM-1": "no"}, "age": 41, "pain_now": 4}))
    assert is_one_line(ran)
    assert "EM-3" in ran.err
    assert "CA-1" in ran.err


def test_an_open_follow_up_takes_the_stricter_branch(tmp_path: Path) -> None:
    file = written(tmp_path, {"answers": {"CA-5": "yes"}, "age": 41, "pain_now": 2})
    printed = unhunch("screen", "--answers", file, "--assume-no", "--json").json
    assert printed["action"] == "see_doctor_before_exercising"


def test_no_words_of_the_outcome_say_all_clear() -> None:
    assert "all clear" not in unhunch("screen", "--answers", EXAMPLES / "answers.json").out.lower()


WRONG_ANSWERS = {
    "age missing": {"answers": {}, "pain_now": 1},
    "pain missing": {"answers": {}, "age": 41},
    "answers missing": {"age": 41, "pain_now": 1},
    "age a text": {"answers": {}, "age": "41", "pain_now": 1},
    "age negative": {"answers": {}, "age": -1, "pain_now": 1},
    "age a truth": {"answers": {}, "age": True, "pain_now": 1},
    "age a fraction": {"answers": {}, "age": 41.5, "pain_now": 1},
    "age enormous": {"answers": {}, "age": 10**30, "pain_now": 1},
    "pain above ten": {"answers": {}, "age": 41, "pain_now": 11},
    "answers a list": {"answers": [], "age": 41, "pain_now": 1},
    "an unknown question": {"answers": {"EM-99": "no"}, "age": 41, "pain_now": 1},
    "an unknown answer": {"answers": {"EM-1": "maybe"}, "age": 41, "pain_now": 1},
    "an answer null": {"answers": {"EM-1": None}, "age": 41, "pain_now": 1},
    "an unknown field": {"answers": {}, "age": 41, "pain_now": 1, "shoe_size": 43},
    "cleared in the future": {"answers": {}, "age": 41, "pain_now": 1, "cleared": {"BE-1": "2999-01-01"}},
    "cleared on no date": {"answers": {}, "age": 41, "pain_now": 1, "cleared": {"BE-1": "last week"}},
    "cleared of an unknown question": {"answers": {}, "age": 41, "pain_now": 1, "cleared": {"XX": "2026-01-01"}},
    "a follow-up that contradicts its question": {
        "answers": {"UR-8": "no", "UR-8-worse": "yes"},
        "age": 41,
        "pain_now": 1,
    },
    "an unknown option": {"answers": {}, "age": 41, "pain_now": 1, "choices": {"CA-4-which": ["nose"]}},
}


@pytest.mark.parametrize("answers", WRONG_ANSWERS.values(), ids=WRONG_ANSWERS)
def test_answers_that_do_not_fit_are_refused_on_one_line(answers: object, tmp_path: Path) -> None:
    file = written(tmp_path, answers)
    ran = unhunch("screen", "--answers", file, "--assume-no")
    assert is_one_line(ran)
    assert str(file) in ran.err


WRONG_FILES = {
    "empty": b"",
    "cut short": b'{"answers": {',
    "a list": b"[]",
    "a number": b"7",
    "null": b"null",
    "not UTF-8": b'{"a": "\xff"}',
    "binary": bytes(range(256)),
    "NaN": b'{"answers": {}, "age": NaN, "pain_now": 1}',
    "infinity": b'{"answers": {}, "age": 1e999, "pain_now": 1}',
    "a key twice": b'{"answers": {}, "age": 41, "age": 12, "pain_now": 1}',
    "nested deeply": b"[" * 100_000,
    "a number of 5000 digits": b'{"age": ' + b"9" * 5000 + b"}",
    "three megabytes": b'{"told_not_to": "' + b"a" * 3_000_000 + b'"}',
    "a zero byte": b'{"answers": {}, "age": 41, "pain_now": 1}\x00',
    "half a surrogate": b'{"answers": {"\\ud800": "no"}, "age": 41, "pain_now": 1}',
}


@pytest.mark.parametrize("content", WRONG_FILES.values(), ids=WRONG_FILES)
def test_files_that_hold_no_answers_are_refused_on_one_line(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_bytes(content)
    assert is_one_line(unhunch("screen", "--answers", file, "--assume-no"))


def test_a_missing_file_is_refused_on_one_line(tmp_path: Path) -> None:
    ran = unhunch("screen", "--answers", tmp_path / "none.json")
    assert is_one_line(ran)
    assert "there is no such file" in ran.err


def test_a_folder_is_refused_on_one_line(tmp_path: Path) -> None:
    ran = unhunch("screen", "--answers", tmp_path)
    assert is_one_line(ran)
    assert "is a folder" in ran.err


def test_a_name_that_no_file_can_have_is_refused_on_one_line() -> None:
    assert is_one_line(unhunch("screen", "--answers", "a\x00b"))


@pytest.mark.parametrize("words", [("screen",), ("screen", "--answers"), ("scream",), (), ("screen", "--wrong")])
def test_wrong_words_are_refused_on_one_line(words: tuple[str, ...]) -> None:
    assert is_one_line(unhunch(*words))


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_bytes(b"\xef\xbb\xbf" + (EXAMPLES / "answers.json").read_bytes())
    assert unhunch("screen", "--answers", file).code == 0


def test_the_example_answers_are_complete() -> None:
    assert example("answers").keys() >= {"answers", "age", "pain_now"}
