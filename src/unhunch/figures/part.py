"""A part of the dressed figure: one mesh of one material that the skeleton moves."""

from dataclasses import dataclass, replace

import numpy as np

from unhunch.body.bones import BONES, INDEX
from unhunch.body.turning import Array, unit
from unhunch.figures.bodies import Colour
from unhunch.figures.makehuman import Faces
from unhunch.figures.meshopt import simpler

CARRIERS = 4
LEAST = 0.025


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Part:
    """A mesh in metres: vertices and unit normals (V, 3), triangles (T, 3), what moves each vertex (V, 4).

    `colours` (V, 4) are linear red, green, blue and opacity that multiply `colour`.
    """

    name: str
    vertices: Array
    normals: Array
    triangles: Faces
    carriers: np.ndarray[tuple[int, int], np.dtype[np.intp]]
    shares: Array
    colour: Colour
    colours: Array | None = None
    rough: float = 0.8
    double: bool = False
    clear: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stuff:
    """What a part is made of."""

    colour: Colour
    rough: float = 0.8
    double: bool = False
    clear: bool = False


def part(
    name: str, mesh: tuple[Array, Array, Faces], weights: Array, stuff: Stuff, colours: Array | None = None
) -> Part:
    """The part of vertices, normals (V, 3) and triangles, without the vertices that no triangle uses."""
    vertices, normals, triangles = mesh
    used, place = np.unique(triangles, return_inverse=True)
    carriers = np.sort(np.argsort(-weights[used], axis=1)[:, :CARRIERS], axis=1)
    shares = np.take_along_axis(weights[used], carriers, axis=1)
    # Alike neighbours pack well: what hardly counts is left out, and carriers stand in the order of the bones.
    shares = np.where(shares < LEAST * shares.sum(axis=1, keepdims=True), 0, shares)
    order = np.argsort(shares <= 0, axis=1, kind="stable")
    carriers, shares = np.take_along_axis(carriers, order, axis=1), np.take_along_axis(shares, order, axis=1)
    return Part(
        name=name,
        vertices=vertices[used],
        normals=unit(normals[used]),
        triangles=place.reshape(triangles.shape),
        carriers=np.where(shares > 0, carriers, 0),
        shares=shares / np.maximum(shares.sum(axis=1, keepdims=True), 1e-9),
        colour=stuff.colour,
        colours=None if colours is None else colours[used],
        rough=stuff.rough,
        double=stuff.double,
        clear=stuff.clear,
    )


def rigid(count: int, bone: str) -> Array:
    """The weights (V, B) of vertices that one bone alone moves."""
    weights = np.zeros((count, len(BONES)))
    weights[:, INDEX[bone]] = 1
    return weights


def joined(name: str, parts: list[Part]) -> Part:
    """Parts of one material as one."""
    starts = np.cumsum([0, *(len(one.vertices) for one in parts)])
    first = parts[0]
    tints = [one.colours for one in parts if one.colours is not None]
    return Part(
        name=name,
        vertices=np.concatenate([one.vertices for one in parts]),
        normals=np.concatenate([one.normals for one in parts]),
        triangles=np.concatenate([one.triangles + start for one, start in zip(parts, starts, strict=False)]),
        carriers=np.concatenate([one.carriers for one in parts]),
        shares=np.concatenate([one.shares for one in parts]),
        colour=first.colour,
        colours=np.concatenate(tints) if tints else None,
        rough=first.rough,
        double=first.double,
        clear=first.clear,
    )


def thinned(whole: Part, error_m: float, locked: np.ndarray[tuple[int], np.dtype[np.bool_]] | None = None) -> Part:
    """The part with fewer triangles where they say little."""
    triangles = simpler(whole.triangles, whole.vertices, error_m, locked)
    used, place = np.unique(triangles, return_inverse=True)
    return replace(
        whole,
        vertices=whole.vertices[used],
        normals=whole.normals[used],
        triangles=place.reshape(-1, 3),
        carriers=whole.carriers[used],
        shares=whole.shares[used],
        colours=None if whole.colours is None else whole.colours[used],
    )
