"""Triangle meshes: vertices (V, 3) with triangles (F, 3) of indices."""

import numpy as np

from unhunch.body.turning import Array, unit
from unhunch.figures.makehuman import Faces


def triangles_of(quads: Faces) -> Faces:
    """The two triangles of each quad."""
    return np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])


def normals(vertices: Array, triangles: Faces) -> Array:
    """The unit normal (V, 3) at each vertex: the mean of its triangles', larger ones counting more."""
    a, b, c = (vertices[triangles[:, corner]] for corner in range(3))
    face = np.cross(b - a, c - a)
    found = np.zeros_like(vertices)
    for corner in range(3):
        np.add.at(found, triangles[:, corner], face)
    return unit(found)
