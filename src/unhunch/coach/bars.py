"""How far off each measure may be, by the view in which it is read: of a value, and of a change between two moments.

Both are one standard deviation in the measure's unit. They are what a pose model (MediaPipe `full`) was off on the
figure (docs/explanation/pose.md: `off` against the truth, and `of a change`), and never less than what a made-up
detector's noise makes of it; of the two sides of a body the worse one. Of an arm from the front a person before Vicon
was further off (docs/explanation/coach.md), and that is claimed.
"""

import math
from collections.abc import Mapping
from typing import Final, NamedTuple

# How much higher one arm is than the other is no measure of a frame's own; it is made of two.
DIFFERENCE: Final = "left_right_difference"


class Bar(NamedTuple):
    """The error of a value against the truth, that of a change between two moments of one exercise, and whether it
    `tells` something of a change: it does not where the error of a change is larger than what saying that nothing
    changes would be off by. A change that is `usual` for an exercise is read otherwise, and differs between people, by
    that share of it.
    """

    value: float
    change: float
    tells: bool = True
    usual: float = 0.2


# A face model's roll of the head, where there is one: off by 1.1 on a face seen straight, and by this on made-up people
# with the camera 25 degrees aside.
FACE_ROLL: Final = Bar(3.2, 2.5)
BARS: Final[Mapping[str, Mapping[str, Bar]]] = {
    "head_lateral_flexion": {"front": Bar(7.3, 15.5, tells=False)},
    "head_rotation": {"front": Bar(11.4, 10.0, tells=False)},
    "head_flexion": {"side": Bar(11.4, 7.9)},
    "ear_over_shoulder": {"side": Bar(10.3, 8.1)},
    # Arms that come down from overhead move it by 32 and 34 per cent; 20 and 25 are read (films of the figure).
    "ear_shoulder_height": {"front": Bar(5.9, 3.3, usual=0.4), "side": Bar(12.8, 5.9, tells=False)},
    "shoulder_level": {"front": Bar(2.6, 3.3)},
    "shoulder_width": {"front": Bar(6.9, 4.9, tells=False)},
    "trunk_inclination": {"front": Bar(9.1, 2.0), "side": Bar(3.3, 3.1)},
    "trunk_lateral_flexion": {"front": Bar(5.1, 4.8)},
    "trunk_rotation": {"front": Bar(16.6, 24.3, tells=False), "side": Bar(83.1, 15.0, tells=False)},
    "arm_elevation": {"front": Bar(14.5, 9.0), "side": Bar(13.8, 14.5)},
    "elbow_flexion": {"front": Bar(36.0, 22.5), "side": Bar(19.9, 4.0)},
    "knee_flexion": {"front": Bar(41.3, 20.6, tells=False), "side": Bar(11.0, 7.3)},
    "hip_flexion": {"front": Bar(46.0, 20.2, tells=False), "side": Bar(13.1, 12.1)},
}


def bar(measure: str, view: str) -> Bar:
    """The errors of a measure, or of the difference between the arms, in a view; between two views, the worse ones."""
    if measure == DIFFERENCE:
        one = bar("arm_elevation", view)
        return Bar(one.value * math.sqrt(2), one.change * math.sqrt(2), one.tells, one.usual)
    seen = BARS[measure.removesuffix("_l").removesuffix("_r")]
    if view in seen:
        return seen[view]
    some = seen.values()
    return Bar(max(one.value for one in some), max(one.change for one in some), all(one.tells for one in some))
