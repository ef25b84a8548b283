from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest

from tests.planned import (
    MONDAY,
    as_long_as_it_is,
    change,
    change_items,
    cleared,
    item,
    items,
    maya,
    planned,
    replace_session,
    sessions,
    the_catalogue,
)
from unhunch.programme import check_plan
from unhunch.programme.model import Course, Item, Profile, Programme, Standing
from unhunch.screening.model import Clearance

Break = Callable[[Programme], Programme]


@cache
def sound() -> Programme:
    return planned()


def broken_rules(
    programme: Programme,
    profile: Profile | None = None,
    leave: Clearance | None = None,
    course: Course | None = None,
) -> set[str]:
    found = check_plan(the_catalogue(), profile or maya(), leave or cleared(), programme, course=course or Course())
    return {finding.what.partition(":")[0] for finding in found}


def with_items(kind: str, change_of: Callable[[tuple[Item, ...]], tuple[Item, ...]]) -> Break:
    def breaking(programme: Programme) -> Programme:
        return change(programme, kind, lambda one: as_long_as_it_is(replace(one, items=change_of(one.items))))

    return breaking


def without(kind: str) -> Break:
    def breaking(programme: Programme) -> Programme:
        for session in sessions(programme, kind):
            programme = replace_session(programme, session)
        return programme

    return breaking


def in_every(kind: str, name: str) -> Break:
    def breaking(programme: Programme) -> Programme:
        for session in sessions(programme, kind):
            fuller = as_long_as_it_is(replace(session, items=(*session.items, item(name))))
            programme = replace_session(programme, session, fuller)
        return programme

    return breaking


def twice_the_dose(one: Item) -> Item:
    repetitions = None if one.dose.repetitions is None else one.dose.repetitions * 10
    return replace(one, dose=replace(one.dose, repetitions=repetitions))


def end_to_start(found: tuple[Item, ...]) -> tuple[Item, ...]:
    return (*found[:5], *reversed(found[5:]))


BREAKS: dict[str, tuple[str, Break]] = {
    "an unknown exercise": ("exercise", with_items("main", lambda found: (replace(found[0], exercise="moonwalk"),))),
    "a level that is not open yet": (
        "level",
        lambda one: change_items(one, "main", lambda found: replace(found, level=3)),
    ),
    "a dose above its level": ("dose", lambda one: change_items(one, "main", twice_the_dose)),
    "a tempo of another level": (
        "dose",
        lambda one: change_items(one, "main", lambda found: replace(found, dose=replace(found.dose, tempo="9-9-9"))),
    ),
    "one side only": (
        "dose",
        lambda one: change_items(one, "main", lambda found: replace(found, dose=replace(found.dose, sides="both"))),
    ),
    "seconds that are not the dose's": (
        "seconds",
        lambda one: change_items(one, "main", lambda found: replace(found, seconds=found.seconds - 1)),
    ),
    "days that are not in a row": (
        "days",
        lambda one: replace(one, weeks=(replace(one.weeks[0], start=MONDAY + timedelta(days=1)),)),
    ),
    "two sessions with one id": ("id", lambda one: replace_session(one, sessions(one, "main")[0], *sessions(one)[:2])),
    "more minutes than the day has": (
        "minutes",
        lambda one: change(one, "main", lambda main: replace(main, minutes=main.minutes + 60)),
    ),
    "minutes that are not the items'": (
        "minutes",
        lambda one: change(one, "main", lambda main: replace(main, minutes=main.minutes - 1)),
    ),
    "a day with minutes and nothing in it": (
        "something",
        without("micro"),
    ),
    "an empty session": ("something", with_items("micro", lambda _found: ())),
    "no walk": ("walk", without("walk")),
    "a walk that is not on offer where there are no minutes": (
        "walk",
        lambda one: replace_session(one, sessions(one, "walk")[-1], replace(sessions(one, "walk")[-1], optional=False)),
    ),
    "a place that is not open": ("place", lambda one: change(one, "main", lambda main: replace(main, place="gym"))),
    "a place where it can't be done": ("place", with_items("micro", lambda _found: (item("cat-cow"),))),
    "kit that is not there": ("kit", with_items("main", lambda found: (*found, item("prone-ytw")))),
    "too few main sessions": ("main-days", without("main")),
    "an exercise twice": ("twice", with_items("main", lambda found: (*found, found[-1]))),
    "parts out of order": ("parts", with_items("main", end_to_start)),
    "a part by another name": (
        "parts",
        lambda one: change_items(one, "main", lambda found: replace(found, part="breathing")),
    ),
    "a position that comes back": (
        "position",
        with_items(
            "main",
            lambda found: (
                *found[:5], item("wall-angel"), item("cat-camel"), item("shoulder-squeeze"), *found[-1:],
            ),
        ),
    ),
    "no warm-up": ("warm-up", with_items("main", lambda found: found[5:])),
    "half a warm-up": ("warm-up", with_items("main", lambda found: found[1:])),
    "nothing but a warm-up": ("warm-up", with_items("main", lambda found: found[:5])),
    "a warm-up in another order": ("warm-up", with_items("main", lambda found: (found[1], found[0], *found[2:]))),
    "a loaded move in a micro-session": ("micro", with_items("micro", lambda _found: (item("seated-row"),))),
    "a micro-session that is too long": (
        "micro",
        with_items("micro", lambda found: tuple(replace(one, dose=replace(one.dose, sets=9)) for one in found)),
    ),
    "an exercise too often in a week": ("weekly-maximum", in_every("micro", "chest-stretch-doorway")),
    "an exercise too often in a day": ("per-day", in_every("micro", "gentle-neck-stretch")),
    "loaded strength two days running": ("rest-day", in_every("micro", "band-pull-apart")),
    "loaded strength every day": ("strength-days", in_every("micro", "band-pull-apart")),
    "a long move that nobody asked for": ("likes", with_items("main", lambda found: (*found, item("yoga")))),
    "a move that needs a walk first": (
        "after-walk",
        with_items("main", lambda found: (*found, item("upper-back-stretch-1"))),
    ),
    "a swim without the questions about water": ("water", with_items("main", lambda found: (*found, item("swimming")))),
    "an aerobic session of something else": (
        "parts",
        lambda one: change(one, "micro", lambda micro: replace(micro, kind="aerobic")),
    ),
    "two sessions alike": (
        "variety",
        lambda one: replace_session(
            one, sessions(one, "main")[1], replace(sessions(one, "main")[1], items=sessions(one, "main")[0].items)
        ),
    ),
    "a first week that is provisional": (
        "provisional",
        lambda one: replace(one, weeks=(replace(one.weeks[0], provisional=True),)),
    ),
    "no week at all": ("weeks", lambda one: replace(one, weeks=())),
}  # fmt: skip


def test_a_plan_as_made_has_no_finding() -> None:
    assert broken_rules(sound()) == set()


@pytest.mark.parametrize("case", BREAKS)
def test_a_plan_broken_in_one_way_is_caught(case: str) -> None:
    rule, breaking = BREAKS[case]
    broken = broken_rules(breaking(sound()))
    # A move of two parts can break a second rule as well; the one it was made for has to be named.
    assert rule in broken


@pytest.mark.parametrize(
    "rule, leave",
    [
        ("allowed", {"allowed": ("walking", "breathing")}),
        ("hidden", {"hidden": ("chin-tuck",)}),
        ("tags", {"tags": ("neck-trauma-recent", "shoulder-surgery")}),
        ("loaded", {"loaded_strength": False}),
        ("level", {"level_cap": 1}),
        ("level", {"any_yes": True}),
        ("changes", {"tags": ("osteoporosis",)}),
        ("swap", {"tags": ("low-back",)}),
        ("walk", {"allowed": ("breathing", "warm-up", "mobility", "stretch", "strength", "posture")}),
    ],
)
def test_a_plan_made_for_somebody_else_is_caught(rule: str, leave: dict[str, object]) -> None:
    other = cleared()
    for name, value in leave.items():
        object.__setattr__(other, name, value)
    assert rule in broken_rules(sound(), leave=other)


@pytest.mark.parametrize(
    "rule, profile",
    [
        ("minutes", {"minutes": (5,) * 7}),
        ("place", {"places": (("outdoors",),) * 7}),
        ("kit", {"equipment": {}}),
        ("dislikes", {"dislikes": ("chin-tuck",)}),
        ("walk", {"dislikes": ("walking",)}),
        ("pain", {"pain_now": 5}),
        ("walk-first", {"walk_first": True}),
        ("main-days", {"minutes": (200,) * 7, "equipment": {}}),
    ],
)
def test_a_plan_for_another_life_is_caught(rule: str, profile: dict[str, object]) -> None:
    weeks = sound() if rule != "main-days" else without("main")(sound())
    assert rule in broken_rules(weeks, profile=maya(**profile))


@pytest.mark.parametrize(
    "rule, course",
    [
        ("rest-day", Course(last_strength_day=MONDAY)),
        ("new", Course(main_weeks=1, known=("chin-tuck",))),
        ("shrink", Course(shrink=True)),
        ("level", Course(level_cap=1)),
        ("course", Course(standings={"chin-tuck": Standing(exercise="chin-tuck", level=2, sessions=9, dropped=True)})),
        (
            "course",
            Course(
                standings={
                    "chin-tuck": Standing(
                        exercise="chin-tuck", level=2, sessions=9, left_out_until=MONDAY + timedelta(days=9)
                    )
                }
            ),
        ),
        (
            "swap-by-standing",
            Course(standings={"chin-tuck": Standing(exercise="chin-tuck", replaced_by="supine-head-nod")}),
        ),
    ],
)
def test_a_plan_that_forgets_what_happened_is_caught(rule: str, course: Course) -> None:
    rule = "course" if rule == "swap-by-standing" else rule
    assert rule in broken_rules(sound(), course=course)


def test_a_region_left_out_without_a_word_is_caught() -> None:
    stretches = {"chest-stretch-doorway", "pec-stretch-single-arm", "wall-stretch"}
    programme = sound()
    for session in sessions(programme):
        kept = tuple(one for one in session.items if one.exercise not in stretches)
        programme = replace_session(programme, session, as_long_as_it_is(replace(session, items=kept)))
    assert "regions" in broken_rules(programme)


def test_too_few_strength_days_without_a_word_are_caught() -> None:
    catalogue = the_catalogue()
    programme = sound()
    for session in sessions(programme, "main"):
        kept = tuple(one for one in session.items if not catalogue.get(one.exercise).frequency.rest_day_between)
        programme = replace_session(programme, session, as_long_as_it_is(replace(session, items=kept)))
    assert "strength-days" in broken_rules(replace(programme, gave=()))


def test_a_missed_weekly_minimum_without_a_word_is_caught() -> None:
    programme = replace(with_items("micro", lambda found: (*found[:1], item("neck-flexion")))(sound()), gave=())
    used = {one.exercise for one in items(sound())}
    assert "neck-flexion" in used or "weekly-minimum" in broken_rules(programme)


def test_a_walk_longer_than_may_stand_beside_the_day_is_caught() -> None:
    longer = maya(minutes=(5, 30, 20, 30, 20, 60, 0))
    assert "minutes" in broken_rules(sound(), profile=longer)
