"""What the browser needs that is not ours: fetched after the first page is up, or before the tests."""

import contextlib
import os
import select
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tools import camera_parts, npm_parts
from tools.environment import Workshop
from tools.say import FrontDoorError, Log, open_log
from tools.signs import touched

ROOT = Path(__file__).resolve().parent.parent
# The first page and what it loads come first; fetching may take its time.
AFTER_FIRST_PAGE_S = 3
WITHOUT_A_SIGN_S = 15
NICE = 10


def ready(workshop: Workshop) -> bool:
    """Whether all that the locks name is there to be served."""
    return npm_parts.ready(workshop) and camera_parts.ready(workshop)


def fetch(workshop: Workshop, log: Log) -> bool:
    """Fetch what is missing, the figures' parts first; return whether all is there now."""
    figures = npm_parts.fetch(workshop, log)
    return camera_parts.fetch(workshop, log) and figures


@contextlib.contextmanager
def told(workshop: Workshop) -> Iterator[None]:
    """Have the pages know, from now on, that the camera's parts are being fetched where they are missing."""
    sign = camera_parts.sign_of(workshop)
    if not camera_parts.ready(workshop):
        sign.fetching(0, len(camera_parts.STEPS))
    with touched(sign):
        yield


def fetch_before_tests(workshop: Workshop, log: Log) -> None:
    """Fetch the parts before anything is tested or measured; in continuous integration they may not be missing."""
    with told(workshop):
        _demand(log, there=fetch(workshop, log))


def fetch_figures(workshop: Workshop, log: Log) -> None:
    """Fetch what the figures need before they are made; in continuous integration it may not be missing."""
    _demand(log, there=npm_parts.fetch(workshop, log))


def _demand(log: Log, *, there: bool) -> None:
    if not there and os.environ.get("CI") == "true":
        raise FrontDoorError(f"CI=true and parts for the browser are missing. The log says why: {log.path}")


def main(arguments: list[str]) -> int:
    """Wait for the server's sign that it answers, then fetch in the background; 0 if the parts are there."""
    workshop = Workshop(root=ROOT)
    with contextlib.suppress(KeyboardInterrupt), told(workshop):
        if not wait_for_sign(arguments):
            camera_parts.sign_of(workshop).gone()
            return 1
        with contextlib.suppress(AttributeError, OSError):
            os.nice(NICE)
        return int(not fetch(workshop, open_log(ROOT, "parts")))
    return 130


def wait_for_sign(arguments: list[str]) -> bool:
    """Whether the server answers, and goes on: it says so through the pipe that the argument names.

    Without a pipe it is believed after a while.
    """
    if not arguments:
        time.sleep(WITHOUT_A_SIGN_S)
        return True
    pipe = int(arguments[0])
    if not os.read(pipe, 1):
        return False
    time.sleep(AFTER_FIRST_PAGE_S)
    return not select.select([pipe], [], [], 0)[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
