"""The dressed bodies, kept on disk so that only a change of the body's own code makes them anew."""

import hashlib
from dataclasses import fields
from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np

from unhunch.figures.character import character
from unhunch.figures.part import Part
from unhunch.figures.sources import WHEEL_SHA256, fetched

# The modules and data that shape a dressed body.
MAKERS: Final = (
    "bodies", "character", "clothes", "cutting", "face", "hair", "makehuman", "mesh", "meshopt", "muscles", "part",
    "rig", "smoothing", "surface", "views",
)  # fmt: skip


def fingerprint() -> str:
    """A hash of everything that a dressed body is made of."""
    here = Path(__file__).parent
    found = hashlib.sha256(WHEEL_SHA256.encode())
    for path in (*(here / f"{name}.py" for name in MAKERS), *sorted(here.glob("data/*.toml"))):
        found.update(path.read_bytes())
    for path in sorted((here.parent / "body").glob("bones.py")):
        found.update(path.read_bytes())
    return found.hexdigest()


def kept(name: str, data: Path, folder: Path) -> tuple[Part, ...]:
    """The parts of a body, from the folder where they are kept if nothing has changed; `data` is MakeHuman's."""
    path = folder / f"{name}-{fingerprint()[:16]}.npz"
    if path.exists():
        return unpacked(path.read_bytes())
    parts = character(name, fetched(data))
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"{name}-*.npz"):
        old.unlink()
    content = packed(parts)
    beside = path.with_suffix(".part")
    beside.write_bytes(content)
    beside.replace(path)
    return parts


def packed(parts: tuple[Part, ...]) -> bytes:
    """Parts as the bytes of a file."""
    file = BytesIO()
    values = {f"{part.name}.{field.name}": getattr(part, field.name) for part in parts for field in fields(part)}
    np.savez(file, **{name: np.array(value) for name, value in values.items() if value is not None}, allow_pickle=False)
    return file.getvalue()


def unpacked(content: bytes) -> tuple[Part, ...]:
    """The parts in the bytes of a file."""
    with np.load(BytesIO(content), allow_pickle=False) as file:
        names = list(dict.fromkeys(key.split(".")[0] for key in file.files if "." in key))
        return tuple(
            Part(
                name=name,
                vertices=file[f"{name}.vertices"],
                normals=file[f"{name}.normals"],
                triangles=file[f"{name}.triangles"],
                carriers=file[f"{name}.carriers"],
                shares=file[f"{name}.shares"],
                colour=(*(float(c) for c in file[f"{name}.colour"]),),  # type: ignore[arg-type] # three were put in
                colours=file[f"{name}.colours"] if f"{name}.colours" in file.files else None,
                rough=float(file[f"{name}.rough"]),
                double=bool(file[f"{name}.double"]),
                clear=bool(file[f"{name}.clear"]),
            )
            for name in names
        )
