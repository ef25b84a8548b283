"""The skin of one body with all that clothes, hair and muscles are cut from."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from unhunch.body.bones import BONES, INDEX
from unhunch.body.turning import Array
from unhunch.figures.makehuman import BODY_VERTICES, Faces, MakeHuman
from unhunch.figures.mesh import normals, triangles_of
from unhunch.figures.rig import Body
from unhunch.figures.smoothing import Chosen, smoothed

# The ear itself moves at least this share of what its rim moves.
EAR = 0.22
EARS = ("ears/l-ear-scale-incr", "ears/r-ear-scale-incr")
LIPS = ("mouth/mouth-upperlip-volume-incr", "mouth/mouth-lowerlip-volume-incr")


@dataclass(frozen=True, kw_only=True, eq=False)
class Surface:
    """A body's skin: vertices and normals (V, 3), triangles, weights (V, B), joints (B, 3), and the source's groups.

    `ears` (V,) says which vertices are an ear's, `lips` (V,) from 0 to 1 how much a vertex is lip.
    """

    vertices: Array
    triangles: Faces
    weights: Array
    joints: Array
    helpers: dict[str, tuple[Array, Faces]]
    ears: Chosen
    lips: Array

    @cached_property
    def normals(self) -> Array:
        """The skin's unit normals (V, 3)."""
        return normals(self.vertices, self.triangles)

    @cached_property
    def calm(self) -> Array:
        """The skin with its small forms smoothed away (V, 3)."""
        return smoothed(self.vertices, self.triangles, 14)

    @cached_property
    def arms(self) -> Array:
        """How much (V,) of each vertex the arms move, from the upper arm on."""
        return self.moved_by("humerus", "ulna", "radius", "hand", "thumb", "index", "middle", "ring", "little")

    def at(self, bone: str) -> Array:
        """A bone's joint (3,)."""
        return np.asarray(self.joints[INDEX[bone]])

    def moved_by(self, *prefixes: str) -> Array:
        """How much (V,) of each vertex is moved by bones whose names begin so."""
        chosen = [number for bone, number in INDEX.items() if bone.startswith(prefixes)]
        return np.asarray(self.weights[:, chosen].sum(axis=1))


def surface_of(source: MakeHuman, body: Body) -> Surface:
    """The surface of a rigged body."""
    groups = source.mesh[1]
    helpers = {}
    for name, quads in groups.items():
        if name.startswith("helper"):
            used, place = np.unique(quads, return_inverse=True)
            helpers[name] = (body.vertices[used], triangles_of(place.reshape(quads.shape)))
    assert body.weights.shape[1] == len(BONES)  # noqa: S101 - the rig's own promise
    return Surface(
        vertices=body.vertices[:BODY_VERTICES],
        triangles=triangles_of(groups["body"]),
        weights=body.weights[:BODY_VERTICES],
        joints=body.skeleton.head,
        helpers=helpers,
        ears=_moved(source, EARS) > EAR,
        lips=np.clip(_moved(source, LIPS), 0, 1),
    )


def _moved(source: MakeHuman, targets: tuple[str, ...]) -> Array:
    """How far (V,) the source's own changes move each vertex, the farthest that each change moves one being 1."""
    found = np.zeros(BODY_VERTICES)
    for name in targets:
        vertices = np.zeros((len(source.mesh[0]), 3))
        source.push(vertices, source.folder / "mpfb2/targets" / name, 1)
        far = np.linalg.norm(vertices[:BODY_VERTICES], axis=1)
        found = np.maximum(found, far / max(float(far.max()), 1e-9))
    return found
