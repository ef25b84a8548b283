"""Sessions by week over all plans that were kept: ended, made anew in mid-week, followed by nothing."""

from datetime import date, timedelta

from tests.life import MORNING, Life, a_life
from unhunch.programme.model import Day, PlannedSession, Programme, SessionKind, Week
from unhunch.records.model import Record, SessionRecord
from unhunch.service.attendance import planned_days, weeks_of
from unhunch.service.history import PainPoint, by_week, sessions_done
from unhunch.service.plans import keep_programme

MONDAY = MORNING.date()
EARLY = MONDAY - timedelta(days=400)


Kinds = tuple[SessionKind, ...]


def programme(start: date, *days: Kinds) -> Programme:
    """A plan of so many days from `start`, each with sessions of these kinds."""
    made = tuple(
        Day(
            date=start + timedelta(days=index),
            sessions=tuple(
                PlannedSession(
                    id=f"{start + timedelta(days=index)}-{kind}-{number}", kind=kind, place="home", minutes=10, items=()
                )
                for number, kind in enumerate(kinds, start=1)
            ),
        )
        for index, kinds in enumerate(days)
    )
    return Programme(start=start, weeks=(Week(index=0, start=start, days=made, provisional=False),), gave=())


def did(life: Life, *days: int) -> None:
    for number in days:
        day = MONDAY + timedelta(days=number)
        value = SessionRecord(session=f"{day}-main-1", state="finished", day=day, kind="main", minutes=10)
        life.ctx.store.append(life.person, [Record(key=f"done-{number}", at=life.clock.at, value=value)])


def counted(life: Life, from_day: date = EARLY) -> list[tuple[int, int, int]]:
    """Days from the first Monday, done, planned of each week."""
    today = life.clock.at.date()
    done = sessions_done(life.ctx, life.person, from_day)
    return [
        ((one.monday - MONDAY).days, one.done, one.planned)
        for one in weeks_of(life.ctx, life.person, done, from_day, today)
    ]


def test_a_plan_that_is_over_keeps_its_weeks_and_the_empty_ones_after_it_show() -> None:
    life = a_life()
    keep_programme(life.ctx, life.person, programme(MONDAY, ("main",), ("micro", "walk"), ("main",)), "made")
    did(life, 0)
    life.clock.forward(days=15)
    assert counted(life) == [(0, 1, 3), (7, 0, 0), (14, 0, 0)]


def test_a_week_in_which_nothing_was_done_says_what_had_been_planned() -> None:
    life = a_life()
    two_weeks: list[Kinds] = [("main",), (), ("main",), (), (), (), ()] * 2
    keep_programme(life.ctx, life.person, programme(MONDAY, *two_weeks), "made")
    did(life, 7)
    life.clock.forward(days=13)
    assert counted(life) == [(0, 0, 2), (7, 1, 2)]


def test_a_plan_made_anew_in_mid_week_counts_from_its_start_on_and_the_old_one_before() -> None:
    life = a_life()
    twice: list[Kinds] = [("main", "micro")] * 14
    keep_programme(life.ctx, life.person, programme(MONDAY, *twice), "made")
    life.clock.forward(days=3)
    keep_programme(life.ctx, life.person, programme(MONDAY + timedelta(days=3), ("main",), (), ("main",)), "made")
    life.clock.forward(days=10)
    assert counted(life) == [(0, 0, 6 + 2), (7, 0, 0)]


def test_of_a_plan_that_was_changed_the_last_form_counts() -> None:
    life = a_life()
    keep_programme(life.ctx, life.person, programme(MONDAY, ("main",), ("main",)), "made")
    life.clock.forward(minutes=5)
    keep_programme(life.ctx, life.person, programme(MONDAY, ("main",), ()), "moved")
    life.clock.forward(days=2)
    assert planned_days(life.ctx, life.person, EARLY) == {MONDAY: 1, MONDAY + timedelta(days=1): 0}


def test_more_than_was_planned_is_told_as_it_was_and_days_to_come_are_not_owed() -> None:
    life = a_life()
    keep_programme(life.ctx, life.person, programme(MONDAY, ("main",), (), (), (), ("main",)), "made")
    did(life, 0, 1)
    life.clock.forward(days=1)
    assert counted(life) == [(0, 2, 1)]


def test_a_plan_that_begins_later_than_it_was_made_is_read_once() -> None:
    life = a_life()
    keep_programme(life.ctx, life.person, programme(MONDAY, ("main",)), "made")
    life.clock.forward(minutes=5)
    keep_programme(life.ctx, life.person, programme(MONDAY + timedelta(days=2), ("main",)), "made")
    assert len(planned_days(life.ctx, life.person, EARLY)) == 2


def test_without_a_plan_and_sessions_there_are_no_weeks() -> None:
    assert counted(a_life()) == []


def test_a_weeks_pain_is_the_mean_of_the_days_on_which_it_was_asked() -> None:
    days = [
        PainPoint(day=MONDAY, before=2, worst=5, next_day=None),
        PainPoint(day=MONDAY + timedelta(days=6), before=None, worst=6, next_day=None),
        PainPoint(day=MONDAY + timedelta(days=14), before=1, worst=None, next_day=3),
    ]
    assert by_week(days) == (
        PainPoint(day=MONDAY, before=2, worst=5.5, next_day=None),
        PainPoint(day=MONDAY + timedelta(days=14), before=1, worst=None, next_day=3),
    )
    assert by_week([]) == ()
