import json
from pathlib import Path

from tests.cast import NOON
from tests.docs.screening_page import PAGE, screening_page
from unhunch.screening import answers_from_json, screen

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "answers.json"


def test_the_page_on_the_screening_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == screening_page(), "run python -m tests.docs.screening_page"


def test_the_example_of_answers_is_screened() -> None:
    answers = answers_from_json(json.loads(EXAMPLE.read_text(encoding="utf-8")), today=NOON.date())
    assert screen(answers, NOON).action == "go_on_with_care"
