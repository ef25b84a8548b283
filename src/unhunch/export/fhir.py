"""The FHIR R4 file for a clinic's software: a collection of what the person did and told in a period."""

import json
from collections.abc import Callable, Iterable
from typing import Final
from uuid import uuid5

from unhunch.export.fhir_asked import answered, asked, events
from unhunch.export.fhir_observed import aerobic_weeks, pain, sessions, strength_weeks, walks
from unhunch.export.fhir_person import activity_scores, age, goals, patient
from unhunch.export.fhir_plan import care_plan, exercises
from unhunch.export.fhir_sheet import Part, Sheet
from unhunch.export.fhir_terms import NAMESPACE, Json

_PARTS: Final[tuple[tuple[str, Callable[[Sheet], tuple[Json, ...]]], ...]] = (
    ("patient", patient),
    ("age", age),
    ("plan", care_plan),
    ("exercises", exercises),
    ("goals", goals),
    ("scores", activity_scores),
    ("pain", pain),
    ("sessions", sessions),
    ("walks", walks),
    ("aerobic-weeks", aerobic_weeks),
    ("strength-weeks", strength_weeks),
    ("questions", asked),
    ("answers", answered),
    ("events", events),
)
# Without an indent the encoder is the compiled one: over years that is seconds.
_JSON: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
KINDS: Final = tuple(kind for kind, _make in _PARTS)


def parts_of(sheet: Sheet) -> tuple[Part, ...]:
    """Everything in the file, by what it is, in its order; kinds of which there is nothing too."""
    return tuple(Part(kind=kind, resources=make(sheet)) for kind, make in _PARTS)


def bundle_json(parts: Iterable[Part]) -> bytes:
    """The file as UTF-8 JSON, a line each; the same parts give the same bytes, and its identifier is made from them."""
    entries = [_JSON(_entry(one)) for part in parts for one in part.resources]
    lines = ",\n".join(entries)
    identifier = _JSON({"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{uuid5(NAMESPACE, lines)}"})
    head = f'{{"resourceType":"Bundle","identifier":{identifier},"type":"collection","entry":['
    return f"{head}\n{lines}\n]}}\n".encode()


def _entry(resource: Json) -> Json:
    return {"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource}
