"""Buffers packed as EXT_meshopt_compression wants them; reading needs nothing but a decoder."""

from typing import Any

import meshoptimizer
import numpy as np
from numpy.typing import NDArray

# The extension knows only the first version of both codecs.
meshoptimizer.encode_vertex_version(0)
meshoptimizer.encode_index_version(1)


def packed_rows(rows: NDArray[Any]) -> bytes:
    """Rows (N, K) whose bytes are a multiple of four, as an attribute buffer."""
    return bytes(meshoptimizer.encode_vertex_buffer(np.ascontiguousarray(rows), len(rows), rows.strides[0]))


def packed_triangles(indices: NDArray[np.uint32], vertices: int) -> bytes:
    """Triangles' indices (T * 3,) as an index buffer."""
    return bytes(meshoptimizer.encode_index_buffer(indices, len(indices), vertices))


def ordered(triangles: NDArray[np.intp], count: int) -> tuple[NDArray[np.uint32], NDArray[np.intp]]:
    """The triangles' indices (T * 3,) in a good order for a graphics card, and the old number of each new vertex."""
    flat = np.ascontiguousarray(triangles.reshape(-1).astype(np.uint32))
    cached = np.zeros_like(flat)
    meshoptimizer.optimize_vertex_cache(cached, flat, len(flat), count)
    remap = np.zeros(count, dtype=np.uint32)
    meshoptimizer.optimize_vertex_fetch_remap(remap, cached, len(cached), count)
    order = np.argsort(remap, kind="stable")
    return remap[cached].astype(np.uint32), order.astype(np.intp)


def simpler(
    triangles: NDArray[np.intp],
    vertices: NDArray[np.float64],
    error_m: float,
    locked: NDArray[np.bool_] | None = None,
) -> NDArray[np.intp]:
    """Fewer triangles over the same vertices, nowhere off by more than `error_m`; none with a locked vertex goes."""
    fixed = np.zeros(len(triangles), dtype=np.bool_) if locked is None else locked[triangles].any(axis=1)
    flat = np.ascontiguousarray(triangles[~fixed].reshape(-1).astype(np.uint32))
    if not len(flat):
        return triangles
    found = np.zeros_like(flat)
    count = meshoptimizer.simplify(
        found,
        flat,
        np.ascontiguousarray(vertices.astype(np.float32)),
        target_index_count=0,
        target_error=error_m,
        options=meshoptimizer.SIMPLIFY_LOCK_BORDER | meshoptimizer.SIMPLIFY_ERROR_ABSOLUTE,
    )
    return np.concatenate([triangles[fixed], found[:count].reshape(-1, 3).astype(np.intp)])
