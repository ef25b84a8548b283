"""Triangle meshes: vertices (V, 3) with triangles (F, 3) of indices."""

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

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


def spread(vertices: Array, count: int) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """The indices of points that lie evenly over the vertices, each as far as can be from those before it."""
    chosen = np.zeros(count, dtype=np.intp)
    chosen[0] = int(np.argmin(vertices[:, 1]))
    nearest = np.full(len(vertices), np.inf)
    for number in range(1, count):
        nearest = np.minimum(nearest, np.sum((vertices - vertices[chosen[number - 1]]) ** 2, axis=1))
        chosen[number] = int(np.argmax(nearest))
    return np.sort(chosen)


def joined(vertices: Array, triangles: Faces, chosen: np.ndarray[tuple[int], np.dtype[np.intp]]) -> Faces:
    """A coarse mesh (F, 3) over the chosen vertices: one triangle where three of their neighbourhoods meet."""
    edges = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    lengths = np.linalg.norm(vertices[edges[:, 0]] - vertices[edges[:, 1]], axis=1)
    graph = coo_array((lengths, (edges[:, 0], edges[:, 1])), (len(vertices), len(vertices)))
    nearest = dijkstra(graph, directed=False, indices=chosen, min_only=True, return_predecessors=True)[2]
    number = np.full(len(vertices), -1)
    number[chosen] = np.arange(len(chosen))
    corners = number[nearest[triangles]]
    met = (corners[:, 0] != corners[:, 1]) & (corners[:, 1] != corners[:, 2]) & (corners[:, 2] != corners[:, 0])
    met &= np.all(corners >= 0, axis=1)
    _, first = np.unique(np.sort(corners[met], axis=1), axis=0, return_index=True)
    return np.asarray(corners[met][np.sort(first)])
