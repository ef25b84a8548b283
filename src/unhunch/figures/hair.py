"""The hair: locks combed from the hairline to where they meet, raised from the scalp, and a bun for those who tie it.

It is a grid of rays from the middle of the skull, closed around the way in which the hair is combed: its columns are
strands, so grooves and streaks cost few triangles.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.spatial import cKDTree

from unhunch.body.turning import Array, framed, unit
from unhunch.figures.bodies import Look
from unhunch.figures.makehuman import Faces
from unhunch.figures.mesh import normals
from unhunch.figures.part import Part, Stuff, joined, part, rigid
from unhunch.figures.rig import smooth
from unhunch.figures.surface import Surface

# The hairline: height over the head's joint at each depth, in metres.
DEPTHS: Final = (-0.10, -0.085, -0.065, -0.045, -0.030, -0.014, 0.000, 0.012, 0.022, 0.034, 0.050, 0.068, 0.084, 0.11)
HEIGHTS: Final = (-0.040, -0.042, -0.036, -0.022, -0.002, 0.016, 0.028, 0.022, 0.014, 0.038, 0.070, 0.086, 0.093, 0.096)
SKULL_M: Final = np.array([0, 0.078, -0.002])
STRANDS: Final = 132
ALONG: Final = 20
NEAR: Final = 10
SPREAD: Final = 0.075
WIDEST: Final = 3.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """How hair is worn: the way it is combed, its thickness on top, at the back and at the sides, its grooves (m)."""

    combed: tuple[float, float, float]
    top_m: float
    back_m: float
    side_m: float
    groove_m: float
    swirl: float
    fade: float


TIED: Final = Cut(
    combed=(0, 0.42, -0.9), top_m=0.012, back_m=0.013, side_m=0.007, groove_m=0.0013, swirl=0.0, fade=0.16
)
SHORT: Final = Cut(
    combed=(0.12, 0.80, -0.62), top_m=0.021, back_m=0.010, side_m=0.006, groove_m=0.0022, swirl=0.9, fade=0.22
)


def hair(skin: Surface, look: Look) -> Part:
    """The hair of a person."""
    stuff = Stuff(colour=(1, 1, 1), rough=0.62)
    worn = TIED if look.bun else SHORT
    parts = [_locks(skin, look, worn, stuff)]
    if look.bun:
        parts += [_bun(skin, look, stuff), _tie(skin, look, stuff)]
    return joined("hair", parts)


def line(places: Array) -> Array:
    """Metres (…) above the hairline at places (…, 3) against the head's joint."""
    return np.asarray(places[..., 1] - np.interp(places[..., 2], DEPTHS, HEIGHTS))


def _locks(skin: Surface, look: Look, worn: Cut, stuff: Stuff) -> Part:
    axes = framed(np.array([worn.combed], dtype=float), np.array([[1.0, 0, 0]]))[0]
    around = np.linspace(0, 2 * np.pi, STRANDS, endpoint=False)
    scalp = Scalp.of(skin)
    edge = _hairline(scalp, axes, around)
    rise = np.linspace(0, 1, ALONG) ** 1.35
    polar = edge * (1 - rise[:, None] * 0.999)
    ways = _ways(axes, around + worn.swirl * (edge - polar), polar)
    scalp_m = scalp.radius(ways)
    places = scalp.middle + ways * (scalp_m + _thickness(worn, ways, rise, around))[..., None]
    vertices = places.reshape(-1, 3)
    triangles = _ring(ALONG, STRANDS)
    colours = _streaks(look, worn, rise, around)
    mesh = (vertices, normals(vertices, triangles), triangles)
    return part("locks", mesh, rigid(len(vertices), "head"), stuff, colours)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scalp:
    """The head without its ears, as distances from the middle of the skull."""

    middle: Array
    ways: Array
    far: Array
    joint: Array

    @classmethod
    def of(cls, skin: Surface) -> "Scalp":
        """The scalp of a body."""
        joint = skin.at("head")
        chosen = (skin.vertices[:, 1] > joint[1] - 0.085) & (skin.moved_by("head", "c3_c2") > 0.3)
        away = skin.vertices[chosen] - joint - SKULL_M
        # The ears are pressed flat against the head's sides.
        wide = float(np.abs(away[~skin.ears[chosen] & (away[:, 1] > -0.06), 0]).max())
        away[:, 0] = np.clip(away[:, 0], -wide, wide)
        # What lies inside the head (mouth, eyes' sockets) is no scalp.
        outside = np.sum(skin.normals[chosen] * unit(away), axis=1) > 0.1
        away = away[outside]
        return cls(middle=joint + SKULL_M, ways=unit(away), far=np.linalg.norm(away, axis=1), joint=joint)

    def radius(self, ways: Array) -> Array:
        """Metres (…) from the skull's middle to the skin in those ways (…, 3)."""
        gap, near = cKDTree(self.ways).query(unit(ways).reshape(-1, 3), k=NEAR)
        weight = np.exp(-((gap / SPREAD) ** 2)) + 1e-9
        found = np.sum(weight * self.far[near], axis=1) / weight.sum(axis=1)
        return np.asarray(found.reshape(ways.shape[:-1]))


def _ways(axes: Array, around: Array, polar: Array) -> Array:
    """Unit ways at angles around the combing axis and away from it."""
    x, y, z = axes.T
    flat = np.cos(around)[..., None] * x + np.sin(around)[..., None] * z
    return np.asarray(np.sin(polar)[..., None] * flat + np.cos(polar)[..., None] * y)


def _hairline(scalp: Scalp, axes: Array, around: Array) -> Array:
    """How far (S,) from the combing axis each strand begins, evened out so that the line is soft."""
    polar = np.linspace(0.2, WIDEST, 90)
    ways = _ways(axes, around[None, :], np.broadcast_to(polar[:, None], (90, len(around))))
    above = line(ways * scalp.radius(ways)[..., None] + SKULL_M)
    above[-1] = np.minimum(above[-1], -1e-6)
    first = np.argmax(above < 0, axis=0)
    column = np.arange(len(around))
    high, low = above[np.maximum(first - 1, 0), column], above[first, column]
    edge = polar[np.maximum(first - 1, 0)] + (polar[1] - polar[0]) * high / np.maximum(high - low, 1e-9)
    for _ in range(3):
        edge = (np.roll(edge, 1) + 2 * edge + np.roll(edge, -1)) / 4
    return np.asarray(edge)


def _thickness(worn: Cut, ways: Array, rise: Array, around: Array) -> Array:
    """Metres (A, S) between scalp and hair."""
    up, behind = ways[..., 1], -ways[..., 2]
    full = worn.side_m + (worn.top_m - worn.side_m) * smooth(0.25, 0.85, up)
    full = full + (worn.back_m - worn.side_m) * smooth(0.3, 0.9, behind) * (1 - smooth(0.25, 0.85, up))
    begin = smooth(0, worn.fade, rise)[:, None]
    end = 1 - 0.35 * smooth(0.9, 1.0, rise)[:, None]
    groove = _grooves(around, rise) * worn.groove_m * smooth(0.02, 0.3, rise)[:, None]
    return np.asarray(0.0012 + full * begin * end + groove)


def _grooves(around: Array, rise: Array) -> Array:
    """Where locks rise and sink (A, S), about -1..1: a few incommensurable waves that wander along the strand."""
    a, r = around[None, :], rise[:, None]
    broad = np.sin(22 * a + 1.5 * np.sin(3 * r + a)) + 0.5 * np.sin(13 * a - 3 * r + 0.7)
    return np.asarray((broad + 0.7 * np.sin(34 * a + 2.1 + 2 * r)) / 2.2)


def _streaks(look: Look, worn: Cut, rise: Array, around: Array) -> Array:
    """Colours (A*S, 4): lighter and darker strands, and a hairline that thins out into the skin."""
    a, r = around[None, :], rise[:, None]
    light = 1 + 0.34 * _grooves(around, rise) + 0.22 * np.sin(53 * a + 2 * np.sin(2 * r)) + 0.12 * np.sin(61 * a + 1)
    colours = np.array(look.hair) * np.clip(light, 0.4, 1.9)[..., None]
    thin = (1 - smooth(0, worn.fade * 0.5, rise))[:, None, None] * 0.42
    colours = colours * (1 - thin) + np.array(look.skin) * 0.62 * thin
    return np.concatenate([colours.reshape(-1, 3), np.ones((colours.size // 3, 1))], axis=1)


def _ring(rows: int, columns: int) -> Faces:
    """The triangles of a grid of rows whose columns close to a ring, seen from outside."""
    i, j = np.meshgrid(np.arange(rows - 1), np.arange(columns), indexing="ij")
    a, b = (i * columns + j).ravel(), (i * columns + (j + 1) % columns).ravel()
    return np.concatenate([np.stack([a, a + columns, b], axis=1), np.stack([b, a + columns, b + columns], axis=1)])


def _knot(skin: Surface) -> tuple[Array, Array]:
    """The bun's middle and its axes, away from the head."""
    axes = framed(np.array([TIED.combed], dtype=float), np.array([[1.0, 0, 0]]))[0]
    way = axes[:, 1]
    far = Scalp.of(skin).radius(way[None])[0]
    return skin.at("head") + SKULL_M + way * (far + TIED.back_m + 0.018), axes


def _bun(skin: Surface, look: Look, stuff: Stuff) -> Part:
    """Strands wound into a flat knot."""
    middle, axes = _knot(skin)
    polar, around = np.linspace(0.001, np.pi - 0.001, 16), np.linspace(0, 2 * np.pi, 72, endpoint=False)
    p, a = np.meshgrid(polar, around, indexing="ij")
    wound = np.sin(5 * (a + 1.9 * np.cos(p))) + 0.5 * np.sin(11 * (a + 1.6 * np.cos(p)))
    radius = 0.036 * (1 + 0.045 * wound * np.sin(p))
    flat = np.stack([np.sin(p) * np.cos(a), np.cos(p) * 0.82, np.sin(p) * np.sin(a)], axis=-1)
    vertices = middle + (flat * radius[..., None]).reshape(-1, 3) @ axes.T
    triangles = _ring(len(polar), len(around))[:, [0, 2, 1]]
    light = np.clip(1 + 0.45 * wound / 1.5 + 0.2 * np.sin(31 * (a + 1.6 * np.cos(p))), 0.45, 1.8)
    colours = np.concatenate([np.array(look.hair) * light.reshape(-1, 1), np.ones((light.size, 1))], axis=1)
    mesh = (vertices, normals(vertices, triangles), triangles)
    return part("bun", mesh, rigid(len(vertices), "head"), stuff, colours)


def _tie(skin: Surface, look: Look, stuff: Stuff) -> Part:
    """The band around the knot's foot, in the colour of the top."""
    middle, axes = _knot(skin)
    around, small = np.linspace(0, 2 * np.pi, 32, endpoint=False), np.linspace(0, 2 * np.pi, 10)
    s, a = np.meshgrid(small, around, indexing="ij")
    wide = 0.0255 + 0.0055 * np.cos(s)
    ring = np.stack([wide * np.cos(a), 0.0065 * np.sin(s) - 0.0255, wide * np.sin(a)], axis=-1)
    vertices = middle + ring.reshape(-1, 3) @ axes.T
    triangles = _ring(len(small), len(around))
    colours = np.tile([*look.top, 1.0], (len(vertices), 1))
    mesh = (vertices, normals(vertices, triangles), triangles)
    return part("tie", mesh, rigid(len(vertices), "head"), stuff, colours)
