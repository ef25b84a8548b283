"""`unhunch COMMAND ...`: finds the command, and turns every error into an exit code and one line."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn, TextIO

from unhunch.errors import CatalogueError, InvalidInputError, NotClearedError, UnhunchError

FAILED = 1
WRONG_INPUT = 2

# Each is a module of this package with `summary`, `arguments(parser)` and `run(args) -> exit code`.
COMMANDS = {
    "screen": "screen",
    "plan": "plan",
    "today": "today",
    "do": "do",
    "exercises": "exercises",
    "figures": "figures",
    "analyse": "analyse",
    "catalogue": "catalogue",
    "check": "check",
    "schema": "schema",
    "prescription": "prescription",
    "calendar": "calendar",
    "reminders": "reminders",
    "export": "export",
    "import": "import_",
    "import-activity": "import_activity",
    "report": "report",
    "mend": "mend",
    "serve": "serve",
}


class OneLineParser(argparse.ArgumentParser):
    """A parser that answers a mistake with one line and exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Leave with the one line."""
        self.exit(WRONG_INPUT, f"{self.prog}: {message}. See {self.prog} --help\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code of the command that the arguments name (those of the process, where none are given)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    # A caller may have closed them (`>&-`); what is said then goes nowhere, and the exit code still counts.
    sys.stdout, sys.stderr = sys.stdout or nowhere(), sys.stderr or nowhere()
    try:
        args = parser(given).parse_args(given)
        code: int = args.run(args)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has seen enough (`| head`); the interpreter must not complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (KeyboardInterrupt, EOFError):
        return 130
    except (UnhunchError, OSError) as error:
        sys.stderr.write(f"unhunch: {one_line(error)}\n")
        return exit_code(error)
    return code


def nowhere() -> TextIO:
    """A stream that swallows what is written."""
    return Path(os.devnull).open("w", encoding="utf-8")


def parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """A parser that knows every command by name, and the arguments of the one that was given."""
    top = OneLineParser(prog="unhunch", description="A coach for upper back pain, on your own machine.")
    commands = top.add_subparsers(title="commands", dest="command", metavar="COMMAND", required=True)
    wanted = next((word for word in given if not word.startswith("-")), None)
    # Only the command that was asked for is loaded; help alone needs them all.
    names = [wanted] if wanted in COMMANDS else list(COMMANDS)
    for name in names:
        module = import_module(f"unhunch.cli.{COMMANDS[name]}")
        sub = commands.add_parser(name, help=module.SUMMARY, description=module.SUMMARY)
        module.arguments(sub)
        sub.set_defaults(run=module.run)
    return top


def one_line(error: UnhunchError | OSError) -> str:
    """What went wrong, where, and what to do, on one line."""
    if isinstance(error, CatalogueError):
        first = error.findings[0] if error.findings else ""
        return " ".join(f"{error}. The first: {first}".split())
    if isinstance(error, OSError) and error.strerror:
        return " ".join(f"{error.filename or 'file'}: {error.strerror}".split())
    return " ".join(str(error).split())


def exit_code(error: UnhunchError | OSError) -> int:
    """2 for what the caller can mend in their input, 1 for the rest."""
    return WRONG_INPUT if isinstance(error, InvalidInputError | NotClearedError | CatalogueError) else FAILED
