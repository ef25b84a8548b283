"""What a set showed, gathered from what the coach said of it."""

from dataclasses import dataclass, field
from statistics import fmean, median
from typing import Any, Final

from unhunch.coach.events import Cue, Event, HoldDone, Repeated

# A fault is sure from so many error bars beyond its border on, which itself is one or more.
SURE: Final = 1.0


@dataclass(slots=True)
class Account:
    """The repetitions of a set, the seconds held so far, the ranges and smoothness measured, and its faults."""

    counted: int = 0
    held_s: float = 0.0
    ranges: list[float] = field(default_factory=list)
    smooth: list[float] = field(default_factory=list)
    unit: str = ""
    faults: list[str] = field(default_factory=list)
    sure: list[str] = field(default_factory=list)

    def take(self, event: Event) -> None:
        """Take what the coach said."""
        match event:
            case Repeated():
                self.counted += 1
                self._measured(event)
            case HoldDone():
                self.held_s += event.seconds
            case Cue():
                _once(self.faults, event.fault)
                if event.sure and event.beyond >= SURE:
                    _once(self.sure, event.fault)
            case _:
                pass

    def _measured(self, event: Repeated) -> None:
        if event.range is not None and event.smoothness is not None:
            self.ranges.append(event.range)
            self.smooth.append(event.smoothness)
            self.unit = event.unit

    def told(self, holding_s: float) -> dict[str, Any]:
        """The set in plain values; `holding_s` is what the position has been held so far and not yet left.

        The range is the middle one, the evenness the mean smoothness; both None where nothing was measured.
        """
        return {
            "counted": self.counted,
            "held_s": self.held_s + holding_s,
            "range": median(self.ranges) if self.ranges else None,
            "unit": self.unit,
            "evenness": fmean(self.smooth) if self.smooth else None,
            "faults": list(self.faults),
            "sure_faults": list(self.sure),
        }


def _once(kept: list[str], name: str) -> None:
    if name not in kept:
        kept.append(name)
