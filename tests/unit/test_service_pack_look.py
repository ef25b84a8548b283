"""A therapist's folder looked at: what it would add and replace, held to the byte, and taken back."""

import shutil
import stat
from pathlib import Path

import pytest

from tests.planned import the_catalogue
from tests.terminal import EXAMPLES
from unhunch.errors import InvalidInputError, StoreError
from unhunch.service.looked import FOLDER, hold, read_held
from unhunch.service.pack_files import files_of, laid_out
from unhunch.service.pack_look import Brought, FolderLook, add_folder, hold_folder, look_at_folder, looked_at_folder
from unhunch.service.pack_words import told_folder
from unhunch.service.packs import add_pack, packs_in, remove_pack

SLIDE, REACH = "exercises/towel-slide", "exercises/towel-reach"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A folder with two exercises, one of them only for a prescription, one in German too, and kit of its own."""
    made = Path(shutil.copytree(EXAMPLES / "pack", tmp_path / "anna"))
    shutil.copytree(made / SLIDE, made / REACH)
    _change(made / REACH / "exercise.toml", '"towel-slide"', '"towel-reach"\nonly_prescribed = true')
    _change(made / REACH / "text.en.toml", "Towel slide", "Towel reach")
    (made / SLIDE / "motion.toml").write_bytes(b"\xff no text")
    (made / "equipment.toml").write_text('[towel-roll]\nusual_at = ["home"]\n', encoding="utf-8")
    (made / "equipment.en.toml").write_text('towel-roll = "Towel roll"\n', encoding="utf-8")
    return made


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def look(home: Path, folder: Path) -> FolderLook:
    found, findings = look_at_folder(home, folder)
    assert findings == ()
    assert found is not None
    hold_folder(home, found)
    assert looked_at_folder(home, found.id) == found
    return found


def test_a_look_tells_names_languages_kit_and_what_a_plan_may_use(tmp_path: Path, pack: Path) -> None:
    told = told_folder(look(tmp_path, pack), the_catalogue(), "en")
    assert (told.adds, told.names) == ("2 exercises would be added.", ("Towel reach", "Towel slide"))
    assert told.beside == (
        "Its words are in: English.",
        "Kit of its own: Towel roll.",
        "A new plan can use 1 of them where they fit you; the others only if a therapist prescribes them.",
    )


def test_a_language_of_a_part_is_told_as_a_part_and_gives_its_names(tmp_path: Path, pack: Path) -> None:
    found = look(tmp_path, pack)
    names = {"en": "Towel slide", "de": "Handtuch schieben"}
    slide = FolderLook(
        id=found.id,
        name=found.name,
        exercises=(found.exercises[0], Brought(id="towel-slide", names=names, only_prescribed=True)),
        kit=(),
        files=found.files,
    )
    told = told_folder(slide, the_catalogue(), "de")
    assert told.names == ("Towel reach", "Handtuch schieben")
    assert told.beside[0] == "Seine Texte gibt es auf: English, Deutsch (1 von 2 Übungen)."
    assert told.beside[1].startswith("unhunch plant sie nie von selbst")


def test_what_is_added_is_what_was_looked_at_to_the_byte(tmp_path: Path, pack: Path) -> None:
    before = {path.relative_to(pack): path.read_bytes() for path in pack.rglob("*") if path.is_file()}
    found = look(tmp_path, pack)
    shutil.rmtree(pack)
    assert add_folder(tmp_path, found.id) == ()
    there = packs_in(tmp_path)[0]
    assert {path.relative_to(there): path.read_bytes() for path in there.rglob("*") if path.is_file()} == before
    assert there.name == "anna"


def test_it_is_held_for_its_owner_alone_and_no_longer_than_needed(tmp_path: Path, pack: Path) -> None:
    found = look(tmp_path, pack)
    (file,) = (tmp_path / FOLDER).iterdir()
    assert (stat.S_IMODE(file.stat().st_mode), stat.S_IMODE(file.parent.stat().st_mode)) == (0o600, 0o700)
    add_folder(tmp_path, found.id)
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_a_faulty_folder_gives_every_finding_and_holds_nothing(tmp_path: Path, pack: Path) -> None:
    (pack / SLIDE / "text.en.toml").unlink()
    found, findings = look_at_folder(tmp_path, pack)
    assert (found, bool(findings)) == (None, True)
    assert findings == add_pack(tmp_path, pack)
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_beside_a_pack_that_came_in_between_it_is_judged_again(tmp_path: Path, pack: Path) -> None:
    found = look(tmp_path, pack)
    assert add_pack(tmp_path, Path(shutil.copytree(pack, tmp_path / "other"))) == ()
    assert any("has the id of an exercise that is there" in one.what for one in add_folder(tmp_path, found.id))
    assert [one.name for one in packs_in(tmp_path)] == ["other"]


def test_a_pack_that_is_not_sound_any_more_can_be_replaced(tmp_path: Path, pack: Path) -> None:
    assert add_pack(tmp_path, pack) == ()
    (packs_in(tmp_path)[0] / SLIDE / "text.en.toml").unlink()
    found = look(tmp_path, pack)
    assert (found.replaces is not None, found.gone, found.is_there) == (True, (), False)
    assert add_folder(tmp_path, found.id) == ()
    assert files_of(packs_in(tmp_path)[0]) == files_of(pack)


def test_a_pack_that_went_since_the_look_is_told(tmp_path: Path, pack: Path) -> None:
    assert add_pack(tmp_path, EXAMPLES / "pack") == ()
    later = Path(shutil.copytree(pack, tmp_path / "later" / "pack"))
    found = look(tmp_path, later)
    remove_pack(tmp_path, "pack")
    with pytest.raises(InvalidInputError, match="since you looked"):
        add_folder(tmp_path, found.id)
    assert packs_in(tmp_path) == ()


def test_of_three_versions_the_second_comes_back_and_a_new_start_knows_none(tmp_path: Path, pack: Path) -> None:
    for name in ("First", "Second", "Third"):
        words = (pack / SLIDE / "text.en.toml").read_text(encoding="utf-8").splitlines()
        words[2] = f'name = "{name}"'
        (pack / SLIDE / "text.en.toml").write_text("\n".join(words), encoding="utf-8")
        assert add_pack(tmp_path, pack, replace=True) == ()
    assert remove_pack(tmp_path, "anna")
    assert 'name = "Second"' in (packs_in(tmp_path)[0] / SLIDE / "text.en.toml").read_text(encoding="utf-8")
    assert add_pack(tmp_path, pack, replace=True) == ()
    shutil.rmtree(tmp_path / "packs" / "anna")
    assert add_pack(tmp_path, pack) == ()
    assert not remove_pack(tmp_path, "anna")


def test_where_the_new_one_can_not_be_put_the_old_one_stays(
    tmp_path: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert add_pack(tmp_path, pack) == ()
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if ".new-" in str(self):
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(StoreError):
        add_pack(tmp_path, pack, replace=True)
    assert files_of(packs_in(tmp_path)[0]) == files_of(pack)


SPOILT = {
    "a path that leads out": {"files": {"../x.toml": ""}},
    "a file that is none of a pack's": {"files": {"exercises/a/run.py": ""}},
    "no files": {"files": []},
    "a name that is a path": {"name": "../anna"},
    "no exercises": {"exercises": [1]},
    "no kit": {"kit": [1]},
    "no place": {"replaces": 7},
}


@pytest.mark.parametrize("change", SPOILT.values(), ids=SPOILT)
def test_what_was_held_and_then_spoilt_is_held_no_more(tmp_path: Path, pack: Path, change: dict[str, object]) -> None:
    found = look(tmp_path, pack)
    hold(tmp_path, found.id, {**read_held(tmp_path, found.id), **change})
    with pytest.raises(InvalidInputError, match="not held any more"):
        add_folder(tmp_path, found.id)
    assert packs_in(tmp_path) == ()


def test_a_disk_that_takes_no_more_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError), laid_out(tmp_path / "nowhere", "anna", {}):
        pass
