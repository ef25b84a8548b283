"""One recording from file to findings, with the files that are written of it; runs in a process of its own."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from unhunch.cli.films import BEGINNING, Told, draw, looks_like_film, see
from unhunch.cli.read import MOST_BYTES, named, read_bytes
from unhunch.errors import InvalidInputError, UnhunchError

if TYPE_CHECKING:
    from unhunch.camera import Analysis
    from unhunch.camera.filmed import Filmed
    from unhunch.coach import Frame

# The kinds of files that can be written, by their ending, each with the option that asks for it.
KINDS = {"csv": "csv", "mot": "mot", "trc": "trc", "svg": "plot", "mp4": "overlay"}
FILM = "mp4"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A recording to look at, and where to write what of it, by kind; `rate` is that of a film without times."""

    file: str
    exercise: str
    outputs: Mapping[str, Path]
    rate: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A job with what came of it: an analysis, or the one line that says why there is none, or what was not written.

    `film` is what a film was like; None for landmarks.
    """

    job: Job
    analysis: "Analysis | None" = None
    film: "Filmed | None" = None
    written: tuple[str, ...] = ()
    error: str = ""


def untold(_done_s: float, _length_s: float) -> None:
    """Tell nobody how far it is."""


def work(job: Job, told: Told = untold) -> Done:
    """What the recording shows; its files are written. Whatever is wrong with it is an outcome, never raised."""
    from unhunch.cli.main import one_line

    try:
        return film_done(job, told) if looks_like_film(job.file) else landmarks_done(job)
    except (UnhunchError, OSError) as error:
        return Done(job=job, error=one_line(error))
    except MemoryError:
        return Done(job=job, error=f"{job.file}: too large for this machine's memory. Cut the recording into parts.")


def landmarks_done(job: Job) -> Done:
    """What the landmarks in the file show.

    Raises InvalidInputError where it can't be read, or something can't be written.
    """
    frames = frames_of(job.file)
    if FILM in job.outputs:
        raise InvalidInputError(
            "holds landmarks, and no picture to draw on", where=job.file, fix="Leave --overlay out."
        )
    with named(job.file):
        analysis = analysis_of(frames, job.exercise)
    return Done(job=job, analysis=analysis, written=tuple(write(job, frames, analysis)))


def film_done(job: Job, told: Told) -> Done:
    """What the film shows; where only the drawn film can't be written, that is said beside it.

    Raises InvalidInputError where the film can't be read, or something else can't be written.
    """
    from unhunch.cli.main import one_line

    passes = 2 if FILM in job.outputs else 1
    seen = see(job.file, job.rate, lambda done_s, length_s: told(done_s / passes, length_s))
    with named(job.file):
        analysis = analysis_of(seen.frames, job.exercise)
    analysis = dataclasses.replace(analysis, notes=(*analysis.notes, *seen.notes))
    # The frames have been told of; kept, each would travel between processes.
    about = dataclasses.replace(seen, frames=())
    written = write(job, seen.frames, analysis)
    target = job.outputs.get(FILM)
    if target is None:
        return Done(job=job, analysis=analysis, film=about, written=tuple(written))
    try:
        draw(
            job.file, job.rate, target, seen, analysis, lambda done_s, length_s: told((length_s + done_s) / 2, length_s)
        )
    except (UnhunchError, OSError) as error:
        return Done(job=job, analysis=analysis, film=about, written=tuple(written), error=one_line(error))
    return Done(job=job, analysis=analysis, film=about, written=(*written, str(target)))


def frames_of(file: str) -> "tuple[Frame, ...]":
    """The frames in the file.

    Raises InvalidInputError where there is no such file, or it holds no landmarks or more than 200 MB.
    """
    from unhunch.camera import frames_in

    with named(file):
        look_at(Path(file))
    content = read_bytes(file, most_bytes=MOST_BYTES)
    with named(file):
        return frames_in(content)


def look_at(path: Path) -> None:
    """Nothing, unless the beginning or the size of a plain file says already that it can't be read.

    Raises InvalidInputError then: a picture must not be read whole to be refused.
    """
    from unhunch.camera import not_landmarks

    try:
        if not path.is_file():
            return
        with path.open("rb") as file:
            wrong = not_landmarks(path.name, file.read(BEGINNING))
        size = path.stat().st_size
    except (OSError, ValueError):
        # Reading it says what is wrong with it.
        return
    if wrong:
        raise wrong
    if size > MOST_BYTES:
        raise InvalidInputError(f"larger than {MOST_BYTES // 1_000_000} MB", fix="Cut the recording into parts.")


def analysis_of(frames: "Sequence[Frame]", exercise: str) -> "Analysis":
    """What the frames show.

    Raises InvalidInputError where nobody is seen, or the numbers are such that nothing can be computed.
    """
    from unhunch.camera import analysed

    try:
        return analysed(frames, exercise)
    except (ValueError, ArithmeticError) as error:
        raise InvalidInputError(f"can't be measured ({error})", fix="Are its points in picture widths?") from error


def write(job: Job, frames: "Sequence[Frame]", analysis: "Analysis") -> list[str]:
    """The paths of the files that were written; the drawn film is another matter.

    Raises InvalidInputError where one can't be, or where there is nothing to draw.
    """
    from unhunch.cli.export import target, write_whole

    paths = []
    for kind, path in job.outputs.items():
        if kind == FILM:
            continue
        text = text_of(kind, path, frames, analysis)
        if text:
            write_whole(target(path), text.encode("utf-8"))
            paths.append(str(path))
    return paths


def text_of(kind: str, path: Path, frames: "Sequence[Frame]", analysis: "Analysis") -> str:
    """What is written into a file of that kind; nothing where there is no measure to draw."""
    from unhunch.camera import motion_text, table_text, trajectory_text
    from unhunch.cli.analysed import plot_of

    if kind == "csv":
        return table_text(frames)
    if kind == "mot":
        return motion_text(frames)
    return trajectory_text(frames, path.name) if kind == "trc" else plot_of(analysis)
