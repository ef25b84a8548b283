"""What the coach expects of an exercise: the shapes of what `targets` holds."""

from itertools import pairwise
from typing import Literal, NamedTuple

View = Literal["front", "side", "none"]
Sides = Literal["both", "one", "alternate"]


class Key(NamedTuple):
    """One moment of the ideal movement: its name, when it is reached and how long it is held, in seconds, and its
    phase: `rest`, `target`, or empty on the way.
    """

    name: str
    at_s: float
    hold_s: float
    phase: str


class Watch(NamedTuple):
    """A measure that shows the movement: its unit, and its value at rest and at the target.

    `rest` and `target` are exact, of the average body; `rest_seen` and `target_seen` are what the coach's own measure
    reads of that body from the exercise's view. Moving out begins where `leaves_rest` is passed, the target is reached
    at `at_target` and left at `off_target`, and rest is reached again at `back_at_rest`, all of what is seen. `out_s`
    and `back_s` are the ideal seconds of the way out and back as `tempo` times them, 0 where they are not known.
    `clocked` is whether it tells how long the target is held: it stands still there, and nowhere else on the way.
    """

    measure: str
    unit: str
    rest: float
    target: float
    rest_seen: float
    target_seen: float
    leaves_rest: float
    at_target: float
    off_target: float
    back_at_rest: float
    out_s: float = 0.0
    back_s: float = 0.0
    clocked: bool = True


class Fault(NamedTuple):
    """A fault, its cue under the same id, and what shows it: the measure's change between rest and target beyond
    `usual` by `threshold`, in the direction `sign`; `always` where it is there from the start. An empty measure is one
    that the view does not show. `harm` 1 is the most harmful.
    """

    id: str
    harm: int
    view: str
    measure: str
    sign: int
    threshold: float
    usual: float
    unit: str
    always: bool = False

    @property
    def cue(self) -> str:
        """The id of the words that mend it."""
        return self.id


class Target(NamedTuple):
    """What is expected of one exercise.

    `camera` is the view in which it is judged, `around_deg` where that camera stands (0 before the person, 90 at their
    left, 180 behind, 270 at their right; as drawn); `loop_s` is the ideal length of a repetition and `hold_s` that of
    its hold. `watches` begin with the one that shows most; none means that only the timer leads. `faults` are in the
    order of harm; `unseen` names those that this view can't show. A `reference` movement is never shown to people.
    """

    exercise: str
    camera: View
    around_deg: float
    sides: Sides
    loop_s: float
    hold_s: float
    keys: tuple[Key, ...]
    watches: tuple[Watch, ...]
    faults: tuple[Fault, ...]
    unseen: tuple[str, ...]
    reference: bool = False

    @property
    def parts(self) -> int:
        """How many ways out from rest and back make one repetition."""
        named = [key.phase for key in self.keys if key.phase]
        return max(1, sum(pair == ("rest", "target") for pair in pairwise(named)))
