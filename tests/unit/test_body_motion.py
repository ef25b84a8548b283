import tomllib
from collections.abc import Mapping

import numpy as np
import pytest

from unhunch.body.curves import angles_at, effort
from unhunch.body.judging import judge
from unhunch.body.motion import Motion
from unhunch.body.motion_parse import bases, parse_motion, shared_faults
from unhunch.body.play import mirrored_motion, play
from unhunch.body.skeleton import load_skeleton
from unhunch.catalogue.model import ExerciseText

RAISE = """
loop_s = 6
[camera]
around = 0
up = 5
[[keys]]
name = "down"
words = "start"
phase = "rest"
at_s = 0
[[keys]]
name = "up"
words = 1
phase = "target"
at_s = 2
hold_s = 1
left.shoulder.elevation = 90
"""
TEXT = ExerciseText(name="Raise", start="Stand.", steps=("Lift.",), breathing="", stop_if=("Pain",))


def motion(text: str = RAISE, **changes: object) -> Motion:
    made, findings = parse_motion("raise", {**tomllib.loads(text), **changes})
    assert made is not None, findings
    return made


def findings(table: Mapping[str, object]) -> list[str]:
    made, found = parse_motion("raise", table)
    assert (made is None) == bool(found)
    return [f"{one.where} {one.what}" for one in found]


def with_key(line: str) -> dict[str, object]:
    return tomllib.loads(RAISE.replace("left.shoulder.elevation = 90", line))


def test_a_key_begins_as_the_one_before_it_and_says_what_changes() -> None:
    keys = motion().keys
    assert keys[1].angles["shoulder.elevation_l"] == 90
    assert keys[1].angles["shoulder.elevation_r"] == keys[0].angles["shoulder.elevation_r"] == 7


def test_all_shipped_bases_and_shared_faults_can_be_read() -> None:
    for base in bases():
        assert motion(base=base).base == base
    made, found = parse_motion("raise", tomllib.loads(RAISE), tuple(shared_faults()))
    assert made is not None, found
    assert set(made.faults) == set(shared_faults())


@pytest.mark.parametrize(
    "table,said",
    [
        (with_key("left.shoulder.elevatoin = 90"), "elevatoin is not an angle"),
        (with_key("left.thoracic.flexion = 9"), "belongs to the trunk"),
        (with_key('left.shoulder.elevation = "90"'), "not a number"),
        (with_key("left.hand.at = [1, 2]"), "not three numbers"),
        (with_key('like = "nobody"'), "no key before it"),
        (tomllib.loads(RAISE.replace("at_s = 2", "at_s = 9")), "last key ends"),
        (tomllib.loads(RAISE.replace('phase = "target"', "")), "none is the target"),
        (tomllib.loads(RAISE.replace('name = "up"', 'name = "down"')), "stands twice"),
        ({**tomllib.loads(RAISE), "base": "floating"}, "'floating'"),
        ({**tomllib.loads(RAISE), "loop_s": 0}, "seconds"),
        ({**tomllib.loads(RAISE), "sides": "three"}, "'three'"),
        ({**tomllib.loads(RAISE), "thumbs": "north"}, "'north'"),
        ({**tomllib.loads(RAISE), "wings": 2}, "belongs to nothing"),
        ({**tomllib.loads(RAISE), "keys": []}, "not a list of keys"),
        ({**tomllib.loads(RAISE), "contacts": {"foot": {"at": [0, 0]}}}, "contacts.foot.at"),
        ({**tomllib.loads(RAISE), "props": [{"kind": "sofa"}]}, "props.0.kind"),
        ({**tomllib.loads(RAISE), "faults": {"shrug": 3}}, "not a table"),
    ],
)
def test_a_fault_in_the_file_is_named_with_its_place(table: dict[str, object], said: str) -> None:
    assert any(said in line for line in findings(table)), findings(table)


def test_all_faults_of_a_file_are_found_at_once() -> None:
    assert len(findings({**with_key("left.shoulder.elevatoin = 90"), "wings": 2, "thumbs": "north"})) == 3


def test_a_hold_stands_still_and_the_way_there_is_smooth() -> None:
    times = np.linspace(0, 6, 601)
    elevation = angles_at(motion(), times)["shoulder.elevation_l"]
    assert np.allclose(elevation[200:301], 90)
    assert elevation[[0, -1]] == pytest.approx(7)
    assert np.abs(np.diff(elevation)).max() < 90 * 1.9 / 200


def test_effort_is_none_at_rest_and_whole_at_the_target() -> None:
    assert effort(motion(), np.array([0.0, 2.5, 6.0])).tolist() == [0.0, 1.0, 0.0]


def test_an_alternating_motion_shows_the_other_side_in_its_second_half() -> None:
    body = load_skeleton("woman")
    track = play(motion(sides="alternate"), body, np.array([2.5, 8.5]))
    left, right = track.joint("ulna_l")[0], track.joint("ulna_r")[1]
    assert right * [-1, 1, 1] == pytest.approx(left, abs=5e-3)
    assert track.joint("ulna_r")[0][1] < left[1] - 0.1


def test_a_mirrored_motion_is_the_mirror_image() -> None:
    body, times = load_skeleton("man"), np.array([0.0, 1.0, 2.5])
    one, other = play(motion(), body, times), play(mirrored_motion(motion()), body, times)
    assert other.joint("hand_r") * [-1, 1, 1] == pytest.approx(one.joint("hand_l"), abs=6e-3)


def test_a_sound_motion_has_no_findings() -> None:
    assert judge(motion(), TEXT) == ()


PLANTED = RAISE + "[contacts]\nfoot = { at = [0.13, 0, -0.11] }\nhand = { at = [0.3, 1.1, 0.3], palm = [0, 0, 1] }\n"


def test_planted_hands_and_feet_stay_on_every_body() -> None:
    for name in ("woman", "man", "older", "heavier"):
        body = load_skeleton(name)
        track = play(motion(PLANTED), body, np.linspace(0, 6, 13))
        for bone in ("foot_l", "hand_r"):
            joint = track.joint(bone)
            assert np.ptp(joint, axis=0).max() < 0.002, (name, bone)


@pytest.mark.parametrize(
    "text,said",
    [
        (RAISE.replace("elevation = 90", "elevation = 190"), "beyond 0 to 180"),
        (RAISE.replace("words = 1", "words = 4"), "no step 4"),
        (PLANTED.replace("left.shoulder.elevation = 90", "body.y = 0.3") + "settle = false\n", "slides"),
        (PLANTED.replace("[0.3, 1.1, 0.3]", "[0.0, 1.2, -0.05]"), "inside the body"),
        (RAISE.replace("left.shoulder.elevation = 90", "body.y = -0.2") + "[contacts]\nsettle = false\n", "floor"),
        (RAISE + '[[watch]]\nmeasure = "beauty"\nrest = "down"\ntarget = "up"\n', "no measure 'beauty'"),
        (RAISE + '[[watch]]\nmeasure = "arm_elevation_l"\nrest = "down"\ntarget = "top"\n', "no key 'top'"),
    ],
)
def test_a_motion_that_no_body_could_do_is_found_out(text: str, said: str) -> None:
    found = judge(motion(text), TEXT, ("woman",))
    assert any(said in one.what for one in found), found


def test_a_flowing_motion_goes_through_its_keys_without_stopping_or_swinging_beyond_them() -> None:
    text = (
        RAISE.replace("hold_s = 1\n", "")
        + "[[keys]]\nname = 'on'\nwords = 1\nat_s = 4\nleft.shoulder.elevation = 120\n"
    )
    times = np.linspace(0, 6, 601)
    elevation = angles_at(motion("flow = true\n" + text), times)["shoulder.elevation_l"]
    assert elevation[[0, 200, 400]] == pytest.approx([7, 90, 120])
    assert np.diff(elevation)[200] > 0.1
    assert elevation.max() <= 120 + 1e-9


def test_a_limb_that_a_key_does_not_move_stays_where_its_contact_is() -> None:
    moved = PLANTED.replace("left.shoulder.elevation = 90", "left.hand.at = [0.3, 1.3, 0.3]")
    places = angles_at(motion(moved), np.array([0.0, 2.5]))["hand.y_l"]
    assert places == pytest.approx([1.1, 1.3])


def test_a_fault_can_belong_to_one_key() -> None:
    made = motion(RAISE + '[faults.shrug]\nat = "down"\nscapula.elevation = 10\n')
    assert effort(made, np.array([0.0, 2.5]), made.faults["shrug"].at).tolist() == [1.0, 0.0]
    found = judge(motion(RAISE + '[faults.shrug]\nat = "top"\nscapula.elevation = 10\n'), TEXT, ("woman",))
    assert any("no key 'top'" in one.what for one in found)
