"""A prescription's file: read whole, or refused with everything that is wrong."""

import json
from datetime import date
from typing import Any

import pytest

from tests.planned import the_catalogue
from tests.terminal import EXAMPLES
from unhunch.catalogue.model import Finding
from unhunch.programme.prescribed import Cut, Prescription
from unhunch.programme.prescription import MOST_BYTES, UNREAD, read_prescription
from unhunch.programme.prescription_document import kept_document, to_document

TODAY = date(2026, 11, 23)
TOML = (EXAMPLES / "prescription.toml").read_bytes()
FHIR = (EXAMPLES / "prescription.fhir.json").read_bytes()
HEAD = 'by = "A"\non = 2026-11-12\n'


def read(data: bytes | str) -> tuple[Prescription | None, tuple[Finding, ...]]:
    return read_prescription(data.encode() if isinstance(data, str) else data, the_catalogue(), TODAY)


def taken(data: bytes | str) -> Prescription:
    found, findings = read(data)
    assert found is not None, findings
    return found


def asked(exercise: str) -> str:
    return f"{HEAD}[[exercise]]\n{exercise}\n"


def test_the_examples_say_the_same_in_both_forms() -> None:
    assert read(TOML) == read(FHIR)
    assert [one.exercise for one in taken(TOML).items] == ["wall-angel", "chin-tuck", "plank-knees"]


def test_what_was_read_is_kept_and_read_again_as_it_was() -> None:
    found = taken(TOML)
    assert kept_document(json.loads(json.dumps(to_document(found))), the_catalogue()) == found


@pytest.mark.parametrize(
    ("exercise", "level", "numbers", "cut"),
    [
        ('id = "wall-angel"\nsets = 2\nrepetitions = 9', 2, (2, 9), ()),
        ('id = "wall-angel"\nrepetitions = 4', 1, (None, 4), ()),
        ('id = "wall-angel"\nsets = 3\nrepetitions = 40', 3, (3, 10), ("repetitions",)),
        ('id = "wall-angel"\nlevel = 1\nsets = 3\nrepetitions = 5', 1, (1, 5), ("sets",)),
        ('id = "wall-angel"', None, (None, None), ()),
        ('id = "wall-angel"\ndays_a_week = 7', None, (None, None), ("days_a_week",)),
    ],
)
def test_a_dose_is_put_at_the_level_that_holds_it_and_cut_where_none_does(
    exercise: str, level: int | None, numbers: tuple[int | None, int | None], cut: tuple[str, ...]
) -> None:
    found = taken(asked(exercise))
    one = found.items[0]
    assert (one.level, (one.sets, one.repetitions)) == (level, numbers)
    assert tuple(part.name for part in found.cuts) == cut


def test_each_number_that_is_cut_is_told() -> None:
    found, said = read(asked('id = "wall-angel"\nlevel = 2\nrepetitions = 99'))
    assert found is not None
    assert found.cuts == (Cut(exercise="wall-angel", name="repetitions", asked=99, most=10),)
    assert [one.where for one in said] == ["wall-angel.repetitions"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "file"),
        ("by = ", "file"),
        ("on = 2026-11-12\n[[exercise]]\nid = 'plank'", "by"),
        ('by = "A\\u0007"\non = 2026-11-12\n[[exercise]]\nid = "plank"', "by"),
        ("by = 'A'\n[[exercise]]\nid = 'plank'", "on"),
        ("by = 'A'\non = 2027-11-12\n[[exercise]]\nid = 'plank'", "on"),
        (f"{HEAD}until = 2026-11-22\n[[exercise]]\nid = 'plank'", "until"),
        (HEAD, "exercise"),
        (asked("id = 'plankk'"), "exercise[0].id"),
        (asked("id = 'plank'\nsets = 0"), "exercise[0].sets"),
        (asked("id = 'plank'\nsets = true"), "exercise[0].sets"),
        (asked("id = 'plank'\nsets = 2.0"), "exercise[0].sets"),
        (asked("id = 'wall-angel'\nhold_s = 5"), "exercise[0].hold_s"),
        (asked("id = 'plank'\nspeed = 2"), "exercise[0]"),
        (asked("id = 'plank'\n[[exercise]]\nid = 'plank'"), "exercise"),
        (f"{HEAD}[limits]\navoid = ['plank']\n[[exercise]]\nid = 'plank'", "exercise[0]"),
        (f"{HEAD}[limits]\nlevel = 1\n[[exercise]]\nid = 'plank'\nlevel = 2", "exercise[0]"),
        (f"{HEAD}[limits]\nmost = 1", "limits"),
        (f"{HEAD}[limits]\navoid = 'plank'", "limits.avoid"),
        (asked("id = 'walking'\ndays_a_week = 3"), "exercise[0].days_a_week"),
        (asked("id = 'knee-bends'\ndays_a_week = 3"), "exercise[0].days_a_week"),
    ],
)
def test_what_does_not_fit_is_refused_and_named(text: str, where: str) -> None:
    found, findings = read(text)
    assert found is None
    assert where in [one.where for one in findings]


def test_everything_that_is_wrong_is_told_at_once() -> None:
    _found, findings = read("by = 1\non = 'x'\nfoo = 2\n[[exercise]]\nid = 'plankk'\nsets = 99")
    assert {one.where for one in findings} == {"file", "by", "on", "exercise[0].sets", "exercise[0].id"}


def test_an_unknown_exercise_is_answered_with_the_nearest() -> None:
    _found, findings = read(asked("id = 'wall angels'"))
    assert "wall-angel" in findings[0].fix


def test_a_file_that_is_too_large_or_nested_too_deeply_is_refused_unread() -> None:
    assert read(b"#" * (MOST_BYTES + 1))[1][0].what.startswith("is larger")
    for text in ("x = " + "[" * 40_000, "[" * 40_000, '{"a":' * 30 + "1" + "}" * 30):
        assert read(text)[0] is None


def changed(**values: Any) -> str:
    return json.dumps({**json.loads(FHIR), **values})


def detailed(**values: Any) -> str:
    plan = json.loads(FHIR)
    plan["activity"][1]["detail"].update(values)
    return json.dumps(plan)


@pytest.mark.parametrize(
    "text",
    [
        changed(status="draft"),
        changed(status=["active"]),
        changed(intent="proposal"),
        changed(modifierExtension=[{"url": "urn:x", "valueBoolean": True}]),
        changed(resourceType="Patient"),
        changed(author={"reference": "Practitioner/1"}),
        changed(activity=[{"reference": {"reference": "ServiceRequest/elsewhere"}}]),
        changed(activity={}),
        changed(extension=[{"url": "urn:unhunch:limits", "extension": [{"url": "speed", "valuePositiveInt": 1}]}]),
        detailed(status="cancelled"),
        detailed(status={}),
        detailed(quantity={"value": 3}),
        detailed(doNotPerform="yes"),
        detailed(code={"text": "Deadlift"}),
        detailed(code={"coding": [{"system": "urn:unhunch:exercise", "code": name} for name in ("plank", "bridge")]}),
        detailed(scheduledTiming={"repeat": {"frequency": 3, "period": 1, "periodUnit": "d"}}),
        detailed(scheduledTiming={"repeat": {"frequency": 3, "period": 1, "periodUnit": "wk", "count": 4}}),
        detailed(scheduledTiming={"event": ["2026-11-23"]}),
        detailed(scheduledTiming={"repeat": {"dayOfWeek": ["monday"]}}),
        FHIR.decode().replace('"status": "active"', '"status": "active", "status": "draft"', 1),
        FHIR.decode().replace(": 8", ": NaN"),
    ],
)
def test_fhir_that_can_not_be_followed_is_refused(text: str) -> None:
    found, findings = read(text)
    assert found is None
    assert findings


def test_a_bundle_of_requests_is_read_as_one_prescription() -> None:
    def request(code: str, **more: Any) -> dict[str, Any]:
        return {
            "resource": {
                "resourceType": "ServiceRequest", "status": "active", "intent": "order", "authoredOn": "2026-11-12",
                "requester": {"display": "Anna Schmidt"},
                "code": {"coding": [{"system": "urn:unhunch:exercise", "code": code}]}, **more,
            }
        }  # fmt: skip

    timing = {"repeat": {"duration": 5, "durationUnit": "min"}}
    entries = [request("walking", occurrenceTiming=timing), request("plank", doNotPerform=True)]
    found = taken(json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries}))
    assert (found.by, found.avoid) == ("Anna Schmidt", ("plank",))
    assert [(one.exercise, one.duration_s, one.level) for one in found.items] == [("walking", 300, 1)]


def test_a_text_of_fhir_that_is_not_read_is_named() -> None:
    found, findings = read(detailed(description="Only while seated"))
    assert found is not None
    assert (findings[0].where, findings[0].what) == (UNREAD, "Only while seated")
