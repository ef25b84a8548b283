"""`unhunch exercises`: what there is to do, as a table or as JSON."""

import argparse
import dataclasses

from unhunch.catalogue.contents import Catalogue
from unhunch.cli import render
from unhunch.cli.shipped import read_catalogue

SUMMARY = "list all exercises with their doses and where each comes from"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--json", action="store_true", help="print everything that is known, as JSON")


def run(args: argparse.Namespace) -> int:
    """Print the exercises; 0."""
    catalogue = read_catalogue()
    if args.json:
        render.show_json({"exercises": [as_json(catalogue, name) for name in every(catalogue)]})
        return 0
    rows = (row(catalogue, name) for name in every(catalogue))
    render.show_table(("id", "name", "kind", "position", "places", "needs"), rows)
    return 0


def every(catalogue: Catalogue) -> tuple[str, ...]:
    """The ids of all exercises, then of all variants, in the order of their files."""
    return (*catalogue.exercises, *catalogue.variants)


def as_json(catalogue: Catalogue, name: str) -> dict[str, object]:
    """One exercise's facts, with its words under `text`."""
    facts = plain(dataclasses.asdict(catalogue.get(name)))
    words = plain(dataclasses.asdict(catalogue.text(name)))
    return {**facts, "text": words} if isinstance(facts, dict) else {}


def plain(value: object) -> object:
    """The value in JSON's own kinds; what is not set is left out."""
    if isinstance(value, dict):
        return {str(key): plain(part) for key, part in value.items() if part is not None}
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    return value


def row(catalogue: Catalogue, name: str) -> tuple[str, ...]:
    """One exercise as a line of the table."""
    exercise = catalogue.get(name)
    needs = " + ".join(" or ".join(group) for group in exercise.equipment)
    return name, catalogue.text(name).name, exercise.kind, exercise.position, ", ".join(exercise.places), needs
