"""The hair: the scalp raised along a hairline, and a bun for those who tie it."""

import numpy as np

from unhunch.body.turning import Array, unit
from unhunch.figures.bodies import Look
from unhunch.figures.cutting import cut, finer
from unhunch.figures.face import grid
from unhunch.figures.part import Part, Stuff, joined, part, rigid
from unhunch.figures.rig import smooth
from unhunch.figures.smoothing import smoothed
from unhunch.figures.surface import Surface

# The hairline: height over the head's joint at each depth, in metres.
DEPTHS = (-0.10, -0.075, -0.055, -0.035, -0.02, -0.004, 0.010, 0.022, 0.034, 0.052, 0.072, 0.088, 0.11)
HEIGHTS = (-0.048, -0.052, -0.052, -0.050, -0.022, 0.024, 0.030, 0.016, 0.030, 0.062, 0.080, 0.088, 0.092)


def hair(skin: Surface, look: Look) -> Part:
    """The hair of a person."""
    stuff = Stuff(colour=look.hair, rough=0.5)
    parts = [_cap(skin, stuff)]
    if look.bun:
        parts.append(_bun(skin, stuff))
    return joined("hair", parts)


def line(places: Array) -> Array:
    """Metres (V,) above the hairline at places against the head's joint."""
    return np.asarray(places[:, 1] - np.interp(places[:, 2], DEPTHS, HEIGHTS))


def _cap(skin: Surface, stuff: Stuff) -> Part:
    joint = skin.at("head")
    places = skin.vertices - joint
    above = np.where(places[:, 1] < -0.08, -1.0, line(places))
    thick = 0.0025 + smooth(0, 0.045, above) * (0.010 + 0.009 * smooth(0.03, -0.06, places[:, 2]))
    raised = smoothed(skin.vertices + skin.normals * thick[:, None], skin.triangles, 8)
    depth = np.sum((raised - skin.vertices) * skin.normals, axis=1)
    least = 0.0025 * smooth(-0.004, 0.008, above)
    raised = raised + skin.normals * np.maximum(0, least - depth)[:, None]
    triangles = skin.triangles[(above[skin.triangles] > -0.02).any(axis=1)]
    triangles, values = finer(triangles, [skin.vertices, raised, skin.weights, skin.normals])
    high = np.where(values[0][:, 1] - joint[1] < -0.08, -1.0, line(values[0] - joint))
    found = cut(triangles, high, values[1:])
    return part("cap", (found.values[0], unit(found.values[2]), found.triangles), found.values[1], stuff)


def _bun(skin: Surface, stuff: Stuff) -> Part:
    middle = skin.at("head") + np.array([0, 0.052, -0.125])
    polar, around = np.linspace(0, np.pi, 21), np.linspace(0, 2 * np.pi, 33)[:-1]
    p, a = np.meshgrid(polar, around, indexing="ij")
    points = np.stack([np.sin(p) * np.sin(a), np.cos(p), np.sin(p) * np.cos(a)], axis=-1).reshape(-1, 3)
    size = np.array([0.037, 0.036, 0.031])
    mesh = (middle + points * size, unit(points / size), grid(len(polar), len(around)))
    return part("bun", mesh, rigid(len(points), "head"), stuff)
