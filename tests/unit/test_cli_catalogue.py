import json
from pathlib import Path

import jsonschema
import pytest

from tests.terminal import EXAMPLES, example, is_one_line, unhunch, written
from unhunch.cli.main import main
from unhunch.service.packs import add_pack, packs_in


def test_all_exercises_and_variants_are_listed_as_json() -> None:
    listed = unhunch("exercises", "--json").json["exercises"]
    assert isinstance(listed, list)
    assert sum(1 for exercise in listed if exercise.get("parent")) == 15
    assert len(listed) == 73


def test_every_exercise_comes_with_its_words() -> None:
    listed = unhunch("exercises", "--json").json["exercises"]
    assert isinstance(listed, list)
    assert all(exercise["text"]["name"] and exercise["text"]["steps"] for exercise in listed)


def test_the_table_for_people_shows_every_exercise() -> None:
    assert "chin-tuck" in unhunch("exercises").out


def test_findings_can_be_had_as_json(tmp_path: Path) -> None:
    found = unhunch("check", tmp_path, "--json").json["findings"]
    assert isinstance(found, list)
    assert all(finding.keys() == {"where", "what", "fix"} for finding in found)
    assert found


def test_a_data_folder_with_faults_ends_with_one(tmp_path: Path) -> None:
    ran = unhunch("check", tmp_path)
    assert ran.code == 1
    assert "findings." in ran.out


def test_checking_what_is_no_folder_is_refused_on_one_line(tmp_path: Path) -> None:
    assert is_one_line(unhunch("check", tmp_path / "nothing"))


@pytest.mark.parametrize("name", ["profile", "answers", "plan", "exercise"])
def test_the_examples_fit_their_schemas(name: str) -> None:
    schema = unhunch("schema", name).json
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(example(name), schema)
    assert (EXAMPLES / f"{name}.json").exists()


def test_the_schema_of_answers_names_every_question_with_its_condition() -> None:
    schema = unhunch("schema", "answers").json
    properties = schema["properties"]
    assert isinstance(properties, dict)
    questions = properties["answers"]["properties"]
    assert {"EM-1", "BE-12", "UR-2-limbs", "BE-9-assessed"} <= questions.keys()
    assert all(question["x-asked"] for question in questions.values())


def test_every_schema_is_a_schema() -> None:
    for name in ("profile", "answers", "plan", "exercise"):
        jsonschema.Draft202012Validator.check_schema(unhunch("schema", name).json)


def test_an_unknown_schema_is_refused_on_one_line() -> None:
    assert is_one_line(unhunch("schema", "horoscope"))


def test_a_folder_that_is_no_pack_is_refused_whole(tmp_path: Path) -> None:
    pack = tmp_path / "broken"
    (pack / "exercises" / "moonwalk").mkdir(parents=True)
    (pack / "exercises" / "moonwalk" / "exercise.toml").write_text('id = "moonwalk"\nkind = "dance"\n')
    home = tmp_path / "home"
    assert add_pack(home, pack)
    assert packs_in(home) == ()


@pytest.mark.parametrize("name", ["none", "file.json"])
def test_what_is_no_folder_can_not_be_added(name: str, tmp_path: Path) -> None:
    written(tmp_path, {})
    assert is_one_line(unhunch("catalogue", "add", tmp_path / name))


def test_a_pack_with_a_link_in_it_is_refused(tmp_path: Path) -> None:
    pack = tmp_path / "linked"
    pack.mkdir()
    (pack / "secret").symlink_to("/etc/passwd")
    assert is_one_line(unhunch("catalogue", "add", pack))


def test_removing_a_pack_that_is_not_there_is_refused_on_one_line() -> None:
    assert is_one_line(unhunch("catalogue", "remove", "nothing"))


def test_no_packs_are_listed_at_first() -> None:
    assert unhunch("catalogue", "list").out == "No packs were added.\n"


def test_json_is_printed_in_the_letters_of_its_language() -> None:
    assert "\\u" not in unhunch("exercises", "--json").out
    assert json.loads(unhunch("exercises", "--json").out)


def test_a_caller_that_closed_its_output_still_gets_an_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    assert main(["exercises"]) == 0
