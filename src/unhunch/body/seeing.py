"""A camera that looks at a body: where landmarks fall in its picture, and which of them other parts hide."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from unhunch.body.kinematics import Track
from unhunch.body.landmarks import DEPTH_M, LANDMARKS, landmarks
from unhunch.body.turning import Array

# A detector is never quite sure, nor quite without a guess.
SURE: Final = 0.99
GUESSED: Final = 0.15
SPREAD_M: Final = 0.02
FLAT: Final = 1e-12
HIPS: Final = (LANDMARKS.index("femur_l"), LANDMARKS.index("femur_r"))


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A camera around the person (degrees: 0 front, 90 their left), raised by `up_deg`, at a distance in metres.

    `target_m` is what it looks at; `aspect` is the picture's width over its height; `fov_deg` is from top to bottom.
    """

    around_deg: float
    up_deg: float
    distance_m: float
    target_m: tuple[float, float, float]
    aspect: float = 4 / 3
    fov_deg: float = 40.0

    @property
    def axes(self) -> tuple[Array, Array, Array]:
        """To the picture's right, up in it, and towards the camera: unit vectors (3,)."""
        a, e = np.radians(self.around_deg), np.radians(self.up_deg)
        towards = np.array([np.cos(e) * np.sin(a), np.sin(e), np.cos(e) * np.cos(a)])
        right = np.array([np.cos(a), 0, -np.sin(a)])
        return right, np.cross(towards, right), towards

    @property
    def place(self) -> Array:
        """Where the camera stands (3,)."""
        return np.asarray(np.array(self.target_m) + self.axes[2] * self.distance_m)

    def project(self, points: Array) -> Array:
        """Points (..., 3) in the room as x in picture widths, y in heights downward, and depth in metres."""
        right, up, towards = self.axes
        off = points - np.array(self.target_m)
        depth = self.distance_m - off @ towards
        half = np.tan(np.radians(self.fov_deg) / 2)
        x = 0.5 + (off @ right) / depth / half / self.aspect / 2
        y = 0.5 - (off @ up) / depth / half / 2
        return np.stack([x, y, depth], axis=-1)


def framing(track: Track, around_deg: float, up_deg: float, aspect: float = 4 / 3, fov_deg: float = 40.0) -> View:
    """The view from that side in which the whole movement fits, with a little room around it."""
    points = landmarks(track).reshape(-1, 3)
    low, high = points.min(axis=0), points.max(axis=0)
    half = np.tan(np.radians(fov_deg) / 2)
    middle = (low + high) / 2
    view = View(around_deg=around_deg, up_deg=up_deg, distance_m=1.0, target_m=(0, 0, 0))
    right, up, towards = view.axes
    off = points - middle
    across = np.abs(off @ right) / half / aspect + off @ towards
    along = np.abs(off @ up) / half + off @ towards
    return View(
        around_deg=around_deg,
        up_deg=up_deg,
        distance_m=float(max(across.max(), along.max()) * 1.15 + 0.2),
        target_m=(float(middle[0]), float(middle[1]), float(middle[2])),
        aspect=aspect,
        fov_deg=fov_deg,
    )


def seen(track: Track, view: View) -> Array:
    """The landmarks as a detector gives them (T, 33, 4): x, y, z in picture widths (the mid-hip at 0), visibility."""
    points = landmarks(track)
    flat = view.project(points)
    hips = flat[:, HIPS, 2].mean(axis=1)[:, None]
    width = 2 * hips * np.tan(np.radians(view.fov_deg) / 2) * view.aspect
    z = (flat[..., 2] - hips) / width
    clear = _clear_over_time(points, track, view)
    visibility = GUESSED + (SURE - GUESSED) * clear
    return np.concatenate([flat[..., :2], z[..., None], visibility[..., None]], axis=-1)


def _clear_over_time(points: Array, track: Track, view: View) -> Array:
    """How much of each landmark (T, 33) is seen: five points around it, and the body's triangles before them."""
    right, up, _ = view.axes
    offsets = SPREAD_M * np.stack([0 * right, right, -right, up, -up])
    spots = view.project(points[:, None] + offsets[:, None])
    corners = view.project(track.skin())[:, track.skeleton.triangles]
    depths = np.array([DEPTH_M[name] for name in LANDMARKS])
    rows = [_clear(s, c.transpose(1, 0, 2), depths) for s, c in zip(spots, corners, strict=True)]
    return np.stack(rows)


def _clear(points: Array, corners: Array, depths: Array) -> Array:
    """For each landmark (33,) the share of its five points (5, 33, 3) that nothing of the body hides.

    `corners` (3, F, 3) are the body's triangles, all in picture heights and metres of depth; `depths` (33,) is how
    far in front of a landmark its own limb reaches.
    """
    flat = points[..., :2].reshape(-1, 2)
    spots = np.concatenate([flat, np.ones((len(flat), 1))], axis=1)
    shares = _shares(corners)
    # Einsum, not @: a threaded BLAS costs more than it saves on such small tables.
    inside = np.all(np.einsum("pi,kif->kpf", spots, shares) >= 0, axis=0)
    # In a picture it is the inverse of depth that changes evenly over a plane.
    nearness = np.einsum("pi,if->pf", spots, np.einsum("kif,kf->if", shares, 1 / corners[..., 2]))
    own = 1 / np.maximum(points[..., 2] - depths, FLAT).reshape(-1, 1)
    hidden = np.any(inside & (nearness > own), axis=1).reshape(points.shape[:2])
    return np.asarray(1 - np.mean(hidden, axis=0))


def _shares(corners: Array) -> Array:
    """What gives the three barycentric shares (3, 3, F) of a spot (x, y, 1) in each triangle."""
    a, b, c = corners[..., :2]
    whole = _twice_area(a, b, c)
    whole = np.where(np.abs(whole) < FLAT, FLAT, whole)
    edges = ((b.T, c.T), (c.T, a.T), (a.T, b.T))
    rows = [(q[1] - r[1], r[0] - q[0], q[0] * r[1] - r[0] * q[1]) for q, r in edges]
    return np.asarray(np.array(rows) / whole)


def _twice_area(a: Array, b: Array, c: Array) -> Array:
    """Twice the signed area of triangles (..., 2)."""
    (p, q), (r, s) = np.moveaxis(b - a, -1, 0), np.moveaxis(c - a, -1, 0)
    return np.asarray(p * s - q * r)


def jittered(frames: Array, trunk_share: float, seed: int) -> Array:
    """The landmarks (T, 33, 4) with a detector's noise: that share of the trunk's length in the picture, seeded.

    Hidden landmarks shake three times as much; the noise is half white, half slow, as a tracker's is.
    """
    if trunk_share <= 0:
        return frames
    draw = np.random.default_rng(seed)
    shoulders, hips = frames[:, (11, 12), :2].mean(axis=1), frames[:, HIPS, :2].mean(axis=1)
    size = np.linalg.norm(shoulders - hips, axis=1).mean() * trunk_share
    white, slow = draw.normal(size=(2, *frames.shape[:2], 3))
    for number, row in enumerate(_walk(slow)):
        slow[number] = row
    scale = size * (1 + 2 * (1 - frames[..., 3:4]))
    found = frames.copy()
    found[..., :3] += scale * (0.5 * white + 0.5 * slow) * np.array([1, 1, 3])
    return found


def _walk(steps: Array) -> Iterator[Array]:
    """A slow wander of unit spread through the steps (T, …)."""
    at = steps[0]
    for step in steps:
        at = 0.9 * at + np.sqrt(1 - 0.9**2) * step
        yield at
