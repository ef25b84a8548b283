import pytest

from tests.unit.test_coach_coach import filmed, kinds, watched
from unhunch.coach import Coach, Event, Repeated, count_repetitions


def test_the_letters_of_a_round_are_one_repetition_live_and_of_a_recording() -> None:
    frames = filmed("ytw-incline", ((3, None),))
    told = [one for one in watched("ytw-incline", frames) if isinstance(one, Repeated)]
    assert [one.number for one in told] == [1, 2, 3]
    assert count_repetitions(frames, "ytw-incline").total == 3
    for one in told:
        assert one.tempo_s == pytest.approx(8.6, abs=1.2)
        assert one.range is not None
        assert one.range > 60
        assert one.smoothness == pytest.approx(1, abs=0.1)


def test_a_round_that_a_set_s_beginning_breaks_off_is_begun_anew() -> None:
    frames = filmed("ytw-incline", ((3, None),))
    coach = Coach("ytw-incline")
    told: list[Event] = []
    for frame in frames:
        if frame.t_s == pytest.approx(6.6, abs=0.01):
            # After the letter Y of the first round.
            coach.begin()
        told += coach.step(frame)
    assert kinds(told).count("repetition") == 2
