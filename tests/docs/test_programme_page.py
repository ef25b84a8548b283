import json
from datetime import date
from pathlib import Path

import jsonschema

from tests.cast import NOON
from unhunch.catalogue import load_catalogue
from unhunch.programme import check_plan, plan_schema, profile_from_json, profile_schema, programme_from_json
from unhunch.screening import Clearance, answers_from_json, screen

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reference" / "programme.md"
EXAMPLES = ROOT / "docs" / "examples"


def read(name: str) -> dict[str, object]:
    value = json.loads((EXAMPLES / name).read_text(encoding="utf-8"))
    assert isinstance(value, dict)
    return value


def test_every_number_of_the_planner_stands_on_its_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    rules = {name: rule for name, rule in load_catalogue().rules.by_id.items() if name.startswith("programme.")}
    missing = []
    for name, rule in rules.items():
        value = ", ".join(map(str, rule.value)) if isinstance(rule.value, tuple) else rule.value
        if f"| `{name}` | {value} | {rule.unit} | {rule.source} |" not in page:
            missing.append(name)
    assert missing == []


def test_the_example_of_a_profile_fits_its_schema() -> None:
    jsonschema.validate(read("profile.json"), profile_schema(load_catalogue()))
    assert profile_from_json(read("profile.json"), load_catalogue()).minutes[6] == 0


def test_the_example_of_a_plan_fits_its_schema() -> None:
    jsonschema.validate(read("plan.json"), plan_schema())
    assert programme_from_json(read("plan.json")).start == date(2026, 11, 23)


def test_the_example_of_a_plan_is_sound_for_the_example_of_a_profile() -> None:
    catalogue = load_catalogue()
    leave = screen(answers_from_json(read("answers.json"), today=NOON.date(), catalogue=catalogue), NOON)
    assert isinstance(leave, Clearance)
    profile = profile_from_json(read("profile.json"), catalogue)
    assert check_plan(catalogue, profile, leave, programme_from_json(read("plan.json"))) == ()
