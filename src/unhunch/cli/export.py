"""`unhunch export FILE`: everything that is stored, as one JSON file."""

import argparse
import contextlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from unhunch.cli import render
from unhunch.cli.opened import PERSON, open_context
from unhunch.errors import InvalidInputError

SUMMARY = "write everything that is stored into one JSON file"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("file", metavar="FILE", help="where to write it, in place of an older one; - prints it")
    parser.add_argument("--raw", action="store_true", help="write it as it stands, even what can't be read any more")


def run(args: argparse.Namespace) -> int:
    """Write the file; 0."""
    if args.file == "-":
        sys.stdout.buffer.write(exported(raw=args.raw))
        return 0
    path = target(Path(args.file))
    write_whole(path, exported(raw=args.raw))
    render.show_lines([f"Exported to {args.file}. It holds health data: keep it where only you can read it."])
    return 0


def exported(*, raw: bool) -> bytes:
    """What is written: the export that can be imported again, or all rows as they stand."""
    ctx = open_context()
    if raw:
        from unhunch.export.raw import raw_json
        from unhunch.store.rows import stored_rows

        return raw_json(stored_rows(clinic="local", person=PERSON), PERSON, ctx.clock.now())
    from unhunch.export.bundle import export_json

    return export_json(ctx.store, PERSON, ctx.clock.now())


def target(path: Path) -> Path:
    """The plain file that the path leads to, there or to be made; a link stays a link.

    Raises InvalidInputError where it leads to anything else: replacing a device or a pipe would break it.
    """
    try:
        real = path.resolve()
        mode = real.stat().st_mode
    except FileNotFoundError:
        return real
    except (OSError, RuntimeError, ValueError) as error:
        raise refused(path, error) from error
    if stat.S_ISDIR(mode):
        raise InvalidInputError("is a folder, not a file", where=str(path))
    if not stat.S_ISREG(mode):
        raise InvalidInputError("is no plain file", where=str(path), fix="Name a file, or - to print it")
    return real


def write_whole(path: Path, data: bytes) -> None:
    """Write the file so that it is there whole or as it was before, readable by its owner alone.

    Raises InvalidInputError where it can't be written.
    """
    with whole(path) as file:
        file.write(data)


@contextlib.contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which takes the path's place at the end, or never where anything is raised.

    Raises InvalidInputError where it can't be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=".unhunch-")
        try:
            with os.fdopen(handle, "w+b") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as error:
        raise refused(path, error) from error


def refused(path: Path, error: Exception) -> InvalidInputError:
    """The one line for a path that can't be used."""
    return InvalidInputError(f"can't be written ({getattr(error, 'strerror', None) or error})", where=str(path))
