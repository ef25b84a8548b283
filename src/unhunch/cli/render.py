"""All that the commands print: JSON for programs, rich text for people."""

import contextlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

# Calm colours of the product: one accent, and coral for stop and pain alone.
TEAL = "#2F8F8A"
CORAL = "#F26B3F"


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


@contextlib.contextmanager
def files_and_seconds(files: int) -> Iterator[Callable[[int, float, float], None]]:
    """What shows how many files are done, and how many seconds of how many of their films: two bars on standard error,
    where that is a terminal.
    """
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:.0f}/{task.total:.0f}"))
    quiet = not sys.stderr.isatty()
    bars = Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True, disable=quiet)
    with bars:
        whole, part = bars.add_task("files", total=files), bars.add_task("seconds of film", total=1, visible=False)

        def show(done: int, done_s: float, length_s: float) -> None:
            bars.update(whole, completed=done)
            bars.update(part, completed=done_s, total=max(length_s, 1), visible=length_s > 0)

        yield show


@contextlib.contextmanager
def bytes_read() -> Iterator[Callable[[int, int], None]]:
    """What shows how many bytes of how many were read: a bar on standard error, where that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), DownloadColumn(), TimeRemainingColumn())
    quiet = not sys.stderr.isatty()
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=quiet) as bar:
        task = bar.add_task("", total=None)

        def show(done: int, size: int) -> None:
            bar.update(task, completed=done, total=size)

        yield show


def facts_in(text: str, facts: Mapping[str, str]) -> str:
    """The sentence with its facts filled in; a fact that it does not name is left out."""
    return text.format_map(facts)
