"""`./run bench`: one table of what everything takes, and on which machine."""

import os
import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks import (
    activity,
    anew,
    coach_counting,
    coach_fresh,
    coach_measuring,
    coach_people,
    coach_planted,
    coach_sides,
    figures,
    helping,
    pages,
    planning,
    pose,
    reminders,
    reports,
    starting,
)
from benchmarks.row import Row
from unhunch import load_catalogue
from unhunch.cli import render

PARTS = ("starting", "planning", "anew", "reminders", "helping", "pages", "reports", "activity", "figures", "coach")


def main(arguments: Sequence[str]) -> int:
    """Measure the parts named (all, if none is), print one table; 1 where a limit does not hold."""
    unknown = [name for name in arguments if name not in PARTS]
    if unknown:
        sys.stderr.write(f"There is no part {unknown[0]!r}; there are {', '.join(PARTS)}.\n")
        return 2
    found: list[Row] = []
    for row in measured(arguments or PARTS):
        sys.stderr.write(f"measured: {row.name}\n")
        found.append(row)
    render.show_lines([machine()])
    verdicts = {True: "yes", False: "NO", None: ""}
    render.show_table(
        ("what", "measured", "limit", "holds"),
        [(row.name, row.value, row.limit, verdicts[row.holds]) for row in found],
    )
    return int(any(row.holds is False for row in found))


def measured(parts: Sequence[str]) -> Iterator[Row]:
    """The rows of the parts, in the order of the table."""
    catalogue = load_catalogue()
    takes: dict[str, Callable[[], Iterator[Row]]] = {
        "starting": lambda: starting.rows(catalogue),
        "planning": lambda: planning.rows(catalogue),
        "anew": lambda: anew.rows(catalogue),
        "reminders": lambda: reminders.rows(catalogue),
        "helping": lambda: helping.rows(catalogue),
        "pages": pages.rows,
        "reports": lambda: reports.rows(catalogue),
        "activity": activity.rows,
        "figures": figures.rows,
    }
    for name, take in takes.items():
        if name in parts:
            yield from take()
    if "coach" in parts:
        yield from coach_counting.rows()
        yield from coach_measuring.rows()
        yield from coach_sides.rows()
        yield from coach_people.rows()
        yield from coach_fresh.rows()
        yield from coach_planted.rows()
    # It takes minutes where its pictures have to be taken first: it comes last.
    if "figures" in parts:
        yield from pose.rows()


def machine() -> str:
    """The machine that this was measured on, and how busy it was."""
    cpu = Path("/proc/cpuinfo")
    names = (
        [
            line.partition(":")[2].strip()
            for line in cpu.read_text(encoding="utf-8").splitlines()
            if line.startswith("model name")
        ]
        if cpu.exists()
        else []
    )
    busy = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    name = names[0] if names else platform.processor() or platform.machine()
    return f"{name}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}{busy}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
