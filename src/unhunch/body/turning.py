"""Rotations as NumPy arrays: angles (T,) in radians or (T, 3) vectors in, matrices (T, 3, 3) or quaternions (T, 4) out.

The figure faces +z, its left is +x, up is +y; matrices turn column vectors.
"""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

TINY = 1e-9
MIRROR = np.diag([-1.0, 1.0, 1.0])


def about_x(angle: Array) -> Array:
    """Turn about x: positive tips +y towards +z."""
    c, s, o, i = np.cos(angle), np.sin(angle), np.zeros_like(angle), np.ones_like(angle)
    return stacked(((i, o, o), (o, c, -s), (o, s, c)))


def about_y(angle: Array) -> Array:
    """Turn about y: positive turns +z towards +x, the person's left."""
    c, s, o, i = np.cos(angle), np.sin(angle), np.zeros_like(angle), np.ones_like(angle)
    return stacked(((c, o, s), (o, i, o), (-s, o, c)))


def about_z(angle: Array) -> Array:
    """Turn about z: positive turns +x towards +y."""
    c, s, o, i = np.cos(angle), np.sin(angle), np.zeros_like(angle), np.ones_like(angle)
    return stacked(((c, -s, o), (s, c, o), (o, o, i)))


def stacked(rows: tuple[tuple[Array, Array, Array], ...]) -> Array:
    """Three rows of three (T,) entries as (T, 3, 3)."""
    found = np.empty((*np.shape(rows[0][0]), 3, 3))
    for i, row in enumerate(rows):
        for j, entry in enumerate(row):
            found[..., i, j] = entry
    return found


def columns(x: Array, y: Array, z: Array) -> Array:
    """Three (T, 3) axes as the columns of (T, 3, 3)."""
    return np.asarray(np.stack([x, y, z], axis=-1))


def unit(vector: Array) -> Array:
    """The vectors (..., 3) at length one; one of no length stays as it is."""
    return np.asarray(vector / np.maximum(np.linalg.norm(vector, axis=-1, keepdims=True), TINY))


def dot(a: Array, b: Array) -> Array:
    """The scalar products of (..., 3) with (..., 3), kept as (..., 1)."""
    return np.asarray(np.sum(a * b, axis=-1, keepdims=True))


def turned(rotation: Array, vector: Array) -> Array:
    """The vectors (..., 3) turned by (..., 3, 3)."""
    return np.asarray(np.einsum("...ij,...j->...i", rotation, vector))


def flipped(rotation: Array) -> Array:
    """The inverse of the rotations."""
    return np.swapaxes(rotation, -1, -2)


def mirror(rotation: Array) -> Array:
    """The rotations of the left side as those of the right."""
    return np.asarray(MIRROR @ rotation @ MIRROR)


def about(axis: Array, angle: Array) -> Array:
    """Turn about an axis (T, 3) of any length by (T,) radians."""
    k = unit(axis)
    o = np.zeros_like(k[..., 0])
    skew = stacked(((o, -k[..., 2], k[..., 1]), (k[..., 2], o, -k[..., 0]), (-k[..., 1], k[..., 0], o)))
    s, c = np.sin(angle)[..., None, None], (1 - np.cos(angle))[..., None, None]
    return np.asarray(np.eye(3) + s * skew + c * skew @ skew)


def swing(start: Array, end: Array) -> Array:
    """The shortest turn of direction `start` (3,) or (T, 3) into direction `end` (T, 3)."""
    a, b = unit(np.broadcast_to(start, end.shape)), unit(end)
    axis = np.cross(a, b)
    # Two opposite directions have no shortest turn; any axis across will do.
    lost = np.linalg.norm(axis, axis=-1, keepdims=True) < TINY
    axis = np.where(lost, np.cross(a, np.array([0.3, 0.1, 1.0])), axis)
    return about(axis, np.arccos(np.clip(dot(a, b)[..., 0], -1, 1)))


def framed(y: Array, x_hint: Array) -> Array:
    """Right-handed axes whose y is given and whose x lies as near to the hint as it can."""
    y = unit(y)
    hint = np.broadcast_to(x_hint, y.shape)
    x = unit(hint - y * dot(hint, y))
    return columns(x, y, np.cross(x, y))


def quaternion(rotation: Array) -> Array:
    """The rotations (T, 3, 3) as unit quaternions (T, 4) in the order x, y, z, w, without a jump of sign in time."""
    m = rotation
    w = np.sqrt(np.maximum(0, 1 + m[:, 0, 0] + m[:, 1, 1] + m[:, 2, 2])) / 2
    x = np.sqrt(np.maximum(0, 1 + m[:, 0, 0] - m[:, 1, 1] - m[:, 2, 2])) / 2
    y = np.sqrt(np.maximum(0, 1 - m[:, 0, 0] + m[:, 1, 1] - m[:, 2, 2])) / 2
    z = np.sqrt(np.maximum(0, 1 - m[:, 0, 0] - m[:, 1, 1] + m[:, 2, 2])) / 2
    found = np.stack([x, y, z, w], axis=1)
    lead = np.argmax(found, axis=1)
    products = _products(m)
    rows = np.arange(len(m))
    found = products[rows, lead] / (4 * found[rows, lead][:, None])
    found /= np.linalg.norm(found, axis=1, keepdims=True)
    for number in range(1, len(found)):
        if found[number] @ found[number - 1] < 0:
            found[number] *= -1
    return np.asarray(found)


def _products(m: Array) -> Array:
    """Four times the products of each quaternion's parts (T, 4, 4), from which the largest part gives the others."""
    xx = 1 + m[:, 0, 0] - m[:, 1, 1] - m[:, 2, 2]
    yy = 1 - m[:, 0, 0] + m[:, 1, 1] - m[:, 2, 2]
    zz = 1 - m[:, 0, 0] - m[:, 1, 1] + m[:, 2, 2]
    ww = 1 + m[:, 0, 0] + m[:, 1, 1] + m[:, 2, 2]
    xy, xz, yz = m[:, 0, 1] + m[:, 1, 0], m[:, 0, 2] + m[:, 2, 0], m[:, 1, 2] + m[:, 2, 1]
    xw, yw, zw = m[:, 2, 1] - m[:, 1, 2], m[:, 0, 2] - m[:, 2, 0], m[:, 1, 0] - m[:, 0, 1]
    rows = ((xx, xy, xz, xw), (xy, yy, yz, yw), (xz, yz, zz, zw), (xw, yw, zw, ww))
    return np.stack([np.stack(row, axis=-1) for row in rows], axis=-2)


def matrix(quaternions: Array) -> Array:
    """Quaternions (..., 4) in the order x, y, z, w as matrices (..., 3, 3)."""
    x, y, z, w = np.moveaxis(quaternions / np.linalg.norm(quaternions, axis=-1, keepdims=True), -1, 0)
    return stacked(
        (
            (1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)),
            (2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)),
            (2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)),
        )
    )


def between(a: Array, b: Array, share: Array) -> Array:
    """The rotations a share (T,) of the way from a to b (T, 3, 3), 0 giving a and 1 giving b."""
    step = flipped(a) @ b
    angle = np.arccos(np.clip((np.trace(step, axis1=-2, axis2=-1) - 1) / 2, -1, 1))
    axis = np.stack(
        [
            step[..., 2, 1] - step[..., 1, 2],
            step[..., 0, 2] - step[..., 2, 0],
            step[..., 1, 0] - step[..., 0, 1],
        ],
        axis=-1,
    )
    return np.asarray(a @ about(axis, angle * share))
