"""The figure in the browser: what its scripts weigh as sent, and what a frame costs the page."""

import gzip
import importlib.util
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.row import Row
from tools.front_door import ROOT
from tools.vendor import told

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCRIPTS_KB = 250
FRAME_MS = 4.0
SCRIPTS = ROOT / "src" / "unhunch" / "web" / "static" / "js"
# What the figure's modules take from the player's.
SHARED = ("dom.js", "steps.js", "machine.js")
WATCHED_MS = 6000
BUILD_S = 60
FIRST_MS = 1000
PAGES = 7
FIRST_PICTURE = """
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (one.url.includes("/figures/")) window.firstPicture ??= one.startTime;
}).observe({ type: "largest-contentful-paint", buffered: true });
"""


def rows() -> Iterator[Row]:
    """The lines about figures."""
    yield from _weight()
    yield _building()
    yield from _in_the_browser()


def _weight() -> Iterator[Row]:
    note = ROOT / "var" / "vendor" / "parts.json"
    named = told(note).get("three", "")
    if not named:
        yield Row(
            name="scripts of the figure", value="three.js has not been fetched", limit=f"{SCRIPTS_KB} KB", holds=False
        )
        return
    three = note.parent / named
    own = [*(SCRIPTS / "figure").glob("*.js"), *(SCRIPTS / "player" / name for name in SHARED)]
    ours = sum(len(gzip.compress(path.read_bytes(), 9)) for path in own) / 1000
    theirs = {ending: three.with_name(three.name + ending).stat().st_size / 1000 for ending in (".gz", ".br")}
    whole = theirs[".gz"] + ours
    value = f"{whole:.0f} KB with gzip ({theirs['.gz']:.0f} KB three.js, {ours:.0f} KB ours)"
    value += f"; three.js {theirs['.br']:.0f} KB with brotli"
    yield Row(name="scripts of the figure, as sent", value=value, limit=f"{SCRIPTS_KB} KB", holds=whole <= SCRIPTS_KB)


def _building() -> Row:
    """Both bodies with all movements and mistakes, made anew and compared with the shipped ones."""
    name, limit = "GLBs and tracks of all exercises", f"{BUILD_S} s"
    if importlib.util.find_spec("scipy") is None or not (ROOT / "var" / "figures").is_dir():
        return Row(name=name, value="not measured: ./run figures brings what it needs", limit=limit)
    begun = time.perf_counter()
    told = subprocess.run([sys.executable, "-m", "unhunch.figures.build", "--check"], check=False, capture_output=True)
    took = time.perf_counter() - begun
    sound = "the same as the shipped" if told.returncode == 0 else "NOT as the shipped"
    return Row(name=name, value=f"{took:.0f} s, {sound}", limit=limit, holds=took <= BUILD_S and told.returncode == 0)


def _in_the_browser() -> Iterator[Row]:
    """The first picture, and our own part of a frame, with the real bodies if they are there.

    The drawing of the frames itself is left out: it is the graphics card's.
    """
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only this measurement needs a browser

    from tests.plumbing.browser import ARGUMENTS, chromium  # noqa: PLC0415 - the same
    from tests.plumbing.figure import FIRST, WITH_A_CHIP, make_pictures  # noqa: PLC0415 - the same
    from tests.plumbing.live import start_app  # noqa: PLC0415 - the same

    with tempfile.TemporaryDirectory(prefix="unhunch-bench-") as folder:
        real = ROOT / "src" / "unhunch" / "figures" / "pictures"
        drawn = real if (real / "woman.glb").is_file() else make_pictures(Path(folder) / "pictures", [FIRST])
        app = start_app(Path(folder) / "home", UNHUNCH_PICTURES=str(drawn))
        try:
            with sync_playwright() as tool:
                browser = tool.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
                page = app.enter(browser)
                page.add_init_script(FIRST_PICTURE)
                first = [_first_picture(page) for _ in range(PAGES)]
                page.add_init_script(WITH_A_CHIP)
                page.goto(f"/exercises/{FIRST}/")
                page.wait_for_selector("[data-figure-ready=live]", timeout=60_000)
                page.wait_for_timeout(WATCHED_MS)
                works = page.evaluate("document.querySelector('[data-figure]').figure.works()")
                browser.close()
        finally:
            app.contexts.clear()
            app.stop()
    shown = statistics.median(first)
    value = f"median {shown:.0f} ms of {PAGES} exercise pages, worst {max(first):.0f} ms"
    yield Row(name="first picture on screen", value=value, limit=f"{FIRST_MS} ms", holds=shown <= FIRST_MS)
    median, most = statistics.median(works), sorted(works)[int(len(works) * 0.95)]
    who = "the real bodies" if drawn == real else "a stand-in body"
    value = f"median {median:.2f} ms, 95 of 100 under {most:.2f} ms, of {len(works)} frames with {who}"
    yield Row(name="the page's own work a frame", value=value, limit=f"{FRAME_MS:g} ms", holds=median <= FRAME_MS)


def _first_picture(page: "Page") -> float:
    """Milliseconds from the request of an exercise's page to its first picture, still or loop, on screen."""
    from tests.plumbing.figure import FIRST  # noqa: PLC0415 - only this measurement needs it

    page.goto(f"/exercises/{FIRST}/")
    return float(page.wait_for_function("() => window.firstPicture").json_value())
