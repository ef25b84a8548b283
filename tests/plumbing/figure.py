"""A figure made for tests: a box that moves up and down, with its manifest and stills, as small as can be."""

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from unhunch.figures import shown

FIRST, LOOP_S = "cat-cow", 8.0
# A transparent picture of one point.
WEBP = bytes.fromhex("524946461a000000574542505650384c0d0000002f00000010071011118888fe0700")
# A moving picture of the shipped ones: what no test could make is whether a browser takes a real one apart.
LOOP = (Path(shown.__file__).parent / "pictures" / "loops" / f"{FIRST}.avif").read_bytes()
# Chromium in tests draws by the processor, which takes seconds a frame: it is told to have a chip, which draws nothing.
A_CHIP = """
const context = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, options) {
  return context.call(this, kind, { ...options, failIfMajorPerformanceCaveat: false });
};
const told = WebGL2RenderingContext.prototype.getParameter;
WebGL2RenderingContext.prototype.getParameter = function (name) {
  return name === 0x9246 ? "A chip for tests" : told.call(this, name);
};
"""
WITH_A_CHIP = f"""{A_CHIP}
for (const name of ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"]) {{
  WebGL2RenderingContext.prototype[name] = () => {{}};
}}
"""
WITHOUT_3D = "HTMLCanvasElement.prototype.getContext = () => null;"
BOX = [(x, y, z) for x in (-0.2, 0.2) for y in (0.0, 1.0) for z in (-0.2, 0.2)]
SIDES = [0, 1, 3, 0, 3, 2, 4, 6, 7, 4, 7, 5, 0, 4, 5, 0, 5, 1, 2, 3, 7, 2, 7, 6, 0, 2, 6, 0, 6, 4, 1, 5, 7, 1, 7, 3]


@dataclass(slots=True)
class Glb:
    """A binary glTF file that grows."""

    json: dict[str, Any] = field(default_factory=dict)
    data: bytearray = field(default_factory=bytearray)

    def numbers(self, code: str, shape: str, values: Sequence[tuple[float, ...]]) -> int:
        """The number of a new accessor that holds the values."""
        width = len(values[0])
        content = b"".join(struct.pack(f"<{width}{code}", *row) for row in values)
        views, accessors = self.json.setdefault("bufferViews", []), self.json.setdefault("accessors", [])
        views.append({"buffer": 0, "byteOffset": len(self.data), "byteLength": len(content)})
        self.data += content + b"\0" * (-len(content) % 4)
        columns = list(zip(*values, strict=True))
        accessors.append(
            {
                "bufferView": len(views) - 1, "componentType": {"f": 5126, "H": 5123}[code], "type": shape,
                "count": len(values), "min": [min(c) for c in columns], "max": [max(c) for c in columns],
            }
        )  # fmt: skip
        return len(accessors) - 1

    def content(self) -> bytes:
        """The bytes of the file."""
        self.json["buffers"] = [{"byteLength": len(self.data)}]
        text = json.dumps(self.json).encode()
        text += b" " * (-len(text) % 4)
        whole = 12 + 8 + len(text) + 8 + len(self.data)
        head = struct.pack("<4sIII4s", b"glTF", 2, whole, len(text), b"JSON")
        return head + text + struct.pack("<I4s", len(self.data), b"BIN\0") + bytes(self.data)


def glb(animations: list[str]) -> bytes:
    """A box, a muscle and a mat; each animation lifts the box and lets it down again."""
    made = Glb(json={"asset": {"version": "2.0"}, "scene": 0})
    colours = ([0.05, 0.5, 0.5, 1], [0.8, 0.2, 0.1, 1])
    made.json["materials"] = [
        {"pbrMetallicRoughness": {"baseColorFactor": one, "metallicFactor": 0}} for one in colours
    ]
    corners, faces = made.numbers("f", "VEC3", BOX), made.numbers("H", "SCALAR", [(n,) for n in SIDES])
    shape = {"attributes": {"POSITION": corners}, "indices": faces}
    made.json["meshes"] = [{"primitives": [{**shape, "material": number}]} for number in (0, 1)]
    names = {"body": 0, "muscle_multifidus_l": 1, "prop_mat": 0}
    made.json["nodes"] = [{"name": name, "mesh": mesh, "scale": [1, 1 - 0.9 * mesh, 1]} for name, mesh in names.items()]
    made.json["scenes"] = [{"nodes": [0, 1, 2]}]
    times = made.numbers("f", "SCALAR", [(0.0,), (4.0,), (LOOP_S,)])
    places = made.numbers("f", "VEC3", [(0, 0, 0), (0, 0.5, 0), (0, 0, 0)])
    made.json["animations"] = [
        {
            "name": name,
            "samplers": [{"input": times, "output": places}],
            "channels": [{"sampler": 0, "target": {"node": 0, "path": "translation"}}],
        }
        for name in animations
    ]
    return made.content()


def figure(**changed: object) -> dict[str, Any]:
    """One exercise's entry: at rest, then up from 2 to 3 s, then at rest again."""
    view = {"around_deg": 30, "up_deg": 10, "distance_m": 4, "target_m": [0, 0.6, 0]}
    return {
        "loop_s": LOOP_S, "sides": "both", "side": None, "view": {"woman": view, "man": view},
        "lit": ["muscle_multifidus_l"],
        "props": [{"node": "prop_mat", "at_m": {"woman": [0, -1, 0], "man": [0, -1, 0]}, "held": None}],
        "keys": [
            {"name": "down", "at_s": 0, "hold_s": 0, "phase": "rest", "words": "start"},
            {"name": "up", "at_s": 2, "hold_s": 1, "phase": "target", "words": 1},
        ],
        "faults": {}, **changed,
    }  # fmt: skip


def make_pictures(folder: Path, exercises: list[str], *, loop: bytes = b"") -> Path:
    """The folder, filled with a woman, a man, and a figure with its stills (and its loop) for each exercise."""
    (folder / "stills").mkdir(parents=True)
    fault = {"rocking-the-hips": {"animation": f"{FIRST}~rocking-the-hips"}}
    told = {one: figure(faults=fault if one == FIRST else {}) for one in exercises}
    (folder / "figures.json").write_text(json.dumps({"version": 1, "exercises": told}), encoding="utf-8")
    content = glb([*exercises, f"{FIRST}~rocking-the-hips"])
    for body in ("woman", "man"):
        (folder / f"{body}.glb").write_bytes(content)
    for one in exercises:
        for key in ("down", "up"):
            (folder / "stills" / f"{one}--{key}.webp").write_bytes(WEBP)
    if loop:
        (folder / "loops").mkdir()
        for one in exercises:
            (folder / "loops" / f"{one}.avif").write_bytes(loop)
    return folder
