"""The muscle areas: smooth patches with soft edges on the outermost surface, drawn from outlines in data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import ClassVar, Final, Literal

import numpy as np
from pydantic import TypeAdapter

from unhunch.body.turning import Array, unit
from unhunch.figures.cutting import cut, finer
from unhunch.figures.hair import line
from unhunch.figures.mesh import normals
from unhunch.figures.part import Part, Stuff, part, thinned
from unhunch.figures.rig import smooth
from unhunch.figures.smoothing import smoothed
from unhunch.figures.surface import Surface
from unhunch.figures.views import View, place

COLOUR: Final = (0.90, 0.145, 0.042)
OPACITY: Final = 0.94
FADE_M: Final = 0.009
NEAR_M: Final = 0.045
LIFT_M: Final = 0.0022
FLAT_M: Final = 0.0007
PIECES: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One area of muscle as its data say it."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    view: Literal["back", "front", "trunk", "neck", "arm", "thigh", "shin"]
    outline: tuple[tuple[float, float], ...]
    muscles: tuple[str, ...]
    past_m: float = 0.0


@cache
def areas() -> Mapping[str, Area]:
    """All areas by id."""
    text = (Path(__file__).parent / "data/muscles.toml").read_text(encoding="utf-8")
    return TypeAdapter(dict[str, Area]).validate_python(tomllib.loads(text))


@cache
def areas_of(muscle: str) -> tuple[str, ...]:
    """The ids of the areas that show a muscle of the catalogue."""
    return tuple(area for area, facts in areas().items() if muscle in facts.muscles)


def muscles(skin: Surface, outer: Array, layer: Array) -> tuple[Part, ...]:
    """All areas of both sides as parts named `muscle_<area>_<side>`."""
    outer = over_hems(skin, outer, layer)
    normal = normals(outer, skin.triangles)
    found: list[Part | None] = []
    for number, (name, area) in enumerate(areas().items()):
        view = View.of(skin, area.view, area.past_m)
        surfaces = (skin, outer, normal)
        found += [_patch(f"muscle_{name}_{side}", area, view, surfaces, side, number) for side in "lr"]
    return tuple(one for one in found if one is not None)


def over_hems(skin: Surface, outer: Array, layer: Array) -> Array:
    """The outermost surface (V, 3), drawn smoothly over the clothes' hems and the hair at the nape."""
    off = np.sum((outer - skin.vertices) * skin.normals, axis=1)
    high = off.copy()
    for a, b in ((0, 1), (1, 2), (2, 0), (1, 0), (2, 1), (0, 2)):
        np.maximum.at(high, skin.triangles[:, a], off[skin.triangles[:, b]])
    step = (np.ptp(layer[skin.triangles], axis=1) > 0)[:, None] * np.ones(3)
    hem = np.zeros(len(off))
    np.maximum.at(hem, skin.triangles.ravel(), step.ravel())
    hem = np.clip(smoothed(hem[:, None], skin.triangles, 2)[:, 0] * 2, 0, 1)
    high = off + hem * np.maximum(smoothed(high[:, None], skin.triangles, 1)[:, 0] - off, 0)
    places = skin.vertices - skin.at("head")
    behind = smooth(-0.03, -0.055, places[:, 2])
    high += behind * (0.001 + 0.012 * smooth(0, 0.028, line(places))) * smooth(-0.012, 0.0, line(places))
    return np.asarray(outer + skin.normals * (high - off)[:, None])


def _patch(
    name: str, area: Area, view: View, surfaces: tuple[Surface, Array, Array], side: str, number: int
) -> Part | None:
    """The patch of one side; its edge fades outside the outline, so that neighbours meet without a seam."""
    skin, outer, normal = surfaces
    outline = rounded(view.metres(np.array(area.outline)))
    where = place(view, skin, normal, side)
    near = np.all((where.flat > outline.min(axis=0) - NEAR_M) & (where.flat < outline.max(axis=0) + NEAR_M), axis=1)
    near &= where.limit > -NEAR_M
    triangles = skin.triangles[near[skin.triangles].all(axis=1)]
    if not len(triangles):
        return None
    used, kept = np.unique(triangles, return_inverse=True)
    triangles = kept.reshape(triangles.shape)
    values = [rows[used] for rows in (where.flat, where.limit[:, None], outer, normal, skin.weights)]
    triangles, values = finer(triangles, values)
    inside = np.minimum(distance(values[0], outline), values[1][:, 0])
    if not np.any(inside > -FADE_M):
        return None
    found = cut(triangles, inside + FADE_M, [*values[2:], inside[:, None]])
    vertices, normal, weights, depth = found.values
    normal = unit(normal)
    alpha = OPACITY * smooth(-FADE_M, 0, depth)
    colours = np.concatenate([np.tile(COLOUR, (len(alpha), 1)), alpha], axis=1)
    lift = LIFT_M + number * 2e-5
    stuff = Stuff(colour=(1, 1, 1), rough=0.7, clear=True)
    whole = part(name, (vertices + normal * lift, normal, found.triangles), weights, stuff, colours)
    assert whole.colours is not None  # noqa: S101 - given just above
    return thinned(whole, FLAT_M, whole.colours[:, 3] < OPACITY * 0.97)


def rounded(outline: Array) -> Array:
    """The closed outline (N, 2) as a smooth line through its points (Catmull-Rom)."""
    before, after, beyond = np.roll(outline, 1, axis=0), np.roll(outline, -1, axis=0), np.roll(outline, -2, axis=0)
    slope, bend = after - before, 2 * before - 5 * outline + 4 * after - beyond
    swing = 3 * outline - before - 3 * after + beyond
    shares = np.arange(PIECES) / PIECES
    return np.stack([outline + 0.5 * (slope * t + bend * t**2 + swing * t**3) for t in shares], axis=1).reshape(-1, 2)


def distance(points: Array, outline: Array) -> Array:
    """Metres (P,) from points to a closed outline (N, 2), positive inside."""
    nearest = np.full(len(points), np.inf)
    inside = np.zeros(len(points), dtype=np.bool_)
    for start, end in zip(outline, np.roll(outline, -1, axis=0), strict=True):
        way = end - start
        length = max(float(way @ way), 1e-12)
        along = np.clip((points - start) @ way / length, 0, 1)
        nearest = np.minimum(nearest, np.linalg.norm(points - start - along[:, None] * way, axis=1))
        crosses = (start[1] > points[:, 1]) != (end[1] > points[:, 1])
        rise = way[1] if abs(way[1]) > 1e-12 else 1e-12
        inside ^= crosses & (points[:, 0] < way[0] * (points[:, 1] - start[1]) / rise + start[0])
    return np.where(inside, nearest, -nearest)
