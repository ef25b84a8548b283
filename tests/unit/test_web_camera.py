"""What the player's page says of the camera, and the policy of the threads that see the person."""

import json
from pathlib import Path
from typing import Any
from wsgiref.headers import Headers

import pytest
from django.test import Client

from tests.plumbing.pages import door, person
from tools import silhouettes
from unhunch.coach.targets import TARGETS

__all__ = ["door", "person"]


def test_the_shapes_to_step_into_are_of_todays_motions() -> None:
    written = silhouettes.FILE.read_text(encoding="utf-8")
    assert silhouettes.source() == written, "run .venv/bin/python -m tools.silhouettes"


def test_every_exercise_that_the_camera_judges_has_a_shape_within_the_picture() -> None:
    shapes = json.loads(silhouettes.FILE.read_text(encoding="utf-8"))
    judged = {name for name, one in TARGETS.items() if one.camera != "none" and not one.reference}
    assert set(shapes) == judged
    assert all(abs(x) < 2 / 3 and 0 < y < 1 for points in shapes.values() for x, y in points)


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("/static/js/camera/pose-worker.1a2b.js", True),
        ("/static/js/camera/coach-worker.js", True),
        ("/static/js/camera/coached.js", False),
        ("/static/js/player/player.js", False),
    ],
)
def test_a_thread_that_sees_the_person_may_ask_this_server_alone(address: str, own: bool) -> None:  # noqa: FBT001
    from unhunch.web.assets import tell_more  # noqa: PLC0415 - Django has to be set up first

    headers = Headers()
    tell_more(headers, address, address)
    policy = headers.get("Content-Security-Policy", "")
    assert ("connect-src 'self'" in policy, "default-src 'none'" in policy, "unsafe-inline" in policy) == (
        own,
        own,
        False,
    )


def test_parts_that_are_not_there_have_no_address(person: Client, settings: Any, tmp_path: Path) -> None:
    from unhunch.web.camera import camera_facts  # noqa: PLC0415 - Django has to be set up first
    from unhunch.web.context import use_context  # noqa: PLC0415 - the same

    settings.UNHUNCH_VENDOR = tmp_path
    facts = camera_facts(use_context().catalogue, {"lateral-raise-band"}, "en")
    assert facts["parts"] == ""
    assert facts["cues"]["lateral-raise-band"]["shrug"]
