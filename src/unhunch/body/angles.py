"""The joints' angles by their clinical names and signs, their limits, and the rule that mirrors a side.

Trunk, neck and head: flexion forward +, lateral flexion and rotation to the person's left +. `neck.retraction` is the
chin tuck. Scapula: retraction +, elevation +. Shoulder: `elevation` from hanging (0) to overhead (180) in the `plane`
of abduction (0) or forward flexion (90), `rotation` internal +; or the arm's direction in the frontal plane,
`arm.abduction` with `arm.lift` to the back. Forearm pronation +, wrist palmar flexion +, hip rotation internal +,
ankle dorsiflexion +. Degrees throughout; `body.x`, `y`, `z` are in leg lengths.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

MIDDLE: Final = ("body", "lumbar", "thoracic", "neck", "head")
TO_A_SIDE: Final = ("lateral_flexion", "rotation", "turn", "lean", "x")
PLACES: Final = ("x", "y", "z")
SIDED: Final = {"left": "l", "right": "r"}


@cache
def limits() -> dict[str, tuple[float, float]]:
    """Least and most degrees of each angle, by `joint.movement`."""
    table = tomllib.loads((Path(__file__).parent / "data/limits.toml").read_text(encoding="utf-8"))
    return {
        f"{joint}.{movement}": (float(low), float(high))
        for joint, movements in table.items()
        for movement, (low, high) in movements.items()
    }


def known(angle: str) -> bool:
    """Whether there is an angle, or a place of the whole body, of that name."""
    return angle in limits() or angle in {f"body.{place}" for place in PLACES}


def is_middle(angle: str) -> bool:
    """Whether the angle belongs to the trunk, and so has no side."""
    return angle.split(".", maxsplit=1)[0] in MIDDLE


def mirrored(angle: str, value: float) -> tuple[str, float]:
    """The angle that shows the same on the other side of the body: `joint.movement_l` becomes `_r`."""
    if angle.endswith("_l"):
        return f"{angle[:-2]}_r", value
    if angle.endswith("_r"):
        return f"{angle[:-2]}_l", value
    return angle, -value if angle.split(".")[1] in TO_A_SIDE else value
