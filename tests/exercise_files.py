"""Files of other exercise collections, made up: in the shape of free-exercise-db, and of exerciseinfo of wger."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def fed(**changes: Any) -> Row:
    """A record of free-exercise-db: a stretch on all fours."""
    row = {
        "name": "Thread and Reach",
        "force": "static",
        "level": "beginner",
        "mechanic": None,
        "equipment": None,
        "primaryMuscles": ["middle back"],
        "secondaryMuscles": ["shoulders"],
        "instructions": [
            "Start on the floor on your hands and knees.",
            "Slide one arm under you and let that shoulder sink. Hold for 20-30 seconds.",
            "Come back, and repeat with the other arm for the recommended amount of repetitions.",
        ],
        "category": "stretching",
        "images": ["Thread_and_Reach/0.jpg"],
        "id": "Thread_and_Reach",
    }
    return {**row, **changes}


def told(name: str, description: str, **changes: Any) -> Row:
    """What wger says in one language, English unless told otherwise."""
    row = {"id": 9, "name": name, "description": description, "language": 2, "license": 2, "license_author": "Ada"}
    return {**row, **changes}


def wger(*translations: Row, **changes: Any) -> Row:
    """An exercise of wger's exerciseinfo: a pull with a band."""
    english = told(
        "Band High Pull", "<p>Stand and hold the band.</p><ol><li>Pull your elbows back.</li><li>Let go.</li></ol>"
    )
    row = {
        "id": 77,
        "uuid": "00000000-0000-4000-8000-000000000077",
        "category": {"id": 12, "name": "Back"},
        "muscles": [{"id": 9, "name": "Trapezius", "name_en": ""}],
        "muscles_secondary": [{"id": 1, "name": "Biceps brachii", "name_en": "Biceps"}],
        "equipment": [{"id": 11, "name": "Resistance band"}],
        "license": {"id": 2, "short_name": "CC-BY-SA 4"},
        "license_author": "Ada",
        "images": [],
        "translations": list(translations) or [english],
    }
    return {**row, **changes}


def file_of(*rows: Row) -> bytes:
    """A list of records, as free-exercise-db has it."""
    return json.dumps(rows).encode()


def page_of(*rows: Row) -> bytes:
    """A page of results, as wger has it."""
    return json.dumps({"count": len(rows), "next": None, "previous": None, "results": rows}).encode()


def laid_out(files: dict[str, str] | Any, folder: Path) -> Path:
    """The files of a pack written into a folder."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def named(rows: Sequence[Any]) -> list[tuple[str, str]]:
    """Name and reason of what is left out."""
    return [(one.name, one.why) for one in rows]
