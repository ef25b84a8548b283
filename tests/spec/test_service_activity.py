"""Walks from other programs: looked at, kept once, counted once beside what was ticked, and taken back as a whole."""

import io
import stat
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.activity_files import START, apple, gpx, workout, zipped
from tests.life import MORNING, PROFILE, Life, a_life
from tests.planned import sessions
from unhunch.errors import InvalidInputError, StoreError
from unhunch.records.beside import ImportRecord
from unhunch.records.model import WalkRecord
from unhunch.service.activity import imports_of, keep, look_at, looked_at, take_back
from unhunch.service.clearance import screening_state
from unhunch.service.exercised import days_with_walk, walked_by_day, walked_by_week
from unhunch.service.history import delete_everything
from unhunch.service.looked import FOLDER
from unhunch.service.past import read_progress
from unhunch.service.profile import save_profile
from unhunch.service.programme import make_programme, tick_walk
from unhunch.service.reporting import read_report
from unhunch.service.review import course_from
from unhunch.service.settings import save_settings
from unhunch.service.today import today

LONG_AGO = date(2000, 1, 1)
DAY = START.date()
TRACK = gpx([(10.0, 13.9)] * 180)


@pytest.fixture
def life(tmp_path: Path) -> Life:
    made = a_life()
    made.ctx = replace(made.ctx, home=tmp_path)
    return made


def bring(life: Life, content: bytes, *, unsure: bool = False) -> ImportRecord:
    look = look_at(life.ctx, life.person, io.BytesIO(content))
    return keep(life.ctx, life.person, look.id, unsure=unsure)


def walked(life: Life) -> Mapping[date, float]:
    return walked_by_day(life.ctx, life.person, LONG_AGO)


def kept(life: Life) -> int:
    return len(list(life.ctx.store.records(life.person)))


def on_days(*days: int, minutes: float = 30) -> bytes:
    """An export with a walk on each day, counted from the first morning of the test person's life."""
    return apple(*(workout(MORNING - timedelta(hours=2) + timedelta(days=day), minutes, km=None) for day in days))


def test_looking_keeps_nothing_and_says_what_would_change(life: Life) -> None:
    tick_walk(life.ctx, life.person, DAY, 20)
    look = look_at(life.ctx, life.person, io.BytesIO(apple(workout(), workout(START + timedelta(days=1), 15, km=None))))
    days = [(one.day, one.before, one.after) for one in look.days]
    assert (kept(life), days) == (1, [(DAY + timedelta(days=1), 0.0, 15.0), (DAY, 20.0, 30.0)])


def test_what_was_looked_at_is_what_is_kept(life: Life) -> None:
    look = look_at(life.ctx, life.person, io.BytesIO(apple(workout(), workout(kind="Running"))))
    again = looked_at(life.ctx, life.person, look.id)
    made = keep(life.ctx, life.person, look.id)
    assert (again, made.walks, made.minutes, walked(life)) == (look, 1, 30.0, {DAY: 30.0})


def test_a_look_lies_where_its_owner_alone_can_read_it_and_goes_when_it_was_kept(life: Life) -> None:
    look = look_at(life.ctx, life.person, io.BytesIO(apple(workout())))
    (path,) = (life.ctx.home / FOLDER).iterdir()
    mode = stat.S_IMODE(path.stat().st_mode)
    keep(life.ctx, life.person, look.id)
    assert (mode, list((life.ctx.home / FOLDER).iterdir())) == (0o600, [])


def test_deleting_everything_deletes_what_was_looked_at(life: Life) -> None:
    look_at(life.ctx, life.person, io.BytesIO(apple(workout())))
    delete_everything(life.ctx, life.person)
    assert list((life.ctx.home / FOLDER).iterdir()) == []


def test_the_same_file_brought_in_twice_counts_once(life: Life) -> None:
    bring(life, apple(workout()))
    look = look_at(life.ctx, life.person, io.BytesIO(zipped(apple(workout()))))
    assert (look.walks, look.already, walked(life)) == ((), 1, {DAY: 30.0})


def test_keeping_the_same_look_twice_counts_once(life: Life) -> None:
    look = look_at(life.ctx, life.person, io.BytesIO(apple(workout())))
    first = keep(life.ctx, life.person, look.id)
    before = kept(life)
    assert (keep(life.ctx, life.person, look.id), kept(life)) == (first, before)


def test_the_same_walk_from_another_program_counts_once(life: Life) -> None:
    bring(life, apple(workout()))
    with pytest.raises(InvalidInputError, match="no walk to keep"):
        bring(life, TRACK, unsure=True)


def test_two_walks_of_a_day_add_up_and_a_tick_of_the_day_does_not(life: Life) -> None:
    tick_walk(life.ctx, life.person, DAY, 40)
    bring(life, apple(workout(), workout(START + timedelta(hours=9), 25, km=None)))
    assert walked(life) == {DAY: 55.0}
    tick_walk(life.ctx, life.person, DAY, 60)
    assert walked(life) == {DAY: 60.0}


def test_a_walk_that_the_file_does_not_call_one_is_kept_only_where_the_person_does(life: Life) -> None:
    with pytest.raises(InvalidInputError, match="no walk to keep"):
        bring(life, TRACK)
    assert bring(life, TRACK, unsure=True).walks == 1


def test_an_import_is_taken_back_as_a_whole_and_can_come_again(life: Life) -> None:
    tick_walk(life.ctx, life.person, DAY, 10)
    made = bring(life, apple(workout(), workout(START + timedelta(days=1))))
    take_back(life.ctx, life.person, made.brought)
    assert (walked(life), imports_of(life.ctx, life.person)) == ({DAY: 10.0}, ())
    again = bring(life, apple(workout(), workout(START + timedelta(days=1))))
    assert (again.walks, sum(walked(life).values())) == (2, 60.0)


def test_what_is_not_held_any_more_is_not_kept(life: Life) -> None:
    first = look_at(life.ctx, life.person, io.BytesIO(apple(workout())))
    look_at(life.ctx, life.person, io.BytesIO(TRACK))
    for name in (first.id, "x", "../secret-key"):
        with pytest.raises(InvalidInputError, match="not held any more"):
            keep(life.ctx, life.person, name)
    with pytest.raises(InvalidInputError, match="no such import"):
        take_back(life.ctx, life.person, first.id)


def test_a_home_that_cannot_be_written_is_said_so() -> None:
    life = a_life()
    life.ctx = replace(life.ctx, home=Path("/dev/null/home"))
    with pytest.raises(StoreError, match="can't be written"):
        look_at(life.ctx, life.person, io.BytesIO(apple(workout())))


@pytest.mark.parametrize("name", ["there-is-none.gpx", "", "\0", "/dev/zero"])
def test_a_path_that_leads_to_no_file_is_refused(life: Life, name: str) -> None:
    with pytest.raises(InvalidInputError):
        look_at(life.ctx, life.person, life.ctx.home / name)


def test_a_walk_is_of_the_persons_own_day(life: Life) -> None:
    save_settings(life.ctx, life.person, {"time_zone": "Pacific/Auckland"})
    bring(life, apple(workout(START + timedelta(hours=6))))
    assert list(walked(life)) == [DAY + timedelta(days=1)]


def test_a_walk_brought_in_is_done_today_and_no_reminder_of_it_is_due(life: Life) -> None:
    life.begin()
    bring(life, on_days(0))
    seen = today(life.ctx, life.person)
    assert (seen.walked, seen.dots[0].walked) == (True, True)


def test_two_minutes_that_a_watch_noted_are_minutes_and_no_days_walk(life: Life) -> None:
    bring(life, on_days(0, minutes=2))
    assert sum(walked(life).values()) == 2.0
    assert (days_with_walk(life.ctx, life.person, LONG_AGO), today(life.ctx, life.person).walked) == (
        frozenset(),
        False,
    )


def test_every_place_forgets_what_was_taken_back(life: Life) -> None:
    life.begin()
    life.clock.forward(days=1)
    made = bring(life, on_days(0, 1))
    told = [read_report(life.ctx, life.person).walked, walked_by_week(walked_by_day(life.ctx, life.person, LONG_AGO))]
    days = read_progress(life.ctx, life.person).walk_days
    take_back(life.ctx, life.person, made.brought)
    assert ([sum(one.values()) for one in told], days) == ([60.0, 60.0], 2)
    with pytest.raises(InvalidInputError, match="nothing was kept"):
        read_report(life.ctx, life.person)
    assert read_progress(life.ctx, life.person).walk_days == 0
    assert not today(life.ctx, life.person).walked


def a_beginner(life: Life) -> None:
    """Somebody whose plan begins with a week of walking."""
    life.screen()
    save_profile(life.ctx, life.person, {**PROFILE, "walk_first": True})


def has_exercises(life: Life) -> bool:
    programme = make_programme(life.ctx, life.person, weeks=1)
    return bool(sessions(programme, "main"))


def test_years_of_a_watchs_walks_do_not_take_the_week_of_walking_away(life: Life) -> None:
    a_beginner(life)
    bring(life, on_days(*range(-400, 0)))
    assert len(walked(life)) == 400
    assert not has_exercises(life)


def test_a_week_of_walks_too_short_for_anybody_does_not_end_it(life: Life) -> None:
    a_beginner(life)
    life.clock.forward(days=7)
    bring(life, on_days(*range(8), minutes=4))
    assert not has_exercises(life)


@pytest.mark.parametrize("way", ["ticked", "brought"])
def test_a_week_of_walks_since_the_screening_ends_it_brought_in_or_ticked(life: Life, way: str) -> None:
    a_beginner(life)
    make_programme(life.ctx, life.person, weeks=1)
    life.clock.forward(days=6, minutes=600)
    if way == "ticked":
        for day in range(7):
            tick_walk(life.ctx, life.person, MORNING.date() + timedelta(days=day), 30)
    else:
        bring(life, on_days(*range(7)))
    assert has_exercises(life)


def test_walks_of_hours_tell_the_plan_no_more_than_ticked_ones(tmp_path: Path) -> None:
    told = []
    for way in ("ticked", "brought"):
        life = a_life()
        life.ctx = replace(life.ctx, home=tmp_path)
        a_beginner(life)
        life.clock.forward(days=7)
        if way == "ticked":
            for day in range(7):
                tick_walk(life.ctx, life.person, MORNING.date() + timedelta(days=day), 20)
        else:
            bring(life, on_days(*range(7), minutes=300))
        told.append((read_progress(life.ctx, life.person), course_from(life.ctx, life.person, life.clock.at.date())))
    assert told[0] == told[1]
    assert told[0][1].walk_days == 7


def test_walking_with_a_watch_is_no_use_of_unhunch_and_the_questions_come_as_they_would_have(life: Life) -> None:
    life.begin()
    life.clock.forward(days=40)
    due = screening_state(life.ctx, life.person).due
    bring(life, on_days(*range(1, 40)))
    assert due
    assert screening_state(life.ctx, life.person).due == due


def test_a_walk_kept_by_hand_stays_as_it_was() -> None:
    assert WalkRecord(day=DAY, minutes=20).brought == ""
