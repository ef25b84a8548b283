"""`unhunch calendar FILE`: the reminders as a calendar file with alarms."""

import argparse
import sys
from pathlib import Path

from unhunch.cli import render
from unhunch.cli.export import target, write_whole
from unhunch.cli.opened import PERSON, open_context

SUMMARY = "write the reminders into a calendar file"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("file", metavar="FILE", help="where to write it, in place of an older one; - prints it")


def run(args: argparse.Namespace) -> int:
    """Write the file; 0."""
    from unhunch.cli.speech import language_of
    from unhunch.export.calendar import person_calendar
    from unhunch.service.schedule import load_schedule

    ctx = open_context()
    data = person_calendar(ctx, PERSON)
    if args.file == "-":
        sys.stdout.buffer.write(data)
        return 0
    write_whole(target(Path(args.file)), data)
    words = ctx.catalogue.words(language_of(ctx))
    name = "cli.calendar.written" if load_schedule(ctx, PERSON).any_on else "cli.calendar.empty"
    render.show_lines([words[name].format(file=args.file)])
    return 0
