import errno
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.life import Life, a_life
from tests.planned import the_catalogue
from tests.terminal import EXAMPLES, unhunch
from unhunch.catalogue.packs import MOST_FILES
from unhunch.errors import InvalidInputError, StoreError
from unhunch.service.packs import FOLDER, add_pack, remove_pack, shelf
from unhunch.service.plans import current_programme, days_of
from unhunch.service.programme import bring_up_to_date

PACK = EXAMPLES / "pack"


def a_copy(folder: Path) -> Path:
    """The pack of the documents, in a folder that may be spoilt."""
    shutil.copytree(PACK, folder)
    return folder


def spoil(home: Path) -> None:
    """Take away the words of the pack's exercise."""
    next((home / FOLDER).rglob("text.en.toml")).unlink()


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    """A home whose one pack was sound when it was added, and is not any more."""
    home = tmp_path / "home"
    assert add_pack(home, a_copy(tmp_path / "mine")) == ()
    spoil(home)
    return home


def test_a_sound_pack_stands_on_the_shelf(tmp_path: Path) -> None:
    add_pack(tmp_path, PACK)
    found = shelf(tmp_path)
    assert (found.catalogue.packs, found.left_out) == (("pack",), ())


def test_a_pack_gone_bad_is_left_out_and_the_rest_stays(spoilt: Path) -> None:
    found = shelf(spoilt)
    assert (found.catalogue.packs, len(found.catalogue.exercises), found.left_out) == ((), 58, ("mine",))


def test_a_pack_gone_bad_is_left_out_with_its_findings(spoilt: Path) -> None:
    wheres = [finding.where for finding in shelf(spoilt).findings]
    assert wheres
    assert all("mine" in where for where in wheres)


def test_a_pack_gone_bad_can_be_removed(spoilt: Path) -> None:
    remove_pack(spoilt, "mine")
    assert shelf(spoilt).left_out == ()


def test_a_pack_gone_bad_does_not_keep_a_sound_one_out(spoilt: Path, tmp_path: Path) -> None:
    assert add_pack(spoilt, a_copy(tmp_path / "other")) == ()
    assert shelf(spoilt).catalogue.packs == ("other",)


def test_a_pack_beyond_the_limit_of_the_parser_is_refused_before_it_is_copied(tmp_path: Path) -> None:
    large = a_copy(tmp_path / "large")
    for number in range(MOST_FILES):
        (large / f"{number}.toml").touch()
    with pytest.raises(InvalidInputError, match="larger"):
        add_pack(tmp_path / "home", large)


def test_a_command_names_the_pack_that_it_left_out(monkeypatch: pytest.MonkeyPatch, spoilt: Path) -> None:
    monkeypatch.setenv("UNHUNCH_HOME", str(spoilt))
    ran = unhunch("exercises")
    assert ran.code == 0
    assert "mine does not fit" in ran.err


@pytest.fixture
def bereft() -> tuple[Life, str]:
    """A life whose first session was done with an exercise that the catalogue does not hold any more."""
    life = a_life()
    session = next(one for day in days_of(life.begin()) for one in day.sessions if one.items)
    life.do(session.id)
    gone = session.items[-1].exercise
    kept = {name: one for name, one in the_catalogue().exercises.items() if name != gone}
    life.ctx = replace(life.ctx, catalogue=replace(the_catalogue(), exercises=kept))
    return life, gone


def test_a_plan_goes_on_without_the_exercises_of_a_pack_that_is_gone(bereft: tuple[Life, str]) -> None:
    life, gone = bereft
    programme = current_programme(life.ctx, life.person)
    assert programme is not None
    assert all(item.exercise != gone for day in days_of(programme) for one in day.sessions for item in one.items)


def test_the_next_week_is_planned_though_a_pack_is_gone(bereft: tuple[Life, str]) -> None:
    life, gone = bereft
    life.clock.forward(days=7)
    programme = bring_up_to_date(life.ctx, life.person, weeks=1)
    assert programme is not None
    assert all(item.exercise != gone for day in days_of(programme) for one in day.sessions for item in one.items)


@pytest.mark.parametrize(
    "number, told",
    [
        (errno.ENOSPC, "is full. Free some space"),
        (errno.EROFS, "Read-only file system). Check that the disk is not write-protected"),
        (errno.EACCES, "Permission denied). Check that the disk is not write-protected"),
    ],
)
@pytest.mark.parametrize("copying", [True, False], ids=["while copying", "otherwise"])
def test_a_disk_that_takes_no_more_is_told_on_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, told: str, *, copying: bool
) -> None:
    plain = OSError(number, os.strerror(number))

    def refuse(*_given: object, **_named: object) -> None:
        raise shutil.Error([(f"{PACK}/{at}", f"{tmp_path}/{at}", str(plain)) for at in range(3)]) if copying else plain

    monkeypatch.setattr("unhunch.service.packs.shutil.copytree", refuse)
    with pytest.raises(StoreError) as found:
        add_pack(tmp_path, PACK)
    assert told in str(found.value)
    assert ("[" in str(found.value), str(found.value).count("\n")) == (False, 0)
