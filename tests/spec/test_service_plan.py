"""The plan over the weeks, its changes by hand, the person's settings and profile, and what is left of it all."""

from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.contract.stores import open_to_databases, sqlite_store
from tests.life import MORNING, PROFILE, Life, a_life
from unhunch.errors import InvalidInputError, NotClearedError
from unhunch.export.bundle import export_json, import_json
from unhunch.programme.model import PlannedSession
from unhunch.records.model import Record
from unhunch.service.history import delete_everything, pain_series, sessions_done
from unhunch.service.profile import load_profile, load_profile_draft, save_profile, save_profile_draft
from unhunch.service.programme import (
    bring_up_to_date,
    current_programme,
    find_session,
    freeze_exercise,
    make_programme,
    move_day,
    shorten_session,
    swap_item,
    swaps,
    tick_walk,
    undo_change,
)
from unhunch.service.screening import end_clearance
from unhunch.service.session import answer_next_day
from unhunch.service.settings import load_settings, local_date, save_settings
from unhunch.service.today import today
from unhunch.store.memory import MemoryStore
from unhunch.store.opening import bring_up_to_date as bring_tables_up_to_date

TODAY = MORNING.date()


@cache
def two_weeks() -> tuple[Record, ...]:
    """Screened, filled in and planned for two weeks, the second provisional."""
    life = a_life()
    life.screen()
    save_profile(life.ctx, life.person, PROFILE)
    make_programme(life.ctx, life.person, weeks=2)
    return tuple(life.ctx.store.records(life.person))


@pytest.fixture
def life() -> Life:
    made = a_life(MemoryStore())
    made.ctx.store.append(made.person, two_weeks())
    return made


def mains(life: Life) -> list[PlannedSession]:
    programme = current_programme(life.ctx, life.person)
    assert programme is not None
    return [one for day in programme.weeks[0].days for one in day.sessions if one.kind == "main"]


def test_no_plan_is_made_without_a_clearance() -> None:
    life = a_life()
    save_profile(life.ctx, life.person, PROFILE)
    with pytest.raises(NotClearedError):
        make_programme(life.ctx, life.person)


def test_no_plan_is_made_without_a_profile() -> None:
    life = a_life()
    life.screen()
    with pytest.raises(InvalidInputError, match="profile"):
        make_programme(life.ctx, life.person)


def test_the_plan_in_force_is_the_one_that_was_made(life: Life) -> None:
    programme = current_programme(life.ctx, life.person)
    assert programme is not None
    assert [week.provisional for week in programme.weeks] == [False, True]


def test_within_the_week_the_plan_stays(life: Life) -> None:
    before = current_programme(life.ctx, life.person)
    life.clock.forward(days=6)
    assert bring_up_to_date(life.ctx, life.person) == before


def test_the_next_week_is_solved_when_it_begins(life: Life) -> None:
    life.clock.forward(days=7)
    after = bring_up_to_date(life.ctx, life.person)
    assert after is not None
    assert [week.provisional for week in after.weeks] == [False, False]


def test_without_a_clearance_the_old_plan_stays(life: Life) -> None:
    before = current_programme(life.ctx, life.person)
    end_clearance(life.ctx, life.person, "anything-new")
    life.clock.forward(days=7)
    assert bring_up_to_date(life.ctx, life.person) == before


def test_a_plan_that_is_over_is_followed_by_another(life: Life) -> None:
    life.clock.forward(days=10)
    tick_walk(life.ctx, life.person, life.clock.at.date(), 20)
    life.clock.forward(days=5)
    after = bring_up_to_date(life.ctx, life.person, weeks=1)
    assert after is not None
    assert after.start == TODAY + timedelta(days=14)


def test_a_swap_offers_at_most_three_and_takes_one(life: Life) -> None:
    session = mains(life)[0]
    place = next(n for n, item in enumerate(session.items) if item.part in {"mobility", "strength"})
    offered = swaps(life.ctx, life.person, session.id, place)
    assert 1 <= len(offered) <= 3
    changed = swap_item(life.ctx, life.person, session.id, place, offered[0])
    _, after = find_session(changed.programme, session.id)
    assert changed.refused == ()
    assert offered[0] in {item.exercise for item in after.items}


def test_a_change_by_hand_can_be_taken_back(life: Life) -> None:
    before = current_programme(life.ctx, life.person)
    shorten_session(life.ctx, life.person, mains(life)[0].id, 5)
    assert current_programme(life.ctx, life.person) != before
    undo_change(life.ctx, life.person)
    assert current_programme(life.ctx, life.person) == before


def test_there_is_nothing_to_take_back_at_first(life: Life) -> None:
    with pytest.raises(InvalidInputError):
        undo_change(life.ctx, life.person)


def test_taking_back_twice_goes_back_two_changes(life: Life) -> None:
    before = current_programme(life.ctx, life.person)
    for session in mains(life)[:2]:
        assert shorten_session(life.ctx, life.person, session.id, 5).refused == ()
    undo_change(life.ctx, life.person)
    undo_change(life.ctx, life.person)
    assert current_programme(life.ctx, life.person) == before


def test_five_minutes_are_enough(life: Life) -> None:
    changed = shorten_session(life.ctx, life.person, mains(life)[0].id, 5)
    assert find_session(changed.programme, mains(life)[0].id)[1].minutes <= 5


def test_a_day_that_is_over_is_not_moved(life: Life) -> None:
    life.clock.forward(days=1)
    with pytest.raises(InvalidInputError):
        move_day(life.ctx, life.person, TODAY, TODAY + timedelta(days=1))


def test_a_favourite_is_kept_in_the_profile_and_let_go_again(life: Life) -> None:
    assert freeze_exercise(life.ctx, life.person, "chin-tuck") == ("chin-tuck",)
    assert freeze_exercise(life.ctx, life.person, "chin-tuck", frozen=False) == ()


def test_a_walk_ticked_twice_counts_once(life: Life) -> None:
    count = sum(1 for _ in life.ctx.store.records(life.person))
    for _ in range(2):
        tick_walk(life.ctx, life.person, TODAY, 20)
    assert sum(1 for _ in life.ctx.store.records(life.person)) == count + 1
    assert today(life.ctx, life.person).walked


@pytest.mark.parametrize(("days", "minutes"), [(1, 20.0), (0, 0.0), (0, -5.0), (0, 5000.0), (0, float("nan"))])
def test_a_walk_that_cannot_be_is_refused(life: Life, days: int, minutes: float) -> None:
    with pytest.raises(InvalidInputError):
        tick_walk(life.ctx, life.person, TODAY + timedelta(days=days), minutes)


def test_a_profile_is_filled_in_part_by_part() -> None:
    life = a_life()
    save_profile_draft(life.ctx, life.person, {"pain_now": 3})
    save_profile_draft(life.ctx, life.person, {"goal": "Lift my daughter"})
    draft = load_profile_draft(life.ctx, life.person)
    assert (draft["pain_now"], draft["goal"]) == (3, "Lift my daughter")
    assert load_profile(life.ctx, life.person) is None


def test_a_saved_profile_takes_its_draft_with_it() -> None:
    life = a_life()
    save_profile_draft(life.ctx, life.person, PROFILE)
    saved = save_profile(life.ctx, life.person)
    changed = save_profile(life.ctx, life.person, {**PROFILE, "goal": "Swim"})
    assert (saved.goal, load_profile(life.ctx, life.person)) == ("", changed)
    assert load_profile_draft(life.ctx, life.person)["goal"] == "Swim"


def test_an_unknown_field_of_a_profile_is_refused() -> None:
    life = a_life()
    with pytest.raises(InvalidInputError, match="shoe_size"):
        save_profile_draft(life.ctx, life.person, {"shoe_size": 42})


def test_the_day_is_that_of_where_the_person_is() -> None:
    life = a_life()
    life.clock.forward(minutes=13 * 60)
    save_settings(life.ctx, life.person, {"time_zone": "Asia/Tokyo"})
    assert local_date(life.ctx, life.person) == TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    "change", [{"time_zone": "Mars/Olympus"}, {"country": "Germany"}, {"voice": "yes"}, {"font": "large"}]
)
def test_a_setting_that_does_not_fit_is_refused(change: dict[str, object]) -> None:
    life = a_life()
    with pytest.raises(InvalidInputError):
        save_settings(life.ctx, life.person, change)
    assert load_settings(life.ctx, life.person) == load_settings(a_life().ctx, life.person)


def test_what_was_done_is_told_by_day(life: Life) -> None:
    life.do(mains(life)[0].id, pain=2, worst=3)
    (done,) = sessions_done(life.ctx, life.person)
    (point,) = pain_series(life.ctx, life.person)
    assert (done.session, done.state) == (mains(life)[0].id, "finished")
    assert (point.before, point.worst, point.next_day) == (2, 3, None)


def test_deleting_leaves_somebody_new(life: Life) -> None:
    assert delete_everything(life.ctx, life.person) > 0
    assert list(life.ctx.store.records(life.person)) == []
    assert today(life.ctx, life.person).next == "screen"


def test_a_whole_day_lived_on_sqlite_goes_through_an_export_unchanged(tmp_path: Path, django_db_blocker: Any) -> None:
    with open_to_databases(django_db_blocker):
        stores = [sqlite_store(tmp_path / f"{name}.sqlite3", f"plan-{name}") for name in ("one", "two")]
        for name in ("one", "two"):
            bring_tables_up_to_date(f"plan-{name}")
        life = a_life(stores[0])
        stores[0].append(life.person, two_weeks())
        life.do(mains(life)[0].id)
        life.clock.forward(days=1)
        answer_next_day(life.ctx, life.person, mains(life)[0].id, score=1)
        import_json(stores[1], life.person, export_json(stores[0], life.person, life.clock.at))
        assert list(stores[0].records(life.person)) == list(stores[1].records(life.person))
        assert today(replace(life.ctx, store=stores[1]), life.person) == today(life.ctx, life.person)
