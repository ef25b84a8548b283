"""What keeps a technique from being guided: numbers that do not fit, unknown names, missing words."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from unhunch.catalogue import load_catalogue
from unhunch.catalogue.checks.practices import practice_findings
from unhunch.catalogue.contents import Catalogue
from unhunch.catalogue.lore import Fact
from unhunch.catalogue.practice import PracticeDose, dose_of

SHIPPED = load_catalogue()
KNOWN = frozenset(SHIPPED.exercises)


def found(catalogue: Catalogue = SHIPPED) -> str:
    return "\n".join(f"{one.where} {one.what}" for one in practice_findings(catalogue, known=KNOWN))


def facts(technique: str, **change: Any) -> Catalogue:
    """The shipped catalogue with other facts of one technique."""
    other = replace(SHIPPED.techniques[technique], **change)
    return replace(SHIPPED, techniques={**SHIPPED.techniques, technique: other})


def practice(technique: str, name: str, **change: Any) -> Catalogue:
    """The same with other facts of one practice."""
    return facts(technique, practices=_with(SHIPPED.techniques[technique].practices, name, **change))


def number(technique: str, name: str, value: Any) -> Catalogue:
    """The same with another value of one number."""
    own = SHIPPED.techniques[technique].numbers
    return facts(technique, numbers={**own, name: Fact(value=value, unit="", source="expert")})


def words(technique: str, language: str = "en", **change: Any) -> Catalogue:
    """The shipped catalogue with other words of one technique."""
    text = SHIPPED.lore[language]
    other = {**text.techniques, technique: replace(text.techniques[technique], **change)}
    return replace(SHIPPED, lore={**SHIPPED.lore, language: replace(text, techniques=other)})


def said(technique: str, name: str, **change: Any) -> Catalogue:
    """The same with other words of one practice."""
    return words(technique, practices=_with(SHIPPED.lore["en"].techniques[technique].practices, name, **change))


def _with(own: Mapping[str, Any], name: str, **change: Any) -> dict[str, Any]:
    return {**own, name: replace(own[name], **change)}


def test_the_shipped_techniques_have_no_finding() -> None:
    assert found() == ""


SPOILED = [
    (practice("heat", "warmth", length="length_min"), "names the number 'length_min'"),
    (practice("massage", "ball", length="self_pressure"), "ends in neither _min nor _s"),
    (practice("massage", "ball", length=""), "length is missing: a timer needs to know how long"),
    (number("heat", "longest_min", 19), "is longer than the most at once"),
    (number("massage", "self_spot_s", (60, 30)), "no span above 0"),
    (number("relaxation", "breathing_min", (0, 5)), "no span above 0"),
    (practice("relaxation", "slow-breathing", pace=""), "belongs to the breathing guide"),
    (practice("heat", "warmth", pace="times_a_day"), "belongs to the breathing guide"),
    (practice("relaxation", "tense-and-let-go", let_go=""), "needs tense and let_go for the tensing guide"),
    (
        practice("heat", "warmth", tense="check_skin_min"),
        "needs tense and let_go for the tensing guide, and for no other",
    ),
    (number("relaxation", "let_go_s", (15, 10)), "let_go is 15 to 10, which is no span above 0"),
    (practice("heat", "warmth", not_with=("numbness",)), "names the tag 'numbness'"),
    (practice("posture", "neutral", exercise="posture"), "names the exercise 'posture'"),
    (facts("heat", care_with=("pregnancy", "fever")), "names the tag 'fever'"),
    (facts("sleep", checks={"pillow": "cushion_cm"}), "names the number 'cushion_cm'"),
    (words("cold", practices={}), "cold.practices doesn't match the facts"),
    (words("sleep", "de", checks={}), "techniques.de.toml: sleep.checks doesn't match the facts"),
    (words("heat", "es", care={}), "techniques.es.toml: heat.care doesn't match the facts"),
    (words("acupuncture", "de", ask=()), "another number of questions than English"),
    (words("sleep", methods={"pillow": "{cushion_cm} high"}), "sleep.methods names the number 'cushion_cm'"),
    (words("relaxation", not_if=()), "relaxation.not_if is missing: what has a timer says first when not to"),
    (said("heat", "warmth", look=""), "warmth.look doesn't match the facts"),
    (said("massage", "ball", look="Look."), "ball.look doesn't match the facts"),
    (said("heat", "warmth", steps=()), "warmth.steps is missing"),
    (said("heat", "warmth", done=""), "lacks what is said at the end"),
    (said("heat", "warmth", worse=""), "lacks what is said at the end, or if it felt worse"),
]


@pytest.mark.parametrize(("catalogue", "what"), SPOILED, ids=[what for _, what in SPOILED])
def test_a_fault_of_a_practice_is_found_and_named(catalogue: Catalogue, what: str) -> None:
    assert what in found(catalogue)


@pytest.mark.parametrize(
    ("technique", "name", "expected"),
    [
        (
            "heat",
            "warmth",
            PracticeDose(length_s=(900, 1200), longest_s=1800, times=3, between_s=3600, look_every_s=300),
        ),
        ("cold", "cooling", PracticeDose(length_s=(300, 600), longest_s=600, times=3, look_every_s=300)),
        ("massage", "ball", PracticeDose(length_s=(30, 60), longest_s=60)),
        ("relaxation", "slow-breathing", PracticeDose(length_s=(180, 300), longest_s=300, breath_s=10)),
        (
            "relaxation",
            "tense-and-let-go",
            PracticeDose(length_s=(600, 900), longest_s=900, tense_s=5, let_go_s=(10, 15)),
        ),
        ("posture", "neutral", PracticeDose(length_s=(0, 0))),
    ],
)
def test_a_dose_is_read_from_the_numbers_in_seconds(technique: str, name: str, expected: PracticeDose) -> None:
    facts_ = SHIPPED.techniques[technique]
    assert dose_of(facts_, facts_.practices[name]) == expected
