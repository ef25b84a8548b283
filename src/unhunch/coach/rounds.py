"""A repetition of several positions, one after the other from rest, such as the letters Y, T and W: each is a way out
and back, and all of them are one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Span = tuple[float, float]


@dataclass(slots=True)
class Rounds:
    """The ways out and back of the round under way, from when to when each took; plain values that JSON can keep."""

    begun: list[list[float]] = field(default_factory=list)

    def step(self, spans: Iterable[Span], parts: int) -> list[list[Span]]:
        """Take what was counted; for each round of so many parts that is whole now, the spans of its parts."""
        told = []
        for span in spans:
            self.begun.append(list(span))
            if len(self.begun) >= parts:
                told.append([(start_s, end_s) for start_s, end_s in self.begun])
                self.begun = []
        return told


def whole_of(round_s: Sequence[Span]) -> Span:
    """From when to when the round took."""
    return round_s[0][0], round_s[-1][1]
