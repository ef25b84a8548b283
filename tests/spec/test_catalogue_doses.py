from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from unhunch import load_catalogue
from unhunch.catalogue.model import Dose, Exercise

CATALOGUE = load_catalogue()

# What the five articles and the NHS routine print, read from them by hand: exercise, field, low, high, source.
PRINTED = [
    ("march-on-the-spot", "duration_s", 180, 180, "nhs-warmup"),
    ("heel-digs", "count", 60, 60, "nhs-warmup"),
    ("heel-digs", "duration_s", 60, 60, "nhs-warmup"),
    ("knee-lifts", "count", 30, 30, "nhs-warmup"),
    ("knee-lifts", "duration_s", 30, 30, "nhs-warmup"),
    ("shoulder-rolls-warm-up", "sets", 2, 2, "nhs-warmup"),
    ("shoulder-rolls-warm-up", "repetitions", 10, 10, "nhs-warmup"),
    ("knee-bends", "repetitions", 10, 10, "nhs-warmup"),
    ("prone-scapular-squeeze", "hold_s", 5, 10, "seed-000"),
    ("prone-scapular-squeeze", "repetitions", 10, 15, "seed-000"),
    ("bent-over-row", "repetitions", 10, 12, "seed-000"),
    ("bent-over-row-barbell", "repetitions", 10, 15, "seed-001"),
    ("superman", "hold_s", 10, 15, "seed-000"),
    ("superman", "repetitions", 12, 15, "seed-000"),
    ("prone-ytw", "repetitions", 8, 10, "seed-000"),
    ("gentle-neck-stretch", "hold_s", 20, 30, "seed-000"),
    ("upper-back-extension-standing", "hold_s", 10, 15, "seed-000"),
    ("upper-back-extension-standing", "repetitions", 5, 8, "seed-000"),
    ("shoulder-blade-squeeze", "hold_s", 5, 10, "seed-000"),
    ("shoulder-blade-squeeze", "repetitions", 10, 12, "seed-000"),
    ("upper-trapezius-stretch", "hold_s", 20, 30, "seed-000"),
    ("chest-stretch-doorway", "hold_s", 30, 30, "seed-001"),
    ("shoulder-rolls", "repetitions", 10, 15, "seed-001"),
    ("lat-pulldown", "repetitions", 10, 15, "seed-001"),
    ("swimming", "duration_s", 1200, 1800, "seed-001"),
    ("walking", "duration_s", 1200, 1800, "seed-003"),
    ("upper-back-stretch-3", "hold_s", 5, 5, "seed-003"),
    ("chin-tuck", "hold_s", 5, 5, "seed-004"),
    ("chin-tuck", "repetitions", 5, 10, "seed-004"),
    ("cervical-flexion", "hold_s", 5, 5, "seed-004"),
    ("cervical-flexion", "repetitions", 5, 10, "seed-004"),
    ("lateral-flexion", "hold_s", 5, 5, "seed-004"),
    ("lateral-flexion", "sets", 5, 10, "seed-004"),
    ("shoulder-squeeze", "hold_s", 5, 5, "seed-004"),
    ("shoulder-squeeze", "repetitions", 5, 10, "seed-004"),
]
OFTEN = [
    ("chest-stretch-doorway", (3, 4), "seed-001"),
    ("lat-pulldown", (2, 3), "seed-001"),
    ("swimming", (2, 3), "seed-001"),
    ("walking", (7, 7), "seed-003"),
]
# Deliberately other than the fact sheet, with the reason.
DECIDED = {
    ("lateral-raise-band", "per_week"): (2, 5),  # level 1 starts at 2 days a week; the exemption says 2 to 5
}
# Numbers that the fact sheet gives in the words of a level alone.
IN_WORDS = {("lateral-raise-band", "per_week")}
FIELDS = {"reps": "repetitions", "duration_min": "duration_s"}


def _span(value: object) -> tuple[int, int]:
    match value:
        case [int() as low, int() as high] | (int() as low, int() as high):
            return low, high
        case int() as number:
            return number, number
        case _:
            message = f"{value!r} is no number or range"
            raise TypeError(message)


@pytest.mark.parametrize(("exercise_id", "field", "low", "high", "source"), PRINTED)
def test_level_two_is_the_printed_dose_unaltered(
    exercise_id: str, field: str, low: int, high: int, source: str
) -> None:
    dose = CATALOGUE.get(exercise_id).levels[2]

    assert (_span(getattr(dose, field)), dose.source[field]) == ((low, high), source)


def test_the_table_names_every_number_that_is_said_to_come_from_an_article() -> None:
    printed = {(exercise_id, field) for exercise_id, field, *_ in PRINTED}
    said = {
        (exercise.id, field)
        for exercise in _all()
        for field, source in exercise.levels[2].source.items()
        if source.startswith("seed-") or source == "nhs-warmup"
    }

    assert said - {("walking", "per_day")} == printed


@pytest.mark.parametrize(("exercise_id", "per_week", "source"), OFTEN)
def test_printed_frequencies_are_unaltered(exercise_id: str, per_week: tuple[int, int], source: str) -> None:
    often = CATALOGUE.get(exercise_id).frequency

    assert (often.per_week, often.source) == (per_week, source)


def test_levels_one_and_three_are_expert_numbers_save_those_that_a_source_prints() -> None:
    printed = {
        (exercise.id, level, field)
        for exercise in _all()
        for level in (1, 3)
        for field, source in exercise.levels[level].source.items()
        if source != "expert"
    }

    assert printed == {
        ("walking", 3, "duration_s"),
        ("walking", 3, "per_day"),
        ("lateral-raise-band", 3, "sets"),
        ("lateral-raise-band", 3, "duration_s"),
    }


@pytest.mark.parametrize(
    ("exercise_id", "first", "second"),
    [
        ("bent-over-row", (10, 12), (10, 15)),
        ("shoulder-blade-squeeze", (10, 12), (10, 15)),
    ],
)
def test_where_articles_disagree_both_doses_stand_and_the_smaller_is_chosen_with_a_reason(
    exercise_id: str, first: tuple[int, int], second: tuple[int, int]
) -> None:
    exercise = CATALOGUE.get(exercise_id)
    reported = {report.source: report.dose.repetitions for report in exercise.reported if report.dose}

    assert (reported, exercise.levels[2].repetitions, bool(CATALOGUE.text(exercise_id).chosen)) == (
        {"seed-000": first, "seed-001": second},
        first,
        True,
    )


@pytest.mark.parametrize(
    "exercise_id",
    ["gentle-neck-stretch", "lateral-flexion", "walking", "march-on-the-spot", "chin-tuck", "lat-pulldown"],
)
def test_other_disagreements_say_what_was_chosen(exercise_id: str) -> None:
    assert CATALOGUE.text(exercise_id).chosen


@pytest.fixture(scope="module")
def sheet(shared: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((shared / "clinical" / "exercises.yaml").read_text("utf-8"))
    return loaded


@pytest.mark.shared
def test_all_numbers_are_those_of_the_fact_sheet(sheet: dict[str, Any]) -> None:
    differing = [line for record in sheet["exercises"] for line in _differences(record)]

    assert differing == []


@pytest.mark.shared
def test_all_exercises_and_variants_of_the_fact_sheet_are_there_in_its_order(sheet: dict[str, Any]) -> None:
    variants = [v["id"] for record in sheet["exercises"] for v in record.get("variants", [])]

    assert (list(CATALOGUE.exercises), list(CATALOGUE.variants)) == (
        [record["id"] for record in sheet["exercises"]],
        variants,
    )


@pytest.mark.shared
def test_every_exercise_that_an_article_names_is_there_under_its_id(sheet: dict[str, Any]) -> None:
    named = {row["id"] for row in sheet["seed_index"] if row["id"]}

    assert named - set(CATALOGUE.exercises) == set()


@pytest.mark.shared
def test_no_tag_of_the_fact_sheet_is_lost(sheet: dict[str, Any]) -> None:
    lost = [
        (record["id"], tag)
        for record in sheet["exercises"]
        for tag in (*record["avoid_if"], *record["modify_if"])
        if tag not in CATALOGUE.get(record["id"]).avoid_if and tag not in CATALOGUE.get(record["id"]).modify_if
    ]

    assert lost == []


@pytest.mark.shared
def test_no_reason_to_avoid_became_weaker(sheet: dict[str, Any]) -> None:
    weaker = [
        (record["id"], tag)
        for record in sheet["exercises"]
        for tag in record["avoid_if"]
        if tag not in CATALOGUE.get(record["id"]).avoid_if
    ]

    assert weaker == []


def _all() -> Iterator[Exercise]:
    yield from CATALOGUE.exercises.values()
    yield from CATALOGUE.variants.values()


def _differences(record: dict[str, Any]) -> Iterator[str]:
    exercise = CATALOGUE.get(record["id"])
    for level, numbers in record["dose"]["levels"].items():
        for name, value in numbers.items():
            if name == "note":
                continue
            found = getattr(exercise.levels[level], FIELDS.get(name, name))
            if not _same(found, value, factor=60 if name == "duration_min" else 1):
                yield f"{exercise.id} level {level} {name}: {value} became {found}"
        yield from _added(exercise.id, exercise.levels[level], numbers)
    for name in ("per_week", "per_day"):
        wanted = DECIDED.get((exercise.id, name), record["frequency"].get(name))
        found = getattr(exercise.frequency, name)
        if wanted is not None and found != _span(wanted):
            yield f"{exercise.id} {name}: {wanted} became {found}"


def _same(found: object, value: object, *, factor: int) -> bool:
    if isinstance(value, str) or isinstance(found, str):
        return found == value
    low, high = _span(value)
    return _span(found) == (low * factor, high * factor)


def _added(exercise_id: str, dose: Dose, numbers: dict[str, object]) -> Iterator[str]:
    known = {FIELDS.get(name, name) for name in numbers}
    added = (name for name in dose.source if name not in known and (exercise_id, name) not in IN_WORDS)
    yield from (f"{exercise_id}: {name} was added" for name in added)
