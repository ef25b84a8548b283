"""The dressed figure and its props in a glTF file: one skeleton at anatomical standing, skinned parts, plain props."""

from typing import Final

import numpy as np

from unhunch.body.bones import BONES, INDEX, PARENT
from unhunch.body.skeleton import Skeleton
from unhunch.body.turning import Array
from unhunch.figures.gltf import Glb, Json
from unhunch.figures.meshopt import ordered
from unhunch.figures.part import Part
from unhunch.figures.shapes import Solid

SHORT: Final = 32767
BYTE: Final = 127
MATT: Final = {"metallicFactor": 0, "roughnessFactor": 0.85}
FULL: Final = 255


def with_skeleton(glb: Glb, skeleton: Skeleton) -> None:
    """Add the bones as the first nodes; unturned they stand anatomically, so that most finger tracks are the same."""
    for bone in BONES:
        entry: Json = {"name": bone, "translation": _offset(skeleton, bone)}
        carried = [INDEX[other] for other, carrier in PARENT.items() if carrier == bone]
        glb.add("nodes", {**entry, "children": carried} if carried else entry)
    glb.roots.append(INDEX["pelvis"])


def _offset(skeleton: Skeleton, bone: str) -> list[float]:
    """A bone's joint against its carrier's, in anatomical standing."""
    carrier, number = PARENT[bone], INDEX[bone]
    if carrier is None:
        return [round(float(v), 6) for v in skeleton.head[number]]
    up = INDEX[carrier]
    arm = skeleton.neutral[up] @ (skeleton.head[number] - skeleton.head[up])
    return [round(float(v), 6) for v in arm]


def with_parts(glb: Glb, skeleton: Skeleton, parts: tuple[Part, ...]) -> None:
    """Add the parts, whose places are whole numbers between the corners of the body's box."""
    points = np.concatenate([skeleton.points, *(part.vertices for part in parts)])
    middle, half_m = (points.max(axis=0) + points.min(axis=0)) / 2, float(np.ptp(points, axis=0).max()) / 2
    skin = _skin(glb, skeleton, middle, half_m)
    materials: dict[tuple[object, ...], int] = {}
    for part in parts:
        key = (part.colour, part.rough, part.double, part.clear)
        if key not in materials:
            materials[key] = glb.add("materials", _material(part))
        _part(glb, part, (middle, half_m), skin, materials[key])


def _skin(glb: Glb, skeleton: Skeleton, middle: Array, half_m: float) -> int:
    """The skin: from a vertex's whole numbers to metres, to the bone's own axes at anatomical standing."""
    matrices = np.zeros((len(BONES), 4, 4))
    matrices[:, 3, 3] = 1
    matrices[:, :3, :3] = skeleton.neutral * half_m
    matrices[:, :3, 3] = np.einsum("bij,bj->bi", skeleton.neutral, middle - skeleton.head)
    rows = np.swapaxes(matrices, 1, 2).reshape(-1, 16).astype(np.float32)
    return glb.add(
        "skins",
        {"joints": list(range(len(BONES))), "inverseBindMatrices": glb.accessor(rows), "skeleton": INDEX["pelvis"]},
    )


def _material(part: Part) -> Json:
    surface = {
        "baseColorFactor": [*(round(float(c), 4) for c in part.colour), 1],
        "metallicFactor": 0,
        "roughnessFactor": part.rough,
    }
    entry: Json = {"name": part.name.split("_")[0], "pbrMetallicRoughness": surface}
    if part.double:
        entry["doubleSided"] = True
    if part.clear:
        entry["alphaMode"] = "BLEND"
    return entry


def _part(glb: Glb, part: Part, box: tuple[Array, float], skin: int, material: int) -> None:
    indices, order = ordered(part.triangles, len(part.vertices))
    middle, half_m = box
    places = np.round((part.vertices[order] - middle) / half_m * SHORT).astype(np.int16)
    attributes = {
        "POSITION": glb.accessor(_wide(places), 3, normalised=True, bounds=True),
        "NORMAL": glb.accessor(_wide(np.round(part.normals[order] * BYTE).astype(np.int8)), 3, normalised=True),
        "JOINTS_0": glb.accessor(part.carriers[order].astype(np.uint8)),
        "WEIGHTS_0": glb.accessor(_bytes_of(part.shares[order]), normalised=True),
    }
    if part.colours is not None:
        colours = np.round(np.clip(part.colours[order], 0, 1) * FULL).astype(np.uint8)
        attributes["COLOR_0"] = glb.accessor(colours, normalised=True)
    mesh = _mesh(glb, part.name, attributes, glb.triangles(indices, len(part.vertices)), material)
    glb.roots.append(glb.add("nodes", {"name": part.name, "mesh": mesh, "skin": skin}))


def _mesh(glb: Glb, name: str, attributes: dict[str, int], indices: int, material: int) -> int:
    primitive = {"attributes": attributes, "indices": indices, "material": material}
    return glb.add("meshes", {"name": name, "primitives": [primitive]})


def _wide(rows: np.ndarray[tuple[int, int], np.dtype[np.generic]]) -> np.ndarray[tuple[int, int], np.dtype[np.generic]]:
    """Rows of three as rows of four, so that each begins at a multiple of four bytes."""
    return np.concatenate([rows, np.zeros((len(rows), 1), dtype=rows.dtype)], axis=1)


def _bytes_of(shares: Array) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """Shares (V, 4) as bytes that add up to 255."""
    whole = np.round(shares * FULL).astype(np.intp)
    rows = np.arange(len(whole))
    whole[rows, np.argmax(whole, axis=1)] += FULL - whole.sum(axis=1)
    return whole.astype(np.uint8)


def with_props(glb: Glb, solids: dict[str, Solid]) -> None:
    """Add the props as plain meshes in metres, coloured by vertex; those of clear stuff let what is behind shine."""
    materials = [
        glb.add("materials", {"name": name, "pbrMetallicRoughness": MATT, **more})
        for name, more in (("prop", {}), ("prop_clear", {"alphaMode": "BLEND", "doubleSided": True}))
    ]
    for name, solid in solids.items():
        indices, order = ordered(solid.triangles, len(solid.vertices))
        colours = np.round(solid.colours[order] * FULL).astype(np.uint8)
        attributes = {
            "POSITION": glb.accessor(solid.vertices[order].astype(np.float32), bounds=True),
            "NORMAL": glb.accessor(_wide(np.round(solid.normals[order] * BYTE).astype(np.int8)), 3, normalised=True),
            "COLOR_0": glb.accessor(colours, normalised=True),
        }
        clear = bool(solid.colours[:, 3].min() < 1)
        mesh = _mesh(glb, name, attributes, glb.triangles(indices, len(solid.vertices)), materials[int(clear)])
        glb.roots.append(glb.add("nodes", {"name": name, "mesh": mesh}))
