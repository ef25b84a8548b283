"""Importing, screening, and the second start to its first page."""

import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path

from benchmarks.people import NOON
from benchmarks.row import Row, Took, median_ms, timed
from tools.front_door import ROOT
from unhunch.catalogue import Catalogue
from unhunch.screening import Answers, assume_no, screen

TIMES = 7
IMPORT_MS = 400
SCREEN_MS = 1.0
START_S = 3.0


def rows(catalogue: Catalogue) -> Iterator[Row]:
    """The lines about starting."""
    bare = median_ms([_python("pass") for _ in range(TIMES)])
    whole = median_ms([_python("import unhunch") for _ in range(TIMES)])
    every = median_ms([_python("import unhunch; [getattr(unhunch, n) for n in unhunch.__all__]") for _ in range(TIMES)])
    yield Row(
        name="import of unhunch",
        value=f"{whole:.0f} ms, {bare:.0f} ms of it Python's own start; with all public names asked for {every:.0f} ms",
        limit=f"{IMPORT_MS} ms",
        holds=whole <= IMPORT_MS,
    )
    answers = assume_no(Answers(answers={"CA-13": "yes"}, age=41, pain_now=4), catalogue)
    rounds = 200
    took = timed(lambda: [screen(answers, NOON, catalogue) for _ in range(rounds)])
    each_ms = took.wall_s / rounds * 1000
    yield Row(name="one screening", value=f"{each_ms:.2f} ms", limit=f"{SCREEN_MS:g} ms", holds=each_ms <= SCREEN_MS)
    starts = [_start() for _ in range(3)]
    yield Row(
        name="second ./run to the first page",
        value=f"{sorted(starts)[1]:.2f} s",
        limit=f"{START_S:g} s",
        holds=sorted(starts)[1] <= START_S,
    )


def _python(code: str) -> Took:
    return timed(lambda: subprocess.run([sys.executable, "-c", code], check=True))


_HOME = Path(tempfile.gettempdir()) / "unhunch-bench-start"


def _start() -> float:
    """Seconds from ./run to the whole first page, on a home folder that was opened before."""
    import os  # noqa: PLC0415 - the environment of the child alone

    environment = {**os.environ, "UNHUNCH_HOME": str(_HOME), "UNHUNCH_NO_BROWSER": "1"}
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, str(ROOT / "run"), "--port", "0"], env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            link = next(line for line in process.stdout or () if "http://" in line).split()[-1]
            opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
            with opener.open(link) as page:
                page.read()
            return time.perf_counter() - began
        finally:
            process.terminate()
