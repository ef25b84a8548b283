"""`unhunch import FILE`: what `unhunch export` wrote, back into the records."""

import argparse

from unhunch.cli import render
from unhunch.cli.opened import PERSON, open_context
from unhunch.cli.read import MOST_BYTES, named, read_bytes

SUMMARY = "take over what `unhunch export` wrote"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("file", metavar="FILE", help="the exported file")
    parser.add_argument("--adopt", action="store_true", help="take over the records of another person as yours")


def run(args: argparse.Namespace) -> int:
    """Store what is new; 0. Nothing is stored where anything in the file does not fit."""
    from unhunch.export.bundle import import_json

    data = read_bytes(args.file, most_bytes=MOST_BYTES)
    ctx = open_context()
    with named(args.file):
        new = import_json(ctx.store, PERSON, data, adopt=args.adopt)
    render.show_lines([f"Imported {new} new records." if new != 1 else "Imported 1 new record."])
    return 0
