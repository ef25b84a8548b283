"""A therapist's own exercise packs: folders in the form of the catalogue, kept in the person's home folder."""

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from unhunch.catalogue.model import Finding
from unhunch.errors import CatalogueError, InvalidInputError, StoreError
from unhunch.service.pack_files import NAME

if TYPE_CHECKING:
    from unhunch.catalogue import Catalogue

FOLDER = "packs"
# Where a pack lies whose place another of its name took; no pack can be called so.
BEFORE = ".before"
_FULL = (errno.ENOSPC, errno.EDQUOT)
_LOCKED = (errno.EROFS, errno.EACCES, errno.EPERM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The catalogue with every sound pack; `left_out` are the names of the others, `findings` say why."""

    catalogue: "Catalogue"
    left_out: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def shelf(home: Path) -> Shelf:
    """What there is to exercise with: a pack that is no longer sound is left out, and nothing else suffers.

    A later version of unhunch may ask more of a pack than the one that took it in.

    Raises:
        CatalogueError: the shipped data itself has findings.
    """
    from unhunch.catalogue import load_catalogue  # noqa: PLC0415 - only reading needs the parser

    packs = packs_in(home)
    sound, findings = _sound(packs)
    left_out = tuple(pack.name for pack in packs if pack not in sound)
    return Shelf(catalogue=load_catalogue(packs=sound), left_out=left_out, findings=findings)


def packs_in(home: Path) -> tuple[Path, ...]:
    """The folders of all packs that were added, by name."""
    return tuple(sorted(path for path in (home / FOLDER).glob("*") if path.is_dir() and NAME.fullmatch(path.name)))


def add_pack(home: Path, source: Path, *, replace: bool = False) -> tuple[Finding, ...]:
    """Every finding in the pack; where there is none, it was added, else nothing was changed.

    With `replace` it takes the place of the pack of its name, which comes back when this one is removed.

    Raises:
        InvalidInputError: `source` is no folder, is too large, or a pack of that name is there already.
        StoreError: the home folder can't be written.
    """
    from unhunch.catalogue import parse  # noqa: PLC0415 - only adding a pack needs the parser

    name = judged_folder(source)
    if not replace and (home / FOLDER / name).exists():
        what = "a pack of this name was added before"
        raise InvalidInputError(what, where=str(source), fix="Remove that one first, or replace it.")
    with writing(home), tempfile.TemporaryDirectory(dir=_made(home / FOLDER), prefix=".new-") as staging:
        # What is judged is the copy, so that nothing can change between the judgement and the use.
        copy = Path(staging) / name
        shutil.copytree(source, copy, symlinks=True)
        _, findings = parse(packs=(*sound_beside(home, name), copy))
        if not findings:
            _put(home / FOLDER, copy)
    return findings


def remove_pack(home: Path, name: str) -> bool:
    """Whether the one whose place it took is there again; the pack itself is gone.

    Raises:
        InvalidInputError: there is no pack of that name.
        StoreError: the home folder can't be written.
    """
    found = next((path for path in packs_in(home) if path.name == name), None)
    if found is None:
        raise InvalidInputError("there is no pack of that name", where=name)
    before = home / FOLDER / BEFORE / name
    with writing(home):
        shutil.rmtree(found)
        if before.is_dir():
            before.rename(found)
            return True
    return False


def sound_beside(home: Path, name: str) -> tuple[Path, ...]:
    """The folders of the sound packs of any other name."""
    return _sound(tuple(pack for pack in packs_in(home) if pack.name != name))[0]


def _put(packs: Path, new: Path) -> None:
    """Nothing; the new pack is in its place, and the one that was there is kept as the one before."""
    there, before = packs / new.name, packs / BEFORE / new.name
    if before.exists():
        shutil.rmtree(before)
    if not there.exists():
        new.rename(there)
        return
    there.rename(_made(before.parent) / new.name)
    try:
        new.rename(there)
    except OSError:
        before.rename(there)
        raise


def _sound(packs: tuple[Path, ...]) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """The packs that are sound beside those before them, and the findings in the others."""
    from unhunch.catalogue import load_catalogue  # noqa: PLC0415 - only reading needs the parser

    sound: tuple[Path, ...] = ()
    findings: list[Finding] = []
    for pack in packs:
        try:
            load_catalogue(packs=(*sound, pack))
        except CatalogueError as error:
            findings += [found for found in error.findings if isinstance(found, Finding)]
        else:
            sound = (*sound, pack)
    return sound, tuple(findings)


def judged_folder(source: Path) -> str:
    """The pack's name, after a look at its size and kind.

    Raises:
        InvalidInputError: it is no folder, is too large, or its name can't be used.
    """
    from unhunch.catalogue.packs import MOST_BYTES, MOST_FILES  # noqa: PLC0415 - only adding a pack needs the parser

    where = str(source)
    if not source.is_dir():
        raise InvalidInputError("is not a folder" if source.exists() else "there is no such folder", where=where)
    name = source.resolve().name
    if not NAME.fullmatch(name):
        raise InvalidInputError("this name can't be used", where=where, fix="Use letters, digits, - and _.")
    files, size = 0, 0
    for path in source.rglob("*"):
        if path.is_symlink():
            raise InvalidInputError("holds a link, and packs hold plain files", where=str(path))
        if path.is_file():
            files, size = files + 1, size + path.stat().st_size
        if files > MOST_FILES or size > MOST_BYTES:
            most = f"{MOST_FILES} files and {MOST_BYTES // 1_000_000} MB"
            raise InvalidInputError(f"is larger than a pack may be ({most})", where=where)
    return name


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


@contextlib.contextmanager
def writing(home: Path) -> Iterator[None]:
    """A block in which what the disk refuses becomes ours.

    Raises:
        StoreError: the home folder can't be written.
    """
    try:
        yield
    except OSError as error:
        number, why = _cause(error)
        if number in _FULL:
            raise StoreError(f"The disk with {home} is full", fix="Free some space and try again") from error
        message = f"The folder {home} can't be written ({why})"
        fix = "Check that the disk is not write-protected, or set UNHUNCH_HOME to a folder that you may write"
        raise StoreError(message, fix=fix) from error


def _cause(error: OSError) -> tuple[int | None, str]:
    """The number and the words of what went wrong; copying a folder gathers the words alone, one row for each file."""
    if not isinstance(error, shutil.Error):
        return error.errno, error.strerror or str(error)
    rows = error.args[0] if error.args and isinstance(error.args[0], list) else []
    said = str(rows[0][-1]) if rows else "its files can't be copied"
    number = next((one for one in (*_FULL, *_LOCKED) if os.strerror(one) in said), None)
    return number, said if number is None else os.strerror(number)
