"""A favourite that the person holds on to is in the week, or the week says by name, and truly, why it gave way."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache

import pytest

from tests.planned import HOME, KIT, MONDAY, cleared, items, maya, the_catalogue
from tests.spec.test_programme_checker import broken_rules
from unhunch.programme import assignment, gave_sentence, programme_to_json
from unhunch.programme.candidates import pool_of
from unhunch.programme.explain import what_gave
from unhunch.programme.greedy import fill
from unhunch.programme.model import Course, Gave, Profile, Programme, Standing
from unhunch.programme.situation import Situation
from unhunch.programme.skeleton import skeleton
from unhunch.screening.model import Clearance

FOUR = ("cat-camel", "wall-angel", "bird-dog", "prone-cobra")


def short_days(*kept: str, **changes: object) -> Profile:
    """A quarter of an hour on three days at home, and these favourites."""
    base = maya(minutes=(15, 0, 15, 0, 15, 0, 0), places=(HOME,) * 7, equipment={"home": KIT["home"]}, frozen=kept)
    return replace(base, **changes)  # type: ignore[arg-type]


def standing(name: str, **what: object) -> Course:
    return Course(standings={name: Standing(exercise=name, **what)})  # type: ignore[arg-type]


@dataclass(frozen=True, kw_only=True)
class Case:
    """A life with its favourites, and the id of what is said of each that the week lacks.

    `owed` tells whether the checker asks for the sentence.
    """

    profile: Profile
    said: Mapping[str, str]
    owed: bool = True
    leave: Clearance = field(default_factory=cleared)
    course: Course = field(default_factory=Course)


CASES: Mapping[str, Case] = {
    "it has its place in the week": Case(profile=short_days("cat-camel"), said={}),
    "the week has no room for it": Case(profile=short_days("bird-dog"), said={"bird-dog": "kept-room"}),
    "no day has the kit for it": Case(
        profile=short_days("prone-ytw", equipment={"home": ()}), said={"prone-ytw": "kept-place"}
    ),
    "it needs a longer walk than any day has": Case(
        profile=short_days("upper-back-stretch-1"), said={"upper-back-stretch-1": "kept-walk"}
    ),
    "it needs a walk, and walking is disliked, a favourite or not": Case(
        profile=short_days("upper-back-stretch-1", "walking", dislikes=("walking",)),
        said={"upper-back-stretch-1": "kept-walk"},
    ),
    "its easier form comes first": Case(
        profile=short_days("superman", minutes=(40,) * 7), said={"superman": "kept-ladder"}
    ),
    "the week brings as many new ones as it may": Case(
        profile=short_days(*FOUR, minutes=(40,) * 7),
        course=Course(main_weeks=2),
        said={"cat-camel": "kept-new", "wall-angel": "kept-new"},
    ),
    "there is much pain": Case(
        profile=short_days("prone-cobra", pain_now=6), said={"prone-cobra": "kept-pain"}
    ),
    "it is disliked": Case(
        profile=short_days("cat-camel", dislikes=("cat-camel",)), said={"cat-camel": "liked-disliked"}
    ),
    "the safety answers close it": Case(
        profile=short_days("prone-cobra"), leave=cleared("osteoporosis"), said={"prone-cobra": "liked-closed"}
    ),
    "it is liked, too, and is said once": Case(
        profile=short_days("cycling", likes=("cycling",)), said={"cycling": "liked-room"}
    ),
    "it has a rest": Case(
        profile=short_days("cat-camel"),
        course=standing("cat-camel", left_out_until=MONDAY + timedelta(days=9)),
        said={"cat-camel": "liked-rest"},
        owed=False,
    ),
    "something easier came in its place": Case(
        profile=short_days("plank"),
        course=standing("plank", replaced_by="bird-dog"),
        said={"plank": "liked-rest"},
        owed=False,
    ),
    "the week is one of walking": Case(profile=short_days("prone-cobra", walk_first=True), said={}, owed=False),
    "the plan is small": Case(profile=short_days("prone-cobra"), course=Course(shrink=True), said={}, owed=False),
    "one of its forms is in the week": Case(profile=short_days("cat-camel-seated", "cat-camel"), said={}),
}  # fmt: skip


@cache
def week_of(name: str) -> Programme:
    return quickly(CASES[name])


def quickly(case: Case) -> Programme:
    """The week before the solver betters it: every rule holds for it, too."""
    situation = Situation(
        catalogue=the_catalogue(), profile=case.profile, clearance=case.leave, course=case.course, index=0, start=MONDAY
    )
    pool = pool_of(situation)
    slots = skeleton(situation, pool)
    week = assignment.week_of(situation, pool, slots, fill(situation, pool, slots), provisional=False)
    return Programme(start=MONDAY, weeks=(week,), gave=what_gave(situation, pool, slots, week))


def told(programme: Programme) -> dict[str, str]:
    """What is said of favourites, by their name; each once."""
    found = [one for one in programme.gave if one.id.startswith(("kept-", "liked-"))]
    assert len({one.facts["exercise"] for one in found}) == len(found)
    return {one.facts["exercise"]: one.id for one in found}


@pytest.mark.parametrize("name", CASES)
def test_a_favourite_is_in_the_week_or_its_true_reason_is_said(name: str) -> None:
    case, programme = CASES[name], week_of(name)
    assert told(programme) == case.said
    assert broken_rules(programme, case.profile, case.leave, case.course) == set()


@pytest.mark.parametrize("name", [name for name in CASES if CASES[name].said or not CASES[name].owed])
def test_a_favourite_that_gave_way_without_a_word_is_caught(name: str) -> None:
    case, programme = CASES[name], week_of(name)
    silent = replace(programme, gave=tuple(one for one in programme.gave if one.facts.get("exercise") not in case.said))
    assert broken_rules(silent, case.profile, case.leave, case.course) == ({"kept"} if case.owed else set())


def test_what_another_week_or_another_favourite_says_does_not_count() -> None:
    case, programme = CASES["the week has no room for it"], week_of("the week has no room for it")
    (said,) = [one for one in programme.gave if one.id == "kept-room"]
    others = tuple(one for one in programme.gave if one is not said)
    for instead in (replace(said, week=1), replace(said, facts={"exercise": "cat-camel"})):
        assert broken_rules(replace(programme, gave=(*others, instead)), case.profile) == {"kept"}


def test_each_of_several_favourites_is_named_that_the_week_lacks() -> None:
    profile = short_days(*FOUR, equipment={"home": ("mat", "chair", "wall")})
    programme = quickly(Case(profile=profile, said={}))
    here = {item.exercise for item in items(programme)}
    assert set(told(programme)) == set(FOUR) - here
    assert len(told(programme)) > 1
    assert broken_rules(programme, profile) == set()


def test_a_plan_without_favourites_says_nothing_of_them() -> None:
    assert told(quickly(Case(profile=short_days(), said={}))) == {}


def test_the_sentence_stands_among_what_gave_and_its_facts_beside_it() -> None:
    programme = week_of("the week has no room for it")
    wire = programme_to_json(programme, the_catalogue())
    said = Gave(id="kept-room", facts={"exercise": "bird-dog"})
    sentence = gave_sentence(said, the_catalogue())
    assert sentence.startswith("There is no room for Bird dog")
    assert sentence in wire["gave"]  # type: ignore[operator]
    assert {"id": said.id, "facts": dict(said.facts), "week": 0} in wire["gave_facts"]  # type: ignore[operator]
