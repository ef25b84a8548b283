"""What the player's page tells the browser of the camera's coach."""

import re
from collections.abc import Collection
from typing import Any, Final

from django.templatetags.static import static
from django.urls import reverse

from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Fault
from unhunch.web.camera_parts import camera_parts

# The parts that a mark can lie on, by the first words of a fault that name one.
PARTS: Final = tuple(
    (part, re.compile(words))
    for part, words in (
        ("shoulders", r"ear shoulder height|shoulder level|shoulder width|shrug|shoulder line"),
        ("elbows", r"elbow"),
        ("hands", r"arm elevation|wrist|hand|left right difference|above-the-shoulder"),
        ("head", r"head|neck|ear|chin|nose"),
        ("knees", r"knee"),
        ("hips", r"hip|pelvis|thigh"),
        ("feet", r"heel|toe|ankle|foot|leg"),
    )
)


def camera_facts(catalogue: Catalogue, exercises: Collection[str], language: str) -> dict[str, Any]:
    """What every camera needs, where the silhouettes are, and the cue of each fault of each exercise that a session may
    show.
    """
    easier = {catalogue.get(one).easier for one in exercises}
    faults = {one: fault_facts(catalogue, one, language) for one in sorted({*exercises, *filter(None, easier)})}
    return {
        **thread_facts(),
        "silhouettes": static("camera/silhouettes.json"),
        "cues": {one: cues for one, (cues, _parts) in faults.items()},
        "marks": {one: parts for one, (_cues, parts) in faults.items()},
    }


def thread_facts() -> dict[str, Any]:
    """Where the parts are (empty: not fetched yet), who tells how far their fetching is, where our own threads are."""
    parts = camera_parts()
    return {
        "parts": parts.url if parts else "",
        "fetching": reverse("camera-parts"),
        "pose": static("js/camera/pose-worker.js"),
        "coach": static("js/camera/coach-worker.js"),
    }


def fault_facts(catalogue: Catalogue, exercise: str, language: str) -> tuple[dict[str, str], dict[str, str]]:
    """The cue of each fault of the exercise, and the part of the body on which it is marked; none where it is gone."""
    try:
        words, known = catalogue.text(exercise, language), catalogue.get(exercise)
    except KeyError:
        return {}, {}
    return {fault: one.cue for fault, one in words.faults.items()}, {one.id: _part(one) for one in known.faults}


def _part(fault: Fault) -> str:
    """Where a fault is seen: by what the coach measures of it, else by the words that say how it shows."""
    said = f"{fault.watch.measure if fault.watch else ''} {fault.id} {fault.metric}".lower().replace("_", " ")
    return next((part for part, named in PARTS if named.search(said)), "trunk")
