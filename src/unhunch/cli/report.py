"""`unhunch report KIND --out FILE`: a home programme or a progress report as PDF, or a file for other programs."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from unhunch.cli import render
from unhunch.cli.export import target, write_whole
from unhunch.cli.opened import PERSON, open_context
from unhunch.cli.speech import language_of
from unhunch.errors import InvalidInputError
from unhunch.export.choices import PARTS_OF, SIZES

if TYPE_CHECKING:
    from unhunch.service.context import Context

SUMMARY = "print a home programme or a progress report (PDF), or write tables (CSV), FHIR or OpenSim files"
TABLES = "tables"
FHIR = "fhir"
OPENSIM = "opensim"
WHOLE = (TABLES, OPENSIM)
# Those of export/wished.py and export/typeset.py, which --help alone does not load; a test holds them together.
KINDS = ("handout", "progress")
PAPERS = ("a4", "letter")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "kind",
        choices=(*KINDS, FHIR, *WHOLE),
        help="handout: the exercises to come; progress: a page for a clinician, and an appendix; fhir: a file for a "
        "clinic's software; tables: a zip of CSV; opensim: a zip of the replays you kept, as points in the picture",
    )
    parser.add_argument("--out", metavar="FILE", required=True, help="where to write it; - prints it")
    parser.add_argument("--paper", choices=PAPERS, default="a4", help="the size of the pages (a4)")
    parser.add_argument(
        "--days", type=int, metavar="N", help="days to come (handout: 1), or gone by (progress, fhir: 28)"
    )
    parser.add_argument("--language", metavar="CODE", help="another language than yours, such as de")
    parser.add_argument("--name", metavar="NAME", help="fhir: your name, if it shall stand in the file")
    parser.add_argument(
        "--without",
        action="append",
        choices=[part for parts in PARTS_OF.values() for part in parts],
        default=[],
        help="leave a part out: "
        + "; ".join(f"{kind}: {', '.join(parts)}" for kind, parts in PARTS_OF.items())
        + ". Doses and stop signs stay in it",
    )
    parser.add_argument("--drawings", choices=SIZES, help="handout: the size of the drawings (small)")


def run(args: argparse.Namespace) -> int:
    """Write the file; 0."""
    # A file that can't be written is said before the pages are set.
    path = None if args.out == "-" else target(Path(args.out))
    made = report_bytes(open_context(), args)
    if path is None:
        sys.stdout.buffer.write(made)
        return 0
    write_whole(path, made)
    render.show_lines([f"Written to {args.out}. It holds health data: keep it where only you can read it."])
    return 0


def report_bytes(ctx: "Context", args: argparse.Namespace) -> bytes:
    """The file's content.

    Raises InvalidInputError or NotClearedError where there is nothing to print, or an option does not fit.
    """
    if args.name is not None and args.kind != FHIR:
        raise InvalidInputError("only the file for a clinic's software takes a name", where="--name")
    if args.kind in WHOLE:
        return _whole_bytes(ctx, args)
    from unhunch.export.wished import USUAL_DAYS, Wish, wished_pdf
    from unhunch.figures.printed import SHIPPED

    _require_parts(args)
    language = args.language or language_of(ctx)
    if args.kind == FHIR:
        from unhunch.export.exchange import FhirWish, fhir_file

        days = USUAL_DAYS["progress"] if args.days is None else args.days
        return fhir_file(ctx, PERSON, FhirWish(days=days, language=language, name=args.name or ""))
    wish = Wish(
        kind=args.kind,
        language=language,
        days=USUAL_DAYS[args.kind] if args.days is None else args.days,
        paper=args.paper,
        parts=tuple(part for part in PARTS_OF[args.kind] if part not in args.without),
        drawings=next((size for size in SIZES if size == args.drawings), SIZES[0]),
    )
    return wished_pdf(ctx, PERSON, wish, SHIPPED)


def _require_parts(args: argparse.Namespace) -> None:
    """Nothing; InvalidInputError where something is to be left out that is no part of it."""
    known = PARTS_OF.get(args.kind, ())
    strange = next((part for part in args.without if part not in known), None)
    if strange is not None:
        fix = f"Use {', '.join(known)}" if known else "Leave --without out"
        raise InvalidInputError(f"{strange!r} is no part of it", where="--without", fix=fix)
    if args.drawings is not None and args.kind != "handout":
        raise InvalidInputError("only a handout has drawings", where="--drawings")


def _whole_bytes(ctx: "Context", args: argparse.Namespace) -> bytes:
    """All tables, or all kept replays."""
    if args.days is not None or args.without or args.drawings is not None:
        raise InvalidInputError(f"{args.kind} holds everything", where=args.kind, fix="Leave --days and --without out")
    if args.kind == TABLES:
        from unhunch.export.tables import tables_zip

        return tables_zip(ctx.store.records(PERSON), ctx.clock.now())
    from unhunch.export.opensim import replays_zip
    from unhunch.service.replays import replays_of

    replays = replays_of(ctx, PERSON)
    if not replays:
        raise InvalidInputError("no replay is kept", where=OPENSIM, fix="Keep one after a set that the camera led")
    return replays_zip(replays, ctx.catalogue.words(args.language or language_of(ctx)), ctx.clock.now())
