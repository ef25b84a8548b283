"""A therapist's pack, broken in more than 1,400 ways, and the shipped data in 20: findings and never a fault.

The pack's files alone are judged, against a catalogue that was read once, as the look at a folder does.
"""

import json
import os
import shutil
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unhunch import load_catalogue
from unhunch.catalogue import parse
from unhunch.catalogue.model import Finding
from unhunch.catalogue.parsing import DATA
from unhunch.service.pack_files import read_back
from unhunch.service.pack_look import look_of
from unhunch.service.pack_words import told_folder

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "examples" / "pack"
SHIPPED = load_catalogue()
FILES = tuple(sorted(path.relative_to(EXAMPLE).as_posix() for path in EXAMPLE.rglob("*.toml")))
FACTS = "exercises/towel-slide/exercise.toml"
PLACES = (
    *FILES, "order.toml", "equipment.toml", "equipment.de.toml", "notes.md", "exercises/towel-slide/motion.toml",
    "exercises/towel-slide/text.de.toml", "exercises/plank", "exercises/plank/exercise.toml", "exercises/No Id",
    "exercises/No Id/exercise.toml", "exercises/towel-slide/deeper", "exercises/exercise.toml",
)  # fmt: skip
CHANGES = st.sampled_from(
    ["gone", "folder", ".", "nowhere", FACTS, *((EXAMPLE / file).read_bytes() for file in FILES)]
) | st.binary(max_size=40)
NEEDED = ("id", "status", "kind", "position", "places", "sides", "primary", "sources", "review")
MANY = settings(max_examples=300)
SOME = settings(max_examples=100)
FEW = settings(max_examples=20)

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats()
    | st.text(max_size=20).map(lambda text: text.replace("\ud800", "")),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


@contextmanager
def _pack() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(shutil.copytree(EXAMPLE, Path(folder) / "mine"))


@contextmanager
def _changed(file: Path, content: bytes) -> Iterator[None]:
    """The file with other bytes, for a while."""
    before = file.read_bytes()
    file.write_bytes(content)
    try:
        yield
    finally:
        file.write_bytes(before)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped data."""
    return Path(shutil.copytree(DATA, tmp_path_factory.mktemp("whole") / "data"))


def _change(pack: Path, path: Path, change: str | bytes) -> None:
    """Nothing; the file is gone, or a folder, a link or bytes stand where nothing stood."""
    if change == "gone":
        if path.is_file():
            path.unlink()
    elif os.path.lexists(path) or not path.parent.is_dir():
        return
    elif change == "folder":
        path.mkdir()
    elif isinstance(change, str):
        path.symlink_to(pack / change)
    else:
        path.write_bytes(change)


def _judged(pack: Path) -> tuple[bool, tuple[Finding, ...]]:
    look, findings = look_of(pack, SHIPPED)
    if look is not None:
        # What was looked at can be said, held and read back.
        told = json.loads(json.dumps({"name": look.name, "files": look.files}))
        assert read_back(told) == ("mine", look.files)
        assert told_folder(look, SHIPPED, "en").names
    return look is not None, findings


@MANY
@given(st.sampled_from(FILES), st.binary(max_size=300))
def test_any_bytes_in_any_file_never_raise(file: str, content: bytes) -> None:
    with _pack() as pack:
        (pack / file).write_bytes(content)

        taken, findings = _judged(pack)

    assert taken == (not findings)


@MANY
@given(st.sampled_from(FILES), st.data())
def test_any_cut_and_any_change_of_a_character_never_raises(file: str, data: st.DataObject) -> None:
    with _pack() as pack:
        text = (pack / file).read_bytes()
        at = data.draw(st.integers(0, len(text) - 1))
        length = data.draw(st.integers(0, 40))
        new = data.draw(st.binary(max_size=6))
        (pack / file).write_bytes(text[:at] + new + text[at + length :])

        taken, findings = _judged(pack)

    assert taken == (not findings)


@MANY
@given(st.data())
def test_any_value_in_any_place_never_raises(data: st.DataObject) -> None:
    with _pack() as pack:
        table = tomllib.loads((pack / FACTS).read_text("utf-8"))
        key = data.draw(st.sampled_from(sorted(table)))
        table[key] = data.draw(values.filter(lambda value: value is not None))
        (pack / FACTS).write_text(_toml(table), "utf-8")

        taken, findings = _judged(pack)

    assert taken == (not findings)


@pytest.mark.parametrize("key", NEEDED)
def test_a_missing_needed_key_is_always_found(key: str) -> None:
    with _pack() as pack:
        table = tomllib.loads((pack / FACTS).read_text("utf-8"))
        del table[key]
        (pack / FACTS).write_text(_toml(table), "utf-8")

        _, findings = _judged(pack)

    assert any(key in finding.where for finding in findings)


@SOME
@given(st.from_regex(r"[a-z_]{1,12}", fullmatch=True).filter(lambda key: key not in SHIPPED.get("plank").__slots__))
def test_an_unknown_key_is_always_found(key: str) -> None:
    with _pack() as pack:
        table = tomllib.loads((pack / FACTS).read_text("utf-8"))
        (pack / FACTS).write_text(_toml({**table, key: 1}), "utf-8")

        _, findings = _judged(pack)

    assert any(key in finding.where for finding in findings)


@SOME
@given(st.integers(1, 3), st.integers(61, 10**9) | st.integers(-(10**9), 0))
def test_a_number_of_repetitions_out_of_bounds_is_always_found(level: int, number: int) -> None:
    with _pack() as pack:
        table = tomllib.loads((pack / FACTS).read_text("utf-8"))
        table["levels"][str(level)]["repetitions"] = [number, number]
        (pack / FACTS).write_text(_toml(table), "utf-8")

        _, findings = _judged(pack)

    assert any("repetitions" in finding.where for finding in findings)


@MANY
@given(st.lists(st.tuples(st.sampled_from(PLACES), CHANGES), min_size=1, max_size=4))
def test_any_files_in_any_place_never_raise(changes: list[tuple[str, str | bytes]]) -> None:
    with _pack() as pack:
        for place, change in changes:
            _change(pack, pack / place, change)

        taken, findings = _judged(pack)

    assert taken == (not findings)


@FEW
@given(st.sampled_from(sorted(p.relative_to(DATA).as_posix() for p in DATA.rglob("*.toml"))), st.binary(max_size=60))
def test_any_bytes_anywhere_in_the_whole_data_never_raise(whole: Path, file: str, content: bytes) -> None:
    with _changed(whole / file, content):
        catalogue, findings = parse(whole)

    assert (catalogue is None) == bool(findings)


def _toml(table: dict[str, object]) -> str:
    return "\n".join(f"{_key(key)} = {_value(value)}" for key, value in table.items())


def _key(key: str) -> str:
    return _value(key)


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case list():
            return f"[{', '.join(_value(item) for item in value)}]"
        case dict():
            return "{" + ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value.items()) + "}"
        case None:
            return '""'
        case _:
            return '"' + "".join(f"\\U{ord(c):08X}" for c in str(value)) + '"'
