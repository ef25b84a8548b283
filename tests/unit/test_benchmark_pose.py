from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from benchmarks import pose, pose_seen
from benchmarks.pose_judging import Looked, Placed, gated, placed, reads, told_view, within
from benchmarks.pose_pictures import ASPECT, FIELD_DEG, UP_DEG, Array, Shot, front_deg
from tools.environment import Workshop
from tools.say import FrontDoorError
from unhunch.body.library import shipped_motions
from unhunch.body.measures import MEASURES
from unhunch.body.play import play
from unhunch.body.seeing import framing, seen
from unhunch.body.skeleton import load_skeleton
from unhunch.coach.targets_data import TARGETS

COUNT = 12


@cache
def the_shots(view: str) -> tuple[Shot, ...]:
    """Pictures that nobody took, with the truth of a woman who pulls a band apart before that camera."""
    motion = shipped_motions()["band-pull-apart"]
    track = play(motion, load_skeleton("woman"), np.linspace(0, motion.loop_s, COUNT, endpoint=False))
    frames = seen(track, framing(track, 90.0 if view == "side" else 0.0, UP_DEG, ASPECT, FIELD_DEG))
    exact = {name: read(track) for name, read in MEASURES.items()}
    return tuple(
        Shot(
            file=Path(f"{view}-{number}.png"),
            exercise=motion.exercise,
            view=view,
            truth=frames[number],
            exact={name: float(values[number]) for name, values in exact.items()},
            coached=view != "own",
        )
        for number in range(COUNT)
    )


def perfect() -> list[Looked]:
    """All views, with a model that is never wrong."""
    return [(shot, shot.truth) for view in ("front", "side", "own") for shot in the_shots(view)]


def of_the_front(rows: list[Looked]) -> Placed:
    return next(one for one in placed(rows) if one.view == "front")


def changed(guess: Array) -> Array:
    """Left and right changed at the shoulders and the hips."""
    order = np.arange(33)
    order[[11, 12, 23, 24]] = 12, 11, 24, 23
    return guess[order]


def test_perfect_landmarks_are_nowhere_off_and_the_trivial_ones_are() -> None:
    front = of_the_front(perfect())
    assert front.off == pytest.approx((0, 0))
    assert front.trivial[1] > 1


def test_landmarks_are_off_in_shares_of_the_trunk() -> None:
    rows: list[Looked] = []
    for shot, _ in perfect():
        line = shot.truth[[11, 12], :2].mean(axis=0) - shot.truth[[23, 24], :2].mean(axis=0)
        tenth = 0.1 * float(np.linalg.norm(line * np.array([ASPECT, 1]))) / ASPECT
        rows.append((shot, shot.truth + np.array([tenth, 0, 0, 0])))
    assert of_the_front(rows).off == pytest.approx((10, 10), abs=0.01)


def test_pictures_in_which_nobody_is_found_are_counted_and_not_judged() -> None:
    rows: list[Looked] = [(shot, None if number % 4 == 0 else guess) for number, (shot, guess) in enumerate(perfect())]
    front = of_the_front(rows)
    assert front.found == 0.75
    assert front.off == pytest.approx((0, 0))


def test_a_left_taken_for_a_right_is_told_apart_from_being_off() -> None:
    rows: list[Looked] = [(shot, changed(shot.truth)) for shot, _ in perfect()]
    assert of_the_front(rows).swapped == 1
    assert of_the_front(perfect()).swapped == 0


def test_with_perfect_landmarks_a_measure_is_off_by_what_the_view_costs_alone() -> None:
    for one in reads(perfect()):
        assert one.off == pytest.approx(one.ideal), one.measure
        assert one.model == pytest.approx(0), one.measure


def test_measures_are_judged_only_where_the_coach_looks() -> None:
    rows: list[Looked] = [(replace(shot, coached=False), guess) for shot, guess in perfect()]
    assert list(reads(rows)) == []


def test_what_the_model_is_unsure_of_is_not_read() -> None:
    unsure: list[Looked] = [(shot, shot.truth * np.array([1, 1, 1, 0.7])) for shot, _ in perfect()]
    assert {one.measure for one in reads(perfect())} > {one.measure for one in reads(unsure)}


def test_landmarks_are_told_by_how_sure_the_model_is() -> None:
    low, middle, high = gated([(shot, shot.truth * np.array([1, 1, 1, 0.6])) for shot, _ in perfect()])
    assert (middle.landmarks > 0, high.landmarks, middle.hidden) == (True, 0, 0)
    assert low.hidden > 0.5


def test_the_view_is_told_by_the_shoulders() -> None:
    assert told_view(perfect()) > 0.9


def test_what_is_off_alike_at_all_moments_falls_out_of_a_change() -> None:
    names = np.array(["a", "a", "b", "b"])
    assert within(names, np.array([5.0, 5, -3, -3])) == 0
    # Two readings with an error of 1 each: their difference is off by the root of two.
    assert within(names, np.array([5.0 + 2**-0.5, 5 - 2**-0.5, -3 + 2**-0.5, -3 - 2**-0.5])) == pytest.approx(2**0.5)


def test_the_back_is_the_front_where_the_coach_wants_to_see_it() -> None:
    behind = [one for one in TARGETS.values() if one.around_deg == 180]
    assert behind
    assert all(front_deg(one) == 180 for one in behind)
    assert front_deg(TARGETS["bent-over-row"]) == front_deg(None) == 0


def test_without_a_model_one_line_says_which(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pose_seen, "ROOT", tmp_path)
    monkeypatch.setattr(pose_seen, "MODEL", tmp_path / "pose_full.task")
    monkeypatch.setattr(pose_seen, "VENDOR", tmp_path)
    (row,) = pose.rows()
    assert row.value.startswith("not measured: there is no pose model at pose_full.task")
    assert row.holds is None


def test_the_model_that_the_camera_has_brought_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pose_seen, "MODEL", tmp_path / "pose_full.task")
    monkeypatch.setattr(pose_seen, "VENDOR", tmp_path)
    brought = tmp_path / "camera-1" / "models" / "pose_full.task"
    brought.parent.mkdir(parents=True)
    brought.write_bytes(b"")
    assert pose_seen.model_file() == brought


def test_where_mediapipe_can_not_be_installed_one_line_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pose_seen, "PLACE", tmp_path)
    monkeypatch.setattr(pose_seen, "ROOT", tmp_path)
    monkeypatch.setattr(pose_seen, "make_venv", lambda *_: None)
    monkeypatch.setattr(pose_seen, "install_listing", lambda *_: (1, "No matching distribution found for mediapipe"))
    (tmp_path / ".venv").mkdir()
    with pytest.raises(FrontDoorError, match=r"mediapipe 0\.10\.31 can't be installed here: A part has no build"):
        pose_seen.environment()
    assert not (tmp_path / ".venv" / "unhunch-setup.json").exists()


def test_a_model_that_ends_early_is_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = tmp_path / "asked.py"
    asked.write_text("import sys\nprint('null')\nsys.exit('there is no such library')\n", encoding="utf-8")
    monkeypatch.setattr(pose_seen, "ASKED", asked)
    with pytest.raises(FrontDoorError, match="there is no such library"):
        pose_seen.looked(Workshop(root=pose_seen.ROOT), tmp_path / "model", [Path("a.png"), Path("b.png")])
