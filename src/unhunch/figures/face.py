"""The face: a calm, friendly look, eyes with a light in them, brows, lashes and lips on the head's own surface."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np

from unhunch.body.turning import Array, unit
from unhunch.figures.bodies import Colour, Look
from unhunch.figures.cutting import cut, finer
from unhunch.figures.makehuman import DECIMETRE_M, Faces, MakeHuman
from unhunch.figures.mesh import normals
from unhunch.figures.part import Part, Stuff, joined, part, rigid
from unhunch.figures.rig import Body, smooth
from unhunch.figures.surface import Surface

Drawn = Callable[[Array], Array]

# What makes every face friendlier, whoever it belongs to: open eyes, lifted brows and corners of the mouth.
KIND: Final = {
    "eyes/l-eye-height2-incr": 0.35,
    "eyes/r-eye-height2-incr": 0.35,
    "eyes/l-eye-corner2-up": 0.1,
    "eyes/r-eye-corner2-up": 0.1,
    "eyes/l-eye-bag-decr": 0.5,
    "eyes/r-eye-bag-decr": 0.5,
    "eyebrows/eyebrows-trans-backward": 0.5,
    "mouth/mouth-angles-up": 0.3,
    "cheek/l-cheek-volume-incr": 0.2,
    "cheek/r-cheek-volume-incr": 0.2,
}
# A smile opens the corners of the mouth; this closes them again.
CLOSED: Final = {"mouthPressLeft": 0.18, "mouthPressRight": 0.18}
SOFT: Final = {
    "eyes/l-eye-scale-incr": 0.42,
    "eyes/r-eye-scale-incr": 0.42,
    "nose/nose-scale-horiz-decr": 0.4,
    "nose/nose-volume-decr": 0.35,
    "nose/nose-hump-decr": 0.3,
    "mouth/mouth-lowerlip-volume-decr": 0.3,
    "mouth/mouth-scale-horiz-decr": 0.18,
    "head/head-oval": 0.5,
    "chin/chin-width-decr": 0.4,
}
STRONG: Final = {
    "eyes/l-eye-scale-incr": 0.3,
    "eyes/r-eye-scale-incr": 0.3,
    "nose/nose-volume-decr": 0.25,
    "mouth/mouth-scale-horiz-decr": 0.1,
    "head/head-oval": 0.2,
}

WHITE: Final = (0.83, 0.80, 0.77)
PUPIL: Final = (0.006, 0.005, 0.005)
# Rings of the eye from its pole: angle from the gaze and colour; the iris is lighter inside than at its rim.
RINGS: Final = (0.0, 0.10, 0.185, 0.20, 0.30, 0.40, 0.47, 0.50, 0.525, 0.60, 0.75, 0.95, 1.2, 1.5)
LIGHT: Final = ((0.30, 2.15, 0.085), (0.33, -0.9, 0.04))


def faced(source: MakeHuman, body: Body, look: Look) -> Body:
    """The body with its face made friendly; no joint moves."""
    vertices = body.vertices / DECIMETRE_M
    for name, weight in {**KIND, **(SOFT if look.bun else STRONG)}.items():
        source.push(vertices, source.folder / "mpfb2/targets" / name, weight)
    for name, weight in CLOSED.items():
        source.push(vertices, source.folder / "faceunits01/targets/faceunits" / name, weight)
    return replace(body, vertices=vertices * DECIMETRE_M)


def face(skin: Surface, look: Look) -> tuple[Part, ...]:
    """The parts of the face."""
    brows = _mixed(look.hair, look.skin, 0.30)
    return (
        joined("eyes", [_eye(skin, look, f"helper-{side}-eye") for side in "lr"]),
        joined("face_lashes", [_lash(skin, look, f"helper-{side}-eyelashes-2", 0.5) for side in "lr"]),
        painted("face_brows", skin, _brow(skin, soft=look.bun), brows, finer_times=3),
        _lips(skin, look),
    )


def _mixed(a: Colour, b: Colour, share: float) -> Colour:
    """A colour that share of the way from a to b."""
    red, green, blue = (x * (1 - share) + y * share for x, y in zip(a, b, strict=True))
    return red, green, blue


def painted(name: str, skin: Surface, drawn: Drawn, colour: Colour, finer_times: int = 2) -> Part:
    """The part of the head's surface where `drawn` (V,) is positive, given places against the head's joint."""
    joint = skin.at("head")
    head = skin.vertices[:, 1] > joint[1] - 0.07
    near = drawn(skin.vertices - joint) > -0.012
    triangles = skin.triangles[head[skin.triangles].all(axis=1) & near[skin.triangles].any(axis=1)]
    values = [skin.vertices, skin.normals, skin.weights]
    for _ in range(finer_times):
        triangles, values = finer(triangles, values)
    found = cut(triangles, drawn(values[0] - joint), values)
    vertices, normal, weights = found.values
    normal = unit(normal)
    return part(name, (vertices + normal * 0.0006, normal, found.triangles), weights, Stuff(colour=colour))


def _eye(skin: Surface, look: Look, helper: str) -> Part:
    """The seen half of an eyeball that looks ahead, with iris, pupil and two lights."""
    ball = skin.helpers[helper][0]
    middle, radius = ball.mean(axis=0), np.ptp(ball[:, 1]) / 2 * 0.99
    polar, around = np.array(RINGS), np.linspace(0, 2 * np.pi, 28, endpoint=False)
    p, a = np.meshgrid(polar, around, indexing="ij")
    points = _on_ball(p, a).reshape(-1, 3)
    colours = np.tile(_iris(look, polar)[:, None, :], (1, len(around), 1)).reshape(-1, 3)
    meshes = [(points, grid(len(polar), len(around)), colours)]
    meshes += [_light(*place) for place in LIGHT]
    starts = np.cumsum([0, *(len(mesh[0]) for mesh in meshes)])
    every = np.concatenate([mesh[0] for mesh in meshes])
    triangles = np.concatenate([mesh[1] + start for mesh, start in zip(meshes, starts, strict=False)])
    tints = np.concatenate([np.concatenate([mesh[2] for mesh in meshes]), np.ones((len(every), 1))], axis=1)
    stuff = Stuff(colour=(1, 1, 1), rough=0.22)
    return part("eye", (middle + every * radius, unit(every), triangles), rigid(len(every), "head"), stuff, tints)


def _on_ball(polar: Array, around: Array) -> Array:
    return np.stack([np.sin(polar) * np.cos(around), np.sin(polar) * np.sin(around), np.cos(polar)], axis=-1)


def _iris(look: Look, polar: Array) -> Array:
    """Colours (R, 3) of the rings."""
    brown = np.array([0.115, 0.052, 0.022]) if look.bun else np.array([0.07, 0.032, 0.016])
    stops = [0, 0.19, 0.2, 0.32, 0.46, 0.505, 0.53, 1.5]
    tints = np.array([PUPIL, PUPIL, brown * 0.9, brown * 1.5, brown * 0.8, brown * 0.25, WHITE, WHITE])
    return np.stack([np.interp(polar, stops, tints[:, channel]) for channel in range(3)], axis=1)


def _light(polar: float, around: float, size: float) -> tuple[Array, Faces, Array]:
    """A small white disc on the eye, the reflection of a window."""
    way = _on_ball(np.array(polar), np.array(around))
    side = unit(np.cross(way, np.array([0.0, 1, 0])))
    turn = np.linspace(0, 2 * np.pi, 14, endpoint=False)
    rim = way + size * (np.cos(turn)[:, None] * side + np.sin(turn)[:, None] * np.cross(side, way))
    points = unit(np.concatenate([way[None], rim])) * 1.02
    after = np.roll(np.arange(1, 15), -1)
    triangles = np.stack([np.zeros(14, dtype=np.intp), after, np.arange(1, 15)], axis=1)
    return points, triangles, np.ones((15, 3))


def grid(rows: int, columns: int) -> Faces:
    """The triangles of a grid of rows whose columns close to a ring."""
    i, j = np.meshgrid(np.arange(rows - 1), np.arange(columns), indexing="ij")
    a, b = (i * columns + j).ravel(), (i * columns + (j + 1) % columns).ravel()
    return np.concatenate([np.stack([a, a + columns, b], axis=1), np.stack([b, a + columns, b + columns], axis=1)])


def _lash(skin: Surface, look: Look, helper: str, long: float) -> Part:
    """The upper lashes as one dark line: the source's strip of lashes, shortened."""
    vertices, triangles = skin.helpers[helper]
    eye = skin.helpers[helper.partition("-eyelashes")[0] + "-eye"][0].mean(axis=0)
    far = np.linalg.norm(vertices - eye, axis=1)
    roots = vertices[far < np.quantile(far, 0.4)]
    nearest = roots[np.argmin(np.linalg.norm(vertices[:, None] - roots[None], axis=2), axis=1)]
    vertices = nearest + (vertices - nearest) * (long if look.bun else long * 0.5)
    out = unit(vertices - eye)
    stuff = Stuff(colour=_mixed(look.hair, (0.01, 0.008, 0.007), 0.6), double=True)
    mesh = (vertices + out * 0.0003, normals(vertices, triangles), triangles)
    return part("lash", mesh, rigid(len(vertices), "head"), stuff)


def _brow(skin: Surface, *, soft: bool) -> Drawn:
    """Brows that are widest a third along, arch gently and taper to both ends."""
    eye = skin.helpers["helper-l-eye"][0].mean(axis=0) - skin.at("head")
    high, thick, long = (0.0205, 0.00215, 0.040) if soft else (0.0185, 0.0030, 0.042)

    def drawn(places: Array) -> Array:
        along = (np.abs(places[:, 0]) - (eye[0] - 0.0165)) / long
        arch = eye[1] + high + 0.0055 * np.sin(np.clip(along, 0, 1) * 2.35) - 0.0025 * along
        share = np.clip(along, 0, 1)
        half = thick * np.sqrt(np.clip(np.minimum(share / 0.16, 1), 0, 1)) * (1 - 0.62 * smooth(0.3, 1.0, share))
        line = np.minimum(half - np.abs(places[:, 1] - arch), np.minimum(along, 1 - along) * 0.04)
        return np.asarray(np.minimum(line, (places[:, 2] - 0.03) * 0.5))

    return drawn


def _lips(skin: Surface, look: Look) -> Part:
    """The lips, where the source's own changes of them are strong, with an edge that melts into the skin."""
    joint = skin.at("head")
    near = (skin.vertices[:, 1] > joint[1] - 0.07) & (skin.lips > 0.02)
    triangles = skin.triangles[near[skin.triangles].any(axis=1)]
    values = [skin.vertices, skin.normals, skin.weights, skin.lips[:, None]]
    triangles, values = finer(triangles, values)
    found = cut(triangles, values[3][:, 0] - 0.07, values)
    vertices, normal, weights, depth = found.values
    normal = unit(normal)
    share = smooth(0.07, 0.4, depth) * 0.8
    tint = np.array(look.skin) * (1 - share) + np.array(look.lips) * share
    colours = np.concatenate([tint, np.ones((len(tint), 1))], axis=1)
    stuff = Stuff(colour=(1, 1, 1), rough=0.5)
    return part("face_lips", (vertices + normal * 0.0004, normal, found.triangles), weights, stuff, colours)
