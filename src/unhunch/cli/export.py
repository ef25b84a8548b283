"""`unhunch export FILE`: everything that is stored, as one JSON file."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from unhunch.cli import render
from unhunch.cli.opened import PERSON, open_context
from unhunch.errors import InvalidInputError

SUMMARY = "write everything that is stored into one JSON file"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("file", metavar="FILE", help="where to write it, in place of an older one; - prints it")


def run(args: argparse.Namespace) -> int:
    """Write the file; 0."""
    from unhunch.export.bundle import export_json

    if args.file != "-" and Path(args.file).is_dir():
        raise InvalidInputError("is a folder, not a file", where=args.file)
    ctx = open_context()
    data = export_json(ctx.store, PERSON, ctx.clock.now())
    if args.file == "-":
        sys.stdout.buffer.write(data)
        return 0
    write_whole(Path(args.file), data)
    render.show_lines([f"Exported to {args.file}. It holds health data: keep it where only you can read it."])
    return 0


def write_whole(path: Path, data: bytes) -> None:
    """Write the file so that it is there whole or as it was before, readable by its owner alone.

    Raises InvalidInputError where it can't be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=".unhunch-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as error:
        what = f"can't be written ({getattr(error, 'strerror', None) or error})"
        raise InvalidInputError(what, where=str(path)) from error
