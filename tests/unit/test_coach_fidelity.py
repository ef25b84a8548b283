import pytest

from tests.plumbing.outline import raising
from unhunch.coach import Frame, Point, fidelity
from unhunch.coach.fidelity_data import LEARNED
from unhunch.coach.frame import ELBOW, HIP, SHOULDER, WRIST, nobody
from unhunch.coach.movement import movement, working_side

SWAPPED = {pair["l"]: pair["r"] for pair in (SHOULDER, ELBOW, WRIST, HIP)}


def _turned_over(frames: list[Frame]) -> list[Frame]:
    other = [SWAPPED.get(n, {v: k for k, v in SWAPPED.items()}.get(n, n)) for n in range(33)]
    return [
        Frame(frame.t_s, tuple(Point(1 - frame.points[n][0], *frame.points[n][1:]) for n in other), frame.aspect)
        for frame in frames
    ]


def test_a_full_repetition_scores_higher_than_a_small_one() -> None:
    full, small = (fidelity(raising(peak_deg=peak, hold_s=0.3), "shoulder-abduction") for peak in (165, 80))
    assert full.score > 0.5 > small.score


def test_leaning_away_costs() -> None:
    upright, leaning = (fidelity(raising(peak_deg=160, lean_deg=lean), "shoulder-abduction") for lean in (0, -20))
    assert leaning.score < upright.score
    assert "trunk_lean" in {reason.name for reason in leaning.reasons if reason.effect < 0} or leaning.score < 0.5


@pytest.mark.parametrize("exercise", sorted(LEARNED))
def test_either_side_is_judged_the_same(exercise: str) -> None:
    frames = raising(peak_deg=140)
    one, other = fidelity(frames, exercise), fidelity(_turned_over(frames), exercise)
    assert one.score == pytest.approx(other.score)
    assert [reason.name for reason in one.reasons] == [reason.name for reason in other.reasons]


def test_place_and_size_in_the_picture_do_not_matter() -> None:
    frames = raising(peak_deg=140)
    moved = [
        Frame(f.t_s, tuple(Point(0.3 + 0.5 * x, 0.1 + 0.5 * y, 0.5 * z, sure) for x, y, z, sure in f.points))
        for f in frames
    ]
    assert fidelity(moved, "shoulder-abduction").score == pytest.approx(fidelity(frames, "shoulder-abduction").score)


@pytest.mark.parametrize("exercise", ["shoulder-abduction", "lateral-raise-band", "superman", "yoga"])
@pytest.mark.parametrize("frames", [[], [nobody(0)], [nobody(t / 30) for t in range(60)]], ids=["none", "one", "empty"])
def test_what_shows_nobody_is_not_judged(exercise: str, frames: list[Frame]) -> None:
    assert fidelity(frames, exercise) == (0.5, ())


def test_without_a_learned_rule_range_and_faults_decide() -> None:
    both = [
        Frame(a.t_s, tuple(a.points[n] if n in (11, 13, 15) else b.points[n] for n in range(33)))
        for a, b in zip(raising(side="l", peak_deg=88), raising(side="r", peak_deg=88), strict=True)
    ]
    small = [
        Frame(a.t_s, tuple(a.points[n] if n in (11, 13, 15) else b.points[n] for n in range(33)))
        for a, b in zip(raising(side="l", peak_deg=40), raising(side="r", peak_deg=40), strict=True)
    ]
    good, bad = fidelity(both, "lateral-raise-band"), fidelity(small, "lateral-raise-band")
    assert good.score > 0.5 > bad.score
    assert bad.reasons[0].name == "range_of_motion"


def without_hands(frames: list[Frame]) -> list[Frame]:
    hidden = set(WRIST.values())
    return [Frame(f.t_s, [Point(0, 0, 0, 0) if n in hidden else p for n, p in enumerate(f.points)]) for f in frames]


def test_where_the_parts_that_were_learned_are_hidden_the_range_decides() -> None:
    good, bad = (fidelity(without_hands(raising(peak_deg=peak)), "shoulder-abduction") for peak in (150, 60))
    assert [reason.name for reason in (*good.reasons, *bad.reasons)] == ["range_of_motion", "range_of_motion"]
    assert good.score > 0.5 > bad.score


def test_reasons_say_how_much_was_seen_and_what_is_usual() -> None:
    found = fidelity(raising(peak_deg=80), "shoulder-abduction")
    assert found.reasons
    assert all(reason.unit in ("deg", "trunk lengths") for reason in found.reasons)
    assert [abs(reason.effect) for reason in found.reasons] == sorted(
        (abs(r.effect) for r in found.reasons), reverse=True
    )


def test_an_unknown_exercise_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(ValueError, match="shoulder-abduction"):
        fidelity([], "shoulder-abductoin")


def test_the_working_arm_is_the_one_that_moves_more() -> None:
    assert working_side(raising(side="l")) == "l"
    assert working_side(raising(side="r")) == "r"
    assert working_side([nobody(0)]) is None


def test_movement_is_told_in_degrees_and_trunk_lengths() -> None:
    moved = movement(raising(peak_deg=130))
    assert moved["arm_elevation.range"] == pytest.approx(120, abs=3)
    assert moved["elbow.range"] == pytest.approx(0, abs=1)
