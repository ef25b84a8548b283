"""`unhunch mend`: looks the records over; what can't be read is kept aside, whole, and the rest goes on."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from unhunch.cli import render
from unhunch.errors import InvalidInputError
from unhunch.service.clock import clock_from_environment
from unhunch.service.home import home_folder

if TYPE_CHECKING:
    from unhunch.store.rows import Salvage

SUMMARY = "look the records over, and keep a damaged file aside so that new ones can begin"
SHOWN = 5


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--yes", action="store_true", help="set a damaged file aside without asking")


def run(args: argparse.Namespace) -> int:
    """Say how the records are; a damaged file is moved beside its place, once that was agreed to; 0."""
    from unhunch.store.config import FILE_NAME
    from unhunch.store.health import check_folder, is_damaged

    if os.environ.get("UNHUNCH_DATABASE_URL"):
        raise InvalidInputError("the records are in a database of your own", where="UNHUNCH_DATABASE_URL")
    home = home_folder(os.environ, sys.platform)
    file = home / FILE_NAME
    if not file.exists():
        render.show_lines([f"There are no records in {home} yet, so there is nothing to mend."])
        return 0
    check_folder(home)
    return begin_anew(home, file, yes=args.yes) if is_damaged(file) else go_on(home, file, yes=args.yes)


def begin_anew(home: Path, file: Path, *, yes: bool) -> int:
    """Keep a damaged file aside, so that new records can begin; 0."""
    from unhunch.store.health import set_aside

    told = f"The file with your records is damaged: {file}"
    if not agreed(file, [told], "Keep it aside and begin with new records?", yes=yes):
        return 0
    kept = set_aside(home, clock_from_environment().now())
    render.show_lines(
        [
            f"The damaged file is kept as {kept}",
            "New records begin at the next start. Your last export comes back with `unhunch import FILE`.",
        ]
    )
    return 0


def go_on(home: Path, file: Path, *, yes: bool) -> int:
    """Where the file is sound but a record in it can't be read, keep it aside and carry over all the others; 0."""
    found = readable(home)
    if not found.faults:
        render.show_lines([f"Your records are whole: {file}"])
        return 0
    count = sum(len(records) for records in found.sound.values())
    lines = [*found.faults[:SHOWN], f"In all {len(found.faults)} of your records can't be read; {count} can: {file}"]
    if not agreed(file, lines, "Keep the file aside and go on with those that can?", yes=yes):
        return 0
    from unhunch.store.salvaging import carry_over

    kept = carry_over(home, found, clock_from_environment().now())
    render.show_lines([f"The file is kept, whole, as {kept}", f"{count} records were carried over."])
    return 0


def readable(home: Path) -> "Salvage":
    """What of the records can be read and used, down to what they hold."""
    from unhunch.cli.shipped import read_catalogue
    from unhunch.service.usable import require_usable
    from unhunch.store.opening import bring_up_to_date, set_up

    set_up(home)
    bring_up_to_date()
    from unhunch.store.rows import salvage, stored_rows

    catalogue = read_catalogue()
    return salvage(stored_rows(), lambda record: require_usable(record, catalogue))


def agreed(file: Path, lines: list[str], question: str, *, yes: bool) -> bool:
    """Whether the person wants the file set aside.

    Raises InvalidInputError where nobody can be asked.
    """
    if yes:
        return True
    if not sys.stdin.isatty():
        raise InvalidInputError("can't be read whole", where=str(file), fix="Say --yes to keep it aside and go on")
    render.show_lines([*lines, "Close unhunch first, wherever it is open."])
    said = input(f"{question} [y/N] ").strip().lower() in {"y", "yes"}
    if not said:
        render.show_lines(["Nothing was changed."])
    return said
