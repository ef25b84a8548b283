"""`unhunch prescription`: looked at, used, taken back."""

import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cast import NOON
from tests.planned import the_catalogue
from tests.terminal import EXAMPLES, is_one_line, unhunch
from unhunch.cli import prescription
from unhunch.cli.opened import PERSON
from unhunch.service.clock import FixedClock
from unhunch.service.context import Context
from unhunch.service.prescribed import prescription_in_force
from unhunch.store.memory import MemoryStore

FILE = EXAMPLES / "prescription.toml"


@pytest.fixture
def ctx(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Context:
    made = Context(store=MemoryStore(), clock=FixedClock(at=NOON), catalogue=the_catalogue(), home=tmp_path)
    monkeypatch.setattr(prescription, "open_context", lambda: made)
    return made


def test_without_a_yes_it_is_only_looked_at(ctx: Context) -> None:
    ran = unhunch("prescription", FILE)
    assert ran.code == 0
    assert "wall-angel" not in ran.out
    assert "Wall angel" in ran.out
    assert "Nothing was changed" in ran.out
    assert prescription_in_force(ctx, PERSON) is None


def test_with_a_yes_it_is_used_until_it_is_taken_back(ctx: Context) -> None:
    assert unhunch("prescription", FILE, "--yes").code == 0
    found = prescription_in_force(ctx, PERSON)
    assert found is not None
    assert found.by == "Anna Schmidt, physiotherapist"
    assert "taken back" in unhunch("prescription", "--undo").out
    assert "No prescription" in unhunch("prescription", "--undo").out
    assert prescription_in_force(ctx, PERSON) is None


def test_a_file_with_faults_is_answered_with_all_of_them(ctx: Context, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("by = 1\nfoo = 2\n", encoding="utf-8")
    ran = unhunch("prescription", wrong, "--yes")
    assert ran.code == 1
    assert {"by:", "file:", "on:"} <= set(ran.out.split())
    assert prescription_in_force(ctx, PERSON) is None


@pytest.mark.parametrize("words", [(), ("--undo", "--yes"), (str(FILE), "--undo"), ("/no/such/file",)])
def test_what_can_not_be_meant_is_refused_on_one_line(ctx: Context, words: tuple[str, ...]) -> None:
    assert is_one_line(unhunch("prescription", *words))


def test_the_example_fits_the_schema() -> None:
    schema: Any = unhunch("schema", "prescription").json
    jsonschema.Draft202012Validator.check_schema(schema)
    read = tomllib.loads(FILE.read_text(encoding="utf-8"))
    jsonschema.validate({**read, "on": read["on"].isoformat(), "until": read["until"].isoformat()}, schema)
