"""The clock of a hold: it runs only while the person is in the position, and forgives a short slip."""

from dataclasses import dataclass, field
from typing import Final

from unhunch.coach.course import GRACE_S
from unhunch.coach.events import Event, HoldDone, HoldReached, HoldTick
from unhunch.coach.phases import Phases

# From this share of the furthest on the person is in the position.
HELD: Final = 0.91
# Unrest of the watched measure lets it fall so many of its error bars below the border, but not below this share.
UNREST: Final = 0.5
MOST_UNREST: Final = 0.1
# Only a new height that is this much more is remembered, in shares of the way.
STEP: Final = 0.01


@dataclass(slots=True)
class Holding:
    """How long the position has been held in this excursion; plain values that JSON can keep.

    The position begins at a share of the furthest that the person comes, which is known only once they are there: the
    times of the heights on the way out are kept, and the clock begins at the one that turns out to be the border.
    """

    highs: list[list[float]] = field(default_factory=list)
    out_s: float | None = None
    last_s: float = 0.0
    away_s: float = 0.0
    told: int = 0
    reached: bool = False

    def begin(self) -> None:
        """Rest was left."""
        self.highs, self.out_s, self.away_s, self.told, self.reached = [], None, 0.0, 0, False

    def follow(self, t_s: float, before: str, phases: Phases, error: float) -> None:
        """Take the phase of a moment after the one `before`: the clock begins on each way out, and with a second go."""
        if before == "rest" or (phases.phase == "target" and before == "back"):
            self.begin()
        if phases.phase in ("out", "target"):
            self.step(t_s, phases.share, error)

    def step(self, t_s: float, share: float, error: float) -> None:
        """Take how far along the person is, and the error bar of that."""
        highs = self.highs
        if not highs or share > highs[-1][1] + STEP:
            highs.append([t_s, share])
        border = HELD * highs[-1][1] - min(MOST_UNREST, UNREST * error)
        while len(highs) > 1 and highs[0][1] < border:
            del highs[0]
        if self.out_s is None and t_s - self.last_s > GRACE_S and self.last_s >= highs[0][0]:
            self.away_s += t_s - self.last_s
        self.last_s = t_s
        if share < border:
            self.out_s = t_s if self.out_s is None else self.out_s
        elif self.out_s is not None:
            if t_s - self.out_s > GRACE_S and self.out_s > highs[0][0]:
                self.away_s += t_s - self.out_s
            self.out_s = None

    @property
    def seconds(self) -> float:
        """How long the position has been held."""
        if not self.highs:
            return 0.0
        until = self.last_s if self.out_s is None else self.out_s
        return max(0.0, until - self.highs[0][0] - self.away_s)

    def running(self, wanted_s: float) -> list[Event]:
        """What there is to say while the position is held; `wanted_s` is how long it should be."""
        seconds = self.seconds
        told: list[Event] = []
        if int(seconds) > self.told:
            self.told = int(seconds)
            told.append(HoldTick(self.last_s, self.told))
        if not self.reached and seconds >= wanted_s:
            self.reached = True
            told.append(HoldReached(self.last_s, seconds))
        return told

    def done(self, t_s: float) -> list[Event]:
        """The position is left: how long it was held, if it was."""
        seconds = self.seconds
        self.highs = []
        return [HoldDone(t_s, seconds)] if seconds > 0 else []
