"""manifest.json: for each product what it was made from, so that nothing is made twice and nothing stale is shipped."""

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from unhunch.figures.sources import WHEEL_SHA256

HERE: Final = Path(__file__).parent
PICTURES: Final = HERE / "pictures"
# What the looks of a picture do not depend on.
NOT_LOOKS: Final = (
    "build.py",
    "preview.py",
    "manifest.py",
    "compare.py",
    "sources.py",
    "stills.py",
    "loops.py",
    "edges.py",
    "contact.py",
    "film.js",
    "film.py",
    "shown.py",
)
# The page's own module places the things in the studio too.
SHARED: Final = (HERE.parent / "web/static/js/figure/props.js",)


def digest(*contents: bytes) -> str:
    """A short hash of contents, each apart from the others."""
    found = hashlib.sha256()
    for content in contents:
        found.update(len(content).to_bytes(8, "big"))
        found.update(content)
    return found.hexdigest()[:20]


def code(*own: str) -> str:
    """The hash of all code and data that turn motions into pictures, and of the body's source.

    `own` are the modules that matter to one kind of picture alone.
    """
    paths = [path for path in HERE.rglob("*") if path.suffix in (".py", ".toml", ".js", ".html")]
    paths += [path for path in (HERE.parent / "body").rglob("*") if path.suffix in (".py", ".toml", ".npz")]
    left_out = set(NOT_LOOKS) - set(own)
    chosen = sorted(path for path in [*paths, *SHARED] if path.name not in left_out and PICTURES not in path.parents)
    return digest(WHEEL_SHA256.encode(), *(path.read_bytes() for path in chosen))


def motion(exercise: Path) -> str:
    """The hash of what an exercise's own pictures show: its motion, and the muscles that light up."""
    movement, facts = exercise / "motion.toml", exercise / "exercise.toml"
    told = tomllib.loads(facts.read_text(encoding="utf-8")) if facts.exists() else {}
    return digest(movement.read_bytes() if movement.exists() else b"", json.dumps(told.get("primary", [])).encode())


def read(pictures: Path = PICTURES) -> dict[str, str]:
    """The manifest of a folder of pictures: for each product what it was made from."""
    path = pictures / "manifest.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def write(made: Mapping[str, str], pictures: Path = PICTURES) -> None:
    """Keep the manifest, without the products that are gone."""
    there = {name: made[name] for name in sorted(made) if (pictures / name).exists()}
    beside = pictures / "manifest.part"
    beside.write_text(json.dumps(there, indent=1) + "\n", encoding="utf-8")
    beside.replace(pictures / "manifest.json")


def stale(data: Path, pictures: Path = PICTURES) -> Iterator[str]:
    """What is out of date: exercises whose motion is newer than their pictures, and pictures of no exercise.

    The code is not looked at: whether a change of it shows is what the comparison of the GLB tells.
    """
    made = read(pictures)
    if not made:
        return
    current = {path.parent.name: motion(path.parent) for path in sorted(data.glob("exercises/*/motion.toml"))}
    for exercise, hash_ in current.items():
        own = {name: value for name, value in made.items() if product_of(name) == exercise}
        if not own:
            yield f"{exercise} has no pictures: ./run figures {exercise}"
        elif any(value.split("-")[0] != hash_ for value in own.values()):
            yield f"{exercise}'s pictures are older than its motion: ./run figures {exercise}"
    for name in made:
        shown = product_of(name)
        if shown is not None and shown not in current:
            yield f"{name} shows no exercise that has a motion"
    for name in made:
        if not (pictures / name).exists():
            yield f"{name} is in the manifest but not there"


def product_of(name: str) -> str | None:
    """The exercise that a product shows, None for what all share."""
    if "/" not in name:
        return None
    return Path(name).stem.partition("--")[0]
