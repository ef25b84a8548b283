import pytest

from unhunch.coach import Frame, coco_frame, halpe_frame, kinect_frame, uiprmd_frame
from unhunch.coach.frame import ANKLE, EAR, ELBOW, HEEL, HIP, NOSE, POINTS, SHOULDER, TOE, WRIST

# A person who stands before the sensor: their left is at the sensor's right, at negative x of a Kinect.
KINECT = [[0.0, 0.0, 2.0] for _ in range(25)]
KINECT[3] = [0.0, 0.7, 2.0]
KINECT[4], KINECT[8] = [-0.2, 0.5, 2.0], [0.2, 0.5, 1.9]
KINECT[12], KINECT[16] = [-0.1, 0.0, 2.0], [0.1, 0.0, 2.0]

UIPRMD = [[0.0, 80.0, -240.0] for _ in range(22)]
UIPRMD[7], UIPRMD[11] = [20.0, 130.0, -240.0], [-20.0, 130.0, -230.0]
UIPRMD[8] = [20.0, 100.0, -240.0]


@pytest.mark.parametrize("frame", [kinect_frame(0.5, KINECT), uiprmd_frame(0.5, UIPRMD)], ids=["kinect", "uiprmd"])
def test_the_left_of_who_faces_the_camera_is_at_the_pictures_right(frame: Frame) -> None:
    left, right = (frame.points[SHOULDER[side]] for side in "lr")
    assert frame.t_s == 0.5
    assert len(frame.points) == POINTS
    assert left[0] > right[0]
    assert left[1] < frame.points[HIP["l"]][1], "y grows downward"
    assert right[2] < left[2], "what is nearer has the smaller z"
    assert frame.points[HIP["l"]][2] == pytest.approx(0), "the middle of the hips is at z 0"


def test_the_head_goes_to_landmark_0_and_what_a_skeleton_lacks_is_absent() -> None:
    frame = kinect_frame(0, KINECT)
    assert frame.points[NOSE][3] == 1
    assert frame.points[EAR["l"]][3] == 0
    assert frame.points[HEEL["l"]][3] == 0


def test_an_inferred_joint_is_less_sure_and_an_untracked_one_absent() -> None:
    states = [2] * 25
    states[5], states[6] = 1, 0
    frame = kinect_frame(0, KINECT, states)
    assert frame.points[ELBOW["l"]][3] == 0.6
    assert frame.points[WRIST["l"]][3] == 0


def test_a_joint_that_is_no_number_is_absent() -> None:
    joints = [list(joint) for joint in UIPRMD]
    joints[8][1] = float("nan")
    assert uiprmd_frame(0, joints).points[ELBOW["l"]][3] == 0


def test_lengths_are_the_same_in_both_directions() -> None:
    frame = uiprmd_frame(0, UIPRMD)
    shoulder, elbow = frame.points[SHOULDER["l"]], frame.points[ELBOW["l"]]
    width = (shoulder[0] - frame.points[SHOULDER["r"]][0]) * frame.aspect
    assert width / (elbow[1] - shoulder[1]) == pytest.approx(40 / 30)


def test_key_points_in_pixels_become_shares_of_the_picture() -> None:
    keypoints = [[64.0 * at, 32.0 * at, 0.9] for at in range(17)]
    frame = coco_frame(1, keypoints, (1280, 640))
    assert frame.aspect == 2
    assert frame.points[SHOULDER["l"]] == (0.25, 0.25, 0.0, 0.9)
    assert frame.points[ANKLE["r"]][:2] == (0.8, 0.8)


def test_halpe_adds_feet() -> None:
    frame = halpe_frame(0, [[float(at), 0.0, 1.0] for at in range(26)], (100, 100))
    assert [round(frame.points[number][0] * 100) for number in (*TOE.values(), *HEEL.values())] == [20, 21, 24, 25]


def test_a_key_point_without_a_score_is_absent() -> None:
    assert coco_frame(0, [[1.0, 1.0, 0.0]] * 17, (10, 10)).points[NOSE][3] == 0


def test_what_is_no_such_skeleton_is_refused_with_what_is_wrong() -> None:
    with pytest.raises(ValueError, match="25 joints, not 24"):
        kinect_frame(0, KINECT[:24])
    with pytest.raises(ValueError, match="25 tracking states, not 1"):
        kinect_frame(0, KINECT, [2])
    with pytest.raises(ValueError, match="0, 1 or 2, not 7"):
        kinect_frame(0, KINECT, [7] * 25)
    with pytest.raises(ValueError, match="joint 3 of a UI-PRMD skeleton has 2 values"):
        uiprmd_frame(0, [*UIPRMD[:3], [1.0, 2.0], *UIPRMD[4:]])
    with pytest.raises(ValueError, match="width and height"):
        coco_frame(0, [[0.0, 0.0, 1.0]] * 17, (0, 10))
    with pytest.raises(ValueError, match="Halpe skeleton has 26"):
        halpe_frame(0, [[0.0, 0.0, 1.0]] * 17, (10, 10))
