"""`unhunch analyse FILE... --exercise ID`: what recordings show, films or landmarks."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from unhunch.cli import render
from unhunch.cli.at_once import all_done
from unhunch.cli.films import looks_like_film
from unhunch.cli.recordings import FILM, KINDS, Done, Job
from unhunch.errors import InvalidInputError

SUMMARY = "tell what recordings show: repetitions, holds, range, tempo, faults"
RATES = (1.0, 1000.0)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="films, or landmarks as JSON or CSV")
    parser.add_argument("--exercise", required=True, metavar="ID", help="what is done; `unhunch exercises` lists them")
    parser.add_argument("--json", action="store_true", help="print a JSON list with one object for each file")
    parser.add_argument("--csv", metavar="OUT", help="write the landmarks as a table")
    parser.add_argument("--mot", metavar="OUT", help="write the angles over time for OpenSim, in degrees")
    parser.add_argument("--trc", metavar="OUT", help="write the landmarks as markers for OpenSim")
    parser.add_argument("--plot", metavar="OUT", help="draw the main measure over time as SVG")
    parser.add_argument("--overlay", metavar="OUT", help="write the film with what was seen drawn into it, as MP4")
    parser.add_argument(
        "--overlays", action="store_true", help="with --out: write NAME.mp4 of each film too, with what was seen"
    )
    parser.add_argument("--fps", type=float, metavar="N", help="pictures a second of a film that carries no times")
    parser.add_argument(
        "--out", metavar="DIR", help="write NAME.csv, .mot, .trc and .svg of each file into this folder"
    )


def run(args: argparse.Namespace) -> int:
    """Print what each file shows; 0, or 1 where one can't be read."""
    require_exercise(args.exercise)
    done = all_done(jobs(args))
    for one in done:
        if one.error:
            sys.stderr.write(f"unhunch: {one.error}\n")
    if args.json:
        from unhunch.cli.analysed import as_json

        render.show_json([as_json(one) for one in done])
    else:
        show(done)
    return 1 if any(one.error for one in done) else 0


def require_exercise(exercise: str) -> None:
    """Nothing, where there is such an exercise.

    Raises InvalidInputError with the nearest names where there is none.
    """
    from unhunch.coach.targets import TARGETS, nearest

    if exercise not in TARGETS:
        raise InvalidInputError(f"there is no exercise {exercise!r}", fix=f"Nearest: {', '.join(nearest(exercise))}")


def jobs(args: argparse.Namespace) -> list[Job]:
    """What is to be done, file by file.

    Raises InvalidInputError where two outputs, or an output and an input, would be one file.
    """
    single = {kind: getattr(args, option) for kind, option in KINDS.items() if getattr(args, option)}
    if single and len(args.files) > 1:
        first = next(KINDS[kind] for kind in single)
        raise InvalidInputError(f"--{first} names one file, and there are {len(args.files)}", fix="Use --out DIR.")
    if args.overlays and not args.out:
        raise InvalidInputError("--overlays needs --out DIR", fix="For one film there is --overlay OUT.")
    if args.fps is not None and not RATES[0] <= args.fps <= RATES[1]:
        raise InvalidInputError(f"--fps is {args.fps:g}", fix=f"Give {RATES[0]:g} to {RATES[1]:g}.")
    kinds = [kind for kind in KINDS if kind != FILM]
    outputs = list(named_outputs(args.files, Path(args.out), kinds) if args.out else ({} for _ in args.files))
    if args.overlays:
        for file, own in zip(args.files, outputs, strict=True):
            own.update({FILM: own[kinds[0]].with_suffix(f".{FILM}")} if looks_like_film(file) else {})
    for own in outputs:
        own.update({kind: Path(path) for kind, path in single.items()})
    require_apart(args.files, [path for own in outputs for path in own.values()])
    if args.out:
        make_folder(Path(args.out))
    return [
        Job(file=file, exercise=args.exercise, outputs=own, rate=args.fps)
        for file, own in zip(args.files, outputs, strict=True)
    ]


def named_outputs(files: Iterable[str], folder: Path, kinds: Iterable[str]) -> Iterator[dict[str, Path]]:
    """For each file the outputs' paths by kind; a name that was there before gets a number."""
    taken: set[str] = set()
    for file in files:
        stem = Path(file).stem or "recording"
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        yield {kind: folder / f"{name}.{kind}" for kind in kinds}


def require_apart(files: Sequence[str], outputs: Sequence[Path]) -> None:
    """Nothing, where every output is a file of its own.

    Raises InvalidInputError where one would be written over a recording or over another output.
    """
    taken = {real(Path(file)) for file in files}
    for path in outputs:
        if real(path) in taken:
            raise InvalidInputError("would be written over", where=str(path), fix="Name another file or folder.")
        taken.add(real(path))


def real(path: Path) -> Path:
    """Where the path leads; the path itself where that can't be told."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path


def make_folder(folder: Path) -> None:
    """Make the folder where there is none.

    Raises InvalidInputError where that can't be.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        what = f"can't be made ({getattr(error, 'strerror', None) or error})"
        raise InvalidInputError(what, where=str(folder), fix="Name a folder.") from error


def show(done: Sequence[Done]) -> None:
    """Print what each file shows, for people."""
    from unhunch.cli.analysed import show_one
    from unhunch.cli.shipped import read_catalogue

    catalogue = read_catalogue()
    for one in done:
        if one.analysis:
            show_one(one, one.analysis, catalogue)
