"""English that was copied into another language is no translation, where safety depends on it."""

import re
import shutil
from pathlib import Path

import pytest

from unhunch.catalogue import parse
from unhunch.catalogue.parsing import DATA

BRIDGE = "exercises/bridge/text.{}.toml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the shipped data, to which a language is added."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def copied(data: Path) -> list[str]:
    """Where a sentence is found to be English still."""
    return [one.where for one in parse(data)[1] if "is the English sentence" in one.what]


def test_copied_stop_rules_and_changes_of_an_exercise_are_found(data: Path) -> None:
    shutil.copy(data / BRIDGE.format("en"), data / BRIDGE.format("de"))
    found = copied(data)
    assert f"{BRIDGE.format('de')}: stop_if.0" in found
    assert f"{BRIDGE.format('de')}: changes.low-back" in found


def test_a_stop_rule_that_is_translated_is_not_found(data: Path) -> None:
    text = (data / BRIDGE.format("en")).read_text("utf-8")
    german = re.sub(r"(?m)^stop_if = .*$", 'stop_if = ["Schmerz im Kreuz oder Bein", "Krampf"]', text)
    assert german != text
    (data / BRIDGE.format("de")).write_text(german, "utf-8")
    assert not [where for where in copied(data) if "stop_if" in where]


@pytest.mark.parametrize(
    ("file", "path"),
    [
        ("techniques.{}.toml", "stop_if.0"),
        ("words/screening.{}.toml", "screening.advice.call-emergency"),
        ("screening/text.{}.toml", "questions.EM-1.signs.0"),
        ("screening/text.{}.toml", "questions.UR-8-signs.options.dropping-things"),
    ],
)
def test_copied_words_of_the_safety_questions_and_techniques_are_found(data: Path, file: str, path: str) -> None:
    shutil.copy(data / file.format("en"), data / file.format("de"))
    assert [where for where in copied(data) if where.startswith(file.format("de")) and where.endswith(path)]


def test_one_word_alone_may_be_the_same_in_both_languages(data: Path) -> None:
    shutil.copy(data / "screening/text.en.toml", data / "screening/text.de.toml")
    assert "screening/text.de.toml: questions.CA-4-which.options.hip" not in copied(data)


def test_the_english_of_a_region_may_be_english(data: Path) -> None:
    shutil.copy(data / BRIDGE.format("en"), data / BRIDGE.format("en-GB"))
    assert copied(data) == []
