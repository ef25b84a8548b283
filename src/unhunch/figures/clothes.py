"""A T-shirt and leggings: the skin pushed outwards, calmed and cut along exact hems, so that they move with it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from unhunch.body.bones import SIDES
from unhunch.body.turning import Array, unit
from unhunch.figures.bodies import Look
from unhunch.figures.cutting import Cut, cut, seamed
from unhunch.figures.mesh import normals
from unhunch.figures.part import Part, Stuff, part, thinned
from unhunch.figures.rig import smooth
from unhunch.figures.smoothing import Chosen, evened, faired, smoothed
from unhunch.figures.surface import Surface

Field = Callable[[Array], Array]

SLEEVE = 0.52
HEM_M = 0.004
UNDER_M = 0.022
LEGGINGS_M = 0.0045
SHIRT_M = 0.0085
COLLAR_OFF_M = 0.0035
CLEAR_M = 0.003
FLAT_M = 0.00035
RIB = 0.80
NOWHERE = 9.0
BUST_M = 0.085
NIPPLE = 8451
# A crew neck: the plane of its collar against the lowest joint of the neck; a longer neck wears it higher.
COLLAR_UP_M = -0.003
COLLAR_BACK_M = -0.035
SHORT_NECK_M = 0.094
COLLAR_WAY = (0.0, 0.93, 0.37)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Dressed:
    """The clothes and the skin that shows, and the outermost surface (V, 3) over the skin's own vertices.

    `layer` (V,) says what that surface is: 0 skin, 1 leggings, 2 top.
    """

    parts: tuple[Part, ...]
    outer: Array
    layer: Array


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cloth:
    """A garment to be cut: its surface (V, 3) over the skin and where it is (positive) and is not."""

    surface: Array
    field: Array


def dressed(skin: Surface, look: Look) -> Dressed:
    """The body's skin, top and leggings."""
    tight = skin.calm + normals(skin.calm, skin.triangles) * LEGGINGS_M
    leggings = _cloth(skin, _leggings(skin), tight, skin.vertices)
    outer = np.where((leggings.field > 0)[:, None], leggings.surface, skin.vertices)
    top = _cloth(skin, _top(skin), _shirt(skin), outer)
    outer = np.where((top.field > 0)[:, None], top.surface, outer)
    bare = np.minimum(UNDER_M - _top(skin)(skin.vertices), UNDER_M * 0.5 - _leggings(skin)(skin.vertices))
    shown = cut(skin.triangles, bare, [skin.vertices, skin.normals, skin.weights])
    parts = (
        thinned(
            part("skin", (shown.values[0], shown.values[1], shown.triangles), shown.values[2], Stuff(colour=look.skin)),
            FLAT_M,
        ),
        _sewn("top", skin, top, Stuff(colour=look.top, double=True, rough=0.92), rib_m=0.013),
        _sewn("leggings", skin, leggings, Stuff(colour=look.leggings, double=True, rough=0.85), rib_m=0.016),
    )
    layer = np.where(top.field > 0, 2.0, np.where(leggings.field > 0, 1.0, 0.0))
    return Dressed(parts=parts, outer=outer, layer=layer)


def _top(skin: Surface) -> Field:
    """Metres inside the T-shirt's hems: neckline, sleeves, waist."""
    neck_m = float(skin.at("head")[1] - skin.at("c7_c6")[1])
    collar = skin.at("c7_c6") + np.array([0, COLLAR_UP_M + neck_m - SHORT_NECK_M, COLLAR_BACK_M])
    below = skin.vertices[:, 1] < skin.at("head")[1] - 0.05
    waist = skin.at("femur_l")[1] + 0.036

    def field(points: Array) -> Array:
        away = points - collar
        # The collar's plane sinks to the front, a little more in the middle of the chest, and rises over the shoulders.
        dip = 0.014 * smooth(0.02, 0.09, away[:, 2]) * (1 - smooth(0.0, 0.085, np.abs(points[:, 0])))
        rise = np.hypot(np.maximum(np.abs(points[:, 0]) - 0.038, 0), 0.015) - 0.015
        neck = -away @ np.array(COLLAR_WAY) - dip + 0.75 * rise
        found = np.minimum(neck, np.where(skin.arms > 0.5, _sleeves(skin, points), points[:, 1] - waist))
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


def _shirt(skin: Surface) -> Array:
    """The T-shirt's surface (V, 3): a calm chest and belly, close to the skin at the neck and around the arms."""
    flat = faired(skin.vertices, skin.triangles, _bust(skin))
    calm = evened(flat, skin.triangles, 40)
    loose = smooth(0.05, 0.14, np.linalg.norm(skin.vertices - skin.at("c7_c6") - np.array([0, 0, 0.03]), axis=1))
    loose = loose * (1 - 0.35 * smooth(0.3, 0.9, skin.arms))
    off = COLLAR_OFF_M + (SHIRT_M - COLLAR_OFF_M) * smoothed(loose[:, None], skin.triangles, 4)
    return calm + normals(calm, skin.triangles) * off


def _cloth(skin: Surface, field: Field, surface: Array, below: Array) -> Cloth:
    """The garment, lifted clear of what is below it near its hems: elsewhere nothing below it is drawn."""
    edge = 1 - smooth(0.03, 0.07, np.abs(field(surface)))[:, None]
    for times in (3, 2):
        depth = np.sum((surface - below) * skin.normals, axis=1, keepdims=True)
        surface = surface + skin.normals * np.maximum(0, CLEAR_M - depth) * edge
        surface = smoothed(surface, skin.triangles, times, 0.4)
    return Cloth(surface=surface, field=field(surface))


def _sewn(name: str, skin: Surface, cloth: Cloth, stuff: Stuff, rib_m: float) -> Part:
    """The garment cut along its hems, each turned inwards so that the cloth has a thickness, with a darker rib."""
    own = normals(cloth.surface, skin.triangles)
    values = [cloth.surface, own, skin.weights, cloth.field[:, None]]
    triangles, values = seamed(skin.triangles, cloth.field - rib_m, values)
    found = cut(triangles, values[3][:, 0], values)
    vertices, normal, weights, _, rib = found.values
    hem, strip = _hem(found)
    vertices = np.concatenate([vertices, vertices[hem], vertices[hem] - unit(normal[hem]) * HEM_M])
    turned = normals(vertices, strip)
    normal = np.concatenate([unit(normal), turned[len(normal) :]])
    dark = 1 - (1 - RIB) * np.concatenate([rib, rib[hem], rib[hem]])
    colours = np.concatenate([dark * np.array(stuff.colour), np.ones_like(dark)], axis=1)
    mesh = (vertices, normal, np.concatenate([found.triangles, strip]))
    weights = np.concatenate([weights, weights[hem], weights[hem]])
    return part(name, mesh, weights, replace(stuff, colour=(1, 1, 1)), colours)


def _hem(
    found: Cut,
) -> tuple[np.ndarray[tuple[int], np.dtype[np.intp]], np.ndarray[tuple[int, int], np.dtype[np.intp]]]:
    """The vertices on the cut, and the strip between two copies of them, the second lying inside."""
    hem, place = np.unique(found.rim, return_inverse=True)
    a, b = place.reshape(found.rim.shape).T + len(found.values[0])
    inner = len(hem)
    strip = np.concatenate([np.stack([a, b, b + inner], axis=1), np.stack([a, b + inner, a + inner], axis=1)])
    return hem, strip
