"""The JSON Schemas of a profile and of a plan."""

from typing import get_args

from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Part, Place, Sides
from unhunch.programme.model import PAIN_SITES, SessionKind
from unhunch.programme.profile_wire import (
    ACTIVITY_LEVELS,
    CLOCK,
    DAY_MINUTES,
    DAYS,
    LONGEST_TEXT,
    MOST_ACTIVITIES,
    MOST_PAIN,
    MOST_SCORE,
    PLACES,
    REQUIRED,
    TIMES,
)

Schema = dict[str, object]
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def profile_schema(catalogue: Catalogue) -> Schema:
    """The JSON Schema of a profile; ids of exercises and kit are those of the catalogue."""
    exercise: Schema = {"enum": [*catalogue.exercises, *catalogue.variants]}
    exercises: Schema = {"type": "array", "items": exercise}
    pain: Schema = {"type": "integer", "minimum": 0, "maximum": MOST_PAIN}
    kit: Schema = {"type": "array", "items": {"enum": list(catalogue.equipment)}}
    text: Schema = {"type": "string", "maxLength": LONGEST_TEXT}
    flag: Schema = {"type": ["boolean", "null"]}
    places: Schema = {"type": "array", "items": {"enum": list(PLACES)}}
    activity = _object({"name": text, "score": {"type": "integer", "minimum": 0, "maximum": MOST_SCORE}}, all_of=True)
    properties: Schema = {
        "pain_now": pain,
        "pain_average": pain,
        "pain_worst": pain,
        "pain_sites": {"type": "array", "items": {"enum": list(PAIN_SITES)}},
        "pain_weeks": {"type": ["integer", "null"], "minimum": 0},
        "goal": text,
        "activities": {"type": "array", "items": activity, "maxItems": MOST_ACTIVITIES},
        "activity_level": {"enum": list(ACTIVITY_LEVELS)},
        "minutes": _by_weekday({"type": "integer", "minimum": 0, "maximum": DAY_MINUTES}),
        "places": _by_weekday(places),
        "equipment": {
            "type": "object",
            "properties": dict.fromkeys(PLACES, kit),
            "additionalProperties": False,
        },
        "likes": exercises,
        "dislikes": exercises,
        "frozen": exercises,
        "walk_first": flag,
        "preferred_time": {"anyOf": [{"enum": [*TIMES, None]}, {"type": "string", "pattern": f"^{CLOCK}$"}]},
        "language": {"enum": list(catalogue.languages)},
        "units": {"enum": ["metric", "imperial"]},
    }
    return {
        "$schema": _DRAFT,
        "title": "unhunch profile",
        "description": "What a plan has to fit. Weekdays: a list of seven from Monday, an object by day, or one value.",
        **_object(properties, required=list(REQUIRED)),
    }


def plan_schema() -> Schema:
    """The JSON Schema of what `unhunch plan --json` prints."""
    session = _object(
        {
            "id": _WORD,
            "kind": {"enum": [kind for kind in get_args(SessionKind) if kind != "break"]},
            "place": {"enum": list(get_args(Place))},
            "minutes": _COUNT,
            "optional": {"type": "boolean"},
            "items": {"type": "array", "items": _item()},
        },
        all_of=True,
    )
    day = _object({"date": _DATE, "sessions": {"type": "array", "items": session}}, all_of=True)
    week = _object(
        {
            "index": _COUNT,
            "start": _DATE,
            "days": {"type": "array", "items": day, "minItems": len(DAYS), "maxItems": len(DAYS)},
            "provisional": {"type": "boolean"},
        },
        all_of=True,
    )
    facts: Schema = {"type": "object", "additionalProperties": _WORD}
    fact = _object({"id": _WORD, "facts": facts, "week": _COUNT}, all_of=True)
    properties: Schema = {
        "start": _DATE,
        "weeks": {"type": "array", "items": week},
        "gave": _WORDS,
        "gave_facts": {"type": "array", "items": fact},
    }
    return {
        "$schema": _DRAFT,
        "title": "unhunch plan",
        "description": "Weeks of days of sessions of items, and in words what had to give.",
        **_object(properties, all_of=True),
    }


_WORD: Schema = {"type": "string"}
_WORDS: Schema = {"type": "array", "items": _WORD}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_DATE: Schema = {"type": "string", "format": "date"}


def _item() -> Schema:
    counts = dict.fromkeys(("sets", "repetitions", "hold_s", "duration_s", "rest_s"), _COUNT)
    dose = _object({**counts, "tempo": _WORD, "sides": {"enum": list(get_args(Sides))}})
    return _object(
        {
            "exercise": _WORD,
            "part": {"enum": list(get_args(Part))},
            "level": {"enum": [1, 2, 3]},
            "dose": dose,
            "seconds": _COUNT,
            "changes": _WORDS,
            "because": _WORDS,
        },
        all_of=True,
    )


def _object(properties: Schema, *, required: list[str] | None = None, all_of: bool = False) -> Schema:
    needed = list(properties) if all_of else required or []
    return {"type": "object", "properties": properties, "required": needed, "additionalProperties": False}


def _by_weekday(one: Schema) -> Schema:
    return {
        "anyOf": [
            {"type": "array", "items": one, "minItems": len(DAYS), "maxItems": len(DAYS)},
            {"type": "object", "properties": dict.fromkeys(DAYS, one), "additionalProperties": False},
            one,
        ]
    }
