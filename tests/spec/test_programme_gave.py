"""What a plan says had to give is true: the reason that holds is given, and no other."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

import pytest

from tests.cast import NOON, WELL
from tests.planned import HOME, KIT, MONDAY, cleared, items, maya, planned, the_catalogue
from unhunch.catalogue.model import Place
from unhunch.programme import check_plan, gave_sentence
from unhunch.programme.model import Course, Gave, Profile, Programme, Standing
from unhunch.screening import Clearance, assume_no, screen
from unhunch.screening.model import Answers

LOADED = tuple(name for name, one in the_catalogue().exercises.items() if one.loaded)
CORE = tuple(name for name in the_catalogue().exercises if "core" in the_catalogue().regions_of(name))
WARM_UP = ("march-on-the-spot", "heel-digs", "knee-lifts")
POOL: tuple[Place, ...] = ("home", "pool")
SWIMMER = {"likes": ("swimming",), "places": (POOL,) * 7, "minutes": (45,) * 7}
KNOWN = tuple(the_catalogue().exercises)


def swimmer(**changes: object) -> Clearance:
    """Somebody whom the questions about water let swim, or with another clearance than screening gave."""
    outcome = screen(assume_no(Answers(answers={}, age=41, pain_now=2)), NOON)
    assert isinstance(outcome, Clearance)
    for name, value in {"water_asked": True, **changes}.items():
        object.__setattr__(outcome, name, value)
    return outcome


@cache
def unassessed() -> Clearance:
    outcome = screen(replace(WELL, answers={**WELL.answers, "LOC-1": "yes"}), NOON)
    assert isinstance(outcome, Clearance)
    return outcome


def resting(name: str) -> Course:
    standing = Standing(exercise=name, left_out_until=date(2026, 12, 30))
    return Course(standings={name: standing}, main_weeks=2, known=KNOWN)


@dataclass(frozen=True, kw_only=True)
class Case:
    """A life, and what is said of it (`told`) or must not be (`untold`), by the beginning of the id."""

    profile: Profile
    told: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()
    leave: Clearance = field(default_factory=cleared)
    course: Course = field(default_factory=Course)


CASES: Mapping[str, Case] = {
    "one long day: the minutes are the reason, not the rest day": Case(
        profile=maya(minutes=(5, 5, 5, 5, 5, 40, 5), places=(HOME,) * 7),
        told=("strength-time",),
        untold=("strength-rest",),
    ),
    "two long days running: the rest day is the reason": Case(
        profile=maya(minutes=(5, 5, 5, 5, 5, 40, 40), places=(HOME,) * 7),
        told=("strength-rest",),
        untold=("strength-time",),
    ),
    "every loaded move disliked: so it is said": Case(
        profile=maya(dislikes=LOADED),
        told=("strength-dislike",),
        untold=("strength-kit", "strength-safety"),
    ),
    "nothing to load with: the kit is the reason": Case(
        profile=maya(places=(("gym",),) * 7, equipment={"gym": ("mat",)}),
        untold=("strength-dislike", "strength-safety", "strength-time"),
    ),
    "unassessed pain: the safety answers are the reason": Case(
        profile=maya(minutes=(20,) * 7, places=(HOME,) * 7, walk_first=False),
        leave=unassessed(),
        told=("strength-safety",),
        untold=("strength-dislike", "strength-time"),
    ),
    "much pain: the pain is the reason": Case(profile=maya(pain_now=6), told=("strength-pain", "region-pain")),
    "no warm-up is left: it is the reason, not minutes or rest days": Case(
        profile=maya(dislikes=("walking", *WARM_UP), minutes=(30,) * 7),
        told=("main-days-warm-up", "strength-warm-up", "region-warm-up"),
        untold=("strength-time", "strength-rest", "region-time"),
    ),
    "few minutes: they are the reason, not the warm-up": Case(
        profile=maya(minutes=(5,) * 7),
        told=("strength-time", "region-time"),
        untold=("strength-warm-up", "region-warm-up", "main-days"),
    ),
    "core moves disliked: so it is said": Case(
        profile=maya(dislikes=CORE), told=("region-dislike",), untold=("region-safety",)
    ),
    "a swim liked and disliked: both are said": Case(
        profile=maya(**SWIMMER, dislikes=("swimming",)),
        leave=swimmer(),
        told=("liked-disliked",),
        untold=("liked-closed",),
    ),
    "a swim that rests after pain: the rest is the reason": Case(
        profile=maya(**SWIMMER),
        leave=swimmer(),
        course=resting("swimming"),
        told=("liked-rest",),
        untold=("liked-closed",),
    ),
    "a swim before the questions about water: they come first": Case(
        profile=maya(**SWIMMER),
        leave=swimmer(water_asked=False),
        told=("liked-water",),
        untold=("liked-closed",),
    ),
    "a swim that the answers close: they are the reason": Case(
        profile=maya(**SWIMMER),
        leave=swimmer(hidden=("swimming",)),
        told=("liked-closed",),
        untold=("liked-water", "liked-disliked"),
    ),
    "a swim without a pool: no day has the place": Case(
        profile=maya(likes=("swimming",)), leave=swimmer(), told=("liked-room",)
    ),
}


def week_of(case: Case) -> Programme:
    return planned(case.profile, case.leave, course=case.course)


@pytest.mark.parametrize("name", CASES)
def test_the_reason_given_is_the_one_that_holds(name: str) -> None:
    case = CASES[name]
    programme = week_of(case)
    ids = [one.id for one in programme.gave]
    assert [wanted for wanted in case.told if not any(one.startswith(wanted) for one in ids)] == []
    assert [one for one in ids if one.startswith(case.untold or ("none",))] == []
    assert check_plan(the_catalogue(), case.profile, case.leave, programme, course=case.course) == ()


FIT = maya(activity_level="fit", pain_now=0, minutes=(90,) * 7, places=(HOME,) * 7, likes=("walking",))


def test_a_fit_persons_walk_that_is_cut_to_the_warm_up_is_told_of() -> None:
    leave = swimmer()
    programme = planned(FIT, leave)
    walks = [item.dose.duration_s or 0 for item in items(programme) if item.exercise == "walking"]
    (told,) = [one for one in programme.gave if one.id == "warm-up-walk"]
    assert told.facts == {"days": str(sum(seconds < 1800 for seconds in walks)), "minutes": "20", "wanted": "30"}
    untold = replace(programme, gave=tuple(one for one in programme.gave if one is not told))
    assert "walk" in {one.what.partition(":")[0] for one in check_plan(the_catalogue(), FIT, leave, untold)}


INACTIVE = maya(activity_level="inactive", minutes=(1,) * 7)


def test_one_minute_a_day_repeats_its_moves_instead_of_missing_their_least_days() -> None:
    programme = planned(INACTIVE)
    assert [one for one in programme.gave if one.id.startswith("weekly-minimum")] == []


@pytest.mark.parametrize("minutes", [1, 3, 5])
def test_a_missed_least_number_of_days_is_never_the_minutes_fault_where_there_is_room(minutes: int) -> None:
    """With the same minutes at one place every day, whatever fits once fits every day."""
    programme = planned(maya(minutes=(minutes,) * 7, places=(HOME,) * 7, equipment={"home": KIT["home"]}))
    loaded = {name for name in KNOWN if the_catalogue().get(name).frequency.rest_day_between}
    blamed = [one.facts["exercise"] for one in programme.gave if one.id == "weekly-minimum"]
    assert [name for name in blamed if name not in loaded and minutes < 15] == []


def test_a_choice_is_called_a_choice() -> None:
    said = Gave(id="weekly-minimum-choice", facts={"exercise": "chin-tuck", "days": "1", "wanted": "3"})
    assert "the plan chose" in gave_sentence(said, the_catalogue())


def neck_moves(programme: Programme) -> list[int]:
    moves = [[item for one in day.sessions for item in one.items] for day in programme.weeks[0].days]
    return [sum(the_catalogue().get(item.exercise).moves_neck for item in day) for day in moves]


@pytest.mark.parametrize(("minutes", "least"), [(3, 1), (5, 2), (20, 2)])
@pytest.mark.parametrize("places", [HOME, ("desk",)])
def test_neck_moves_come_every_day_and_more_than_once_where_there_is_time(
    minutes: int, least: int, places: tuple[Place, ...]
) -> None:
    programme = planned(maya(minutes=(minutes,) * 7, places=(places,) * 7))
    assert min(neck_moves(programme)) >= least
    assert [one for one in programme.gave if one.id.startswith("neck-")] == []


@pytest.mark.parametrize(
    "life",
    [
        maya(minutes=(1,) * 7),
        maya(minutes=(5,) * 7, dislikes=tuple(name for name in KNOWN if the_catalogue().get(name).moves_neck)),
        maya(minutes=(5,) * 7, places=(("gym",),) * 7, equipment={}),
    ],
)
def test_where_neck_moves_do_not_fit_the_plan_says_so_or_they_are_closed(life: Profile) -> None:
    programme = planned(life)
    assert check_plan(the_catalogue(), life, cleared(), programme) == ()


def test_a_day_without_its_neck_moves_is_caught_where_nothing_says_why() -> None:
    life = maya(minutes=(5,) * 7)
    programme = planned(life)
    week = programme.weeks[0]
    first = week.days[0]
    kept = tuple(
        replace(one, items=tuple(item for item in one.items if not the_catalogue().get(item.exercise).moves_neck))
        for one in first.sessions
    )
    broken = replace(programme, weeks=(replace(week, days=(replace(first, sessions=kept), *week.days[1:])),))
    rules = {one.what.partition(":")[0] for one in check_plan(the_catalogue(), life, cleared(), broken)}
    assert "neck" in rules
    told = replace(broken, gave=(*broken.gave, Gave(id="neck-choice", facts={"days": "1"})))
    assert "neck" not in {one.what.partition(":")[0] for one in check_plan(the_catalogue(), life, cleared(), told)}
    assert first.date == MONDAY
