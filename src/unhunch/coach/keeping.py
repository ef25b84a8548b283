"""What a live counter knows, as plain values that JSON can keep, and back."""

import math
from dataclasses import asdict
from typing import Any, Final

from unhunch.coach.memory import Memory
from unhunch.coach.moments import Moments
from unhunch.coach.reading import Reading
from unhunch.coach.signals import Rows
from unhunch.coach.ticks import Tick, Ticks

# Raised whenever what is kept changes its shape.
VERSION: Final = 4


def rows_kept(rows: Rows) -> dict[str, Any]:
    """Where each limb was last seen, and the person's size."""
    return {"held": [[number, *offset] for number, offset in rows.held.items()], "size": rows.size, "least": rows.least}


def rows_of(kept: dict[str, Any]) -> Rows:
    """The rows that `rows_kept` kept."""
    return Rows({number: (x, y, z) for number, x, y, z in kept["held"]}, kept["size"], kept["least"])


def clock_kept(clock: Ticks) -> dict[str, Any]:
    """The tick under way, and the one before it."""
    before = clock.before and [clock.before.t_s, list(clock.before.row)]
    return {"start_s": clock.start_s, "cell": clock.cell, "count": clock.count, "total": clock.total, "before": before}


def clock_of(kept: dict[str, Any]) -> Ticks:
    """The clock that `clock_kept` kept."""
    clock = Ticks()
    clock.start_s, clock.cell, clock.count = kept["start_s"], kept["cell"], kept["count"]
    clock.total = list(kept["total"])
    if kept["before"]:
        t_s, row = kept["before"]
        clock.before = Tick(t_s, tuple(row), real=True)
    return clock


def moments_kept(moments: Moments) -> dict[str, Any]:
    """Means, covariances and noise."""
    return {name: getattr(moments, name) for name in ("count", "seen", "real", "mean", "covariance", "bends")} | {
        "last": [list(row) for row in moments.last]
    }


def moments_of(kept: dict[str, Any]) -> Moments:
    """The moments that `moments_kept` kept."""
    moments = Moments(len(kept["mean"]))
    moments.count, moments.seen, moments.real = kept["count"], kept["seen"], kept["real"]
    moments.mean, moments.bends = list(kept["mean"]), list(kept["bends"])
    moments.covariance = [list(line) for line in kept["covariance"]]
    moments.last = [tuple(row) for row in kept["last"]]
    return moments


def memory_kept(memory: Memory) -> dict[str, Any]:
    """What is remembered of the movement."""
    return {
        "moments": moments_kept(memory.moments),
        "columns": memory.columns,
        "times": memory.times,
        "recent": [list(row) for row in memory.recent],
        "ticks": memory.ticks,
    }


def memory_of(kept: dict[str, Any]) -> Memory:
    """The memory that `memory_kept` kept."""
    memory = Memory(len(kept["columns"]))
    memory.moments = moments_of(kept["moments"])
    memory.columns, memory.times = [list(column) for column in kept["columns"]], list(kept["times"])
    memory.recent, memory.ticks = [tuple(row) for row in kept["recent"]], kept["ticks"]
    return memory


def reading_kept(reading: Reading) -> dict[str, Any]:
    """How a group of columns is read."""
    return {**asdict(reading), "back_s": time_kept(reading.back_s)}


def reading_of(kept: dict[str, Any]) -> Reading:
    """The reading that `reading_kept` kept."""
    own = {name: list(kept[name]) for name in ("weights", "signal", "sizes")}
    own["spans"] = [tuple(span) for span in kept["spans"]]
    expect = kept["expect"] and tuple(kept["expect"])
    return Reading(
        **{**kept, **own, "columns": tuple(kept["columns"]), "expect": expect, "back_s": time_of(kept["back_s"])}
    )


def time_kept(t_s: float) -> float | None:
    """A time in seconds; that before all times, which JSON has no number for, as None."""
    return t_s if math.isfinite(t_s) else None


def time_of(kept: float | None) -> float:
    """The time that `time_kept` kept."""
    return -math.inf if kept is None else kept
