"""What the player's page tells the browser of the camera's coach."""

from collections.abc import Collection
from typing import Any

from django.templatetags.static import static
from django.urls import reverse

from unhunch.catalogue import Catalogue
from unhunch.web.camera_parts import camera_parts


def camera_facts(catalogue: Catalogue, exercises: Collection[str], language: str) -> dict[str, Any]:
    """What every camera needs, where the silhouettes are, and the cue of each fault of each exercise that a session may
    show.
    """
    easier = {catalogue.get(one).easier for one in exercises}
    return {
        **thread_facts(),
        "silhouettes": static("camera/silhouettes.json"),
        "cues": {one: _cues(catalogue, one, language) for one in sorted({*exercises, *filter(None, easier)})},
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


def _cues(catalogue: Catalogue, exercise: str, language: str) -> dict[str, str]:
    return {fault: words.cue for fault, words in catalogue.text(exercise, language).faults.items()}
