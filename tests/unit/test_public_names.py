import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from pkgutil import iter_modules

import pytest

import unhunch

NAMES = ["check_plan", "decide", "load_catalogue", "plan", "screen", "timeline"]
# What a fresh interpreter has loaded after the statements, by top-level name.
PROBE = "import sys, json; before = set(sys.modules); {}; print(json.dumps(sorted(set(sys.modules) - before)))"
OUTSIDE = {"django", "ninja", "sqlite3", "socket", "ssl", "http", "asyncio", "waitress", "rich", "logging"}
SHAPES = {"pydantic", "pydantic_core", "annotated_types", "typing_extensions", "typing_inspection"}
FILES = {*SHAPES, "tomli"}
SOLVER = {"highspy", "numpy"}
# What a room as a whole may load of others' modules.
PARTS: dict[str, set[str]] = {
    "adaptation": set(),
    "body": {*FILES, "numpy"},
    "camera": {"flatbuffers", "numpy"},
    "catalogue": FILES,
    "charts": set(),
    "coach": set(),
    "export": {*SHAPES, *SOLVER, "dateutil", "icalendar", "typst"},
    "intake": FILES,
    "programme": {*FILES, *SOLVER},
    "progress": set(),
    "records": set(),
    "reminders": set(),
    "screening": set(),
    "session": set(),
}
# What the others hold is Django's, the desktop's or an extra's.
ROOMS = [*PARTS, "desktop", "figures", "service", "store"]
# Parts of the interpreter and of compiled modules that stand in no list of the standard library.
INNARDS = ("_sysconfigdata", "__mypyc", "cython_runtime", "_cython")


@cache
def loaded(statements: str) -> set[str]:
    """The top-level modules that the statements load in a fresh interpreter."""
    command = [sys.executable, "-c", PROBE.format(statements)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {name.partition(".")[0] for name in json.loads(printed)}


def of_others(statements: str) -> set[str]:
    """Of those, what is neither ours nor the standard library's."""
    rest = loaded(statements) - {"unhunch"} - sys.stdlib_module_names
    return {name for name in rest if not any(one in name for one in INNARDS)}


def test_these_are_the_public_names() -> None:
    assert sorted(unhunch.__all__) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_can_be_had(name: str) -> None:
    assert callable(getattr(unhunch, name))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="cure"):
        unhunch.cure  # noqa: B018 - asking is the test


def test_importing_unhunch_loads_no_room_and_nothing_of_others() -> None:
    assert loaded("import unhunch") & OUTSIDE == set()
    assert of_others("import unhunch") == set()


def test_all_public_names_together_load_no_django_and_no_network() -> None:
    every = "; ".join(f"unhunch.{name}" for name in NAMES)
    assert loaded(f"import unhunch; {every}") & (OUTSIDE - {"logging"}) == set()


@pytest.mark.parametrize("room", ROOMS)
def test_a_rooms_door_loads_nothing_of_others(room: str) -> None:
    assert loaded(f"import unhunch.{room}") & OUTSIDE == set()
    assert of_others(f"import unhunch.{room}") == set()


@pytest.mark.parametrize("room", PARTS)
def test_a_whole_room_loads_only_what_it_needs_of_others(room: str) -> None:
    every = (one.name for one in iter_modules([str(Path(unhunch.__file__).parent / room)]))
    assert of_others(f"import unhunch.{room}, " + ", ".join(f"unhunch.{room}.{name}" for name in every)) <= PARTS[room]


def test_screening_alone_does_not_load_the_solver() -> None:
    assert "highspy" not in loaded("from unhunch import screen")
