"""Playwright on the system's Chromium; without one, browser tests are skipped and counted."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

NOT_RUN = "no Chromium here"
# The shell is the same Chromium without the parts that no page sees: it tests as much in less time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files/Chromium/Application/chrome.exe",
)
# No sandbox, because continuous integration runs as root; the rest keeps the browser from calling home.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium() -> str | None:
    """Return the path of a Chromium on this machine (UNHUNCH_CHROMIUM first), or None."""
    named = os.environ.get("UNHUNCH_CHROMIUM")
    if named is not None:
        return named if Path(named).is_file() else None
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or next((place for place in PLACES if Path(place).is_file()), None)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep a file's tests on one worker; skip those of the browser, or fail with CI=true, where no Chromium is.

    What a file's tests share, a server or a plan, is then made once. First of all hooks, because pytest-xdist reads the
    groups in its own.
    """
    for item in items:
        if not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(item.path.name))
        if "browser" not in item.path.parts and not item.get_closest_marker("browser"):
            continue
        item.add_marker(pytest.mark.browser)
        if chromium() is None and os.environ.get("CI") != "true":
            item.add_marker(pytest.mark.skip(reason=NOT_RUN))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Refuse to run groups torn apart: each test of a module would wait for a server of its own, and find it empty."""
    if getattr(session.config.option, "loadgroup", False):
        grouped = (item for item in session.items if item.get_closest_marker("xdist_group"))
        if any("@" not in item.nodeid for item in grouped):
            pytest.exit("pytest-xdist does not keep the tests of a group together with this pytest", returncode=3)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fail a browser test with CI=true where no Chromium is, instead of letting it pass unseen."""
    if item.get_closest_marker("browser") and chromium() is None and os.environ.get("CI") == "true":
        pytest.fail("CI=true and no Chromium: install it, or set UNHUNCH_CHROMIUM to its path", pytrace=False)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The arguments with which Playwright starts the system's own Chromium."""
    return {**browser_type_launch_args, "executable_path": chromium(), "args": list(ARGUMENTS)}
