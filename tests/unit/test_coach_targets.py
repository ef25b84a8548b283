import pytest

from benchmarks.coach_planted import exercises
from tools import coach_counts, coach_source, coach_targets
from tools.coach_positions import tellable
from unhunch.catalogue import load_catalogue
from unhunch.coach.counts import is_counted
from unhunch.coach.counts_data import COUNTED
from unhunch.coach.measures import MEASURES
from unhunch.coach.target import Fault, Watch
from unhunch.coach.targets import TARGETS, named

REFERENCES = {"shoulder-abduction", "shoulder-extension", "shoulder-rotation", "shoulder-scaption"}


def test_what_the_coach_expects_is_of_todays_catalogue_and_motions() -> None:
    written = coach_targets.FILE.read_text(encoding="utf-8")
    assert coach_source.source(coach_targets.targets()) == written, "run .venv/bin/python -m tools.coach_targets"


def test_every_exercise_has_a_target_and_only_the_reference_movements_are_added() -> None:
    catalogue = load_catalogue()
    assert set(TARGETS) == {*catalogue.exercises, *catalogue.variants, *REFERENCES}
    assert {name for name, target in TARGETS.items() if target.reference} == REFERENCES


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    assert named("chin-tuck").exercise == "chin-tuck"
    with pytest.raises(ValueError, match="no exercise 'chintuck'; the nearest are chin-tuck"):
        named("chintuck")


@pytest.mark.parametrize("name", ["zzz", "", "qqqq", "0"])
def test_however_unlike_a_name_is_three_that_there_are_stand_beside_it(name: str) -> None:
    with pytest.raises(ValueError, match=f"no exercise '{name}'; the nearest are ") as refused:
        named(name)
    offered = str(refused.value).partition("the nearest are ")[2].split(", ")
    assert len(set(offered)) == 3
    assert set(offered) <= set(TARGETS)


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_can_be_followed(name: str) -> None:
    target = TARGETS[name]
    for watch in target.watches:
        assert watch.measure in MEASURES
        order = (watch.rest_seen, watch.back_at_rest, watch.leaves_rest, watch.off_target, watch.at_target)
        way = 1 if watch.target_seen > watch.rest_seen else -1
        assert [way * value for value in order] == sorted(way * value for value in order)
    assert [fault.harm for fault in target.faults] == sorted(fault.harm for fault in target.faults)
    assert not set(target.unseen) & {fault.id for fault in target.faults if fault.measure}
    if target.camera == "none":
        assert not target.watches


def test_each_camera_view_says_what_it_can_not_see() -> None:
    catalogue = load_catalogue()
    for name, exercise in {**catalogue.exercises, **catalogue.variants}.items():
        assert catalogue.texts["en"][name].camera_limits
        told = {fault.id for fault in TARGETS[name].faults if fault.measure}
        assert set(TARGETS[name].unseen) == {fault.id for fault in exercise.faults} - told


def test_who_lies_prone_or_curled_up_is_not_judged_by_the_camera() -> None:
    assert {TARGETS[name].camera for name in ("superman", "childs-pose", "thoracic-extension-roller", "yoga")} == {
        "none"
    }


def test_a_fault_that_is_usual_in_another_position_is_told_to_be_unseen() -> None:
    watch = Watch("arm_elevation_l", "deg", 10.0, 110.0, 10.0, 110.0, 35.0, 90.0, 75.0, 25.0)
    bent = Fault("elbow-bend", 1, "front", "elbow_flexion_l", 1, 30.0, 0.0, "deg")
    rest, straight = (
        {"arm_elevation_l": 10.0, "elbow_flexion_l": 5.0},
        {"arm_elevation_l": 110.0, "elbow_flexion_l": 5.0},
    )
    letter_w = {"arm_elevation_l": 70.0, "elbow_flexion_l": 80.0}
    assert tellable(bent, "front", [watch], rest, [straight]) == bent
    assert tellable(bent, "front", [watch], rest, [straight, letter_w]).measure == ""
    near_rest = {"arm_elevation_l": 30.0, "elbow_flexion_l": 80.0}
    assert tellable(bent, "front", [watch], rest, [straight, near_rest]) == bent, "nobody is taken to be there"


def test_only_the_letters_of_a_round_are_parts_of_one_repetition() -> None:
    parts = {name: one.parts for name, one in TARGETS.items() if one.parts > 1}
    assert parts == {"prone-ytw": 3, "ytw-incline": 3, "ytw-weighted": 3}


def test_the_counts_are_those_of_today_s_targets_and_motions() -> None:
    assert coach_counts.main(["--check"]) == 0
    assert COUNTED.keys() == set(exercises())
    assert all(done >= 5 for films in COUNTED.values() for _, done in films)


def test_what_is_counted_surely_is_most_of_it_and_not_all() -> None:
    unsure = {name for name in COUNTED if not is_counted(name)}
    assert {"march-seated", "heel-digs-seated"} <= unsure
    assert len(unsure) * 4 < len(COUNTED)
    assert is_counted("shoulder-abduction")
    assert is_counted("a-therapist-s-own")
