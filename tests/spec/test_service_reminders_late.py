"""What waits from the day before: it comes in the morning, unless it was done."""

from dataclasses import replace
from datetime import date, time

import pytest

from tests.life import Life
from tests.reminding import Desk, schedule
from tests.session_life import first, life
from tests.spec.test_service_reminders import choose, keys, to
from unhunch.reminders import Quiet
from unhunch.service.programme import tick_walk
from unhunch.service.settings import local_date

__all__ = ["life"]


def test_what_was_done_before_its_time_does_not_come_on_the_next_morning() -> None:
    one = Desk(schedule(at=time(22), quiet=Quiet(start=time(21), end=time(7))))
    one.history = replace(one.history, done_on={"session": frozenset({date(2026, 11, 23)})})
    assert one.on(24, 7).look() == []
    assert one.on(25, 7).look() == ["session:2026-11-24"]


@pytest.mark.parametrize(("done", "late"), [(False, ["session:2026-11-23"]), (True, [])])
def test_the_session_of_yesterday_is_not_reminded_of_once_it_is_done(
    life: Life,
    done: bool,  # noqa: FBT001 - a table's column
    late: list[str],
) -> None:
    choose(life, "session")
    to(life, 10)
    if done:
        life.do(first(life))
    life.clock.forward(days=1)
    to(life, 9)
    assert keys(life) == late


def test_the_walk_of_yesterday_is_not_reminded_of_once_it_is_done(life: Life) -> None:
    choose(life, "walk")
    to(life, 10)
    tick_walk(life.ctx, life.person, local_date(life.ctx, life.person), 30)
    life.clock.forward(days=1)
    to(life, 9)
    assert keys(life) == []
