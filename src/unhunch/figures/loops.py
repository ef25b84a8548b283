"""The moving picture of an exercise for a page without three dimensions: its motion once, as an animated AVIF."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from io import BytesIO
from typing import Final

import numpy as np
from PIL import Image

from unhunch.figures.edges import filled
from unhunch.figures.listing import Json
from unhunch.figures.stills import STILL_BODY
from unhunch.figures.studio import studio

SIZE: Final = (352, 308)
FRAMES_PER_S: Final = 8
# Whole colour for every pixel: shared between four, an edge would take on the colour of what lies beside it.
AVIF: Final = {"quality": 25, "speed": 4, "subsampling": "4:4:4"}


def loops_of(facts: Mapping[str, Json], content: bytes, *, workers: int) -> Iterator[tuple[str, bytes]]:
    """Each exercise with its moving picture, as they get ready; `facts` are the exercises of figures.json."""
    with ProcessPoolExecutor(max_workers=workers) as pool:
        # One exercise a job, so that what is ready is kept though the rest is broken off.
        jobs = {pool.submit(loop, exercise, entry, content): exercise for exercise, entry in facts.items()}
        for job in as_completed(jobs):
            yield jobs[job], job.result()


def loop(exercise: str, entry: Json, content: bytes) -> bytes:
    """The animated AVIF of one exercise on a transparent ground."""
    with studio(SIZE, mode="quick") as place:
        place.load(STILL_BODY, content)
        place.exercise(exercise, entry["lit"], entry["props"])
        place.view(entry["view"][STILL_BODY])
        count = max(2, round(entry["loop_s"] * FRAMES_PER_S))
        return animated([place.picture(entry["loop_s"] * number / count) for number in range(count)], entry["loop_s"])


def animated(pictures: Sequence[bytes], lasting_s: float) -> bytes:
    """PNGs as one AVIF that plays them in so many seconds, for ever."""
    opened = [Image.open(BytesIO(picture)).convert("RGBA") for picture in pictures]
    frames = [Image.fromarray(filled(np.asarray(picture))) for picture in opened]
    file = BytesIO()
    each_ms = round(1000 * lasting_s / len(frames))
    frames[0].save(file, "AVIF", save_all=True, append_images=frames[1:], duration=each_ms, loop=0, **AVIF)
    return file.getvalue()
