"""The player's stage: a server of its own that can be killed, and a page whose clock the test turns."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

ROOT = Path(__file__).resolve().parents[2]
NOW = "2026-11-23T09:00:00+00:00"


@dataclass
class PlayerApp:
    """A server on its own home folder; `kill` takes it away as a power cut does, `start` brings it back."""

    home: Path
    port: int
    link: str = ""
    sessions: dict[str, int] = field(default_factory=dict)
    _process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, *trouble: str) -> None:
        clock = self.home.parent / "clock"
        clock.write_text(NOW, encoding="utf-8")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.plumbing.player_server", str(self.home), str(self.port), *trouble],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "UNHUNCH_CLOCK_FILE": str(clock)},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        words = self._process.stdout.readline().split()
        assert words, "the server did not start"
        self.link = words[0]
        self.sessions = {name: int(minutes) for name, _, minutes in (word.partition("=") for word in words[1:])}
        self._wait_until_it_answers()

    def kill(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._process = None

    def main_session(self) -> str:
        return next(name for name in self.sessions if "-main-" in name)

    def short_session(self) -> str:
        return next(name for name in self.sessions if "-micro-" in name)

    def kept(self, kind: str) -> list[dict[str, object]]:
        """The values of that kind that are stored, oldest first."""
        with sqlite3.connect(self.home / "unhunch.sqlite3") as db:
            rows = db.execute("select payload from store_entry where kind = ? order by id", (kind,)).fetchall()
        return [json.loads(row[0]) for row in rows]

    def _wait_until_it_answers(self) -> None:
        until = time.monotonic() + 20
        while time.monotonic() < until:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        pytest.fail("the server did not answer")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def seeded_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder with the person's answers and plan, made once."""
    app = PlayerApp(home=tmp_path_factory.mktemp("seeded") / "home", port=free_port())
    app.start()
    app.kill()
    return app.home


@pytest.fixture
def player_app(tmp_path: Path, seeded_home: Path) -> Iterator[PlayerApp]:
    """A server with a person who may begin; it is gone after the test."""
    shutil.copytree(seeded_home, tmp_path / "home")
    app = PlayerApp(home=tmp_path / "home", port=free_port())
    app.start()
    yield app
    app.kill()


def come_in(page: Page, app: PlayerApp, session: str) -> None:
    """The player's page of a session, its clock in the test's hand."""
    page.clock.install()
    page.goto(app.link)
    page.goto(f"{app.url}/session/{session}/")


def answer_check(page: Page, *, pain: int = 1) -> None:
    expect(page.locator("[data-player][data-screen=check]")).to_be_visible()
    page.locator(f'[name=pain_now][value="{pain}"]').check(force=True)
    page.locator('[name=anything_new][value="no"]').check()
    page.locator('[name=unwell][value="none"]').check()
    page.locator('[name=short_sleep][value="no"]').check()
    page.locator("[data-check] button.big").click()
    expect(page.locator("[data-on=play]")).to_be_visible()


def begin(page: Page) -> None:
    page.locator("[data-do=start]").click()


def run(page: Page, seconds: float) -> None:
    page.clock.run_for(int(seconds * 1000))


def run_until(page: Page, selector: str, *, at_most: int = 3000) -> None:
    """Turns the clock on, second by second, until something is to be seen."""
    for _ in range(at_most // 5):
        if page.locator(selector).first.is_visible():
            return
        run(page, 5)
    pytest.fail(f"{selector} was not seen within {at_most} s")


def heading(page: Page) -> str:
    return page.locator("[data-name]").inner_text()


def where(page: Page) -> tuple[str, str, str]:
    """What the person sees of where they are: exercise, ring's number, set and side."""
    number = page.locator("[data-number]").text_content() or ""
    return (heading(page), number, page.locator("[data-over]").inner_text())


def all_sent(page: Page, app: PlayerApp) -> None:
    """Waits until the browser keeps no event that the server lacks."""
    for _ in range(60):
        waiting = page.evaluate(
            """() => new Promise((resolve) => {
                const open = indexedDB.open("unhunch-player");
                open.onsuccess = () => {
                    const count = open.result.transaction("events").objectStore("events").count();
                    count.onsuccess = () => { open.result.close(); resolve(count.result); };
                };
            })"""
        )
        if waiting == 0:
            return
        run(page, 2)
        time.sleep(0.05)
    pytest.fail("events are still waiting")
