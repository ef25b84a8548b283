"""A therapist's own exercises: a folder in the catalogue's form, taken whole or not at all.

A pack holds `exercises/<id>/exercise.toml` with `text.<language>.toml`, and may hold `order.toml`,
`sources.toml` and `equipment.toml` with `equipment.<language>.toml`. Nothing of the shipped
catalogue can be replaced.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from unhunch.catalogue.checks import exercise_findings
from unhunch.catalogue.checks.scope import Scope
from unhunch.catalogue.contents import Catalogue, LoreText
from unhunch.catalogue.gathering import Raw, Shared, gather
from unhunch.catalogue.lore import Equipment
from unhunch.catalogue.model import Finding, Source, Words
from unhunch.catalogue.reading import Folder
from unhunch.catalogue.shapes import typed

T = TypeVar("T")

MOST_FILES = 1_000
MOST_BYTES = 5_000_000
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_TOP = re.compile(r"(order|sources|equipment|equipment\.[a-z]{2})\.toml")
_INSIDE = re.compile(r"exercises/[^/]+/(exercise|motion|text\.[a-z]{2})\.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """What a pack adds: exercises with their words, sources and kit."""

    name: str
    raw: Raw
    sources: Mapping[str, Source]
    equipment: Mapping[str, Equipment]
    equipment_words: Mapping[str, Words]


def parse_pack(path: Path, catalogue: Catalogue) -> tuple[Pack | None, tuple[Finding, ...]]:
    """The pack in a folder and all its findings; None when there is any.

    It is judged against the catalogue that it would join. Never raises for what is in the files.
    """
    folder = Folder(root=path)
    try:
        for fault in _files(path):
            folder.say("", fault)
    except OSError as error:
        folder.say("", f"can't be read: {error.strerror or error}")
    if folder.findings:
        return None, _named(path.name, folder.findings)
    pack = Pack(
        name=path.name,
        raw=gather(folder, Shared(faults=catalogue.faults, words={n: t.faults for n, t in catalogue.lore.items()})),
        sources=_table(folder, "sources", Source),
        equipment=_table(folder, "equipment", Equipment),
        equipment_words=_equipment_words(folder),
    )
    findings = [*folder.findings, *_clashes(pack, catalogue), *_checked(pack, catalogue)]
    return (None if findings else pack), _named(path.name, findings)


def joined(catalogue: Catalogue, pack: Pack) -> Catalogue:
    """The catalogue with a pack's exercises behind its own."""
    texts = {
        language: {**catalogue.texts.get(language, {}), **pack.raw.texts.get(language, {})}
        for language in {*catalogue.texts, *pack.raw.texts}
    }
    return replace(
        catalogue,
        exercises={**catalogue.exercises, **pack.raw.exercises},
        variants={**catalogue.variants, **pack.raw.variants},
        texts=texts,
        sources={**catalogue.sources, **pack.sources},
        equipment={**catalogue.equipment, **pack.equipment},
        lore={name: _with_kit(name, lore, pack) for name, lore in catalogue.lore.items()},
        packs=(*catalogue.packs, pack.name),
    )


def _with_kit(language: str, lore: LoreText, pack: Pack) -> LoreText:
    words = pack.equipment_words.get(language) or pack.equipment_words.get("en", {})
    return replace(lore, equipment={**lore.equipment, **words})


def _files(path: Path) -> Iterator[str]:
    """What speaks against reading the folder at all."""
    if not path.is_dir():
        yield "is not a folder"
        return
    files, size = 0, 0
    for entry in sorted(path.rglob("*")):
        name = entry.relative_to(path).as_posix()
        if entry.is_symlink():
            yield f"{name} is a link, and packs hold plain files"
        elif entry.is_dir():
            continue
        elif not (_TOP.fullmatch(name) or _INSIDE.fullmatch(name)):
            yield f"{name} is not part of a pack"
        else:
            files, size = files + 1, size + entry.stat().st_size
    if not files:
        yield "holds no exercise"
    if files > MOST_FILES or size > MOST_BYTES:
        yield f"is larger than a pack may be ({MOST_FILES} files, {MOST_BYTES} bytes)"


def _table(folder: Folder, name: str, shape: type[T]) -> dict[str, T]:
    table = (folder.table(f"{name}.toml") or {}) if folder.has(f"{name}.toml") else {}
    found = {key: typed(folder, f"{name}.toml: {key}", shape, value) for key, value in table.items()}
    return {key: value for key, value in found.items() if value is not None}


def _equipment_words(folder: Folder) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for file in folder.names("", ".toml"):
        parts = file.split(".")
        if parts[0] == "equipment" and len(parts) == 3:  # noqa: PLR2004 - equipment.<language>.toml
            table = folder.table(file) or {}
            words = typed(folder, file, dict[str, str], table)
            found[parts[1]] = words or {}
    return found


def _clashes(pack: Pack, catalogue: Catalogue) -> Iterator[Finding]:
    taken = {*catalogue.exercises, *catalogue.variants}
    for name in pack.raw.names:
        if name in taken:
            yield Finding(where=f"exercises/{name}", what="has the id of an exercise that is there")
        if not _ID.fullmatch(name):
            yield Finding(where=f"exercises/{name}", what="is no id", fix="Use small letters, digits, hyphens.")
    for part, new, old in (
        ("sources", pack.sources, catalogue.sources),
        ("equipment", pack.equipment, catalogue.equipment),
    ):
        for name in sorted(new.keys() & old.keys()):
            yield Finding(where=f"{part}.toml: {name}", what="is there already in the catalogue")
    for name in sorted(pack.equipment.keys() - pack.equipment_words.get("en", {}).keys()):
        yield Finding(where=f"equipment.en.toml: {name}", what="is missing")


def _checked(pack: Pack, catalogue: Catalogue) -> Iterator[Finding]:
    scope = Scope(
        catalogue=replace(
            catalogue,
            sources={**catalogue.sources, **pack.sources},
            equipment={**catalogue.equipment, **pack.equipment},
        ),
        exercises={**pack.raw.exercises, **pack.raw.variants},
        texts=pack.raw.texts,
        known=frozenset({*pack.raw.names, *catalogue.exercises, *catalogue.variants}),
        where=pack.raw.where,
    )
    return exercise_findings(scope)


def _named(pack: str, findings: list[Finding]) -> tuple[Finding, ...]:
    """The findings with the pack's name in front."""
    return tuple(
        replace(found, where=f"pack {pack}: {found.where}" if found.where else f"pack {pack}") for found in findings
    )
