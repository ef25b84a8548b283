"""Plain solids from which the props are put together: boxes, tubes, balls and lathed forms with rounded edges."""

from dataclasses import dataclass, replace

import numpy as np

from unhunch.body.turning import Array, about_x, about_y, about_z, framed, unit
from unhunch.figures.bodies import Colour
from unhunch.figures.makehuman import Faces

AROUND = 24


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Solid:
    """A coloured mesh: vertices, unit normals (V, 3), triangles (T, 3), linear colours with opacity (V, 4)."""

    vertices: Array
    normals: Array
    triangles: Faces
    colours: Array

    def moved(self, x: float = 0, y: float = 0, z: float = 0) -> "Solid":
        """The solid somewhere else."""
        return replace(self, vertices=self.vertices + np.array([x, y, z]))

    def turned(self, x: float = 0, y: float = 0, z: float = 0) -> "Solid":
        """The solid turned about its origin by degrees about z, then x, then y."""
        turn = _one(about_y, y) @ _one(about_x, x) @ _one(about_z, z)
        return replace(self, vertices=self.vertices @ turn.T, normals=self.normals @ turn.T)

    def scaled(self, factor: float) -> "Solid":
        """The solid larger or smaller."""
        return replace(self, vertices=self.vertices * factor)


def _one(about: object, degrees: float) -> Array:
    return np.asarray(about(np.radians(np.array([degrees])))[0])  # type: ignore[operator]


def together(*solids: Solid) -> Solid:
    """Several solids as one."""
    starts = np.cumsum([0, *(len(solid.vertices) for solid in solids)])
    return Solid(
        vertices=np.concatenate([solid.vertices for solid in solids]),
        normals=np.concatenate([solid.normals for solid in solids]),
        triangles=np.concatenate([solid.triangles + start for solid, start in zip(solids, starts, strict=False)]),
        colours=np.concatenate([solid.colours for solid in solids]),
    )


def _solid(vertices: Array, normals: Array, triangles: Faces, colour: Colour, opacity: float = 1.0) -> Solid:
    colours = np.tile([*colour, opacity], (len(vertices), 1))
    return Solid(vertices=vertices, normals=unit(normals), triangles=triangles, colours=colours)


def lathe(profile: list[tuple[float, float]], colour: Colour, around: int = AROUND) -> Solid:
    """The profile's (radius, height) points, from below, turned about the y axis; corners stay sharp where doubled."""
    radius, height = np.array(profile, dtype=float).T
    steps = np.diff(np.stack([radius, height], axis=1), axis=0)
    lengths = np.linalg.norm(steps, axis=1)
    out = np.stack([steps[:, 1], -steps[:, 0]], axis=1) / np.maximum(lengths, 1e-12)[:, None]
    out[lengths < 1e-9] = 0
    mean = np.zeros((len(radius), 2))
    mean[:-1] += out
    mean[1:] += out
    for number in np.where(lengths < 1e-9)[0]:
        mean[number] = out[number - 1]
        mean[number + 1] = out[number + 1]
    angle = np.linspace(0, 2 * np.pi, around + 1)
    ring = np.stack([np.cos(angle), np.zeros(around + 1), np.sin(angle)], axis=1)
    vertices = radius[:, None, None] * ring + height[:, None, None] * np.array([0, 1, 0])
    normals = mean[:, 0, None, None] * ring + mean[:, 1, None, None] * np.array([0, 1, 0])
    return _solid(vertices.reshape(-1, 3), normals.reshape(-1, 3), _sheet(len(radius), around + 1), colour)


def _sheet(rows: int, columns: int) -> Faces:
    """The triangles of a grid of rows, seen from outside when rows go up and columns from x to z."""
    i, j = np.meshgrid(np.arange(rows - 1), np.arange(columns - 1), indexing="ij")
    a = (i * columns + j).ravel()
    return np.concatenate(
        [np.stack([a, a + columns, a + 1], axis=1), np.stack([a + 1, a + columns, a + columns + 1], axis=1)]
    )


def drum(radius: float, low: float, high: float, colour: Colour, edge: float = 0.0, around: int = AROUND) -> Solid:
    """A cylinder along y with an edge rounded by that much."""
    if not edge:
        rim = [(0, low), (radius, low), (radius, low), (radius, high), (radius, high), (0, high)]
        return lathe([(float(r), float(h)) for r, h in rim], colour, around)
    bend = np.linspace(0, np.pi / 2, 3)
    lower = [(radius - edge + edge * float(np.sin(b)), low + edge - edge * float(np.cos(b))) for b in bend]
    upper = [(radius - edge + edge * float(np.cos(b)), high - edge + edge * float(np.sin(b))) for b in bend]
    return lathe([(0.0, low), *lower, *upper, (0.0, high)], colour, around)


def ball(radius: float, colour: Colour, around: int = 40) -> Solid:
    """A ball about the origin."""
    bend = np.linspace(-np.pi / 2, np.pi / 2, around // 2)
    return lathe([(radius * float(np.cos(b)), radius * float(np.sin(b))) for b in bend], colour, around)


def tube(start: tuple[float, float, float], end: tuple[float, float, float], radius: float, colour: Colour) -> Solid:
    """A straight rod between two places."""
    a, b = np.array(start, dtype=float), np.array(end, dtype=float)
    hint = np.array([1.0, 0, 0]) if abs(unit(b - a)[0]) < 0.9 else np.array([0.0, 0, 1])
    axes = framed((b - a)[None], hint[None])[0]
    rod = drum(radius, 0, float(np.linalg.norm(b - a)), colour, edge=min(radius * 0.4, 0.01), around=10)
    return replace(rod, vertices=rod.vertices @ axes.T + a, normals=rod.normals @ axes.T)


def box(size: tuple[float, float, float], colour: Colour, edge: float = 0.01, opacity: float = 1.0) -> Solid:
    """A box about the origin whose edges are rounded."""
    half = np.array(size, dtype=float) / 2
    edge = min(edge, float(half.min()) * 0.9)
    # A face is four by four vertices: its flat middle, and around it the border that bends away.
    ends, bends = np.array([-1.0, -1, 1, 1]), np.array([-1.0, 0, 0, 1])
    places: list[Array] = []
    leans: list[Array] = []
    triangles: list[Faces] = []
    for axis in range(3):
        for sign in (-1.0, 1.0):
            place, lean = np.full((4, 4, 3), sign), np.full((4, 4, 3), sign)
            for values, rows in ((place, ends), (lean, bends)):
                values[..., (axis + 1) % 3] = rows[:, None] * sign
                values[..., (axis + 2) % 3] = rows[None, :]
            places.append(place.reshape(-1, 3))
            leans.append(unit(lean.reshape(-1, 3)))
            triangles.append(_quads() + 16 * len(triangles))
    lean = np.concatenate(leans)
    vertices = np.concatenate(places) * (half - edge) + lean * edge
    return _solid(vertices, lean, np.concatenate(triangles), colour, opacity)


def _quads() -> Faces:
    """The triangles of one face of a box, of four by four vertices."""
    i, j = np.meshgrid(np.arange(3), np.arange(3), indexing="ij")
    a = (i * 4 + j).ravel()
    return np.concatenate([np.stack([a, a + 4, a + 5], axis=1), np.stack([a, a + 5, a + 1], axis=1)])
