from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import Any

import pytest

from tests.cast import NOON, WELL
from tests.planned import MONDAY, cleared, maya, planned, sessions, the_catalogue
from unhunch.catalogue import load_catalogue
from unhunch.catalogue.model import Place
from unhunch.programme import because_sentences, check_plan, gave_sentence, plan
from unhunch.programme.edits import alternatives, find, swap
from unhunch.programme.judging import Basis
from unhunch.programme.model import Course, PlannedSession, Profile, Programme, Standing
from unhunch.programme.reshaping import move_day, shorten
from unhunch.programme.weeks import projected
from unhunch.screening import Clearance, screen
from unhunch.session.timeline import timeline

HOME: tuple[Place, ...] = ("home",)
ROLL_DOWN = "upper-back-stretch-1"
CLOSED = ("march-on-the-spot", "heel-digs", "knee-lifts")


def few(**changes: Any) -> Profile:
    """Maya at home with 45 minutes a day, two of the routine's moves left to her, and a liking for the roll-down."""
    return maya(**{"minutes": (45,) * 7, "places": (HOME,) * 7, "dislikes": CLOSED, "frozen": (ROLL_DOWN,), **changes})


@cache
def walked() -> Programme:
    return planned(few(), weeks=2)


BASIS = Basis(catalogue=the_catalogue(), profile=few(), clearance=cleared())


def first(main: PlannedSession) -> str:
    return main.items[0].exercise


def firsts(programme: Programme) -> list[str]:
    return [first(main) for main in sessions(programme, "main")]


def roll_downs(programme: Programme) -> list[PlannedSession]:
    return [one for one in sessions(programme) if any(item.exercise == ROLL_DOWN for item in one.items)]


def is_sound(programme: Programme) -> bool:
    return not check_plan(BASIS.catalogue, BASIS.profile, BASIS.clearance, programme)


def test_where_the_routine_is_closed_every_main_session_begins_with_the_walk() -> None:
    assert set(firsts(walked())) == {"walking"}


def test_without_the_routine_there_are_still_as_many_main_sessions() -> None:
    assert len(sessions(walked(), "main")) == 8


def test_the_walk_before_the_moves_is_twenty_minutes_at_level_two() -> None:
    warm = [main.items[0] for main in sessions(walked(), "main")]
    assert {(one.part, one.level, one.dose.duration_s) for one in warm} == {("warm-up", 2, 1200)}


def test_the_day_of_such_a_session_has_no_second_walk() -> None:
    walks = {one.id[:10] for one in sessions(walked(), "walk")}
    assert walks.isdisjoint(main.id[:10] for main in sessions(walked(), "main"))


def test_every_other_day_keeps_its_walk() -> None:
    assert len(sessions(walked(), "walk")) == 14 - len(sessions(walked(), "main"))


def test_the_walk_counts_in_the_minutes_of_its_day() -> None:
    assert all(20 < main.minutes <= 45 for main in sessions(walked(), "main"))


def test_the_roll_down_is_planned_where_there_is_a_walk_before_it() -> None:
    programme = plan(load_catalogue(), few(frozen=()), cleared(), MONDAY, weeks=1)
    assert len(roll_downs(programme)) >= 3


def test_the_roll_down_comes_nowhere_else() -> None:
    programmes = [walked(), planned(), planned(maya(likes=(ROLL_DOWN,)))]
    assert all(first(one) == "walking" for programme in programmes for one in roll_downs(programme))


def test_a_plan_with_walks_before_its_moves_is_sound() -> None:
    assert is_sound(walked())


@pytest.mark.parametrize("minutes", [15, 20, 24])
def test_days_too_short_for_the_walk_have_no_main_session_and_say_so(minutes: int) -> None:
    programme = planned(few(minutes=(minutes,) * 7))
    told = {one.id for one in programme.gave}
    assert (sessions(programme, "main"), "main-days" in told) == ([], True)


def test_twenty_five_minutes_are_enough() -> None:
    assert "walking" in firsts(planned(few(minutes=(25,) * 7)))


def test_at_the_office_the_walk_is_no_warm_up() -> None:
    office: Place = "desk"
    assert firsts(planned(few(places=((office,),) * 7))) == []


def test_those_who_dislike_walking_have_no_walk_before_their_moves() -> None:
    assert "walking" not in firsts(planned(few(dislikes=(*CLOSED, "walking"))))


@pytest.mark.parametrize(
    "course",
    [
        Course(level_cap=1),
        Course(standings={"walking": Standing(exercise="walking", level=1, sessions=3)}),
        Course(standings={"walking": Standing(exercise="walking", level=2, dropped=True)}),
    ],
)
def test_those_held_at_level_one_have_no_walk_before_their_moves(course: Course) -> None:
    assert "walking" not in firsts(planned(few(), course=course))


def test_those_under_the_location_rule_have_no_walk_before_their_moves() -> None:
    outcome = screen(replace(WELL, answers={**WELL.answers, "LOC-1": "yes"}), NOON)
    assert isinstance(outcome, Clearance)
    assert "walking" not in firsts(planned(few(walk_first=False), outcome))


def test_those_who_move_little_so_far_have_no_walk_before_their_moves() -> None:
    assert "walking" not in firsts(planned(few(activity_level="inactive", walk_first=False)))


def test_the_careful_have_it_where_the_routine_is_closed() -> None:
    assert set(firsts(planned(few(activity_level="some")))) == {"walking"}


def test_the_careful_keep_the_routine_where_it_is_open() -> None:
    assert "walking" not in firsts(planned(maya(activity_level="some", minutes=(60,) * 7)))


def test_on_a_long_day_one_session_a_week_begins_with_the_walk() -> None:
    assert firsts(planned(maya(minutes=(60,) * 7, places=(HOME,) * 7))).count("walking") == 1


def test_without_a_long_day_none_does() -> None:
    assert "walking" not in firsts(planned(maya(minutes=(50,) * 7, places=(HOME,) * 7)))


@pytest.mark.parametrize("liked", ["walking", ROLL_DOWN])
def test_those_who_like_the_walk_or_what_needs_it_have_it_before_every_long_session(liked: str) -> None:
    assert set(firsts(planned(maya(minutes=(50,) * 7, places=(HOME,) * 7, likes=(liked,))))) == {"walking"}


def test_the_roll_down_is_not_open_to_those_whose_answers_close_it() -> None:
    assert not roll_downs(planned(few(), cleared("head-down")))


def test_a_roll_down_that_comes_too_seldom_says_what_it_needs() -> None:
    programme = planned(maya(minutes=(20, 30, 20, 30, 20, 60, 0), frozen=(ROLL_DOWN,)))
    told = [gave_sentence(one, the_catalogue()) for one in programme.gave if one.id == "weekly-minimum-walk"]
    name = the_catalogue().text(ROLL_DOWN).name
    assert told == [f"{name} comes 1 of 3 times this week: it needs a walk of 20 minutes just before it."]


def test_the_walk_says_why_it_is_there() -> None:
    because = because_sentences(sessions(walked(), "main")[0].items[0], the_catalogue())
    assert because[0] == "It warms you up before anything else, and is your walk for the day."


def test_a_session_with_a_walk_lasts_as_long_as_its_items_and_changes() -> None:
    main = sessions(walked(), "main")[0]
    made = timeline(main, the_catalogue())
    assert main.minutes == -(-made.total_s // 60)


def test_the_walk_is_one_step_of_twenty_minutes() -> None:
    steps = timeline(sessions(walked(), "main")[0], the_catalogue()).steps
    assert [step.duration_s for step in steps if step.item == 0] == [10.0, 1200.0]


def test_the_walk_tells_the_time_that_is_left_now_and_then() -> None:
    walk = timeline(sessions(walked(), "main")[0], the_catalogue()).steps[1]
    assert [(cue.at_s, cue.say) for cue in walk.cues if cue.say] == [
        (300.0, "15 minutes left."),
        (600.0, "Halfway."),
        (900.0, "5 minutes left."),
        (1190.0, "10 seconds left."),
    ]


def test_what_is_offered_after_a_walk_may_need_the_walk() -> None:
    main = roll_downs(walked())[0]
    at = [one.exercise for one in main.items].index(ROLL_DOWN)
    other = alternatives(BASIS, walked(), main.id, at)[0].exercise
    without = swap(BASIS, walked(), main.id, at, other).programme
    back = [one.exercise for one in find(without, main.id)[1].items].index(other)
    swapped = swap(BASIS, without, main.id, back, ROLL_DOWN)
    assert (swapped.refused, first(find(swapped.programme, main.id)[1])) == ((), "walking")


def test_what_needs_the_walk_is_not_offered_after_the_routine() -> None:
    programme, main = planned(), sessions(planned(), "main")[0]
    basis = Basis(catalogue=the_catalogue(), profile=maya(), clearance=cleared())
    offers = [one.exercise for at in range(5, len(main.items)) for one in alternatives(basis, programme, main.id, at)]
    assert ROLL_DOWN not in offers


@pytest.mark.parametrize("minutes", [1, 5, 12, 21, 24])
def test_a_session_with_a_walk_is_made_to_fit_and_the_plan_stays_sound(minutes: int) -> None:
    main = roll_downs(walked())[0]
    edited = shorten(BASIS, walked(), main.id, minutes)
    assert (edited.refused, is_sound(edited.programme)) == ((), True)
    assert find(edited.programme, main.id)[1].minutes <= minutes


def test_a_session_that_loses_its_walk_gives_the_day_its_walk_back() -> None:
    main = roll_downs(walked())[0]
    edited = shorten(BASIS, walked(), main.id, 5)
    assert f"{main.id[:10]}-walk-1" in {one.id for one in sessions(edited.programme, "walk")}


def test_the_routine_takes_the_place_of_a_walk_that_no_longer_fits() -> None:
    profile = maya(minutes=(50,) * 7, places=(HOME,) * 7, likes=("walking",))
    basis = Basis(catalogue=the_catalogue(), profile=profile, clearance=cleared())
    programme = planned(profile)
    main = sessions(programme, "main")[0]
    session = find(shorten(basis, programme, main.id, 15).programme, main.id)[1]
    assert first(session) == "march-on-the-spot"


def test_a_moved_session_takes_its_walk_along() -> None:
    friday, saturday = MONDAY + timedelta(days=4), MONDAY + timedelta(days=5)
    edited = move_day(BASIS, walked(), friday, saturday)
    walks = {one.id[:10] for one in sessions(edited.programme, "walk")}
    assert (edited.refused, str(friday) in walks, str(saturday) in walks) == ((), True, False)


def test_a_day_whose_walk_is_a_warm_up_counts_as_a_day_walked() -> None:
    assert projected(the_catalogue(), Course(), walked().weeks[0]).walk_days == 7
