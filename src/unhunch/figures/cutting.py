"""Exact cuts of a triangle mesh along the zero line of a field, and finer triangles where a line needs them."""

from dataclasses import dataclass

import numpy as np

from unhunch.body.turning import Array
from unhunch.figures.makehuman import Faces

CORNERS = 3
TINY = 1e-7


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cut:
    """What is left of a mesh: triangles (T, 3), the values (V, K) at its vertices, and the cut edges (E, 2)."""

    triangles: Faces
    values: list[Array]
    rim: Faces


def cut(triangles: Faces, field: Array, values: list[Array]) -> Cut:
    """The part of the mesh where the field (V,) is not negative; values (V, K) are interpolated along the cut."""
    inside = field >= 0
    count = inside[triangles].sum(axis=1)
    rolled = [_rolled(triangles[count == number], inside, lone=number == 1) for number in (1, 2)]
    edges = np.concatenate([rows[:, [0, other]] for rows in rolled for other in (1, 2)])
    ends, place = np.unique(np.sort(edges, axis=1), axis=0, return_inverse=True)
    share = (field[ends[:, 0]] / (field[ends[:, 0]] - field[ends[:, 1]]))[:, None]
    number = len(field) + place.reshape(-1)
    one, two = len(rolled[0]), len(rolled[1])
    p, q = number[:one], number[one : 2 * one]
    r, s = number[2 * one : 2 * one + two], number[2 * one + two :]
    small = np.stack([rolled[0][:, 0], p, q], axis=1)
    left = np.stack([rolled[1][:, 1], rolled[1][:, 2], s], axis=1)
    right = np.stack([rolled[1][:, 1], s, r], axis=1)
    return Cut(
        triangles=np.concatenate([triangles[count == CORNERS], small, left, right]),
        values=[np.concatenate([v, v[ends[:, 0]] * (1 - share) + v[ends[:, 1]] * share]) for v in values],
        rim=np.concatenate([np.stack([p, q], axis=1), np.stack([s, r], axis=1)]),
    )


def _rolled(triangles: Faces, inside: np.ndarray[tuple[int], np.dtype[np.bool_]], *, lone: bool) -> Faces:
    """The triangles turned so that their only corner inside (or outside) comes first."""
    first = np.argmax(inside[triangles] == lone, axis=1)
    order = (first[:, None] + np.arange(CORNERS)) % CORNERS
    return np.take_along_axis(triangles, order, axis=1)


def finer(triangles: Faces, values: list[Array]) -> tuple[Faces, list[Array]]:
    """Each triangle in four, with the values (V, K) at the edges' middles."""
    edges = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    ends, place = np.unique(np.sort(edges, axis=1), axis=0, return_inverse=True)
    ab, bc, ca = len(values[0]) + place.reshape(CORNERS, -1)
    a, b, c = triangles.T
    quarters = ((a, ab, ca), (ab, b, bc), (ca, bc, c), (ab, bc, ca))
    return (
        np.concatenate([np.stack(corner, axis=1) for corner in quarters]),
        [np.concatenate([v, (v[ends[:, 0]] + v[ends[:, 1]]) / 2]) for v in values],
    )


def seamed(triangles: Faces, field: Array, values: list[Array]) -> tuple[Faces, list[Array]]:
    """The whole mesh with edges along the field's (V,) zero line, and one value more: 0 inside, 1 outside.

    The two sides keep vertices of their own along the line.
    """
    inner, outer = cut(triangles, field, values), cut(triangles, -field - TINY, values)
    start = len(inner.values[0])
    return (
        np.concatenate([inner.triangles, outer.triangles + start]),
        [
            *(np.concatenate([a, b]) for a, b in zip(inner.values, outer.values, strict=True)),
            np.repeat([0.0, 1.0], [start, len(outer.values[0])])[:, None],
        ],
    )
