from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest

from tests.cast import NOON, WELL
from tests.planned import KIT, MONDAY, cleared, items, maya, planned, sessions, the_catalogue
from unhunch.catalogue.model import Place
from unhunch.programme import check_plan, gave_sentence, plan_week
from unhunch.programme.model import Course, Programme, Standing
from unhunch.screening import Clearance, screen


def gave(programme: Programme) -> set[str]:
    return {one.id for one in programme.gave}


def said(programme: Programme) -> list[str]:
    return [gave_sentence(one, the_catalogue()) for one in programme.gave]


@cache
def usual() -> Programme:
    return planned(weeks=2)


def loc_1() -> Clearance:
    outcome = screen(replace(WELL, answers={**WELL.answers, "LOC-1": "yes"}), NOON)
    assert isinstance(outcome, Clearance)
    return outcome


def test_the_next_week_is_firm_and_the_later_one_provisional() -> None:
    assert [week.provisional for week in usual().weeks] == [False, True]


def test_every_day_with_minutes_has_something_besides_the_walk() -> None:
    days = usual().weeks[0].days
    assert [any(session.kind != "walk" for session in day.sessions) for day in days] == [True] * 6 + [False]


def test_there_is_one_walk_every_day() -> None:
    days = [day for week in usual().weeks for day in week.days]
    assert [sum(one.exercise == "walking" for s in day.sessions for one in s.items) for day in days] == [1] * 14


def test_a_walk_on_a_day_without_minutes_is_an_offer() -> None:
    assert usual().weeks[0].days[6].sessions[-1].optional


def test_main_sessions_begin_with_the_routine_in_its_order_or_a_walk() -> None:
    routine = the_catalogue().rules.value("programme.warm-up")
    assert isinstance(routine, tuple)
    firsts = [
        tuple(item.exercise for item in main.items if item.part == "warm-up") for main in sessions(usual(), "main")
    ]
    assert set(firsts) == {routine, ("walking",)}


def test_there_are_four_main_sessions_for_somebody_who_exercises() -> None:
    assert len(sessions(planned(), "main")) == 4


def test_there_are_three_main_sessions_for_somebody_who_does_not() -> None:
    assert len(sessions(planned(maya(activity_level="some")), "main")) == 3


def test_the_small_dose_of_the_trial_comes_three_days_a_week_at_first() -> None:
    micros = [item.exercise for item in items(planned(maya(equipment={**KIT, "desk": ("resistance-band",)})), "micro")]
    assert micros.count("lateral-raise-band") == 3


def test_the_small_dose_of_the_trial_is_at_its_lightest() -> None:
    bands = [item for item in items(usual(), "micro") if item.exercise == "lateral-raise-band"]
    assert {item.level for item in bands} == {1}


def test_a_missing_doorway_is_told_for_the_office_days() -> None:
    bare: dict[Place, tuple[str, ...]] = {**KIT, "desk": ("chair",)}
    assert "No chest stretch on office days: there is no doorway." in said(planned(maya(equipment=bare)))


def test_every_item_says_its_rule_and_its_source() -> None:
    kinds = [{reason.partition(":")[0] for reason in item.because} for item in items(usual())]
    assert all({"rule", "source"} <= found for found in kinds)


def test_every_exercise_for_the_back_has_a_region_to_be_there_for() -> None:
    catalogue = the_catalogue()
    for_the_back = [one for one in catalogue.exercises.values() if one.kind in {"mobility", "strength", "stretch"}]
    assert [one.id for one in for_the_back if not (catalogue.regions_of(one.id) or one.helps)] == []


def test_the_small_dose_and_the_roll_down_name_the_region_that_they_help() -> None:
    liked = maya(likes=("walking",), minutes=(60,) * 7, places=(("home",),) * 7)
    reasons = {item.exercise: item.because for item in items(planned(liked))}
    assert "region:scapular-retractors" in reasons["lateral-raise-band"]
    assert "region:thoracic-mobility" in reasons["upper-back-stretch-1"]


def test_every_reason_is_known_to_the_catalogue() -> None:
    catalogue = the_catalogue()
    known = {"rule": catalogue.rules.by_id, "source": catalogue.sources, "region": catalogue.regions}
    reasons = [reason.split(":", 1) for item in items(usual()) for reason in item.because]
    assert all(name in known[kind] for kind, name in reasons if kind in known)


def test_much_pain_keeps_strength_out_of_the_first_week_only() -> None:
    catalogue = the_catalogue()
    weeks = planned(maya(pain_now=5), weeks=2).weeks
    strength = [
        any(
            catalogue.get(item.exercise).kind == "strength"
            for day in week.days
            for one in day.sessions
            for item in one.items
        )
        for week in weeks
    ]
    assert strength == [False, True]


@pytest.mark.parametrize("profile", [{"pain_now": 3}, {"activity_level": "some"}])
def test_the_first_sessions_run_at_level_one_for_the_careful(profile: dict[str, object]) -> None:
    programme = planned(maya(**profile))
    assert {item.level for item in items(programme) if item.exercise != "walking"} == {1}


def test_nobody_starts_above_level_two() -> None:
    assert max(item.level for item in items(usual()) if item.exercise != "walking") == 2


def test_the_fit_walk_at_level_three_where_the_minutes_allow() -> None:
    walks = items(planned(maya(activity_level="fit", minutes=(60,) * 7)), "walk")
    assert {(item.level, item.dose.duration_s) for item in walks} == {(3, 1800)}


def test_the_inactive_begin_with_a_week_of_walking() -> None:
    programme = planned(maya(activity_level="inactive"), weeks=2)
    kinds = [{session.kind for day in week.days for session in day.sessions} for week in programme.weeks]
    assert kinds == [{"micro", "walk"}, {"main", "micro", "walk"}]


def test_the_week_of_walking_can_be_declined() -> None:
    assert "main" in {one.kind for one in sessions(planned(maya(activity_level="inactive", walk_first=False)))}


def test_an_unassessed_pain_between_the_blades_gets_no_loaded_strength() -> None:
    catalogue = the_catalogue()
    programme = planned(maya(walk_first=False), loc_1(), weeks=2)
    assert not any(catalogue.get(item.exercise).loaded for item in items(programme))


def test_an_unassessed_pain_between_the_blades_may_still_squeeze_them() -> None:
    programme = planned(maya(walk_first=False), loc_1())
    unloaded = {"shoulder-blade-squeeze", "supine-head-nod", "chin-tuck-wall", "serratus-wall-slide"}
    assert unloaded & {item.exercise for item in items(programme)}


def test_swimming_comes_twice_for_those_who_like_it_and_answered_about_water() -> None:
    by_pool: tuple[Place, ...] = ("home", "pool")
    leave = cleared(answers=replace(WELL, pool=True))
    profile = maya(likes=("swimming",), minutes=(45,) * 7, places=(by_pool,) * 7)
    if not leave.water_asked:
        object.__setattr__(leave, "water_asked", True)
    assert len(sessions(planned(profile, leave), "aerobic")) == 2


def test_swimming_does_not_come_before_the_questions_about_water() -> None:
    by_pool: tuple[Place, ...] = ("home", "pool")
    profile = maya(likes=("swimming",), minutes=(45,) * 7, places=(by_pool,) * 7)
    assert "liked-water" in gave(planned(profile))


def test_disliked_walking_is_not_planned_and_what_is_lost_is_said() -> None:
    programme = planned(maya(dislikes=("walking",)))
    assert (sessions(programme, "walk"), "walk-disliked" in gave(programme)) == ([], True)


def test_a_favourite_is_held_on_to() -> None:
    assert "cat-camel" in {item.exercise for item in items(planned(maya(frozen=("cat-camel",))))}


def test_a_change_that_a_tag_asks_for_stands_with_the_item() -> None:
    catalogue = the_catalogue()
    found = items(planned(leave=cleared("osteoporosis")))
    owed = [item for item in found if "osteoporosis" in catalogue.get(item.exercise).modify_if]
    assert owed
    assert all(f"{item.exercise}.changes.osteoporosis" in item.changes for item in owed)


def test_under_eighteen_a_plan_still_comes_and_gives_the_one_true_reason() -> None:
    outcome = screen(replace(WELL, age=16), NOON)
    assert isinstance(outcome, Clearance)
    programme = planned(leave=outcome)
    assert (sessions(programme), gave(programme)) == ([], {"adults-only"})


def test_a_small_plan_has_one_short_session_a_day() -> None:
    programme = planned(course=Course(shrink=True))
    per_day = [sum(one.kind != "walk" for one in day.sessions) for day in programme.weeks[0].days]
    assert per_day == [1, 1, 1, 1, 1, 1, 0]


def test_a_deload_halves_the_sets_of_strength() -> None:
    standings = {"seated-row": Standing(exercise="seated-row", level=2, sessions=5)}
    profile = maya(frozen=("seated-row",))
    full = planned(profile, course=Course(standings=standings))
    light = planned(profile, course=Course(standings=standings, strength_share=0.5))
    rows = [{item.dose.sets for item in items(one) if item.exercise == "seated-row"} for one in (full, light)]
    assert rows == [{2}, {1}]


def test_strength_keeps_its_distance_from_the_week_before() -> None:
    catalogue = the_catalogue()
    programme = planned(course=Course(last_strength_day=MONDAY - timedelta(days=1)))
    monday = programme.weeks[0].days[0]
    firm = [
        item for one in monday.sessions for item in one.items if catalogue.get(item.exercise).frequency.rest_day_between
    ]
    assert firm == []


def test_after_the_first_week_at_most_three_exercises_are_new() -> None:
    known = ("chin-tuck", "shoulder-rolls")
    programme = planned(course=Course(main_weeks=1, known=known))
    catalogue = the_catalogue()
    new = {
        catalogue.get(item.exercise).parent or item.exercise
        for item in items(programme)
        if item.part not in {"warm-up", "walking"}
    } - set(known)
    assert len(new) <= 3


def test_a_week_solved_again_keeps_the_weeks_before_it() -> None:
    again = plan_week(
        the_catalogue(), maya(), cleared(), MONDAY, index=1, course=Course(main_weeks=1, known=()), previous=usual()
    )
    assert again.weeks[0] == usual().weeks[0]


def test_a_week_solved_again_is_firm() -> None:
    again = plan_week(the_catalogue(), maya(), cleared(), MONDAY, index=1, course=Course(), previous=usual())
    assert not again.weeks[1].provisional


def test_a_plan_from_the_middle_of_a_week_is_sound() -> None:
    catalogue, profile, leave = the_catalogue(), maya(), cleared()
    thursday = plan_week(
        catalogue,
        profile,
        leave,
        MONDAY + timedelta(days=3),
        index=0,
        course=Course(),
        previous=Programme(start=MONDAY, weeks=()),
    )
    assert check_plan(catalogue, profile, leave, thursday) == ()


def test_where_swaps_lead_round_in_a_circle_neither_exercise_is_planned() -> None:
    """A tag puts the lying nod in the place of the tuck at the wall, and what happened puts it back."""
    course = Course(
        main_weeks=3,
        known=("supine-head-nod", "chin-tuck-wall"),
        standings={"supine-head-nod": Standing(exercise="supine-head-nod", replaced_by="chin-tuck-wall")},
    )
    made = planned(leave=cleared("dizziness"), course=course)
    assert {"supine-head-nod", "chin-tuck-wall"}.isdisjoint(item.exercise for item in items(made))
    assert check_plan(the_catalogue(), maya(), cleared("dizziness"), made, course=course) == ()
