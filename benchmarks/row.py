"""One measured line, and how to take it."""

import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What was measured, in words, and whether it keeps to its limit (None: it has none)."""

    name: str
    value: str
    limit: str = ""
    holds: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """Seconds of one call: on the wall, and of this process alone, which a busy machine does not lengthen."""

    wall_s: float
    own_s: float


def print_rows(rows: Iterable[Row]) -> int:
    """Print each row as it comes; 1 where one misses its limit, else 0."""
    missed = 0
    for row in rows:
        verdict = {True: "reached", False: "MISSED", None: ""}[row.holds]
        missed += row.holds is False
        print(f"{row.name} | {row.value} | {row.limit} | {verdict}", flush=True)
    return int(missed > 0)


def timed(call: Callable[[], object]) -> Took:
    """How long the call takes."""
    wall, own = time.perf_counter(), time.process_time()
    call()
    return Took(wall_s=time.perf_counter() - wall, own_s=time.process_time() - own)


def spread(times: Sequence[Took]) -> str:
    """Median and worst, in seconds on the wall, with the process's own beside them."""
    walls, owns = [one.wall_s for one in times], [one.own_s for one in times]
    return (
        f"median {statistics.median(walls):.2f} s, worst {max(walls):.2f} s "
        f"(own time {statistics.median(owns):.2f} s, {max(owns):.2f} s)"
    )


def median_ms(times: Sequence[Took]) -> float:
    """The median on the wall, in milliseconds."""
    return statistics.median(one.wall_s for one in times) * 1000
