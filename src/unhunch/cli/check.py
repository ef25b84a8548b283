"""`unhunch check`: every finding in the catalogue's data."""

import argparse
import os
import sys
from pathlib import Path

from unhunch.cli import render
from unhunch.errors import InvalidInputError
from unhunch.service.home import home_folder
from unhunch.service.packs import packs_in

SUMMARY = "look for faults in the catalogue and in the packs that were added"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("folder", nargs="?", help="another data folder to check instead of the shipped one")
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")


def run(args: argparse.Namespace) -> int:
    """Print every finding; 0 where there is none, 1 where there are some."""
    from unhunch.body.library import motions
    from unhunch.catalogue import findings_report, parse
    from unhunch.catalogue.parsing import DATA

    if args.folder is not None and not Path(args.folder).is_dir():
        raise InvalidInputError("is not a folder", where=args.folder)
    packs = () if args.folder else packs_in(home_folder(os.environ, sys.platform))
    catalogue, findings = parse(args.folder, packs)
    moved = 0
    if catalogue is not None:
        sound, wrong = motions(catalogue, DATA if args.folder is None else Path(args.folder))
        moved, findings = len(sound), (*findings, *wrong)
    if args.json:
        found = [{"where": finding.where, "what": finding.what, "fix": finding.fix} for finding in findings]
        render.show_json({"findings": found})
    elif catalogue is not None and not findings:
        kinds = f"{len(catalogue.exercises)} exercises, {len(catalogue.variants)} variants and {moved} motions"
        render.show_lines([f"No findings in {kinds}."])
    else:
        render.show_lines([findings_report(findings)])
    return 1 if findings else 0
