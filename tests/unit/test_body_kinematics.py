import numpy as np
import pytest

from unhunch.body.bones import BONES, INDEX, PARENT, mirrored
from unhunch.body.kinematics import forward
from unhunch.body.pose import Pose
from unhunch.body.skeleton import BODIES, Skeleton, load_skeleton, packed, unpacked
from unhunch.body.turning import between, matrix, quaternion
from unhunch.errors import InvalidInputError


def standing(skeleton: Skeleton, **angles: float) -> np.ndarray:
    """The joints (B, 3) of a body with those angles, written joint__movement_l."""
    named = {name.replace("__", "."): np.array([value]) for name, value in angles.items()}
    return np.asarray(forward(skeleton, Pose(named, 1).turns, np.zeros((1, 3))).joints[0])


def test_every_bone_but_the_pelvis_is_carried_by_one_that_comes_before_it() -> None:
    assert [bone for bone in BONES if PARENT[bone] is None] == ["pelvis"]
    assert all(INDEX[up] < INDEX[bone] for bone in BONES if (up := PARENT[bone]) is not None)


def test_the_trunk_has_eight_segments_and_the_neck_three() -> None:
    column = [bone for bone in BONES if not bone.endswith(("_l", "_r")) and bone not in ("pelvis", "head")]
    assert len(column) == 8 + 3


@pytest.mark.parametrize("name", BODIES)
def test_a_body_is_made_of_limbs_of_human_length(name: str) -> None:
    body = load_skeleton(name)
    assert 0.7 < body.leg_m < 0.95
    assert body.length_m("femur_l", "tibia_l") == pytest.approx(body.length_m("femur_r", "tibia_r"), abs=2e-3)
    assert 0.5 < body.length_m("humerus_l", "hand_l") / body.leg_m < 0.7


@pytest.mark.parametrize("name", BODIES)
def test_a_packed_body_comes_back_the_same(name: str) -> None:
    body = load_skeleton(name)
    again = unpacked(name, packed(body))
    assert np.allclose(again.head, body.head)
    assert np.array_equal(again.triangles, body.triangles)


def test_an_unknown_body_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InvalidInputError, match="woman, man"):
        load_skeleton("giant")


def test_the_coarse_mesh_is_closed() -> None:
    corners = load_skeleton("woman").triangles
    edges = np.sort(np.concatenate([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [2, 0]]]), axis=1)
    _, times = np.unique(edges, axis=0, return_counts=True)
    assert np.mean(times == 2) > 0.98


def test_arms_hang_when_nothing_is_asked_of_them() -> None:
    joints = standing(load_skeleton("woman"))
    upper = joints[INDEX["ulna_l"]] - joints[INDEX["humerus_l"]]
    assert upper[1] / np.linalg.norm(upper) == pytest.approx(-1)


@pytest.mark.parametrize(
    "angles,bones,way",
    [
        ({"shoulder__elevation_l": 90}, ("humerus_l", "ulna_l"), (1, 0, 0)),
        ({"shoulder__elevation_r": 90}, ("humerus_r", "ulna_r"), (-1, 0, 0)),
        ({"shoulder__elevation_l": 90, "shoulder__plane_l": 90}, ("humerus_l", "ulna_l"), (0, 0, 1)),
        ({"arm__abduction_l": 90, "arm__lift_l": 30}, ("humerus_l", "ulna_l"), (np.cos(np.pi / 6), 0, -0.5)),
        ({"elbow__flexion_l": 90}, ("ulna_l", "hand_l"), (0, 0, 1)),
        ({"hip__flexion_l": 90}, ("femur_l", "tibia_l"), (0, 0, 1)),
        ({"hip__flexion_l": 90, "knee__flexion_l": 90}, ("tibia_l", "foot_l"), (0, -1, 0)),
        ({"body__tilt": 90}, ("femur_l", "tibia_l"), (0, 0, -1)),
    ],
)
def test_an_angle_moves_its_limb_the_clinical_way(
    angles: dict[str, float], bones: tuple[str, str], way: tuple[float, float, float]
) -> None:
    joints = standing(load_skeleton("man"), **angles)
    limb = joints[INDEX[bones[1]]] - joints[INDEX[bones[0]]]
    assert limb / np.linalg.norm(limb) == pytest.approx(way, abs=1e-4)


@pytest.mark.parametrize(
    "angle,ahead,left",
    [
        ("thoracic__flexion", 1, 0),
        ("lumbar__flexion", 1, 0),
        ("neck__flexion", 1, 0),
        ("thoracic__lateral_flexion", 0, 1),
        ("neck__lateral_flexion", 0, 1),
    ],
)
def test_trunk_and_neck_bend_forward_and_to_the_left(angle: str, ahead: float, left: float) -> None:
    body = load_skeleton("woman")
    moved = standing(body, **{angle: 25})[INDEX["head"]] - standing(body)[INDEX["head"]]
    assert (moved[2] > 0.01) == bool(ahead)
    assert (moved[0] > 0.01) == bool(left)


def test_a_tucked_chin_takes_the_head_back_and_keeps_the_gaze_level() -> None:
    body = load_skeleton("woman")
    tucked = Pose({"neck.retraction": np.array([20.0])}, 1)
    assert standing(body, neck__retraction=20)[INDEX["head"]][2] < standing(body)[INDEX["head"]][2] - 0.01
    assert np.allclose(tucked["head"], np.eye(3), atol=1e-9)


def test_the_girdle_rises_with_the_arm_only_above_forty_degrees() -> None:
    def girdle(elevation: float) -> np.ndarray:
        return np.asarray(Pose({"shoulder.elevation_l": np.array([elevation])}, 1)["clavicle_l"][0])

    assert np.allclose(girdle(35), np.eye(3))
    assert girdle(150)[1, 0] > 0.1


def test_thumbs_point_where_they_are_asked_to() -> None:
    body = load_skeleton("woman")
    pose = Pose({"arm.abduction_l": np.array([90.0])}, 1, thumbs="up")
    joints = forward(body, pose.turns, np.zeros((1, 3))).joints[0]
    thumb = joints[INDEX["thumb_2_l"]] - joints[INDEX["hand_l"]]
    assert thumb[1] > 0.02


def test_mirrored_angles_give_the_mirrored_body() -> None:
    one = {"shoulder.elevation_l": 70.0, "elbow.flexion_r": 40.0, "thoracic.rotation": 20.0, "body.lean": 10.0}
    other = {"shoulder.elevation_r": 70.0, "elbow.flexion_l": 40.0, "thoracic.rotation": -20.0, "body.lean": -10.0}
    a = Pose({name: np.array([value]) for name, value in one.items()}, 1)
    b = Pose({name: np.array([value]) for name, value in other.items()}, 1)
    flip = np.diag([-1.0, 1, 1])
    for bone in BONES:
        assert np.allclose(flip @ a[bone][0] @ flip, b[mirrored(bone)][0], atol=1e-9), bone


def test_rotations_survive_the_way_through_quaternions() -> None:
    draw = np.random.default_rng(7)
    raw = draw.normal(size=(50, 4))
    turns = matrix(raw)
    assert np.allclose(matrix(quaternion(turns)), turns, atol=1e-9)


def test_half_of_a_turn_done_twice_is_the_whole_turn() -> None:
    draw = np.random.default_rng(3)
    a, b = matrix(draw.normal(size=(20, 4))), matrix(draw.normal(size=(20, 4)))
    half = between(a, b, np.full(20, 0.5))
    assert np.allclose(half @ np.swapaxes(a, -1, -2) @ half, b, atol=1e-6)
