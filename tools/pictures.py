"""Whether the committed pictures show what the motions say, and fit into their room."""

from collections.abc import Iterator
from pathlib import Path

from unhunch.figures.manifest import stale

MOST_BYTES = 12_000_000


def findings(root: Path) -> Iterator[str]:
    """Each exercise whose pictures are older than its motion, and pictures that take too much room together."""
    folder = root / "src/unhunch/figures/pictures"
    yield from stale(root / "src/unhunch/catalogue/data", folder)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    if not size:
        yield "there are no pictures: ./run figures"
    if size > MOST_BYTES:
        yield f"the pictures take {size / 1e6:.1f} MB, more than {MOST_BYTES / 1e6:.0f}"
