"""`unhunch prescription FILE`: what a therapist prescribed, looked at, and with --yes used; --undo takes it back."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from unhunch.cli import render
from unhunch.cli.opened import PERSON, open_context
from unhunch.cli.read import read_bytes
from unhunch.errors import InvalidInputError

if TYPE_CHECKING:
    from unhunch.catalogue import Catalogue
    from unhunch.programme.prescribed import Prescribed
    from unhunch.service.prescription import Look

SUMMARY = "look at a therapist's prescription (TOML or FHIR), use it, or take it back"
REFUSED = 1


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("file", metavar="FILE", nargs="?", help="the therapist's file")
    parser.add_argument("--yes", action="store_true", help="use it; without this, only what it would change is printed")
    parser.add_argument("--undo", action="store_true", help="take back the prescription in use")


def run(args: argparse.Namespace) -> int:
    """Print what the file changes, and use it with --yes; 0, or 1 with every finding where it can't be used."""
    from unhunch.service.prescribed import prescription_in_force
    from unhunch.service.prescription import look_at, take_back, use_prescription

    if args.undo == bool(args.file) or (args.undo and args.yes):
        raise InvalidInputError("name a file, or say --undo", where="prescription")
    ctx = open_context()
    if args.undo:
        gone = take_back(ctx, PERSON)
        render.show_lines(["The prescription was taken back." if gone else "No prescription is in use."])
        if gone and prescription_in_force(ctx, PERSON) is not None:
            render.show_lines(["The one before it is in use again."])
        return 0
    data = read_bytes(args.file)
    look = look_at(ctx, PERSON, data)
    if look.prescription is None:
        render.show_lines(f"{one.where}: {one.what}. {one.fix}".rstrip() for one in look.findings)
        render.show_lines(["Nothing was changed."])
        return REFUSED
    render.show_lines(lines_of(look, ctx.catalogue))
    if args.yes:
        use_prescription(ctx, PERSON, data)
    render.show_lines(["It is in use from now on." if args.yes else "Nothing was changed. Use it with --yes."])
    return 0


def lines_of(look: "Look", catalogue: "Catalogue") -> Iterator[str]:
    """What the prescription changes, a line each."""
    found = look.prescription
    if found is None:
        return
    until = f", until {found.until}" if found.until else ""
    yield f"From {found.by}, {found.on}{until}"
    for item in look.put_in:
        lower = " (begins at an easier level)" if item.exercise in look.starts_lower else ""
        yield f"+ {catalogue.text(item.exercise).name}{numbers_of(item)}{lower}"
    for one in look.left_out:
        yield f"- {catalogue.text(one.exercise).name}: left out ({', '.join((one.why, *one.tags))})"
    limits = {"level": found.level, "sessions a week": found.sessions_a_week, "minutes a day": found.minutes_a_day}
    yield from (f"at most {most} as {name}" for name, most in limits.items() if most is not None)
    yield from (f"not to do: {catalogue.text(name).name}" for name in found.avoid)
    yield from (f"{one.where}: {one.what}" for one in look.findings)
    if not look.judged:
        yield "What has to be left out is known after the safety questions and the profile."


def numbers_of(item: "Prescribed") -> str:
    """The numbers under their names, after a colon; empty where there are none."""
    names = ("level", "sets", "repetitions", "hold_s", "duration_s", "days_a_week")
    said = [f"{name} {getattr(item, name)}" for name in names if getattr(item, name) is not None]
    return f": {', '.join(said)}" if said else ""
