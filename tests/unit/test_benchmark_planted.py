"""What the measurements plant in made-up people, and how they keep account of what was named."""

import pytest

from benchmarks import coach_fresh
from benchmarks.coach_films import PARTS, TUNED, WAYS, Seen, Task, Way, film
from benchmarks.coach_planted import exercises, plantable, tasks
from benchmarks.coach_scores import Tally, counted, faults_row, held, tallied, total, worst
from unhunch.body.library import shipped_motions
from unhunch.body.practice import holds_s
from unhunch.coach import Cue, HoldDone, Repeated
from unhunch.coach.faulting import hurried, judged
from unhunch.coach.targets import TARGETS

HIT = Seen("knee-bends", "going-too-deep", 5, (2.0,) * 5, (Cue(9.0, "going-too-deep"),), timed=True)
MISS = Seen("knee-bends", "going-too-deep", 5, (2.0,) * 5, (Cue(9.0, "momentum"),), timed=True)
RIGHT = Seen(
    "knee-bends", None, 5, (2.0,) * 5, (Repeated(4.0, 1, 2.0, 4.0), HoldDone(5.0, 2.3), HoldDone(9.0, 2.5)), timed=True
)


def test_a_fault_is_hit_or_missed_where_it_is_planted_and_false_elsewhere() -> None:
    found = tallied([HIT, HIT, MISS, RIGHT])
    assert found == {("knee-bends", "going-too-deep"): Tally(2, 1, 0), ("knee-bends", "momentum"): Tally(0, 0, 1)}
    assert total(list(found.values())) == Tally(2, 1, 1)


def test_f1_counts_a_false_cue_like_a_miss() -> None:
    assert Tally(2, 1, 0).f1 == Tally(2, 0, 1).f1 == pytest.approx(0.8)
    assert Tally().f1 == 0
    assert faults_row("all", [HIT, HIT, MISS]).holds is False
    assert faults_row("all", [HIT]).holds is True


def test_repetitions_that_were_not_done_are_told_apart_from_those_that_were_missed() -> None:
    assert counted("all", [RIGHT]).value == "1 of 5, 0 too many; not 5: knee-bends 1"
    assert counted("all", [RIGHT, RIGHT], 1).value == "2 of 10, 0 too many; most wrong: knee-bends 8"
    assert counted("all", [RIGHT], 0).value == "1 of 5, 0 too many"


def test_a_hold_that_was_not_told_is_not_within_its_limit() -> None:
    large, small = held("all", [RIGHT], 1)
    assert large.value == "1 of 5 within 0.4 s; not: knee-bends 4"
    assert small.value == "0 of 0 told"


def test_the_worst_are_named_and_the_others_counted() -> None:
    assert worst({"a": 1, "b": 3, "c": 2, "d": 0}, 2) == "b 3, c 2 and 1 more"
    assert worst({"a": 1}) == "a 1"
    assert worst({"a": 1}, 0) == ""


def test_every_fault_that_the_coach_looks_for_is_planted_but_rolling_unevenly() -> None:
    left = {
        (name, fault)
        for name, target in TARGETS.items()
        for fault in {one.fault.id for one in judged(target)} | {one.id for one in hurried(target)}
        if name not in exercises() or fault not in plantable(name)
    }
    assert left == {("shoulder-rolls", "uneven"), ("shoulder-rolls-warm-up", "uneven")}


def test_each_exercise_is_done_right_too_by_everybody() -> None:
    assert {(one.exercise, one.way) for one in tasks(WAYS) if None in one.faults} == {
        (name, way) for name in exercises() for way in WAYS
    }


def test_fresh_people_are_the_same_each_time_and_are_none_of_the_others() -> None:
    found = coach_fresh.tasks()
    assert found == coach_fresh.tasks()
    assert len({one.way for one in found}) == len(found)
    assert not {one.way[1:] for one in found} & {way[1:] for way in (*WAYS, *TUNED)}


@pytest.mark.parametrize("task", coach_fresh.tasks()[::17], ids=lambda task: task.exercise)
def test_fresh_people_are_within_the_bounds_of_the_others(task: Task) -> None:
    way = task.way
    assert way.body in {one.body for one in WAYS}
    for value, known in zip(way[1:4], zip(*(one[1:4] for one in WAYS), strict=True), strict=True):
        assert min(known) <= value <= max(known)


@pytest.mark.parametrize(("exercise", "holds"), [("lateral-raise-band", 1), ("ytw-incline", 3), ("shoulder-rolls", 2)])
def test_each_position_of_a_loop_is_held_on_its_own(exercise: str, holds: int) -> None:
    found = holds_s(shipped_motions()[exercise], 2.0)
    assert len(found) == holds
    assert sum(found) < TARGETS[exercise].loop_s / 4


def test_momentum_is_a_third_of_the_time_in_the_middle_alone() -> None:
    way = Way("woman", 1.0, 1.0, 0.0)
    lengths = {fault: film("knee-bends", fault, way)[-1].t_s for fault in ("momentum", "going-too-deep")}
    loop_s = TARGETS["knee-bends"].loop_s
    assert lengths["going-too-deep"] - lengths["momentum"] == pytest.approx(PARTS[1] * loop_s * 2 / 3, abs=0.3)
