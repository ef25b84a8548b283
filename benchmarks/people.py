"""Thirty varied people, the same each time: their days, places, kit, conditions and likings."""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from random import Random
from typing import get_args

from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Place
from unhunch.programme.model import Profile
from unhunch.programme.profile_wire import ACTIVITY_LEVELS, profile_from_json
from unhunch.screening import Answers, Clearance, assume_no, screen

PEOPLE = 30
SEED = 20261123
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MINUTES = (0, 5, 10, 15, 20, 30, 45)
CARE = ("CA-3", "CA-6", "CA-7", "CA-12", "CA-13")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A profile with the clearance that its person's answers gave."""

    profile: Profile
    clearance: Clearance


def people(catalogue: Catalogue) -> tuple[Person, ...]:
    """The thirty people; whoever would be referred is left out and another one drawn."""
    found: list[Person] = []
    for number in count():
        person = _person(catalogue, Random(SEED + number))
        if person is not None:
            found.append(person)
        if len(found) == PEOPLE:
            break
    return tuple(found)


def _person(catalogue: Catalogue, chance: Random) -> Person | None:
    pain = chance.randint(0, 6)
    given = dict.fromkeys(chance.sample(CARE, chance.randint(0, 2)), "yes")
    answers = Answers(answers=dict.fromkeys(given, "yes"), age=chance.randint(19, 84), pain_now=pain)
    outcome = screen(assume_no(answers, catalogue), NOON, catalogue)
    if not isinstance(outcome, Clearance):
        return None
    exercises = list(catalogue.exercises)
    kit = list(catalogue.equipment)
    places = [place for place in get_args(Place) if place in ("home", "desk", "gym", "outdoors")]
    raw = {
        "pain_now": pain,
        "activity_level": chance.choice(ACTIVITY_LEVELS),
        "minutes": [chance.choice(MINUTES) for _ in range(7)],
        "places": [["home", *chance.sample(places, chance.randint(0, 2))] for _ in range(7)],
        "equipment": {place: chance.sample(kit, chance.randint(0, len(kit) // 2)) for place in places},
        "likes": chance.sample(exercises, 2),
        "dislikes": chance.sample(exercises, chance.randint(0, 4)),
    }
    return Person(profile=profile_from_json(raw, catalogue), clearance=outcome)
