"""All that the commands print: JSON for programs, rich text for people."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.console import Console

# Calm colours of the product: one accent, and coral for stop and pain alone.
TEAL = "#2F8F8A"
CORAL = "#F26B3F"
T = TypeVar("T")


def show_json(value: object) -> None:
    """Print the value as JSON, the same bytes for the same value."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n")


def console() -> "Console":
    """A console on standard output, without colour where that is no terminal or NO_COLOR is set."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=not sys.stdout.isatty())


def show_lines(lines: Iterable[str], *, style: str = "") -> None:
    """Print sentences, one a line."""
    out = console()
    for line in lines:
        out.print(line, style=style or None, markup=False)


def show_title(text: str, *, stop: bool = False) -> None:
    """Print a heading: teal, or coral where it says to stop."""
    console().print(text, style=f"bold {CORAL if stop else TEAL}", markup=False)


def show_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "") -> None:
    """Print a table with a heading to each column."""
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title or None, title_justify="left", box=None, pad_edge=False, header_style=f"bold {TEAL}")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console().print(table)


def progress(steps: Iterable[T], total: int) -> Iterator[T]:
    """The steps; while they are taken, a bar on standard error, where that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    quiet = not sys.stderr.isatty()
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=quiet) as bar:
        yield from bar.track(steps, total=total)


def facts_in(text: str, facts: Mapping[str, str]) -> str:
    """The sentence with its facts filled in; a fact that it does not name is left out."""
    return text.format_map(facts)
