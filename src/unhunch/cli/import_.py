"""`unhunch import FILE`: what `unhunch export` wrote, back into the records; with --look only what it would bring."""

import argparse
from typing import TYPE_CHECKING

from unhunch.cli import render
from unhunch.cli.opened import PERSON, open_context
from unhunch.cli.read import MOST_BYTES, named, read_bytes

if TYPE_CHECKING:
    from unhunch.export.bundle_look import BundleLook
    from unhunch.service.context import Context

SUMMARY = "take over what `unhunch export` wrote, or look at it first"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("file", metavar="FILE", help="the exported file")
    parser.add_argument("--adopt", action="store_true", help="take over the records of another person as yours")
    parser.add_argument("--look", action="store_true", help="print what the file would bring, and store nothing")


def run(args: argparse.Namespace) -> int:
    """Store what is new, or show it; 0. Nothing is stored where anything in the file does not fit."""
    from unhunch.export.bundle import import_json
    from unhunch.export.bundle_look import look_at_bundle

    data = read_bytes(args.file, most_bytes=MOST_BYTES)
    ctx = open_context()
    if args.look:
        with named(args.file):
            look = look_at_bundle(ctx.store, PERSON, data)
            if look.clash is not None:
                raise look.clash
        _show(ctx, look, adopt=args.adopt)
        return 0
    with named(args.file):
        new = import_json(ctx.store, PERSON, data, adopt=args.adopt)
    render.show_lines([f"Imported {new} new records." if new != 1 else "Imported 1 new record."])
    return 0


def _show(ctx: "Context", look: "BundleLook", *, adopt: bool) -> None:
    """Print what the export would bring, and how to go back."""
    from zoneinfo import ZoneInfo

    from unhunch.cli.speech import plain_date
    from unhunch.export.bundle_words import told_changes, told_kinds, told_records
    from unhunch.service.settings import language_for, load_settings

    settings = load_settings(ctx, PERSON)
    language = language_for(ctx, settings)
    words = ctx.catalogue.words(language)
    told = told_records(look, words, lambda day: plain_date(day, language), ZoneInfo(settings.time_zone))
    render.show_lines([told, *told_changes(look, words)])
    row = words["import.cli.row-new" if 0 < look.new < look.count else "import.cli.row"]
    kinds = told_kinds(look, words)
    render.show_lines(f"  {row.format(what=what, count=one.count, new=one.new)}" for what, one in kinds)
    another = look.another and look.may_come and not adopt
    render.show_lines([words["import.another"], words["import.cli.adopt"]] if another else [])
    if look.may_come:
        render.show_lines([words["import.cli.back" if look.here else "import.cli.back-empty"]])
    render.show_lines([words["import.cli.nothing"]])
