"""The JSON Schema of a prescription's tables, as a TOML file has them."""

from unhunch.catalogue import Catalogue
from unhunch.programme.prescription_document import BOUNDS, EXERCISE, LONGEST_NAME, MOST_AVOIDED, MOST_EXERCISES

Schema = dict[str, object]


def prescription_schema(catalogue: Catalogue) -> Schema:
    """The JSON Schema of a prescription; ids of exercises are those of the catalogue."""
    name: Schema = {"enum": [*catalogue.exercises, *catalogue.variants]}
    day: Schema = {"type": "string", "format": "date"}
    numbers: dict[str, Schema] = {
        one: {"type": "integer", "minimum": low, "maximum": high} for one, (low, high) in BOUNDS.items()
    }
    avoid: Schema = {"type": "array", "items": name, "maxItems": MOST_AVOIDED}
    caps = {one: numbers[one] for one in ("level", "sessions_a_week", "minutes_a_day")}
    doses = {one: numbers[one] for one in EXERCISE if one != "id"}
    exercise = _object({"id": name, **doses}, ["id"])
    properties: Schema = {
        "by": {"type": "string", "minLength": 1, "maxLength": LONGEST_NAME},
        "on": day,
        "until": day,
        "limits": _object({"avoid": avoid, **caps}, []),
        "exercise": {"type": "array", "items": exercise, "maxItems": MOST_EXERCISES},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "unhunch prescription",
        "description": "What a therapist prescribed: who, when, exercises with the most of each, and limits. "
        "In TOML a date is written as it is, without quotation marks.",
        **_object(properties, ["by", "on"]),
    }


def _object(properties: Schema, required: list[str]) -> Schema:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
