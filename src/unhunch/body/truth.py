"""A made-up person doing an exercise before a camera: landmarks, and beside them what is true of each moment."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Final

import numpy as np

from unhunch.body.kinematics import Track
from unhunch.body.landmarks import LANDMARKS, landmarks
from unhunch.body.measures import MEASURES
from unhunch.body.motion import Motion
from unhunch.body.play import play
from unhunch.body.practice import Practice, clock, fault_of, phases, practised, repetitions
from unhunch.body.seeing import HIPS, framing, jittered, seen
from unhunch.body.skeleton import load_skeleton
from unhunch.body.turning import Array

DIGITS: Final = 5
AS_DRAWN: Final = Practice()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who does it, how it is filmed (degrees around and above the person), and the detector's noise.

    `noise_share` is its spread in shares of the trunk's length; `seed` makes it the same again.
    """

    body: str = "woman"
    frames_per_s: float = 15.0
    around_deg: float = 0.0
    up_deg: float = 4.0
    noise_share: float = 0.0
    seed: int = 0
    practice: Practice = AS_DRAWN


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Filmed:
    """What a detector gives (T, 33, 4), when (T,) in seconds, and the body that it was."""

    times_s: Array
    frames: Array
    track: Track
    moments_s: Array


def filmed(motion: Motion, asked: Asked) -> Filmed:
    """The made-up person before the camera."""
    done = practised(motion, asked.practice)
    times, moments = clock(done, asked.practice, asked.frames_per_s)
    skeleton = load_skeleton(asked.body)
    track = play(done, skeleton, moments, fault_of(motion, asked.practice))
    view = framing(track, asked.around_deg, asked.up_deg)
    frames = jittered(seen(track, view), asked.noise_share, asked.seed)
    return Filmed(times_s=times, frames=frames, track=track, moments_s=moments)


def told(motion: Motion, asked: Asked) -> dict[str, object]:
    """All of it in JSON's own kinds: the truth of each repetition, and each frame."""
    film = filmed(motion, asked)
    return {
        "exercise": motion.exercise,
        "asked": asdict(asked),
        "aspect": 4 / 3,
        "landmarks": list(LANDMARKS),
        "repetitions": [
            {name: rounded(value) for name, value in asdict(one).items()} for one in repetitions(motion, asked.practice)
        ],
        "frames": list(_frames(motion, asked, film)),
    }


def _frames(motion: Motion, asked: Asked, film: Filmed) -> Iterator[dict[str, object]]:
    world = landmarks(film.track)
    world = world - world[:, HIPS].mean(axis=1)[:, None]
    named = phases(motion, film.moments_s)
    angles = {name: measure(film.track) for name, measure in MEASURES.items()}
    whole = list(repetitions(motion, asked.practice))
    for number, time in enumerate(film.times_s):
        doing = next((one.number for one in whole if one.start_s <= time <= one.end_s), None)
        yield {
            "t_s": rounded(time),
            "points": np.round(film.frames[number], DIGITS).tolist(),
            "world_m": np.round(world[number], DIGITS).tolist(),
            "phase": named[number],
            "repetition": doing,
            "angles": {name: rounded(values[number]) for name, values in angles.items()},
            "faults": [] if asked.practice.fault is None else [asked.practice.fault],
        }


def rounded(value: float) -> float:
    """The number with five digits after the point; a whole one stays whole."""
    return value if isinstance(value, int) else round(float(value), DIGITS)
