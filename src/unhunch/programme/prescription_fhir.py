"""A prescription in FHIR R4 as the plain tables of a TOML one: CarePlan, ServiceRequest, or a Bundle of these.

What could change what is meant and can't be followed is refused; texts that are not read are named.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Finding
from unhunch.programme.prescribed import NUMBERS
from unhunch.programme.prescription_timing import days_and_seconds

SYSTEM = "urn:unhunch:exercise"
DOSE = "urn:unhunch:dose"
LIMITS = "urn:unhunch:limits"
MOST_ENTRIES = 500
_OPEN = frozenset({"not-started", "scheduled", "in-progress"})
_MEANT = frozenset({"plan", "order", "directive", "original-order", "instance-order"})
# Each would say how much or when in a way that is not read; silence about it could be dangerous.
_CANT = ("quantity", "dailyAmount", "scheduledPeriod", "scheduledString", "productCodeableConcept", "productReference",
         "quantityQuantity", "quantityRatio", "quantityRange", "occurrenceDateTime", "occurrencePeriod",
         "asNeededBoolean", "asNeededCodeableConcept", "bodySite", "orderDetail")  # fmt: skip
_TEXTS = ("description", "note", "patientInstruction", "title")
_SEE = "See docs/reference/prescription.md"
Json = Mapping[str, object]


@dataclass(slots=True, kw_only=True)
class _Gathered:
    """The tables under way, and what is wrong so far."""

    catalogue: Catalogue
    by: dict[str, None] = field(default_factory=dict)
    on: list[str] = field(default_factory=list)
    until: list[str] = field(default_factory=list)
    limits: dict[str, object] = field(default_factory=dict)
    avoid: list[object] = field(default_factory=list)
    items: list[object] = field(default_factory=list)
    wrong: list[Finding] = field(default_factory=list)

    def say(self, where: str, what: str, fix: str = _SEE) -> None:
        self.wrong.append(Finding(where=where, what=what, fix=fix))


def document_of(raw: object, catalogue: Catalogue) -> tuple[Json | None, tuple[Finding, ...]]:
    """The tables that the JSON describes, or None with everything that is wrong."""
    found = _Gathered(catalogue=catalogue)
    resources = list(_resources(found, raw))
    known = {name for where, one in resources for name in _names(where, one)}
    for where, one in resources:
        kind = one.get("resourceType")
        if kind == "CarePlan":
            _care_plan(found, where, one, known)
        elif kind == "ServiceRequest":
            _service_request(found, where, one)
    if not found.wrong and not any(one.get("resourceType") in {"CarePlan", "ServiceRequest"} for _at, one in resources):
        found.say("file", "there is no CarePlan and no ServiceRequest in it")
    if len(found.by) > 1:
        found.say("file", f"it is from several people: {', '.join(found.by)[:200]}")
    return (None, tuple(found.wrong)) if found.wrong else (_document(found), ())


def unread_texts(raw: object) -> tuple[str, ...]:
    """The first letters of each text of a sound file that unhunch does not read, so that somebody can."""
    texts: list[str] = []
    left: list[object] = [raw]
    while left:
        one = left.pop(0)
        if isinstance(one, Mapping):
            for name, value in one.items():
                if name in _TEXTS and isinstance(value, str):
                    texts.append(value)
                elif name in _TEXTS and isinstance(value, list):
                    texts += [str(part["text"]) for part in value if isinstance(part, Mapping) and "text" in part]
                else:
                    left.append(value)
        elif isinstance(one, list):
            left += one
    return tuple(dict.fromkeys(" ".join(text.split())[:200] for text in texts if text.strip()))


def _document(found: _Gathered) -> Json:
    limits = {**found.limits, **({"avoid": found.avoid} if found.avoid else {})}
    document: dict[str, object] = {"exercise": found.items, "limits": limits}
    document["by"] = next(iter(found.by), "")
    if found.on:
        document["on"] = max(found.on)
    if found.until:
        document["until"] = min(found.until)
    return document


def _resources(found: _Gathered, raw: object) -> Iterator[tuple[str, Json]]:
    """Each resource with its address in the file, the bundle's own entries first to last."""
    if not isinstance(raw, Mapping):
        found.say("file", "this is no FHIR resource")
        return
    if raw.get("resourceType") != "Bundle":
        yield str(raw.get("id", "file"))[:60], raw
        return
    entries = raw.get("entry", [])
    if not isinstance(entries, list) or len(entries) > MOST_ENTRIES:
        found.say("Bundle.entry", f"this has to be a list of at most {MOST_ENTRIES}")
        return
    for at, entry in enumerate(entries):
        one = entry.get("resource") if isinstance(entry, Mapping) else None
        if isinstance(one, Mapping):
            yield str(entry.get("fullUrl") or f"Bundle.entry[{at}]")[:200], one
        else:
            found.say(f"Bundle.entry[{at}]", "there is no resource in it")


def _names(where: str, one: Json) -> Iterator[str]:
    yield where
    yield f"{one.get('resourceType')}/{one.get('id')}"


def _care_plan(found: _Gathered, where: str, one: Json, known: set[str]) -> None:
    _head(found, where, one, ("author", "created"))
    period = one.get("period")
    if isinstance(period, Mapping) and "end" in period:
        found.until.append(str(period["end"])[:10])
    _limits(found, where, one)
    for at, activity in enumerate(_list(found, one.get("activity", []), f"{where}.activity")):
        here = f"{where}.activity[{at}]"
        detail = activity.get("detail")
        reference = activity.get("reference")
        if isinstance(detail, Mapping):
            if str(detail.get("status")) not in _OPEN:
                found.say(here, f"its status is {str(detail.get('status'))[:30]!r}, and only open ones can be followed")
            _exercise(found, here, detail, "scheduledTiming")
        elif not isinstance(reference, Mapping) or str(reference.get("reference")) not in known:
            found.say(here, "it has no detail, and refers to nothing in the file")
        _strict(found, here, activity)


def _service_request(found: _Gathered, where: str, one: Json) -> None:
    _head(found, where, one, ("requester", "authoredOn"))
    _limits(found, where, one)
    _exercise(found, where, one, "occurrenceTiming")


def _head(found: _Gathered, where: str, one: Json, names: tuple[str, str]) -> None:
    """Who and when, and whether it is meant to be followed at all."""
    if one.get("status") != "active":
        found.say(where, f"its status is {str(one.get('status'))[:30]!r}, and only an active one can be followed")
    if str(one.get("intent")) not in _MEANT:
        found.say(where, f"its intent is {str(one.get('intent'))[:30]!r}, and only a plan or an order can be followed")
    who, when = one.get(names[0]), one.get(names[1])
    if isinstance(who, Mapping) and isinstance(who.get("display"), str):
        found.by[str(who["display"])] = None
    if isinstance(when, str):
        found.on.append(when[:10])
    _strict(found, where, one)


def _strict(found: _Gathered, where: str, one: Json) -> None:
    """FHIR forbids going on where a modifier is not understood."""
    for name in ("modifierExtension", "implicitRules"):
        if name in one:
            found.say(f"{where}.{name}", "this changes what is meant in a way that unhunch does not know")


def _exercise(found: _Gathered, where: str, one: Json, timing: str) -> None:
    for unread in _CANT:
        if unread in one:
            found.say(f"{where}.{unread}", "this is not read", f"Say the dose in an extension {DOSE}. {_SEE}")
    _strict(found, where, one)
    name = _coded(found, where, one.get("code"))
    forbidden = one.get("doNotPerform", False)
    if not isinstance(forbidden, bool):
        found.say(f"{where}.doNotPerform", "this is neither true nor false")
    if name is None:
        return
    if forbidden is True:
        found.avoid.append(name)
        return
    dose = _numbers(found, where, one, DOSE, ("level", *NUMBERS))
    if timing in one:
        read, wrong = days_and_seconds(one[timing])
        found.wrong += [Finding(where=f"{where}.{timing}", what=what, fix=_SEE) for what in wrong]
        if "duration_s" in read and "duration_s" in dose:
            found.say(f"{where}.{timing}", "the duration is there twice")
        dose = {**read, **dose}
    found.items.append({"id": name, **dose})


def _coded(found: _Gathered, where: str, code: object) -> str | None:
    """The exercise that the code means: by our system, else by a name of the catalogue."""
    if not isinstance(code, Mapping):
        found.say(f"{where}.code", "it does not say which exercise it is")
        return None
    codings = code.get("coding", [])
    ours = [
        str(one.get("code"))
        for one in (codings if isinstance(codings, list) else [])
        if isinstance(one, Mapping) and one.get("system") == SYSTEM
    ]
    if len(set(ours)) == 1:
        return ours[0]
    text = code.get("text")
    named = _ids_named(found.catalogue, text) if isinstance(text, str) and not ours else []
    if len(named) == 1:
        return named[0]
    what = f"{str(text)[:60]!r} is no exercise of the catalogue" if not ours else "it is coded as several exercises"
    found.say(f"{where}.code", what, f"Code it with the system {SYSTEM}. {_SEE}")
    return None


def _ids_named(catalogue: Catalogue, text: str) -> list[str]:
    wanted = text.strip().casefold()
    texts = (one for words in catalogue.texts.values() for one in words.items())
    return list(dict.fromkeys(id_ for id_, one in texts if one.name.casefold() == wanted or id_ == text))


def _limits(found: _Gathered, where: str, one: Json) -> None:
    for name, value in _numbers(found, where, one, LIMITS, ("level", "sessions_a_week", "minutes_a_day")).items():
        if found.limits.get(name, value) != value:
            found.say(where, f"the limit {name} is there twice")
        found.limits[name] = value


def _numbers(found: _Gathered, where: str, one: Json, url: str, known: Sequence[str]) -> dict[str, object]:
    """The whole numbers in the parts of our extension; nothing of it where there is none."""
    numbers: dict[str, object] = {}
    for at, extension in enumerate(_list(found, one.get("extension", []), f"{where}.extension")):
        if extension.get("url") != url:
            continue
        for part in _list(found, extension.get("extension", []), f"{where}.extension[{at}]"):
            name, value = part.get("url"), _value(part)
            if name not in known or name in numbers or value is None:
                found.say(f"{where}.extension[{at}]", f"{str(name)[:40]!r} is unknown, there twice, or no whole number")
            else:
                numbers[str(name)] = value
    return numbers


def _value(part: Json) -> int | None:
    found = [part[name] for name in ("valuePositiveInt", "valueUnsignedInt", "valueInteger") if name in part]
    value = found[0] if len(found) == 1 else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _list(found: _Gathered, raw: object, where: str) -> list[Json]:
    if isinstance(raw, list) and all(isinstance(one, Mapping) for one in raw):
        return raw
    found.say(where, "this has to be a list of objects")
    return []
