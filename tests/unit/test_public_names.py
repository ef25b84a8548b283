import json
import subprocess
import sys

import pytest

import unhunch

NAMES = ["check_plan", "decide", "load_catalogue", "plan", "screen", "timeline"]
# What a fresh interpreter has loaded after the statements, by top-level name.
PROBE = "import sys, json; before = set(sys.modules); {}; print(json.dumps(sorted(set(sys.modules) - before)))"
OUTSIDE = {"django", "ninja", "sqlite3", "socket", "ssl", "http", "asyncio", "waitress", "rich", "logging"}
THIRD_PARTY = {"pydantic", "pydantic_core", "highspy", "numpy", "annotated_types", "typing_extensions"}


def loaded(statements: str) -> set[str]:
    """The top-level modules that the statements load in a fresh interpreter."""
    command = [sys.executable, "-c", PROBE.format(statements)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {name.partition(".")[0] for name in json.loads(printed)}


def test_these_are_the_public_names() -> None:
    assert sorted(unhunch.__all__) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_can_be_had(name: str) -> None:
    assert callable(getattr(unhunch, name))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="cure"):
        unhunch.cure  # noqa: B018 - asking is the test


def test_importing_unhunch_loads_no_room_and_nothing_of_others() -> None:
    assert loaded("import unhunch") & (OUTSIDE | THIRD_PARTY) == set()


def test_all_public_names_together_load_no_django_and_no_network() -> None:
    every = "; ".join(f"unhunch.{name}" for name in NAMES)
    assert loaded(f"import unhunch; {every}") & (OUTSIDE - {"logging"}) == set()


@pytest.mark.parametrize("room", ["screening", "session", "records", "progress", "adaptation", "reminders"])
def test_a_room_of_values_loads_nothing_of_others(room: str) -> None:
    assert loaded(f"import unhunch.{room}, unhunch.{room}.model") & (OUTSIDE | THIRD_PARTY) == set()


def test_screening_alone_does_not_load_the_solver() -> None:
    assert "highspy" not in loaded("from unhunch import screen")
