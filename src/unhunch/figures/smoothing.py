"""Smoother surfaces: vertices drawn towards their neighbours, and regions replaced by the calmest surface there is."""

from typing import cast

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import spsolve

from unhunch.body.turning import Array
from unhunch.figures.makehuman import Faces

Chosen = np.ndarray[tuple[int], np.dtype[np.bool_]]


def neighbours(count: int, triangles: Faces) -> sparse.csr_matrix:
    """The means (V, V) over each vertex's neighbours, as a sparse matrix."""
    edges = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    edges = np.unique(np.concatenate([edges, edges[:, ::-1]]), axis=0)
    ones = sparse.csr_matrix((np.ones(len(edges)), (edges[:, 0], edges[:, 1])), (count, count))
    degree = np.maximum(np.asarray(ones.sum(axis=1)).ravel(), 1)
    return sparse.csr_matrix(sparse.diags(1 / degree) @ ones)


def smoothed(values: Array, triangles: Faces, times: int, share: float = 0.5) -> Array:
    """The values (V, K) after moving each that often by a share of the way to its neighbours' mean."""
    used = np.zeros(len(values), dtype=np.bool_)
    used[triangles] = True
    return _stepped(values, neighbours(len(values), triangles), used, [share] * times)


def _stepped(values: Array, means: sparse.csr_matrix, used: Chosen, shares: list[float]) -> Array:
    found = values.astype(np.float64).copy()
    for share in shares:
        found += np.where(used[:, None], share * (means @ found - found), 0)
    return found


def evened(values: Array, triangles: Faces, times: int) -> Array:
    """The values (V, K) without their small waves, and without shrinking (Taubin 1995)."""
    used = np.zeros(len(values), dtype=np.bool_)
    used[triangles] = True
    return _stepped(values, neighbours(len(values), triangles), used, [0.5, -0.526] * times)


def faired(vertices: Array, triangles: Faces, region: Chosen) -> Array:
    """The vertices with those of the region (V,) on the thin plate that continues what surrounds it."""
    stiffness = _plate(vertices, triangles)
    inner, outer = np.where(region)[0], np.where(~region)[0]
    found = vertices.copy()
    load = -(stiffness[inner][:, outer] @ vertices[outer])
    found[inner] = cast("Array", spsolve(stiffness[inner][:, inner].tocsc(), load))
    return found


def _plate(vertices: Array, triangles: Faces) -> sparse.csr_matrix:
    """The bi-Laplacian (V, V) with cotangent weights (Botsch and Kobbelt 2004)."""
    rows, columns, weights = [], [], []
    area = np.zeros(len(vertices))
    for corner in range(3):
        a, b, c = (triangles[:, (corner + step) % 3] for step in range(3))
        u, v = vertices[a] - vertices[c], vertices[b] - vertices[c]
        double = np.linalg.norm(np.cross(u, v), axis=1)
        weight = np.clip(np.einsum("ij,ij->i", u, v) / np.maximum(double, 1e-12), 0.02, 20) / 2
        rows += [a, b]
        columns += [b, a]
        weights += [weight, weight]
        np.add.at(area, c, double / 6)
    pairs = (np.concatenate(rows), np.concatenate(columns))
    linked = sparse.csr_matrix((np.concatenate(weights), pairs), (len(vertices), len(vertices)))
    laplace = sparse.diags(np.asarray(linked.sum(axis=1)).ravel()) - linked
    return sparse.csr_matrix(laplace @ sparse.diags(1 / np.maximum(area, 1e-12)) @ laplace)
