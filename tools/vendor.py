"""The folder of everything served that is not ours: one folder a version, and a note that names the present ones."""

import gzip
import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from tools.environment import Workshop
from tools.npm import SETS, listing_of

# A packed copy is kept where it spares a tenth and more.
PAYS = 0.9


def vendor(workshop: Workshop) -> Path:
    """Return the folder of everything served that is not ours."""
    return workshop.root / "var" / "vendor"


def folder_name(root: Path, name: str, part: str, made_by: Sequence[str]) -> str:
    """Return a folder's name: what it holds, the part's version, and a hash of all that its files depend on.

    A browser may keep such files for ever.
    """
    lock = listing_of(root, SETS[name])[1]
    digest = hashlib.sha256(json.dumps(lock, sort_keys=True).encode())
    for path in made_by:
        digest.update((root / path).read_bytes())
    beginning = "three" if name == "figures" else name
    return f"{beginning}-{lock['packages'][f'node_modules/{part}']['version']}-{digest.hexdigest()[:10]}"


def publish(workshop: Workshop, draft: Path, folder: str, part: str, entry: str) -> None:
    """Put the draft in its place, name it for the server as the part, and drop the folders of other versions.

    `entry` is what the note names: a file in the folder, or nothing for the folder itself.
    """
    target = vendor(workshop) / folder
    shutil.rmtree(target, ignore_errors=True)
    draft.rename(target)
    note = vendor(workshop) / "parts.json"
    fresh = note.with_suffix(".new")
    named = {**told(note), part: f"{folder}/{entry}".rstrip("/")}
    fresh.write_text(json.dumps(named), encoding="utf-8")
    fresh.replace(note)
    for other in vendor(workshop).glob(f"{part}-*"):
        if other != target:
            shutil.rmtree(other, ignore_errors=True)


def told(note: Path) -> dict[str, str]:
    """Return what the note names; nothing where there is none that can be read."""
    try:
        named = json.loads(note.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return named if isinstance(named, dict) else {}


def squeeze(path: Path) -> None:
    """Put a gzipped copy beside the file where that pays; the same file makes the same copy.

    Raises OSError where it can't be written.
    """
    content = path.read_bytes()
    packed = gzip.compress(content, 9, mtime=0)
    if len(packed) < PAYS * len(content):
        path.with_name(path.name + ".gz").write_bytes(packed)
