import numpy as np
import pytest

from tests.terminal import unhunch
from unhunch.body.landmarks import LANDMARKS, landmarks
from unhunch.body.library import shipped_motions
from unhunch.body.measures import MEASURES, UNITS
from unhunch.body.play import play
from unhunch.body.practice import Practice, phases, repetitions
from unhunch.body.seeing import HIPS, framing, jittered, seen
from unhunch.body.skeleton import load_skeleton
from unhunch.body.truth import Asked, filmed, told

AT = LANDMARKS.index
SQUEEZE = "shoulder-blade-squeeze"


def still(exercise: str = SQUEEZE, around: float = 0.0) -> np.ndarray:
    track = play(shipped_motions()[exercise], load_skeleton("woman"), np.array([0.0]))
    return np.asarray(seen(track, framing(track, around, 4))[0])


def test_there_are_the_thirty_three_landmarks_of_blazepose() -> None:
    assert len(LANDMARKS) == 33
    assert (AT("nose"), AT("humerus_l"), AT("femur_l"), AT("foot_r")) == (0, 11, 23, 28)


def test_from_the_front_the_person_s_left_is_on_the_picture_s_right() -> None:
    front = still()
    assert front[AT("humerus_l"), 0] > 0.5 > front[AT("humerus_r"), 0]
    assert front[AT("nose"), 1] < front[AT("femur_l"), 1] < front[AT("foot_l"), 1]


def test_everything_fits_into_the_picture() -> None:
    for around in (0, 45, 90, 180, 270):
        points = still(around=around)[:, :2]
        assert points.min() > 0.02
        assert points.max() < 0.98


def test_the_middle_of_the_hips_is_depth_zero_and_nearer_is_less() -> None:
    side = still(around=90)
    assert side[HIPS, 2].mean() == pytest.approx(0, abs=1e-6)
    assert side[AT("humerus_l"), 2] < 0 < side[AT("humerus_r"), 2]


@pytest.mark.parametrize(
    "around,clear,hidden",
    [(0, "nose", None), (180, "humerus_l", "nose"), (90, "ear_l", "ear_r"), (90, "humerus_l", "humerus_r")],
)
def test_what_the_body_hides_is_hardly_visible(around: float, clear: str, hidden: str | None) -> None:
    points = still(around=around)
    assert points[AT(clear), 3] > 0.9
    assert hidden is None or points[AT(hidden), 3] < 0.5


def test_noise_is_the_same_for_the_same_seed_and_as_large_as_asked() -> None:
    frames = np.repeat(still()[None], 400, axis=0)
    a, b = jittered(frames, 0.02, 5), jittered(frames, 0.02, 5)
    assert np.array_equal(a, b)
    assert not np.array_equal(a, jittered(frames, 0.02, 6))
    trunk = np.linalg.norm(frames[0, (11, 12), :2].mean(axis=0) - frames[0, HIPS, :2].mean(axis=0))
    spread = np.std(a[:, AT("humerus_l"), 0]) / trunk
    assert 0.005 < spread < 0.03


def test_each_repetition_is_known_from_leaving_rest_to_being_back() -> None:
    motion = shipped_motions()[SQUEEZE]
    done = list(repetitions(motion, Practice(repetitions=4, pace=2, still_s=1)))
    assert [one.number for one in done] == [1, 2, 3, 4]
    assert all(one.start_s < one.hold_from_s < one.hold_to_s < one.end_s for one in done)
    assert done[0].start_s > 1
    assert done[1].start_s - done[0].start_s == pytest.approx(motion.loop_s / 2)


def test_the_phases_follow_one_another() -> None:
    motion = shipped_motions()[SQUEEZE]
    named = phases(motion, np.arange(0, motion.loop_s, 0.05))
    order = [name for number, name in enumerate(named) if number == 0 or name != named[number - 1]]
    assert order == ["rest", "out", "target", "back", "rest"]


def test_a_smaller_range_moves_the_measure_less() -> None:
    motion = shipped_motions()["bent-over-row"]
    full, half = (filmed(motion, Asked(practice=Practice(repetitions=1, range=share))) for share in (1.0, 0.5))
    bends = [np.ptp(MEASURES["elbow_flexion_l"](film.track)) for film in (full, half)]
    assert bends[1] < 0.7 * bends[0]


def test_a_planned_fault_shows_in_its_measure() -> None:
    motion = shipped_motions()[SQUEEZE]
    right, wrong = (
        filmed(motion, Asked(practice=Practice(repetitions=1, fault=fault))).track for fault in (None, "shrug")
    )
    height = MEASURES["ear_shoulder_height"]
    assert height(wrong).min() < height(right).min() - 3


def test_more_of_a_fault_shows_more() -> None:
    motion = shipped_motions()[SQUEEZE]
    drawn, more = (
        filmed(motion, Asked(practice=Practice(repetitions=1, fault="shrug", amount=amount))).track
        for amount in (1.0, 1.5)
    )
    height = MEASURES["ear_shoulder_height"]
    assert height(more).min() < height(drawn).min() - 1


def test_every_measure_has_a_unit_and_a_number_for_every_moment() -> None:
    track = play(shipped_motions()["cat-cow"], load_skeleton("older"), np.linspace(0, 8, 9))
    for name, measure in MEASURES.items():
        values = measure(track)
        assert values.shape == (9,), name
        assert np.all(np.isfinite(values)), name
        assert UNITS[name] in ("deg", "% of trunk")


def test_limbs_keep_their_length_in_the_landmarks() -> None:
    body = load_skeleton("heavier")
    points = landmarks(play(shipped_motions()["cat-cow"], body, np.linspace(0, 8, 17)))
    thigh = np.linalg.norm(points[:, AT("femur_l")] - points[:, AT("tibia_l")], axis=1)
    assert np.allclose(thigh, body.length_m("femur_l", "tibia_l"))


def test_the_command_prints_frames_with_their_truth() -> None:
    made = unhunch(
        "figures", "landmarks", SQUEEZE, "--fps", "5", "--repetitions", "1", "--fault", "shrug", "--json"
    ).json
    frames = made["frames"]
    assert isinstance(frames, list)
    assert len(frames) == 31
    assert len(frames[0]["points"]) == 33
    assert frames[0]["faults"] == ["shrug"]
    assert {frame["phase"] for frame in frames} == {"rest", "out", "target", "back"}


def test_the_same_question_gets_the_same_landmarks() -> None:
    motion = shipped_motions()[SQUEEZE]
    asked = Asked(frames_per_s=5, noise_share=0.01, seed=4, practice=Practice(repetitions=1))
    assert told(motion, asked) == told(motion, asked)


@pytest.mark.parametrize(
    "words,said",
    [
        (("chin-tukc",), "Nearest: chin-tuck"),
        ((SQUEEZE, "--fault", "yawn"), "no visible fault"),
        ((SQUEEZE, "--body", "giant"), "no body"),
        ((SQUEEZE, "--fps", "0"), "1 to 60"),
        ((SQUEEZE, "--repetitions", "9999"), "0 to 100"),
        ((SQUEEZE, "--noise", "nan"), "0 to 50"),
    ],
)
def test_a_wrong_word_ends_with_one_line(words: tuple[str, ...], said: str) -> None:
    ran = unhunch("figures", "landmarks", *words, "--json")
    assert ran.code == 2
    assert said in ran.err
    assert ran.err.count("\n") == 1
