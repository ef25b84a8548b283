"""Many recordings at once: each in a process of its own, on all cores, with progress on a terminal."""

import contextlib
import os
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import Array
from typing import Any

from unhunch.cli import render
from unhunch.cli.films import looks_like_film, require_parts
from unhunch.cli.recordings import Done, Job, work
from unhunch.errors import UnhunchError

LOOK_S = 0.25
# How far each film is and how long it lasts, in seconds: two numbers a job, shared with the processes.
METERS: list[Any] = []


def all_done(todo: Sequence[Job]) -> list[Done]:
    """Each job's outcome in the given order."""
    films = any(looks_like_film(job.file) for job in todo)
    if len(todo) == 1 and not films:
        return [work(todo[0])]
    if films:
        make_ready()
    first = attempted(todo, range(len(todo)), films=films)
    lost = [number for number, done in enumerate(first) if done is None]
    # One that brings its process down takes its neighbours with it: alone it takes only itself.
    again = {number: attempted(todo, [number], films=films)[0] for number in lost}
    return [done or again[number] or stopped(todo[number]) for number, done in enumerate(first)]


def make_ready() -> None:
    """Have the pose model put together here, where that is said, and not by each process."""
    from unhunch.cli.pose_model import pose_model

    with contextlib.suppress(UnhunchError, OSError):
        require_parts()
        pose_model()


def attempted(todo: Sequence[Job], numbers: Sequence[int], *, films: bool) -> list[Done | None]:
    """The outcome of each of these jobs; None where its process was stopped."""
    meters = Array("d", 2 * len(todo))
    workers = min(len(numbers), os.cpu_count() or 1)
    pool = ProcessPoolExecutor(max_workers=workers, initializer=begin, initargs=(meters, films))
    try:
        # The workers start here, before the progress bar's thread.
        running = [pool.submit(worked, number, todo[number]) for number in numbers]
        with render.files_and_seconds(len(running)) as show:
            waiting = set(running)
            while waiting:
                _, waiting = wait(waiting, timeout=LOOK_S, return_when=FIRST_COMPLETED)
                show(len(running) - len(waiting), sum(meters[0::2]), sum(meters[1::2]))
        return [outcome(one) for one in running]
    finally:
        pool.shutdown(cancel_futures=True)


def begin(meters: Any, films: bool) -> None:  # noqa: ANN401, FBT001 - the standard library's own; given by place
    """Make this process ready: where it looks at films, what their libraries print of themselves is dropped."""
    METERS[:] = [meters]
    if films:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 2)
        os.close(nothing)


def worked(number: int, job: Job) -> Done:
    """The job's outcome; meanwhile its meters tell how far it is."""
    meters = METERS[0]

    def told(done_s: float, length_s: float) -> None:
        meters[2 * number], meters[2 * number + 1] = done_s, length_s

    return work(job, told)


def outcome(future: "Future[Done]") -> Done | None:
    """What became of the job; None where the process that did it was stopped."""
    try:
        return future.result()
    except BrokenProcessPool:
        return None


def stopped(job: Job) -> Done:
    """A job whose process was stopped though nothing ran beside it."""
    return Done(job=job, error=f"{job.file}: its process was stopped. Is there enough memory? Cut it into parts.")
