"""How an exercise moves, as its motion.toml says it: keys in time, what is planted, what stands around, what to watch.

Distances are in leg lengths (thigh plus shin), so that one motion fits every body; x is outwards on the limb's own
side, y up from the floor, z forward. Angles are in degrees, times in seconds of the drawn loop.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

Spot = tuple[float, float, float]
Phase = Literal["rest", "target"]
Sides = Literal["both", "one", "alternate"]
Surface = Literal["whole", "trunk", "seat", "no-arms"]
PropKind = Literal[
    "mat", "chair", "desk", "wall", "doorway", "roller", "block", "bench", "incline-bench", "ball", "towel", "pillow",
    "counter", "dumbbells", "dumbbell", "barbell", "band", "cable", "pulldown", "bike", "water",
]  # fmt: skip

_FORBID: dict[str, str] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """A planted hand: the spot that its palm (or wrist) rests on, in the room or carried by the bone `on`.

    `on` names a bone without its side: the hand's own side, or the other after "opposite ". `fingers`, `palm` and
    `elbow` are directions: where the fingers point, where the palm looks, to which side the elbow bends.
    """

    __pydantic_config__: ClassVar = _FORBID
    at: Spot
    on: str | None = None
    point: Literal["palm", "wrist"] = "palm"
    fingers: Spot = (0, 0, 1)
    palm: Spot = (0, -1, 0)
    elbow: Spot = (0.5, 0, -1)
    curl: float = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """A planted foot: where its sole rests if `flat`, else where the ankle is; `knee` is the way the knee bends."""

    __pydantic_config__: ClassVar = _FORBID
    at: Spot
    flat: bool = True
    toe_out: float = 6
    knee: Spot = (0.1, 0, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """One angle that is found by itself, so that the left arm just reaches its planted hand.

    `extend` is the share of the arm's length that is used; the angle is looked for within `within` degrees of its key.
    """

    __pydantic_config__: ClassVar = _FORBID
    angle: str
    within: tuple[float, float]
    extend: float = 0.985


@dataclass(frozen=True, slots=True, kw_only=True)
class Settle:
    """The body sinks or rises until a part of its skin rests `height` leg lengths above the floor."""

    __pydantic_config__: ClassVar = _FORBID
    on: Surface = "whole"
    height: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacts:
    """What keeps its place: hands, feet, the middle between the hips, the feet's middle on the floor."""

    __pydantic_config__: ClassVar = _FORBID
    hand: Hand | None = None
    left_hand: Hand | None = None
    right_hand: Hand | None = None
    foot: Foot | None = None
    left_foot: Foot | None = None
    right_foot: Foot | None = None
    pelvis: Spot | None = None
    stand: tuple[float, float] | None = None
    settle: Settle | None = None
    reach: Reach | None = None

    def hand_of(self, side: str) -> Hand | None:
        """The planted hand of a side, `l` or `r`."""
        return (self.left_hand if side == "l" else self.right_hand) or self.hand

    def foot_of(self, side: str) -> Foot | None:
        """The planted foot of a side, `l` or `r`."""
        return (self.left_foot if side == "l" else self.right_foot) or self.foot


@dataclass(frozen=True, slots=True, kw_only=True)
class Prop:
    """A thing around or in the hands: where it stands (room, leg lengths), how it is turned (degrees about y).

    `size` scales it; `tip` leans it (degrees about x). A thing that is held ignores `at`, save what it is tied to.
    """

    __pydantic_config__: ClassVar = _FORBID
    kind: PropKind
    at: Spot = (0, 0, 0)
    turn: float = 0
    tip: float = 0
    size: Spot = (1, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """From where the picture is taken: degrees around the person (0 front, 90 their left, 180 behind) and up.

    `shows` is what must be in the picture.
    """

    __pydantic_config__: ClassVar = _FORBID
    around: float
    up: float
    shows: Literal["whole", "upper", "head"] = "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What a camera may measure of the movement: a measure, and the keys where it is least and most."""

    __pydantic_config__: ClassVar = _FORBID
    measure: str
    rest: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """The body at one moment: all angles and places that differ from 0, held for `hold_s`.

    `words` is what the exercise's text calls it: its start, or the number of one of its steps (from 1).
    """

    __pydantic_config__: ClassVar = _FORBID
    name: str
    at_s: float
    words: int | Literal["start"]
    angles: Mapping[str, float]
    hold_s: float = 0
    phase: Phase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """The whole movement of one exercise; `loop_s` later it begins again. With `flow` it stops at no key.

    `faults` are the usual mistakes: what each adds to the angles while the movement is at its target (or always).
    """

    exercise: str
    base: str
    loop_s: float
    sides: Sides
    thumbs: str | None
    keys: tuple[Key, ...]
    contacts: Contacts
    camera: Camera
    flow: bool = False
    props: tuple[Prop, ...] = ()
    lit: tuple[str, ...] = ()
    watches: tuple[Watch, ...] = ()
    faults: Mapping[str, "Fault"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A mistake made on purpose: degrees added to angles, throughout, or only towards the target or the key `at`."""

    angles: Mapping[str, float]
    always: bool = False
    at: str | None = None
