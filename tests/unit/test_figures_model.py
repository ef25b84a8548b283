import tomllib
from dataclasses import replace
from typing import get_args

import numpy as np
import pytest

from unhunch.body.bones import BONES, INDEX
from unhunch.body.motion import Motion, PropKind
from unhunch.body.motion_parse import parse_motion
from unhunch.body.play import play
from unhunch.body.skeleton import load_skeleton
from unhunch.figures.compare import Opened, differences, differing
from unhunch.figures.framing import framed, seen
from unhunch.figures.listing import listing
from unhunch.figures.model import glb_of, moments
from unhunch.figures.motions import DATA, Drawn, exercises, lit, working_side
from unhunch.figures.muscles import areas, areas_of
from unhunch.figures.props import MAKERS, props
from unhunch.figures.stills import cropped, wanted
from unhunch.figures.tracks import local_turns

WOMAN = load_skeleton("woman")
REST = '[[keys]]\nname = "rest"\nwords = "start"\nphase = "rest"\nat_s = 0\n'


def motion(sides: str = "both", target: str = "", more: str = "") -> Motion:
    text = f'base = "standing"\nloop_s = 4\nsides = "{sides}"\n{more}\n[camera]\naround = 30\nup = 10\n{REST}'
    text += f'[[keys]]\nname = "target"\nwords = 1\nphase = "target"\nat_s = 2\n{target}'
    found, findings = parse_motion("a-motion", tomllib.loads(text))
    assert found is not None, findings
    return found


def drawn(**facts: str) -> Drawn:
    one = motion(**facts)
    return Drawn(motion=one, side=working_side(one), lit=())


def opened(one: Drawn) -> Opened:
    return Opened(glb_of(WOMAN, (), props(WOMAN.leg_m), (one,))[0])


def test_every_muscle_that_an_exercise_works_has_an_area() -> None:
    primary = set()
    for path in DATA.glob("exercises/*/exercise.toml"):
        primary |= set(tomllib.loads(path.read_text(encoding="utf-8")).get("primary", []))
    assert not {muscle for muscle in primary if not areas_of(muscle)}


def test_every_area_names_muscles_that_the_catalogue_knows() -> None:
    known = set(tomllib.loads((DATA / "muscles.en.toml").read_text(encoding="utf-8")))
    assert not {muscle for area in areas().values() for muscle in area.muscles} - known


def test_every_kind_of_prop_is_made() -> None:
    assert {kind.replace("-", "_") for kind in get_args(PropKind)} <= set(MAKERS)
    assert all(np.isfinite(solid.vertices).all() for solid in props(0.8).values())


def test_a_file_holds_every_bone_prop_and_animation() -> None:
    found = opened(drawn(target="elbow.flexion = 90\n"))
    assert [node["name"] for node in found.tree["nodes"][: len(BONES)]] == list(BONES)
    assert found.names("animations") == ["a-motion"]
    assert {f"prop_{kind}" for kind in MAKERS} == set(found.names("meshes"))


def test_an_animation_tells_what_the_body_plays() -> None:
    one = drawn(target="elbow.flexion = 90\n")
    times_s = moments(one.loop_s)
    track = play(one.motion, WOMAN, times_s)
    channels = opened(one).animation("a-motion")
    turn = channels["ulna_l", "rotation"]
    wanted_turn = local_turns(track, "ulna_l")
    assert wanted_turn is not None
    assert len(turn) == len(times_s)
    assert turn == pytest.approx(wanted_turn / 32767, abs=1e-6)
    assert ("tibia_twist_l", "rotation") not in channels


def test_all_finger_joints_of_a_hand_share_one_track() -> None:
    animation = opened(drawn(target="fingers.flexion = 70\n")).tree["animations"][0]
    own = {INDEX[f"{finger}_{joint}_l"] for finger in ("index", "middle", "ring", "little") for joint in (1, 2, 3)}
    samplers = {channel["sampler"] for channel in animation["channels"] if channel["target"]["node"] in own}
    assert len(samplers) == 1


def test_a_file_is_like_itself_and_unlike_another_pose() -> None:
    ours = glb_of(WOMAN, (), props(WOMAN.leg_m), (drawn(target="elbow.flexion = 90\n"),))[0]
    theirs = glb_of(WOMAN, (), props(WOMAN.leg_m), (drawn(target="elbow.flexion = 91\n"),))[0]
    assert not list(differences(ours, ours))
    assert any("ulna_l" in line for line in differences(ours, theirs))


def test_the_last_frame_of_a_loop_is_the_first_again() -> None:
    times_s = moments(4)
    assert len(times_s) == 49
    assert times_s[-1] == pytest.approx(4)


def test_an_alternating_motion_lasts_for_both_sides() -> None:
    assert drawn(sides="alternate", target="left.elbow.flexion = 90\n").loop_s == 8


@pytest.mark.parametrize(
    ("sides", "target", "side"),
    [
        ("both", "elbow.flexion = 90\n", None),
        ("one", "left.elbow.flexion = 90\n", "l"),
        ("one", "right.elbow.flexion = 90\n", "r"),
        ("one", "neck.lateral_flexion = 30\n", "r"),
        ("one", "neck.lateral_flexion = -30\n", "l"),
    ],
)
def test_the_side_that_works_is_the_one_that_moves_or_is_stretched(sides: str, target: str, side: str | None) -> None:
    assert working_side(motion(sides, target)) == side


def test_primary_muscles_light_up_on_both_sides_or_on_the_one_that_works() -> None:
    facts = {"primary": ["rhomboid-major", "rhomboid-minor"]}
    assert lit(motion(), facts, None) == ("muscle_rhomboids_l", "muscle_rhomboids_r")
    assert lit(motion(), facts, "r") == ("muscle_rhomboids_r",)


def test_a_motion_may_name_its_own_muscles_and_sides() -> None:
    one = motion(more='lit = ["upper-trapezius_r", "rhomboids"]')
    found = lit(one, {"primary": ["biceps-brachii"]}, None)
    assert found == ("muscle_trapezius_upper_r", "muscle_rhomboids_l", "muscle_rhomboids_r")


def test_the_camera_sees_the_whole_body_and_no_more_than_it_must() -> None:
    one = motion(target="shoulder.elevation = 160\n")
    camera = framed(one, WOMAN, {})
    a, e = np.radians(camera.around_deg), np.radians(camera.up_deg)
    back = np.array([np.cos(e) * np.sin(a), np.sin(e), np.cos(e) * np.cos(a)])
    right = np.array([np.cos(a), 0, -np.sin(a)])
    away = seen(one, WOMAN) - np.array(camera.target_m)
    depth = (camera.distance_m - away @ back) * np.tan(np.radians(14))
    x, y = away @ right / depth / (4 / 3.5), away @ np.cross(back, right) / depth
    assert max(np.abs(x).max(), np.abs(y).max()) < 1
    assert max(np.abs(x).max(), np.abs(y).max()) > 0.85


def test_figures_json_says_what_the_player_needs() -> None:
    one = drawn(target="elbow.flexion = 90\n", more='props = [{ kind = "dumbbells" }]')
    found = listing((replace(one, lit=("muscle_biceps_l",)),), {"woman": (WOMAN, props(WOMAN.leg_m))})
    entry = found["exercises"]["a-motion"]
    assert entry["loop_s"] == 4
    assert entry["lit"] == ["muscle_biceps_l"]
    assert entry["props"][0]["held"] == {"hands": ["l", "r"], "kind": "dumbbells"}
    assert entry["keys"][1] == {"name": "target", "at_s": 2, "hold_s": 0, "phase": "target", "words": 1}
    assert set(entry["view"]["woman"]) == {"around_deg", "up_deg", "distance_m", "target_m"}


def test_every_key_has_a_still_and_rest_and_target_a_drawing() -> None:
    assert wanted(drawn()) == [
        "stills/a-motion--rest.webp",
        "stills/a-motion--target.webp",
        "drawings/a-motion--rest.svgz",
        "drawings/a-motion--target.svgz",
    ]


def test_a_drawing_has_a_view_box_and_no_fixed_size() -> None:
    found = cropped('<?xml version="1.0"?>\n<svg version="1.1" width="9" height="9"><path d=""/></svg>')
    assert found.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 576 504">')
    assert "width=" not in found


def test_the_shipped_motions_can_all_be_drawn() -> None:
    found, findings = exercises()
    assert found
    assert not findings


def test_what_is_stretched_between_two_points_is_one_long_on_every_body() -> None:
    for name in ("prop_band", "prop_cable", "prop_pulldown_line"):
        assert np.ptp(props(0.7)[name].vertices[:, 1]) == pytest.approx(1)


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        ({"loop_s": 6.0, "lit": ["a"]}, {"loop_s": 6.004, "lit": ["a"]}, []),
        ({"loop_s": 6.0}, {"loop_s": 6.5}, ["figures.json: loop_s: 6.0 and 6.5"]),
        ({"lit": ["a"]}, {"lit": ["a", "b"]}, ["figures.json: lit: ['a'] and ['a', 'b']"]),
        ({"keys": [{"name": "up"}]}, {"keys": [{"name": "down"}]}, ["figures.json: keys: 0: name: 'up' and 'down'"]),
        ({"side": None}, {"side": None, "more": 1}, ["figures.json: more: None and 1"]),
    ],
)
def test_facts_differ_where_a_picture_would(ours: object, theirs: object, said: list[str]) -> None:
    assert list(differing(ours, theirs)) == said
