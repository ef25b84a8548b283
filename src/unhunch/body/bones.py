"""The bones of the figure by their anatomical names, and which bone carries which.

The trunk has eight segments (sacrum to first thoracic vertebra), named after the vertebrae they stand for, the
neck three. A name that ends in `_l` or `_r` is the person's left or right. The scapula has no outline of its own:
its bone carries the arm. A `_twist` bone takes the second half of a limb's rotation about its own length.
"""

from collections.abc import Iterator
from typing import Final

TRUNK: Final = ("sacrum", "l5_l4", "l3_l2", "l1_t12", "t11_t9", "t8_t6", "t5_t3", "t2_t1")
LUMBAR: Final = ("l5_l4", "l3_l2", "l1_t12")
THORACIC: Final = ("t11_t9", "t8_t6", "t5_t3", "t2_t1")
NECK: Final = ("c7_c6", "c5_c4", "c3_c2")
FINGERS: Final = ("thumb", "index", "middle", "ring", "little")
ARM: Final = ("clavicle", "scapula", "humerus", "humerus_twist", "ulna", "radius", "hand")
LEG: Final = ("ilium", "femur", "femur_twist", "tibia", "tibia_twist", "foot", "toes")
SIDES: Final = ("l", "r")


def _pairs() -> Iterator[tuple[str, str | None]]:
    """Each bone with the one that carries it, carriers first."""
    yield "pelvis", None
    column = ("pelvis", *TRUNK, *NECK, "head")
    yield from zip(column[1:], column, strict=False)
    for side in SIDES:
        arm = ("t2_t1", *(f"{bone}_{side}" for bone in ARM))
        yield from zip(arm[1:], arm, strict=False)
        yield from _hand(side)
        leg = ("pelvis", *(f"{bone}_{side}" for bone in LEG))
        yield from zip(leg[1:], leg, strict=False)


def _hand(side: str) -> Iterator[tuple[str, str]]:
    """The bones of one hand: the thumb has no metacarpal apart from its first."""
    hand = f"hand_{side}"
    for finger in FINGERS:
        root = hand
        if finger != "thumb":
            root = f"{finger}_palm_{side}"
            yield root, hand
        chain = (root, *(f"{finger}_{joint}_{side}" for joint in (1, 2, 3)))
        yield from zip(chain[1:], chain, strict=False)


PARENT: Final[dict[str, str | None]] = dict(_pairs())
BONES: Final[tuple[str, ...]] = tuple(PARENT)
INDEX: Final[dict[str, int]] = {bone: number for number, bone in enumerate(BONES)}


def mirrored(bone: str) -> str:
    """The same bone of the other side; a bone of the middle is its own mirror."""
    if bone.endswith("_l"):
        return f"{bone[:-2]}_r"
    return f"{bone[:-2]}_l" if bone.endswith("_r") else bone
