from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest

from tests.planned import MONDAY, cleared, maya, planned, sessions, the_catalogue
from unhunch.errors import InvalidInputError
from unhunch.programme import check_plan
from unhunch.programme.edits import alternatives, find, freeze, swap
from unhunch.programme.judging import Basis, Edited, ground_of, judge_week
from unhunch.programme.model import Gave, PlannedSession, Programme
from unhunch.programme.reshaping import move_day, shorten
from unhunch.programme.words import refusal_sentences

BASIS = Basis(catalogue=the_catalogue(), profile=maya(), clearance=cleared())
MAIN = "2026-11-24-main-1"


@cache
def two_weeks() -> Programme:
    return planned(weeks=2)


def is_sound(edited: Edited) -> bool:
    return not edited.refused and not check_plan(BASIS.catalogue, BASIS.profile, BASIS.clearance, edited.programme)


def last_item(session_id: str) -> int:
    return len(find(two_weeks(), session_id)[1].items) - 1


def parts(session: PlannedSession) -> list[str]:
    return list(dict.fromkeys(item.part for item in session.items))


def test_three_exercises_are_offered_in_the_place_of_one() -> None:
    assert len(alternatives(BASIS, two_weeks(), MAIN, 5)) == 3


def test_what_is_offered_is_not_in_the_session_already() -> None:
    there = {item.exercise for item in find(two_weeks(), MAIN)[1].items}
    assert there.isdisjoint(item.exercise for item in alternatives(BASIS, two_weeks(), MAIN, 5))


def test_each_offer_keeps_the_plan_sound() -> None:
    offers = alternatives(BASIS, two_weeks(), MAIN, 7)
    assert all(is_sound(swap(BASIS, two_weeks(), MAIN, 7, offer.exercise)) for offer in offers)


def test_the_first_offer_works_on_the_same_region_where_the_day_has_room() -> None:
    regions, roomy = the_catalogue().regions_of, maya(minutes=(50,) * 7, places=(("home",),) * 7)
    programme = planned(roomy)
    main = sessions(programme, "main")[0]
    at = next(n for n, item in enumerate(main.items) if item.part != "warm-up" and regions(item.exercise))
    offer = alternatives(replace(BASIS, profile=roomy), programme, main.id, at)[0]
    assert set(regions(main.items[at].exercise)) & set(regions(offer.exercise))


def test_the_warm_up_is_not_swapped() -> None:
    assert alternatives(BASIS, two_weeks(), MAIN, 0) == ()


def test_an_exercise_that_does_not_fit_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="can't stand in"):
        swap(BASIS, two_weeks(), MAIN, 5, "swimming")


def test_a_session_that_is_not_there_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="no session"):
        alternatives(BASIS, two_weeks(), "2020-01-01-main-1", 0)


def test_an_item_that_is_not_there_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="no item 99"):
        alternatives(BASIS, two_weeks(), MAIN, 99)


@pytest.mark.parametrize("minutes", [1, 3, 5, 8, 12, 18])
def test_a_session_is_made_to_fit_the_minutes_and_stays_sound(minutes: int) -> None:
    edited = shorten(BASIS, two_weeks(), MAIN, minutes)
    assert is_sound(edited)
    assert find(edited.programme, MAIN)[1].minutes <= minutes


def test_twelve_minutes_keep_the_warm_up_and_the_strength() -> None:
    session = find(shorten(BASIS, two_weeks(), MAIN, 12).programme, MAIN)[1]
    assert parts(session) == ["warm-up", "strength"]


def test_five_minutes_hold_no_warm_up_no_stretch_and_nothing_loaded() -> None:
    session = find(shorten(BASIS, two_weeks(), MAIN, 5).programme, MAIN)[1]
    loaded = any(the_catalogue().get(item.exercise).loaded for item in session.items)
    assert (loaded, {"warm-up", "stretch"} & set(parts(session))) == (False, set())


def test_more_time_than_needed_changes_nothing() -> None:
    assert shorten(BASIS, two_weeks(), MAIN, 240).programme == two_weeks()


def test_a_walk_is_cut_to_a_walk_that_counts() -> None:
    edited = shorten(BASIS, two_weeks(), "2026-11-24-walk-1", 12)
    assert find(edited.programme, "2026-11-24-walk-1")[1].minutes == 10


def test_a_walk_too_short_to_count_is_refused_with_its_reason() -> None:
    refused = shorten(BASIS, two_weeks(), "2026-11-24-walk-1", 3).refused
    assert refusal_sentences(refused, the_catalogue()) == ("That is less than a dose that counts.",)


def test_no_minutes_at_all_are_refused() -> None:
    with pytest.raises(InvalidInputError, match="0 is not a number of minutes"):
        shorten(BASIS, two_weeks(), MAIN, 0)


def test_a_day_is_moved_where_it_fits() -> None:
    thursday, tuesday = MONDAY + timedelta(days=3), MONDAY + timedelta(days=1)
    assert is_sound(move_day(BASIS, two_weeks(), thursday, tuesday))


def test_moved_sessions_take_the_name_of_their_day() -> None:
    edited = move_day(BASIS, two_weeks(), MONDAY + timedelta(days=3), MONDAY + timedelta(days=1))
    assert all(
        session.id.startswith(str(day.date)) for day in edited.programme.weeks[0].days for session in day.sessions
    )


def test_a_day_is_not_moved_where_the_minutes_are_missing() -> None:
    edited = move_day(BASIS, two_weeks(), MONDAY + timedelta(days=1), MONDAY + timedelta(days=6))
    assert "That day does not have the minutes for it." in refusal_sentences(edited.refused, the_catalogue())


def test_after_a_change_a_week_says_only_what_gave_in_it_then() -> None:
    stale, other = Gave(id="alike", week=0), Gave(id="alike", week=1)
    programme = replace(two_weeks(), gave=(*two_weeks().gave, stale, other))
    edited = shorten(BASIS, programme, MAIN, 12).programme
    assert stale not in edited.gave
    assert other in edited.gave


def test_a_week_projected_anew_says_only_what_gives_in_it_then() -> None:
    bare = replace(BASIS, profile=maya(equipment={}))
    programme = planned(bare.profile, weeks=2)
    forgetful = replace(programme, gave=(Gave(id="alike", week=1),))
    edited = judge_week(ground_of(bare, forgetful, programme.weeks[0]), programme.weeks[0])
    assert edited.programme.gave == programme.gave


def test_a_refused_change_changes_nothing() -> None:
    assert move_day(BASIS, two_weeks(), MONDAY, MONDAY + timedelta(days=6)).programme == two_weeks()


def test_a_day_is_moved_within_its_week_only() -> None:
    with pytest.raises(InvalidInputError, match="two days of one week"):
        move_day(BASIS, two_weeks(), MONDAY, MONDAY + timedelta(days=8))


def test_a_favourite_is_frozen_and_let_go() -> None:
    held = freeze(maya(), "cat-camel")
    assert (held.frozen, freeze(held, "cat-camel", frozen=False).frozen) == (("cat-camel",), ())


def test_every_refusal_has_its_sentence() -> None:
    words = the_catalogue().words()
    assert all(words[name].endswith(".") for name in words if name.startswith("programme.refused."))


def test_the_days_of_a_plan_are_all_there_after_a_change() -> None:
    edited = swap(
        BASIS, two_weeks(), MAIN, last_item(MAIN), alternatives(BASIS, two_weeks(), MAIN, last_item(MAIN))[0].exercise
    )
    assert len(sessions(edited.programme)) == len(sessions(two_weeks()))
