"""`unhunch schema NAME`: the form of a file, as JSON Schema."""

import argparse

from unhunch.cli import render

SUMMARY = "print the JSON Schema of a profile, of answers, of a plan, of an exercise or of a prescription"
NAMES = ("profile", "answers", "plan", "exercise", "prescription")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("name", choices=NAMES, metavar="NAME", help=", ".join(NAMES))


def run(args: argparse.Namespace) -> int:
    """Print the schema; 0."""
    render.show_json(schema(args.name))
    return 0


def schema(name: str) -> dict[str, object]:
    """The JSON Schema of that name, with the ids of the catalogue as the person has it."""
    from unhunch.cli.shipped import read_catalogue

    if name == "exercise":
        from unhunch.catalogue import exercise_schema

        return exercise_schema()
    if name == "plan":
        from unhunch.programme.schema import plan_schema

        return plan_schema()
    if name == "prescription":
        from unhunch.programme.prescription_schema import prescription_schema

        return prescription_schema(read_catalogue())
    if name == "answers":
        from unhunch.screening import answers_schema

        return answers_schema(read_catalogue())
    from unhunch.programme.schema import profile_schema

    return profile_schema(read_catalogue())
