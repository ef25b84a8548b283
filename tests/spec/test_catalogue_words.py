import re
from collections.abc import Iterator

import pytest

from unhunch import load_catalogue
from unhunch.catalogue.model import ExerciseText

CATALOGUE = load_catalogue()
LORE = CATALOGUE.lore_text("en")
LONGEST = 30
"""Words in a sentence; beyond it people who read little lose the thread."""

# What the sources of techniques.md print, by technique and number.
NUMBERS = [
    ("heat", "duration_min", (15, 20)),
    ("heat", "times_a_day", (1, 3)),
    ("heat", "longest_min", 30),
    ("cold", "duration_min", (5, 10)),
    ("heat", "between_min", 60),
    ("heat", "check_skin_min", 5),
    ("cold", "check_skin_min", 5),
    ("massage", "session_min", 60),
    ("massage", "per_week", (2, 3)),
    ("massage", "self_spot_s", (30, 60)),
    ("massage", "self_pressure", 4),
    ("ergonomics", "screen_cm", (50, 100)),
    ("ergonomics", "elbow_deg", (90, 120)),
    ("ergonomics", "seat_edge_cm", (5, 10)),
    ("breaks", "default_min", 45),
    ("breaks", "length_min", (1, 2)),
    ("relaxation", "breaths_a_minute", 6),
    ("relaxation", "breathing_min", (3, 5)),
]
# What each article prints where two of them name one exercise.
REPORTED = [
    ("gentle-neck-stretch", "seed-000", "hold_s", (20, 30)),
    ("gentle-neck-stretch", "seed-001", "hold_s", (30, 30)),
    ("bent-over-row", "seed-000", "repetitions", (10, 12)),
    ("bent-over-row", "seed-001", "repetitions", (10, 15)),
    ("shoulder-blade-squeeze", "seed-001", "repetitions", (10, 15)),
    ("shoulder-blade-squeeze", "seed-001", "hold_s", (5, 10)),
    ("chest-stretch-doorway", "seed-001", "per_week", (3, 4)),
    ("lat-pulldown", "seed-001", "per_week", (2, 3)),
    ("lateral-flexion", "seed-004", "sets", (5, 10)),
]
FOREIGN = re.compile(r"\b(seed|patient|client|the user|the person|TODO|suboptimal|contraindicat\w+)\b", re.IGNORECASE)


def _of(text: ExerciseText) -> Iterator[str]:
    yield from (text.start, *text.steps, text.breathing, *text.stop_if, text.chosen, text.safety_note)
    yield from (*text.changes.values(), *text.level_notes.values(), *text.reported.values(), text.frequency_note)
    yield from (fault.cue for fault in text.faults.values())


def _said() -> Iterator[tuple[str, str]]:
    for name in (*CATALOGUE.exercises, *CATALOGUE.variants):
        yield from ((name, said) for said in _of(CATALOGUE.text(name)))
    for name, technique in LORE.techniques.items():
        parts = (technique.short, *technique.what, *technique.how, *technique.methods.values(), technique.evidence)
        yield from ((name, said) for said in (*parts, *technique.not_if, *technique.stop_if, *technique.ask))
        yield from ((name, said) for said in (*technique.care.values(), *technique.checks.values()))
        for one in technique.practices.values():
            yield from ((name, said) for said in (*one.steps, one.look, one.done, one.worse))
    for entries in (LORE.faq, LORE.education):
        for name, entry in entries.items():
            yield from ((name, said) for said in (entry.title, *entry.body))
    yield from LORE.tags.items()


def test_no_sentence_is_too_long_to_follow() -> None:
    long = [
        (name, sentence)
        for name, said in _said()
        for sentence in re.split(r"(?<=[.!?:;])\s", said)
        if len(sentence.split()) > LONGEST
    ]

    assert long == []


def test_people_are_spoken_to_and_no_workshop_word_slips_in() -> None:
    assert [(name, said) for name, said in _said() if FOREIGN.search(said)] == []


def test_sentences_end_as_sentences_do() -> None:
    steps = [s for name in CATALOGUE.exercises for s in CATALOGUE.text(name).steps if not s.endswith((".", "!", "?"))]

    assert steps == []


@pytest.mark.parametrize(("technique", "number", "value"), NUMBERS)
def test_a_technique_has_the_numbers_of_its_source(technique: str, number: str, value: object) -> None:
    assert CATALOGUE.techniques[technique].numbers[number].value == value


@pytest.mark.parametrize(("exercise_id", "source", "field", "value"), REPORTED)
def test_what_an_article_prints_stands_as_printed(
    exercise_id: str, source: str, field: str, value: tuple[int, int]
) -> None:
    report = next(report for report in CATALOGUE.get(exercise_id).reported if report.source == source)

    assert getattr(report.dose, field) == value


def test_every_article_that_is_reported_names_its_lines() -> None:
    silent = [
        (exercise.id, report.source)
        for exercise in CATALOGUE.exercises.values()
        for report in exercise.reported
        if report.source.startswith("seed-") and not report.requirement
    ]

    assert silent == []


def test_relaxation_is_not_sold_as_a_treatment() -> None:
    assert "no benefit" in LORE.techniques["relaxation"].evidence


def test_results_are_promised_in_weeks_to_months_never_in_days() -> None:
    assert "Nobody can promise that" in " ".join(LORE.faq["how-long"].body)
