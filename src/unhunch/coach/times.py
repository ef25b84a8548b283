"""Which frame goes on from those before it, by its time: clocks sleep, leap, and begin with a number that is none."""

from dataclasses import dataclass
from typing import Final

from unhunch.coach.frame import Frame, unreadable

# A camera's next picture comes within this time; what comes so soon after a refused time says that it was right.
NEXT_S: Final = 1.0
# Over a longer gap than this nobody knows what was done: nothing that was under way is carried over it.
BREAKS_S: Final = 5.0


@dataclass(slots=True)
class Times:
    """When the first and the last frame came that were taken, and the time that was refused since and may turn out to
    be right; plain values that JSON can keep.
    """

    first_s: float | None = None
    last_s: float | None = None
    doubted_s: float | None = None

    def refusal(self, frame: Frame) -> str | None:
        """Why the frame is refused, or None. A refused time is right where the next frame agrees with it.

        A time that runs back can only be right while one frame was taken: what was told of more has its order.
        """
        why = unreadable(frame, self.last_s)
        if why is None or self.last_s is None or unreadable(frame, None) is not None:
            return why
        if frame.t_s < self.last_s != self.first_s:
            return why
        before_s, self.doubted_s = self.doubted_s, frame.t_s
        return None if before_s is not None and 0 < frame.t_s - before_s <= NEXT_S else why

    def take(self, t_s: float) -> float:
        """The seconds since the frame before, 0 of the first, below 0 where that one's time was wrong: it is forgotten.

        `t_s` is the time of a frame that is not refused.
        """
        apart_s = 0.0 if self.last_s is None else t_s - self.last_s
        if self.first_s is None or apart_s < 0:
            self.first_s = t_s
        self.last_s, self.doubted_s = t_s, None
        return apart_s
