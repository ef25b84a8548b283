"""The 33 landmarks of BlazePose on a body, exactly: where the bones and the skin say that they are."""

from typing import Final

import numpy as np

from unhunch.body.bones import INDEX
from unhunch.body.kinematics import Track
from unhunch.body.skeleton import MARKS
from unhunch.body.turning import Array

# In BlazePose's order: a place on the skin, or a bone's joint.
LANDMARKS: Final = (
    "nose", "eye_inner_l", "eye_l", "eye_outer_l", "eye_inner_r", "eye_r", "eye_outer_r", "ear_l", "ear_r", "mouth_l",
    "mouth_r", "humerus_l", "humerus_r", "ulna_l", "ulna_r", "hand_l", "hand_r", "little_1_l", "little_1_r",
    "index_1_l", "index_1_r", "thumb_2_l", "thumb_2_r", "femur_l", "femur_r", "tibia_l", "tibia_r", "foot_l", "foot_r",
    "heel_l", "heel_r", "toe_l", "toe_r",
)  # fmt: skip

# How much of the body lies in front of a landmark that is seen, in metres: joints lie within the limb.
DEPTH_M: Final = {
    **dict.fromkeys(LANDMARKS, 0.05),
    **dict.fromkeys(("humerus_l", "humerus_r"), 0.10),
    **dict.fromkeys(("femur_l", "femur_r"), 0.16),
    **dict.fromkeys(("tibia_l", "tibia_r"), 0.08),
    **dict.fromkeys((name for name in MARKS if MARKS[name] == "head"), 0.025),
}


def landmarks(track: Track) -> Array:
    """The landmarks over time (T, 33, 3) in the room, in metres."""
    skeleton = track.skeleton
    rotations = track.rotations
    names = tuple(MARKS)
    rows = []
    for name in LANDMARKS:
        if name in MARKS:
            bone = INDEX[MARKS[name]]
            arm = skeleton.marks[names.index(name)] - skeleton.head[bone]
            rows.append(track.joints[:, bone] + rotations[:, bone] @ arm)
        else:
            rows.append(track.joint(name))
    return np.stack(rows, axis=1)
