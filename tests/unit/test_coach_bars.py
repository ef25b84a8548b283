"""How far off the coach says that its measures may be: never less than what was measured of the pose model."""

import re
from pathlib import Path

import pytest

from tests.plumbing.data import ROOT
from tests.plumbing.outline import raising, standing
from tools import coach_faults
from unhunch.coach import Coach, Frame, measure
from unhunch.coach.account import Account
from unhunch.coach.bars import BARS, DIFFERENCE, FACE_ROLL, Bar, bar
from unhunch.coach.events import Cue
from unhunch.coach.faulting import hurried, judged, unseen
from unhunch.coach.measures import MEASURES
from unhunch.coach.measuring import PEAK_3D_ERROR_DEG, PEAK_ERROR_DEG
from unhunch.coach.targets import TARGETS

POSE = ROOT / "docs" / "explanation" / "pose.md"
# A line of the page's table: measure, view, what trivial answers and the model are off by, and the claim.
LINE = re.compile(
    r"^\| `(?P<measure>\w+)` \| (?P<view>front|side) \|.*\| (?P<off>[\d.]+) \([\d.]+\) \|.*\|.*\| "
    r"(?P<change>[\d.]+) \((?P<unchanged>[\d.]+)\) \| (?P<value>[\d.]+) / (?P<of_change>[\d.]+)"
    r"(?P<none>, no fault)? \|$"
)


def measured() -> list[re.Match[str]]:
    """The lines of the page that tell what the pose model was off by."""
    return [found for line in Path(POSE).read_text(encoding="utf-8").splitlines() if (found := LINE.match(line))]


def test_the_page_has_a_line_for_each_measure_in_its_views() -> None:
    told = {(re.sub("_[lr]$", "", one["measure"]), one["view"]) for one in measured()}
    assert told == {(name, view) for name, views in BARS.items() for view in views}


@pytest.mark.parametrize("line", measured(), ids=lambda line: f"{line['measure']} {line['view']}")
def test_nothing_is_claimed_smaller_than_it_was_measured(line: re.Match[str]) -> None:
    claim = bar(line["measure"], line["view"])
    assert claim.value >= float(line["off"])
    assert claim.change >= max(float(line["change"]), MEASURES[line["measure"]].wander)
    assert claim.tells == (float(line["change"]) < float(line["unchanged"]))


@pytest.mark.parametrize("line", measured(), ids=lambda line: f"{line['measure']} {line['view']}")
def test_the_page_tells_what_is_claimed(line: re.Match[str]) -> None:
    claim = bar(line["measure"], line["view"])
    assert (float(line["value"]), float(line["of_change"])) == (claim.value, claim.change)
    assert (line["none"] is None) == claim.tells


def test_every_measure_has_errors_in_each_of_its_views() -> None:
    for name, one in MEASURES.items():
        views = BARS[name.removesuffix("_l").removesuffix("_r")]
        assert set(views) == ({"front", "side"} if one.view is None else {one.view})


def test_between_two_views_the_worse_errors_hold() -> None:
    assert bar("elbow_flexion_l", "between") == Bar(36.0, 22.5)
    assert not bar("hip_flexion_r", "between").tells


def test_a_difference_of_two_is_off_by_the_root_of_two() -> None:
    one = bar("arm_elevation_l", "front")
    assert bar(DIFFERENCE, "front") == pytest.approx((one.value * 2**0.5, one.change * 2**0.5, one.tells, one.usual))


def test_a_value_and_a_way_have_their_own_errors() -> None:
    found = measure(raising(peak_deg=120, hold_s=1), "shoulder-abduction")
    claim = bar("arm_elevation_r", "front")
    assert found["arm_elevation_r_high"].error == found["arm_elevation_r_low"].error == claim.value
    assert found["range_of_motion"].error == claim.change


COACH = ROOT / "docs" / "explanation" / "coach.md"
PEAK = re.compile(
    r"^\| (?P<exercise>\w+), (?P<how>in the picture|with depth) \| [\d.]+ \| (?P<all>[\d.]+) \| (?P<bar>[\d.]+) \|$",
    re.MULTILINE,
)


def test_a_peak_claims_no_less_than_it_was_off_over_all_repetitions() -> None:
    claims = {"in the picture": PEAK_ERROR_DEG, "with depth": PEAK_3D_ERROR_DEG}
    rows = list(PEAK.finditer(COACH.read_text(encoding="utf-8")))
    assert len(rows) == 4
    for row in rows:
        assert float(row["all"]) <= float(row["bar"]) == claims[row["how"]]


def test_two_arms_peaks_differ_by_what_two_peaks_may_be_off_by() -> None:
    found = measure(raising(peak_deg=120), "shoulder-abduction")
    assert found["arm_elevation_peak"].error == PEAK_ERROR_DEG
    assert found["left_right_difference"].error == pytest.approx(PEAK_ERROR_DEG * 2**0.5)


def test_a_face_models_roll_keeps_its_own_error_in_a_row_of_frames() -> None:
    frames = [Frame(at / 10, standing().points, 1.0, 5.0) for at in range(20)]
    assert measure(frames, "wall-angel")["head_lateral_flexion_high"].error == FACE_ROLL.value


def test_no_fault_is_judged_by_a_measure_that_tells_nothing() -> None:
    for target in TARGETS.values():
        for one in judged(target):
            assert bar(one.fault.measure, target.camera).tells, (target.exercise, one.fault.id)


def test_no_border_is_narrower_than_the_error_of_a_change() -> None:
    for target in TARGETS.values():
        for one in judged(target):
            assert one.border >= one.error == bar(one.fault.measure, target.camera).change
            assert one.sure == (one.fault.threshold >= one.error)


def test_every_fault_is_judged_or_said_to_be_unseen() -> None:
    for target in TARGETS.values():
        looked_for = [one.fault.id for one in judged(target)] + [one.id for one in hurried(target)]
        assert sorted([*looked_for, *unseen(target)]) == sorted(fault.id for fault in target.faults)


def test_no_fault_is_said_to_be_looked_for_in_what_the_coach_does_not_follow() -> None:
    for name, target in TARGETS.items():
        coach = Coach(name)
        assert (coach.faults, coach.hurried) == (judged(target), hurried(target)), name


def test_a_fault_that_is_smaller_than_its_error_is_named_and_never_sure() -> None:
    kept = Account()
    kept.take(Cue(1.0, "uneven", 3.0, sure=False))
    assert (kept.faults, kept.sure) == (["uneven"], [])


def test_the_page_names_the_faults_that_the_camera_can_name_today() -> None:
    written = coach_faults.PAGE.read_text(encoding="utf-8")
    assert coach_faults.page(written) == written, "run .venv/bin/python -m tools.coach_faults"


@pytest.mark.parametrize("exercise", ["lat-pulldown", "pulldown-band"])
def test_arms_that_come_down_from_overhead_are_no_shrug(exercise: str) -> None:
    # Films of the figure doing it well: of what is usual the model reads 20 to 25 per cent of the trunk.
    (shrug,) = [one for one in judged(TARGETS[exercise]) if one.fault.id == "shrug"]
    assert shrug.border > abs(shrug.fault.usual) - 20


def test_nobody_hears_of_momentum_where_the_way_is_hardly_longer_than_it_may_be_off_by() -> None:
    timed = {name for name, target in TARGETS.items() if hurried(target)}
    assert {"lateral-raise-band", "bent-over-row", "knee-bends"} <= timed
    # Elbows from the front, and a head that hardly moves.
    assert timed.isdisjoint({"band-pull-apart", "scapular-push-up", "ytw-standing"})
