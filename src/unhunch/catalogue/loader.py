"""Loading for everyone else: a parsed catalogue, read once for each set of paths."""

import gc
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from unhunch.catalogue.contents import Catalogue
from unhunch.catalogue.coverage import Home
from unhunch.catalogue.model import Finding
from unhunch.catalogue.parsing import DATA, parse
from unhunch.catalogue.reading import Folder
from unhunch.catalogue.shapes import typed
from unhunch.errors import CatalogueError


def load_catalogue(path: Path | str | None = None, packs: Sequence[Path | str] = ()) -> Catalogue:
    """The catalogue of a data folder (None: the shipped one) with its packs.

    Read once a process for each set of paths, and again when a pack's files change. Raises
    CatalogueError with all findings.
    """
    root = Path(path) if path is not None else DATA
    folders = tuple(Path(pack) for pack in packs)
    return _load(root, folders, tuple(_stamp(folder) for folder in folders))


def _stamp(folder: Path) -> frozenset[tuple[str, int, int]]:
    """What a pack's files look like from outside: names, times of change, sizes."""
    entries = ((entry, entry.lstat()) for entry in folder.rglob("*"))
    return frozenset((entry.as_posix(), stat.st_mtime_ns, stat.st_size) for entry, stat in entries)


@lru_cache(maxsize=8)
def _load(root: Path, packs: tuple[Path, ...], stamps: tuple[frozenset[tuple[str, int, int]], ...]) -> Catalogue:
    del stamps  # They only tell one reading of a pack from the next.
    catalogue, findings = _parsed(root, packs)
    if catalogue is None:
        raise CatalogueError(findings)
    return catalogue


def _parsed(root: Path, packs: tuple[Path, ...]) -> tuple[Catalogue | None, tuple[Finding, ...]]:
    """The parse without collecting in between: nearly all that it makes is kept, which costs a quarter of its time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return parse(root, packs)
    finally:
        if collecting:
            gc.enable()


def load_homes(path: Path | str | None = None) -> dict[str, Home]:
    """Where rows of the articles live outside the catalogue's own data (`coverage.toml`).

    Raises CatalogueError with all findings.
    """
    folder = Folder(root=Path(path) if path is not None else DATA)
    table = folder.table("coverage.toml") or {}
    found = {row: typed(folder, f"coverage.toml: {row}", Home, value) for row, value in table.items()}
    if folder.findings:
        raise CatalogueError(tuple(folder.findings))
    return {row: home for row, home in found.items() if home is not None}
