"""The code systems and codes of the FHIR file, and its small building blocks as plain dicts."""

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID, uuid5

Json = dict[str, object]
Codes = tuple[str, str, str]

# Every address of our own is made from this one; docs/reference/fhir.md lists them.
NAMESPACE: Final = UUID("5d1c6f0e-3b0a-4f5e-9d0e-7c6a1e9b2f47")

LOINC: Final = "http://loinc.org"
UNITS: Final = "http://unitsofmeasure.org"
_CATEGORY: Final = "http://terminology.hl7.org/CodeSystem/observation-category"
_ACTIVITY_GUIDE: Final = "http://hl7.org/fhir/us/physical-activity/CodeSystem/pa-temporary-codes"

PAIN: Final[Codes] = (LOINC, "72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported")
# The same without a scale, for software that knows no other.
PAIN_ANY_SCALE: Final[Codes] = (LOINC, "38208-5", "Pain severity - Reported")
AGE: Final[Codes] = (LOINC, "21612-7", "Age - Reported")
DURATION: Final[Codes] = (LOINC, "55411-3", "Exercise duration")
ACTIVITY: Final[Codes] = (LOINC, "73985-4", "Exercise activity")
WALKING: Final[Codes] = (LOINC, "LA11834-1", "Walking")
AEROBIC_WEEK: Final[Codes] = (LOINC, "82290-8", "Frequency of moderate to vigorous aerobic physical activity")
STRENGTH_WEEK: Final[Codes] = (LOINC, "82291-6", "Frequency of muscle-strengthening physical activity")

SURVEY: Final[Codes] = (_CATEGORY, "survey", "Survey")
MOVING: Final[Codes] = (_CATEGORY, "activity", "Activity")
PHYSICAL_ACTIVITY: Final[Codes] = (_ACTIVITY_GUIDE, "PhysicalActivity", "Physical Activity")
ASSESS_PLAN: Final[Codes] = (
    "http://hl7.org/fhir/us/core/CodeSystem/careplan-category",
    "assess-plan",
    "Assessment and Plan of Treatment",
)
# The three answers as HL7's expanded yes/no indicator has them.
ANSWERS: Final[Mapping[str, Codes]] = {
    "yes": ("http://terminology.hl7.org/CodeSystem/v2-0136", "Y", "Yes"),
    "no": ("http://terminology.hl7.org/CodeSystem/v2-0136", "N", "No"),
    "unsure": ("http://terminology.hl7.org/CodeSystem/v3-NullFlavor", "ASKU", "asked but unknown"),
}

_NO_CHARACTERS: Final = frozenset({"Cc", "Cs"})
_NO_XML: Final = frozenset("\ufffe\uffff")


def own_uri(name: str) -> str:
    """The address of something of unhunch's: of a code system, the questionnaire or an exercise's definition."""
    return f"urn:uuid:{uuid5(NAMESPACE, name)}"


def own(system: str, code: str, display: str) -> Codes:
    """A code in one of unhunch's own systems."""
    return own_uri(system), code, display


def told(text: str) -> str:
    """The text as FHIR takes one: no control characters, no spaces at its ends; empty where nothing is left."""
    spaced = (" " if one.isspace() else one for one in text if one not in _NO_XML)
    kept = (one for one in spaced if unicodedata.category(one) not in _NO_CHARACTERS)
    return " ".join("".join(kept).split())


def coding(codes: Codes) -> Json:
    """A Coding."""
    system, code, display = codes
    return {"system": system, "code": code, "display": display}


def concept(*codes: Codes, text: str = "") -> Json:
    """A CodeableConcept of the codes, the text or both."""
    made: Json = {"coding": [coding(one) for one in codes]} if codes else {}
    return {**made, "text": text} if text else made


def quantity(value: float, unit: str, code: str) -> Json:
    """A Quantity in a unit of UCUM, to one decimal, which a whole number has none of."""
    exact = round(value, 1)
    return {"value": int(exact) if exact == int(exact) else exact, "unit": unit, "system": UNITS, "code": code}


def score(value: float) -> Json:
    """A score, which has no unit."""
    return quantity(value, "{score}", "{score}")


def period(first: date, last: date) -> Json:
    """A Period of whole days, both inclusive."""
    return {"start": first.isoformat(), "end": last.isoformat()}
