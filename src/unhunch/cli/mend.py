"""`unhunch mend`: looks the records over; damaged ones are kept aside, whole, and new ones can begin."""

import argparse
import os
import sys
from pathlib import Path

from unhunch.cli import render
from unhunch.errors import InvalidInputError
from unhunch.service.clock import clock_from_environment
from unhunch.service.home import home_folder

SUMMARY = "look the records over, and keep a damaged file aside so that new ones can begin"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--yes", action="store_true", help="set a damaged file aside without asking")


def run(args: argparse.Namespace) -> int:
    """Say how the records are; a damaged file is moved beside its place, once that was agreed to; 0."""
    from unhunch.store.config import FILE_NAME
    from unhunch.store.health import check_folder, is_damaged, set_aside

    if os.environ.get("UNHUNCH_DATABASE_URL"):
        raise InvalidInputError("the records are in a database of your own", where="UNHUNCH_DATABASE_URL")
    home = home_folder(os.environ, sys.platform)
    file = home / FILE_NAME
    if not file.exists():
        render.show_lines([f"There are no records in {home} yet, so there is nothing to mend."])
        return 0
    check_folder(home)
    if not is_damaged(file):
        render.show_lines([f"Your records are whole: {file}"])
        return 0
    if not args.yes and not agreed(file):
        render.show_lines(["Nothing was changed."])
        return 0
    kept = set_aside(home, clock_from_environment().now())
    render.show_lines(
        [
            f"The damaged file is kept as {kept}",
            "New records begin at the next start. Your last export comes back with `unhunch import FILE`.",
        ]
    )
    return 0


def agreed(file: Path) -> bool:
    """Whether the person wants the damaged file set aside.

    Raises InvalidInputError where nobody can be asked.
    """
    if not sys.stdin.isatty():
        raise InvalidInputError("is damaged", where=str(file), fix="Say --yes to keep it aside and begin anew")
    render.show_lines([f"The file with your records is damaged: {file}", "Close unhunch first, wherever it is open."])
    return input("Keep it aside and begin with new records? [y/N] ").strip().lower() in {"y", "yes"}
