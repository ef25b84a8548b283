import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from unhunch.body.angles import limits
from unhunch.body.bones import BONES, INDEX, PARENT
from unhunch.body.kinematics import forward
from unhunch.body.motion_parse import parse_motion
from unhunch.body.pose import Pose
from unhunch.body.skeleton import BODIES, load_skeleton

ANGLES = sorted(limits())
POSES = st.dictionaries(st.sampled_from(ANGLES), st.floats(-180, 180), max_size=8)
QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "at_s", "hold_s", "like", "left", "right", "hand", "at", "body", "tilt", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
TABLES = st.dictionaries(
    st.sampled_from(
        ["base", "loop_s", "sides", "thumbs", "pose", "keys", "contacts", "camera", "props", "lit", "watch", "faults"]
    ),
    VALUES | st.sampled_from(["standing", "both"]) | st.lists(VALUES, max_size=3),
)


@QUIET
@given(POSES, st.sampled_from(BODIES))
def test_no_pose_changes_a_bone_s_length(angles: dict[str, float], body: str) -> None:
    skeleton = load_skeleton(body)
    both = {f"{name}{side}": np.array([value]) for name, value in angles.items() for side in ("", "_l", "_r")}
    joints = forward(skeleton, Pose(both, 1).turns, np.zeros((1, 3))).joints[0]
    for bone in BONES:
        up = PARENT[bone]
        if up is not None:
            drawn = np.linalg.norm(skeleton.head[INDEX[bone]] - skeleton.head[INDEX[up]])
            assert np.isclose(np.linalg.norm(joints[INDEX[bone]] - joints[INDEX[up]]), drawn, atol=1e-9)


@QUIET
@given(POSES)
def test_every_turn_is_a_rotation(angles: dict[str, float]) -> None:
    both = {f"{name}{side}": np.array([value]) for name, value in angles.items() for side in ("", "_l", "_r")}
    turns = Pose(both, 1).turns[0]
    assert np.allclose(turns @ np.swapaxes(turns, -1, -2), np.eye(3), atol=1e-9)
    assert np.allclose(np.linalg.det(turns), 1)


@QUIET
@given(TABLES)
def test_no_table_breaks_the_parser(table: dict[str, object]) -> None:
    made, findings = parse_motion("x", table)
    assert (made is None) == bool(findings)
