"""A profile from JSON and back, with one clear line for what does not fit."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from difflib import get_close_matches
from typing import TypeVar, cast, get_args

from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Place
from unhunch.errors import InvalidInputError
from unhunch.programme.model import PAIN_SITES, Activity, ActivityLevel, Places7, Profile, Week7

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_MINUTES = 1440
MOST_PAIN = 10
MOST_SCORE = 10
LONGEST_TEXT = 500
MOST_ACTIVITIES = 3
TIMES = ("morning", "midday", "afternoon", "evening")
CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]"
PLACES: tuple[str, ...] = get_args(Place)
ACTIVITY_LEVELS: tuple[str, ...] = get_args(ActivityLevel)
REQUIRED = ("pain_now", "activity_level", "minutes", "places")
One = TypeVar("One")


def profile_from_json(value: object, catalogue: Catalogue) -> Profile:
    """The profile that the JSON value describes, in the form of `unhunch schema profile`.

    Weekdays are a list of seven, Monday first, or an object with the keys mon to sun (a day left out
    has nothing); one value for all days is taken for each of them.

    Raises:
        InvalidInputError: a key is unknown or missing, or a value does not fit; the message names it.
    """
    profile = kept_profile(value, catalogue)
    _agrees(profile, catalogue)
    return profile


def kept_profile(value: object, catalogue: Catalogue) -> Profile:
    """The same for a profile that was kept before: what was let in then is not shut out now.

    Raises:
        InvalidInputError: it has not the shape of a profile.
    """
    if not isinstance(value, Mapping):
        raise InvalidInputError("the profile has to be an object", where="profile", fix=_SEE)
    known = tuple(field.name for field in fields(Profile))
    for key in value:
        _one_of(key, known, "profile", "key")
    for key in REQUIRED:
        if key not in value:
            raise InvalidInputError(f"{key} is missing", where="profile", fix=_SEE)
    now = _whole(value["pain_now"], "pain_now", MOST_PAIN)
    average = _whole(value.get("pain_average", now), "pain_average", MOST_PAIN)
    minutes = _week(value["minutes"], "minutes", lambda one, where: _whole(one, where, DAY_MINUTES), 0)
    nowhere: tuple[str, ...] = ()
    places = _week(value["places"], "places", _places, nowhere)
    _has_places(minutes, places)
    return Profile(
        pain_now=now,
        pain_average=average,
        pain_worst=_whole(value.get("pain_worst", max(now, average)), "pain_worst", MOST_PAIN),
        pain_sites=_texts(value.get("pain_sites", []), "pain_sites"),
        pain_weeks=_maybe_whole(value.get("pain_weeks"), "pain_weeks"),
        goal=_text(value.get("goal", ""), "goal"),
        activities=_activities(value.get("activities", [])),
        activity_level=cast(
            "ActivityLevel", _one_of(value["activity_level"], ACTIVITY_LEVELS, "activity_level", "activity level")
        ),
        minutes=cast("Week7", minutes),
        places=cast("Places7", places),
        equipment=_equipment(value.get("equipment", {}), catalogue),
        likes=_exercises(value.get("likes", []), "likes", catalogue),
        dislikes=_exercises(value.get("dislikes", []), "dislikes", catalogue),
        frozen=_exercises(value.get("frozen", []), "frozen", catalogue),
        walk_first=_maybe_flag(value.get("walk_first"), "walk_first"),
        preferred_time=None
        if value.get("preferred_time") is None
        else _text(value["preferred_time"], "preferred_time"),
        language=_text(value.get("language", "en"), "language"),
        units="imperial" if _one_of(value.get("units", "metric"), _UNITS, "units", "unit") == "imperial" else "metric",
    )


def profile_to_json(profile: Profile) -> dict[str, object]:
    """The profile as plain JSON values; `profile_from_json` gives the same profile back."""
    return {
        "pain_now": profile.pain_now,
        "pain_average": profile.pain_average,
        "pain_worst": profile.pain_worst,
        "pain_sites": list(profile.pain_sites),
        "pain_weeks": profile.pain_weeks,
        "goal": profile.goal,
        "activities": [{"name": one.name, "score": one.score} for one in profile.activities],
        "activity_level": profile.activity_level,
        "minutes": dict(zip(DAYS, profile.minutes, strict=True)),
        "places": {name: list(places) for name, places in zip(DAYS, profile.places, strict=True)},
        "equipment": {place: list(kit) for place, kit in profile.equipment.items()},
        "likes": list(profile.likes),
        "dislikes": list(profile.dislikes),
        "frozen": list(profile.frozen),
        "walk_first": profile.walk_first,
        "preferred_time": profile.preferred_time,
        "language": profile.language,
        "units": profile.units,
    }


def _agrees(profile: Profile, catalogue: Catalogue) -> None:
    """Nothing; raises InvalidInputError where names are unknown or numbers contradict each other."""
    for at, site in enumerate(profile.pain_sites):
        _one_of(site, PAIN_SITES, f"pain_sites[{at}]", "place of pain")
    if profile.pain_now > profile.pain_worst:
        raise InvalidInputError(
            f"the worst pain can't be less than the pain now, {profile.pain_now}", where="pain_worst"
        )
    if len(profile.activities) > MOST_ACTIVITIES:
        raise InvalidInputError(
            f"{len(profile.activities)} activities are more than {MOST_ACTIVITIES}", where="activities"
        )
    when = profile.preferred_time
    if when is not None and when not in TIMES and not re.fullmatch(CLOCK, when):
        fix = f"Use a time such as 18:30, or one of: {', '.join(TIMES)}"
        raise InvalidInputError(f"{when!r} is no time of day", where="preferred_time", fix=fix)
    _one_of(profile.language, catalogue.languages, "language", "language")


_SEE = "See `unhunch schema profile` and docs/examples/profile.json"
_UNITS = ("metric", "imperial")


def _one_of(value: object, known: Sequence[str], where: str, what: str) -> str:
    if isinstance(value, str) and value in known:
        return value
    near = get_close_matches(str(value), known, n=1)
    fix = f"Did you mean {near[0]}?" if near else f"Use one of: {', '.join(known)}" if len(known) < len(DAYS) else _SEE
    raise InvalidInputError(f"{what} {value!r} is unknown", where=where, fix=fix)


def _whole(value: object, where: str, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise InvalidInputError(f"{value!r} is not a whole number from 0 to {most}", where=where)
    return value


def _maybe_whole(value: object, where: str) -> int | None:
    return None if value is None else _whole(value, where, 10_000)


def _maybe_flag(value: object, where: str) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    raise InvalidInputError(f"{value!r} is neither true, false nor null", where=where)


def _text(value: object, where: str) -> str:
    if isinstance(value, str) and len(value) <= LONGEST_TEXT:
        return value
    raise InvalidInputError(f"this has to be a text of at most {LONGEST_TEXT} letters", where=where)


def _texts(value: object, where: str) -> tuple[str, ...]:
    return tuple(_text(one, f"{where}[{at}]") for at, one in enumerate(_list(value, where)))


def _list(value: object, where: str) -> Sequence[object]:
    if isinstance(value, list | tuple):
        return value
    raise InvalidInputError("this has to be a list", where=where)


def _week(value: object, where: str, read: Callable[[object, str], One], none: One) -> tuple[One, ...]:
    """Seven values, Monday first, from a list of seven, an object by day, or one value for all days."""
    if isinstance(value, Mapping):
        for key in value:
            _one_of(key, DAYS, where, "day")
        return tuple(read(value[name], f"{where}.{name}") if name in value else none for name in DAYS)
    if isinstance(value, list | tuple) and not all(isinstance(one, str) for one in value):
        if len(value) != len(DAYS):
            raise InvalidInputError(f"a week has 7 days, not {len(value)}", where=where)
        return tuple(read(one, f"{where}.{name}") for name, one in zip(DAYS, value, strict=True))
    return (read(value, where),) * len(DAYS)


def _places(value: object, where: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_one_of(one, PLACES, where, "place") for one in _list(value, where)))


def _has_places(minutes: Sequence[int], places: Sequence[Sequence[str]]) -> None:
    for name, most, open_places in zip(DAYS, minutes, places, strict=True):
        if most and not open_places:
            raise InvalidInputError("there are minutes, but no place", where=f"places.{name}", fix="Name at least one")


def _activities(value: object) -> tuple[Activity, ...]:
    found: list[Activity] = []
    for at, one in enumerate(_list(value, "activities")):
        where = f"activities[{at}]"
        if not isinstance(one, Mapping) or set(one) != {"name", "score"}:
            raise InvalidInputError("an activity has a name and a score", where=where)
        found.append(Activity(name=_text(one["name"], where), score=_whole(one["score"], f"{where}.score", MOST_SCORE)))
    return tuple(found)


def _equipment(value: object, catalogue: Catalogue) -> dict[Place, tuple[str, ...]]:
    if not isinstance(value, Mapping):
        raise InvalidInputError("this has to be an object with a list for each place", where="equipment", fix=_SEE)
    known = tuple(catalogue.equipment)
    found: dict[Place, tuple[str, ...]] = {}
    for place, kit in value.items():
        name = cast("Place", _one_of(place, PLACES, "equipment", "place"))
        where = f"equipment.{place}"
        found[name] = tuple(dict.fromkeys(_one_of(one, known, where, "equipment") for one in _list(kit, where)))
    return found


def _exercises(value: object, where: str, catalogue: Catalogue) -> tuple[str, ...]:
    known = (*catalogue.exercises, *catalogue.variants)
    return tuple(dict.fromkeys(_one_of(one, known, where, "exercise") for one in _list(value, where)))
