"""What a report tells of the person's own activities and walks."""

from tests.life import MORNING, PROFILE, a_life
from unhunch.service.outcomes import keep_outcome
from unhunch.service.profile import save_profile
from unhunch.service.programme import tick_walk
from unhunch.service.reporting import read_report


def test_an_activity_that_was_asked_again_has_its_last_score() -> None:
    life = a_life()
    life.screen()
    save_profile(life.ctx, life.person, {**PROFILE, "activities": [{"name": "Carrying shopping", "score": 4}]})
    life.clock.forward(days=14)
    keep_outcome(life.ctx, life.person, {"Carrying shopping": 7}, None)
    (one,) = read_report(life.ctx, life.person).activities
    assert (one.first, one.last, (one.last_on - one.first_on).days) == (4, 7, 14)


def test_a_walk_told_again_on_its_day_counts_once_as_long_as_the_longer() -> None:
    life = a_life()
    for minutes in (20, 30, 25):
        tick_walk(life.ctx, life.person, MORNING.date(), minutes)
    assert read_report(life.ctx, life.person).walked == {MORNING.date(): 30}
