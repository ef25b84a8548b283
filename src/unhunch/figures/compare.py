"""Figures by what they show: every vertex, every joint and turn of every animation, to 0.1 mm and 0.1 degrees."""

import json
import struct
from collections.abc import Iterator
from typing import Any, Final

import meshoptimizer
import numpy as np
from numpy.typing import NDArray

from unhunch.body.bones import BONES

NEAR_M: Final = 1e-4
NEAR_DEG: Final = 0.1
NEAR_FACT: Final = 0.01
KINDS: Final = {5126: "f4", 5121: "u1", 5120: "i1", 5123: "u2", 5122: "i2", 5125: "u4"}
WIDTHS: Final = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT4": 16}

Json = dict[str, Any]


class Opened:
    """A GLB of ours, its buffers unpacked."""

    def __init__(self, content: bytes) -> None:
        length = struct.unpack("<I", content[12:16])[0]
        self.tree: Json = json.loads(content[20 : 20 + length])
        self.binary = content[28 + length :]
        self.views: dict[int, bytes] = {}

    def rows(self, number: int) -> NDArray[np.float64]:
        """The numbers (N, K) of an accessor."""
        entry = self.tree["accessors"][number]
        kind, width = np.dtype(KINDS[entry["componentType"]]), WIDTHS[entry["type"]]
        view = self.tree["bufferViews"][entry["bufferView"]]["extensions"]["EXT_meshopt_compression"]
        rows = np.frombuffer(self._view(entry["bufferView"], view), dtype=np.uint8).reshape(-1, view["byteStride"])
        first = entry.get("byteOffset", 0) // view["byteStride"]
        part = rows[first : first + entry["count"], : kind.itemsize * width]
        values = np.ascontiguousarray(part).view(kind).reshape(-1, width).astype(np.float64)
        return values / np.iinfo(kind).max if entry.get("normalized") else values

    def _view(self, number: int, view: Json) -> bytes:
        if number not in self.views:
            packed = self.binary[view["byteOffset"] : view["byteOffset"] + view["byteLength"]]
            decoded = (
                meshoptimizer.decode_index_buffer(view["count"], view["byteStride"], packed)
                if view["mode"] == "TRIANGLES"
                else meshoptimizer.decode_vertex_buffer(view["count"], view["byteStride"], packed)
            )
            self.views[number] = np.ascontiguousarray(decoded).tobytes()
        return self.views[number]

    def mesh(self, name: str) -> NDArray[np.float64]:
        """The places (V, 3) of a mesh's vertices, in the file's own terms."""
        mesh = next(mesh for mesh in self.tree["meshes"] if mesh["name"] == name)
        return self.rows(mesh["primitives"][0]["attributes"]["POSITION"])

    def animation(self, name: str) -> dict[tuple[str, str], NDArray[np.float64]]:
        """The values of an animation's channels by bone and path."""
        found = next(entry for entry in self.tree["animations"] if entry["name"] == name)
        return {
            (BONES[channel["target"]["node"]], channel["target"]["path"]): self.rows(
                found["samplers"][channel["sampler"]]["output"]
            )
            for channel in found["channels"]
        }

    def names(self, kind: str) -> list[str]:
        """The names of the meshes or animations."""
        return [entry["name"] for entry in self.tree.get(kind, [])]


def differences(ours: bytes, theirs: bytes) -> Iterator[str]:
    """What differs by more than a tenth of a millimetre or degree."""
    a, b = Opened(ours), Opened(theirs)
    for kind in ("meshes", "animations"):
        if set(a.names(kind)) != set(b.names(kind)):
            yield f"{kind}: {', '.join(sorted(set(a.names(kind)) ^ set(b.names(kind))))} only in one"
    for name in sorted(set(a.names("meshes")) & set(b.names("meshes"))):
        yield from _apart(f"mesh {name}", a.mesh(name), b.mesh(name), NEAR_M)
    for name in sorted(set(a.names("animations")) & set(b.names("animations"))):
        yield from _moves(name, a.animation(name), b.animation(name))


def _moves(
    name: str,
    ours: dict[tuple[str, str], NDArray[np.float64]],
    theirs: dict[tuple[str, str], NDArray[np.float64]],
) -> Iterator[str]:
    for key in sorted(set(ours) | set(theirs)):
        if key not in ours or key not in theirs:
            yield f"{name}: {key[0]} moves only in one"
        elif key[1] == "translation":
            yield from _apart(f"{name}: {key[0]}", ours[key], theirs[key], NEAR_M)
        else:
            # A small turn's quaternion differs by half of its angle in radians; q and -q are the same turn.
            near = np.radians(NEAR_DEG) / 2
            flip = np.where(np.sum(ours[key][:1] * theirs[key][:1]) < 0, -1.0, 1.0)
            yield from _apart(f"{name}: {key[0]}", ours[key], theirs[key] * flip, near)


def _apart(what: str, ours: NDArray[np.float64], theirs: NDArray[np.float64], near: float) -> Iterator[str]:
    if ours.shape != theirs.shape:
        yield f"{what}: {len(ours)} and {len(theirs)} rows"
    elif ours.size and (worst := float(np.abs(ours - theirs).max())) > near:
        yield f"{what}: {worst:.5f} apart"


def differing(ours: Any, theirs: Any, where: str = "figures.json") -> Iterator[str]:  # noqa: ANN401 - JSON has no better type
    """What differs between two files' facts; numbers do by more than a hundredth, which nobody sees in a camera."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in sorted({*ours, *theirs}):
            yield from differing(ours.get(key), theirs.get(key), f"{where}: {key}")
    elif isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for number, (one, other) in enumerate(zip(ours, theirs, strict=True)):
            yield from differing(one, other, f"{where}: {number}")
    elif isinstance(ours, int | float) and isinstance(theirs, int | float):
        if abs(ours - theirs) > NEAR_FACT:
            yield f"{where}: {ours} and {theirs}"
    elif ours != theirs:
        yield f"{where}: {ours!r} and {theirs!r}"
