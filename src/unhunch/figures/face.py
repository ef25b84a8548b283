"""The face: eyes with a light in them, brows, lashes and lips, painted on the head's own surface."""

from collections.abc import Callable
from typing import Final

import numpy as np

from unhunch.body.turning import Array, unit
from unhunch.figures.bodies import Colour, Look
from unhunch.figures.cutting import cut, finer
from unhunch.figures.part import Part, Stuff, joined, part, rigid
from unhunch.figures.surface import Surface

Drawn = Callable[[Array], Array]

WHITE: Final = (0.80, 0.77, 0.73, 1.0)
IRIS: Final = (0.055, 0.03, 0.018, 1.0)
LIPS_Y_M: Final = -0.0275


def face(skin: Surface, look: Look) -> tuple[Part, ...]:
    """The parts of the face."""
    return (
        joined("eyes", [_eye(skin, f"helper-{side}-eye") for side in "lr"]),
        painted("face_brows", skin, _brow(skin), look.hair, finer_times=3),
        painted("face_lips", skin, _lips, look.lips, finer_times=2),
    )


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
    vertices, normals, weights = found.values
    normals = unit(normals)
    return part(name, (vertices + normals * 0.0006, normals, found.triangles), weights, Stuff(colour=colour))


def _eye(skin: Surface, helper: str) -> Part:
    """An eyeball whose pole looks ahead."""
    ball = skin.helpers[helper][0]
    middle, radius = ball.mean(axis=0), np.ptp(ball[:, 1]) / 2
    polar, around = np.linspace(0, np.pi, 25), np.linspace(0, 2 * np.pi, 33)[:-1]
    p, a = np.meshgrid(polar, around, indexing="ij")
    points = np.stack([np.sin(p) * np.cos(a), np.sin(p) * np.sin(a), np.cos(p)], axis=-1).reshape(-1, 3)
    colours = np.where((p.reshape(-1) < 0.52)[:, None], IRIS, WHITE)
    stuff = Stuff(colour=(1, 1, 1), rough=0.25)
    mesh = (middle + points * radius * 0.99, points, grid(len(polar), len(around)))
    return part("eye", mesh, rigid(len(points), "head"), stuff, colours)


def grid(rows: int, columns: int) -> np.ndarray[tuple[int, int], np.dtype[np.intp]]:
    """The triangles of a grid of rows whose columns close to a ring."""
    i, j = np.meshgrid(np.arange(rows - 1), np.arange(columns), indexing="ij")
    a, b = (i * columns + j).ravel(), (i * columns + (j + 1) % columns).ravel()
    return np.concatenate([np.stack([a, a + columns, b], axis=1), np.stack([b, a + columns, b + columns], axis=1)])


def _brow(skin: Surface) -> Drawn:
    eye = skin.helpers["helper-l-eye"][0].mean(axis=0) - skin.at("head")

    def drawn(places: Array) -> Array:
        along = (np.abs(places[:, 0]) - (eye[0] - 0.017)) / 0.040
        arch = eye[1] + 0.0175 + 0.006 * np.sin(np.clip(along, 0, 1) * 2.2) - 0.002 * along
        thick = 0.0030 * np.clip(1.15 - 0.75 * along, 0.3, 1)
        line = np.minimum(thick - np.abs(places[:, 1] - arch), np.minimum(along, 1 - along) * 0.04)
        return np.asarray(np.minimum(line, (places[:, 2] - 0.03) * 0.5))

    return drawn


def _lips(places: Array) -> Array:
    across = np.abs(places[:, 0]) / 0.0235
    round_ = np.sqrt(np.clip(1 - across**2, 0, 1))
    upper = 0.0062 * round_ * (1 - 0.12 * np.exp(-((across / 0.12) ** 2)))
    high = np.where(places[:, 1] > LIPS_Y_M, upper, 0.0082 * round_)
    inside = (places[:, 2] > 0.07) & (across < 1.15)
    return np.asarray(np.where(inside, high - np.abs(places[:, 1] - LIPS_Y_M), -0.02))
