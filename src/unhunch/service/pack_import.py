"""Exercises of other collections: looked at first, and a pack like any other only when the person says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args
from uuid import uuid4

from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Finding
from unhunch.errors import InvalidInputError
from unhunch.intake.as_pack import as_pack
from unhunch.intake.exercise_file import read_exercises
from unhunch.intake.sketch import Collection, LeftOut, LeftWhy
from unhunch.service.looked import forget_looks, held_no_more, hold, read_held
from unhunch.service.pack_files import NAME, laid_out, read_back
from unhunch.service.packs import add_pack, packs_in


@dataclass(frozen=True, slots=True, kw_only=True)
class PackLook:
    """What a file would add: the pack's name, its exercises by name, its files by path, and what is left out."""

    id: str
    name: str
    collection: Collection
    taken: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    files: Mapping[str, str]

    @property
    def by_reason(self) -> Mapping[LeftWhy, tuple[str, ...]]:
        """The names of what is left out, by the reason."""
        found: dict[LeftWhy, tuple[str, ...]] = {}
        for one in self.left_out:
            found[one.why] = (*found.get(one.why, ()), f"{one.name} ({one.fact})" if one.fact else one.name)
        return found


def look_at_exercises(home: Path, catalogue: Catalogue, data: bytes, name: str = "") -> PackLook:
    """What the file would add as a pack of that name, held until it is added or another file is looked at.

    Without a name the pack has the collection's, with a number where that is taken.

    Raises:
        InvalidInputError: it is no such file, or the name can't be used; then nothing is held.
        StoreError: the home folder can't be written.
    """
    if name and not NAME.fullmatch(name):
        raise InvalidInputError("this name can't be used", where="name", fix="Use letters, digits, - and _.")
    if name in _names(home):
        raise InvalidInputError("a pack of this name was added before", where=name, fix="Choose another name.")
    found = read_exercises(data)
    name = name or _free_name(home, found.collection)
    pack = as_pack(found, catalogue, name)
    look = PackLook(
        id=uuid4().hex,
        name=name,
        collection=found.collection,
        taken=pack.taken,
        left_out=pack.left_out,
        files=pack.files,
    )
    hold(home, look.id, _told(look))
    return look


def looked_at_exercises(home: Path, held: str) -> PackLook:
    """The look of that id.

    Raises:
        InvalidInputError: it is held no more.
    """
    told = read_held(home, held)
    try:
        name, files = read_back(told)
        return PackLook(
            id=held,
            name=name,
            collection=told["collection"],
            taken=tuple(map(str, told["taken"])),
            left_out=tuple(_left_out(*one) for one in told["left_out"]),
            files=files,
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise held_no_more() from error


def add_looked_at(home: Path, held: str) -> tuple[Finding, ...]:
    """Every finding in the pack that was looked at; where there is none, it was added, else nothing was changed.

    Raises:
        InvalidInputError: it is held no more, it has no exercise, or a pack of that name is there already.
        StoreError: the home folder can't be written.
    """
    look = looked_at_exercises(home, held)
    if not look.taken:
        raise InvalidInputError("no exercise of this file can be taken", where=look.name, fix="Choose another file")
    with laid_out(home, look.name, look.files) as pack:
        findings = add_pack(home, pack)
    if not findings:
        forget_looks(home)
    return findings


def _free_name(home: Path, wanted: str) -> str:
    """The name, or with the next number that no pack has."""
    there = _names(home)
    tries = (wanted, *(f"{wanted}-{number}" for number in range(2, len(there) + 3)))
    return next(name for name in tries if name not in there)


def _names(home: Path) -> frozenset[str]:
    return frozenset(path.name for path in packs_in(home))


def _told(look: PackLook) -> Mapping[str, object]:
    return {
        "name": look.name,
        "collection": look.collection,
        "taken": look.taken,
        "left_out": [[one.name, one.why, one.fact] for one in look.left_out],
        "files": dict(look.files),
    }


def _left_out(name: str, why: str, fact: str) -> LeftOut:
    found: dict[str, LeftWhy] = {one: one for one in get_args(LeftWhy)}
    return LeftOut(name=name, why=found[why], fact=fact)
