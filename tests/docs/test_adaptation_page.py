import re
from pathlib import Path

import pytest

from tests.docs.adaptation_page import PAGE, adaptation_page
from unhunch.catalogue import load_catalogue

ROOM = Path(__file__).parents[2] / "src" / "unhunch" / "adaptation"
CATALOGUE = load_catalogue()
RULES = {name: rule for name, rule in CATALOGUE.rules.by_id.items() if name.startswith("adaptation.")}
NAMED = re.compile(r"adaptation\.(?:during|gate|down|up|hold|step|course|flare|gap)\.[a-z-]+")


def test_the_page_on_the_adaptation_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == adaptation_page(), "run python -m tests.docs.adaptation_page"


@pytest.mark.parametrize("name", RULES)
def test_each_number_has_a_source_that_is_known(name: str) -> None:
    assert RULES[name].source in CATALOGUE.sources


def test_each_sentence_that_the_room_names_has_words() -> None:
    named = {found for path in ROOM.glob("*.py") for found in NAMED.findall(path.read_text(encoding="utf-8"))}
    whole = {name for name in named if not name.endswith("-")}
    assert whole <= set(CATALOGUE.words("en"))
