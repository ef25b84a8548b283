"""`unhunch catalogue add`: a sound pack is taken and used, a faulty one is refused with every finding."""

import shutil
from pathlib import Path

import pytest

from tests.cast import NOON
from tests.terminal import EXAMPLES, is_one_line, unhunch
from unhunch import load_catalogue
from unhunch.catalogue.packs import parse_pack
from unhunch.catalogue.report import findings_report
from unhunch.cli import catalogue
from unhunch.service.clock import FixedClock
from unhunch.service.context import Context
from unhunch.service.packs import shelf
from unhunch.store.memory import MemoryStore

EXERCISE = "towel-slide"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of nobody yet, whose records lie in memory."""
    home = tmp_path / "home"
    monkeypatch.setenv("UNHUNCH_HOME", str(home))
    made = Context(store=MemoryStore(), clock=FixedClock(at=NOON), catalogue=load_catalogue(), home=home)
    monkeypatch.setattr(catalogue, "open_context", lambda: made)
    return home


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A pack with three faults: a key that nobody knows, a kind that is none, and a source without a word."""
    pack = Path(shutil.copytree(EXAMPLES / "pack", tmp_path / "faulty"))
    facts = pack / "exercises" / EXERCISE / "exercise.toml"
    text = facts.read_text(encoding="utf-8").replace('kind = "', 'kind = "dance-')
    facts.write_text(f"surprise = 1\n{text}", encoding="utf-8")
    (pack / "sources.toml").write_text("[nobody]\n", encoding="utf-8")
    return pack


def files(home: Path) -> dict[str, bytes]:
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in home.rglob("*") if path.is_file()}


def test_a_sound_pack_is_added_and_listed(home: Path) -> None:
    ran = unhunch("catalogue", "add", EXAMPLES / "pack")
    assert (ran.code, ran.out, ran.err) == (0, "Added pack.\n", "")
    assert unhunch("catalogue", "list").out == "pack\n"


def test_a_sound_packs_exercise_stands_in_the_catalogue(home: Path) -> None:
    before = shelf(home).catalogue
    unhunch("catalogue", "add", EXAMPLES / "pack")
    after = shelf(home).catalogue
    assert set(after.exercises) - set(before.exercises) == {EXERCISE}
    assert f'"{EXERCISE}"' in unhunch("exercises", "--json").out


def test_a_look_prints_what_it_would_add_and_adds_nothing(home: Path) -> None:
    ran = unhunch("catalogue", "add", EXAMPLES / "pack", "--look")
    for said in ("1 exercise would be added.", "  Towel slide", "remove pack", "Nothing was added."):
        assert said in ran.out
    assert (ran.code, ran.err, unhunch("catalogue", "list").out) == (0, "", "No packs were added.\n")
    assert list((home / "looked-at").iterdir()) == []


def test_a_look_at_a_faulty_pack_shows_every_finding(home: Path, faulty: Path) -> None:
    looked, added = (unhunch("catalogue", "add", faulty, *more) for more in (["--look"], []))
    assert looked == added
    assert looked.code == 2


def test_a_later_version_replaces_the_first_only_where_one_says_so_and_gives_way_again(
    home: Path, tmp_path: Path
) -> None:
    unhunch("catalogue", "add", EXAMPLES / "pack")
    later = Path(shutil.copytree(EXAMPLES / "pack", tmp_path / "later" / "pack"))
    words = later / "exercises" / EXERCISE / "text.en.toml"
    words.write_text(words.read_text(encoding="utf-8").replace("Towel slide", "New slide"), encoding="utf-8")
    assert "takes the place of the pack pack" in unhunch("catalogue", "add", later, "--look").out
    assert is_one_line(unhunch("catalogue", "add", later))
    assert unhunch("catalogue", "add", later, "--replace").code == 0
    assert shelf(home).catalogue.text(EXERCISE).name == "New slide"
    assert "The one before it is there again." in unhunch("catalogue", "remove", "pack").out
    assert shelf(home).catalogue.text(EXERCISE).name == "Towel slide"


def test_a_faulty_pack_is_refused_with_every_finding(home: Path, faulty: Path) -> None:
    _, findings = parse_pack(faulty, shelf(home).catalogue)
    ran = unhunch("catalogue", "add", faulty)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{findings_report(findings)}\nThe pack was refused; nothing was changed.\n"
    assert len({finding.where for finding in findings}) >= 3


def test_a_faulty_pack_changes_nothing_beside_a_sound_one(home: Path, faulty: Path) -> None:
    unhunch("catalogue", "add", EXAMPLES / "pack")
    before = files(home)
    assert unhunch("catalogue", "add", faulty).code == 2
    assert unhunch("catalogue", "list").out == "pack\n"
    assert (files(home), shelf(home).catalogue.packs) == (before, ("pack",))
