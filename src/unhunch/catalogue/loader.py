"""Loading for everyone else: a parsed catalogue, read once for each set of paths."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from unhunch.catalogue.contents import Catalogue
from unhunch.catalogue.parsing import DATA, parse
from unhunch.errors import CatalogueError


def load_catalogue(
    path: Path | str | None = None, packs: Sequence[Path | str] = ()
) -> Catalogue:
    """The catalogue of a data folder (None: the shipped one) with its packs.

    Read once a process for each set of paths. Raises CatalogueError with all findings.
    """
    root = Path(path) if path is not None else DATA
    return _load(root, tuple(Path(pack) for pack in packs))


@lru_cache(maxsize=8)
def _load(root: Path, packs: tuple[Path, ...]) -> Catalogue:
    catalogue, findings = parse(root, packs)
    if catalogue is None:
        raise CatalogueError(findings)
    return catalogue
