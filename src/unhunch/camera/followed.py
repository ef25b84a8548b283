"""What the live coach would have said of a recording: its phases and its faults, with their times."""

from collections.abc import Sequence
from dataclasses import dataclass

from unhunch.coach import Coach, Cue, Frame, PhaseChanged
from unhunch.coach.events import Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """When a phase begins, and when a fault (its id) would have been named, in seconds of the recording.

    Both are empty where the person never rests long enough for the coach to know their neutral.
    """

    phases: tuple[tuple[float, Phase], ...]
    faults: tuple[tuple[float, str], ...]


def followed(frames: Sequence[Frame], exercise: str) -> Followed:
    """What the coach of that exercise says of the frames.

    Raises ValueError where there is no such exercise.
    """
    coach = Coach(exercise)
    events = [event for frame in frames for event in coach.step(frame)]
    return Followed(
        phases=tuple((event.t_s, event.phase) for event in events if isinstance(event, PhaseChanged)),
        faults=tuple((event.t_s, event.fault) for event in events if isinstance(event, Cue)),
    )
