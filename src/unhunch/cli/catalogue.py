"""`unhunch catalogue add DIR`: a therapist's own exercise pack, taken in whole or not at all."""

import argparse
import os
import sys
from pathlib import Path

from unhunch.cli import render
from unhunch.cli.main import WRONG_INPUT
from unhunch.service.home import home_folder
from unhunch.service.packs import add_pack, packs_in, remove_pack

SUMMARY = "add, list or remove a therapist's own exercise packs"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    add = actions.add_parser("add", help="add a pack; one with a finding is refused whole")
    add.add_argument("folder", metavar="DIR", help="a folder in the form of the catalogue's data")
    actions.add_parser("list", help="name the packs that were added")
    remove = actions.add_parser("remove", help="take a pack away again")
    remove.add_argument("name", metavar="NAME", help="the pack's name, as `unhunch catalogue list` shows it")


def run(args: argparse.Namespace) -> int:
    """Do the action; 0, or 2 with every finding of a pack that was refused."""
    home = home_folder(os.environ, sys.platform)
    if args.action == "list":
        render.show_lines([pack.name for pack in packs_in(home)] or ["No packs were added."])
        return 0
    if args.action == "remove":
        remove_pack(home, args.name)
        render.show_lines([f"Removed {args.name}."])
        return 0
    return add(home, Path(args.folder))


def add(home: Path, folder: Path) -> int:
    """Add the pack, or show everything that speaks against it."""
    from unhunch.catalogue import findings_report

    findings = add_pack(home, folder)
    if findings:
        sys.stderr.write(f"{findings_report(findings)}\nThe pack was refused; nothing was changed.\n")
        return WRONG_INPUT
    render.show_lines([f"Added {folder.resolve().name}."])
    return 0
