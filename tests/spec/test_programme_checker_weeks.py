"""Every week has to answer for itself: what one week said to have given excuses no other."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from tests.planned import as_long_as_it_is, cleared, maya, planned, the_catalogue
from unhunch.catalogue.model import Finding
from unhunch.programme import check_plan
from unhunch.programme.model import Gave, Item, Profile, Programme, Week

Kept = Callable[[Item], bool]
PEOPLE: dict[str, Profile] = {
    "a week of walking first": maya(activity_level="inactive", walk_first=True, minutes=(30,) * 7),
    "exercises from the first week on": maya(minutes=(30,) * 7),
}


@cache
def sound(person: str) -> Programme:
    return planned(PEOPLE[person], weeks=2)


def found(person: str, programme: Programme) -> tuple[Finding, ...]:
    return check_plan(the_catalogue(), PEOPLE[person], cleared(), programme)


def second_week_with(programme: Programme, kept: Kept) -> Programme:
    """The programme whose second week holds only what is kept."""

    def of(week: Week) -> Week:
        days = tuple(
            replace(
                day,
                sessions=tuple(
                    as_long_as_it_is(replace(session, items=items))
                    for session in day.sessions
                    if (items := tuple(item for item in session.items if kept(item)))
                ),
            )
            for day in week.days
        )
        return replace(week, days=days)

    return replace(programme, weeks=(programme.weeks[0], of(programme.weeks[1])))


def is_firm(item: Item) -> bool:
    return the_catalogue().get(item.exercise).frequency.rest_day_between


def rules(findings: tuple[Finding, ...]) -> set[str]:
    return {one.what.partition(":")[0] for one in findings}


@pytest.mark.parametrize("person", PEOPLE)
def test_both_weeks_as_made_are_sound(person: str) -> None:
    assert found(person, sound(person)) == ()


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("region", the_catalogue().regions)
def test_a_region_left_out_of_the_second_week_is_caught(person: str, region: str) -> None:
    programme = sound(person)
    week = programme.weeks[1]
    there = {
        name
        for day in week.days
        for session in day.sessions
        for item in session.items
        for name in the_catalogue().regions_of(item.exercise)
    }
    told = {one.facts.get("region") for one in programme.gave if one.week == 1}
    assert (region in there) or (region in told)
    without = second_week_with(programme, lambda item: region not in the_catalogue().regions_of(item.exercise))
    missing = {one.where for one in found(person, without) if one.what.startswith("regions")}
    assert (region in missing) is (region in there and region not in told)


@pytest.mark.parametrize("person", PEOPLE)
def test_a_second_week_without_any_loaded_strength_is_caught(person: str) -> None:
    broken = second_week_with(sound(person), lambda item: not is_firm(item))
    assert "strength-days" in rules(found(person, broken))


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("said", ["walk-first", "shrink", "strength-rest", "region-time"])
def test_what_the_first_week_said_excuses_nothing_in_the_second(person: str, said: str) -> None:
    programme = sound(person)
    regions = [Gave(id=said, facts={"region": region}) for region in the_catalogue().regions]
    broken = replace(second_week_with(programme, lambda item: not is_firm(item)), gave=(*programme.gave, *regions))
    assert "strength-days" in rules(found(person, broken))


@pytest.mark.parametrize("said", ["walk-first", "shrink"])
def test_a_week_that_is_neither_for_walking_nor_small_is_not_excused_by_saying_so(said: str) -> None:
    person = "exercises from the first week on"
    programme = sound(person)
    broken = second_week_with(programme, lambda item: not is_firm(item))
    broken = replace(broken, gave=(*programme.gave, Gave(id=said, week=1)))
    assert "strength-days" in rules(found(person, broken))


def test_all_that_gave_names_a_week_of_the_programme() -> None:
    for person in PEOPLE:
        assert {one.week for one in sound(person).gave} <= {0, 1}
    assert {one.week for one in sound("a week of walking first").gave if one.id == "walk-first"} == {0}
