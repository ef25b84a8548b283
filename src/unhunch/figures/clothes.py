"""A T-shirt and leggings: the skin pushed outwards, calmed and cut along exact hems, so that they move with it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from unhunch.body.bones import SIDES
from unhunch.body.turning import Array, unit
from unhunch.figures.bodies import Look
from unhunch.figures.cutting import Cut, cut
from unhunch.figures.mesh import normals
from unhunch.figures.part import Part, Stuff, part
from unhunch.figures.rig import smooth
from unhunch.figures.smoothing import Chosen, faired, smoothed
from unhunch.figures.surface import Surface

Field = Callable[[Array], Array]

SLEEVE = 0.52
HEM_M = 0.004
NOWHERE = 9.0
BUST_M = 0.066
NIPPLE = 8451


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Dressed:
    """The clothes and the skin that shows, and the outermost surface (V, 3) over the skin's own vertices."""

    parts: tuple[Part, ...]
    outer: Array


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cloth:
    """A garment to be cut: its surface (V, 3) over the skin and where it is (positive) and is not."""

    surface: Array
    field: Array


def dressed(skin: Surface, look: Look) -> Dressed:
    """The body's skin, top and leggings."""
    leggings = _cloth(skin, _leggings(skin), skin.calm + normals(skin.calm, skin.triangles) * 0.0045, (0.0025, skin.vertices))
    outer = np.where((leggings.field > 0)[:, None], leggings.surface, skin.vertices)
    top = _cloth(skin, _top(skin), _chest(skin), (0.0055, outer))
    outer = np.where((top.field > 0)[:, None], top.surface, outer)
    bare = np.minimum(0.012 - _top(skin)(skin.vertices), 0.006 - _leggings(skin)(skin.vertices))
    shown = cut(skin.triangles, bare, [skin.vertices, skin.normals, skin.weights])
    parts = (
        part("skin", (shown.values[0], shown.values[1], shown.triangles), shown.values[2], Stuff(colour=look.skin)),
        _sewn("top", skin, top, Stuff(colour=look.top, double=True, rough=0.9)),
        _sewn("leggings", skin, leggings, Stuff(colour=look.leggings, double=True, rough=0.85)),
    )
    return Dressed(parts=parts, outer=outer)


def _top(skin: Surface) -> Field:
    """Metres inside the T-shirt's hems: neckline, sleeves, waist."""
    neck = skin.at("c7_c6") + np.array([0, -0.012, 0])
    slope = np.array([0, 0.90, 0.44])
    below = skin.vertices[:, 1] < skin.at("head")[1] - 0.05
    waist = skin.at("femur_l")[1] + 0.036

    def field(points: Array) -> Array:
        away = points - neck
        sides, height = np.abs(away[:, 0]) - 0.072, -away @ slope
        collar = _rounded_max(height, sides, 0.05)
        found = np.minimum(collar, np.where(skin.arms > 0.5, _sleeves(skin, points), points[:, 1] - waist))
        return np.asarray(np.where(below, found, -1.0))

    return field


def _sleeves(skin: Surface, points: Array) -> Array:
    """Metres (V,) up the arm from the sleeve's hem."""
    found = np.full(len(points), NOWHERE)
    for side, sign in zip(SIDES, (1, -1), strict=True):
        shoulder, elbow = skin.at(f"humerus_{side}"), skin.at(f"ulna_{side}")
        length = float(np.linalg.norm(elbow - shoulder))
        own = (skin.vertices[:, 0] * sign > 0) & (skin.arms > 0.5)
        found = np.where(own, SLEEVE * length - (points - shoulder) @ (elbow - shoulder) / length, found)
    return found


def _rounded_max(a: Array, b: Array, width: float) -> Array:
    """The larger of two, rounded where they are nearly equal."""
    return np.maximum(a, b) + np.maximum(width - np.abs(a - b), 0) ** 2 / (4 * width)


def _leggings(skin: Surface) -> Field:
    """Metres inside the leggings' hems: waist and ankles."""
    waist, ankle = skin.at("femur_l")[1] + 0.080, skin.at("foot_l")[1] + 0.085

    def field(points: Array) -> Array:
        found = np.minimum(waist - points[:, 1], points[:, 1] - ankle)
        return np.asarray(np.where(skin.arms > 0.3, -1.0, found))

    return field


def _bust(skin: Surface) -> Chosen:
    """The skin (V,) under which the cloth hangs free."""
    tip = np.abs(skin.vertices[NIPPLE]) * [1, 1, -1]
    near = np.linalg.norm(np.abs(skin.vertices) * [1, 1, -1] - tip, axis=1) < BUST_M
    return np.asarray(near & (skin.vertices[:, 2] > skin.at("t8_t6")[2]) & (skin.arms < 0.5))


def _chest(skin: Surface) -> Array:
    """The T-shirt's surface (V, 3): a calm chest and belly, close to the skin at the neck."""
    calmer = smoothed(skin.vertices, skin.triangles, 40)
    cloth = faired(skin.calm * 0.3 + calmer * 0.7, skin.triangles, _bust(skin))
    away = np.linalg.norm(skin.vertices - skin.at("c7_c6") - np.array([0, -0.01, 0.03]), axis=1)
    free = smooth(0.06, 0.15, away)[:, None]
    cloth = (skin.vertices * 0.35 + skin.calm * 0.65) * (1 - free) + cloth * free
    return cloth + normals(skin.calm, skin.triangles) * 0.0085


def _cloth(skin: Surface, field: Field, surface: Array, over: tuple[float, Array]) -> Cloth:
    """The garment lifted clear of what is below it by at least so many metres."""
    clear_m, below = over
    free = _bust(skin)[:, None].astype(np.float64) if clear_m > 0.004 else np.zeros((len(surface), 1))
    for times in (3, 2):
        depth = np.sum((surface - below) * skin.normals, axis=1, keepdims=True)
        surface = surface + skin.normals * np.maximum(0, clear_m - depth) * (1 - free)
        surface = smoothed(surface, skin.triangles, times, 0.4)
    return Cloth(surface=surface, field=field(surface))


def _sewn(name: str, skin: Surface, cloth: Cloth, stuff: Stuff) -> Part:
    """The garment cut along its hems, each turned inwards so that the cloth has a thickness."""
    own = normals(cloth.surface, skin.triangles)
    found = cut(skin.triangles, cloth.field, [cloth.surface, own, skin.weights])
    vertices, normal, weights = found.values
    hem, strip = _hem(found)
    vertices = np.concatenate([vertices, vertices[hem], vertices[hem] - unit(normal[hem]) * HEM_M])
    weights = np.concatenate([weights, weights[hem], weights[hem]])
    turned = normals(vertices, strip)
    normal = np.concatenate([unit(normal), turned[len(normal) :]])
    return part(name, (vertices, normal, np.concatenate([found.triangles, strip])), weights, stuff)


def _hem(found: Cut) -> tuple[np.ndarray[tuple[int], np.dtype[np.intp]], np.ndarray[tuple[int, int], np.dtype[np.intp]]]:
    """The vertices on the cut, and the strip between two copies of them, the second lying inside."""
    hem, place = np.unique(found.rim, return_inverse=True)
    a, b = place.reshape(found.rim.shape).T + len(found.values[0])
    inner = len(hem)
    strip = np.concatenate([np.stack([a, b, b + inner], axis=1), np.stack([a, b + inner, a + inner], axis=1)])
    return hem, strip
