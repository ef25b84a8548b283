"""A glTF file in one piece (GLB), written by hand: nodes, skinned meshes, animations, packed with meshopt."""

import json
import struct
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from unhunch.figures.meshopt import packed_rows, packed_triangles

Json = dict[str, Any]

KINDS: Final = {"f": 5126, "u1": 5121, "i1": 5120, "u2": 5123, "i2": 5122, "u4": 5125}
SHAPES: Final = {1: "SCALAR", 2: "VEC2", 3: "VEC3", 4: "VEC4", 16: "MAT4"}
USED: Final = ("EXT_meshopt_compression", "KHR_mesh_quantization")
MAGIC, VERSION, JSON_CHUNK, BINARY_CHUNK = 0x46546C67, 2, 0x4E4F534A, 0x004E4942


class Glb:
    """A file that grows: what is added comes back as its number, and `content` is the bytes of the whole."""

    def __init__(self) -> None:
        self.binary = bytearray()
        self.unpacked = 0
        self.tree: Json = {
            name: [] for name in ("nodes", "meshes", "accessors", "bufferViews", "materials", "skins", "animations")
        }
        self.roots: list[int] = []

    def add(self, kind: str, entry: Json) -> int:
        """The number of a new entry of the tree."""
        self.tree[kind].append(entry)
        return len(self.tree[kind]) - 1

    def rows(self, values: NDArray[Any]) -> int:
        """The number of a packed view of rows (N, K) of four bytes or a multiple each."""
        return self._view(packed_rows(values), len(values), values.strides[0], "ATTRIBUTES")

    def triangles(self, indices: NDArray[np.uint32], vertices: int) -> int:
        """The number of the accessor of a mesh's indices."""
        short = vertices <= np.iinfo(np.uint16).max
        view = self._view(packed_triangles(indices, vertices), len(indices), 2 if short else 4, "TRIANGLES")
        kind = KINDS["u2"] if short else KINDS["u4"]
        entry = {"bufferView": view, "componentType": kind, "count": len(indices), "type": "SCALAR"}
        return self.add("accessors", entry)

    def accessor(
        self, values: NDArray[Any], width: int | None = None, *, normalised: bool = False, bounds: bool = False
    ) -> int:
        """The number of an accessor of its own view over rows (N, K), of which the first `width` columns count."""
        width = width or values.shape[1]
        entry = self.columns(self.rows(values), len(values), values.dtype, width, normalised=normalised)
        if bounds:
            entry["min"] = [float(v) for v in values[:, :width].min(axis=0)]
            entry["max"] = [float(v) for v in values[:, :width].max(axis=0)]
        return self.add("accessors", entry)

    @staticmethod
    def columns(view: int, count: int, kind: np.dtype[Any], width: int, *, normalised: bool, offset: int = 0) -> Json:
        """An accessor's entry over part of a view."""
        code = kind.str[1:]
        entry: Json = {
            "bufferView": view,
            "componentType": KINDS["f" if code == "f4" else code],
            "count": count,
            "type": SHAPES[width],
        }
        if normalised:
            entry["normalized"] = True
        if offset:
            entry["byteOffset"] = offset
        return entry

    def _view(self, packed: bytes, count: int, stride: int, mode: str) -> int:
        self.binary += bytes(-len(self.binary) % 4)
        extension: Json = {
            "buffer": 0,
            "byteOffset": len(self.binary),
            "byteLength": len(packed),
            "byteStride": stride,
            "count": count,
            "mode": mode,
        }
        self.binary += packed
        entry: Json = {"buffer": 1, "byteOffset": self.unpacked, "byteLength": count * stride}
        self.unpacked += (count * stride + 3) // 4 * 4
        if mode == "ATTRIBUTES":
            entry["byteStride"] = stride
        return self.add("bufferViews", {**entry, "extensions": {"EXT_meshopt_compression": extension}})

    def content(self, extras: Mapping[str, object]) -> bytes:
        """The bytes of the file."""
        binary = bytes(self.binary) + bytes(-len(self.binary) % 4)
        fallback = {"byteLength": self.unpacked, "extensions": {"EXT_meshopt_compression": {"fallback": True}}}
        whole: Json = {
            "asset": {"version": "2.0", "generator": "unhunch", "extras": dict(extras)},
            "extensionsUsed": USED,
            "extensionsRequired": USED,
            "scene": 0,
            "scenes": [{"nodes": self.roots}],
            **{name: rows for name, rows in self.tree.items() if rows},
            "buffers": [{"byteLength": len(binary)}, fallback],
        }
        text = json.dumps(whole, separators=(",", ":")).encode()
        text += b" " * (-len(text) % 4)
        head = struct.pack("<III", MAGIC, VERSION, 12 + 8 + len(text) + 8 + len(binary))
        return (
            head
            + struct.pack("<II", len(text), JSON_CHUNK)
            + text
            + struct.pack("<II", len(binary), BINARY_CHUNK)
            + binary
        )
