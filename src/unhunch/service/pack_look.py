"""A therapist's folder of exercises: looked at first, and what is added is what was looked at."""

import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from unhunch.catalogue.model import Finding
from unhunch.errors import InvalidInputError
from unhunch.service.looked import forget_looks, held_no_more, hold, make_folder, read_held
from unhunch.service.pack_files import files_of, laid_out, read_back
from unhunch.service.packs import FOLDER as PACKS
from unhunch.service.packs import add_pack, judged_folder, sound_beside, writing

if TYPE_CHECKING:
    from unhunch.catalogue import Catalogue
    from unhunch.catalogue.packs import Pack

Names = Mapping[str, str]
"""What something is called, by language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """An exercise of the folder, by its names; unless it is `only_prescribed`, a plan may use it."""

    id: str
    names: Names
    only_prescribed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """The pack of that name that is there: its exercises by id, none where it is not sound; `mark` is of its files."""

    exercises: Mapping[str, Names]
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderLook:
    """What a folder would add, with its files by path; and what it would replace."""

    id: str
    name: str
    exercises: tuple[Brought, ...]
    kit: tuple[Names, ...]
    files: Mapping[str, str]
    replaces: Replaced | None = None

    @property
    def is_there(self) -> bool:
        """Whether the very same pack is there already."""
        return self.replaces is not None and self.replaces.mark == mark_of(self.files)

    @property
    def gone(self) -> tuple[Names, ...]:
        """The exercises of the pack that is there which this one does not have."""
        coming = {one.id for one in self.exercises}
        return tuple(names for id_, names in self.before.items() if id_ not in coming)

    @property
    def before(self) -> Mapping[str, Names]:
        """The exercises of the pack that is there."""
        return self.replaces.exercises if self.replaces else {}


def look_at_folder(home: Path, source: Path) -> tuple[FolderLook | None, tuple[Finding, ...]]:
    """What the folder would add, and what it would replace; or every finding in it, and no look. Nothing is held yet.

    Raises:
        InvalidInputError: it is no folder, is too large, or its name can't be used.
        StoreError: the home folder can't be written.
    """
    from unhunch.catalogue import load_catalogue  # noqa: PLC0415 - only a look needs the parser

    name = judged_folder(source)
    with writing(home), tempfile.TemporaryDirectory(dir=make_folder(home), prefix=".new-") as staging:
        copy = Path(shutil.copytree(source, Path(staging) / name, symlinks=True))
        catalogue = load_catalogue(packs=sound_beside(home, name))
        look, findings = look_of(copy, catalogue)
        if look is not None:
            look = replace(look, replaces=_replaced(home / PACKS / name, catalogue))
    return look, findings


def hold_folder(home: Path, look: FolderLook) -> None:
    """Nothing; the look is held with its files until it is added or another is looked at.

    Raises:
        StoreError: the home folder can't be written.
    """
    hold(home, look.id, _told(look))


def look_of(pack: Path, catalogue: "Catalogue") -> tuple[FolderLook | None, tuple[Finding, ...]]:
    """What the pack in a folder would add to that catalogue; or every finding in it, and no look."""
    from unhunch.catalogue.packs import parse_pack  # noqa: PLC0415 - only a look needs the parser

    found, findings = parse_pack(pack, catalogue)
    if found is None:
        return None, findings
    every = {**found.raw.exercises, **found.raw.variants}
    exercises = (
        Brought(id=id_, names=names, only_prescribed=every[id_].only_prescribed) for id_, names in _named(found).items()
    )
    kit = (
        {language: words[one] for language, words in found.equipment_words.items() if one in words}
        for one in found.equipment
    )
    look = FolderLook(id=uuid4().hex, name=found.name, exercises=tuple(exercises), kit=tuple(kit), files=files_of(pack))
    return look, ()


def looked_at_folder(home: Path, held: str) -> FolderLook:
    """The look of that id.

    Raises:
        InvalidInputError: it is held no more.
    """
    told = read_held(home, held)
    try:
        name, files = read_back(told)
        there = told["replaces"]
        return FolderLook(
            id=held,
            name=name,
            exercises=tuple(_brought(*one) for one in told["exercises"]),
            kit=tuple(map(_names, told["kit"])),
            files=files,
            replaces=None if there is None else _as_replaced(*there),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise held_no_more() from error


def add_folder(home: Path, held: str) -> tuple[Finding, ...]:
    """Every finding in the pack that was looked at; where there is none, it was added, else nothing was changed.

    Raises:
        InvalidInputError: it is held no more, or what it would replace is not what was looked at.
        StoreError: the home folder can't be written.
    """
    look = looked_at_folder(home, held)
    with writing(home):
        there = _mark(home / PACKS / look.name)
    if there != (look.replaces.mark if look.replaces else ""):
        what = "a pack of this name came or went since you looked"
        raise InvalidInputError(what, where=look.name, fix="Look at the folder again.")
    with laid_out(home, look.name, look.files) as pack:
        findings = add_pack(home, pack, replace=look.replaces is not None)
    if not findings:
        forget_looks(home)
    return findings


def mark_of(files: Mapping[str, str]) -> str:
    """A text that is the same for the same files alone."""
    return sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()


def _replaced(there: Path, catalogue: "Catalogue") -> Replaced | None:
    from unhunch.catalogue.packs import parse_pack  # noqa: PLC0415 - only a look needs the parser

    if not there.is_dir():
        return None
    found, _ = parse_pack(there, catalogue)
    return Replaced(exercises={} if found is None else _named(found), mark=_mark(there))


def _mark(there: Path) -> str:
    """The mark of a pack's folder; empty where there is none."""
    return mark_of(files_of(there)) if there.is_dir() else ""


def _named(pack: "Pack") -> dict[str, dict[str, str]]:
    """What each exercise of the pack is called, by its id, in the pack's order."""
    texts = pack.raw.texts
    return {id_: {code: of[id_].name for code, of in sorted(texts.items()) if id_ in of} for id_ in pack.raw.names}


def _told(look: FolderLook) -> Mapping[str, object]:
    there = look.replaces
    return {
        "name": look.name,
        "exercises": [[one.id, one.names, one.only_prescribed] for one in look.exercises],
        "kit": look.kit,
        "files": look.files,
        "replaces": None if there is None else [there.exercises, there.mark],
    }


def _brought(id_: str, names: Mapping[str, str], only_prescribed: object) -> Brought:
    return Brought(id=id_, names=_names(names), only_prescribed=bool(only_prescribed))


def _as_replaced(exercises: Mapping[str, Mapping[str, str]], mark: str) -> Replaced:
    return Replaced(exercises={id_: _names(names) for id_, names in exercises.items()}, mark=mark)


def _names(found: Mapping[str, str]) -> Names:
    return {str(language): str(name) for language, name in found.items()}


def named_in(names: Iterable[Names], language: str) -> tuple[str, ...]:
    """What each is called in the language, or else in English."""
    return tuple(one.get(language) or one.get("en", "") for one in names)
