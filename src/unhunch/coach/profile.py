"""What the coach should know of the person and the plan."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the coach should know of the person and the plan: the side to look at of an exercise for one side (`l`,
    `r`, None: either), how long a cue is given time to work before the next in seconds, and, in seconds too, what is
    planned of the hold, the way out and the way back (None: as drawn).
    """

    side: str | None = None
    cool_down_s: float = 8.0
    hold_s: float | None = None
    out_s: float | None = None
    back_s: float | None = None
